"""One setting of the newest version changed on a page: a version of its own comes out of it."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import Desk, DeskHere, NotFound, PostedHere, ViewerHere
from api.forms.field import Field, FieldKind, options
from api.forms.reading import Answers, Raw, read
from api.ids import new_command_id, read_command_id
from api.permissions import may_import
from api.scene import real_now
from api.viewer import Viewer
from api.words import places as words
from cases.places.setting import PlanVersion, SettingEntry
from cases.places.vocabulary import NeedType, Phase
from rules.calendar import london_day
from store.plan_file import MOST_PLACES

router = APIRouter(include_in_schema=False)

_FIELDS: tuple[Field, ...] = (
    Field(
        "phases",
        "Which phases does it teach?",
        FieldKind.CHOICES,
        missing="Choose at least one phase",
        options=options(words.PHASES),
    ),
    Field(
        "needs",
        "Which needs can it meet?",
        FieldKind.CHOICES,
        missing="Choose at least one need",
        options=options(words.NEEDS),
    ),
    Field("places", "How many places has it?", missing="Write the number of places"),
    Field("places_free", "How many of them are free?", missing="Write the number of free places"),
)


@router.get("/inclusion-plans/{version_id}/settings/{setting_id}")
def show(
    request: Request, desk: DeskHere, viewer: ViewerHere, version_id: str, setting_id: str
) -> Response:
    """The form, filled in with what the version says."""
    version, entry = _one(desk, viewer, version_id, setting_id)
    typed: Raw = {
        "phases": [phase.value for phase in entry.phases],
        "needs": [need.value for need in entry.needs],
        "places": [str(entry.places)],
        "places_free": [str(entry.places_free)],
    }
    return _page(request, desk, version, entry, Answers(typed))


@router.post("/inclusion-plans/{version_id}/settings/{setting_id}")
def change(
    request: Request,
    desk: DeskHere,
    viewer: ViewerHere,
    form: PostedHere,
    version_id: str,
    setting_id: str,
) -> Response:
    """The next version: all as before, but for this setting; it holds from today or as planned."""
    version, entry = _one(desk, viewer, version_id, setting_id)
    answers = read(_FIELDS, form.raw)
    places, free = _count(answers, "places"), _count(answers, "places_free")
    if not answers.errors and free > places:
        answers.refuse("places_free", "There cannot be more free places than places")
    if answers.errors:
        return _page(request, desk, version, entry, answers, status=422)
    changed = replace(
        entry,
        phases=tuple(Phase(phase) for phase in answers.chosen("phases")),
        needs=tuple(NeedType(need) for need in answers.chosen("needs")),
        places=places,
        places_free=free,
    )
    today = london_day(real_now())
    text = replace(
        version.text,
        dated_on=today,
        effective_from=max(version.text.effective_from, today),
        settings=tuple(changed if one is entry else one for one in version.text.settings),
    )
    command_id = read_command_id(form.text("command_id")) or new_command_id()
    desk.stores.inclusion_plans.add(version.authority_id, command_id, text, viewer.person_id)
    return RedirectResponse(f"/inclusion-plans/{command_id}", 303)


def _one(
    desk: Desk, viewer: Viewer, version_id: str, setting_id: str
) -> tuple[PlanVersion, SettingEntry]:
    """The setting in the newest version; an older version is history and is not changed."""
    if not may_import(viewer):
        raise NotFound
    version = desk.stores.inclusion_plans.find(version_id)
    entry = version.setting(setting_id) if version is not None else None
    if version is None or entry is None:
        raise NotFound
    newest = desk.stores.inclusion_plans.versions(version.authority_id)[0]
    if newest.version_id != version_id:
        raise NotFound
    return version, entry


def _count(answers: Answers, name: str) -> int:
    text = answers.text(name)
    if text.isascii() and text.isdigit() and int(text) <= MOST_PLACES:
        return int(text)
    if text:
        answers.refuse(name, "Write a whole number, like 12")
    return 0


def _page(
    request: Request,
    desk: Desk,
    version: PlanVersion,
    entry: SettingEntry,
    answers: Answers,
    *,
    status: int = 200,
) -> Response:
    values = {
        "version": version,
        "entry": entry,
        "fields": _FIELDS,
        "typed": answers.raw,
        "command_id": new_command_id(),
    }
    return desk.pages.show(
        request, "inclusion_setting.html", values, status=status, errors=answers.errors
    )

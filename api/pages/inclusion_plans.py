"""Versions of local inclusion plans: imported by an administrator, read by the authority."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, RedirectResponse, Response

from api.desk import Desk, DeskHere, NotFound, Posted, PostedHere, ViewerHere
from api.forms.field import Field, FieldKind, Option
from api.forms.reading import Answers, read
from api.ids import new_command_id, read_command_id
from api.organisations import AUTHORITY, SETTING, teams_of_kind
from api.permissions import may_import, may_read_inclusion_plans
from api.scene import real_now
from api.viewer import Viewer
from api.words import places as words
from cases.places.setting import PlanVersion
from rules.calendar import london_day
from store.people import Person
from store.plan_file import BadPlanFile, Frame, read_partners, read_plan, write_csv, write_json

router = APIRouter(include_in_schema=False)

FILE = "file"
"""The field with the file."""


def _authorities(desk: Desk, viewer: Viewer) -> tuple[Person, ...]:
    """Whose plans a person may read: an administrator all, an officer those of the own authority."""
    if not may_read_inclusion_plans(viewer):
        raise NotFound
    teams = teams_of_kind(desk.stores.people, AUTHORITY)
    if may_import(viewer):
        return teams
    return tuple(team for team in teams if team.person_id in viewer.teams)


def _fields(teams: tuple[Person, ...]) -> tuple[Field, ...]:
    return (
        Field(
            "authority_id",
            "Whose plan is it?",
            FieldKind.SELECT,
            missing="Choose the council",
            options=tuple(Option(team.person_id, team.display_name) for team in teams),
        ),
        Field("title", "What is this version called?", required=False),
        Field(
            "dated_on",
            "Day on which it was agreed",
            FieldKind.DAY,
            required=False,
            what="the day on which it was agreed",
        ),
        Field(
            "effective_from",
            "First day on which lists are drawn from it",
            FieldKind.DAY,
            required=False,
            what="the first day",
        ),
        Field(
            "partners",
            "Who is in the local partnership?",
            FieldKind.WORDS,
            hint="One a line, like “health: Example health board”. Leave it out to keep the "
            "partners of the last version. The others are education, care, council, "
            "alternative provision, parents and other.",
            required=False,
            limit=5000,
        ),
    )


@router.get("/inclusion-plans")
def show(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """The versions, and for an administrator the form for another one."""
    return _page(request, desk, viewer, Answers({}))


@router.post("/inclusion-plans")
def add(request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere) -> Response:
    """A version is imported whole, or every problem of its file is told."""
    if not may_import(viewer):
        raise NotFound
    teams = _authorities(desk, viewer)
    answers = read(_fields(teams), form.raw)
    problems: tuple[str, ...] = ()
    if not answers.errors:
        problems = _import(desk, viewer, form, answers)
    if answers.errors or problems:
        return _page(request, desk, viewer, answers, problems=problems, status=422)
    return RedirectResponse("/inclusion-plans?done=1", 303)


def _import(desk: Desk, viewer: Viewer, form: Posted, answers: Answers) -> tuple[str, ...]:
    data = form.file_within(desk.settings.upload_limit_bytes)
    if not data:
        answers.refuse(FILE, "Choose the file with the settings, and not a larger one than allowed")
        return ()
    authority_id = answers.text("authority_id")
    known = desk.stores.inclusion_plans.versions(authority_id)
    teams = [team.person_id for team in teams_of_kind(desk.stores.people, SETTING)]
    try:
        partners = read_partners(answers.text("partners"))
        if not partners and known:
            partners = known[0].text.partners
        frame = Frame(
            answers.text("title"),
            answers.day("dated_on"),
            answers.day("effective_from"),
            partners,
        )
        text = read_plan(data, frame, teams)
    except BadPlanFile as bad:
        return bad.problems
    version_id = read_command_id(form.text("command_id")) or new_command_id()
    desk.stores.inclusion_plans.add(authority_id, version_id, text, viewer.person_id)
    return ()


@router.get("/inclusion-plans/{version_id}.csv")
def as_csv(desk: DeskHere, viewer: ViewerHere, version_id: str) -> Response:
    """The settings of a version as the file that can be imported again."""
    version = _version(desk, viewer, version_id)
    return _download(write_csv(version.text.settings), "text/csv", f"settings-{version.number}.csv")


@router.get("/inclusion-plans/{version_id}.json")
def as_json(desk: DeskHere, viewer: ViewerHere, version_id: str) -> Response:
    """A version, all of it, as the file that can be imported again."""
    version = _version(desk, viewer, version_id)
    name = f"inclusion-plan-{version.number}.json"
    return _download(write_json(version.text), "application/json", name)


@router.get("/inclusion-plans/{version_id}")
def one(request: Request, desk: DeskHere, viewer: ViewerHere, version_id: str) -> Response:
    """One version with its partners and settings."""
    version = _version(desk, viewer, version_id)
    newest = desk.stores.inclusion_plans.versions(version.authority_id)[0]
    may_edit = may_import(viewer) and newest.version_id == version_id
    values = {"version": version, "words": words, "may_edit": may_edit}
    return desk.pages.show(request, "inclusion_plan.html", values)


def _version(desk: Desk, viewer: Viewer, version_id: str) -> PlanVersion:
    allowed = {team.person_id for team in _authorities(desk, viewer)}
    version = desk.stores.inclusion_plans.find(version_id)
    if version is None or version.authority_id not in allowed:
        raise NotFound
    return version


def _download(text: str, media_type: str, name: str) -> Response:
    return PlainTextResponse(
        text,
        media_type=media_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _page(
    request: Request,
    desk: Desk,
    viewer: Viewer,
    answers: Answers,
    *,
    problems: tuple[str, ...] = (),
    status: int = 200,
) -> Response:
    teams = _authorities(desk, viewer)
    plans = desk.stores.inclusion_plans
    today: date = london_day(real_now())
    values = {
        "plans": [
            (team, plans.versions(team.person_id), plans.in_force(team.person_id, today))
            for team in teams
        ],
        "fields": _fields(teams) if may_import(viewer) else (),
        "typed": answers.raw,
        "command_id": new_command_id(),
        "problems": problems,
        "done": "done" in request.query_params,
        "limit_bytes": desk.settings.upload_limit_bytes,
    }
    return desk.pages.show(
        request, "inclusion_plans.html", values, status=status, errors=answers.errors
    )

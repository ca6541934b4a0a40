"""Every form: shown, read, filed, and answered with one of the four outcomes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import (
    Desk,
    DeskHere,
    NotFound,
    Posted,
    PostedHere,
    ViewerHere,
    opening_scene,
    scene_of,
)
from api.draft import Draft, NotUnderstood
from api.forms.action import Action, add_errors, make_ask
from api.forms.appeal_form import grounds_typed
from api.forms.catalogue import action_of
from api.forms.field import Field, FieldKind
from api.forms.opening import PLAN, REGISTER_PLAN, START_DISPUTE, plan_before, typed_from
from api.forms.reading import Answers, Raw, read
from api.gateway import Done, NotAllowed, StillWorking, Unknown
from api.ids import Ids, new_command_id, read_command_id
from api.permissions import may_act, may_see
from api.scene import Scene
from api.uploading import Kept, receive_file
from api.viewer import Viewer
from api.words.provision import provision_of
from cases.command import CommandRefused

router = APIRouter(include_in_schema=False)

COMMAND_ID = "command_id"
"""Name of the form field with the id that makes a double post harmless."""


ASKED = "answer-consultation"
"""The one form that a setting may open of a plan that it does not see, when it is asked."""

SEEN = "seen"
"""Name of the form field that says which answers the person has seen the consequences of."""


@dataclass(frozen=True)
class Understood:
    """A form that was read; `draft` is None when something must be put right first."""

    scene: Scene
    action: Action
    fields: tuple[Field, ...]
    answers: Answers
    kept: Kept | None
    draft: Draft | None
    command_id: str


@router.get("/start")
def start(request: Request, desk: DeskHere, viewer: ViewerHere, plan: str = "") -> Response:
    """The form that starts a dispute; filled in when it comes from a plan."""
    scene = opening_scene(desk, viewer, plan)
    prefill = plan_before(scene, plan) if plan else None
    return _open_form(request, desk, scene, START_DISPUTE, typed_from(prefill) if prefill else {})


@router.post("/start")
async def start_filed(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere
) -> Response:
    """A dispute is filed."""
    scene = await to_thread.run_sync(opening_scene, desk, viewer, form.text(PLAN))
    return await _file(request, desk, scene, START_DISPUTE, form)


@router.get("/register-plan")
def register_plan(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """The form that registers a plan."""
    return _open_form(request, desk, opening_scene(desk, viewer), REGISTER_PLAN, {})


@router.post("/register-plan")
async def register_plan_filed(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere
) -> Response:
    """A plan is registered."""
    scene = await to_thread.run_sync(opening_scene, desk, viewer)
    return await _file(request, desk, scene, REGISTER_PLAN, form)


@router.get("/cases/{case_id}/{slug}")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str, slug: str) -> Response:
    """The form of an action."""
    scene, action = _action(desk, viewer, case_id, slug)
    typed = grounds_typed(scene) if slug == "grounds" else {}
    return _open_form(request, desk, scene, action, typed)


@router.post("/cases/{case_id}/{slug}")
async def filed(
    request: Request,
    desk: DeskHere,
    viewer: ViewerHere,
    form: PostedHere,
    case_id: str,
    slug: str,
) -> Response:
    """An action is filed."""
    scene, action = await to_thread.run_sync(_action, desk, viewer, case_id, slug)
    return await _file(request, desk, scene, action, form)


def _action(desk: Desk, viewer: Viewer, case_id: str, slug: str) -> tuple[Scene, Action]:
    scene = scene_of(desk, viewer, case_id, asked=slug == ASKED)
    action = action_of(scene.existing.kind, slug)
    if action is None or not may_act(viewer, action.command, scene.existing):
        raise NotFound
    return scene, action


def _open_form(request: Request, desk: Desk, scene: Scene, action: Action, typed: Raw) -> Response:
    if not may_act(scene.viewer, action.command):
        raise NotFound
    fields = action.fields(scene)
    empty = Understood(scene, action, fields, Answers(typed), None, None, new_command_id())
    return _show(request, desk, empty)


async def _file(
    request: Request, desk: Desk, scene: Scene, action: Action, form: Posted
) -> Response:
    if not may_act(scene.viewer, action.command):
        raise NotFound
    understood = await to_thread.run_sync(_understand, desk, scene, action, form)
    if understood.draft is None:
        return await to_thread.run_sync(_invalid, request, desk, understood)
    if action.preview is not None and form.text(SEEN) != _fingerprint(understood):
        return await to_thread.run_sync(_preview, request, desk, understood)
    filed = await desk.filing.file(scene, understood.draft, understood.command_id, action.case_kind)
    match filed.outcome:
        case Done():
            own = scene.case is None or may_see(scene.viewer, scene.case)
            there = f"/cases/{filed.case_id}{'?done=1' if own else '/asked'}"
            return RedirectResponse(there, 303)
        case StillWorking(command_id, _):
            return RedirectResponse(f"/filings/{command_id}", 303)
        case NotAllowed() as refusal:
            return await to_thread.run_sync(_refused, request, desk, understood, refusal)
        case Unknown():
            return await to_thread.run_sync(_unclear, request, desk, understood)


def _understand(desk: Desk, scene: Scene, action: Action, form: Posted) -> Understood:
    fields = action.fields(scene)
    answers = read(fields, form.raw)
    kept = _file_of(desk, scene, fields, answers, form)
    command_id = read_command_id(form.text(COMMAND_ID)) or new_command_id()
    draft: Draft | None = None
    ask = make_ask(action, scene, answers)
    if ask is not None:
        try:
            draft = ask.draft(scene, Ids(command_id))
        except NotUnderstood as refused:
            add_errors(answers, refused)
    return Understood(scene, action, fields, answers, kept, draft, command_id)


def _file_of(
    desk: Desk, scene: Scene, fields: tuple[Field, ...], answers: Answers, form: Posted
) -> Kept | None:
    asked = next((field for field in fields if field.kind is FieldKind.FILE), None)
    if asked is None:
        return None
    kept = receive_file(
        asked.name,
        form.upload,
        answers,
        files=desk.stores.files,
        sessions=desk.sessions,
        person_id=scene.viewer.person_id,
        limit_bytes=desk.settings.upload_limit_bytes,
        required=asked.required,
    )
    if kept is not None:
        answers.values[asked.name] = kept
    return kept


def _invalid(request: Request, desk: Desk, understood: Understood) -> Response:
    return _show(request, desk, understood, status=422)


def _fingerprint(understood: Understood) -> str:
    """A mark of what a form asks, so that only what was shown with its consequences is filed."""
    assert understood.draft is not None
    facts = understood.draft.facts
    told = {name: str(value) for name, value in facts.items() if name != "narrative_id"}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def _preview(request: Request, desk: Desk, understood: Understood) -> Response:
    """The form once more with what would follow; nothing was filed."""
    preview, draft = understood.action.preview, understood.draft
    assert preview is not None
    assert draft is not None
    try:
        lines = preview(understood.scene, draft)
    except CommandRefused as refusal:
        said = NotAllowed(refusal.code, refusal.reason, refusal.rule)
        return _refused(request, desk, understood, said)
    return _show(request, desk, understood, preview=lines)


def _refused(request: Request, desk: Desk, understood: Understood, refusal: NotAllowed) -> Response:
    """The form again with the reason; a new id, because the old one has its answer."""
    again = Understood(
        understood.scene,
        understood.action,
        understood.fields,
        understood.answers,
        understood.kept,
        None,
        new_command_id(),
    )
    return _show(request, desk, again, status=409, refusal=refusal)


def _unclear(request: Request, desk: Desk, understood: Understood) -> Response:
    """The form again with everything typed and the same id, so that sending it again is safe."""
    return _show(request, desk, understood, status=503, unclear=True)


def _show(
    request: Request,
    desk: Desk,
    understood: Understood,
    *,
    status: int = 200,
    refusal: NotAllowed | None = None,
    unclear: bool = False,
    preview: tuple[str, ...] = (),
) -> Response:
    scene, action = understood.scene, understood.action
    values = {
        "action": action,
        "fields": understood.fields,
        "typed": understood.answers.raw,
        "lines": () if unclear else action.lines(scene),
        "kept": understood.kept,
        "command_id": understood.command_id,
        "case": scene.case,
        "refusal": refusal,
        "provision": provision_of(refusal.rule) if refusal is not None else "",
        "unclear": unclear,
        "preview": preview,
        "seen": _fingerprint(understood) if preview else "",
        "cancel": _back(scene),
        "limit_bytes": desk.settings.upload_limit_bytes,
    }
    return desk.pages.show(
        request, action.template, values, status=status, errors=understood.answers.errors
    )


def _back(scene: Scene) -> str:
    """Where somebody goes who does not do it now: the case, if they see more of it than this."""
    if scene.case is None:
        return "/"
    seen = may_see(scene.viewer, scene.case)
    return f"/cases/{scene.case.case_id}{'' if seen else '/asked'}"

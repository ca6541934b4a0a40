"""Behind the without-prejudice wall: offers, papers and preparation, for those in mediation (M21).

Nobody else gets here: not the tribunal, not a school, not an administrator. A side reads its own and
what the other side shared; the mediator reads all. Nothing from here enters a bundle or a message.
"""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import Desk, DeskHere, NotFound, Posted, PostedHere, ViewerHere, scene_of
from api.forms.field import NO, YES, Field, FieldKind, Option
from api.forms.reading import Answers, read
from api.ids import Ids, new_command_id, read_command_id
from api.pages.documents import file_answer
from api.permissions import wall_side
from api.scene import Scene
from api.viewer import Viewer
from documents.uploads import UploadRefused, inspect
from rules.mediation_session import Material
from store.compartment import MEDIATOR, ItemKind

router = APIRouter(include_in_schema=False)

LIMIT = 20_000
"""Letters that an offer can have."""


def _fields(side: str) -> tuple[Field, ...]:
    return (
        Field(
            "title",
            "What is it?",
            hint="For example: our offer about speech therapy.",
            missing="Say in a few words what it is",
        ),
        Field("words", "Your offer in words", FieldKind.WORDS, required=False, limit=LIMIT),
        Field("file", "A paper for mediation", FieldKind.FILE, required=False),
        Field(
            "existed",
            "Was the paper there before mediation?",
            FieldKind.YES_NO,
            hint="For example a report of the school. Such a paper may be used elsewhere too.",
            required=False,
        ),
        Field(
            "is_shared",
            "Who may read it?",
            FieldKind.CHOICE,
            missing="Choose who may read it",
            options=(
                Option(NO, "Only the mediator" if side != MEDIATOR else "Only your service"),
                Option(
                    YES, "The mediator and the other side" if side != MEDIATOR else "Both sides"
                ),
            ),
        ),
    )


def _enter(desk: Desk, viewer: Viewer, case_id: str) -> tuple[Scene, str]:
    """The person behind the wall and their side; `NotFound` for everybody else."""
    scene = scene_of(desk, viewer, case_id)
    side = wall_side(viewer, scene.existing)
    if side is None:
        raise NotFound
    return scene, side


@router.get("/cases/{case_id}/wall")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """What this person may read, and the form for more."""
    scene, side = _enter(desk, viewer, case_id)
    return _page(request, desk, scene, side, Answers({}), new_command_id())


@router.post("/cases/{case_id}/wall")
def add(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere, case_id: str
) -> Response:
    """An offer or a paper is kept; the same form sent twice keeps one."""
    scene, side = _enter(desk, viewer, case_id)
    answers = read(_fields(side), form.raw)
    command_id = read_command_id(form.text("command_id")) or new_command_id()
    data, media_type = _file(desk, form, answers)
    if not answers.errors and data is None and not answers.text("words"):
        answers.refuse("words", "Write your offer, or choose a paper")
    if scene.existing.is_closed:
        answers.refuse("words", "This case has ended. Nothing more can be added.")
    if answers.errors:
        return _page(request, desk, scene, side, answers, command_id, status=422)
    existed = data is not None and answers.is_yes("existed")
    desk.stores.notes.keep(
        Ids(command_id).of("walled"),
        case_id,
        ItemKind.OFFER if data is None else ItemKind.DOCUMENT,
        side=side,
        author_id=viewer.person_id,
        words=answers.text("words"),
        title=answers.text("title"),
        is_shared=answers.is_yes("is_shared"),
        data=data,
        media_type=media_type,
        material=Material.EXISTING_PAPER if existed else Material.DISCUSSION,
    )
    return RedirectResponse(f"/cases/{case_id}/wall", 303)


def _file(desk: Desk, form: Posted, answers: Answers) -> tuple[bytes | None, str]:
    """The bytes of the paper, which never reach the file store; None without one."""
    if form.upload is None or not form.upload.filename:
        return None, ""
    limit = desk.settings.upload_limit_bytes
    data = form.upload.file.read(limit + 1)
    try:
        found = inspect(data, form.upload.filename, limit_bytes=limit)
    except UploadRefused as refusal:
        answers.refuse("file", f"{refusal.reason} {refusal.fix}")
        return None, ""
    return data, found.media_type


@router.get("/cases/{case_id}/wall/{item_id}")
def paper(desk: DeskHere, viewer: ViewerHere, case_id: str, item_id: str) -> Response:
    """A paper that this person may read."""
    _, side = _enter(desk, viewer, case_id)
    found = desk.stores.notes.data(case_id, item_id, side)
    if found is None:
        raise NotFound
    item, data = found
    return file_answer(data, item.media_type, item.title)


@router.post("/cases/{case_id}/wall/{item_id}/release")
def release(
    desk: DeskHere, viewer: ViewerHere, form: PostedHere, case_id: str, item_id: str
) -> Response:
    """A side agrees that something may be used outside; only when both do may it leave (M21)."""
    _, side = _enter(desk, viewer, case_id)
    readable = {item.item_id for item in desk.stores.notes.items(case_id, side)}
    if side == MEDIATOR or item_id not in readable:
        raise NotFound
    desk.stores.notes.agree_to_release(item_id, side, viewer.person_id)
    return RedirectResponse(f"/cases/{case_id}/wall", 303)


def _page(
    request: Request,
    desk: Desk,
    scene: Scene,
    side: str,
    answers: Answers,
    command_id: str,
    *,
    status: int = 200,
) -> Response:
    case_id = scene.existing.case_id
    items = desk.stores.notes.items(case_id, side)
    values = {
        "case_id": case_id,
        "items": items,
        "side": side,
        "is_closed": scene.existing.is_closed,
        "fields": _fields(side),
        "typed": answers.raw,
        "command_id": command_id,
        "limit_bytes": desk.settings.upload_limit_bytes,
    }
    return desk.pages.show(request, "wall.html", values, status=status, errors=answers.errors)

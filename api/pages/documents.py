"""Opening a paper, a letter or the bundle; and the mediator's notes behind the wall."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import DeskHere, NotFound, PostedHere, ViewerHere, scene_of
from api.forms.reading import FieldError
from api.ids import case_reference, read_command_id
from api.pages.cases import case_values
from api.permissions import may_open, may_read_notes
from api.scene import Scene
from cases.actor import Role
from cases.dispute.state import BuiltBundle
from messages.session_calendar import Method, as_file, session_of
from store.files import FileMissing

router = APIRouter(include_in_schema=False)

NOTE_LIMIT = 20_000
_SHOWN_IN_BROWSER = frozenset({"application/pdf", "image/jpeg", "image/png"})


@router.get("/cases/{case_id}/documents/{document_id}")
def document(desk: DeskHere, viewer: ViewerHere, case_id: str, document_id: str) -> Response:
    """A paper or letter of the case."""
    scene = scene_of(desk, viewer, case_id)
    found = desk.stores.documents.find(document_id)
    if found is None or not may_open(viewer, scene.existing, found):
        raise NotFound
    try:
        data = desk.stores.documents.data(found.sha256)
    except FileMissing:
        raise NotFound from None
    return file_answer(data, found.media_type, found.title)


@router.get("/cases/{case_id}/session.ics")
def session_file(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """The session for a calendar: for everybody in the case but the tribunal (M21)."""
    scene = scene_of(desk, viewer, case_id)
    if scene.existing.kind != "dispute" or viewer.role is Role.CLERK:
        raise NotFound
    base_url = str(request.base_url).rstrip("/")
    found = session_of(scene.dispute, Method.PUBLISH, scene.now.at, base_url)
    if found is None:
        raise NotFound
    return Response(
        as_file(found),
        media_type="text/calendar",
        headers={
            "Content-Disposition": 'attachment; filename="session.ics"',
            "Cache-Control": "private, no-store",
        },
    )


@router.get("/cases/{case_id}/bundle.pdf")
def bundle(desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """The bundle: for those who prepare it as it stands, for the tribunal as it was sent."""
    scene = scene_of(desk, viewer, case_id)
    found = bundle_for(scene)
    if found is None:
        raise NotFound
    try:
        data = desk.stores.documents.data(found.sha256)
    except FileMissing:
        raise NotFound from None
    return file_answer(data, "application/pdf", f"Bundle {case_reference(case_id)}")


def bundle_for(scene: Scene) -> BuiltBundle | None:
    """The bundle that this person may open, or None."""
    if scene.existing.kind != "dispute":
        return None
    referral = scene.dispute.referral
    match scene.viewer.role:
        case Role.FAMILY | Role.ADVISER:
            return referral.bundle or referral.sent_bundle
        case Role.CLERK:
            return referral.sent_bundle
        case _:
            return None


def file_answer(data: bytes, media_type: str, title: str) -> Response:
    """A file as an answer; what a browser could run is only ever saved, never shown."""
    shown = media_type in _SHOWN_IN_BROWSER
    ending = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}.get(
        media_type, ".bin"
    )
    name = re.sub(r"[^A-Za-z0-9 _-]+", "", title).strip()[:80] or "document"
    return Response(
        data,
        media_type=media_type if shown else "application/octet-stream",
        headers={
            "Content-Disposition": f'{"inline" if shown else "attachment"}; filename="{name}{ending}"',
            "Cache-Control": "private, no-store",
        },
    )


@router.post("/cases/{case_id}/notes")
def write_note(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere, case_id: str
) -> Response:
    """A note of the mediator; it stays behind the wall (M21)."""
    scene = scene_of(desk, viewer, case_id)
    if not may_read_notes(viewer, scene.existing):
        raise NotFound
    words = form.text("words").strip()
    note_id = read_command_id(form.text("command_id"))
    if not words or len(words) > NOTE_LIMIT or note_id is None:
        too_long = len(words) > NOTE_LIMIT
        text = f"The note can be {NOTE_LIMIT:,} letters at most" if too_long else "Write the note"
        return desk.pages.show(
            request,
            "case.html",
            case_values(desk, scene) | {"note_typed": words},
            status=422,
            errors=(FieldError("words", text, "words"),),
        )
    desk.stores.notes.write(note_id, case_id, viewer.person_id, words)
    return RedirectResponse(f"/cases/{case_id}#notes", 303)

"""What every request shares: settings, stores, pages, sessions, the filing desk; and who asks."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData, UploadFile

from api.filing import FilingDesk
from api.forms.reading import Raw
from api.permissions import asked_teams, may_see
from api.rendering import Pages
from api.scene import Scene, case_now, real_now
from api.session import Sessions
from api.stores import Stores
from api.viewer import Viewer, find_viewer
from settings import Settings

MAX_FIELDS = 400
MAX_FILES = 1


@dataclass(frozen=True)
class Desk:
    """The furniture of the web process."""

    settings: Settings
    stores: Stores
    pages: Pages
    sessions: Sessions
    filing: FilingDesk
    link_secret: str
    tokens: dict[str, str]
    """In demonstration mode the API token of each demo person, by id."""


class NotSignedIn(Exception):
    """The page needs somebody who is signed in."""


class FormExpired(Exception):
    """The form was not rendered for this session."""


class NotFound(Exception):
    """There is no such thing, or it is nobody's business of this person."""


def desk_of(request: Request) -> Desk:
    """The desk of the application."""
    desk = request.app.state.desk
    assert isinstance(desk, Desk)
    return desk


def signed_in(request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> Viewer:
    """Who looks at the page; raises `NotSignedIn`."""
    session = desk.sessions.read(request)
    viewer = (
        find_viewer(desk.stores.people, session.person_id)
        if session is not None and session.person_id
        else None
    )
    if session is None or viewer is None:
        raise NotSignedIn
    request.state.session = session
    request.state.viewer = viewer
    request.state.unread = desk.stores.messages.unread(viewer.reach)
    return viewer


@dataclass(frozen=True)
class Posted:
    """A form that was sent: its texts, and its file when it has one."""

    raw: Raw
    upload: UploadFile | None

    def text(self, name: str) -> str:
        """One text of the form, or empty."""
        values = self.raw.get(name, ())
        return values[0] if values else ""

    def file_within(self, limit_bytes: int) -> bytes:
        """The file that came with it; nothing when there is none or it is larger than that."""
        data = self.upload.file.read(limit_bytes + 1) if self.upload is not None else b""
        return data if len(data) <= limit_bytes else b""


async def posted(
    request: Request, desk: Annotated[Desk, Depends(desk_of)]
) -> AsyncIterator[Posted]:
    """The form of this session; raises `FormExpired` for a form that is not of this session.

    Its file is open until the request is answered.
    """
    form = await request.form(max_files=MAX_FILES, max_fields=MAX_FIELDS, max_part_size=200_000)
    try:
        session = desk.sessions.read(request)
        token = form.get("csrf")
        if session is None or not isinstance(token, str) or not session.is_own_form(token):
            raise FormExpired
        yield _split(form)
    finally:
        await form.close()


def _split(form: FormData) -> Posted:
    raw: dict[str, list[str]] = {}
    upload: UploadFile | None = None
    for name, value in form.multi_items():
        if isinstance(value, str):
            raw.setdefault(name, []).append(value)
        elif value.filename:
            upload = value
    return Posted(raw, upload)


def scene_of(desk: Desk, viewer: Viewer, case_id: str, *, asked: bool = False) -> Scene:
    """The person before a case they may see; raises `NotFound` otherwise, always alike.

    `asked` lets in a setting that a plan asks about a place, for its answer alone.
    """
    case = desk.stores.cases.find(case_id)
    if case is None or not (may_see(viewer, case) or (asked and asked_teams(viewer, case))):
        raise NotFound
    offset = case.clock_offset_seconds
    return Scene(viewer, desk.stores, case_now(offset, real_now()), offset, case)


def opening_scene(desk: Desk, viewer: Viewer, plan_id: str = "") -> Scene:
    """The person before a case that is not there yet; one about a plan takes the plan's clock."""
    offset = 0 if desk.settings.demo else None
    plan = desk.stores.cases.find(plan_id) if plan_id else None
    if plan is not None and plan.kind == "plan" and may_see(viewer, plan):
        offset = plan.clock_offset_seconds
    return Scene(viewer, desk.stores, case_now(offset, real_now()), offset)


DeskHere = Annotated[Desk, Depends(desk_of)]
ViewerHere = Annotated[Viewer, Depends(signed_in)]
PostedHere = Annotated[Posted, Depends(posted)]

"""The demonstration clock of a case; outside demonstration mode the page does not exist."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.asks.dispute import MoveClockTo
from api.desk import Desk, DeskHere, NotFound, PostedHere, ViewerHere, scene_of
from api.forms.field import Field, FieldKind
from api.forms.reading import Answers, read
from api.gateway import Done, NotAllowed, StillWorking
from api.ids import Ids, new_command_id, read_command_id
from api.scene import Scene
from api.viewer import Viewer
from cases.life import next_wake
from rules.calendar import at_london

router = APIRouter(include_in_schema=False)

MORNING = time(9, 0)
"""The time of day, London, to which a chosen day moves the clock."""

TO_DAY = Field(
    "to",
    "Move to a day",
    FieldKind.DAY,
    hint="Everything that is due until then happens in its turn.",
    missing="Enter the day to move to",
    what="the day to move to",
)


@router.get("/cases/{case_id}/clock")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """The case's own day, and the ways to move it."""
    return _page(request, desk, _scene(desk, viewer, case_id), Answers({}))


@router.post("/cases/{case_id}/clock")
async def move(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere, case_id: str
) -> Response:
    """Move the clock to the next thing that happens, or to a day."""
    scene = await to_thread.run_sync(_scene, desk, viewer, case_id)
    answers = Answers(form.raw)
    to = next_wake(scene.state) if form.text("next") else None
    if form.text("next") and to is None:
        answers.refuse("to", "Nothing is waited for by itself in this case. Choose a day.")
    elif to is None:
        answers = read((TO_DAY,), form.raw)
        day = answers.day("to")
        to = at_london(day, MORNING) if day is not None else None
    if to is None or answers.errors:
        return _page(request, desk, scene, answers, status=422)
    command_id = read_command_id(form.text("command_id")) or new_command_id()
    draft = MoveClockTo(to=_whole_second(to)).draft(scene, Ids(command_id))
    filed = await desk.filing.file(scene, draft, command_id, scene.existing.kind)
    match filed.outcome:
        case Done():
            return RedirectResponse(f"/cases/{case_id}?done=1", 303)
        case StillWorking():
            return RedirectResponse(f"/filings/{command_id}", 303)
        case NotAllowed() as refusal:
            answers.refuse("to", refusal.reason, "to-day")
            return _page(request, desk, scene, answers, status=409)
        case _:
            answers.refuse("to", "We cannot tell if the clock moved. Send it again.", "to-day")
            return _page(request, desk, scene, answers, status=503, command_id=command_id)


def _whole_second(at: datetime) -> datetime:
    """Up to the next whole second in UTC, so that what is due at the instant has come."""
    up = at.astimezone(UTC)
    return up if up.microsecond == 0 else up.replace(microsecond=0) + timedelta(seconds=1)


def _scene(desk: Desk, viewer: Viewer, case_id: str) -> Scene:
    scene = scene_of(desk, viewer, case_id)
    if not desk.settings.demo or scene.offset_seconds is None:
        raise NotFound
    return scene


def _page(
    request: Request,
    desk: Desk,
    scene: Scene,
    answers: Answers,
    *,
    status: int = 200,
    command_id: str = "",
) -> Response:
    values = {
        "case": scene.existing,
        "field": TO_DAY,
        "typed": answers.raw,
        "case_now": scene.now.at,
        "next_wake": next_wake(scene.state),
        "command_id": command_id or new_command_id(),
    }
    return desk.pages.show(request, "clock.html", values, status=status, errors=answers.errors)

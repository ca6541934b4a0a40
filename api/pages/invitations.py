"""Inviting to many review meetings at once: a day for each plan, a preview, then one filing each.

The preview is decided by the very functions that will decide the filings, so the two weeks' notice
(R4) can be left out in no way. Sending the page twice invites nobody twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.asks.plan import ArrangeReviewMeeting
from api.desk import Desk, DeskHere, NotFound, Posted, PostedHere, ViewerHere, scene_of
from api.draft import NotUnderstood
from api.ids import Ids, case_reference, new_command_id, read_command_id
from api.pages.plans import planned_of
from api.pages.together import Report, outcome_words
from api.permissions import may_act, may_plan
from api.scene import Scene
from api.viewer import Viewer
from api.views.plan_year import Planned
from api.views.term_plan import proposals_of
from cases.command import CommandRefused, Meta
from cases.kinds import PLAN
from cases.life import perform
from cases.plan.commands import ArrangeReviewMeeting as Arrange
from rules import review

router = APIRouter(include_in_schema=False, prefix="/plans")

AT_MOST = 60
"""Plans on one page; the rest come when these are invited."""

TICKED, DAY_OF, ID_OF = "plans", "day-", "id-"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Invitation:
    """One meeting before anybody is invited. `problem` says why it cannot be sent, or is empty."""

    case_id: str
    reference: str
    child: str
    meeting_on: date | None
    typed: str
    known_by_on: date | None
    problem: str


@router.get("/invite")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, setting: str = "") -> Response:
    """The plans without a meeting, each with a proposed day."""
    return _choose(request, desk, viewer, setting)


@router.post("/invite")
async def sent(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere, setting: str = ""
) -> Response:
    """First the preview; then each plan's meeting is filed, and what became of each is told."""
    if not may_plan(viewer):
        raise NotFound
    ticked = tuple(dict.fromkeys(form.raw.get(TICKED, ())))[:AT_MOST]
    if not ticked:
        return await to_thread.run_sync(
            lambda: _choose(request, desk, viewer, setting, error="Tick at least one plan.")
        )
    if form.text("step") != "send":
        found = [
            await to_thread.run_sync(_previewed, desk, viewer, case_id, form) for case_id in ticked
        ]
        values = {
            "good": [(one, new_command_id()) for one in found if not one.problem],
            "bad": [one for one in found if one.problem],
        }
        return desk.pages.show(request, "plans_invite_preview.html", values)
    reports = [await _file(desk, viewer, case_id, form) for case_id in ticked]
    step = {"title": "Invite to several review meetings"}
    return desk.pages.show(request, "together_done.html", {"step": step, "reports": reports})


def _choose(
    request: Request, desk: Desk, viewer: Viewer, setting: str, *, error: str = ""
) -> Response:
    if not may_plan(viewer):
        raise NotFound
    plans = [one for one in planned_of(desk, viewer) if _may_be_arranged(one)]
    of_setting = [one for one in plans if setting in ("", one.row.setting_id)]
    found = proposals_of(of_setting[:AT_MOST], desk.stores, desk.stores.calendars.in_force())
    values = {"proposals": found, "more": max(len(of_setting) - AT_MOST, 0), "error": error}
    status = 422 if error else 200
    return desk.pages.show(request, "plans_invite.html", values, status=status)


def _may_be_arranged(plan: Planned) -> bool:
    return plan.meeting_on is None and plan.row.made_on is not None


def _previewed(desk: Desk, viewer: Viewer, case_id: str, form: Posted) -> Invitation:
    typed = form.text(f"{DAY_OF}{case_id}").strip()
    try:
        scene = scene_of(desk, viewer, case_id)
    except NotFound:
        return Invitation("", "", "", None, typed, None, "There is no such plan on your list.")
    child = desk.stores.people.find(scene.existing.child_id)
    name, reference = child.display_name if child else "Not known", case_reference(case_id)
    meeting_on = read_day(typed)
    problem = "" if meeting_on else "Write the day like 2026-12-07."
    known_by_on = None
    if meeting_on is not None:
        problem = _refusal(scene, viewer, meeting_on)
        known_by_on = review.invitations(meeting_on, scene.state.calendar).due_on
    return Invitation(case_id, reference, name, meeting_on, typed, known_by_on, problem)


def _refusal(scene: Scene, viewer: Viewer, meeting_on: date) -> str:
    if scene.existing.kind != PLAN.name:
        return "There is no such plan on your list."
    meta = Meta("preview", scene.existing.case_id, viewer.actor, scene.now.at)
    try:
        perform(PLAN, scene.state, Arrange(meta, meeting_on), scene.now)
    except CommandRefused as refusal:
        return refusal.reason
    return ""


async def _file(desk: Desk, viewer: Viewer, case_id: str, form: Posted) -> Report:
    command_id = read_command_id(form.text(f"{ID_OF}{case_id}"))
    meeting_on = read_day(form.text(f"{DAY_OF}{case_id}"))
    try:
        scene = await to_thread.run_sync(scene_of, desk, viewer, case_id)
        if command_id is None or meeting_on is None or not may_act(viewer, Arrange):
            raise NotFound
        ask = ArrangeReviewMeeting(meeting_on=meeting_on)
        draft = await to_thread.run_sync(ask.draft, scene, Ids(command_id))
    except NotFound:
        return Report("", "", "There is no such plan on your list.", False)
    except NotUnderstood as refused:
        return Report(case_id, case_reference(case_id), str(refused), False)
    filed = await desk.filing.file(scene, draft, command_id, scene.existing.kind)
    words, is_done = outcome_words(filed.outcome)
    return Report(case_id, case_reference(case_id), words, is_done)


def read_day(text: str) -> date | None:
    """A day written like 2026-12-07; None when it is not one."""
    try:
        return date.fromisoformat(text.strip()) if _DAY.fullmatch(text.strip()) else None
    except ValueError:
        return None

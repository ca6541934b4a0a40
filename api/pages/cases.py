"""The page of a case, as each role sees it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import Desk, DeskHere, ViewerHere, scene_of
from api.forms.agreement import promise_words
from api.forms.mediation import slot_words
from api.forms.opening import plan_before
from api.ids import new_command_id
from api.permissions import may_read_notes, wall_side
from api.scene import Scene
from api.views.appeal import written_of
from api.views.case import build
from api.views.choice import choice_of
from api.views.grounds import grounds_for
from api.views.late_promises import late_promises
from api.views.people import people_view
from api.views.review import review_view
from api.views.route import routes_for
from api.views.sitting import sitting
from api.views.stages import stages_of
from api.views.standards import cited_here
from api.views.window import offered_window
from api.words.lists import EXITS
from cases.actor import Role
from cases.dispute import exits
from cases.dispute.referral import what_is_missing
from cases.life import next_wake

router = APIRouter(include_in_schema=False)

_REFRESH_SECONDS = "4"
"""How often the page looks again while a bundle is being made."""


@router.get("/cases/{case_id}")
def show(
    request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str, done: str = ""
) -> Response:
    """The case; a plan and a dispute look different, and so does each role's view of them."""
    scene = scene_of(desk, viewer, case_id)
    values = case_values(desk, scene) | {"just_done": bool(done)}
    waiting = scene.case is not None and scene.case.kind == "dispute" and is_building(scene)
    headers = {"Refresh": _REFRESH_SECONDS} if waiting else {}
    return desk.pages.show(request, _template(scene), values, headers=headers)


def is_building(scene: Scene) -> bool:
    """Whether this person waits for a bundle."""
    makes = scene.viewer.role in (Role.FAMILY, Role.ADVISER)
    return makes and bool(scene.dispute.referral.awaited_request)


def _template(scene: Scene) -> str:
    if scene.existing.kind == "plan":
        return "plan.html"
    return {Role.FAMILY: "status.html", Role.CLERK: "referral.html"}.get(
        scene.viewer.role, "case.html"
    )


def case_values(desk: Desk, scene: Scene) -> dict[str, object]:
    """What the templates of a case read."""
    values: dict[str, object] = {
        "case": build(scene),
        "next_wake": next_wake(scene.state) if scene.offset_seconds is not None else None,
        "case_now": scene.now.at,
    }
    if scene.existing.kind == "plan":
        return values | {
            "dispute": plan_before(scene, scene.existing.case_id),
            "review_view": review_view(scene),
            "choice": choice_of(scene),
            "cited": cited_here(scene),
        }
    return values | _dispute_values(desk, scene)


def _dispute_values(desk: Desk, scene: Scene) -> dict[str, object]:
    state, people = scene.dispute, desk.stores.people
    narratives = {
        "complaint": state.matter.narrative_id if state.matter else "",
        "answer": state.complaint.narrative_id if state.complaint else "",
        "returned": state.referral.return_narrative_id,
        "place": state.slots.place_narrative_id,
        "postponed": state.slots.postponements[-1].narrative_id
        if state.slots.postponements
        else "",
        "grounds": state.referral.grounds.narrative_id if state.referral.grounds else "",
    }
    said = {
        name: people.narrative(narrative_id) if narrative_id else None
        for name, narrative_id in narratives.items()
    }
    contacted = state.mediation.contacted_on is not None and not state.is_closed
    grounds = state.referral.grounds
    exit_ = exits.named(grounds.details) if grounds else None
    is_service = scene.viewer.role in (Role.MEDIATOR, Role.ADVISER)
    return {
        "said": said,
        "cited": cited_here(scene),
        "people": people_view(scene),
        "routes": routes_for(scene),
        "grounds": grounds_for(scene),
        "stages": stages_of(scene),
        "written": written_of(scene),
        "exit": EXITS[exit_] if exit_ else "",
        "slots": [slot_words(slot) for slot in state.mediation.slots],
        "slot": slot_words(state.mediation.slot) if state.mediation.slot else "",
        "promises": [
            (promise, promise_words(scene, promise))
            for promise in (state.agreement.promises if state.agreement else ())
        ],
        "late_promises": late_promises(scene),
        "window": offered_window(scene) if contacted and is_service else None,
        "note_id": new_command_id(),
        "sitting": sitting(scene) if contacted else None,
        "wall_side": wall_side(scene.viewer, scene.existing) if contacted else None,
        "gaps": what_is_missing(state, scene.now) if state.referral.grounds else (),
        "notes": (
            desk.stores.notes.notes(scene.existing.case_id)
            if may_read_notes(scene.viewer, scene.existing)
            else ()
        ),
    }

"""The page of the choice of a setting: the list with its reasons, the wish, the answers."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import DeskHere, NotFound, ViewerHere, scene_of
from api.ids import case_reference
from api.permissions import asked_teams, was_asked
from api.scene import Scene, case_now, real_now
from api.views.case import build
from api.views.choice import asked_of, choice_of

router = APIRouter(include_in_schema=False)


@router.get("/cases/{case_id}/settings")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """Where the child learns, and which school or college is being chosen."""
    scene = scene_of(desk, viewer, case_id)
    if scene.existing.kind != "plan":
        raise NotFound
    values = {"case": build(scene), "choice": choice_of(scene)}
    return desk.pages.show(request, "settings.html", values)


@router.get("/cases/{case_id}/asked")
def asked(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """What a setting was asked about a place, what it said and what came of it; nothing else (P8)."""
    case = desk.stores.cases.find(case_id)
    if case is None or not was_asked(viewer, case):
        raise NotFound
    offset = case.clock_offset_seconds
    scene = Scene(viewer, desk.stores, case_now(offset, real_now()), offset, case)
    council = desk.stores.people.find(case.authority_id)
    values = {
        "reference": case_reference(case_id),
        "case_id": case_id,
        "council": council.display_name if council else "The council",
        "asked": asked_of(scene),
        "may_answer": bool(asked_teams(viewer, case)),
    }
    return desk.pages.show(request, "asked.html", values)

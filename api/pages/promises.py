"""The page of the register of an agreement."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import DeskHere, NotFound, ViewerHere, scene_of
from api.permissions import sort_of
from api.views.case import build
from api.views.promises import register
from cases.actor import Role

router = APIRouter(include_in_schema=False)


@router.get("/cases/{case_id}/promises")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """Every promise of the agreement; a matter of mediation, so not for the tribunal (M21)."""
    scene = scene_of(desk, viewer, case_id)
    agreed = scene.existing.kind == "dispute" and scene.dispute.agreement is not None
    if not agreed or viewer.role is Role.CLERK:
        raise NotFound
    case = build(scene)
    letters = [paper for paper in case.documents if sort_of(paper) == "breach_complaint"]
    values = {
        "case": case,
        "entries": register(scene, case.deadlines),
        "letter": letters[-1] if letters else None,
    }
    return desk.pages.show(request, "promises.html", values)

"""The page of a service with the feedback that its sessions got."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import DeskHere, NotFound, ViewerHere
from api.permissions import may_keep_register
from api.views.feedback import ENOUGH, feedback

router = APIRouter(include_in_schema=False)


@router.get("/feedback")
def show(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """Numbers and words without names, for the people of the mediation service alone."""
    if not may_keep_register(viewer):
        raise NotFound
    values = {"feedback": feedback(desk.stores, viewer.teams), "enough": ENOUGH}
    return desk.pages.show(request, "feedback.html", values)

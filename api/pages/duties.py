"""The page of the duty meter, for officers, the service and who runs it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import DeskHere, NotFound, ViewerHere
from api.permissions import may_read_meter
from api.scene import real_now
from api.views.duties import Standing, meters

router = APIRouter(include_in_schema=False)


@router.get("/duties")
def show(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """Every dated duty: broken, due soon, open, kept late; and the log of breaches."""
    if not may_read_meter(viewer):
        raise NotFound
    found = meters(desk.stores, viewer, real_now())
    return desk.pages.show(request, "duties.html", {"meters": found, "standing": Standing})

"""The operator's page: what stands still and why, without any case's content."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import DeskHere, NotFound, ViewerHere
from api.permissions import may_operate
from api.views.operations import overview

router = APIRouter(include_in_schema=False)


@router.get("/operations")
def show(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """Faults, unanswered filings, undelivered messages, possible doubles, daily roots."""
    if not may_operate(viewer):
        raise NotFound
    return desk.pages.show(request, "operations.html", {"overview": overview(desk.stores)})

"""The page of the choice of a setting: the list with its reasons, the wish, the answers."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import DeskHere, NotFound, ViewerHere, scene_of
from api.views.case import build
from api.views.choice import choice_of

router = APIRouter(include_in_schema=False)


@router.get("/cases/{case_id}/settings")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """Where the child learns, and which school or college is being chosen."""
    scene = scene_of(desk, viewer, case_id)
    if scene.existing.kind != "plan":
        raise NotFound
    values = {"case": build(scene), "choice": choice_of(scene)}
    return desk.pages.show(request, "settings.html", values)

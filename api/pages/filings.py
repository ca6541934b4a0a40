"""What became of a filing that was received but not answered at once."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import DeskHere, NotFound, ViewerHere
from api.ids import read_command_id
from api.words.provision import provision_of

router = APIRouter(include_in_schema=False)

REFRESH_SECONDS = "3"
"""How often the page looks again."""


@router.get("/filings/{command_id}")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, command_id: str) -> Response:
    """Received and being worked on (202), done (the case), or refused (the reason)."""
    known_id = read_command_id(command_id)
    filing = desk.stores.inbox.find(known_id) if known_id else None
    if filing is None or filing.command().meta.actor.person_id != viewer.person_id:
        raise NotFound
    if filing.status == "applied":
        return RedirectResponse(f"/cases/{filing.case_id}?done=1", 303)
    values = {"filing": filing, "provision": ""}
    if filing.status == "refused":
        values["provision"] = provision_of(filing.refused_rule)
        return desk.pages.show(request, "filing_refused.html", values, status=409)
    return desk.pages.show(
        request,
        "still_working.html",
        values,
        status=202,
        headers={"Refresh": REFRESH_SECONDS},
    )

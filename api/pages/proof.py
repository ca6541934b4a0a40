"""Proof of service of a case, and sending again what reached nobody."""

from __future__ import annotations

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import Desk, DeskHere, NotFound, PostedHere, ViewerHere, scene_of
from api.ids import case_reference
from api.permissions import may_prove
from api.viewer import Viewer
from api.views.proof import as_csv, proof, served
from api.words.contact import TOLD
from cases.actor import Role

router = APIRouter(include_in_schema=False)


@router.get("/cases/{case_id}/proof")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """Every message of the case: who, how, by which template and version, and when."""
    _check(desk, viewer, case_id)
    values = {
        "case_id": case_id,
        "items": proof(desk.stores, served(desk.stores, viewer, case_id)),
        "may_mend": may_prove(viewer),
        "told": TOLD,
    }
    return desk.pages.show(request, "proof.html", values)


@router.get("/cases/{case_id}/proof.csv")
def table(desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """The same as a table for a spreadsheet."""
    _check(desk, viewer, case_id)
    name = f"proof-{case_reference(case_id)}.csv"
    return Response(
        as_csv(desk.stores, served(desk.stores, viewer, case_id)),
        media_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@router.post("/cases/{case_id}/proof")
async def send_again(
    desk: DeskHere, viewer: ViewerHere, form: PostedHere, case_id: str
) -> Response:
    """Try every channel again for a message that reached nobody, or note that staff told them."""

    def again() -> None:
        _check(desk, viewer, case_id)
        lost = desk.stores.attempts.of_case(case_id)
        known = {message.message_id for message in lost}
        if not may_prove(viewer) or form.text("message_id") not in known:
            raise NotFound
        told = form.text("told")
        if not told:
            desk.stores.attempts.send_again(form.text("message_id"))
        elif told in TOLD:
            desk.stores.attempts.told_otherwise(form.text("message_id"), told, viewer.person_id)

    await to_thread.run_sync(again)
    return RedirectResponse(f"/cases/{case_id}/proof", 303)


def _check(desk: Desk, viewer: Viewer, case_id: str) -> None:
    scene_of(desk, viewer, case_id)
    if viewer.role is Role.CLERK:  # messages tell of mediation (M21)
        raise NotFound

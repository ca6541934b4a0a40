"""The page on which an authority's plans are brought in from a file, and the log of such files."""

from __future__ import annotations

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import Desk, DeskHere, NotFound, PostedHere, ViewerHere
from api.organisations import AUTHORITY, service_of, teams_of_kind, tribunal_of
from api.permissions import may_import_plans
from api.scene import real_now
from api.viewer import Viewer
from cases.actor import Role
from rules.calendar import london_day
from store.people import Person
from store.plan_imports import Import
from store.plan_line import Asked, Office
from store.plans_file import BadPlanFile

router = APIRouter(include_in_schema=False, prefix="/plans")

SHOWN = 200
"""Bad lines on the page; a file with more of them has one mistake in all lines."""


@router.get("/import")
def show(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """The form, and the log of the files that were brought in."""
    return _page(request, desk, viewer)


@router.post("/import")
async def received(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere
) -> Response:
    """Check the file; keep all of it, or say what is wrong with each bad line."""
    authorities = {one.person_id: one for one in _authorities(desk, viewer)}
    authority_id = form.text("authority_id") or next(iter(authorities), "")
    if authority_id not in authorities:
        raise NotFound
    data = await to_thread.run_sync(form.file_within, desk.settings.upload_limit_bytes)
    if form.upload is None or not data:
        wanted = "Choose a file that is not empty, and not larger than allowed."
        return _page(request, desk, viewer, problems=(wanted,))
    name = (form.upload.filename or "plans.csv")[:200]
    try:
        found = await to_thread.run_sync(_begin, desk, viewer, authority_id, data, name)
    except BadPlanFile as bad:
        found_bad = bad.problems
        return await to_thread.run_sync(lambda: _page(request, desk, viewer, problems=found_bad))
    return RedirectResponse(f"/plans/imports/{found.import_id}", 303)


@router.get("/imports/{import_id}")
def progress(request: Request, desk: DeskHere, viewer: ViewerHere, import_id: str) -> Response:
    """How far a file came, and the lines that were refused after all."""
    allowed = {one.person_id for one in _authorities(desk, viewer)}
    found = desk.stores.plan_imports.find(import_id)
    if found is None or found.authority_id not in allowed:
        raise NotFound
    values = {"found": found, "refusals": desk.stores.plan_imports.refusals(import_id)}
    return desk.pages.show(request, "plans_import.html", values)


def _authorities(desk: Desk, viewer: Viewer) -> tuple[Person, ...]:
    """Whose plans the person may bring in: their own council's, or any for who runs the service."""
    if not may_import_plans(viewer):
        raise NotFound
    every = teams_of_kind(desk.stores.people, AUTHORITY)
    if viewer.role is Role.ADMINISTRATOR:
        return every
    return tuple(one for one in every if one.person_id in viewer.teams)


def _begin(desk: Desk, viewer: Viewer, authority_id: str, data: bytes, name: str) -> Import:
    people, now = desk.stores.people, real_now()
    service, tribunal = service_of(people, authority_id), tribunal_of(people)
    if service is None or tribunal is None:
        raise BadPlanFile(
            ["line 1: the council has no mediation service here yet. Have it added first."]
        )
    office = Office(authority_id, service.person_id, tribunal.person_id)
    calendar = desk.stores.calendars.for_new_case(london_day(now))
    asked = Asked(viewer.actor, now, 0 if desk.settings.demo else None, calendar)
    return desk.stores.plan_imports.begin(data, name, office, asked)


def _page(
    request: Request, desk: Desk, viewer: Viewer, *, problems: tuple[str, ...] = ()
) -> Response:
    authorities = _authorities(desk, viewer)
    values = {
        "authorities": authorities,
        "imports": desk.stores.plan_imports.of(one.person_id for one in authorities),
        "names": {one.person_id: one.display_name for one in authorities},
        "problems": problems[:SHOWN],
        "more": max(len(problems) - SHOWN, 0),
    }
    status = 422 if problems else 200
    return desk.pages.show(request, "plan_imports.html", values, status=status)

"""How somebody wants to be told: their own page, and staff on behalf of the people of a case."""

from __future__ import annotations

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import Desk, DeskHere, NotFound, PostedHere, ViewerHere, scene_of
from api.forms.contact import fields_for, person_of, read_contact, typed_now, wish_of
from api.forms.reading import Answers, Raw
from api.permissions import may_mend_contact, may_operate, may_prove
from api.viewer import Viewer
from api.words.contact import SOURCE_NAMES
from store.people import Person

router = APIRouter(include_in_schema=False)


@router.get("/contact")
def own(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """How this person is reached."""
    return _page(request, desk, _oneself(desk, viewer))


@router.post("/contact")
async def save_own(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere
) -> Response:
    """Change how this person is reached."""
    person = await to_thread.run_sync(_oneself, desk, viewer)
    return await _save(request, desk, viewer, person, form.raw, "")


@router.get("/cases/{case_id}/contact")
def on_behalf(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """How the family of a case is reached, for the staff who deal with it."""
    return _page(request, desk, _family(desk, viewer, case_id), case_id=case_id)


@router.post("/cases/{case_id}/contact")
async def save_on_behalf(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere, case_id: str
) -> Response:
    """Change how the family of a case is reached; staff say how they know."""
    person = await to_thread.run_sync(_family, desk, viewer, case_id)
    return await _save(request, desk, viewer, person, form.raw, case_id)


@router.get("/cases/{case_id}/contact/{person_id}")
def of_somebody(
    request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str, person_id: str
) -> Response:
    """How one of the people of a case is reached, for the staff who deal with it."""
    return _page(request, desk, _beside(desk, viewer, case_id, person_id), case_id=case_id)


@router.post("/cases/{case_id}/contact/{person_id}")
async def save_of_somebody(
    request: Request,
    desk: DeskHere,
    viewer: ViewerHere,
    form: PostedHere,
    case_id: str,
    person_id: str,
) -> Response:
    """Change how one of the people of a case is reached; staff say how they know."""
    person = await to_thread.run_sync(_beside, desk, viewer, case_id, person_id)
    return await _save(request, desk, viewer, person, form.raw, case_id)


def _oneself(desk: Desk, viewer: Viewer) -> Person:
    """Anybody who takes part in cases; who runs the service takes part in none."""
    if may_operate(viewer):
        raise NotFound
    return _person(desk, viewer.person_id)


def _person(desk: Desk, person_id: str) -> Person:
    person = desk.stores.people.find(person_id)
    if person is None:
        raise NotFound
    return person


def _family(desk: Desk, viewer: Viewer, case_id: str) -> Person:
    scene = scene_of(desk, viewer, case_id)
    if not may_prove(viewer):
        raise NotFound
    return _person(desk, scene.existing.family_id)


def _beside(desk: Desk, viewer: Viewer, case_id: str, person_id: str) -> Person:
    """One of the people of a case, unless it is somebody who changes their own page."""
    scene = scene_of(desk, viewer, case_id)
    if not may_mend_contact(viewer, scene.existing, person_id):
        raise NotFound
    found = _person(desk, person_id)
    if found.kind != "person":
        raise NotFound
    return found


async def _save(
    request: Request, desk: Desk, viewer: Viewer, person: Person, raw: Raw, case_id: str
) -> Response:
    answers = read_contact(raw, on_behalf=bool(case_id))
    if answers.errors:
        return await to_thread.run_sync(
            lambda: _page(request, desk, person, answers=answers, case_id=case_id)
        )

    def keep() -> None:
        desk.stores.people.save(person_of(person, answers))
        before = desk.stores.preferences.of(person.person_id)
        wish = wish_of(answers, viewer.person_id, before)
        desk.stores.preferences.save(person.person_id, wish)

    await to_thread.run_sync(keep)
    return RedirectResponse(f"/cases/{case_id}/proof" if case_id else "/contact?done=1", 303)


def _page(
    request: Request,
    desk: Desk,
    person: Person,
    *,
    answers: Answers | None = None,
    case_id: str = "",
) -> Response:
    wish = desk.stores.preferences.of(person.person_id)
    by = desk.stores.people.named((wish.changed_by,)).get(wish.changed_by)
    values = {
        "person": person,
        "wish": wish,
        "source": SOURCE_NAMES.get(wish.source, ""),
        "changed_by": by.display_name if by is not None else "",
        "fields": fields_for(on_behalf=bool(case_id)),
        "typed": answers.raw
        if answers is not None
        else typed_now(person, wish, on_behalf=bool(case_id)),
        "case_id": case_id,
        "is_done": request.query_params.get("done") == "1",
    }
    errors = answers.errors if answers is not None else ()
    return desk.pages.show(
        request, "contact.html", values, status=422 if errors else 200, errors=errors
    )

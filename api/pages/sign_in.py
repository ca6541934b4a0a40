"""Signing in. In demonstration mode as one of the demo people; production has its own provider."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.demo_people import SIGN_IN
from api.desk import DeskHere, NotFound, PostedHere

router = APIRouter(include_in_schema=False)


@router.get("/sign-in")
def show(request: Request, desk: DeskHere, next: str = "/") -> Response:
    """The people to choose from; outside of demonstration mode, that sign-in is not set up."""
    session = desk.sessions.read(request)
    holder = Response()
    if session is None:
        session = desk.sessions.begin(holder, "")
    request.state.session = session
    people = (
        [(person, desk.tokens.get(person.person_id, "")) for person in SIGN_IN]
        if desk.settings.demo
        else []
    )
    page = desk.pages.show(
        request,
        "sign_in.html",
        {"people": people, "next": _inside(next), "base_url": desk.settings.base_url},
        status=200 if desk.settings.demo else 503,
    )
    for name, value in holder.raw_headers:
        if name == b"set-cookie":
            page.raw_headers.append((name, value))
    return page


@router.post("/sign-in")
def sign_in(request: Request, desk: DeskHere, form: PostedHere) -> Response:
    """Sign in as a demo person."""
    known = {person.person_id for person in SIGN_IN}
    person_id = form.text("person_id")
    if not desk.settings.demo or person_id not in known:
        raise NotFound
    answer = RedirectResponse(_inside(form.text("next")), 303)
    desk.sessions.begin(answer, person_id)
    return answer


@router.post("/sign-out")
def sign_out(request: Request, desk: DeskHere, form: PostedHere) -> Response:
    """Sign out."""
    answer = RedirectResponse("/sign-in", 303)
    desk.sessions.end(answer)
    return answer


def _inside(address: str) -> str:
    """An address of this service; anything else becomes the start page."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if plain and address.isprintable() and "\\" not in address else "/"

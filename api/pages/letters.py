"""Letters that staff print and post: no postal service is connected, and the page says so."""

from __future__ import annotations

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import Desk, DeskHere, NotFound, PostedHere, ViewerHere
from api.permissions import may_prove
from api.viewer import Viewer
from api.words.contact import FORMATS
from store.letters import WaitingLetter

router = APIRouter(include_in_schema=False)


@router.get("/letters")
def queue(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """The letters that wait, oldest first."""
    letters = _waiting(desk, viewer)
    people = desk.stores.people.named(letter.recipient for letter in letters)
    wishes = {person_id: desk.stores.preferences.of(person_id) for person_id in people}
    values = {"letters": letters, "people": people, "wishes": wishes, "formats": FORMATS}
    return desk.pages.show(request, "letters.html", values)


@router.get("/letters/{message_id:path}")
def one(request: Request, desk: DeskHere, viewer: ViewerHere, message_id: str) -> Response:
    """One letter, to be printed: address, words, and the paper that goes with it."""
    letter = next((it for it in _waiting(desk, viewer) if it.message_id == message_id), None)
    person = desk.stores.people.find(letter.recipient) if letter is not None else None
    if letter is None or person is None:
        raise NotFound
    wish = desk.stores.preferences.of(letter.recipient)
    seq = letter.message_id.removeprefix(f"{letter.case_id}:").partition(":")[0]
    values = {
        "letter": letter,
        "person": person,
        "wish": wish,
        "format": FORMATS[wish.format],
        "record": f"/cases/{letter.case_id}#event-{seq}",
    }
    return desk.pages.show(request, "letter.html", values)


@router.post("/letters")
async def posted(desk: DeskHere, viewer: ViewerHere, form: PostedHere) -> Response:
    """Note that a letter was posted."""

    def note() -> None:
        message_id = form.text("message_id")
        if all(letter.message_id != message_id for letter in _waiting(desk, viewer)):
            raise NotFound
        desk.stores.letter_queue.posted(message_id, viewer.person_id)

    await to_thread.run_sync(note)
    return RedirectResponse("/letters", 303)


def _waiting(desk: Desk, viewer: Viewer) -> tuple[WaitingLetter, ...]:
    if not may_prove(viewer):
        raise NotFound
    return desk.stores.letter_queue.waiting(viewer.reach)

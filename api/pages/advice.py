"""Giving advice for a review by a link, without an account: who asks, what, by when; nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.asks.advice import AdviceWithFile
from api.desk import Desk, DeskHere, NotFound, Posted, PostedHere
from api.forms.advice import kept_file, said_fields
from api.forms.reading import Answers, FieldError, read
from api.gateway import Done, NotAllowed, StillWorking
from api.ids import Ids, new_command_id, read_command_id
from api.scene import Scene, case_now, real_now
from api.uploading import receive_file
from api.viewer import Viewer
from cases.actor import Role
from cases.plan.advice.state import AdviceRequest
from cases.plan.state import PlanState
from messages.advice_link import read_advice_token
from rules.deadline import weekday_words
from rules.review import papers

router = APIRouter(include_in_schema=False)

LABEL = "What is your advice?"


@dataclass(frozen=True)
class Asked:
    """What a link asks for, and the case behind it, which the page never shows."""

    scene: Scene
    request: AdviceRequest

    @property
    def plan(self) -> PlanState:
        """The plan whose review needs the advice."""
        return self.scene.plan


@router.get("/advice/{token}")
def show(request: Request, desk: DeskHere, token: str) -> Response:
    """Who asks for what by when, and the form."""
    return _page(request, desk, _asked(desk, token), token)


@router.post("/advice/{token}")
async def give(request: Request, desk: DeskHere, form: PostedHere, token: str) -> Response:
    """The advice is filed."""
    asked = await to_thread.run_sync(_asked, desk, token)
    answers = read(said_fields(LABEL), form.raw)
    await to_thread.run_sync(_take_file, desk, asked, form, answers)
    command_id = read_command_id(form.text("command_id")) or new_command_id()
    if not answers.errors and not answers.text("words") and kept_file(answers) is None:
        answers.refuse("words", "Write your advice, or choose a file.")
    if answers.errors:
        errors = tuple(answers.errors)
        return await to_thread.run_sync(_page, request, desk, asked, token, errors, 422)
    ask = AdviceWithFile(
        number=asked.request.number, words=answers.text("words"), file=kept_file(answers)
    )
    draft = ask.draft(asked.scene, Ids(command_id))
    filed = await desk.filing.file(asked.scene, draft, command_id, "plan", source="link")
    match filed.outcome:
        case Done() | StillWorking():
            return desk.pages.show(request, "advice_given.html", {})
        case NotAllowed(reason=reason):
            return await to_thread.run_sync(_page, request, desk, asked, token, _told(reason), 409)
        case _:
            said = "We do not know yet if your advice arrived. Send it again."
            return await to_thread.run_sync(_page, request, desk, asked, token, _told(said), 503)


def _told(reason: str) -> tuple[FieldError, ...]:
    return (FieldError("words", reason, "words"),)


def _take_file(desk: Desk, asked: Asked, form: Posted, answers: Answers) -> None:
    kept = receive_file(
        "file",
        form.upload,
        answers,
        files=desk.stores.files,
        sessions=desk.sessions,
        person_id=asked.request.contributor_id,
        limit_bytes=desk.settings.upload_limit_bytes,
        required=False,
    )
    if kept is not None:
        answers.values["file"] = kept


def _asked(desk: Desk, token: str) -> Asked:
    """What the link asks for; raises `NotFound` for anything else, always alike."""
    link = read_advice_token(desk.link_secret, token)
    case = desk.stores.cases.find(link.case_id) if link is not None else None
    if link is None or case is None or case.kind != "plan":
        raise NotFound
    state = case.state
    found = state.advice.find(link.number)
    if found is None or state.review_year != link.review_year or state.is_closed:
        raise NotFound
    offset = case.clock_offset_seconds
    viewer = Viewer(found.contributor_id, "", Role.ENGINE, ())
    return Asked(Scene(viewer, desk.stores, case_now(offset, real_now()), offset, case), found)


def _page(
    request: Request,
    desk: Desk,
    asked: Asked,
    token: str,
    errors: tuple[FieldError, ...] = (),
    status: int = 200,
) -> Response:
    parties, meeting_on = asked.plan.parties, asked.plan.review.meeting_on
    people = desk.stores.people.named((parties.authority_id, parties.child_id))
    names = {person_id: person.display_name for person_id, person in people.items()}
    due = papers(meeting_on, asked.plan.calendar).due_on if meeting_on else None
    holder = Response()
    session = desk.sessions.read(request) or desk.sessions.begin(holder, "")
    request.state.session = session
    page = desk.pages.show(
        request,
        "advice.html",
        {
            "token": token,
            "council": names.get(parties.authority_id, "The council"),
            "child": names.get(parties.child_id, "a child"),
            "meeting_on": weekday_words(meeting_on) if meeting_on else "",
            "due_on": weekday_words(due) if due else "",
            "is_given": asked.request.given_on is not None,
            "command_id": new_command_id(),
        },
        status=status,
        errors=errors,
    )
    for name, value in holder.raw_headers:
        if name == b"set-cookie":
            page.raw_headers.append((name, value))
    return page

"""Who of a team is away, and who does their tasks meanwhile."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import Desk, DeskHere, NotFound, PostedHere, ViewerHere
from api.forms.field import Field, FieldKind, Option
from api.forms.reading import Answers, read
from api.ids import new_command_id, read_command_id
from api.organisations import workers_of
from api.scene import real_now
from api.viewer import Viewer
from cases.tasks.decide import TEAMS
from rules.calendar import london_day
from store.absences import Absence
from store.people import Person

router = APIRouter(include_in_schema=False)


def _colleagues(desk: Desk, viewer: Viewer) -> dict[str, Person]:
    if viewer.role not in TEAMS or not viewer.teams:
        raise NotFound
    return {
        person.person_id: person
        for team in viewer.teams
        for person in workers_of(desk.stores.people, team)
    }


def _fields(people: dict[str, Person]) -> tuple[Field, ...]:
    choices = tuple(Option(person_id, one.display_name) for person_id, one in people.items())
    return (
        Field(
            "person_id",
            "Who is away?",
            FieldKind.CHOICE,
            missing="Choose who is away",
            options=choices,
        ),
        Field(
            "from_on",
            "First day away",
            FieldKind.DAY,
            missing="Enter the first day away",
            what="the first day away",
        ),
        Field(
            "until_on",
            "Last day away",
            FieldKind.DAY,
            missing="Enter the last day away",
            what="the last day away",
        ),
        Field(
            "cover_id",
            "Who does the tasks meanwhile?",
            FieldKind.CHOICE,
            hint="This person then sees the tasks on their own worklist.",
            missing="Choose who does the tasks",
            options=choices,
        ),
    )


@router.get("/absences")
def show(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """The absences of the viewer's teams, and the form for another."""
    return _page(request, desk, viewer, Answers({}))


@router.post("/absences")
def record(request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere) -> Response:
    """Keep an absence."""
    people = _colleagues(desk, viewer)
    answers = read(_fields(people), form.raw)
    from_on, until_on = answers.day("from_on"), answers.day("until_on")
    if from_on and until_on and until_on < from_on:
        answers.refuse("until_on", "The last day must not be before the first", "until_on-day")
    if not answers.errors and answers.text("person_id") == answers.text("cover_id"):
        answers.refuse("cover_id", "Choose somebody else. Nobody covers for themselves")
    if answers.errors or from_on is None or until_on is None:
        return _page(request, desk, viewer, answers, status=422)
    desk.stores.absences.record(
        Absence(
            read_command_id(form.text("command_id")) or new_command_id(),
            answers.text("person_id"),
            from_on,
            until_on,
            answers.text("cover_id"),
            viewer.person_id,
        )
    )
    return RedirectResponse("/absences", 303)


@router.post("/absences/{absence_id}/end")
def end(desk: DeskHere, viewer: ViewerHere, form: PostedHere, absence_id: str) -> Response:
    """The person is back sooner than was said."""
    found = desk.stores.absences.find(absence_id)
    if found is None or found.person_id not in _colleagues(desk, viewer):
        raise NotFound
    desk.stores.absences.end(absence_id)
    return RedirectResponse("/absences", 303)


def _page(
    request: Request, desk: Desk, viewer: Viewer, answers: Answers, *, status: int = 200
) -> Response:
    people = _colleagues(desk, viewer)
    found = desk.stores.absences.of(people, london_day(real_now()))
    names = desk.stores.people.named(one.cover_id for one in found)
    values = {
        "absences": [
            (one, people[one.person_id].display_name, names[one.cover_id].display_name)
            for one in found
        ],
        "fields": _fields(people),
        "typed": answers.raw,
        "command_id": new_command_id(),
    }
    return desk.pages.show(request, "absences.html", values, status=status, errors=answers.errors)

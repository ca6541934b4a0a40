"""The register of mediators of a service: training, accreditation, employer, languages (M20, A22)."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import Desk, DeskHere, NotFound, PostedHere, ViewerHere
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers, read
from api.organisations import AUTHORITY, teams_of_kind, workers_of
from api.permissions import may_keep_register
from api.viewer import Viewer
from api.words import lists
from cases.actor import Role
from cases.dispute.mediators.vocabulary import Register
from rules.mediation_session import Employer, LawField
from store.mediators import Registered
from store.people import Person

router = APIRouter(include_in_schema=False)


def _mediators(desk: Desk, viewer: Viewer) -> tuple[Person, ...]:
    """The mediators of the viewer's own service."""
    if not may_keep_register(viewer):
        raise NotFound
    people = desk.stores.people
    found = {
        person.person_id: person
        for team in viewer.teams
        for person in workers_of(people, team)
        if person.role == Role.MEDIATOR.value
    }
    return tuple(found.values())


def _fields(desk: Desk) -> tuple[Field, ...]:
    councils = teams_of_kind(desk.stores.people, AUTHORITY)
    return (
        Field(
            "register",
            "Which register?",
            FieldKind.CHOICE,
            missing="Choose the register",
            options=options(lists.REGISTERS),
        ),
        Field(
            "trained_on",
            "Trained on",
            FieldKind.DAY,
            missing="Enter the day of the training",
            what="the day of the training",
        ),
        Field(
            "accredited_until",
            "Last day of the accreditation",
            FieldKind.DAY,
            missing="Enter the last day of the accreditation",
            what="the last day of the accreditation",
        ),
        Field(
            "knows",
            "Which law does the mediator know?",
            FieldKind.CHOICES,
            missing="Choose what the mediator knows",
            options=options(lists.LAW_FIELDS),
        ),
        Field(
            "employer",
            "Whom does the mediator work for besides you?",
            FieldKind.CHOICE,
            missing="Choose whom the mediator works for",
            options=options(lists.EMPLOYERS),
        ),
        Field(
            "employer_id",
            "Which council?",
            FieldKind.SELECT,
            missing="Choose the council",
            options=tuple(Option(team.person_id, team.display_name) for team in councils),
            shown_when=("employer", (Employer.ENGLISH_AUTHORITY.value,)),
        ),
        Field("languages", "Languages, with commas between", required=False),
    )


@router.get("/mediators")
def everybody(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """The mediators of the service, what is known of each, and how much each has."""
    people = _mediators(desk, viewer)
    ids = [person.person_id for person in people]
    values = {
        "people": people,
        "entries": desk.stores.mediators.find(ids),
        "load": desk.stores.mediators.load(ids),
    }
    return desk.pages.show(request, "mediators.html", values)


@router.get("/mediators/{person_id}")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, person_id: str) -> Response:
    """The form for one entry."""
    return _page(request, desk, _one(desk, viewer, person_id), Answers({}))


@router.post("/mediators/{person_id}")
def enter(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere, person_id: str
) -> Response:
    """An entry is made or renewed."""
    person = _one(desk, viewer, person_id)
    answers = read(_fields(desk), form.raw)
    if answers.errors:
        return _page(request, desk, person, answers, status=422)
    languages = (one.strip() for one in answers.text("languages").split(","))
    desk.stores.mediators.record(
        Registered(
            person_id,
            Register(answers.text("register")),
            Employer(answers.text("employer")),
            answers.text("employer_id"),
            tuple(field for field in LawField if field.value in answers.chosen("knows")),
            tuple(one for one in languages if one),
            answers.needed_day("trained_on"),
            answers.needed_day("accredited_until"),
        ),
        viewer.person_id,
    )
    return RedirectResponse("/mediators", 303)


def _one(desk: Desk, viewer: Viewer, person_id: str) -> Person:
    found = next((p for p in _mediators(desk, viewer) if p.person_id == person_id), None)
    if found is None:
        raise NotFound
    return found


def _page(
    request: Request, desk: Desk, person: Person, answers: Answers, *, status: int = 200
) -> Response:
    values = {"person": person, "fields": _fields(desk), "typed": answers.raw}
    return desk.pages.show(
        request, "mediator_entry.html", values, status=status, errors=answers.errors
    )

"""The people of the demonstration: roles for names, fixed ids, addresses that reach nobody."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid5

from api.organisations import AUTHORITY, CHILD, SERVICE, SETTING, TRIBUNAL
from cases.actor import Role
from cases.dispute.mediators.vocabulary import Register
from rules.mediation_session import Employer, LawField
from store.mediators import Mediators, Registered
from store.people import People, Person

_NAMESPACE = UUID("7a0c3f52-5b1e-4d0e-9c53-0e6a0f6a7f10")


def demo_id(slug: str) -> str:
    """The fixed id of a demo person or team."""
    return str(uuid5(_NAMESPACE, slug))


def _person(slug: str, role: Role, name: str, *address: str) -> Person:
    return Person(
        demo_id(slug),
        "person",
        role.value,
        name,
        email=f"{slug}@example.org",
        phone="020 7946 0123",
        address_lines=address or ("1 Example Street", "Exampletown", "EX1 1EX"),
    )


def _team(slug: str, role: str, name: str) -> Person:
    return Person(
        demo_id(slug),
        "organisation",
        role,
        name,
        email=f"{slug}@example.org",
        phone="020 7946 0100",
        address_lines=("Example House", "Exampletown", "EX1 2EX"),
    )


COUNCIL = _team("example-council", AUTHORITY, "Example Council SEND team")
MEDIATION = _team("example-mediation", SERVICE, "Example Mediation Service")
OFFICE = _team("example-tribunal", TRIBUNAL, "Example Tribunal office")
SCHOOL = _team("example-school", SETTING, "Example School")
TEAMS = (COUNCIL, MEDIATION, OFFICE, SCHOOL)

PARENT = _person("example-parent", Role.FAMILY, "Example Parent")
SECOND_PARENT = _person("second-parent", Role.FAMILY, "Second Example Parent")
MEDIATOR = _person("example-mediator", Role.MEDIATOR, "Example Mediator")
ADVISER = _person("example-adviser", Role.ADVISER, "Example Adviser")
OFFICER = _person("example-officer", Role.AUTHORITY, "Example Officer")
CLERK = _person("example-clerk", Role.CLERK, "Example Clerk")
ADMINISTRATOR = _person("example-administrator", Role.ADMINISTRATOR, "Example Administrator")
SENCO = _person("example-senco", Role.SETTING, "Example SENCO")
DEMO_PEOPLE = (
    PARENT,
    SECOND_PARENT,
    ADVISER,
    MEDIATOR,
    OFFICER,
    CLERK,
    SENCO,
    ADMINISTRATOR,
)
"""Those who do things in a case from its first day, in the order of the sign-in page."""

CHILD_ONE = Person(
    demo_id("example-child"), "person", CHILD, "Example Child", date(2016, 5, 12), "Female"
)
CHILD_TWO = Person(
    demo_id("second-child"), "person", CHILD, "Second Example Child", date(2014, 9, 3), "Male"
)

YOUNG_PERSON = Person(
    demo_id("example-young-person"),
    "person",
    CHILD,
    "Example Young Person",
    date(2011, 3, 14),
    "Female",
    email="example-young-person@example.org",
)
"""A child of Example Parent whose school age ends in June 2027: the rights pass in a live case."""

SIGN_IN = (*DEMO_PEOPLE, YOUNG_PERSON)
"""Everybody of the demonstration who can sign in."""

_MEMBERS = (
    (OFFICER, COUNCIL),
    (MEDIATION, COUNCIL),
    (MEDIATOR, MEDIATION),
    (ADVISER, MEDIATION),
    (CLERK, OFFICE),
    (SENCO, SCHOOL),
    (CHILD_ONE, PARENT),
    (CHILD_TWO, SECOND_PARENT),
    (YOUNG_PERSON, PARENT),
)
"""Who works where, which service a council commissions, which family cares for which child."""

TOKEN_PREFIX = "demo-"
"""Tokens that begin so are refused outside demonstration mode."""


def demo_token(person: Person) -> str:
    """The token of the JSON API for a demo person; no secret, only for a demonstration."""
    slug = (person.email or "").partition("@")[0]
    return f"{TOKEN_PREFIX}{slug}"


def seed_demo(people: People) -> dict[str, str]:
    """Put the demo people in place, as often as one likes; returns the API token of each by id."""
    for person in (*TEAMS, *SIGN_IN, CHILD_ONE, CHILD_TWO):
        people.save(person)
    for member, team in _MEMBERS:
        people.join(member.person_id, team.person_id)
    tokens = {person.person_id: demo_token(person) for person in SIGN_IN}
    for person_id, token in tokens.items():
        people.grant_token(person_id, token)
    return tokens


def seed_register(mediators: Mediators) -> None:
    """Enter the demo mediator into the register, as often as one likes."""
    entry = Registered(
        MEDIATOR.person_id,
        Register.COLLEGE_OF_MEDIATORS,
        Employer.INDEPENDENT,
        knows=tuple(LawField),
        languages=("English",),
        trained_on=date(2020, 1, 6),
        accredited_until=date(2099, 12, 31),
    )
    mediators.record(entry, MEDIATION.person_id)

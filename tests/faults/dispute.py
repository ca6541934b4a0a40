"""One dispute of Example Parent, and the forms that people post about it."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime, timedelta
from typing import Any

from api.gateway import Done, Outcome
from cases.actor import Actor, Role
from cases.command import Meta
from cases.dispute import commands as c
from cases.dispute.vocabulary import DocumentKind
from cases.event import GENESIS
from rules.appeal import DecisionKind
from store.people import Person
from tests.faults.world import World

FAMILY = "example-parent"
AUTHORITY = "example-authority"


def make_known(world: World, address: str | None = None) -> None:
    """Names of everybody who takes part; `address` is the family's, nobody else has one."""
    for person_id, kind, role, email in (
        (FAMILY, "person", "family", address),
        ("example-child", "person", "child", None),
        (AUTHORITY, "organisation", "authority", None),
        ("example-service", "organisation", "service", None),
        ("example-tribunal", "organisation", "tribunal", None),
    ):
        name = person_id.replace("-", " ").title()
        world.people.save(Person(person_id, kind, role, name, email=email))


class Dispute:
    """The forms of one case. Each call is a new form with an id of its own."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.case_id = str(uuid.uuid4())
        self._documents = 0

    def meta(self, role: Role, received_at: datetime | None = None) -> Meta:
        """The envelope of one form, received now unless told otherwise."""
        person = {Role.FAMILY: FAMILY, Role.AUTHORITY: AUTHORITY}.get(role, f"example-{role}")
        return Meta(
            str(uuid.uuid4()), self.case_id, Actor(role, person), received_at or datetime.now(UTC)
        )

    def filing(
        self, received_at: datetime | None = None, notice_on: date | None = None
    ) -> c.FileDispute:
        """The family disagrees with a plan whose letter came a week ago."""
        meta = self.meta(Role.FAMILY, received_at)
        sent_on = notice_on or meta.received_at.date() - timedelta(days=7)
        return c.FileDispute(
            meta,
            FAMILY,
            "example-child",
            AUTHORITY,
            "example-service",
            "example-tribunal",
            DecisionKind.PLAN_FINALISED,
            ("B", "F"),
            sent_on,
            sent_on,
            "words-of-the-complaint",
            "green-paper-2022",
        )

    def acknowledgement(self) -> c.AcknowledgeComplaint:
        """The authority has the complaint."""
        return c.AcknowledgeComplaint(self.meta(Role.AUTHORITY))

    def contact(self, received_at: datetime | None = None) -> c.ContactAdviser:
        """The family wants mediation."""
        return c.ContactAdviser(self.meta(Role.FAMILY, received_at), wants_mediation=True)

    def decision_maker(self, name: str = "example-officer") -> c.NameDecisionMaker:
        """The authority names who may settle; the case allows it again and again."""
        return c.NameDecisionMaker(self.meta(Role.AUTHORITY), name)

    def document(self) -> c.AddDocument:
        """The family adds a file; every call is another file."""
        self._documents += 1
        number = self._documents
        return c.AddDocument(
            self.meta(Role.FAMILY), f"file-{number}", DocumentKind.EVIDENCE, f"{number:064x}", 2
        )

    def withdrawal(self) -> c.Withdraw:
        """The family ends the dispute."""
        return c.Withdraw(self.meta(Role.FAMILY))

    async def post(self, command: Any) -> Outcome:
        """Post one form."""
        return await self.world.post(command)

    async def must(self, command: Any) -> int:
        """Post one form that has to succeed at once; the event number that answers it."""
        outcome = await self.world.post(command, patience=20.0)
        assert isinstance(outcome, Done), outcome
        return outcome.seq

    async def opened(self) -> None:
        """The case is filed and saved."""
        await self.must(self.filing())

    async def in_mediation(self) -> None:
        """Filed, and the family asked for mediation: decision makers can be named."""
        await self.opened()
        await self.must(self.contact())

    def is_whole(self) -> None:
        """No step is missing, none is there twice, and the pages show what the events say."""
        record = self.world.record(self.case_id)
        assert [event.seq for event in record] == list(range(1, len(record) + 1))
        assert self.world.verification.case(self.case_id) == ()
        assert record[0].hash != GENESIS
        told = [(event.command_id, event.kind, str(event.payload)) for event in record]
        by_command = [item for item in told if item[0]]
        assert len(by_command) == len(set(by_command)), "a command brought the same event twice"

"""One line of a file of plans: the ids that follow from it, its people, and its command."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Connection
from sqlalchemy.dialects.postgresql import insert as upsert

from cases.actor import Actor
from cases.command import Meta
from cases.plan.birth import child_ages, expected_moves
from cases.plan.commands import RegisterPlan
from cases.wire import dump_command
from rules.calendar import ENGLAND, Calendar, london_day
from store import tables as t
from store.plans_file import PlanLine

_NAMESPACE = UUID("b0c3d5a2-6b0e-4a45-9a4c-7c2f0b6f5e16")


@dataclass(frozen=True, slots=True)
class Office:
    """Whose plans they are: the authority, the mediation service it commissions, the tribunal."""

    authority_id: str
    service_id: str
    tribunal_id: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Who brings the file, when it came (UTC), and what new cases are given along.

    `clock_offset_seconds` is 0 in demonstration mode and None otherwise.
    """

    actor: Actor
    received_at: datetime
    clock_offset_seconds: int | None = None
    calendar: Calendar | None = None


def import_id_of(authority_id: str, sha256: str) -> str:
    """The id of the import of a file of that hash by an authority."""
    return str(uuid5(_NAMESPACE, f"import:{authority_id}:{sha256}"))


def command_id_of(import_id: str, line: int) -> str:
    """The id of the command of one line of an import."""
    return str(uuid5(UUID(import_id), f"line:{line}"))


def plan_id_of(authority_id: str, reference: str) -> str:
    """The id of the plan that an authority knows under its own reference."""
    return str(uuid5(_NAMESPACE, f"plan:{authority_id}:{reference.casefold()}"))


def row_of(
    one: PlanLine,
    office: Office,
    asked: Asked,
    import_id: str,
    family_id: str,
    setting_id: str,
) -> dict[str, Any]:
    """The row to keep: who is new here, and the command that registers the plan.

    `family_id` is the person who is known here by the address of the line, or empty.
    """
    plan_id = plan_id_of(office.authority_id, one.reference)
    child_id = str(uuid5(UUID(plan_id), "child"))
    people: list[dict[str, Any]] = []
    if not family_id:
        family_id = str(uuid5(_NAMESPACE, f"family:{one.parent_email.casefold() or plan_id}"))
        people.append(
            {
                "person_id": family_id,
                "role": "family",
                "display_name": one.parent,
                "email": one.parent_email or None,
                "phone": one.parent_phone or None,
                "address_lines": list(one.parent_address),
            }
        )
    people.append(
        {
            "person_id": child_id,
            "role": "child",
            "display_name": one.child,
            "born_on": one.born_on.isoformat(),
            "family_id": family_id,
        }
    )
    command_id = command_id_of(import_id, one.line)
    command = RegisterPlan(
        Meta(command_id, plan_id, asked.actor, asked.received_at),
        family_id,
        child_id,
        office.authority_id,
        setting_id,
        office.service_id,
        office.tribunal_id,
        one.plan_made_on,
        one.last_review_on,
        clock_offset_seconds=asked.clock_offset_seconds,
        calendar=asked.calendar,
        ages=child_ages(one.born_on, asked.calendar or ENGLAND),
        moves=expected_moves(one.born_on, london_day(asked.received_at)),
        from_file=True,
    )
    return {
        "import_id": import_id,
        "line": one.line,
        "reference": one.reference,
        "case_id": plan_id,
        "command_id": command_id,
        "people": people,
        "body": dump_command(command),
    }


def keep_people(connection: Connection, people: Iterable[Mapping[str, Any]]) -> None:
    """Add who is not known yet; what is known of somebody stays as it is."""
    for one in people:
        person_id = one["person_id"]
        connection.execute(
            upsert(t.person)
            .values(
                person_id=person_id,
                kind="person",
                role=one["role"],
                display_name=one["display_name"],
                born_on=one.get("born_on"),
            )
            .on_conflict_do_nothing()
        )
        connection.execute(
            upsert(t.contact)
            .values(
                person_id=person_id,
                email=one.get("email"),
                phone=one.get("phone"),
                address_lines=one.get("address_lines", []),
            )
            .on_conflict_do_nothing()
        )
        if one.get("family_id"):
            connection.execute(
                upsert(t.membership)
                .values(person_id=person_id, organisation_id=one["family_id"])
                .on_conflict_do_nothing()
            )

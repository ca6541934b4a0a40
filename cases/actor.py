"""Who acts on a case: a role and the id of a person, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The parts people play in a case."""

    FAMILY = "family"
    AUTHORITY = "authority"
    MEDIATOR = "mediator"
    ADVISER = "adviser"
    CLERK = "clerk"
    SETTING = "setting"
    ADMINISTRATOR = "administrator"
    ENGINE = "engine"


@dataclass(frozen=True, slots=True)
class Actor:
    """A person acting in a role; `person_id` leads to a name only inside PostgreSQL."""

    role: Role
    person_id: str


ENGINE = Actor(Role.ENGINE, "engine")
"""Time itself: reminders, breaches and expiries are recorded in its name."""

"""What can become true of the people in a dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.dispute.parties.vocabulary import (
    Basis,
    DecisionArea,
    Part,
    RightsPhase,
    WhoseCapacity,
)


@dataclass(frozen=True, slots=True)
class PersonAdded:
    """Somebody joined the case."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "P6"
    person_id: str
    part: Part
    basis: Basis
    named_on: date
    copied: bool
    added_on: date
    kind: Literal["person_added"] = "person_added"


@dataclass(frozen=True, slots=True)
class PersonRemoved:
    """Somebody left the case."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "P6"
    person_id: str
    narrative_id: str
    removed_on: date
    kind: Literal["person_removed"] = "person_removed"


@dataclass(frozen=True, slots=True)
class CapacityRecorded:
    """It was recorded that somebody cannot make a decision now, and who makes it."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "P3"
    whose: WhoseCapacity
    area: DecisionArea
    person_id: str
    basis: Basis
    assessed_on: date
    narrative_id: str
    recorded_on: date
    kind: Literal["capacity_recorded"] = "capacity_recorded"


@dataclass(frozen=True, slots=True)
class CapacityEnded:
    """It was recorded that somebody can make the decision again.

    `area` says which decision; every one when it is None.
    """

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "P3"
    whose: WhoseCapacity
    narrative_id: str
    ended_on: date
    area: DecisionArea | None = None
    kind: Literal["capacity_ended"] = "capacity_ended"


@dataclass(frozen=True, slots=True)
class SchoolAgeEndRecorded:
    """The last day of compulsory school age became known."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A1"
    ends_on: date
    kind: Literal["school_age_end_recorded"] = "school_age_end_recorded"


@dataclass(frozen=True, slots=True)
class RightsTransferred:
    """The rights passed from one person to another; from then on the new one decides."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "P2"
    from_id: str
    to_id: str
    holder: RightsPhase
    passed_on: date
    kind: Literal["rights_transferred"] = "rights_transferred"


@dataclass(frozen=True, slots=True)
class SharingDecided:
    """The young person said whether the parent may see the case and get copies."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "P2"
    shares: bool
    decided_on: date
    kind: Literal["sharing_decided"] = "sharing_decided"


PartiesEvent = (
    PersonAdded
    | PersonRemoved
    | CapacityRecorded
    | CapacityEnded
    | SchoolAgeEndRecorded
    | RightsTransferred
    | SharingDecided
)

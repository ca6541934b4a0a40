"""What people may ask about who is in a dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta
from cases.dispute.parties.vocabulary import Basis, DecisionArea, Part, WhoseCapacity


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Somebody joins the case. `named_on` is the day of the writing, or of the footing, that says so;
    `copied` whether an advocate gets a copy of what the family is sent."""

    meta: Meta
    person_id: str
    part: Part
    basis: Basis
    named_on: date
    copied: bool = False
    kind: Literal["add_person"] = "add_person"


@dataclass(frozen=True, slots=True)
class RemovePerson:
    """Somebody leaves the case; the reason lies under `narrative_id`."""

    meta: Meta
    person_id: str
    narrative_id: str
    kind: Literal["remove_person"] = "remove_person"


@dataclass(frozen=True, slots=True)
class RecordCapacity:
    """A young person, or a parent, cannot make this decision now, so `person_id` decides (P3, P4).

    `assessed_on` is the day on which that was found; the grounds lie under `narrative_id`.
    """

    meta: Meta
    whose: WhoseCapacity
    area: DecisionArea
    person_id: str
    assessed_on: date
    narrative_id: str
    kind: Literal["record_capacity"] = "record_capacity"


@dataclass(frozen=True, slots=True)
class EndCapacity:
    """They can make the decision again; the grounds lie under `narrative_id`.

    `area` says which decision; without it they can make every one.
    """

    meta: Meta
    whose: WhoseCapacity
    narrative_id: str
    area: DecisionArea | None = None
    kind: Literal["end_capacity"] = "end_capacity"


@dataclass(frozen=True, slots=True)
class RecordSchoolAgeEnd:
    """The last day of compulsory school age, worked out from the date of birth (A1)."""

    meta: Meta
    ends_on: date
    kind: Literal["record_school_age_end"] = "record_school_age_end"


@dataclass(frozen=True, slots=True)
class ConsentToShare:
    """The young person says whether the parent may see the case and get copies (P2)."""

    meta: Meta
    shares: bool
    kind: Literal["consent_to_share"] = "consent_to_share"


PartiesCommand = (
    AddPerson | RemovePerson | RecordCapacity | EndCapacity | RecordSchoolAgeEnd | ConsentToShare
)

"""What can become true of the grounds of a dispute.

`entered_by` and `source` are set where somebody entered what the family told them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.actor import Role
from cases.dispute.grounds.vocabulary import GroundKind, Source
from rules.discrimination import ResponsibleBody


@dataclass(frozen=True, slots=True)
class GroundRaised:
    """A further ground belongs to the dispute; `at_filing` when it came with the dispute itself."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "H2"
    ground_id: str
    ground: GroundKind
    happened_on: date
    narrative_id: str
    responsible_body: ResponsibleBody
    raised_on: date
    at_filing: bool = False
    source: Source | None = None
    entered_by: Role | None = None
    kind: Literal["ground_raised"] = "ground_raised"


@dataclass(frozen=True, slots=True)
class GroundDropped:
    """The family dropped a ground; the reason lies under `narrative_id`."""

    VERSION: ClassVar[int] = 1
    ground_id: str
    ground: GroundKind
    narrative_id: str
    dropped_on: date
    source: Source | None = None
    entered_by: Role | None = None
    kind: Literal["ground_dropped"] = "ground_dropped"


@dataclass(frozen=True, slots=True)
class SectionsChanged:
    """The family disputes other sections of the plan now; whether it needs a certificate follows.

    `newly_needed` when it needed none for the sections before and needs one for these.
    """

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M23"
    sections: tuple[str, ...]
    sections_before: tuple[str, ...]
    narrative_id: str
    changed_on: date
    newly_needed: bool = False
    source: Source | None = None
    entered_by: Role | None = None
    kind: Literal["sections_changed"] = "sections_changed"


@dataclass(frozen=True, slots=True)
class ConciliationRecorded:
    """The equality commission took up the dispute with the school, which gives a claim more time."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "D4"
    ground_id: str
    began_on: date
    source: Source | None = None
    entered_by: Role | None = None
    kind: Literal["conciliation_recorded"] = "conciliation_recorded"


@dataclass(frozen=True, slots=True)
class ClaimRecorded:
    """The family sent its discrimination claim to the tribunal."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "D2"
    ground_id: str
    sent_on: date
    source: Source | None = None
    entered_by: Role | None = None
    kind: Literal["claim_recorded"] = "claim_recorded"


@dataclass(frozen=True, slots=True)
class RoutesTold:
    """The family was told the routes that are open to it besides this service."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "H2"
    routes: tuple[str, ...]
    told_on: date
    kind: Literal["routes_told"] = "routes_told"


GroundsEvent = (
    GroundRaised
    | GroundDropped
    | SectionsChanged
    | ConciliationRecorded
    | ClaimRecorded
    | RoutesTold
)
"""Every event about grounds."""

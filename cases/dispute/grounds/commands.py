"""What people may ask about the grounds of a dispute.

The adviser and the authority may enter what the family told them; then `source` says how it did.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta
from cases.dispute.grounds.vocabulary import GroundKind, Source
from rules.discrimination import ResponsibleBody


@dataclass(frozen=True, slots=True)
class Raised:
    """One further ground. `happened_on` is the day it happened or was known; for discrimination the
    day the conduct ended, from which the time for a claim begins (D2). `narrative_id` may be empty.
    """

    ground_id: str
    ground: GroundKind
    happened_on: date
    narrative_id: str = ""
    responsible_body: ResponsibleBody = ResponsibleBody.SCHOOL


@dataclass(frozen=True, slots=True)
class RaiseGround:
    """The family adds a ground to its dispute."""

    meta: Meta
    ground_id: str
    ground: GroundKind
    happened_on: date
    narrative_id: str
    responsible_body: ResponsibleBody = ResponsibleBody.SCHOOL
    source: Source | None = None
    kind: Literal["raise_ground"] = "raise_ground"


@dataclass(frozen=True, slots=True)
class DropGround:
    """The family drops a ground; why lies under `narrative_id`."""

    meta: Meta
    ground_id: str
    narrative_id: str
    source: Source | None = None
    kind: Literal["drop_ground"] = "drop_ground"


@dataclass(frozen=True, slots=True)
class ChangeSections:
    """The family changes which sections of the plan it disputes, until the appeal is sent (M23).
    Why lies under `narrative_id`."""

    meta: Meta
    sections: tuple[str, ...]
    narrative_id: str
    source: Source | None = None
    kind: Literal["change_sections"] = "change_sections"


@dataclass(frozen=True, slots=True)
class RecordConciliation:
    """The family says that the equality commission took up the dispute with the school (D4)."""

    meta: Meta
    ground_id: str
    began_on: date
    source: Source | None = None
    kind: Literal["record_conciliation"] = "record_conciliation"


@dataclass(frozen=True, slots=True)
class RecordClaim:
    """The family says that it sent its discrimination claim to the tribunal (D2)."""

    meta: Meta
    ground_id: str
    sent_on: date
    source: Source | None = None
    kind: Literal["record_claim"] = "record_claim"


@dataclass(frozen=True, slots=True)
class TakeOtherRoutes:
    """The family ends a dispute that cannot be appealed and goes on by the routes it was told of."""

    meta: Meta
    kind: Literal["take_other_routes"] = "take_other_routes"


GroundsCommand = (
    RaiseGround | DropGround | ChangeSections | RecordConciliation | RecordClaim | TakeOtherRoutes
)
"""Every command about grounds."""

"""What can become true of the links of a dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.dispute.links.vocabulary import Relation, ReopenReason, TransferReason
from cases.dispute.vocabulary import Stage
from rules.policy import ComplaintStage


@dataclass(frozen=True, slots=True)
class DisputeLinked:
    """Another dispute belongs to this one; `by_other` when the other one said so."""

    VERSION: ClassVar[int] = 1
    other_id: str
    relation: Relation
    linked_on: date
    narrative_id: str = ""
    by_other: bool = False
    kind: Literal["dispute_linked"] = "dispute_linked"


@dataclass(frozen=True, slots=True)
class ConsolidationAsked:
    """The tribunal is asked to put this appeal together with another one that it has."""

    VERSION: ClassVar[int] = 1
    other_id: str
    narrative_id: str
    asked_on: date
    kind: Literal["consolidation_asked"] = "consolidation_asked"


@dataclass(frozen=True, slots=True)
class ConsolidationRuled:
    """The tribunal ruled whether two appeals are put together."""

    VERSION: ClassVar[int] = 1
    granted: bool
    ruled_on: date
    kind: Literal["consolidation_ruled"] = "consolidation_ruled"


@dataclass(frozen=True, slots=True)
class DisputeMerged:
    """The dispute goes on inside another one."""

    VERSION: ClassVar[int] = 1
    other_id: str
    narrative_id: str
    merged_on: date
    kind: Literal["dispute_merged"] = "dispute_merged"


@dataclass(frozen=True, slots=True)
class DisputeReopened:
    """A dispute that had ended goes on in that stage; its clocks are judged anew."""

    VERSION: ClassVar[int] = 1
    reason: ReopenReason
    narrative_id: str
    stage: Stage
    reopened_on: date
    kind: Literal["dispute_reopened"] = "dispute_reopened"


@dataclass(frozen=True, slots=True)
class AuthorityTransferred:
    """Another authority is responsible from that day on."""

    VERSION: ClassVar[int] = 1
    former_id: str
    authority_id: str
    service_id: str
    from_on: date
    narrative_id: str
    kind: Literal["authority_transferred"] = "authority_transferred"


@dataclass(frozen=True, slots=True)
class PackTransferred:
    """The dispute is run under another policy pack.

    `complaint_stages` are those that stay because the complaint has gone beyond the new pack's.
    """

    VERSION: ClassVar[int] = 1
    former: str
    pack: str
    reason: TransferReason
    narrative_id: str
    transferred_on: date
    complaint_stages: tuple[ComplaintStage, ...] = ()
    kind: Literal["pack_transferred"] = "pack_transferred"


LinksEvent = (
    DisputeLinked
    | ConsolidationAsked
    | ConsolidationRuled
    | DisputeMerged
    | DisputeReopened
    | AuthorityTransferred
    | PackTransferred
)
"""Every event of this subject."""

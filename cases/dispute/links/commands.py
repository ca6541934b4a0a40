"""What people may ask about the links of a dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta
from cases.dispute.links.vocabulary import Relation, ReopenReason, TransferReason
from rules.appeal import DecisionKind


@dataclass(frozen=True, slots=True)
class OtherDispute:
    """Another dispute as it was when the command was made; a case sees no other case itself."""

    case_id: str
    child_id: str
    authority_id: str
    decision: DecisionKind
    notice_sent_on: date
    is_closed: bool = False
    with_tribunal: bool = False


@dataclass(frozen=True, slots=True)
class LinkDispute:
    """Staff say that another dispute belongs to this one, and how; the reason lies under
    `narrative_id`."""

    meta: Meta
    other: OtherDispute
    relation: Relation
    narrative_id: str = ""
    kind: Literal["link_dispute"] = "link_dispute"


@dataclass(frozen=True, slots=True)
class MergeInto:
    """This dispute ends and goes on inside another of the same child about the same letter."""

    meta: Meta
    other: OtherDispute
    narrative_id: str
    kind: Literal["merge_into"] = "merge_into"


@dataclass(frozen=True, slots=True)
class RuleOnConsolidation:
    """The tribunal puts this appeal together with the other one, or does not."""

    meta: Meta
    granted: bool
    kind: Literal["rule_on_consolidation"] = "rule_on_consolidation"


@dataclass(frozen=True, slots=True)
class NoteLink:
    """Another dispute says that it is tied to this one, or that it was merged into it."""

    meta: Meta
    other_id: str
    relation: Relation
    kind: Literal["note_link"] = "note_link"


@dataclass(frozen=True, slots=True)
class Reopen:
    """A dispute that had ended goes on; why, in a word of the list and in own words."""

    meta: Meta
    reason: ReopenReason
    narrative_id: str
    kind: Literal["reopen"] = "reopen"


@dataclass(frozen=True, slots=True)
class TransferAuthority:
    """Another authority is responsible from that day on; the reason lies under `narrative_id`."""

    meta: Meta
    authority_id: str
    service_id: str
    from_on: date
    narrative_id: str
    kind: Literal["transfer_authority"] = "transfer_authority"


@dataclass(frozen=True, slots=True)
class TransferPack:
    """An administrator moves the dispute to another policy pack, with the reason."""

    meta: Meta
    pack: str
    reason: TransferReason
    narrative_id: str = ""
    kind: Literal["transfer_pack"] = "transfer_pack"


LinksCommand = (
    LinkDispute
    | MergeInto
    | RuleOnConsolidation
    | NoteLink
    | Reopen
    | TransferAuthority
    | TransferPack
)
"""Every command of this subject."""

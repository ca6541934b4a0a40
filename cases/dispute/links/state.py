"""What is true of the links of a dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.links.vocabulary import Relation


@dataclass(frozen=True, slots=True)
class Link:
    """Another dispute that belongs to this one."""

    other_id: str
    relation: Relation
    linked_on: date


@dataclass(frozen=True, slots=True)
class Links:
    """The links of a dispute, into which it was merged, how often it was opened again.

    `to_consolidate` is the other appeal with which the tribunal was asked to put this one together.
    `transferred_pack` is the pack it was moved to; empty when it runs under its first one.
    """

    others: tuple[Link, ...] = ()
    merged_into: str = ""
    reopened_on: date | None = None
    times_reopened: int = 0
    authority_since: date | None = None
    transferred_pack: str = ""
    to_consolidate: str = ""
    consolidation_narrative_id: str = ""

"""What the authority may say about a time limit that it need not keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta
from rules.exemption import Circumstance
from rules.exemption_ground import ExemptionGround


@dataclass(frozen=True, slots=True)
class RecordExemption:
    """The authority relies on a fact of the law for being late with one duty (K21).

    `from_on` and `until_on` are the days of the fact: first day away and first day back, or first
    day closed and first day open again. `asked_on` is the day advice was asked for, when a school
    was closed. `document_id` is the paper that shows it.
    """

    meta: Meta
    clock_id: str
    ground: ExemptionGround
    from_on: date
    until_on: date
    document_id: str
    decided_by_id: str
    narrative_id: str
    circumstance: Circumstance | None = None
    asked_on: date | None = None
    kind: Literal["record_exemption"] = "record_exemption"


@dataclass(frozen=True, slots=True)
class EndExemption:
    """The fact is over, or the authority no longer relies on it."""

    meta: Meta
    exemption_id: str
    kind: Literal["end_exemption"] = "end_exemption"

"""The exemptions that the authority relies on in a dispute."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rules.exemption_ground import ExemptionGround


@dataclass(frozen=True, slots=True)
class Exemption:
    """One exemption: for which clock, on which ground, the days of the fact, its evidence."""

    exemption_id: str
    clock_id: str
    ground: ExemptionGround
    from_on: date
    until_on: date
    document_id: str
    decided_by_id: str
    narrative_id: str
    recorded_on: date
    ended_on: date | None = None

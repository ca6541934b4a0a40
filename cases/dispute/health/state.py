"""Which health bodies know, and what they passed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HealthDecider:
    """Who comes for a health body and may settle the health issues (M11)."""

    icb_id: str
    decision_maker_id: str


@dataclass(frozen=True, slots=True)
class HealthSide:
    """The health bodies that were told, in order, and the day the authority heard of the agreement."""

    icb_ids: tuple[str, ...] = ()
    authority_told_on: date | None = None
    deciders: tuple[HealthDecider, ...] = ()

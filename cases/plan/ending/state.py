"""What is known about ending the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rules.reassessment import EndingGround


@dataclass(frozen=True, slots=True)
class Consultation:
    """The newest consultation about ending the plan; it holds for one decision.

    `head_consulted` is None when the plan names no school or college.
    """

    ground: EndingGround | None = None
    family_consulted: bool = False
    head_consulted: bool | None = None
    narrative_id: str = ""
    consulted_on: date | None = None

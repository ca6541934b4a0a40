"""What a screening makes true."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.dispute.screening.vocabulary import ScreeningOutcome


@dataclass(frozen=True, slots=True)
class FamilyScreened:
    """A person looked whether mediation is right for this family, and said why.

    `exempts` is whether the pack opens the way to the tribunal without a certificate on that ground;
    `sections` are what the dispute was about then, so that a change of grounds calls for a new look.
    """

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M24"
    outcome: ScreeningOutcome
    narrative_id: str
    screened_by: str
    screened_on: date
    sections: tuple[str, ...]
    exempts: bool
    kind: Literal["family_screened"] = "family_screened"


ScreeningEvent = FamilyScreened

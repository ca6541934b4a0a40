"""What is known from the last screening."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.screening.vocabulary import EXIT_OF, ScreeningOutcome
from rules.policy import Exemption


@dataclass(frozen=True, slots=True)
class Screening:
    """The last screening; `outcome` is None before the first."""

    outcome: ScreeningOutcome | None = None
    narrative_id: str = ""
    screened_by: str = ""
    screened_on: date | None = None
    sections: tuple[str, ...] = ()
    exempts: bool = False

    @property
    def exemption(self) -> Exemption | None:
        """The exit from mediation that is recorded; None when there is none."""
        return EXIT_OF.get(self.outcome) if self.exempts and self.outcome else None

"""What a person of the mediation service may say about whether mediation is right for a family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from cases.dispute.screening.vocabulary import ScreeningOutcome


@dataclass(frozen=True, slots=True)
class ScreenFamily:
    """The adviser or mediator records what they found and why; the words lie under `narrative_id`.

    A later screening takes the place of an earlier one.
    """

    meta: Meta
    outcome: ScreeningOutcome
    narrative_id: str
    kind: Literal["screen_family"] = "screen_family"


ScreeningCommand = ScreenFamily

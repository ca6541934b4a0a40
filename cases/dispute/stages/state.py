"""What is true of the stages of a complaint that are over, and of a local resolution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.vocabulary import AnswerOutcome, Side


@dataclass(frozen=True, slots=True)
class PastStage:
    """A stage of the complaint that is over; `answered_by` is the id of the officer, empty when
    nobody answered."""

    stage: int
    answered_on: date | None = None
    answered_by: str = ""
    outcome: AnswerOutcome | None = None
    narrative_id: str = ""


@dataclass(frozen=True, slots=True)
class LocalResolution:
    """What is proposed, or was agreed, between the two sides alone."""

    proposed_by: Side | None = None
    proposed_on: date | None = None
    narrative_id: str = ""
    agreed_on: date | None = None

"""What can become true of the stages of a complaint and of a local resolution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.dispute.vocabulary import Side


@dataclass(frozen=True, slots=True)
class AnswerExtended:
    """The authority answers later than it said, and gave its reasons."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "C4"
    stage: int
    working_days: int
    narrative_id: str
    extended_on: date
    kind: Literal["answer_extended"] = "answer_extended"


@dataclass(frozen=True, slots=True)
class ComplaintEscalated:
    """The family took its complaint to the next stage."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "C4"
    stage: int
    narrative_id: str
    escalated_on: date
    kind: Literal["complaint_escalated"] = "complaint_escalated"


@dataclass(frozen=True, slots=True)
class LocalResolutionProposed:
    """A side proposed how to settle the dispute between the two of them."""

    VERSION: ClassVar[int] = 1
    side: Side
    narrative_id: str
    proposed_on: date
    kind: Literal["local_resolution_proposed"] = "local_resolution_proposed"


@dataclass(frozen=True, slots=True)
class LocalResolutionDeclined:
    """The other side did not take what was proposed; everything goes on as before."""

    VERSION: ClassVar[int] = 1
    side: Side
    declined_on: date
    kind: Literal["local_resolution_declined"] = "local_resolution_declined"


@dataclass(frozen=True, slots=True)
class LocalResolutionAgreed:
    """Both sides settled the dispute between themselves."""

    VERSION: ClassVar[int] = 1
    side: Side
    agreed_on: date
    kind: Literal["local_resolution_agreed"] = "local_resolution_agreed"


StagesEvent = (
    AnswerExtended
    | ComplaintEscalated
    | LocalResolutionProposed
    | LocalResolutionDeclined
    | LocalResolutionAgreed
)
"""Every event of this subject."""

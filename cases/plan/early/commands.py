"""What people may ask about an early review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta


@dataclass(frozen=True, slots=True)
class AskEarlyReview:
    """Somebody asks to review the plan before it is due; the reason lies under `narrative_id`."""

    meta: Meta
    narrative_id: str
    kind: Literal["ask_early_review"] = "ask_early_review"


@dataclass(frozen=True, slots=True)
class AnswerEarlyReview:
    """The authority says if it reviews the plan early; the reason lies under `narrative_id`."""

    meta: Meta
    agrees: bool
    narrative_id: str
    kind: Literal["answer_early_review"] = "answer_early_review"


EarlyCommand = AskEarlyReview | AnswerEarlyReview

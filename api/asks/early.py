"""What people ask about an early review."""

from __future__ import annotations

from typing import ClassVar, Literal

from api.asks.ask import Ask, Said
from cases.plan.early import commands as c


class AskEarlyReview(Ask):
    """Review the plan before it is due, and why (R20)."""

    COMMAND: ClassVar[type] = c.AskEarlyReview
    kind: Literal["ask_early_review"] = "ask_early_review"
    words: Said


class AnswerEarlyReview(Ask):
    """Yes or no to an early review, and why (R20)."""

    COMMAND: ClassVar[type] = c.AnswerEarlyReview
    kind: Literal["answer_early_review"] = "answer_early_review"
    agrees: bool
    words: Said


EarlyAsk = AskEarlyReview | AnswerEarlyReview

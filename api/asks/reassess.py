"""What people ask about a re-assessment."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from api.asks.ask import Ask, Said
from cases.plan.reassess import commands as c
from rules.notice import NoticeItem


class AskReassessment(Ask):
    """Assess the needs anew, and why (A12)."""

    COMMAND: ClassVar[type] = c.AskReassessment
    kind: Literal["ask_reassessment"] = "ask_reassessment"
    words: Said


class AnswerReassessment(Ask):
    """Yes or no to a new assessment; what the letter says when it is no (R23, R24)."""

    COMMAND: ClassVar[type] = c.AnswerReassessment
    kind: Literal["answer_reassessment"] = "answer_reassessment"
    agrees: bool
    necessary: bool
    last_assessed_on: date | None = None
    notice: tuple[NoticeItem, ...] = ()
    words: Said


class IssueReassessedPlan(Ask):
    """The final plan after the new assessment, and what the letter with it says (R25)."""

    COMMAND: ClassVar[type] = c.IssueReassessedPlan
    kind: Literal["issue_reassessed_plan"] = "issue_reassessed_plan"
    notice: tuple[NoticeItem, ...] = ()


ReassessAsk = AskReassessment | AnswerReassessment | IssueReassessedPlan

"""What people may ask about a re-assessment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta
from rules.review import NoticeItem


@dataclass(frozen=True, slots=True)
class AskReassessment:
    """The family, the setting or the authority itself asks to assess anew (A12)."""

    meta: Meta
    narrative_id: str
    kind: Literal["ask_reassessment"] = "ask_reassessment"


@dataclass(frozen=True, slots=True)
class AnswerReassessment:
    """The authority says if it assesses anew (R23, R24).

    `last_assessed_on` is the day of the last assessment, None when it is not known; `necessary` says
    whether the authority thinks that another one is. `notice` lists what the letter tells the family;
    it must be complete when the answer is no.
    """

    meta: Meta
    agrees: bool
    necessary: bool
    last_assessed_on: date | None
    notice: tuple[NoticeItem, ...]
    narrative_id: str
    kind: Literal["answer_reassessment"] = "answer_reassessment"


@dataclass(frozen=True, slots=True)
class IssueReassessedPlan:
    """The authority sends the final plan after the re-assessment (R25)."""

    meta: Meta
    notice: tuple[NoticeItem, ...]
    document_id: str = ""
    kind: Literal["issue_reassessed_plan"] = "issue_reassessed_plan"


ReassessCommand = AskReassessment | AnswerReassessment | IssueReassessedPlan

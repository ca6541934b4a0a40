"""What people ask about ending a plan."""

from __future__ import annotations

from typing import ClassVar, Literal

from api.asks.ask import Ask, Said
from cases.plan.ending import commands as c
from rules.notice import NoticeItem
from rules.reassessment import EndingGround


class ConsultBeforeEnding(Ask):
    """The family and the head were heard about ending the plan (R26)."""

    COMMAND: ClassVar[type] = c.ConsultBeforeEnding
    kind: Literal["consult_before_ending"] = "consult_before_ending"
    ground: EndingGround
    family_consulted: bool
    head_consulted: bool | None = None
    words: Said


class DecideToEnd(Ask):
    """End the plan outside a review, and why; what the letter says (R27)."""

    COMMAND: ClassVar[type] = c.DecideToEnd
    kind: Literal["decide_to_end"] = "decide_to_end"
    notice: tuple[NoticeItem, ...] = ()
    words: Said


EndingAsk = ConsultBeforeEnding | DecideToEnd

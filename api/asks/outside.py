"""What people ask about a change outside a review."""

from __future__ import annotations

from typing import ClassVar, Literal

from api.asks.ask import Ask, Said
from cases.plan.outside import commands as c
from rules.notice import NoticeItem


class ProposeChange(Ask):
    """Propose changes to the plan outside a review (R22)."""

    COMMAND: ClassVar[type] = c.ProposeChange
    kind: Literal["propose_change"] = "propose_change"
    words: Said


class SayAboutChange(Ask):
    """What the family thinks of the changes (R22)."""

    COMMAND: ClassVar[type] = c.SayAboutChange
    kind: Literal["say_about_change"] = "say_about_change"
    words: Said


class FinishChange(Ask):
    """Make the changed plan final; what the letter says (R22)."""

    COMMAND: ClassVar[type] = c.FinishChange
    kind: Literal["finish_change"] = "finish_change"
    notice: tuple[NoticeItem, ...] = ()


class DropChange(Ask):
    """Leave the plan as it is after all, and why; what the letter says (R13)."""

    COMMAND: ClassVar[type] = c.DropChange
    kind: Literal["drop_change"] = "drop_change"
    notice: tuple[NoticeItem, ...] = ()
    words: Said


OutsideAsk = ProposeChange | SayAboutChange | FinishChange | DropChange

"""A day that was entered wrongly, put right."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from api.asks.ask import Ask, Said
from cases.change import CorrectFact as Command


class CorrectFact(Ask):
    """Put a day right; `fact` names it as the preview does, `words` say why."""

    COMMAND: ClassVar[type] = Command
    kind: Literal["correct_fact"] = "correct_fact"
    fact: str
    is_on: date
    words: Said

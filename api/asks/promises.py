"""Promises of an agreement: said to be broken, taken further, changed in writing."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from api.asks.ask import Ask, Said
from api.asks.negotiation import SaidOrNot
from cases.dispute.register import commands as c
from cases.dispute.register.vocabulary import BreachPath


class NoteBreach(Ask):
    """A side says that a promise is not being kept, and why it thinks so."""

    COMMAND: ClassVar[type] = c.NoteBreach
    kind: Literal["note_breach"] = "note_breach"
    promise_id: str
    words: Said


class EscalateBreach(Ask):
    """The family takes a promise that is not kept further."""

    COMMAND: ClassVar[type] = c.EscalateBreach
    kind: Literal["escalate_breach"] = "escalate_breach"
    promise_id: str
    path: BreachPath


class AmendPromise(Ask):
    """A side names another last day for a promise in writing (M18)."""

    COMMAND: ClassVar[type] = c.AmendPromise
    kind: Literal["amend_promise"] = "amend_promise"
    promise_id: str
    agreed_due_on: date
    words: SaidOrNot = ""

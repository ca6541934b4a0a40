"""What can be asked about the promises of an agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta
from cases.dispute.register.vocabulary import BreachPath


@dataclass(frozen=True, slots=True)
class NoteBreach:
    """A side says that a promise is not being kept; its words lie under `narrative_id`."""

    meta: Meta
    promise_id: str
    narrative_id: str
    kind: Literal["note_breach"] = "note_breach"


@dataclass(frozen=True, slots=True)
class EscalateBreach:
    """The family takes a promise that is not kept further, on a way it chooses."""

    meta: Meta
    promise_id: str
    path: BreachPath
    kind: Literal["escalate_breach"] = "escalate_breach"


@dataclass(frozen=True, slots=True)
class AmendPromise:
    """A side agrees in writing to another last day for a promise (M18); both must name the same.

    What it wrote lies under `narrative_id`, empty when it wrote no more than the day.
    """

    meta: Meta
    promise_id: str
    agreed_due_on: date
    narrative_id: str = ""
    kind: Literal["amend_promise"] = "amend_promise"


RegisterCommand = NoteBreach | EscalateBreach | AmendPromise

"""Who must be told, and which document must exist, because of an event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that must be sent: a template of words and the id of its recipient.

    The recipient is a person or an organisation's team. `letter` names the document that goes
    with it, empty when there is none; `ground` names the clock, promise or reason it is about.
    """

    template: str
    recipient: str
    letter: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Obligation:
    """Something owed now: who owes what to whom, and by when; derived from state, never stored as truth.

    `owner` is the id of the person or team that must act; `clock_id` names the running clock, empty
    when the duty has no number of days. `kind` is stable and worded by the pages.
    """

    task_id: str
    kind: str
    owner: str
    role: str
    clock_id: str = ""
    ground: str = ""

"""What every command carries, and how a command is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cases.actor import Actor


@dataclass(frozen=True, slots=True)
class Meta:
    """The envelope of a command.

    `received_at` is the instant (UTC) from which the law counts: the server's clock at receipt,
    or the true day of receipt when staff enter a paper or telephone filing.
    """

    command_id: str
    case_id: str
    actor: Actor
    received_at: datetime


class CommandRefused(Exception):
    """A command that the case does not allow; bad input changes nothing.

    `reason` says in plain words what happened and what to do; `rule` cites the provision or is
    empty when the refusal is a matter of process; `code` is stable, for programs.
    """

    def __init__(self, code: str, reason: str, rule: str = "") -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.rule = rule

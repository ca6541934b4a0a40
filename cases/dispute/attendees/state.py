"""Everybody who was proposed for the session, and who agreed."""

from __future__ import annotations

from dataclasses import dataclass

from cases.actor import Role
from rules.mediation_session import Attendee


@dataclass(frozen=True, slots=True)
class Attendance:
    """Somebody who would come; `may_come` is what the law says of it now (M12).

    `reason_id` leads to the words of the last no.
    """

    attendee_id: str
    attendee: Attendee
    proposed_by: Role
    consents: tuple[Role, ...]
    refused_by: tuple[Role, ...] = ()
    may_come: bool = False
    reason_id: str = ""

    @property
    def is_refused_unlawfully(self) -> bool:
        """Whether the authority says no to somebody who may come."""
        return self.may_come and Role.AUTHORITY in self.refused_by

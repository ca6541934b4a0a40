"""What became true about who comes to the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from cases.actor import Role
from rules.mediation_session import Attendee


@dataclass(frozen=True, slots=True)
class AttendeeProposed:
    """Somebody is proposed for the session; `may_come` is what the law says."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M12"
    attendee_id: str
    attendee: Attendee
    proposed_by: Role
    may_come: bool
    kind: Literal["attendee_proposed"] = "attendee_proposed"


@dataclass(frozen=True, slots=True)
class AttendeeAgreed:
    """A side or the mediator agrees that somebody comes."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M12"
    attendee_id: str
    agreed_by: Role
    may_come: bool
    kind: Literal["attendee_agreed"] = "attendee_agreed"


@dataclass(frozen=True, slots=True)
class AttendeeRefused:
    """A side or the mediator does not agree that somebody comes.

    `is_unlawful` marks an authority that says no to somebody who may come all the same.
    """

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M12"
    attendee_id: str
    refused_by: Role
    narrative_id: str
    may_come: bool
    refuses_to_mediate: bool
    is_unlawful: bool
    kind: Literal["attendee_refused"] = "attendee_refused"


AttendeesEvent = AttendeeProposed | AttendeeAgreed | AttendeeRefused

"""What people may say about who comes to the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from rules.mediation_session import Attendee


@dataclass(frozen=True, slots=True)
class ProposeAttendee:
    """Somebody should come; proposing is agreeing."""

    meta: Meta
    attendee_id: str
    attendee: Attendee
    kind: Literal["propose_attendee"] = "propose_attendee"


@dataclass(frozen=True, slots=True)
class ConsentToAttendee:
    """The side or the mediator agrees; it also takes an earlier no back."""

    meta: Meta
    attendee_id: str
    kind: Literal["consent_to_attendee"] = "consent_to_attendee"


@dataclass(frozen=True, slots=True)
class RefuseAttendee:
    """The side or the mediator does not agree; the words lie under `narrative_id`.

    `refuses_to_mediate` is true when the authority says that it does not mediate if that person
    comes, which it may not do (M12).
    """

    meta: Meta
    attendee_id: str
    narrative_id: str
    refuses_to_mediate: bool = False
    kind: Literal["refuse_attendee"] = "refuse_attendee"


AttendeesCommand = ProposeAttendee | ConsentToAttendee | RefuseAttendee

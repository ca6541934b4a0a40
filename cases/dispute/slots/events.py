"""What becomes true about the day of the session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal

from cases.dispute.slots.vocabulary import Asker, Place, PostponeReason, Score
from cases.dispute.vocabulary import Side


@dataclass(frozen=True, slots=True)
class SlotsAnswered:
    """A side said which of the offered times it can do, or that it can do none."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M8"
    side: Side
    can: tuple[datetime, ...]
    answered_on: date
    kind: Literal["slots_answered"] = "slots_answered"


@dataclass(frozen=True, slots=True)
class ShortNoticeAccepted:
    """The family agreed to less than five working days of notice."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M10"
    accepted_on: date
    kind: Literal["short_notice_accepted"] = "short_notice_accepted"


@dataclass(frozen=True, slots=True)
class PlaceSet:
    """The session has a place: a room, or a link to join by video."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M10"
    place: Place
    narrative_id: str
    kind: Literal["place_set"] = "place_set"


@dataclass(frozen=True, slots=True)
class SessionPostponed:
    """An agreed day was given up before it came; `days_used` of the 30 days are gone by now."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M8"
    side: Asker
    reason: PostponeReason
    narrative_id: str
    slot: datetime
    postponed_on: date
    days_used: int
    days_left: int
    kind: Literal["session_postponed"] = "session_postponed"


@dataclass(frozen=True, slots=True)
class FeedbackGiven:
    """Somebody who took part said how it was."""

    VERSION: ClassVar[int] = 1
    by: str
    fair: Score
    heard: Score
    clear: Score
    narrative_id: str
    given_on: date
    kind: Literal["feedback_given"] = "feedback_given"


SlotsEvent = SlotsAnswered | ShortNoticeAccepted | PlaceSet | SessionPostponed | FeedbackGiven

"""The closed lists of the session: who asks, why it is put off, where it is, how it was."""

from __future__ import annotations

from enum import StrEnum


class Asker(StrEnum):
    """Who puts a session off."""

    FAMILY = "family"
    AUTHORITY = "authority"
    MEDIATOR = "mediator"


class PostponeReason(StrEnum):
    """Why a session is put off; the words of the side lie under the narrative."""

    ILLNESS = "illness"
    NOBODY_TO_DECIDE = "nobody_to_decide"
    STAFF_AWAY = "staff_away"
    PAPERS_NOT_READY = "papers_not_ready"
    INTERPRETER_OR_ACCESS = "interpreter_or_access"
    PLACE_OR_LINK = "place_or_link"
    MEDIATOR_AWAY = "mediator_away"
    CARE_OR_WORK = "care_or_work"
    OTHER = "other"


class Place(StrEnum):
    """Where a session is held; address or link lie under the narrative."""

    ROOM = "room"
    VIDEO = "video"


class Score(StrEnum):
    """How something in the session was, from the worst to the best."""

    VERY_BAD = "very_bad"
    BAD = "bad"
    MIXED = "mixed"
    GOOD = "good"
    VERY_GOOD = "very_good"

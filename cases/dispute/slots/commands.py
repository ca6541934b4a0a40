"""What can be asked about the day of the session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from cases.command import Meta
from cases.dispute.slots.vocabulary import Place, PostponeReason, Score


@dataclass(frozen=True, slots=True)
class AnswerSlots:
    """A side says which of the offered instants (UTC) it can do; empty when it can do none."""

    meta: Meta
    can: tuple[datetime, ...]
    kind: Literal["answer_slots"] = "answer_slots"


@dataclass(frozen=True, slots=True)
class AcceptShortNotice:
    """The family agrees to less than five working days of notice of the session (M10)."""

    meta: Meta
    kind: Literal["accept_short_notice"] = "accept_short_notice"


@dataclass(frozen=True, slots=True)
class SetPlace:
    """The mediator says where the session is; address or link lie under `narrative_id`."""

    meta: Meta
    place: Place
    narrative_id: str
    kind: Literal["set_place"] = "set_place"


@dataclass(frozen=True, slots=True)
class PostponeSession:
    """Somebody gives up the agreed day before it comes; no time limit is longer for it (M8)."""

    meta: Meta
    reason: PostponeReason
    narrative_id: str
    kind: Literal["postpone_session"] = "postpone_session"


@dataclass(frozen=True, slots=True)
class GiveFeedback:
    """Somebody who took part says how it was; more words, if any, lie under `narrative_id`."""

    meta: Meta
    fair: Score
    heard: Score
    clear: Score
    narrative_id: str = ""
    kind: Literal["give_feedback"] = "give_feedback"


SlotsCommand = AnswerSlots | AcceptShortNotice | SetPlace | PostponeSession | GiveFeedback

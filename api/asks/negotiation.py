"""The day of the session and its certificate: answers, place, putting off, feedback, taking back."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, StringConstraints

from api.asks.ask import Ask, Said
from cases.dispute.certificates import commands as cc
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.slots import commands as c
from cases.dispute.slots.vocabulary import Place, PostponeReason, Score

SaidOrNot = Annotated[str, StringConstraints(strip_whitespace=True, max_length=50_000)]
"""Somebody's own words, or none."""


class AnswerSlots(Ask):
    """Which of the offered days and times a side can do; none of them when empty."""

    COMMAND: ClassVar[type] = c.AnswerSlots
    kind: Literal["answer_slots"] = "answer_slots"
    can: tuple[AwareDatetime, ...]


class AcceptShortNotice(Ask):
    """The family agrees to shorter notice (M10)."""

    COMMAND: ClassVar[type] = c.AcceptShortNotice
    kind: Literal["accept_short_notice"] = "accept_short_notice"


class SetPlace(Ask):
    """Where the session is: the address of a room, or a link."""

    COMMAND: ClassVar[type] = c.SetPlace
    kind: Literal["set_place"] = "set_place"
    place: Place
    words: Said


class PostponeSession(Ask):
    """The agreed day is given up, with a reason."""

    COMMAND: ClassVar[type] = c.PostponeSession
    kind: Literal["postpone_session"] = "postpone_session"
    reason: PostponeReason
    words: Said


class GiveFeedback(Ask):
    """How the session was."""

    COMMAND: ClassVar[type] = c.GiveFeedback
    kind: Literal["give_feedback"] = "give_feedback"
    fair: Score
    heard: Score
    clear: Score
    words: SaidOrNot = ""


class RevokeCertificate(Ask):
    """The certificate is taken back, with a reason."""

    COMMAND: ClassVar[type] = cc.RevokeCertificate
    kind: Literal["revoke_certificate"] = "revoke_certificate"
    reason: RevokeReason
    words: Said


class ReissueCertificate(Ask):
    """The certificate is replaced by one of the same facts, with a reason."""

    COMMAND: ClassVar[type] = cc.ReissueCertificate
    kind: Literal["reissue_certificate"] = "reissue_certificate"
    reason: RevokeReason
    words: Said

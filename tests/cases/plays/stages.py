"""Plays of the stages of a complaint and of settling locally."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from cases.actor import Actor, Role
from cases.dispute import commands as c
from cases.dispute.stages.commands import (
    AnswerLocalResolution,
    EscalateComplaint,
    ExtendAnswer,
    ProposeLocalResolution,
)
from cases.dispute.tribunal.commands import AskToWithdraw
from cases.dispute.vocabulary import AnswerOutcome, SessionOutcome
from rules.policy import ComplaintStage
from tests.cases import appeals
from tests.cases import disputes as d
from tests.cases.journey import Journey, day

THREE_STAGES = (ComplaintStage(3, 10), ComplaintStage(4, 15), ComplaintStage(5, 25))
"""What an authority has set for itself."""

FIRST, SECOND, THIRD = "authority-1", "authority-2", "authority-3"


def plays() -> Iterator[Journey]:
    """Extension, the next stage from everywhere, proposals, and what is refused."""
    yield _three_stages()
    yield from _escalated_late()
    yield _put_off()
    yield from _settled()
    yield from _with_the_tribunal()


def as_officer(journey: Journey, command: type, person_id: str, **facts: Any) -> Any:
    """The command of that officer of the authority, as it would be given now."""
    made = journey.make(command, d.AUTHORITY, **facts)
    return replace(made, meta=replace(made.meta, actor=Actor(Role.AUTHORITY, person_id)))


def answer_as(journey: Journey, person_id: str) -> None:
    """That officer answers the complaint, not upheld."""
    facts = {"outcome": AnswerOutcome.NOT_UPHELD, "narrative_id": f"answer of {person_id}"}
    journey.give(as_officer(journey, c.AnswerComplaint, person_id, **facts))


def filed_with_three_stages(**changes: Any) -> Journey:
    """Filed with an authority that has three stages of its own."""
    return d.filed(complaint_stages=THREE_STAGES, complaint_extension_days=5, **changes)


def _three_stages() -> Journey:
    journey = filed_with_three_stages()
    journey.refused(EscalateComplaint, d.FAMILY)
    answer_as(journey, FIRST)
    journey.do(c.RespondToAnswer, d.FAMILY, satisfied=False)
    journey.do(EscalateComplaint, d.FAMILY)
    journey.refused(
        c.AnswerComplaint, d.AUTHORITY, outcome=AnswerOutcome.UPHELD, narrative_id="words"
    )
    journey.do(c.AcknowledgeComplaint, d.AUTHORITY)
    answer_as(journey, SECOND)
    journey.do(EscalateComplaint, d.FAMILY, narrative_id="why")
    answer_as(journey, THIRD)
    journey.refused(EscalateComplaint, d.FAMILY)
    return journey


def _escalated_late() -> Iterator[Journey]:
    silent = filed_with_three_stages().on(day("2026-02-20"))
    silent.do(EscalateComplaint, d.FAMILY)
    yield silent
    acknowledged = filed_with_three_stages()
    acknowledged.do(c.AcknowledgeComplaint, d.AUTHORITY)
    acknowledged.on(day("2026-02-20"))
    acknowledged.refused(ExtendAnswer, d.AUTHORITY, working_days=1, narrative_id="words")
    acknowledged.do(EscalateComplaint, d.FAMILY)
    yield acknowledged


def _put_off() -> Journey:
    journey = filed_with_three_stages()
    why = {"narrative_id": "words-x"}
    journey.refused(ExtendAnswer, d.AUTHORITY, working_days=5, **why)
    journey.do(c.AcknowledgeComplaint, d.AUTHORITY)
    journey.refused(ExtendAnswer, d.AUTHORITY, working_days=0, **why)
    journey.refused(ExtendAnswer, d.AUTHORITY, working_days=6, **why)
    journey.do(ExtendAnswer, d.AUTHORITY, working_days=5, **why)
    answer_as(journey, FIRST)
    journey.refused(ExtendAnswer, d.AUTHORITY, working_days=1, **why)
    return journey


def _settled() -> Iterator[Journey]:
    for begin in (d.filed, d.arranged, d.certified, d.agreed):
        journey = begin()
        journey.refused(AnswerLocalResolution, d.FAMILY, agreed=True)
        journey.refused(ProposeLocalResolution, d.FAMILY, narrative_id="")
        journey.do(ProposeLocalResolution, d.FAMILY, narrative_id="words-p")
        journey.refused(AnswerLocalResolution, d.FAMILY, agreed=True)
        journey.do(AnswerLocalResolution, d.AUTHORITY, agreed=False)
        journey.do(ProposeLocalResolution, d.AUTHORITY, narrative_id="words-q")
        journey.do(ProposeLocalResolution, d.AUTHORITY, narrative_id="words-r")
        journey.do(AnswerLocalResolution, d.FAMILY, agreed=True)
        yield journey
    family = d.held(SessionOutcome.NONE)
    family.do(ProposeLocalResolution, d.AUTHORITY, narrative_id="words-s")
    family.do(AnswerLocalResolution, d.FAMILY, agreed=False)
    yield family


def settle(journey: Journey) -> Journey:
    """The family proposes, the authority agrees."""
    journey.do(ProposeLocalResolution, d.FAMILY, narrative_id="words-p")
    journey.do(AnswerLocalResolution, d.AUTHORITY, agreed=True)
    return journey


def _with_the_tribunal() -> Iterator[Journey]:
    yield settle(d.sent())
    asked = appeals.registered()
    asked.do(AskToWithdraw, d.FAMILY)
    yield settle(asked)
    heard = settle(appeals.registered())
    heard.refused(ProposeLocalResolution, d.FAMILY, narrative_id="words")
    yield heard
    over = appeals.decided(appeals.AMEND)
    over.refused(ProposeLocalResolution, d.FAMILY, narrative_id="words")
    yield over

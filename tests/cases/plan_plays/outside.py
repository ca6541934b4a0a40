"""Plays of a change outside a review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cases.plan.commands import NoteDispute
from cases.plan.outside import commands as c
from cases.plan.phase.commands import NameNextPlace
from cases.plan.phase.state import ExpectedMove
from cases.plan.phase.vocabulary import PhaseMove
from cases.plan.vocabulary import ReviewOutcome
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plans import AUTHORITY, ENGINE, EVERY_ITEM, FAMILY

SECONDARY = ExpectedMove(PhaseMove.OTHER_PHASE, day("2027-09-01"))
DROP: dict[str, Any] = {"notice": EVERY_ITEM, "narrative_id": "words"}


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield _refused()
    yield _in_a_review()
    yield _dropped(_kept_and_disputed())
    yield finished(_kept_and_disputed())
    yield finished(plans.registered())
    yield _names_the_next_place()
    yield proposed(plans.registered()).on(day("2026-04-01"))


def proposed(journey: Journey) -> Journey:
    """The authority proposes changes today."""
    journey.do(c.ProposeChange, AUTHORITY, narrative_id="words")
    return journey


def finished(journey: Journey) -> Journey:
    """The changed plan is final in June."""
    proposed(journey).on(day("2026-06-01")).do(c.FinishChange, AUTHORITY, notice=EVERY_ITEM)
    return journey


def _dropped(journey: Journey) -> Journey:
    proposed(journey).on(day("2026-06-01")).do(c.DropChange, AUTHORITY, **DROP)
    return journey


def _kept_and_disputed() -> Journey:
    journey = plans.decided(ReviewOutcome.KEEP)
    journey.do(NoteDispute, ENGINE, dispute_id="dispute-1")
    return journey


def _refused() -> Journey:
    journey = plans.registered()
    journey.refused(c.SayAboutChange, FAMILY, narrative_id="words")
    journey.refused(c.ProposeChange, AUTHORITY, narrative_id="")
    proposed(journey)
    journey.refused(c.ProposeChange, AUTHORITY, narrative_id="words")
    journey.refused(c.SayAboutChange, FAMILY, narrative_id="")
    journey.do(c.SayAboutChange, FAMILY, narrative_id="words")
    journey.refused(c.SayAboutChange, FAMILY, narrative_id="words")
    journey.refused(c.FinishChange, AUTHORITY, notice=EVERY_ITEM)
    journey.on(day("2026-02-02"))
    journey.refused(c.DropChange, AUTHORITY, notice=EVERY_ITEM, narrative_id="")
    journey.do(c.DropChange, AUTHORITY, **DROP)
    return journey


def _in_a_review() -> Journey:
    journey = plans.arranged()
    journey.refused(c.ProposeChange, AUTHORITY, narrative_id="words")
    return journey


def _names_the_next_place() -> Journey:
    """The next place goes into the changed plan without another review."""
    journey = proposed(plans.registered(moves=(SECONDARY,)))
    journey.do(NameNextPlace, AUTHORITY, moves_on=SECONDARY.moves_on, setting_id="setting-2")
    journey.on(day("2026-06-01")).do(c.FinishChange, AUTHORITY, notice=EVERY_ITEM)
    return journey

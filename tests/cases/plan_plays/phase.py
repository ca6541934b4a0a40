"""Plays of a change of phase."""

from __future__ import annotations

from collections.abc import Iterator

from cases.plan.commands import IssueFinalPlan
from cases.plan.phase import commands as c
from cases.plan.phase.state import ExpectedMove
from cases.plan.phase.vocabulary import PhaseMove
from cases.plan.vocabulary import ReviewOutcome
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plans import AUTHORITY, EVERY_ITEM

SECONDARY = day("2027-09-01")
COLLEGE = day("2032-09-01")
NEXT = "setting-2"


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield _known_from_the_beginning()
    yield _left_alone()
    yield _named_in_the_final_plan()
    yield _named_after_it()
    yield _two_moves()
    yield _dropped()


def expected(journey: Journey) -> Journey:
    """The child will go to secondary school in September 2027."""
    journey.do(c.ExpectPhaseMove, AUTHORITY, move=PhaseMove.OTHER_PHASE, moves_on=SECONDARY)
    return journey


def _known_from_the_beginning() -> Journey:
    moves = (
        ExpectedMove(PhaseMove.TO_POST_16, COLLEGE),
        ExpectedMove(PhaseMove.OTHER_PHASE, SECONDARY),
        ExpectedMove(PhaseMove.OTHER_PHASE, day("2021-09-01")),
    )
    journey = plans.registered(moves=moves)
    journey.refused(c.ExpectPhaseMove, AUTHORITY, move=PhaseMove.OTHER_PHASE, moves_on=SECONDARY)
    return journey


def _left_alone() -> Journey:
    return expected(plans.registered()).on(day("2027-03-01"))


def _named_in_the_final_plan() -> Journey:
    journey = expected(plans.registered()).on(day("2026-03-02"))
    journey.refused(c.NameNextPlace, AUTHORITY, moves_on=SECONDARY, setting_id=NEXT)
    plans.decide(plans.report(plans.hold(plans.arrange(journey))), ReviewOutcome.AMEND)
    journey.do(c.NameNextPlace, AUTHORITY, moves_on=SECONDARY, setting_id=NEXT)
    journey.on(day("2026-06-01")).do(IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM)
    journey.refused(c.NameNextPlace, AUTHORITY, moves_on=SECONDARY, setting_id=NEXT)
    return journey.on(day("2027-09-02"))


def _named_after_it() -> Journey:
    """A kind of place is named: nobody knows yet which school it will be."""
    journey = expected(plans.registered()).on(day("2026-03-02"))
    plans.decide(plans.report(plans.hold(plans.arrange(journey))), ReviewOutcome.AMEND)
    journey.on(day("2026-06-01")).do(IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM)
    journey.do(c.NameNextPlace, AUTHORITY, moves_on=SECONDARY)
    return journey


def _two_moves() -> Journey:
    journey = expected(plans.registered())
    journey.do(
        c.ExpectPhaseMove, AUTHORITY, move=PhaseMove.WITHIN_POST_16, moves_on=day("2028-09-01")
    )
    journey.do(c.DropPhaseMove, AUTHORITY, moves_on=SECONDARY, narrative_id="words")
    return journey


def _dropped() -> Journey:
    journey = plans.registered()
    journey.refused(
        c.ExpectPhaseMove, AUTHORITY, move=PhaseMove.OTHER_PHASE, moves_on=journey.now.on
    )
    journey.refused(
        c.ExpectPhaseMove, AUTHORITY, move=PhaseMove.OTHER_PHASE, moves_on=day("2099-09-01")
    )
    journey.refused(c.DropPhaseMove, AUTHORITY, moves_on=SECONDARY, narrative_id="words")
    expected(journey)
    journey.refused(c.DropPhaseMove, AUTHORITY, moves_on=SECONDARY, narrative_id="")
    journey.do(c.DropPhaseMove, AUTHORITY, moves_on=SECONDARY, narrative_id="words")
    return expected(journey)

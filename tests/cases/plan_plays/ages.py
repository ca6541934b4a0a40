"""Plays of growing older: reviews under five, rights of their own, the end at 25."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cases.plan.ages import commands as c
from cases.plan.ages.state import ChildAges
from cases.plan.vocabulary import ReviewOutcome
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plans import AUTHORITY, FAMILY

GROWN_UP = ChildAges(None, None, day("2026-07-31"))
SIXTEEN = ChildAges(None, day("2026-06-26"), day("2036-07-31"))
LITTLE = ChildAges(day("2027-10-31"), day("2039-06-24"), day("2048-07-31"))


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield _recorded()
    yield plans.registered(ages=LITTLE, plan_made_on=day("2026-01-05")).on(day("2026-07-20"))
    yield _little_and_reviewed()
    yield from _rights()
    for stage in _STAGES:
        yield stage().on(day("2026-08-02"))


_STAGES: tuple[Callable[[], Journey], ...] = (
    lambda: plans.registered(ages=GROWN_UP),
    lambda: plans.arranged(ages=GROWN_UP),
    lambda: plans.held(ages=GROWN_UP),
    lambda: plans.decided(ReviewOutcome.AMEND, ages=GROWN_UP),
    lambda: _ceasing_late(),
)


def _ceasing_late() -> Journey:
    """It was to cease anyway; its time to appeal would end later than the young person's 25th year."""
    journey = plans.registered(ages=GROWN_UP).on(day("2026-06-08"))
    plans.hold(plans.arrange(journey, day("2026-06-22")), day("2026-06-22"))
    return plans.decide(journey.on(day("2026-06-25")), ReviewOutcome.CEASE)


def _recorded() -> Journey:
    journey = plans.registered()
    journey.do(c.RecordChildAges, AUTHORITY, ages=SIXTEEN)
    journey.refused(c.RecordChildAges, AUTHORITY, ages=SIXTEEN)
    return journey


def _little_and_reviewed() -> Journey:
    journey = plans.decided(ReviewOutcome.KEEP, ages=LITTLE, last_review_on=day("2026-01-06"))
    return journey.on(day("2026-11-01"))


def _rights() -> Iterator[Journey]:
    yield plans.registered(ages=SIXTEEN).on(day("2026-06-28"))
    journey = plans.registered(ages=SIXTEEN)
    journey.refused(c.RecordPlanCapacity, FAMILY, can_decide=True, narrative_id="words")
    journey.refused(c.RecordPlanCapacity, FAMILY, can_decide=False, narrative_id="")
    journey.do(c.RecordPlanCapacity, FAMILY, can_decide=False, narrative_id="words")
    yield journey.on(day("2026-06-28"))
    journey = plans.registered(ages=SIXTEEN).on(day("2026-06-28"))
    journey.do(c.RecordPlanCapacity, AUTHORITY, can_decide=False, narrative_id="words")
    journey.do(c.RecordPlanCapacity, AUTHORITY, can_decide=True, narrative_id="words")
    yield journey

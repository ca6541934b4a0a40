"""What a plan costs the engine while nobody acts on it."""

from __future__ import annotations

from datetime import timedelta

from cases.life import next_wake, passing
from cases.moment import Moment
from cases.plan.vocabulary import ReviewOutcome
from tests.cases.journey import Journey, day
from tests.cases.plans import amended, decided, registered


def wakes(journey: Journey, days: int = 365) -> int:
    """How often the plan wakes by itself in so many days from now."""
    until = journey.now.at + timedelta(days=days)
    instants = set()
    state = journey.state
    while (wake := next_wake(state)) is not None and wake <= until:
        instants.add(wake)
        brought = passing(journey.kind, state, Moment(max(wake, journey.now.at)))
        assert brought is not None
        state = brought.state
    return len(instants)


def test_a_plan_on_which_nobody_acts_wakes_at_most_three_times_a_year() -> None:
    assert wakes(registered()) == 3
    fresh = registered(plan_made_on=day("2026-01-12"))
    assert wakes(fresh) == 3
    assert wakes(fresh.on(day("2027-01-13"))) == 0


def test_nor_does_it_after_its_review_is_over() -> None:
    """The days to appeal end once, whether or not a reminder was due; the year's own wakes follow."""
    kept = decided(ReviewOutcome.KEEP).on(day("2026-07-01"))
    assert wakes(kept) <= 3
    final = amended(asked=False).on(day("2026-09-05"))
    assert wakes(final) <= 3

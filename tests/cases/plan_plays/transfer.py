"""Plays of a plan that moves between authorities."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from cases.outgoing import outgoing
from cases.plan.ages.state import ChildAges
from cases.plan.phase.state import ExpectedMove
from cases.plan.phase.vocabulary import PhaseMove
from cases.plan.transfer import commands as c
from cases.plan.vocabulary import ReviewOutcome
from cases.wire import load_event
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plans import AUTHORITY, ENGINE

SECONDARY = ExpectedMove(PhaseMove.OTHER_PHASE, day("2027-09-01"))


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield _refused()
    for stage in _STAGES:
        yield passed_on(stage())
    yield received()
    yield _told()
    yield _moves_again()
    yield _nobody_tells()


_STAGES: tuple[Callable[[], Journey], ...] = (
    lambda: plans.registered(moves=(SECONDARY,)),
    plans.arranged,
    plans.held,
    lambda: plans.decided(ReviewOutcome.AMEND),
    lambda: plans.decided(ReviewOutcome.CEASE),
)


def noted(journey: Journey) -> Journey:
    """The family moves today, to another authority that keeps its plans here."""
    journey.do(
        c.NoteMove,
        AUTHORITY,
        moves_on=journey.now.on,
        to_authority_id="authority-2",
        to_service_id="service-1",
    )
    return journey


def passed_on(journey: Journey) -> Journey:
    """The plan went to the other authority on the day of the move."""
    noted(journey).do(c.PassPlanOn, AUTHORITY)
    return journey


def received() -> Journey:
    """The plan begins at the other authority with what the first sent."""
    first = passed_on(plans.registered(moves=(SECONDARY,), ages=ChildAges()))
    ((sent, _),) = [
        command
        for event in first.recorded
        for command in outgoing(event, load_event(event.payload), first.state)
    ]
    journey = plans.unregistered()
    journey.case_id = sent.meta.case_id
    journey.start = journey.state = journey.kind.fresh(journey.case_id)
    journey.give(sent)
    return journey


def _refused() -> Journey:
    journey = plans.registered()
    journey.refused(c.TellAfterTransfer, AUTHORITY, will_assess=False)
    journey.refused(c.PassPlanOn, AUTHORITY)
    journey.refused(c.NoteMove, AUTHORITY, moves_on=journey.now.on, to_authority_id="authority-1")
    journey.do(c.NoteMove, AUTHORITY, moves_on=day("2026-03-01"))
    journey.refused(c.PassPlanOn, AUTHORITY)
    journey.refused(c.NoteMove, AUTHORITY, moves_on=day("2026-03-01"))
    journey.do(c.NoteMove, AUTHORITY, moves_on=day("2026-03-02"))
    return journey.on(day("2026-03-20"))


def _told() -> Journey:
    journey = received()
    journey.do(c.TellAfterTransfer, AUTHORITY, will_assess=True)
    journey.refused(c.TellAfterTransfer, AUTHORITY, will_assess=True)
    return noted_again(journey)


def noted_again(journey: Journey) -> Journey:
    """It moves on to a third authority, which keeps its plans elsewhere."""
    journey.do(c.NoteMove, AUTHORITY, moves_on=day("2026-05-01"))
    return journey


def _moves_again() -> Journey:
    journey = noted_again(received())
    facts = {
        "from_case_id": "case-1",
        "family_id": "family-1",
        "child_id": "child-1",
        "authority_id": "authority-2",
        "setting_id": "",
        "service_id": "service-1",
        "tribunal_id": "tribunal-1",
        "plan_made_on": day("2025-06-10"),
        "last_review_on": None,
        "transferred_on": journey.now.on,
        "pack": journey.state.pack,
        "ages": ChildAges(),
        "moves": (),
        "calendar": journey.state.calendar,
    }
    journey.refused(c.ReceivePlan, ENGINE, **facts)
    journey.do(c.TellAfterTransfer, AUTHORITY, will_assess=False)
    return journey


def _nobody_tells() -> Journey:
    return received().on(day("2026-03-01"))

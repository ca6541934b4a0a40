"""Plays of the yearly review, of ceasing, and of disputes about what was decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cases.plan import commands as c
from cases.plan.vocabulary import ReviewOutcome
from rules.policy import REFORM_2026
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plans import AUTHORITY, ENGINE, EVERY_ITEM, SETTING

SECOND_MEETING = day("2026-05-11")

KEEP, AMEND, CEASE = ReviewOutcome.KEEP, ReviewOutcome.AMEND, ReviewOutcome.CEASE


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield _packs()
    yield _moved_meeting()
    yield from (_late_report(outcome) for outcome in ReviewOutcome)
    yield from _amended()
    yield from _ceased()
    yield from _disputed()


def _packs() -> Journey:
    journey = plans.unregistered()
    facts = plans.REGISTRATION
    journey.refused(c.RegisterPlan, AUTHORITY, **facts, pack="nobody-wrote-it")
    journey.refused(c.RegisterPlan, AUTHORITY, **facts, pack=REFORM_2026.name)
    journey.do(c.RegisterPlan, AUTHORITY, **facts, pack=REFORM_2026.name, clock_offset_seconds=0)
    return journey


def _moved_meeting() -> Journey:
    journey = plans.arranged()
    journey.do(c.ArrangeReviewMeeting, AUTHORITY, meeting_on=day("2026-04-20"))
    return journey


def _decide(journey: Journey, outcome: ReviewOutcome) -> Journey:
    journey.do(
        c.DecideReview,
        AUTHORITY,
        outcome=outcome,
        notice=EVERY_ITEM,
        family_asked_for_amendment=True,
        narrative_id="words",
    )
    return journey


def _late_report(outcome: ReviewOutcome) -> Journey:
    """The decision comes before the report of the meeting."""
    journey = _decide(plans.held().on(day("2026-04-20")), outcome)
    journey.do(c.SendReviewReport, SETTING)
    return journey


def _amended() -> Iterator[Journey]:
    journey = plans.decided(AMEND)
    journey.do(c.MakeRepresentations, plans.FAMILY, narrative_id="words")
    yield journey
    yield plans.amended()
    # The changes were never made final; the next year goes on.
    journey = plans.decided(AMEND).on(day("2027-03-01"))
    journey.do(c.ArrangeReviewMeeting, SETTING, meeting_on=day("2027-03-30"))
    yield journey


def _ceased() -> Iterator[Journey]:
    """A plan that is to cease ends when the time to appeal is over, wherever it stands by then.

    In 2027 the last day of July is a Saturday: until when a family may appeal is read in two ways,
    and the plan is kept to the later day (K15).
    """
    for begin, meeting_on, end in (
        (_ceasing_in_2026, day("2026-05-11"), day("2026-06-30")),
        (_ceasing_in_2027, day("2027-06-14"), day("2027-09-30")),
    ):
        yield begin().on(end)
        yield _next_meeting(begin(), meeting_on).on(end)
        yield _held_again(begin(), meeting_on).on(end)
        yield _decide(_held_again(begin(), meeting_on), AMEND).on(end)


def _ceasing_in_2026() -> Journey:
    return plans.decided(CEASE)


def _ceasing_in_2027() -> Journey:
    journey = plans.registered().on(day("2027-04-20"))
    return _decide(_held_again(journey, day("2027-05-10")).on(day("2027-05-31")), CEASE)


def _next_meeting(journey: Journey, on: date) -> Journey:
    journey.do(c.ArrangeReviewMeeting, SETTING, meeting_on=on)
    return journey


def _held_again(journey: Journey, on: date = SECOND_MEETING) -> Journey:
    _next_meeting(journey, on).on(on).do(c.RecordReviewMeeting, SETTING, held_on=on)
    return journey


def _note(journey: Journey, dispute_id: str = "dispute-1") -> Journey:
    journey.do(c.NoteDispute, ENGINE, dispute_id=dispute_id)
    return journey


def _end(journey: Journey, *, stands: bool, dispute_id: str = "dispute-1") -> Journey:
    journey.do(c.NoteDisputeEnded, ENGINE, dispute_id=dispute_id, decision_stands=stands)
    return journey


def _disputed() -> Iterator[Journey]:
    yield _end(_note(plans.registered()), stands=True)
    kept = _note(_note(plans.decided(KEEP, asked=True)), "dispute-2")
    kept.do(c.NoteDisputeEnded, ENGINE, dispute_id="dispute-2", decision_stands=True)
    yield _end(kept, stands=True)
    yield _end(_note(plans.decided(CEASE)), stands=False)
    yield _end(_note(plans.decided(KEEP)), stands=False)
    # The next decision comes while the dispute about the last one is open.
    kept = _held_again(_note(plans.decided(KEEP)))
    yield _end(_decide(kept, KEEP), stands=True)
    amending = _decide(_held_again(_note(plans.decided(KEEP))), AMEND)
    amending.on(day("2026-06-15"))
    amending.do(c.IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM)
    yield amending

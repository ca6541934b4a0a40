"""Plays of ending a plan."""

from __future__ import annotations

from collections.abc import Iterator

from cases.plan.commands import DecideReview, NoteDispute
from cases.plan.ending import commands as c
from cases.plan.vocabulary import ReviewOutcome
from rules.reassessment import EndingGround
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plans import AUTHORITY, ENGINE, EVERY_ITEM

END = {"notice": EVERY_ITEM, "narrative_id": "words"}


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield _refused()
    yield _in_a_review()
    yield _disputed()


def ended(journey: Journey) -> Journey:
    """The authority ends the plan outside a review, after it consulted everybody."""
    plans.consult(journey).do(c.DecideToEnd, AUTHORITY, **END)
    return journey


def _refused() -> Journey:
    journey = plans.registered()
    journey.refused(c.DecideToEnd, AUTHORITY, **END)
    facts = {
        "ground": EndingGround.OTHER,
        "family_consulted": True,
        "head_consulted": True,
        "narrative_id": "words",
    }
    journey.refused(c.ConsultBeforeEnding, AUTHORITY, **facts)
    facts["ground"] = EndingGround.NOT_RESPONSIBLE
    journey.refused(c.ConsultBeforeEnding, AUTHORITY, **(facts | {"head_consulted": None}))
    journey.refused(c.ConsultBeforeEnding, AUTHORITY, **(facts | {"narrative_id": ""}))
    plans.consult(plans.consult(journey))
    journey.refused(c.DecideToEnd, AUTHORITY, notice=EVERY_ITEM, narrative_id="")
    journey.do(c.DecideToEnd, AUTHORITY, **END)
    journey.refused(c.DecideToEnd, AUTHORITY, **END)
    return journey.on(day("2026-04-01"))


def _in_a_review() -> Journey:
    """Without consulting, a review cannot end the plan either."""
    journey = plans.reported()
    facts = {"outcome": ReviewOutcome.CEASE, "family_asked_for_amendment": False}
    journey.refused(DecideReview, AUTHORITY, **facts, notice=EVERY_ITEM)
    return plans.decide(journey, ReviewOutcome.CEASE)


def _disputed() -> Journey:
    journey = plans.decided(ReviewOutcome.KEEP)
    journey.do(NoteDispute, ENGINE, dispute_id="dispute-1")
    return ended(journey)

"""Plays of a re-assessment."""

from __future__ import annotations

from collections.abc import Iterator

from cases.plan.commands import NoteDispute
from cases.plan.reassess import commands as c
from cases.plan.vocabulary import ReviewOutcome
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plans import AUTHORITY, ENGINE, EVERY_ITEM, FAMILY


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield _refused_then_agreed()
    yield _disputed()
    yield _disputed_and_finished()
    yield _finish(plans.registered())
    yield ask(plans.registered()).on(day("2026-03-01"))
    yield answer(ask(plans.registered()), agrees=True).on(day("2026-05-01"))


def ask(journey: Journey) -> Journey:
    """The family asks, with a reason."""
    journey.do(c.AskReassessment, FAMILY, narrative_id="words")
    return journey


def answer(journey: Journey, *, agrees: bool) -> Journey:
    """The authority answers in a complete letter; the last assessment was in October."""
    journey.do(c.AnswerReassessment, AUTHORITY, **_facts(agrees=agrees))
    return journey


def _facts(**changed: object) -> dict[str, object]:
    facts: dict[str, object] = {
        "agrees": False,
        "necessary": False,
        "last_assessed_on": day("2025-10-01"),
        "notice": EVERY_ITEM,
        "narrative_id": "words",
    }
    return facts | changed


def _refused_then_agreed() -> Journey:
    journey = plans.registered()
    journey.refused(c.AskReassessment, FAMILY, narrative_id="")
    journey.refused(c.AnswerReassessment, AUTHORITY, **_facts())
    journey.refused(c.IssueReassessedPlan, AUTHORITY, notice=EVERY_ITEM)
    ask(journey)
    journey.refused(c.AskReassessment, FAMILY, narrative_id="words")
    journey.refused(c.AnswerReassessment, AUTHORITY, **_facts(narrative_id=""))
    journey.refused(
        c.AnswerReassessment, AUTHORITY, **_facts(necessary=True, last_assessed_on=None)
    )
    journey.refused(c.AnswerReassessment, AUTHORITY, **_facts(notice=()))
    answer(journey, agrees=False)
    answer(ask(journey), agrees=True)
    journey.on(day("2026-03-16")).do(c.IssueReassessedPlan, AUTHORITY, notice=EVERY_ITEM)
    return ask(journey)


def _kept_and_disputed() -> Journey:
    journey = plans.decided(ReviewOutcome.KEEP)
    journey.do(NoteDispute, ENGINE, dispute_id="dispute-1")
    return journey


def _disputed() -> Journey:
    return answer(ask(_kept_and_disputed()), agrees=False)


def _finish(journey: Journey) -> Journey:
    answer(ask(journey), agrees=True)
    journey.do(c.IssueReassessedPlan, AUTHORITY, notice=EVERY_ITEM)
    return journey


def _disputed_and_finished() -> Journey:
    return _finish(_kept_and_disputed())

"""Plays of asking for a review before it is due."""

from __future__ import annotations

from collections.abc import Iterator

from cases.actor import Role
from cases.plan.early import commands as c
from tests.cases import plans
from tests.cases.journey import Journey
from tests.cases.plans import AUTHORITY, FAMILY, SETTING


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield _asked_three_times()
    yield _under_way()


def ask(journey: Journey, role: Role) -> Journey:
    """Somebody asks, with a reason."""
    journey.do(c.AskEarlyReview, role, narrative_id="words")
    return journey


def answer(journey: Journey, *, agrees: bool) -> Journey:
    """The authority answers, with a reason."""
    journey.do(c.AnswerEarlyReview, AUTHORITY, agrees=agrees, narrative_id="words")
    return journey


def _asked_three_times() -> Journey:
    journey = plans.registered()
    journey.refused(c.AnswerEarlyReview, AUTHORITY, agrees=True, narrative_id="words")
    journey.refused(c.AskEarlyReview, FAMILY, narrative_id="")
    ask(journey, FAMILY)
    journey.refused(c.AskEarlyReview, SETTING, narrative_id="words")
    journey.refused(c.AnswerEarlyReview, AUTHORITY, agrees=False, narrative_id="")
    answer(journey, agrees=False)
    answer(ask(journey, SETTING), agrees=True)
    return ask(journey, FAMILY)


def _under_way() -> Journey:
    journey = plans.arranged()
    journey.refused(c.AskEarlyReview, FAMILY, narrative_id="words")
    return journey

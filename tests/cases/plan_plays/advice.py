"""Plays of advice, views and papers before a review meeting."""

from __future__ import annotations

from collections.abc import Iterator

from cases.plan.advice import commands as c
from cases.plan.advice.vocabulary import Contributor, ViewsForm, ViewsOf
from cases.plan.commands import RecordReviewMeeting
from cases.plan.vocabulary import ReviewOutcome
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plans import AUTHORITY, ENGINE, FAMILY, SETTING

HELPER = "helper-1"


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield _asked_and_given()
    yield _never_given()
    yield _next_review()
    yield _late()
    yield _nothing_ahead()
    yield _many()


def invite(journey: Journey, contributor_id: str = HELPER) -> Journey:
    """A therapist is invited and asked for advice."""
    facts = {"contributor_id": contributor_id, "part": Contributor.HEALTH}
    journey.do(c.InviteContributor, AUTHORITY, **facts)
    return journey


def _say(journey: Journey) -> Journey:
    facts = {"whose": ViewsOf.CHILD, "form": ViewsForm.PICTURE, "document_id": "picture"}
    journey.do(c.RecordReviewViews, FAMILY, **facts)
    return journey


def _asked_and_given() -> Journey:
    journey = invite(_say(plans.arranged()))
    journey.refused(c.InviteContributor, AUTHORITY, contributor_id=HELPER, part=Contributor.OTHER)
    journey.refused(c.GiveAdvice, ENGINE, number=2, narrative_id="words")
    journey.refused(c.GiveAdvice, ENGINE, number=1)
    _say(journey).do(c.GiveAdvice, ENGINE, number=1, narrative_id="words")
    journey.refused(c.GiveAdvice, ENGINE, number=1, narrative_id="words")
    journey.do(c.CirculatePapers, SETTING)
    journey.refused(c.CirculatePapers, SETTING)
    return invite(_say(journey), "helper-2")


def _never_given() -> Journey:
    """The helper is chased and says nothing; the meeting is held without the advice."""
    journey = invite(invite(plans.arranged()), "helper-2").on(day("2026-03-10"))
    journey.do(c.CirculatePapers, SETTING)
    journey.on(day("2026-03-12")).do(c.GiveAdvice, SETTING, number=2, document_id="paper")
    return plans.hold(journey)


def _next_review() -> Journey:
    """The next year asks anew."""
    for_next = (day("2027-03-01"), day("2027-03-29"))
    journey = invite(plans.arranged()).on(day("2026-03-30"))
    journey.do(RecordReviewMeeting, SETTING, held_on=journey.now.on)  # without any papers
    plans.decide(journey, ReviewOutcome.KEEP)
    journey.refused(c.GiveAdvice, ENGINE, number=1, narrative_id="words")
    plans.arrange(journey.on(for_next[0]), for_next[1])
    plans.hold(invite(journey), for_next[1])
    return plans.decide(journey, ReviewOutcome.KEEP)


def _late() -> Journey:
    """Nobody sends the papers, and somebody is invited too late: both are missed steps."""
    journey = invite(plans.arranged().on(day("2026-03-20")))
    journey.do(c.CirculatePapers, AUTHORITY)
    return journey


def _nothing_ahead() -> Journey:
    journey = plans.registered()
    journey.refused(c.CirculatePapers, SETTING)
    journey.refused(c.RecordReviewViews, FAMILY, whose=ViewsOf.PARENTS, form=ViewsForm.WORDS)
    return journey


def _many() -> Journey:
    journey = plans.arranged()
    for number in range(20):
        invite(journey, f"helper-{number}")
    journey.refused(
        c.InviteContributor, AUTHORITY, contributor_id="one-more", part=Contributor.OTHER
    )
    return journey

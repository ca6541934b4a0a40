"""A late appeal that a judge does not admit is no dead end (T3, T20, T21)."""

from __future__ import annotations

from datetime import timedelta

from cases.clock import ClockStatus
from cases.dispute import commands as dc
from cases.dispute.routes import routes_of
from cases.dispute.stages.commands import AnswerLocalResolution, ProposeLocalResolution
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal.vocabulary import ReviewAsked, ReviewRuling
from cases.dispute.vocabulary import Ending, Stage
from rules.route import RouteKind
from tests.cases import appeals as a
from tests.cases import disputes as d
from tests.cases.journey import Journey, day


def challenged() -> Journey:
    """The family asks on 8 June to have the ruling of 1 June set aside."""
    journey = a.refused_late().on(day("2026-06-08"))
    journey.do(c.AskForReview, d.FAMILY, asked=ReviewAsked.SET_ASIDE, narrative_id="words")
    return journey


def test_a_refused_late_appeal_leaves_the_dispute_open_while_the_ruling_can_be_challenged() -> None:
    journey = a.refused_late()
    assert not journey.state.is_closed
    challenge = journey.clock("challenge").deadline
    assert (challenge.due_on, challenge.rule) == (day("2026-06-29"), "T20")
    assert journey.owed() == {"look_at_refusal"}
    assert ("late_refused", "family-1") in {(n.ground, n.recipient) for n in journey.told}
    assert journey.clock("registration").status is not ClockStatus.RUNNING


def test_the_clerk_can_neither_register_nor_return_what_was_not_admitted() -> None:
    journey = a.refused_late()
    journey.refused(dc.AcceptReferral, d.CLERK)
    journey.refused(dc.RegisterAppeal, d.CLERK, appeal_number="EH1")


def test_unchallenged_it_ends_after_that_day_and_names_the_routes_that_are_left() -> None:
    journey = a.refused_late().on(day("2026-06-30"))
    assert journey.state.ending is Ending.LATE_APPEAL_REFUSED
    open_routes = {route.kind for route in routes_of(journey.state)}
    assert RouteKind.COUNCIL_COMPLAINT in open_routes
    assert RouteKind.TRIBUNAL not in open_routes


def test_a_ruling_set_aside_brings_the_papers_back_to_the_clerk_who_can_register_them() -> None:
    journey = challenged()
    assert "rule_on_review" in journey.owed()
    journey.do(c.RuleOnReview, d.CLERK, ruling=ReviewRuling.SET_ASIDE)
    assert "check_referral" in journey.owed()
    assert journey.clock("registration").status is ClockStatus.RUNNING
    assert journey.due("registration") > day("2026-06-08"), "it counts anew"
    told = {(n.ground, n.recipient) for n in journey.told}
    assert ("late_refusal_set_aside", "family-1") in told
    a.register(journey)
    assert journey.state.stage is Stage.TRIBUNAL


def test_a_refused_challenge_leaves_the_month_for_the_upper_tribunal_and_then_ends() -> None:
    journey = challenged()
    journey.do(c.RuleOnReview, d.CLERK, ruling=ReviewRuling.REFUSED)
    assert journey.clock("upper_tribunal").deadline.rule == "T21"
    last = journey.due("upper_tribunal")
    journey.on(last)
    assert not journey.state.is_closed
    journey.on(last + timedelta(days=1))
    assert journey.state.ending is Ending.LATE_APPEAL_REFUSED


def test_meanwhile_the_two_sides_can_settle_it_between_them() -> None:
    journey = a.refused_late()
    journey.do(ProposeLocalResolution, d.FAMILY, narrative_id="words")
    journey.do(AnswerLocalResolution, d.AUTHORITY, agreed=True)
    assert journey.state.ending is Ending.SETTLED_LOCALLY


def test_only_the_family_challenges_a_refusal() -> None:
    refusal = a.refused_late().refused(
        c.AskForReview, d.AUTHORITY, asked=ReviewAsked.REVIEW, narrative_id="words"
    )
    assert (refusal.code, refusal.rule) == ("no_decision", "T20")

"""Every way in which a dispute can end, under the proposal of 2022 and under the law of 2014."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from cases.dispute import commands as c
from cases.dispute.grounds.commands import TakeOtherRoutes
from cases.dispute.stages.commands import AnswerLocalResolution, ProposeLocalResolution
from cases.dispute.tribunal import commands as t
from cases.dispute.vocabulary import Decision, Ending
from rules.policy import GREEN_PAPER_2022, LAW_2014
from tests.cases import appeals as a
from tests.cases import disputes as d
from tests.cases.journey import Journey, day
from tests.cases.plays import plays_under
from tests.cases.plays.links import merge

BOTH = (GREEN_PAPER_2022.name, LAW_2014.name)


@pytest.fixture(params=BOTH, autouse=True)
def pack(request: pytest.FixtureRequest) -> Iterator[str]:
    """Every test of this module runs under both packs."""
    with d.filing_under(request.param):
        yield request.param


def ended(journey: Journey, ending: Ending) -> None:
    """It ended so, nobody owes anything any longer, nothing runs, and everybody hears of it."""
    state = journey.state
    assert (state.ending, state.stage, state.pack) == (ending, "closed", d.regime().name)
    assert journey.kind.obligations(state) == ()
    assert not any(clock.is_open for clock in state.clocks)
    end = next(event for event in reversed(journey.events) if event.kind == "dispute_ended")
    told = {notice.recipient for notice in journey.kind.notices(state, end)}
    assert {"family-1", "authority-1"} < told, "and the service besides"
    events = len(journey.events)
    assert len(journey.on(journey.now.on + timedelta(days=700)).events) == events


def test_an_answer_that_satisfies_the_family_ends_the_dispute() -> None:
    journey = d.answered()
    journey.do(c.RespondToAnswer, d.FAMILY, satisfied=True)
    ended(journey, Ending.SETTLED_BY_ANSWER)


def test_two_sides_that_settle_between_themselves_end_it_before_and_during_mediation() -> None:
    for begin in (d.filed, d.contacted):
        journey = begin()
        journey.do(ProposeLocalResolution, d.FAMILY, narrative_id="words")
        journey.do(AnswerLocalResolution, d.AUTHORITY, agreed=True)
        ended(journey, Ending.SETTLED_LOCALLY)


def test_an_agreement_whose_every_promise_is_kept_ends_the_dispute() -> None:
    journey = d.agreed()
    for promise in ("p1", "p2"):
        assert not journey.state.is_closed
        journey.do(c.RecordPromiseKept, d.AUTHORITY, promise_id=promise, kept_on=journey.now.on)
    ended(journey, Ending.AGREEMENT_KEPT)


def test_a_family_may_withdraw_at_every_stage_before_the_tribunal_has_its_appeal() -> None:
    for begin in (d.filed, d.answered, d.contacted, d.arranged, d.certified, d.agreed):
        journey = begin()
        journey.do(c.Withdraw, d.FAMILY)
        ended(journey, Ending.WITHDRAWN)


def test_a_family_that_can_appeal_nothing_takes_the_other_routes_and_the_dispute_ends() -> None:
    journey = d.filed(decision=Decision.AMENDMENT_PROPOSED, sections=())
    journey.do(TakeOtherRoutes, d.FAMILY)
    ended(journey, Ending.SIGNPOSTED)


def test_a_dispute_that_goes_on_inside_another_ends_here() -> None:
    ended(merge(d.contacted()), Ending.MERGED)


def test_a_late_appeal_not_admitted_ends_when_nobody_can_challenge_the_ruling_any_more() -> None:
    journey = a.refused_late()
    assert not journey.state.is_closed
    journey.on(journey.due("challenge") + timedelta(days=1))
    ended(journey, Ending.LATE_APPEAL_REFUSED)


def test_an_appeal_withdrawn_with_consent_ends_when_the_time_to_bring_it_back_is_over() -> None:
    journey = a.withdrawn()
    assert not journey.state.is_closed
    journey.on(journey.due("reinstatement") + timedelta(days=1))
    ended(journey, Ending.WITHDRAWN_WITH_CONSENT)


def test_an_appeal_that_is_not_brought_back_ends_when_the_judge_says_so() -> None:
    journey = a.withdrawn()
    journey.do(t.AskToReinstate, d.FAMILY, narrative_id="words")
    journey.do(t.RuleOnReinstatement, d.CLERK, granted=False)
    ended(journey, Ending.WITHDRAWN_WITH_CONSENT)


def test_an_authority_that_gives_way_and_keeps_its_word_ends_the_dispute() -> None:
    journey = a.registered().on(day("2026-03-16"))
    journey.do(t.Concede, d.AUTHORITY, orders=(a.AMEND,))
    assert not journey.state.is_closed
    a.keep(journey, "o1")
    ended(journey, Ending.CONCEDED_AND_KEPT)


def test_a_consent_order_that_is_kept_ends_the_dispute() -> None:
    journey = a.responded()
    journey.do(t.AgreeConsentOrder, d.AUTHORITY, orders=(a.AMEND,))
    journey.do(t.AgreeConsentOrder, d.FAMILY)
    journey.do(t.MakeConsentOrder, d.CLERK, made_on=journey.now.on)
    assert not journey.state.is_closed
    a.keep(journey, "o1")
    ended(journey, Ending.CONSENT_ORDER_KEPT)


def test_a_decision_that_is_kept_ends_the_dispute_when_nobody_can_challenge_it_any_more() -> None:
    journey = a.decided(a.AMEND)
    a.keep(journey, "o1")
    assert not journey.state.is_closed
    journey.on(journey.due("challenge") + timedelta(days=1))
    ended(journey, Ending.DECIDED_AND_KEPT)


def test_a_dismissed_appeal_ends_when_nobody_can_challenge_it_any_more() -> None:
    journey = a.decided()
    journey.on(journey.due("challenge") + timedelta(days=1))
    ended(journey, Ending.DISMISSED)


def test_there_is_no_ending_that_a_play_does_not_reach(pack: str) -> None:
    reached = {
        journey.state.ending for journey in plays_under(pack) if journey.state.pack == pack
    } - {None}
    assert reached == set(Ending)

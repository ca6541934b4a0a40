"""Before the tribunal: rulings, directions, hearing, endings, decision, orders, challenge."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cases.clock import ClockStatus
from cases.dispute import commands as dc
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal.terms import OrderMade
from cases.dispute.tribunal.vocabulary import (
    ChangeTopic,
    DirectionKind,
    EscalationRoute,
    HearingPaper,
    ReviewAsked,
    ReviewRuling,
)
from cases.dispute.vocabulary import DocumentKind, Ending, Stage
from rules.compliance import PromiseKind
from rules.practice import HearingMode
from rules.recommendation import Answer
from tests.cases import appeals as a
from tests.cases import disputes as d
from tests.cases.journey import Journey, day


def test_a_late_appeal_waits_for_a_judge_and_goes_on_when_admitted() -> None:
    journey = a.late()
    assert not journey.state.referral.in_time
    assert "rule_on_late_appeal" in journey.owed()
    journey.do(dc.AcceptReferral, d.CLERK)
    assert journey.refused(dc.RegisterAppeal, d.CLERK, appeal_number="EH1").rule == "T3"
    journey.do(c.RuleOnLateAppeal, d.CLERK, admitted=True, narrative_id="words")
    a.register(journey)
    assert journey.state.stage is Stage.TRIBUNAL
    assert "family-1" in journey.said("appeal_step")


def test_without_a_certificate_a_judge_decides_and_a_refusal_is_no_dead_end() -> None:
    journey = a.without_certificate()
    journey.do(dc.AcceptReferral, d.CLERK)
    assert journey.refused(dc.RegisterAppeal, d.CLERK, appeal_number="EH1").rule == "M24"
    journey.do(c.RuleOnCertificate, d.CLERK, admitted=False, narrative_id="words")
    assert "mend_referral" in journey.owed()
    again = a.without_certificate()
    again.do(c.RuleOnCertificate, d.CLERK, admitted=True, narrative_id="words")
    a.register(again)
    assert again.state.stage is Stage.TRIBUNAL


def test_the_response_is_due_in_thirty_tribunal_days_until_a_direction_names_another_day() -> None:
    journey = a.registered()
    computed = journey.due("authority_response")
    a.direct(journey, response="2026-04-02")
    clock = journey.clock("authority_response")
    assert clock.deadline.due_on == day("2026-04-02") != computed
    assert clock.deadline.nominal_on == computed
    a.direct(journey, response="2026-04-20")
    assert journey.due("authority_response") == day("2026-04-20")
    assert [given.due_on for given in journey.state.tribunal.directions] == [
        day("2026-04-02"),
        day("2026-04-20"),
    ]
    journey.on(day("2026-04-20")).do(c.RecordResponse, d.AUTHORITY, opposes=True)
    assert journey.clock("authority_response").status is ClockStatus.MET
    assert "respond_to_appeal" not in journey.owed()


def test_a_day_in_august_that_the_tribunal_directs_stands() -> None:
    journey = a.responded()
    a.list_it(journey, day("2026-09-10"))
    computed = journey.due("hearing_bundle")
    assert computed < day("2026-09-01")
    a.direct(journey, hearing_bundle="2026-08-14", evidence="2026-08-03")
    assert journey.due("hearing_bundle") == day("2026-08-14")
    assert journey.due("evidence") == day("2026-08-03")
    assert journey.clock("hearing_bundle").deadline.nominal_on == computed


def test_the_hearing_sets_the_days_of_working_document_and_bundle_and_moves_them() -> None:
    journey = a.listed()
    assert journey.due("working_document") == day("2026-05-25")
    first = journey.due("hearing_bundle")
    a.list_it(journey, day("2026-07-06"))
    assert journey.due("working_document") == day("2026-06-22")
    assert journey.due("hearing_bundle") > first


def test_evidence_after_its_day_is_a_numbered_supplement() -> None:
    journey = a.responded()
    a.direct(journey, evidence="2026-05-01")
    assert "exchange_evidence" in journey.owed()
    paper = d.add(journey, DocumentKind.EVIDENCE)
    journey.do(c.ExchangeEvidence, d.FAMILY, document_ids=(paper,))
    early = journey.refused(c.SendSupplement, d.FAMILY, document_ids=(paper,), narrative_id="words")
    assert "has not passed" in early.reason
    journey.on(day("2026-05-02"))
    late = journey.refused(c.ExchangeEvidence, d.AUTHORITY, document_ids=(paper,))
    assert late.rule == "T10"
    for role in (d.AUTHORITY, d.FAMILY):
        journey.do(c.SendSupplement, role, document_ids=(paper,), narrative_id="words")
    numbers = [sent.supplement for sent in journey.state.tribunal.evidence]
    assert numbers == [0, 1, 2]


def test_a_side_brings_up_to_three_witnesses() -> None:
    journey = a.responded()
    a.direct(journey, attendance_form="2026-05-01", case_review="2026-05-08")
    assert {"name_attendance", "file_case_review"} <= journey.owed()
    journey.do(c.NameAttendance, d.FAMILY, witnesses=3)
    assert journey.refused(c.NameAttendance, d.FAMILY, witnesses=4).rule == "T11"
    journey.do(c.FileCaseReview, d.FAMILY, narrative_id="words")
    assert not {"name_attendance", "file_case_review"} & journey.owed()


def test_a_granted_change_sets_a_new_day_and_staff_decisions_can_be_looked_at_again() -> None:
    journey = a.responded()
    a.direct(journey, evidence="2026-05-01")
    facts = {
        "topic": ChangeTopic.MORE_TIME,
        "direction": DirectionKind.EVIDENCE,
        "other_side_asked": True,
        "narrative_id": "words",
    }
    gap = journey.refused(c.AskForChange, d.FAMILY, copied_to_other_side=False, **facts)
    assert gap.rule == "T22"
    journey.do(c.AskForChange, d.FAMILY, copied_to_other_side=True, **facts)
    assert "rule_on_change" in journey.owed()
    journey.do(
        c.RuleOnChange,
        d.CLERK,
        granted=True,
        by_staff=True,
        narrative_id="words",
        due_on=day("2026-05-15"),
    )
    assert journey.due("evidence") == day("2026-05-15")
    assert journey.clock("look_again").deadline.rule == "T19"


def test_a_decision_with_orders_runs_a_clock_for_each_until_all_are_kept() -> None:
    journey = a.decided(a.AMEND, a.NAME)
    assert journey.state.stage is Stage.COMPLIANCE
    assert journey.due("order:o1") == day("2026-07-20")  # O5: 5 weeks
    assert journey.due("order:o2") == day("2026-07-20")  # O7: 5 weeks with content
    assert journey.due("challenge") == day("2026-07-13")  # T20: 28 days
    journey.on(day("2026-07-10"))
    proof = d.add(journey, DocumentKind.PROMISE_EVIDENCE, d.AUTHORITY)
    a.keep(journey, "o1", document_id=proof)
    journey.on(day("2026-07-21"))
    assert {"mend_order", "follow_up_order"} <= journey.owed()
    assert "order_breached" in journey.kinds()
    grounds = {(n.ground, n.recipient) for n in journey.told}
    assert {("order_breached:o2", "family-1"), ("order_breached:o2", "authority-1")} <= grounds
    for route in (EscalationRoute.OMBUDSMAN, EscalationRoute.JUDICIAL_REVIEW):
        journey.do(c.EscalateOrderBreach, d.FAMILY, order_id="o2", route=route)
    assert journey.state.tribunal.orders[1].escalated == ("ombudsman", "judicial_review")
    a.keep(journey, "o2")
    assert journey.clock("order:o2").status is ClockStatus.MET_LATE
    assert journey.state.ending is Ending.DECIDED_AND_KEPT


def test_the_dispute_waits_for_the_time_to_challenge_when_orders_are_kept_early() -> None:
    journey = a.decided(a.AMEND).on(day("2026-06-20"))
    a.keep(journey, "o1")
    assert not journey.state.is_closed
    journey.on(day("2026-07-13"))
    assert not journey.state.is_closed
    journey.on(day("2026-07-14"))
    assert journey.state.ending is Ending.DECIDED_AND_KEPT


def test_an_order_that_names_its_own_day_has_that_day() -> None:
    journey = a.decided(OrderMade("o1", PromiseKind.AMEND_PLAN, directed_on=day("2026-08-10")))
    assert journey.due("order:o1") == day("2026-08-10")


def test_a_dismissed_appeal_can_be_challenged_and_then_ends() -> None:
    journey = a.decided()
    assert not journey.state.is_closed
    journey.on(day("2026-07-14"))
    assert journey.state.ending is Ending.DISMISSED


def test_only_what_the_pack_and_the_decision_allow_is_ordered() -> None:
    facts = {"decided_on": day("2026-06-08"), "recommendations": ()}
    refusal = a.heard().refused(
        c.RecordDecision, d.CLERK, orders=(OrderMade("o1", PromiseKind.CONTINUE_PLAN),), **facts
    )
    assert (refusal.code, refusal.rule) == ("no_such_power", "O10")


@pytest.mark.parametrize("pack", ["green-paper-2022", "law-2014"])
def test_both_packs_come_to_a_decision_that_is_kept(pack: str) -> None:
    journey = a.decided(a.AMEND, pack=pack).on(day("2026-07-14"))
    a.keep(journey, "o1")
    assert journey.state.ending is Ending.DECIDED_AND_KEPT


def test_an_authority_that_gives_way_before_its_response_has_the_u_periods() -> None:
    journey = a.registered().on(day("2026-03-16"))
    advice = journey.refused(c.RecordResponse, d.AUTHORITY, opposes=False)
    assert advice.rule == "T7"
    journey.do(c.Concede, d.AUTHORITY, orders=(a.AMEND,))
    clock = journey.clock("order:o1").deadline
    assert (clock.due_on, clock.rule) == (day("2026-04-20"), "U2")
    assert journey.clock("authority_response").status is ClockStatus.STOPPED
    journey.on(day("2026-04-10"))
    a.keep(journey, "o1")
    assert journey.state.ending is Ending.CONCEDED_AND_KEPT


def test_after_the_response_only_a_consent_order_is_left() -> None:
    journey = a.responded()
    assert journey.refused(c.Concede, d.AUTHORITY, orders=(a.AMEND,)).rule == "T8"
    journey.do(c.AgreeConsentOrder, d.AUTHORITY, orders=(a.AMEND,))
    assert journey.refused(c.MakeConsentOrder, d.CLERK, made_on=journey.now.on).rule == "T8"
    assert "agree_consent_order" in journey.owed()
    journey.do(c.AgreeConsentOrder, d.FAMILY)
    assert "make_consent_order" in journey.owed()
    journey.do(c.MakeConsentOrder, d.CLERK, made_on=journey.now.on)
    assert journey.clock("order:o1").deadline.rule == "O5"
    journey.on(day("2026-05-01"))
    a.keep(journey, "o1")
    assert journey.state.ending is Ending.CONSENT_ORDER_KEPT


def test_a_registered_appeal_is_withdrawn_only_with_consent() -> None:
    journey = a.registered()
    assert journey.refused(dc.Withdraw, d.FAMILY).rule == "T9"
    journey.do(c.AskToWithdraw, d.FAMILY)
    assert "rule_on_withdrawal" in journey.owed()
    journey.do(c.ConsentToWithdrawal, d.CLERK, consents=True)
    assert not journey.state.is_closed
    assert journey.due("reinstatement") == day("2026-04-02")
    journey.on(day("2026-04-03"))
    assert journey.state.ending is Ending.WITHDRAWN_WITH_CONSENT


def test_a_withdrawn_appeal_comes_back_within_the_window_and_its_clocks_run_anew() -> None:
    journey = a.withdrawn()
    assert journey.clock("authority_response").status is ClockStatus.STOPPED
    journey.on(day("2026-04-10")).do(c.AskToReinstate, d.FAMILY, narrative_id="words")
    journey.on(day("2026-06-01"))
    assert not journey.state.is_closed
    journey.do(c.RuleOnReinstatement, d.CLERK, granted=True)
    assert "respond_to_appeal" in journey.owed()
    assert journey.clock("authority_response").version == 2


def test_a_recommendation_without_an_answer_holds_the_case_open_and_is_a_breach() -> None:
    journey = a.decided(said=(a.HEALTH, a.CARE))
    assert journey.due("recommendation:r1") == day("2026-07-20")  # X4: 5 weeks
    journey.on(day("2026-07-10"))
    vague = journey.refused(
        c.RecordRecommendationAnswer,
        d.AUTHORITY,
        recommendation_id="r1",
        says=(),
        answered_on=journey.now.on,
    )
    assert vague.rule == "X2"
    journey.do(
        c.RecordRecommendationAnswer,
        d.AUTHORITY,
        recommendation_id="r1",
        says=(Answer.REASONS,),
        answered_on=journey.now.on,
    )
    journey.on(day("2026-07-21"))
    assert journey.clock("recommendation:r2").status is ClockStatus.MISSED
    assert not journey.state.is_closed, "the answer is still owed"
    assert {"answer_recommendation", "follow_up_recommendation"} <= journey.owed()


def test_an_answer_after_five_weeks_is_taken_and_shown_as_late() -> None:
    journey = a.decided(a.AMEND, said=(a.HEALTH,)).on(day("2026-07-27"))
    assert {"answer_recommendation", "mend_order"} <= journey.owed()
    journey.do(
        c.RecordRecommendationAnswer,
        d.AUTHORITY,
        recommendation_id="r1",
        says=(Answer.STEPS,),
        answered_on=journey.now.on,
    )
    assert journey.clock("recommendation:r1").status is ClockStatus.MET_LATE


def test_a_decision_set_aside_is_heard_again_and_its_orders_fall_away() -> None:
    journey = a.challenged(a.AMEND)
    assert "rule_on_review" in journey.owed()
    journey.do(c.RuleOnReview, d.CLERK, ruling=ReviewRuling.SET_ASIDE)
    assert journey.state.stage is Stage.TRIBUNAL
    assert journey.clock("order:o1").status is ClockStatus.STOPPED
    assert "list_hearing" in journey.owed()


def test_a_refused_permission_leaves_a_month_for_the_upper_tribunal() -> None:
    journey = a.challenged(a.AMEND)
    journey.do(c.RuleOnReview, d.CLERK, ruling=ReviewRuling.REFUSED)
    assert journey.clock("upper_tribunal").deadline.rule == "T21"
    a.keep(journey, "o1")
    assert not journey.state.is_closed
    journey.on(journey.due("upper_tribunal") + timedelta(days=1))
    assert journey.state.ending is Ending.DECIDED_AND_KEPT


def test_a_challenge_after_its_time_is_too_late_here() -> None:
    journey = a.decided(a.AMEND).on(day("2026-07-15"))
    refusal = journey.refused(
        c.AskForReview, d.FAMILY, asked=ReviewAsked.SET_ASIDE, narrative_id="words"
    )
    assert refusal.rule == "T20"


def test_papers_for_the_hearing_are_owed_until_sent() -> None:
    journey = a.listed()
    assert "send_hearing_paper" in journey.owed()
    for paper in HearingPaper:
        journey.do(c.SendHearingPaper, d.AUTHORITY, paper=paper)
    assert "send_hearing_paper" not in journey.owed()
    assert journey.state.tribunal.mode is HearingMode.HEARING


def test_a_paper_for_the_hearing_is_a_paper_of_the_case_and_never_one_of_mediation() -> None:
    journey = a.listed()
    bundle = d.add(journey, DocumentKind.EVIDENCE, d.AUTHORITY)
    journey.do(
        c.SendHearingPaper,
        d.AUTHORITY,
        paper=HearingPaper.HEARING_BUNDLE,
        document_id=bundle,
    )
    assert journey.state.tribunal.papers[-1].document_id == bundle
    form = d.add(journey, DocumentKind.EVIDENCE)
    journey.do(c.FileCaseReview, d.FAMILY, narrative_id="words", document_id=form)
    assert journey.state.tribunal.filed == {bundle, form}
    proof = d.add(journey, DocumentKind.PROMISE_EVIDENCE, d.AUTHORITY)
    refusal = journey.refused(
        c.SendHearingPaper,
        d.AUTHORITY,
        paper=HearingPaper.WORKING_DOCUMENT,
        document_id=proof,
    )
    assert (refusal.code, refusal.rule) == ("paper_of_mediation", "M21")


def test_an_adjourned_hearing_is_listed_again() -> None:
    journey: Journey = a.listed().on(day("2026-06-08"))
    journey.do(c.RecordHearing, d.CLERK, held_on=day("2026-06-08"), adjourned=True)
    assert "list_hearing" in journey.owed()

"""The conflicts of a dispute follow from what was recorded in it, day by day."""

from __future__ import annotations

import pytest

from cases.dispute import commands as c
from cases.dispute.conflicts import conflicts, facts
from cases.dispute.vocabulary import (
    AnswerOutcome,
    NoCertificateReason,
    ReturnReason,
    SessionOutcome,
)
from rules import window
from rules.appeal import DecisionKind
from rules.conflict import ConflictKind, Severity
from tests.cases import disputes
from tests.cases.disputes import AUTHORITY, CLERK, FAMILY, MEDIATOR
from tests.cases.journey import Journey, day, instant

K = ConflictKind


def told(journey: Journey) -> dict[ConflictKind, Severity]:
    """What is in conflict in the case today, gravest first."""
    return {one.kind: one.severity for one in conflicts(journey.state, journey.now.on)}


def test_before_anything_was_filed_nothing_is_in_conflict() -> None:
    journey = disputes.begun()
    assert told(journey) == {}


def test_a_case_in_which_all_dates_fit_tells_only_that_some_count_a_day_less() -> None:
    """The letter of Monday 12 January 2026: Thursday 12 March, or Wednesday by the first day."""
    assert told(disputes.contacted()) == {K.FIRST_DAY_COUNTED: Severity.NOTE}


def test_the_facts_are_those_of_the_record() -> None:
    journey = disputes.arranged()
    known = facts(journey.state, journey.now.on)
    assert known.notice_sent_on == day("2026-01-12")
    assert known.adviser_contacted_on == known.authority_told_on == day("2026-02-02")
    assert known.session_on == day("2026-02-17")
    assert known.mediation_wanted is True
    assert known.complaint_answer_due_on is None
    certified = disputes.certified()
    known = facts(certified.state, certified.now.on)
    assert known.mediation_concluded_on == day("2026-02-17")
    assert known.certificate_issued_on == day("2026-02-18")
    assert known.session_on is None
    assert known.authority_told_on is None


def test_both_last_days_of_the_facts_are_the_days_the_clocks_keep() -> None:
    for journey in (disputes.filed(), disputes.contacted(), disputes.certified()):
        days = window.span(facts(journey.state, journey.now.on), journey.state.calendar)
        assert days.last_on == journey.due("appeal")
        assert days.safe_on == journey.due("last_safe_day")


def test_the_conflicts_of_a_case_speak_by_its_pack() -> None:
    """Under the proposal of 2026 nothing asks for a certificate, so no contact can be too late."""
    for pack, expected in (("law-2014", True), ("reform-2026", False)):
        journey = disputes.filed(pack=pack, clock_offset_seconds=0).on(day("2026-03-13"))
        assert (K.CONTACT_DAY_PASSED in told(journey)) is expected
        journey.do(c.ContactAdviser, FAMILY, wants_mediation=True)
        assert (K.CONTACT_WAS_LATE in told(journey)) is expected
        assert (K.CERTIFICATE_NOT_NEEDED in told(journey)) is not expected


def test_a_complaint_filed_late_is_answered_after_the_last_safe_day() -> None:
    """Sent on 1 December 2025: 2 February 2026 (Sunday the 1st rolls). Filed on 19 January, not yet
    acknowledged: 5 working days to the 26th and 10 more end on 9 February."""
    late = {"notice_sent_on": day("2025-12-01"), "notice_dated_on": day("2025-12-01")}
    journey = disputes.filed(**late)
    one = next(
        one
        for one in conflicts(journey.state, journey.now.on)
        if one.kind is K.COMPLAINT_ANSWER_TOO_LATE
    )
    assert one.days == (day("2026-01-30"), day("2026-02-09"))
    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, AUTHORITY)
    assert facts(journey.state, journey.now.on).complaint_answer_due_on == day("2026-02-03")
    assert K.COMPLAINT_ANSWER_TOO_LATE in told(journey)
    journey.do(
        c.AnswerComplaint, AUTHORITY, outcome=AnswerOutcome.NOT_UPHELD, narrative_id="words-2"
    )
    assert K.COMPLAINT_ANSWER_TOO_LATE not in told(journey)


def test_nobody_spoke_to_the_adviser_in_two_months() -> None:
    journey = disputes.filed().on(day("2026-03-13"))
    found = told(journey)
    assert list(found)[:2] == [K.LAST_DAY_PASSED, K.CONTACT_DAY_PASSED]
    journey.do(c.ContactAdviser, FAMILY, wants_mediation=True)
    assert K.CONTACT_WAS_LATE in told(journey)
    assert K.CONTACT_DAY_PASSED not in told(journey)


def test_a_session_that_was_agreed_and_not_held_lets_the_thirty_days_pass() -> None:
    """Asked for on 2 February: 4 March is the thirtieth day. Nobody recorded the session."""
    journey = disputes.arranged().on(day("2026-03-04"))
    assert K.THIRTY_DAYS_OVER not in told(journey)
    journey.on(day("2026-03-05"))
    assert told(journey)[K.THIRTY_DAYS_OVER] is Severity.WARN


def test_where_no_session_was_arranged_the_engine_asks_for_the_certificate_itself() -> None:
    for pack in ("green-paper-2022", "law-2014"):
        journey = disputes.contacted(pack=pack).on(day("2026-03-05"))
        known = facts(journey.state, journey.now.on)
        assert known.adviser_told_on or known.certificate_issued_on
        assert K.THIRTY_DAYS_OVER not in told(journey)


def test_a_session_the_council_missed_no_longer_counts_as_to_come() -> None:
    """Under the law of 2014 the certificate is then due by Friday 20 February: it fits."""
    journey = disputes.held(SessionOutcome.NOT_HELD_AUTHORITY, pack="law-2014")
    known = facts(journey.state, journey.now.on)
    assert known.adviser_told_on == day("2026-02-17")
    assert known.session_on is None
    assert K.THIRTY_DAYS_OVER not in told(journey)


def test_the_certificate_gives_longer_than_the_letter() -> None:
    """The certificate of 18 February: 18 March, after a contact in time."""
    assert told(disputes.certified())[K.CERTIFICATE_MONTH_IS_LATER] is Severity.NOTE


def test_adding_section_b_to_a_case_about_the_school_makes_a_certificate_needed() -> None:
    journey = disputes.answered(sections=("I",))
    journey.do(c.RespondToAnswer, FAMILY, satisfied=False)
    assert K.CERTIFICATE_NOW_NEEDED not in told(journey)
    journey.do(
        c.StateGrounds,
        FAMILY,
        sections=("B", "I"),
        narrative_id="words-3",
        details=disputes.DETAILS,
        no_certificate=NoCertificateReason.OTHER_REASON,
    )
    assert told(journey)[K.CERTIFICATE_NOW_NEEDED] is Severity.WARN
    journey.on(day("2026-03-13"))
    assert told(journey)[K.CERTIFICATE_NOW_NEEDED] is Severity.STOP


@pytest.mark.parametrize("decision", list(DecisionKind))
def test_every_decision_that_can_be_filed_has_its_conflicts_computed(
    decision: DecisionKind,
) -> None:
    sections = ("B", "F") if decision is DecisionKind.PLAN_FINALISED else ()
    if decision in (DecisionKind.AMENDMENT_PROPOSED, DecisionKind.SOMETHING_ELSE):
        assert told(disputes.filed(decision=decision, sections=())) == {}
        return
    journey = disputes.filed(decision=decision, sections=sections)
    journey.on(day("2026-03-13"))
    assert K.LAST_DAY_PASSED in told(journey)


def test_once_the_appeal_went_in_nothing_is_in_conflict_until_it_comes_back() -> None:
    journey = disputes.sent()
    assert told(journey) == {}
    journey.on(day("2026-03-19")).do(
        c.ReturnReferral,
        CLERK,
        reasons=(ReturnReason.UNREADABLE,),
        narrative_id="words-4",
    )
    assert told(journey)[K.LAST_DAY_PASSED] is Severity.STOP


def test_a_settled_and_a_closed_case_have_no_conflicts() -> None:
    settled = disputes.agreed()
    assert told(settled.on(day("2026-06-01"))) == {}
    closed = disputes.answered()
    closed.do(c.RespondToAnswer, FAMILY, satisfied=True)
    assert closed.state.is_closed
    assert told(closed) == {}


def test_a_session_that_the_family_missed_promises_no_certificate() -> None:
    journey = disputes.arranged().on(day("2026-02-17"))
    missed = {"outcome": SessionOutcome.NOT_HELD_FAMILY}
    journey.do(c.RecordSession, MEDIATOR, held_on=day("2026-02-17"), **missed)
    again = instant("2026-03-03 10:00")
    journey.do(c.OfferSlots, MEDIATOR, slots=(again,))
    journey.do(c.AgreeSlot, FAMILY, slot=again)
    assert facts(journey.state, journey.now.on).authority_told_on == day("2026-02-17")
    journey.on(day("2026-03-03"))
    journey.do(c.RecordSession, MEDIATOR, held_on=day("2026-03-03"), **missed)
    journey.on(day("2026-03-12"))
    assert K.THIRTY_DAYS_OVER not in told(journey)
    assert facts(journey.state, journey.now.on).authority_told_on is None

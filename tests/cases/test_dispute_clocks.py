"""The clocks of a dispute: which facts move them, and what time alone brings."""

from __future__ import annotations

from datetime import time

from cases.clock import ClockMissed, ClockStatus, ReminderReached
from cases.dispute import commands as c
from cases.dispute.vocabulary import AnswerOutcome, DocumentKind, ReturnReason, SessionOutcome
from rules.referral import NoCertificateReason
from tests.cases import disputes as d
from tests.cases.disputes import AUTHORITY, CLERK, FAMILY, MEDIATOR
from tests.cases.journey import Journey, day

OTHER = NoCertificateReason.OTHER_REASON


def missed(journey: Journey) -> list[str]:
    """The clocks that ran out, in order."""
    return [event.clock_id for event in journey.events if isinstance(event, ClockMissed)]


def test_a_filing_starts_the_clocks_of_the_complaint_and_of_the_way_to_the_tribunal() -> None:
    journey = d.filed()
    due = {clock.clock_id: clock.deadline.due_on for clock in journey.state.clocks}
    assert due == {
        "appeal": day("2026-03-12"),
        "last_safe_day": day("2026-03-12"),
        "adviser_contact": day("2026-03-12"),
        "complaint_acknowledge": day("2026-01-26"),
    }
    rules = {clock.clock_id: clock.deadline.rule for clock in journey.state.clocks}
    assert rules == {
        "appeal": "T1",
        "last_safe_day": "T1",
        "adviser_contact": "M2",
        "complaint_acknowledge": "C4",
    }


def test_the_last_safe_day_counts_from_the_earlier_printed_date() -> None:
    journey = d.filed(notice_dated_on=day("2026-01-07"))
    assert journey.due("appeal") == day("2026-03-12")
    # Two months from the 7th end on Saturday 7 March. Nothing moves the contact with the adviser
    # (M2), so Friday is the last open day for it.
    assert journey.due("last_safe_day") == day("2026-03-06")


def test_grounds_about_more_than_the_school_bring_the_last_safe_day_forward() -> None:
    """M23: about Section I alone, Saturday 7 March rolls to Monday. With Section B a certificate is
    needed, and the contact with the adviser does not roll: Friday."""
    journey = d.answered(sections=("I",), notice_dated_on=day("2026-01-07"))
    assert journey.due("last_safe_day") == day("2026-03-09")
    journey.do(c.RespondToAnswer, FAMILY, satisfied=False)
    other = {"narrative_id": "words-3", "details": d.DETAILS, "no_certificate": OTHER}
    journey.do(c.StateGrounds, FAMILY, sections=("B", "I"), **other)
    assert journey.due("last_safe_day") == day("2026-03-06")
    journey.do(c.StateGrounds, FAMILY, sections=("I",), **other)
    assert journey.due("last_safe_day") == day("2026-03-09")


def test_where_the_pack_asks_for_no_certificate_the_last_safe_day_rolls_like_the_appeal() -> None:
    """H1, Z6: printed on 7 January, so Saturday 7 March. Only the proposal of 2026 lets it roll."""
    for pack, safe_on in (("law-2014", "2026-03-06"), ("reform-2026", "2026-03-09")):
        dated = {"notice_dated_on": day("2026-01-07"), "clock_offset_seconds": 0}
        assert d.filed(pack=pack, **dated).due("last_safe_day") == day(safe_on)


def test_a_certificate_moves_the_appeal_to_a_month_after_it() -> None:
    journey = d.certified()
    appeal = journey.clock("appeal")
    assert (appeal.version, appeal.deadline.due_on) == (2, day("2026-03-18"))


def test_a_returned_form_does_not_stop_the_appeal_clock() -> None:
    journey = d.sent()
    assert journey.clock("appeal").status is ClockStatus.MET
    journey.on(day("2026-03-04")).do(
        c.ReturnReferral, CLERK, reasons=(ReturnReason.UNREADABLE,), narrative_id="words"
    )
    appeal = journey.clock("appeal")
    assert (appeal.status, appeal.deadline.due_on) == (ClockStatus.RUNNING, day("2026-03-18"))
    d.build(journey, "ef" * 32)
    journey.do(c.SendReferral, FAMILY, sha256="ef" * 32, signature_id="s")
    assert journey.clock("appeal").status is ClockStatus.MET


def test_a_form_returned_twice_starts_the_appeal_clock_twice() -> None:
    journey = d.sent()
    for number in (1, 2):
        journey.on(day(f"2026-03-0{2 + number}")).do(
            c.ReturnReferral, CLERK, reasons=(ReturnReason.UNREADABLE,), narrative_id="words"
        )
        assert journey.clock("appeal").status is ClockStatus.RUNNING
        d.build(journey)
        journey.do(c.SendReferral, FAMILY, sha256="cd" * 32, signature_id="s")
    assert journey.state.referral.attempts == 3


def test_a_form_returned_after_the_last_day_is_late_when_it_comes_again() -> None:
    journey = d.sent().on(day("2026-03-20"))
    journey.do(c.ReturnReferral, CLERK, reasons=(ReturnReason.UNREADABLE,), narrative_id="words")
    journey.on(day("2026-03-23"))
    assert "appeal" in missed(journey)
    assert journey.refused(c.RequestBundle, FAMILY).code == "contents_missing"
    journey.do(
        c.StateGrounds,
        FAMILY,
        sections=("B", "F"),
        narrative_id="words",
        details=d.DETAILS,
        late_reason_id="words-late",
    )
    d.build(journey)
    journey.do(c.SendReferral, FAMILY, sha256="cd" * 32, signature_id="s")
    assert not journey.state.referral.in_time
    assert journey.clock("appeal").status is ClockStatus.MET_LATE


def test_the_family_is_reminded_of_the_appeal_on_every_rung_it_still_can_use() -> None:
    journey = d.filed().on(day("2026-03-12"))
    rungs = [
        event.days_left
        for event in journey.events
        if isinstance(event, ReminderReached) and event.clock_id == "appeal"
    ]
    assert rungs == [30, 14, 7, 2]


def test_a_reminder_comes_once_however_often_time_is_looked_at() -> None:
    journey = d.filed()
    for number in range(10, 20):
        journey.on(day(f"2026-02-{number}"), hour=time(8, 0)).on(day(f"2026-02-{number}"))
    reminders = [e for e in journey.events if isinstance(e, ReminderReached)]
    assert len(reminders) == len({(e.clock_id, e.days_left) for e in reminders})


def test_an_answer_that_does_not_come_is_a_breach_of_the_authority() -> None:
    journey = d.filed()
    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, AUTHORITY)
    journey.on(day("2026-02-04"))
    assert missed(journey) == ["complaint_answer"]
    breach = next(e for e in journey.events if isinstance(e, ClockMissed))
    assert (breach.duty_holder, breach.due_on) == ("authority", day("2026-02-03"))
    assert journey.said("clock_missed") == {"family-1", "authority-1"}
    journey.do(c.AnswerComplaint, AUTHORITY, outcome=AnswerOutcome.UPHELD, narrative_id="words")
    assert journey.clock("complaint_answer").status is ClockStatus.MET_LATE


def test_the_last_day_itself_is_in_time() -> None:
    journey = d.filed()
    journey.on(day("2026-01-26"), hour=time(23, 59)).do(c.AcknowledgeComplaint, AUTHORITY)
    assert journey.clock("complaint_acknowledge").status is ClockStatus.MET
    assert missed(journey) == []


def test_a_breach_is_recorded_the_morning_after_not_at_midnight() -> None:
    journey = d.filed().on(day("2026-01-27"), hour=time(5, 59))
    assert missed(journey) == []
    journey.on(day("2026-01-27"), hour=time(6, 0))
    assert missed(journey) == ["complaint_acknowledge"]


def test_an_agreed_session_stops_the_thirty_days() -> None:
    journey = d.arranged()
    assert journey.clock("arrange_mediation").status is ClockStatus.MET
    assert missed(journey.on(day("2026-03-05"))) == []


def test_a_session_calls_for_the_certificate_within_three_working_days() -> None:
    journey = d.held(SessionOutcome.NONE)
    assert journey.due("certificate") == day("2026-02-20")
    journey.on(day("2026-02-21"))
    assert missed(journey) == ["certificate"]
    journey.do(c.IssueCertificate, MEDIATOR)
    assert journey.clock("certificate").status is ClockStatus.MET_LATE


def test_another_time_agreed_in_writing_takes_the_place_of_the_period_of_the_law() -> None:
    journey = d.agreed(
        c.PromiseMade("p1", d.OTHER.promise, d.OTHER.owner, "words", day("2026-05-29"))
    )
    clock = journey.clock("promise:p1")
    assert (clock.deadline.rule, clock.deadline.due_on) == ("M18", day("2026-05-29"))


def test_a_promise_is_not_owed_before_both_sides_accepted() -> None:
    journey = d.held(SessionOutcome.AGREEMENT)
    journey.do(c.RecordAgreement, MEDIATOR, agreed_on=day("2026-02-17"), promises=(d.ASSESS,))
    journey.do(c.AcceptAgreement, FAMILY)
    assert not any(c.clock_id.startswith("promise:") for c in journey.state.clocks)
    journey.do(c.AcceptAgreement, AUTHORITY)
    assert journey.clock("promise:p1").status is ClockStatus.RUNNING


def test_an_appeal_about_the_school_alone_needs_no_contact_with_the_adviser() -> None:
    journey = d.filed(sections=("I",))
    assert [clock.clock_id for clock in journey.state.clocks] == [
        "appeal",
        "last_safe_day",
        "complaint_acknowledge",
    ]


def test_registration_brings_the_clock_of_the_authority_s_response() -> None:
    journey = d.sent()
    assert journey.clock("registration").deadline.rule == "T4"
    journey.do(c.AcceptReferral, CLERK)
    journey.do(c.RegisterAppeal, CLERK, appeal_number="EH1")
    response = journey.clock("authority_response").deadline
    assert (response.rule, response.duty_holder) == ("T6", "authority")


def test_evidence_for_a_promise_leaves_the_bundle_as_it_is() -> None:
    journey = d.with_grounds()
    d.build(journey)
    d.add(journey, DocumentKind.PROMISE_EVIDENCE)
    assert journey.state.referral.bundle is not None


def test_a_clock_keeps_the_calendar_it_was_counted_with() -> None:
    journey = d.filed()
    versions = {clock.deadline.calendar_version for clock in journey.state.clocks}
    assert versions == {journey.state.calendar.version}

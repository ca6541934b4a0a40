"""Four disputes from the first complaint to their end, as decisions alone."""

from __future__ import annotations

from cases.clock import ClockStatus
from cases.dispute import commands as c
from cases.dispute.vocabulary import (
    CertificateKind,
    DocumentKind,
    Ending,
    ReferralStatus,
    ReturnReason,
    SessionOutcome,
    Stage,
)
from rules.referral import NoCertificateReason
from tests.cases.disputes import (
    AUTHORITY,
    CLERK,
    ENGINE,
    FAMILY,
    MEDIATOR,
    OTHER,
    add,
    agreed,
    answered,
    arranged,
    build,
    certified,
    contacted,
    filed,
    held,
    sent,
    with_grounds,
)
from tests.cases.journey import day, instant

ABOUT_THE_SCHOOL = {"pack": "law-2014", "sections": ("I",)}
PROPOSED = {"pack": "reform-2026", "clock_offset_seconds": 0}


def test_a_dispute_goes_from_complaint_through_mediation_to_a_registered_appeal() -> None:
    journey = sent()
    assert journey.owed() == {"check_referral"}

    journey.on(day("2026-03-04")).do(
        c.ReturnReferral, CLERK, reasons=(ReturnReason.UNREADABLE,), narrative_id="words-4"
    )
    assert journey.owed() == {"mend_referral"}

    add(journey, DocumentKind.EVIDENCE)
    build(journey, "ef" * 32)
    assert journey.owed() == {"send_referral"}
    journey.on(day("2026-03-09")).do(
        c.SendReferral, FAMILY, sha256="ef" * 32, signature_id="signature-2"
    )
    journey.on(day("2026-03-10")).do(c.AcceptReferral, CLERK)
    assert journey.owed() == {"register_appeal"}
    journey.on(day("2026-03-11")).do(c.RegisterAppeal, CLERK, appeal_number="EH901/26/00001")

    assert journey.kinds() == [
        "dispute_filed",
        "complaint_acknowledged",
        "complaint_answered",
        "answer_rejected",
        "adviser_contacted",
        "mediator_appointed",
        "slots_offered",
        "slot_agreed",
        "decision_maker_named",
        "session_recorded",
        "certificate_issued",
        *["document_added"] * 3,
        "grounds_stated",
        "bundle_requested",
        "bundle_built",
        "referral_sent",
        "referral_returned",
        "document_added",
        "bundle_requested",
        "bundle_built",
        "referral_sent",
        "referral_accepted",
        "appeal_registered",
    ]
    referral = journey.state.referral
    assert (referral.status, referral.attempts) == (ReferralStatus.REGISTERED, 2)
    assert referral.in_time
    assert referral.appeal_number == "EH901/26/00001"
    assert journey.state.stage is Stage.TRIBUNAL
    assert journey.owed() == {"respond_to_appeal", "give_directions", "list_hearing"}
    assert all(
        clock.status in (ClockStatus.MET, ClockStatus.RUNNING) for clock in journey.state.clocks
    )


def test_every_step_of_the_story_stands_in_the_record_with_its_day_and_its_actor() -> None:
    journey = sent()
    by_kind = {event.kind: event for event in journey.recorded}
    assert by_kind["session_recorded"].effective_on == day("2026-02-17")
    assert by_kind["certificate_issued"].rule == "A20"
    assert by_kind["complaint_answered"].actor.role is AUTHORITY
    assert [event.seq for event in journey.recorded] == list(range(1, len(journey.recorded) + 1))


def test_an_answer_that_satisfies_the_family_ends_the_dispute() -> None:
    journey = answered()
    journey.on(day("2026-02-01")).do(c.RespondToAnswer, FAMILY, satisfied=True)
    assert journey.state.ending is Ending.SETTLED_BY_ANSWER
    assert not any(clock.is_open for clock in journey.state.clocks)
    assert journey.said("dispute_ended") == {"family-1", "authority-1", "service-1"}


def test_an_agreement_ends_the_dispute_when_its_last_promise_is_kept() -> None:
    journey = agreed()
    assert journey.state.stage is Stage.COMPLIANCE
    assert journey.due("promise:p2") == day("2026-03-03")
    journey.on(day("2026-02-27")).do(
        c.RecordPromiseKept, AUTHORITY, promise_id="p2", kept_on=day("2026-02-26")
    )
    assert journey.clock("promise:p2").status is ClockStatus.MET
    assert not journey.state.is_closed

    journey.on(day("2026-06-01"))
    breaches = [e for e in journey.events if e.kind == "promise_breached"]
    assert [breach.promise_id for breach in breaches] == ["p1"]
    assert {"mend_breach", "follow_up_breach"} <= journey.owed()
    assert journey.said("promise_breached") == {"family-1", "authority-1", "mediator-1"}

    journey.do(c.RecordPromiseKept, AUTHORITY, promise_id="p1", kept_on=day("2026-06-01"))
    assert journey.state.ending is Ending.AGREEMENT_KEPT
    assert journey.clock("promise:p1").status is ClockStatus.MET_LATE


def test_a_mediation_nobody_arranges_gives_the_certificate_by_itself() -> None:
    journey = contacted()
    due = journey.due("arrange_mediation")
    assert due == day("2026-03-04")
    journey.on(day("2026-03-05"))
    certificate = journey.state.mediation.certificate
    assert certificate.certificate is CertificateKind.NOT_ARRANGED_IN_TIME
    assert certificate.issued_on == day("2026-03-05")
    assert journey.clock("arrange_mediation").status is not ClockStatus.MET
    assert journey.state.stage is Stage.REFERRAL
    assert journey.owed() == {"state_grounds"}


def test_an_authority_that_cannot_arrange_gives_the_certificate_at_once() -> None:
    journey = contacted()
    journey.on(day("2026-02-10")).do(c.ReportNotArranged, AUTHORITY)
    assert journey.kinds()[-2:] == ["not_arranged_reported", "certificate_issued"]
    assert journey.state.mediation.certificate.ground == "authority_cannot_arrange"


def test_an_authority_that_stays_away_gives_the_certificate_at_once() -> None:
    journey = held(SessionOutcome.NOT_HELD_AUTHORITY)
    assert journey.state.mediation.certificate.ground == "authority_did_not_attend"
    assert journey.state.stage is Stage.REFERRAL


def test_a_family_that_declines_and_needs_no_certificate_is_asked_for_its_grounds() -> None:
    """M23 for Section I alone; under the proposal of 2026 nobody needs one."""
    for facts in (ABOUT_THE_SCHOOL, PROPOSED):
        journey = answered(**facts)
        journey.do(c.RespondToAnswer, FAMILY, satisfied=False)
        assert journey.owed() == {"contact_adviser"}
        journey.do(c.ContactAdviser, FAMILY, wants_mediation=False)
        assert journey.owed() == {"state_grounds"}
    needs_one = answered(pack="law-2014")
    needs_one.do(c.RespondToAnswer, FAMILY, satisfied=False)
    needs_one.do(c.ContactAdviser, FAMILY, wants_mediation=False)
    assert needs_one.owed() == {"issue_certificate"}


def test_a_family_withdraws_and_nothing_runs_any_longer() -> None:
    journey = contacted()
    journey.on(day("2026-02-09")).do(c.Withdraw, FAMILY)
    assert journey.state.ending is Ending.WITHDRAWN
    assert not any(clock.is_open for clock in journey.state.clocks)
    assert journey.kind.obligations(journey.state) == ()
    after = len(journey.events)
    assert len(journey.on(day("2027-02-09")).events) == after


def test_a_family_that_stays_away_gets_one_new_session_with_its_own_thirty_days() -> None:
    journey = held(SessionOutcome.NOT_HELD_FAMILY)
    assert journey.due("arrange_mediation") == day("2026-03-19")
    assert "offer_slots" in journey.owed()


def test_a_family_that_stays_away_twice_goes_to_a_judge_with_its_reasons() -> None:
    journey = held(SessionOutcome.NOT_HELD_FAMILY)
    later = journey.state.mediation
    assert later.slot is None

    slot = instant("2026-03-02 10:00")
    journey.on(day("2026-02-18")).do(c.OfferSlots, MEDIATOR, slots=(slot,))
    journey.do(c.AgreeSlot, FAMILY, slot=slot)
    journey.on(day("2026-03-02")).do(
        c.RecordSession,
        MEDIATOR,
        held_on=day("2026-03-02"),
        outcome=SessionOutcome.NOT_HELD_FAMILY,
    )
    assert journey.state.stage is Stage.REFERRAL
    assert journey.state.mediation.certificate is None
    assert journey.owed() == {"state_grounds"}


def test_a_partial_agreement_leaves_the_way_to_the_tribunal_open() -> None:
    journey = held(SessionOutcome.PARTIAL)
    journey.do(
        c.RecordAgreement,
        MEDIATOR,
        agreed_on=day("2026-02-17"),
        promises=(OTHER,),
    )
    journey.do(c.AcceptAgreement, FAMILY)
    journey.do(c.AcceptAgreement, AUTHORITY)
    journey.on(day("2026-02-18")).do(c.IssueCertificate, MEDIATOR)
    assert journey.state.stage is Stage.REFERRAL
    assert "state_grounds" in journey.owed()
    journey.do(c.RecordPromiseKept, AUTHORITY, promise_id="p2", kept_on=day("2026-02-18"))
    assert not journey.state.is_closed


def test_a_kept_agreement_does_not_end_an_appeal_that_is_under_way() -> None:
    journey = agreed()
    journey.on(day("2026-02-25")).do(
        c.StateGrounds,
        FAMILY,
        sections=("B",),
        narrative_id="words",
        no_certificate=NoCertificateReason.OTHER_REASON,
    )
    assert journey.clock("appeal").status is ClockStatus.RUNNING
    for promise in ("p1", "p2"):
        journey.do(c.RecordPromiseKept, AUTHORITY, promise_id=promise, kept_on=day("2026-02-25"))
    assert not journey.state.is_closed


def test_the_law_of_2014_lets_a_family_decline_and_still_gives_the_certificate() -> None:
    journey = answered(pack="law-2014")
    journey.on(day("2026-02-02")).do(c.ContactAdviser, FAMILY, wants_mediation=False)
    assert journey.due("certificate") == day("2026-02-05")
    journey.on(day("2026-02-04")).do(c.IssueCertificate, MEDIATOR)
    assert journey.state.mediation.certificate.certificate is CertificateKind.DECLINED


def test_the_law_of_2014_makes_a_missed_arrangement_a_task_of_the_adviser() -> None:
    journey = contacted(pack="law-2014").on(day("2026-03-05"))
    assert journey.state.mediation.certificate is None
    assert journey.due("certificate") == day("2026-03-10")
    assert "issue_certificate" in journey.owed()


def test_the_law_of_2014_gives_the_adviser_three_days_when_the_authority_stays_away() -> None:
    journey = held(SessionOutcome.NOT_HELD_AUTHORITY, pack="law-2014")
    assert journey.state.mediation.certificate is None
    assert journey.due("certificate") == day("2026-02-20")
    assert "issue_certificate" in journey.owed()


def test_an_authority_without_power_to_settle_counts_as_absent_under_the_2022_proposal() -> None:
    for pack, certified_at_once in (("green-paper-2022", True), ("law-2014", False)):
        journey = arranged(pack=pack)
        journey.on(day("2026-02-17")).do(
            c.RecordSession,
            MEDIATOR,
            held_on=day("2026-02-17"),
            outcome=SessionOutcome.NONE,
            authority_could_settle=False,
        )
        assert (journey.state.mediation.certificate is not None) is certified_at_once


def test_a_bundle_is_forgotten_when_the_case_changes_under_it() -> None:
    journey = certified()
    assert journey.owed() == {"state_grounds"}
    journey = sent()
    assert journey.state.referral.sent_bundle.sha256 == "cd" * 32
    journey.on(day("2026-03-04")).do(
        c.ReturnReferral, CLERK, reasons=(ReturnReason.NOT_SIGNED,), narrative_id="words"
    )
    build(journey, "ef" * 32)
    add(journey, DocumentKind.EVIDENCE)
    assert journey.state.referral.bundle is None
    assert journey.owed() == {"mend_referral"}


def test_a_bundle_that_fails_is_told_and_can_be_asked_for_again() -> None:

    journey = with_grounds()
    journey.do(c.RequestBundle, FAMILY)
    assert journey.owed() == {"await_bundle"}
    journey.do(c.RecordBundleFailure, ENGINE, request=1, code="page_unreadable")
    assert journey.said("bundle_failed") == {"family-1"}
    assert journey.owed() == {"prepare_bundle"}
    build(journey)
    assert journey.state.referral.bundle.request == 2


def test_the_demonstration_clock_moves_only_where_it_exists() -> None:
    journey = filed(clock_offset_seconds=0)
    journey.do(c.MoveClock, FAMILY, to=instant("2026-01-20 12:00"))
    assert 0 <= journey.state.clock_offset_seconds - 24 * 3600 <= 1
    assert (
        filed().refused(c.MoveClock, FAMILY, to=instant("2026-01-20 12:00")).code
        == "no_such_command"
    )

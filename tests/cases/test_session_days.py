"""A day for the session is sought by both sides, put off, and never makes anybody's time longer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases.dispute import commands as c
from cases.dispute.certificates import commands as cc
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.slots import commands as s
from cases.dispute.slots.events import SessionPostponed
from cases.dispute.slots.vocabulary import Asker, Place, PostponeReason, Score
from cases.dispute.vocabulary import SessionOutcome, SessionReason
from rules.calendar import london_day
from rules.referral import NoCertificateReason
from tests.cases import disputes as d
from tests.cases.journey import Journey, day, instant

PACKS = ("green-paper-2022", "law-2014")
FILING = {"notice_sent_on": day("2026-11-24"), "notice_dated_on": day("2026-11-24")}


def over_christmas(pack: str) -> Journey:
    """A letter of 24 November; mediation is wanted on 9 December, a session agreed for the 21st."""
    journey = Journey(d.begun().kind, d.begun().now)
    journey.on(day("2026-12-09"))
    journey.do(c.FileDispute, d.FAMILY, **(d.FILING | FILING | {"pack": pack}))
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    _agree(journey, "2026-12-21 10:00")
    return journey


def _agree(journey: Journey, slot: str) -> None:
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(instant(slot),))
    journey.do(c.AgreeSlot, d.FAMILY, slot=instant(slot))


def _put_off(journey: Journey, reason: PostponeReason) -> SessionPostponed:
    event = journey.do(s.PostponeSession, d.AUTHORITY, reason=reason, narrative_id="why")[0]
    assert isinstance(event, SessionPostponed)
    return event


def _safe(journey: Journey) -> date:
    return journey.due("last_safe_day")


def _cancelled_twice(pack: str) -> Journey:
    journey = over_christmas(pack)
    journey.on(day("2026-12-18"))
    _put_off(journey, PostponeReason.STAFF_AWAY)
    _agree(journey, "2027-01-06 10:00")
    journey.on(day("2027-01-05"))
    _put_off(journey, PostponeReason.NOBODY_TO_DECIDE)
    return journey


@pytest.mark.parametrize("pack", PACKS)
def test_each_cancellation_says_who_why_and_how_much_of_the_window_is_gone(pack: str) -> None:
    journey = over_christmas(pack)
    thirty, appeal, safe = journey.due("arrange_mediation"), journey.due("appeal"), _safe(journey)
    assert (thirty, appeal) == (day("2027-01-08"), day("2027-01-25"))  # the 24th is a Sunday
    journey.on(day("2026-12-18"))
    first = _put_off(journey, PostponeReason.STAFF_AWAY)
    assert (first.side, first.days_used, first.days_left) == (Asker.AUTHORITY, 9, 21)
    assert journey.said("session_postponed") == {"family-1", "authority-1", "service-1"}
    assert journey.due("arrange_mediation") == thirty
    assert journey.clock("arrange_mediation").is_open
    assert (journey.due("appeal"), _safe(journey)) == (appeal, safe)
    assert "offer_slots" in journey.owed()
    _agree(journey, "2027-01-06 10:00")
    assert not journey.clock("arrange_mediation").is_open
    journey.on(day("2027-01-05"))
    second = _put_off(journey, PostponeReason.NOBODY_TO_DECIDE)
    assert (second.days_used, second.days_left) == (27, 3)
    assert journey.due("arrange_mediation") == thirty
    assert (journey.due("appeal"), _safe(journey)) == (appeal, safe)
    assert safe <= appeal


@pytest.mark.parametrize("pack", PACKS)
def test_after_the_second_cancellation_no_lawful_day_is_left(pack: str) -> None:
    journey = _cancelled_twice(pack)
    refusal = journey.refused(c.OfferSlots, d.MEDIATOR, slots=(instant("2027-01-12 10:00"),))
    assert (refusal.code, refusal.rule) == ("window_closed", "M8")
    assert "certificate" in refusal.reason


def test_under_the_proposal_the_family_has_its_certificate_the_morning_after_day_30() -> None:
    journey = _cancelled_twice("green-paper-2022").on(day("2027-01-09"))
    certificate = journey.state.mediation.certificate
    assert (certificate.issued_on, certificate.ground) == (
        day("2027-01-09"),
        "not_arranged_in_30_days",
    )
    assert "family-1" in journey.said("certificate_issued")
    assert journey.due("appeal") == day("2027-02-09")
    assert _safe(journey) <= journey.due("appeal")
    assert "state_grounds" in journey.owed()


def test_under_the_law_of_2014_the_adviser_has_three_working_days_after_day_30() -> None:
    journey = _cancelled_twice("law-2014").on(day("2027-01-09"))
    assert journey.state.mediation.certificate is None
    assert journey.due("certificate") == day("2027-01-13")
    assert "issue_certificate" in journey.owed()
    assert journey.due("appeal") == day("2027-01-25")
    journey.on(day("2027-01-13")).do(c.IssueCertificate, d.ADVISER)
    certificate = journey.state.mediation.certificate
    assert certificate.adviser_id == "adviser-1"
    assert journey.due("appeal") == day("2027-02-15")  # a month, and the 13th is a Saturday
    assert _safe(journey) <= journey.due("appeal")
    assert "family-1" in journey.said("certificate_issued")


@pytest.mark.parametrize("pack", PACKS)
def test_a_family_that_waits_no_longer_goes_to_the_tribunal_between_the_cancellations(
    pack: str,
) -> None:
    journey = _cancelled_twice(pack)
    journey.do(
        c.StateGrounds,
        d.FAMILY,
        sections=("B", "F"),
        narrative_id="words",
        details=d.DETAILS,
        no_certificate=NoCertificateReason.OTHER_REASON,
    )
    assert journey.state.stage == "referral"
    assert journey.due("appeal") == day("2027-01-25")


def test_a_certificate_issued_after_the_two_months_gives_its_month_when_contact_was_in_time() -> (
    None
):
    journey = _cancelled_twice("law-2014").on(day("2027-01-28"))
    assert journey.clock("appeal").status == "missed"
    assert "family-1" in journey.said("clock_missed")
    journey.do(c.IssueCertificate, d.ADVISER)
    assert journey.due("appeal") == _safe(journey) == day("2027-03-01")
    assert journey.clock("appeal").deadline.warnings == ()


def test_a_certificate_after_a_late_contact_keeps_its_caution_when_it_is_replaced() -> None:
    journey = Journey(d.begun().kind, d.begun().now).on(day("2026-12-09"))
    journey.do(c.FileDispute, d.FAMILY, **(d.FILING | FILING | {"pack": "law-2014"}))
    journey.on(day("2027-02-02")).do(c.ContactAdviser, d.FAMILY, wants_mediation=False)
    journey.do(c.IssueCertificate, d.ADVISER)

    def believed() -> tuple[date, tuple[str, ...], date, tuple[str, ...]]:
        appeal, safe = journey.clock("appeal").deadline, journey.clock("last_safe_day").deadline
        return appeal.due_on, appeal.warnings, safe.due_on, safe.warnings

    first = believed()
    assert first[0] == day("2027-03-02")
    assert first[1] == ("CERT_AFTER_LATE_CONTACT",)
    assert first[2] == day("2027-01-25"), "on the careful reading the time is over: never hidden"
    assert "CERT_AFTER_LATE_CONTACT" in first[3]
    journey.on(day("2027-02-10")).do(
        cc.ReissueCertificate, d.ADVISER, reason=RevokeReason.WRONG_DETAILS, narrative_id="why"
    )
    assert believed() == first


def test_only_a_time_that_suits_both_sides_is_agreed() -> None:
    journey = d.contacted()
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT, d.LATER_SLOT))
    assert {"answer_slots", "agree_slot"} <= journey.owed()
    journey.do(s.AnswerSlots, d.AUTHORITY, can=(d.LATER_SLOT,))
    assert "answer_slots" not in journey.owed()
    for role in (d.FAMILY, d.MEDIATOR):
        assert journey.refused(c.AgreeSlot, role, slot=d.SLOT).code == "slot_not_for_both"
    journey.do(s.AnswerSlots, d.FAMILY, can=(d.SLOT,))
    assert journey.said("slots_none_fit") == {"service-1"}
    assert "offer_slots" in journey.owed()
    assert "agree_slot" not in journey.owed()
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.LATER_SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.LATER_SLOT)
    assert journey.state.mediation.meeting_on == london_day(d.LATER_SLOT)


def test_the_family_alone_may_shorten_its_notice() -> None:
    journey = d.contacted()
    soon = instant("2026-02-04 10:00")
    refusal = journey.refused(c.OfferSlots, d.MEDIATOR, slots=(soon,))
    assert refusal.code == "outside_window"
    journey.do(s.AcceptShortNotice, d.FAMILY)
    assert journey.said("short_notice_accepted") == {"service-1"}
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(soon,))
    journey.do(c.AgreeSlot, d.MEDIATOR, slot=soon)
    assert journey.state.mediation.meeting_on == day("2026-02-04")


def test_a_mediator_cannot_fix_a_day_at_short_notice_without_the_family() -> None:
    journey = d.contacted()
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.on(day("2026-02-16"))
    refusal = journey.refused(c.AgreeSlot, d.MEDIATOR, slot=d.SLOT)
    assert (refusal.code, refusal.rule) == ("too_short_notice", "M10")
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)


def test_a_session_without_a_place_is_owed_one_and_a_new_place_is_told() -> None:
    journey = d.arranged()
    assert "set_place" in journey.owed()
    journey.do(s.SetPlace, d.MEDIATOR, place=Place.VIDEO, narrative_id="link")
    assert "set_place" not in journey.owed()
    assert journey.said("place_set") == {"family-1", "authority-1"}


def test_an_authority_that_refuses_to_mediate_is_recorded_as_absent_with_the_packs_consequence() -> (
    None
):
    for pack, certified in (("green-paper-2022", True), ("law-2014", False)):
        journey = d.arranged(pack=pack).on(day("2026-02-17"))
        journey.do(
            c.RecordSession,
            d.MEDIATOR,
            held_on=day("2026-02-17"),
            outcome=SessionOutcome.NOT_HELD_AUTHORITY,
            reason=SessionReason.REFUSED_TO_MEDIATE,
        )
        assert journey.state.mediation.reason is SessionReason.REFUSED_TO_MEDIATE
        assert (journey.state.mediation.certificate is not None) is certified
        assert certified or "issue_certificate" in journey.owed()


def test_a_family_that_stays_away_twice_has_the_reasoned_path_to_a_judge() -> None:
    journey = d.arranged().on(day("2026-02-17"))
    away = {"outcome": SessionOutcome.NOT_HELD_FAMILY, "reason": SessionReason.DID_NOT_COME}
    journey.do(c.RecordSession, d.MEDIATOR, held_on=day("2026-02-17"), **away)
    assert journey.state.stage == "mediation"
    again = instant("2026-02-26 10:00")
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(again,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=again)
    journey.on(day("2026-02-26"))
    journey.do(c.RecordSession, d.MEDIATOR, held_on=day("2026-02-26"), **away)
    assert journey.state.stage == "referral"
    assert journey.state.mediation.certificate is None
    assert "state_grounds" in journey.owed()


def test_everybody_who_took_part_may_say_once_how_it_was_and_nobody_is_told_what() -> None:
    journey = d.held(SessionOutcome.NONE)
    scores = {"fair": Score.BAD, "heard": Score.MIXED, "clear": Score.GOOD}
    told = len(journey.told)
    for role in (d.FAMILY, d.AUTHORITY, d.MEDIATOR):
        journey.do(s.GiveFeedback, role, **scores)
    assert len(journey.told) == told
    assert journey.refused(s.GiveFeedback, d.FAMILY, **scores).code == "feedback_given"


def test_a_session_cannot_be_put_off_once_its_time_has_come() -> None:
    journey = d.arranged().on(london_day(d.SLOT)).on(london_day(d.SLOT) + timedelta(days=1))
    refusal = journey.refused(
        s.PostponeSession, d.AUTHORITY, reason=PostponeReason.ILLNESS, narrative_id="why"
    )
    assert refusal.code == "slot_past"
    assert "record_session" in journey.owed()

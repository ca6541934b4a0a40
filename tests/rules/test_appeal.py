"""The appeal window, as situations."""

from datetime import UTC, date, datetime

import pytest

from rules import appeal, safe_day
from rules.appeal import DecisionKind
from rules.calendar import ENGLAND
from rules.citation import Status
from rules.deadline import Allowed, Refused


def test_an_appeal_is_due_at_five_pm_london_two_months_after_the_notice_was_sent() -> None:
    found = appeal.appeal(date(2026, 3, 5), None, ENGLAND)
    assert (found.rule, found.due_on) == ("T1", date(2026, 5, 5))
    assert found.due_at == datetime(2026, 5, 5, 16, tzinfo=UTC)
    assert found.citation.status is Status.VERIFIED_T
    assert found.calendar_version == "england-2026-11"
    assert found.warnings == ()
    assert found.duty_holder == "family"


def test_a_certificate_gives_a_month_when_that_is_later() -> None:
    assert appeal.appeal(date(2026, 9, 1), date(2026, 11, 4), ENGLAND).due_on == date(2026, 12, 4)


def test_an_early_certificate_does_not_shorten_the_two_months() -> None:
    assert appeal.appeal(date(2026, 9, 1), date(2026, 9, 10), ENGLAND).due_on == date(2026, 11, 2)


def test_a_date_in_august_moves_to_september_and_keeps_its_nominal_day() -> None:
    found = appeal.appeal(date(2026, 6, 30), None, ENGLAND)
    assert (found.nominal_on, found.due_on) == (date(2026, 8, 30), date(2026, 9, 1))
    assert found.warnings == ()


def test_a_weekend_just_before_august_is_flagged_and_not_promised_a_month() -> None:
    found = appeal.appeal(date(2027, 5, 31), None, ENGLAND)
    assert (found.due_on, found.warnings) == (date(2027, 8, 2), ("AMBIGUOUS_WINDOW",))


def test_the_printed_date_gives_a_warning_only_when_it_gives_an_earlier_day() -> None:
    printed = appeal.printed_date_warning(date(2026, 10, 1), date(2026, 10, 6), None, ENGLAND)
    assert printed is not None
    assert (printed.due_on, printed.warnings) == (date(2026, 12, 1), ("PRINTED_DATE_EARLIER",))
    same_day = date(2026, 10, 6)
    assert appeal.printed_date_warning(same_day, same_day, None, ENGLAND) is None
    certified = date(2026, 12, 1)
    assert appeal.printed_date_warning(date(2026, 10, 1), same_day, certified, ENGLAND) is None, (
        "the certificate decides, so the printed date of the letter does not matter"
    )


def test_the_printed_date_and_a_late_contact_add_cautions_and_move_nothing() -> None:
    sent = date(2026, 10, 6)
    found = appeal.appeal(
        sent,
        None,
        ENGLAND,
        notice_dated_on=date(2026, 10, 1),
        adviser_contacted_on=date(2026, 12, 7),
    )
    assert found.due_on == appeal.appeal(sent, None, ENGLAND).due_on == date(2026, 12, 7)
    assert found.warnings == ("PRINTED_DATE_EARLIER", "CERT_AFTER_LATE_CONTACT")
    in_time = appeal.appeal(
        sent, None, ENGLAND, notice_dated_on=sent, adviser_contacted_on=date(2026, 12, 6)
    )
    assert in_time.warnings == ()


def test_a_printed_date_that_rolls_to_the_same_day_is_not_told() -> None:
    # 5 December is a Saturday and 6 December a Sunday: both roll to Monday 7 December
    found = appeal.appeal(date(2026, 10, 6), None, ENGLAND, notice_dated_on=date(2026, 10, 5))
    assert (found.due_on, found.warnings) == (date(2026, 12, 7), ())


def test_a_date_that_the_tribunal_names_takes_the_place_of_the_appeal_date() -> None:
    found = appeal.appeal(date(2026, 6, 10), None, ENGLAND, ordered_on=date(2026, 8, 21))
    assert (found.rule, found.nominal_on, found.due_on) == (
        "T1",
        date(2026, 9, 1),
        date(2026, 8, 21),
    )
    assert [step.kind for step in found.steps] == ["ordered_date"]


def test_a_contact_on_the_last_day_is_in_time_and_a_day_later_is_flagged() -> None:
    sent = date(2026, 6, 10)
    assert appeal.late_contact_warning(sent, date(2026, 8, 10)) == ()
    assert appeal.late_contact_warning(sent, date(2026, 8, 11)) == ("CERT_AFTER_LATE_CONTACT",)


def test_before_the_adviser_is_contacted_august_is_no_excuse() -> None:
    safe = safe_day.last_safe_day(date(2026, 6, 10), ENGLAND)
    assert safe.due_on == date(2026, 8, 10)
    assert safe.nominal_on == date(2026, 8, 10)
    assert appeal.appeal(date(2026, 6, 10), None, ENGLAND).due_on == date(2026, 9, 1)


def test_after_the_contact_the_last_safe_day_is_the_appeal_day() -> None:
    safe = safe_day.last_safe_day(date(2026, 6, 10), ENGLAND, adviser_contacted_on=date(2026, 7, 1))
    assert safe.due_on == date(2026, 9, 1)


def test_a_section_i_appeal_needs_no_contact_so_august_moves_it() -> None:
    safe = safe_day.last_safe_day(date(2026, 6, 10), ENGLAND, certificate_is_needed=False)
    assert safe.due_on == date(2026, 9, 1)


def test_a_certificate_in_hand_counts_from_its_earlier_date() -> None:
    safe = safe_day.last_safe_day(
        date(2026, 9, 1),
        ENGLAND,
        certificate_issued_on=date(2026, 11, 6),
        certificate_dated_on=date(2026, 11, 4),
        adviser_contacted_on=date(2026, 10, 30),
    )
    assert safe.due_on == date(2026, 12, 4)
    assert safe.warnings == ("PRINTED_DATE_EARLIER",)


def test_a_certificate_after_a_late_contact_makes_nothing_safe() -> None:
    safe = safe_day.last_safe_day(
        date(2026, 9, 1),
        ENGLAND,
        certificate_issued_on=date(2026, 11, 10),
        adviser_contacted_on=date(2026, 11, 9),
    )
    assert safe.due_on == date(2026, 11, 2)
    assert safe.warnings == ("CERT_AFTER_LATE_CONTACT",)


def test_the_printed_date_moves_the_last_safe_day_and_says_so() -> None:
    safe = safe_day.last_safe_day(
        date(2026, 10, 6),
        ENGLAND,
        notice_dated_on=date(2026, 10, 1),
        adviser_contacted_on=date(2026, 10, 10),
    )
    assert (safe.due_on, safe.warnings) == (date(2026, 12, 1), ("PRINTED_DATE_EARLIER",))


def test_a_letter_printed_after_it_was_sent_moves_nothing() -> None:
    safe = safe_day.last_safe_day(
        date(2026, 10, 1),
        ENGLAND,
        notice_dated_on=date(2026, 10, 6),
        certificate_is_needed=False,
    )
    assert (safe.due_on, safe.warnings) == (date(2026, 12, 1), ())


def test_registration_is_a_target_of_ten_days_on_which_the_tribunal_sits() -> None:
    found = appeal.registration_target(date(2026, 12, 18), ENGLAND)
    assert (found.rule, found.due_on) == ("T4", date(2027, 1, 11))
    assert found.citation.status is Status.PRACTICE


@pytest.mark.parametrize(
    "decision",
    [
        DecisionKind.REFUSED_TO_ASSESS,
        DecisionKind.REFUSED_TO_MAKE_PLAN,
        DecisionKind.REFUSED_TO_REASSESS,
        DecisionKind.REFUSED_TO_AMEND,
        DecisionKind.CEASED,
    ],
)
def test_a_refusal_or_an_end_of_a_plan_can_be_appealed(decision: DecisionKind) -> None:
    found = appeal.appealable(decision)
    assert isinstance(found, Allowed)
    assert found.citation.rule == "A15"


@pytest.mark.parametrize("section", ["B", "F", "I"])
def test_the_content_of_a_final_plan_can_be_appealed_in_three_sections(section: str) -> None:
    assert isinstance(appeal.appealable(DecisionKind.PLAN_FINALISED, {section, "A"}), Allowed)


@pytest.mark.parametrize("sections", [(), ("A",), ("C", "D", "G", "H"), ("E", "J", "K")])
def test_other_sections_cannot_be_appealed_on_their_own(sections: tuple[str, ...]) -> None:
    found = appeal.appealable(DecisionKind.PLAN_FINALISED, sections)
    assert isinstance(found, Refused)
    assert found.citation.rule == "A16"
    assert "Section B, F or I" in found.reason


def test_a_proposed_change_and_a_delay_cannot_be_appealed_and_the_way_on_is_named() -> None:
    proposed = appeal.appealable(DecisionKind.AMENDMENT_PROPOSED, ["B"])
    delay = appeal.appealable(DecisionKind.SOMETHING_ELSE, ["B"])
    assert isinstance(proposed, Refused)
    assert "final plan" in proposed.reason
    assert isinstance(delay, Refused)
    assert "complain" in delay.reason


def test_only_section_i_and_discrimination_do_without_a_certificate() -> None:
    assert isinstance(appeal.certificate_needed(["I"], False), Allowed)
    assert isinstance(appeal.certificate_needed([], True), Allowed)
    for sections in ([], ["B"], ["F", "I"], ["B", "F", "I"]):
        needed = appeal.certificate_needed(sections, False)
        assert isinstance(needed, Refused)
        assert needed.citation.rule == "A20"


def test_a_late_certificate_asks_when_the_adviser_was_contacted_if_nobody_knows() -> None:
    """Sent 1 September 2026: two months end on 1 November; the certificate is of 4 November."""
    sent, issued = date(2026, 9, 1), date(2026, 11, 4)
    unknown = appeal.appeal(sent, issued, ENGLAND)
    assert (unknown.due_on, unknown.warnings) == (
        date(2026, 12, 4),
        ("CONTACT_MUST_HAVE_BEEN_IN_TIME",),
    )
    for certificate, contacted in ((issued, date(2026, 11, 1)), (date(2026, 11, 1), None)):
        found = appeal.appeal(sent, certificate, ENGLAND, adviser_contacted_on=contacted)
        assert found.warnings == ()


def test_the_last_safe_day_says_why_the_month_of_a_late_certificate_is_not_given() -> None:
    """Without the day of contact only the two months are safe: Sunday 1 November, so Monday 2."""
    sent, issued = date(2026, 9, 1), date(2026, 11, 4)
    safe = safe_day.last_safe_day(sent, ENGLAND, certificate_issued_on=issued)
    assert (safe.due_on, safe.warnings) == (
        date(2026, 11, 2),
        ("CONTACT_MUST_HAVE_BEEN_IN_TIME",),
    )
    assert (safe.rule, safe.citation.status) == ("T1", Status.UNVERIFIED)
    unneeded = safe_day.last_safe_day(
        sent, ENGLAND, certificate_issued_on=issued, certificate_is_needed=False
    )
    assert (unneeded.due_on, unneeded.warnings) == (date(2026, 12, 4), ())


def test_health_and_care_sections_beside_section_i_need_no_certificate() -> None:
    """X6: {I, G} is an appeal about nothing but the school on its education side."""
    assert isinstance(appeal.certificate_needed({"I", "G"}, discrimination=False), Allowed)
    assert isinstance(appeal.certificate_needed({"I", "B", "G"}, discrimination=False), Refused)
    assert isinstance(appeal.certificate_needed({"G"}, discrimination=False), Refused)

"""Mediation, as situations."""

from datetime import UTC, date, datetime

from rules import mediation
from rules.appeal import appeal
from rules.calendar import ENGLAND
from rules.deadline import Allowed, Refused
from rules.mediation import Window
from rules.policy import ThirtyDays


def test_the_contact_with_the_adviser_gets_no_august_and_no_weekend() -> None:
    found = mediation.adviser_contact(date(2026, 6, 15), ENGLAND)
    assert (found.rule, found.due_on) == ("M2", date(2026, 8, 15))  # a Saturday in August
    assert found.due_at == datetime(2026, 8, 15, 23, tzinfo=UTC)
    assert found.duty_holder == "family"


def test_a_family_that_declines_before_a_bank_holiday_gets_its_certificate_after_it() -> None:
    found = mediation.certificate_after_declining(date(2023, 5, 4), ENGLAND)
    assert (found.rule, found.due_on, found.duty_holder) == ("M3", date(2023, 5, 10), "adviser")


def test_a_certificate_after_mediation_at_new_year_waits_for_working_days_only() -> None:
    found = mediation.certificate_after_mediation(date(2026, 12, 31), ENGLAND)
    assert (found.rule, found.due_on) == ("M13", date(2027, 1, 6))


def test_a_certificate_for_mediation_not_arranged_comes_in_three_working_days() -> None:
    found = mediation.certificate_not_arranged(date(2026, 8, 14), ENGLAND)
    assert (found.rule, found.due_on) == ("M9", date(2026, 8, 19))


def test_thirty_days_to_arrange_are_calendar_days_and_august_counts() -> None:
    for arrange, rule, holder in (
        (mediation.arrange_mediation, "M8", "authority"),
        (mediation.arrange_mixed_mediation, "M7", "authority"),
        (mediation.arrange_health_mediation, "M6", "icb"),
    ):
        found = arrange(date(2026, 7, 15), ENGLAND)
        assert (found.rule, found.due_on) == (rule, date(2026, 8, 14))
        assert found.duty_holder == holder


def test_health_is_told_of_health_issues_within_three_working_days() -> None:
    found = mediation.tell_health(date(2026, 7, 16), ENGLAND)
    assert (found.rule, found.due_on) == ("M5", date(2026, 7, 21))


def test_notice_of_a_session_after_christmas_goes_out_before_it() -> None:
    found = mediation.meeting_notice(date(2026, 12, 30), ENGLAND)
    assert (found.rule, found.due_on) == ("M10", date(2026, 12, 21))


LONG = appeal(date(2026, 7, 1), None, ENGLAND)  # due on 1 September 2026


def test_a_session_may_be_held_from_five_working_days_on_until_the_thirty_days_end() -> None:
    found = mediation.lawful_window(date(2026, 7, 15), LONG, date(2026, 7, 15), ENGLAND)
    assert found == Window(date(2026, 7, 22), date(2026, 8, 14))
    assert found.holds(date(2026, 7, 22))
    assert found.holds(date(2026, 8, 14))
    assert not found.holds(date(2026, 7, 21))
    assert not found.holds(date(2026, 8, 15))
    assert not found.is_empty


def test_notice_given_on_a_saturday_counts_from_monday() -> None:
    found = mediation.lawful_window(date(2026, 7, 15), LONG, date(2026, 7, 18), ENGLAND)
    assert found.opens_on == date(2026, 7, 27)


def test_the_window_closes_three_working_days_before_the_last_day_to_appeal() -> None:
    close = appeal(date(2026, 5, 28), None, ENGLAND)  # due on 28 July 2026
    found = mediation.lawful_window(date(2026, 7, 15), close, date(2026, 7, 15), ENGLAND)
    assert found.closes_on == date(2026, 7, 23)


def test_no_day_is_left_when_the_appeal_is_too_near() -> None:
    close = appeal(date(2026, 5, 18), None, ENGLAND)
    found = mediation.lawful_window(date(2026, 7, 10), close, date(2026, 7, 10), ENGLAND)
    assert found.is_empty
    assert not Window(date(2026, 7, 1), date(2026, 7, 1)).is_empty


def test_when_thirty_days_are_for_arranging_the_session_may_be_later() -> None:
    found = mediation.lawful_window(
        date(2026, 7, 15), LONG, date(2026, 7, 15), ENGLAND, thirty_days=ThirtyDays.ARRANGED
    )
    assert found.closes_on == date(2026, 8, 26)


def test_a_family_that_agrees_to_short_notice_can_meet_today_or_on_the_next_working_day() -> None:
    for today, opens_on in (
        (date(2026, 7, 15), date(2026, 7, 15)),
        (date(2026, 7, 18), date(2026, 7, 20)),
    ):
        found = mediation.lawful_window(
            date(2026, 7, 15), LONG, today, ENGLAND, short_notice_agreed=True
        )
        assert found.opens_on == opens_on


def test_there_is_room_for_mediation_while_thirty_days_and_three_working_days_are_left() -> None:
    due = appeal(date(2026, 4, 10), None, ENGLAND)  # due on 10 June 2026
    assert isinstance(mediation.room_for_mediation(date(2026, 5, 8), due, ENGLAND), Allowed)
    refused = mediation.room_for_mediation(date(2026, 5, 9), due, ENGLAND)
    assert isinstance(refused, Refused)
    assert "Thursday 11 June 2026" in refused.reason
    assert "Wednesday 10 June 2026" in refused.reason

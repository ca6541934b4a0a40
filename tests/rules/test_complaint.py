"""Complaints to the authority, as situations."""

from datetime import date

from rules import complaint
from rules.calendar import ENGLAND


def test_a_complaint_received_before_christmas_is_acknowledged_within_five_working_days() -> None:
    found = complaint.acknowledge(date(2026, 12, 16), ENGLAND, 5)
    assert (found.rule, found.due_on) == ("C4", date(2026, 12, 23))
    assert found.duty_holder == "authority"


def test_the_answer_is_counted_from_the_acknowledgement() -> None:
    assert complaint.answer(date(2026, 12, 23), ENGLAND, 10).due_on == date(2027, 1, 11)


def test_august_counts_for_a_complaint() -> None:
    assert complaint.answer(date(2026, 7, 31), ENGLAND, 10).due_on == date(2026, 8, 14)


def test_an_authority_with_other_stages_has_its_own_days() -> None:
    assert complaint.acknowledge(date(2026, 6, 1), ENGLAND, 2).due_on == date(2026, 6, 3)
    assert complaint.answer(date(2026, 6, 1), ENGLAND, 20).due_on == date(2026, 6, 29)


def test_without_local_days_the_code_gives_five_and_ten() -> None:
    assert complaint.acknowledge(date(2026, 6, 1), ENGLAND).due_on == date(2026, 6, 8)
    assert complaint.answer(date(2026, 6, 1), ENGLAND).due_on == date(2026, 6, 15)

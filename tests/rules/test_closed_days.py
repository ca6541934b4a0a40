"""A newer list of bank holidays: how it is made, ordered, and joined to the one a case holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rules import corrections
from rules.calendar import ENGLAND, working_days
from rules.closed_days import DayChange, changed, is_newer, merged, version_key
from rules.corrections import Correction, latest
from rules.register import RULES

KING = DayChange(date(2027, 5, 10), True, "proclaimed on 3 May 2027")


def test_a_proclaimed_day_counts_from_the_next_version_on() -> None:
    newer = changed(ENGLAND, (KING,))
    assert newer.version == "england-2026-11.1"
    assert newer.is_bank_holiday(KING.day)
    assert not ENGLAND.is_bank_holiday(KING.day)
    assert working_days(date(2027, 5, 7), 3, newer).result == date(2027, 5, 13)


def test_a_day_can_be_moved_by_closing_one_and_opening_another() -> None:
    moved = changed(
        ENGLAND,
        (
            DayChange(date(2027, 5, 3), False, "moved"),
            DayChange(date(2027, 5, 7), True, "moved here"),
        ),
    )
    assert moved.version == "england-2026-11.2"
    assert moved.is_working_day(date(2027, 5, 3))
    assert not moved.is_working_day(date(2027, 5, 7))
    assert list(moved.bank_holidays) == sorted(moved.bank_holidays)


def test_what_is_so_already_makes_no_new_version() -> None:
    known = DayChange(date(2026, 12, 25), True, "Christmas Day")
    assert changed(ENGLAND, (known,)) is ENGLAND
    assert changed(ENGLAND, (DayChange(date(2026, 12, 24), False, "open"),)) is ENGLAND
    assert changed(ENGLAND, (known, KING)).version == "england-2026-11.1"


@pytest.mark.parametrize("day", [date(2013, 12, 31), date(2041, 1, 1)])
def test_a_day_outside_the_list_is_refused(day: date) -> None:
    with pytest.raises(ValueError, match=f"does not cover {day}"):
        changed(ENGLAND, (DayChange(day, True, "far away"),))


def test_the_first_and_last_day_of_the_list_can_be_changed() -> None:
    for day in (ENGLAND.covers_from, ENGLAND.covers_to):
        change = DayChange(day, not ENGLAND.is_bank_holiday(day), "edge")
        assert changed(ENGLAND, (change,)).is_bank_holiday(day) is change.is_closed


def test_versions_are_ordered_by_month_and_then_by_changes_as_numbers() -> None:
    ordered = ["england-2025-12.9", "england-2026-11", "england-2026-11.2", "england-2026-11.10"]
    mixed = (ordered[2], ordered[0], ordered[3], ordered[1])
    assert sorted(mixed, key=version_key) == ordered
    assert version_key("england-2026-11.10") == (2026, 11, 10)
    assert version_key("england-2026-11") == (2026, 11, 0)
    older, newer = (replace(ENGLAND, version=text) for text in ordered[2:])
    assert is_newer(newer, older)
    assert not is_newer(older, newer)
    assert not is_newer(older, older)


@pytest.mark.parametrize("text", ["", "scotland-2026-11", "england-2026", "england-2026-11.x"])
def test_what_is_no_version_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a version of the calendar"):
        version_key(text)


def test_a_newer_list_rules_in_its_own_years_and_the_held_one_outside_them() -> None:
    held = replace(
        ENGLAND,
        version="england-2026-10",
        bank_holidays=(date(2024, 1, 1), date(2026, 8, 31), date(2029, 12, 25)),
        covers_from=date(2024, 1, 1),
        covers_to=date(2029, 12, 31),
    )
    newer = replace(
        ENGLAND,
        version="england-2026-11",
        bank_holidays=(date(2025, 1, 1), date(2027, 5, 10)),
        covers_from=date(2025, 1, 1),
        covers_to=date(2028, 12, 31),
    )
    both = merged(held, newer)
    assert both.version == newer.version
    assert both.bank_holidays == (
        date(2024, 1, 1),
        date(2025, 1, 1),
        date(2027, 5, 10),
        date(2029, 12, 25),
    )
    assert (both.covers_from, both.covers_to) == (date(2024, 1, 1), date(2029, 12, 31))
    wide = merged(newer, held)
    assert (wide.covers_from, wide.covers_to) == (date(2024, 1, 1), date(2029, 12, 31))
    assert wide.bank_holidays == held.bank_holidays


def test_every_version_of_a_rule_above_the_first_has_its_correction_on_record() -> None:
    for entry in RULES.values():
        recorded = [c.version for c in corrections.CORRECTIONS if c.rule == entry.id]
        newest = max(rule.version for rule in entry.rules)
        assert recorded == list(range(2, newest + 1)), entry.id


def test_the_newest_correction_of_a_rule_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Correction("M9", 2, date(2027, 1, 4), "from the wrong day", "from the day told")
    second = replace(first, version=3)
    monkeypatch.setattr(corrections, "CORRECTIONS", (first, second))
    assert latest("M9") is second
    assert latest("T1") is None


def test_lists_that_leave_years_out_between_them_are_not_joined() -> None:
    early = replace(
        ENGLAND, bank_holidays=(), covers_from=date(2014, 1, 1), covers_to=date(2019, 12, 31)
    )
    late = replace(
        ENGLAND, bank_holidays=(), covers_from=date(2021, 1, 1), covers_to=date(2030, 12, 31)
    )
    for held, newer in ((early, late), (late, early)):
        with pytest.raises(ValueError, match="leave years out"):
            merged(held, newer)
    next_day = replace(late, covers_from=date(2020, 1, 1))
    assert merged(early, next_day).covers_to == date(2030, 12, 31)
    assert merged(next_day, early).covers_from == date(2014, 1, 1)
    a_day_is_missing = replace(late, covers_from=date(2020, 1, 2))
    for held, newer in ((early, a_day_is_missing), (a_day_is_missing, early)):
        with pytest.raises(ValueError, match="leave years out"):
            merged(held, newer)

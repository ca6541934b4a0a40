"""What authorities set for themselves: complaint stages, the keeping of files, usual times."""

from collections.abc import Callable
from datetime import date

import pytest

from rules import appeal, complaint, ombudsman, practice, tribunal
from rules.authority_practice import (
    DEFAULT_PRACTICE,
    ComplaintPractice,
    CountedFrom,
    Record,
    RetentionPeriod,
    RetentionPractice,
    default_practice,
)
from rules.calendar import ENGLAND, tribunal_working_days
from rules.dated import in_force
from rules.deadline import Allowed, Refused
from rules.policy import ComplaintStage
from rules.practice import Kept
from rules.tribunal_targets import TARGETS

BORN = date(2010, 2, 28)
THREE_STAGES = ComplaintPractice(
    (ComplaintStage(3, 15), ComplaintStage(3, 20), ComplaintStage(3, 25)), 5, "example"
)


def test_without_local_stages_those_of_the_code_hold_and_say_since_when() -> None:
    today = default_practice(date(2026, 4, 1)).complaints
    before = default_practice(date(2026, 3, 31)).complaints
    assert today.stages == before.stages == (ComplaintStage(5, 10), ComplaintStage(5, 20))
    assert "did not apply" in before.source
    assert "did not apply" not in today.source
    assert default_practice(date(2026, 11, 23)) == DEFAULT_PRACTICE


def test_nothing_holds_before_the_act() -> None:
    assert default_practice(date(2014, 9, 1)).retention.periods
    with pytest.raises(ValueError, match="2014-08-31"):
        default_practice(date(2014, 8, 31))


def test_each_stage_has_its_own_days() -> None:
    assert complaint.stage_days(DEFAULT_PRACTICE.complaints, 1) == (5, 10)
    assert complaint.stage_days(DEFAULT_PRACTICE.complaints, 2) == (5, 20)
    assert complaint.stage_days(THREE_STAGES, 3) == (3, 25)
    for stage in (0, 3):
        with pytest.raises(ValueError, match=f"no stage {stage}"):
            complaint.stage_days(DEFAULT_PRACTICE.complaints, stage)


@pytest.mark.parametrize(
    ("stage", "extra", "reasons", "allowed"),
    [
        (1, 10, True, True),
        (1, 11, True, False),
        (1, 10, False, False),
        (2, 30, True, True),
        (2, 1, False, False),
    ],
)
def test_an_answer_may_be_put_off_with_reasons_and_within_the_code(
    stage: int, extra: int, reasons: bool, allowed: bool
) -> None:
    found = complaint.may_put_off(DEFAULT_PRACTICE.complaints, stage, extra, reasons)
    assert isinstance(found, Allowed if allowed else Refused)
    assert found.citation.rule == "C4"


def test_an_authority_may_allow_itself_less() -> None:
    assert isinstance(complaint.may_put_off(THREE_STAGES, 1, 5, True), Allowed)
    found = complaint.may_put_off(THREE_STAGES, 1, 6, True)
    assert isinstance(found, Refused)
    assert "at most 5" in found.reason


def test_the_second_stage_is_answered_by_somebody_else() -> None:
    assert isinstance(complaint.may_answer(1, "officer-1", ["officer-1"]), Allowed)
    assert isinstance(complaint.may_answer(2, "officer-2", ["officer-1"]), Allowed)
    assert isinstance(complaint.may_answer(2, "officer-1", ["officer-1"]), Refused)


@pytest.mark.parametrize(
    "broken",
    [
        lambda: ComplaintPractice((), 0, "example"),
        lambda: ComplaintPractice((ComplaintStage(0, 10),), 0, "example"),
        lambda: ComplaintPractice((ComplaintStage(1, 0),), 0, "example"),
        lambda: ComplaintPractice((ComplaintStage(1, 1),), -1, "example"),
        lambda: RetentionPeriod(Record.PLAN, 0),
        lambda: RetentionPractice((), "example"),
        lambda: RetentionPractice((RetentionPeriod(Record.PLAN, 25),) * 2, "example"),
    ],
)
def test_practice_that_cannot_be_is_refused(broken: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        broken()


def test_the_smallest_practice_is_taken() -> None:
    assert ComplaintPractice((ComplaintStage(1, 1),), 0, "example").stages
    assert RetentionPeriod(Record.PLAN, 1).counted_from is CountedFrom.BIRTH


# The keeping of files (P11)


@pytest.mark.parametrize(
    ("records", "kept"),
    [
        ([Record.SPECIAL_NEEDS], Kept(date(2041, 2, 28), Record.SPECIAL_NEEDS)),
        ([Record.SPECIAL_NEEDS, Record.PLAN], Kept(date(2055, 2, 28), Record.PLAN)),
        ([Record.LOOKED_AFTER, Record.PLAN], Kept(date(2085, 2, 28), Record.LOOKED_AFTER)),
        ([Record.REVIEW_PANEL], Kept(date(2031, 6, 10), Record.REVIEW_PANEL)),
        ([Record.REVIEW_PANEL, Record.PLAN], Kept(date(2055, 2, 28), Record.PLAN)),
        ([], Kept(None, None)),
    ],
)
def test_a_file_is_kept_for_the_longest_of_its_periods(records: list[Record], kept: Kept) -> None:
    retention = DEFAULT_PRACTICE.retention
    assert practice.kept_until(BORN, records, retention, ended_on=date(2026, 6, 10)) == kept


def test_somebody_born_on_a_leap_day_is_kept_until_the_end_of_february() -> None:
    found = practice.kept_until(
        date(2012, 2, 29), [Record.SPECIAL_NEEDS], DEFAULT_PRACTICE.retention
    )
    assert found.until_on == date(2043, 2, 28)


def test_a_legal_hold_and_a_matter_that_goes_on_have_no_end() -> None:
    retention = DEFAULT_PRACTICE.retention
    held = practice.kept_until(BORN, [Record.PLAN], retention, legal_hold=True)
    assert held == Kept(None, None)
    going_on = practice.kept_until(BORN, [Record.PLAN, Record.REVIEW_PANEL], retention)
    assert going_on == Kept(None, Record.REVIEW_PANEL)


def test_an_authority_with_shorter_periods_keeps_shorter() -> None:
    own = RetentionPractice((RetentionPeriod(Record.SPECIAL_NEEDS, 25),), "example")
    found = practice.kept_until(BORN, [Record.SPECIAL_NEEDS, Record.PLAN], own)
    assert found == Kept(date(2035, 2, 28), Record.SPECIAL_NEEDS)


# Usual times and amounts


def test_the_usual_times_of_the_tribunal_are_dated_values() -> None:
    targets = in_force(TARGETS, date(2026, 6, 10))
    assert (targets.register_working_days, targets.register_working_days_when_busy) == (10, 20)
    assert (targets.decision_working_days, targets.decided_of_100) == (10, 75)
    # 22 weeks after Wednesday 10 June 2026
    assert practice.usually_decided_by(date(2026, 6, 10), targets) == date(2026, 11, 11)


def test_the_targets_of_registration_and_decision_are_those_that_the_deadlines_count() -> None:
    day = date(2026, 7, 27)  # August is left out
    targets = in_force(TARGETS, day)
    registered = tribunal_working_days(day, targets.register_working_days, ENGLAND).result
    decided = tribunal_working_days(day, targets.decision_working_days, ENGLAND).result
    assert appeal.registration_target(received_on=day, calendar=ENGLAND).due_on == registered
    assert tribunal.decision_target(hearing_on=day, calendar=ENGLAND).due_on == decided


@pytest.mark.parametrize(
    ("done_on", "pounds"),
    [
        (date(2026, 1, 31), 0),
        (date(2026, 2, 27), 0),
        (date(2026, 2, 28), 100),  # the end of February is a month after 31 January
        (date(2026, 3, 30), 100),
        (date(2026, 3, 31), 200),
        (date(2027, 1, 31), 1200),
    ],
)
def test_a_late_assessment_often_brings_a_hundred_pounds_a_month(
    done_on: date, pounds: int
) -> None:
    assert ombudsman.typical_remedy(date(2026, 1, 31), done_on) == pounds

"""Complaints to the authority, as situations."""

from datetime import date

import pytest

from rules import complaint
from rules.appeal import DecisionKind
from rules.calendar import ENGLAND
from rules.complaint import Procedure, School, SchoolStage


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


# Schools, and what can be appealed


def test_a_maintained_school_publishes_its_procedure() -> None:
    published = Procedure(is_written=False, is_published=True)
    assert complaint.procedure_missing(School.MAINTAINED, published) == ()
    (gap,) = complaint.procedure_missing(School.MAINTAINED, Procedure(True, False))
    assert (gap.rule, gap.words) == ("C1", "The school does not have a published procedure.")


@pytest.mark.parametrize(
    ("procedure", "lacks"),
    [
        (Procedure(True, False, frozenset(SchoolStage), 1), []),
        (
            Procedure(True, True, frozenset(SchoolStage), 0),
            ["a panel member from outside the school"],
        ),
        (
            Procedure(False, True),
            ["a written procedure", "an informal stage", "a formal stage", "a panel stage"],
        ),
    ],
)
def test_an_academy_has_three_stages_and_somebody_from_outside(
    procedure: Procedure, lacks: list[str]
) -> None:
    gaps = complaint.procedure_missing(School.ACADEMY_OR_INDEPENDENT, procedure)
    assert [gap.words for gap in gaps] == [f"The school does not have {what}." for what in lacks]
    assert {gap.rule for gap in gaps} <= {"C2"}


@pytest.mark.parametrize(
    ("decision", "sections", "dates"),
    [
        # 10 August for the adviser; the appeal moves out of August.
        (
            DecisionKind.PLAN_FINALISED,
            ["F"],
            [("T1", date(2026, 9, 1)), ("M2", date(2026, 8, 10))],
        ),
        (DecisionKind.PLAN_FINALISED, ["I"], [("T1", date(2026, 9, 1))]),
        (DecisionKind.PLAN_FINALISED, ["C"], []),
        (DecisionKind.SOMETHING_ELSE, [], []),
    ],
)
def test_a_complaint_about_what_can_be_appealed_shows_the_dates_that_run_on(
    decision: DecisionKind, sections: list[str], dates: list[tuple[str, date]]
) -> None:
    found = complaint.dates_at_intake(decision, iter(sections), date(2026, 6, 10), ENGLAND)
    assert [(deadline.rule, deadline.due_on) for deadline in found] == dates

"""Assessment, exemptions and moves between areas, as situations."""

from datetime import date

import pytest

from rules import assessment, exemption, transfer
from rules.calendar import ENGLAND
from rules.deadline import Allowed, Refused
from rules.exemption import Circumstance
from rules.exemption_ground import ExemptionGround

RECEIVED = date(2026, 9, 7)


@pytest.mark.parametrize(
    ("find", "rule", "due_on"),
    [
        (assessment.decide_to_assess, "N2", date(2026, 10, 19)),
        (assessment.refuse_plan, "N5", date(2026, 12, 28)),  # a bank holiday: no roll
        (assessment.final_plan, "N6", date(2027, 1, 25)),
        (assessment.advice, "N4", date(2026, 10, 19)),
        (assessment.draft_representations, "N7", date(2026, 9, 21)),
        (assessment.school_answer, "N9", date(2026, 9, 22)),
        (assessment.plan_refusal_after_change, "N14", date(2026, 11, 16)),
        (assessment.final_plan_after_change, "N14", date(2026, 12, 14)),
    ],
)
def test_six_sixteen_and_twenty_weeks_run_from_the_request(
    find: object, rule: str, due_on: date
) -> None:
    assert callable(find)
    found = find(RECEIVED, ENGLAND)
    assert (found.rule, found.due_on) == (rule, due_on)


def test_the_three_long_stops_warn_that_some_count_a_day_less() -> None:
    for find in (assessment.decide_to_assess, assessment.refuse_plan, assessment.final_plan):
        assert find(RECEIVED, ENGLAND).warnings == ("ONE_DAY_EARLIER_IS_SAFER",)


@pytest.mark.parametrize("ground", ExemptionGround)
def test_a_reason_to_be_late_moves_no_date_and_is_told(ground: ExemptionGround) -> None:
    for find in (assessment.decide_to_assess, assessment.refuse_plan, assessment.final_plan):
        found = find(RECEIVED, ENGLAND, exemption=ground)
        assert found.due_on == find(RECEIVED, ENGLAND).due_on
        assert found.warnings == ("ONE_DAY_EARLIER_IS_SAFER", "EXEMPTION_CLAIMED")


@pytest.mark.parametrize(("needs", "plan"), [(True, False), (False, True), (False, False)])
def test_the_test_for_an_assessment_has_two_limbs(needs: bool, plan: bool) -> None:
    assert isinstance(assessment.must_assess(True, True), Allowed)
    assert isinstance(assessment.must_assess(needs, plan), Refused)


CLOSED, REOPENS = date(2026, 7, 22), date(2026, 9, 2)


@pytest.mark.parametrize("asked", [date(2026, 7, 15), date(2026, 8, 26)])
def test_a_request_around_the_summer_closure_excuses_the_authority(asked: date) -> None:
    assert isinstance(exemption.closure_excuses(asked, CLOSED, REOPENS), Allowed)


@pytest.mark.parametrize("asked", [date(2026, 7, 14), date(2026, 8, 27)])
def test_a_request_a_day_too_early_or_too_late_does_not(asked: date) -> None:
    found = exemption.closure_excuses(asked, CLOSED, REOPENS)
    assert isinstance(found, Refused)
    assert "15 July 2026 to 26 August 2026" in found.reason


def test_a_closure_of_exactly_four_weeks_counts_and_a_day_less_does_not() -> None:
    asked = date(2026, 7, 22)
    assert isinstance(exemption.closure_excuses(asked, CLOSED, date(2026, 8, 19)), Allowed)
    assert isinstance(exemption.closure_excuses(asked, CLOSED, date(2026, 8, 18)), Refused)


def test_dates_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match="open again before it closes"):
        exemption.closure_excuses(CLOSED, REOPENS, CLOSED)
    with pytest.raises(ValueError, match="back before going away"):
        exemption.absent(REOPENS, CLOSED)


def test_too_few_psychologists_are_no_excuse() -> None:
    assert isinstance(exemption.personal_circumstances(Circumstance.STAFF_SHORTAGE), Refused)
    assert isinstance(exemption.personal_circumstances(Circumstance.PARENT), Allowed)


def test_four_weeks_away_excuse_an_assessment_and_two_weeks_an_order() -> None:
    away = date(2026, 6, 1)
    assert isinstance(exemption.absent(away, date(2026, 6, 29)), Allowed)
    assert isinstance(exemption.absent(away, date(2026, 6, 28)), Refused)
    assert isinstance(exemption.absent_after_order(away, date(2026, 6, 15)), Allowed)
    assert isinstance(exemption.absent_after_order(away, date(2026, 6, 14)), Refused)


def test_an_authority_that_knew_of_the_move_passes_the_plan_on_that_day() -> None:
    moved = date(2026, 10, 1)
    for aware in (None, date(2026, 9, 10)):  # 10 September is 15 working days before
        found = transfer.plan_transfer(moved, aware, ENGLAND)
        assert (found.rule, found.due_on) == ("N16", moved)


def test_an_authority_that_learned_of_the_move_late_has_fifteen_working_days() -> None:
    assert transfer.plan_transfer(date(2026, 10, 1), date(2026, 9, 11), ENGLAND).due_on == date(
        2026, 10, 1
    )
    found = transfer.plan_transfer(date(2026, 11, 30), date(2026, 12, 7), ENGLAND)
    assert found.due_on == date(2026, 12, 29)
    health = transfer.health_body_change(date(2026, 11, 30), date(2026, 12, 7), ENGLAND)
    assert (health.rule, health.due_on, health.duty_holder) == ("N19", date(2026, 12, 29), "icb")


def test_the_new_authority_tells_the_family_in_six_weeks_and_health_asks_in_fifteen_days() -> None:
    assert transfer.new_authority_tells(date(2026, 12, 29), ENGLAND).due_on == date(2027, 2, 9)
    assert transfer.health_body_request(date(2026, 12, 7), ENGLAND).due_on == date(2026, 12, 30)


def test_after_a_move_the_later_of_twelve_and_three_months_governs_the_review() -> None:
    moved = date(2026, 12, 29)
    late = transfer.review_after_transfer(moved, date(2026, 10, 1), ENGLAND)
    soon = transfer.review_after_transfer(moved, date(2026, 2, 1), ENGLAND)
    none = transfer.review_after_transfer(moved, None, ENGLAND)
    assert late.due_on == date(2027, 9, 30)
    assert soon.due_on == none.due_on == date(2027, 3, 29)

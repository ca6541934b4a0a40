"""Orders, unopposed appeals and agreements, as situations."""

from datetime import UTC, date, datetime

import pytest

from rules import compliance
from rules.calendar import ENGLAND
from rules.compliance import PromiseKind
from rules.exemption_ground import ExemptionGround

AGREED = date(2026, 12, 17)


@pytest.mark.parametrize(
    ("kind", "rule", "due_on"),
    [
        (PromiseKind.ASSESS, "M15", date(2026, 12, 31)),
        (PromiseKind.REFUSE_PLAN_AFTER_ASSESSMENT, "M15", date(2027, 2, 25)),
        (PromiseKind.PLAN_AFTER_ASSESSMENT, "M15", date(2027, 3, 25)),
        (PromiseKind.DRAFT_PLAN, "M15", date(2027, 1, 21)),
        (PromiseKind.MAKE_PLAN, "M15", date(2027, 3, 4)),
        (PromiseKind.AMEND_PLAN, "M15", date(2027, 1, 21)),
        (PromiseKind.NAME_INSTITUTION, "M15", date(2026, 12, 31)),
        (PromiseKind.CONTINUE_PLAN, "M15", AGREED),
        (PromiseKind.OTHER, "M16", date(2026, 12, 31)),
    ],
)
def test_a_promise_made_before_christmas_is_due_in_calendar_weeks(
    kind: PromiseKind, rule: str, due_on: date
) -> None:
    found = compliance.promise(kind, AGREED, ENGLAND)
    assert (found.rule, found.due_on, found.duty_holder) == (rule, due_on, "authority")


def test_a_date_agreed_in_writing_takes_the_place_of_the_period() -> None:
    found = compliance.promise(PromiseKind.AMEND_PLAN, AGREED, ENGLAND, date(2027, 4, 30))
    assert (found.rule, found.due_on) == ("M18", date(2027, 4, 30))
    assert found.due_at == datetime(2027, 4, 30, 23, tzinfo=UTC)


def test_a_promise_may_be_due_on_the_day_it_is_made_but_not_before() -> None:
    assert compliance.promise(PromiseKind.OTHER, AGREED, ENGLAND, AGREED).due_on == AGREED
    with pytest.raises(ValueError, match="before it was made"):
        compliance.promise(PromiseKind.OTHER, AGREED, ENGLAND, date(2026, 12, 16))


def test_health_tells_an_absent_authority_within_a_week() -> None:
    found = compliance.health_tells_authority(AGREED, ENGLAND)
    assert (found.rule, found.due_on, found.duty_holder) == ("M17", date(2026, 12, 24), "icb")


@pytest.mark.parametrize(
    ("kind", "order_rule", "unopposed_rule", "due_on"),
    [
        (PromiseKind.ASSESS, "O2", "U1", date(2026, 8, 17)),
        (PromiseKind.REFUSE_PLAN_AFTER_ASSESSMENT, "O2", "U1", date(2026, 10, 12)),
        (PromiseKind.PLAN_AFTER_ASSESSMENT, "O2", "U1", date(2026, 11, 9)),
        (PromiseKind.DRAFT_PLAN, "O3", "U4", date(2026, 9, 7)),
        (PromiseKind.MAKE_PLAN, "O3", "U4", date(2026, 10, 19)),
        (PromiseKind.AMEND_PLAN, "O5", "U2", date(2026, 9, 7)),
        (PromiseKind.NAME_INSTITUTION, "O7", "U3", date(2026, 8, 17)),
        (PromiseKind.CONTINUE_PLAN, "O6", "U5", date(2026, 8, 3)),
    ],
)
def test_an_order_of_august_and_an_unopposed_appeal_run_through_the_summer(
    kind: PromiseKind, order_rule: str, unopposed_rule: str, due_on: date
) -> None:
    order = compliance.ordered(kind, date(2026, 8, 3), ENGLAND)
    unopposed = compliance.unopposed(kind, date(2026, 8, 3), ENGLAND)
    assert (order.rule, order.due_on) == (order_rule, due_on)
    assert (unopposed.rule, unopposed.due_on) == (unopposed_rule, due_on)


def test_only_an_order_sends_a_decision_back_or_ends_a_plan() -> None:
    on = date(2026, 8, 3)
    assert compliance.ordered(PromiseKind.RECONSIDER, on, ENGLAND).due_on == date(2026, 8, 17)
    assert compliance.ordered(PromiseKind.RECONSIDER, on, ENGLAND).rule == "O4"
    assert compliance.ordered(PromiseKind.CEASE_PLAN, on, ENGLAND).due_on == on
    assert compliance.ordered(PromiseKind.CEASE_PLAN, on, ENGLAND).rule == "O1"
    for kind in (PromiseKind.RECONSIDER, PromiseKind.CEASE_PLAN, PromiseKind.OTHER):
        with pytest.raises(ValueError, match="no period"):
            compliance.unopposed(kind, on, ENGLAND)
    with pytest.raises(ValueError, match="no period"):
        compliance.ordered(PromiseKind.OTHER, on, ENGLAND)


def test_the_authority_had_four_weeks_for_an_unopposed_amendment_until_22_march_2015() -> None:
    kind = PromiseKind.AMEND_PLAN
    old = compliance.unopposed(kind, date(2015, 3, 22), ENGLAND)
    new = compliance.unopposed(kind, date(2015, 3, 23), ENGLAND)
    assert (old.rule, old.due_on) == ("U2", date(2015, 4, 19))
    assert (new.rule, new.due_on) == ("U2", date(2015, 4, 27))
    assert "4 weeks" in compliance.UNOPPOSED[kind].limit
    assert "2015" not in compliance.ORDERS[kind].limit


def test_an_order_that_names_a_school_and_changes_content_gives_five_weeks() -> None:
    kind = PromiseKind.NAME_INSTITUTION
    found = compliance.ordered(kind, date(2026, 8, 3), ENGLAND, content_too=True)
    assert (found.rule, found.due_on) == ("O7", date(2026, 9, 7))
    assert "5 weeks when Sections B or F change too" in compliance.ORDERS[kind].limit
    assert "5 weeks when" not in compliance.UNOPPOSED[kind].limit


def test_a_plan_that_goes_on_does_so_at_once_even_when_its_content_changes() -> None:
    """O6: immediately; the change alone has the 5 weeks of O5, from the same 3 August."""
    kind = PromiseKind.CONTINUE_PLAN
    found = compliance.ordered(kind, date(2026, 8, 3), ENGLAND, content_too=True)
    assert (found.rule, found.due_on) == ("O6", date(2026, 8, 3))
    assert found.warnings == ("CHANGE_HAS_OWN_TIME",)
    assert "that change has 5 weeks (O5)" in compliance.ORDERS[kind].limit
    change = compliance.ordered(PromiseKind.AMEND_PLAN, date(2026, 8, 3), ENGLAND)
    assert (change.rule, change.due_on) == ("O5", date(2026, 9, 7))


def test_the_law_before_23_march_2015_is_told_with_its_weeks() -> None:
    limit = compliance.UNOPPOSED[PromiseKind.AMEND_PLAN].limit
    assert limit.endswith("(4 weeks when the tribunal was told before 23 March 2015)")


def test_content_comes_only_with_a_plan_that_goes_on_or_a_school_that_is_named() -> None:
    with pytest.raises(ValueError, match="only a plan that goes on"):
        compliance.ordered(PromiseKind.ASSESS, date(2026, 8, 3), ENGLAND, content_too=True)


def test_a_day_named_in_the_order_takes_the_place_of_the_weeks() -> None:
    found = compliance.ordered(
        PromiseKind.AMEND_PLAN, date(2026, 8, 3), ENGLAND, directed_on=date(2026, 8, 22)
    )
    assert (found.rule, found.nominal_on, found.due_on) == (
        "O5",
        date(2026, 9, 7),
        date(2026, 8, 22),
    )
    assert found.due_at == datetime(2026, 8, 22, 16, tzinfo=UTC)
    assert found.warnings == ("ORDERED_DAY_IS_CLOSED",)  # a Saturday


@pytest.mark.parametrize("ground", ExemptionGround)
def test_a_reason_to_be_late_moves_no_date_after_an_order(ground: ExemptionGround) -> None:
    on, kind = date(2026, 8, 3), PromiseKind.AMEND_PLAN
    order = compliance.ordered(kind, on, ENGLAND, exemption=ground)
    unopposed = compliance.unopposed(kind, on, ENGLAND, exemption=ground)
    for found in (order, unopposed):
        assert found.due_on == date(2026, 9, 7)
        assert found.warnings == ("ONE_DAY_EARLIER_IS_SAFER", "EXEMPTION_CLAIMED")
    assert compliance.ordered(kind, on, ENGLAND).warnings == ("ONE_DAY_EARLIER_IS_SAFER",)


def test_an_order_to_act_at_once_has_no_day_that_is_safer() -> None:
    on = date(2026, 8, 3)
    assert compliance.ordered(PromiseKind.CEASE_PLAN, on, ENGLAND).warnings == ()
    assert compliance.unopposed(PromiseKind.CONTINUE_PLAN, on, ENGLAND).warnings == ()


def test_a_date_agreed_in_writing_is_enough_alone() -> None:
    found = compliance.agreed_date(date(2027, 4, 30), ENGLAND)
    assert (found.rule, found.due_on) == ("M18", date(2027, 4, 30))


def test_each_rule_names_its_first_limit_first() -> None:
    first = {rule: kinds[0].value for rule, kinds in compliance.CHOICES.items()}
    assert first == {
        "O1": "cease_plan",
        "O2": "assess",
        "O3": "draft_plan",
        "O4": "reconsider",
        "O5": "amend_plan",
        "O6": "continue_plan",
        "O7": "name_institution",
        "U1": "assess",
        "U2": "amend_plan",
        "U3": "name_institution",
        "U4": "draft_plan",
        "U5": "continue_plan",
        "M15": "assess",
        "M16": "other",
    }
    assert len(compliance.CHOICES["O2"]) == 3
    assert PromiseKind.OTHER not in compliance.CHOICES["M15"]

"""Moves into and out of settings, how long they lasted, and what an authority reports of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.clock import ClockStatus
from cases.places.movements import SMALL, Movement, counted, summary
from cases.places.vocabulary import SettingKind
from cases.plan.placements import commands as c
from cases.plan.placements import events as e
from cases.plan.placements.subject import PLANNED_END
from cases.plan.placements.vocabulary import EndReason, StartReason
from tests.cases.journey import day
from tests.cases.plan_plays.placements import AUTHORITY, beside, both, placed, start

UNIT = f"{PLANNED_END}p2"


def test_the_main_setting_holds_the_reviews_from_the_day_it_is_recorded() -> None:
    assert placed().state.parties.setting_id == "team-a"
    assert both().state.parties.setting_id == "team-a"


def test_a_new_main_setting_ends_the_old_one_and_its_length_is_counted() -> None:
    journey = placed().on(day("2026-03-02"))
    journey.do(
        c.StartPlacement,
        AUTHORITY,
        **start(
            "p3",
            setting_id="setting-b",
            team_id="",
            started_on=day("2026-03-02"),
            leaves_for=EndReason.OTHER_SETTING_NAMED,
        ),
    )
    (left,) = (event for event in journey.events if isinstance(event, e.PlacementEnded))
    assert (left.days, left.reason) == (57, EndReason.OTHER_SETTING_NAMED)
    assert [p.placement_id for p in journey.state.placements.current] == ["p3"]
    assert journey.state.parties.setting_id == ""


def test_alternative_provision_has_a_last_day_and_the_authority_is_asked_what_comes_next() -> None:
    journey = both()
    assert journey.due(UNIT) == day("2026-02-27")
    journey.on(day("2026-02-27"))
    assert "decide_after_placement" not in journey.owed()
    journey.on(day("2026-02-28"))
    assert "decide_after_placement" in journey.owed()
    assert journey.clock(UNIT).status is ClockStatus.MET
    assert "clock_missed" not in {notice.template for notice in journey.told}


def test_another_planned_day_takes_the_question_back() -> None:
    journey = both().on(day("2026-03-02"))
    journey.do(c.PlanPlacementEnd, AUTHORITY, placement_id="p2", planned_until=day("2026-04-01"))
    assert "decide_after_placement" not in journey.owed()
    assert journey.due(UNIT) == day("2026-04-01")


def test_a_placement_that_ends_early_stops_its_clock() -> None:
    journey = both()
    journey.do(
        c.EndPlacement,
        AUTHORITY,
        placement_id="p2",
        ended_on=day("2026-01-12"),
        reason=EndReason.BACK_TO_SCHOOL,
    )
    assert journey.clock(UNIT).status is ClockStatus.STOPPED
    assert journey.said("placement_ended") == {"family-1"}


def test_alternative_provision_without_a_last_day_is_refused() -> None:
    refusal = placed().refused(c.StartPlacement, AUTHORITY, **beside(planned_until=None))
    assert refusal.code == "planned_end_missing"


# The report


def moved(number: int, **facts: object) -> Movement:
    """A child who came to unit-1 on 5 January and is still there."""
    movement = Movement(
        f"case-{number}",
        "authority-1",
        f"p{number}",
        "unit-1",
        SettingKind.ALTERNATIVE,
        False,
        date(2026, 1, 5),
        StartReason.EARLY_HELP,
        date(2026, 2, 27),
    )
    return replace(movement, **facts)  # type: ignore[arg-type]


LEFT = {"ended_on": date(2026, 1, 9), "end_reason": EndReason.BACK_TO_SCHOOL}
JANUARY = date(2026, 1, 1), date(2026, 1, 31)


def test_movements_of_a_month_are_counted_by_setting() -> None:
    (found,) = summary([moved(1), moved(2, **LEFT), moved(3, **LEFT)], *JANUARY)
    assert (found.into, found.out_of, found.there, found.middle_days) == (3, 2, 1, 5)
    assert found.came_for == ((StartReason.EARLY_HELP, 3),)
    assert found.left_for == ((EndReason.BACK_TO_SCHOOL, 2),)


def test_somebody_who_came_before_and_stays_is_there_without_having_moved() -> None:
    (found,) = summary([moved(1)], date(2026, 2, 1), date(2026, 2, 28))
    assert (found.into, found.out_of, found.there, found.middle_days) == (0, 0, 1, None)


def test_a_setting_where_nothing_moved_and_nobody_is_is_left_out() -> None:
    assert summary([moved(1, **LEFT)], date(2026, 3, 1), date(2026, 3, 31)) == ()


def test_both_the_first_and_the_last_day_count() -> None:
    assert moved(1, **LEFT).days(date(2026, 6, 1)) == 5
    assert moved(1).days(date(2026, 1, 5)) == 1
    assert moved(1).days(date(2026, 1, 4)) == 0


@pytest.mark.parametrize(
    ("count", "others"),
    [
        (0, "0"),
        (1, "fewer than 5"),
        (SMALL - 1, "fewer than 5"),
        (SMALL, "about 5"),
        (7, "about 5"),
        (8, "about 10"),
        (23, "about 25"),
    ],
)
def test_small_numbers_are_kept_back_from_others(count: int, others: str) -> None:
    assert counted(count, whole=False) == others
    assert counted(count, whole=True) == str(count)


def test_no_two_reports_give_a_small_number_away() -> None:
    """The difference of two rounded numbers is never a small number of children."""
    for first in range(SMALL, 60):
        for second in range(first, 60):
            shown = [int(counted(n, whole=False).split()[-1]) for n in (first, second)]
            assert (shown[1] - shown[0]) % SMALL == 0


_MOVEMENTS = st.lists(
    st.builds(
        lambda number, came, stayed, setting: moved(
            number,
            setting_id=setting,
            started_on=date.fromordinal(date(2026, 1, 1).toordinal() + came),
            ended_on=None
            if stayed is None
            else date.fromordinal(date(2026, 1, 1).toordinal() + came + stayed),
            end_reason=None if stayed is None else EndReason.FINISHED,
        ),
        st.integers(1, 99),
        st.integers(0, 300),
        st.none() | st.integers(0, 200),
        st.sampled_from(("a", "b", "c")),
    ),
    max_size=30,
)


@given(movements=_MOVEMENTS)
def test_the_report_equals_a_recount(movements: list[Movement]) -> None:
    first, last = date(2026, 3, 1), date(2026, 7, 31)
    found = summary(movements, first, last)
    into = sum(first <= m.started_on <= last for m in movements)
    out_of = sum(m.ended_on is not None and first <= m.ended_on <= last for m in movements)
    assert sum(one.into for one in found) == into
    assert sum(one.out_of for one in found) == out_of
    before = sum(m.goes_on(date(2026, 2, 28)) for m in movements)
    there = sum(one.there for one in found)
    assert there == before + into - out_of

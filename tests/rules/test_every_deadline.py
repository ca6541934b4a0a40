"""What must hold for every registered deadline, whatever the facts."""

from datetime import date, timedelta
from enum import StrEnum
from typing import Any, get_args, get_type_hints

import pytest
from hypothesis import assume, given, reject, settings
from hypothesis import strategies as st

from rules import calendar as counting
from rules.calendar import ENGLAND, Calendar
from rules.claim import ClaimType
from rules.deadline import Deadline
from rules.register import DEADLINES, DeadlineFunction
from rules.school_calendar import SchoolCalendar, Term
from tests.rules.reader import last_day

DAYS = st.dates(date(2016, 1, 1), date(2034, 12, 31))
H5_CHANGED_ON = date(2020, 7, 21)
LATER = st.integers(0, 500).map(lambda n: timedelta(days=n))
AROUND = st.integers(-500, 500).map(lambda n: timedelta(days=n))
PRINTED = st.integers(-50, 0).map(lambda n: timedelta(days=n))
"""A letter is printed before it is sent, but not by the two months that K18 would count from it."""

NAMED_BY_THE_TRIBUNAL = ("ordered_on", "directed_on")
"""Such a day may be any, also one before the trigger or after the day that is counted back from."""

SCHOOL = SchoolCalendar(
    "Example School",
    "three terms a year, half-terms left in",
    tuple(
        Term(date(year, *opens), date(year, *closes))
        for year in range(2015, 2040)
        for opens, closes in (((1, 5), (3, 28)), ((4, 14), (7, 21)), ((9, 3), (12, 19)))
    ),
)
NOT_AFTER_ITS_TRIGGER = {
    *("review.invitations", "review.papers", "review.school_lists"),
    *("mediation.meeting_notice", "tribunal.working_document", "tribunal.hearing_bundle"),
    "phase_transfer.within_post_16",
}
"""They count back from the day that they are asked about."""

BY_THE_YEAR = {
    *("phase_transfer.to_post_16", "phase_transfer.last_meeting_to_post_16"),
    *("phase_transfer.other_phase", "phase_transfer.last_meeting_other_phase"),
}
"""They count from a day named in the law for the year of the move."""

NOT_IN_ORDER = {
    "tribunal.upper_tribunal": (
        "T21 leaves closed days out of a month: from 30 August that is 31 open days, from 31 "
        "August 30, so the later notice has the earlier day"
    ),
}
ALL = [pytest.param(found, id=found.name) for found in DEADLINES.values()]


def _trigger(found: DeadlineFunction) -> str:
    """The parameter of the first fact, which is the trigger."""
    first = found.facts[0].name
    hints = get_type_hints(found.compute)
    return first if first in hints else f"{first}_on"


def _fact(parameter: str, hint: Any, trigger: date) -> st.SearchStrategy[Any]:
    kinds = get_args(hint) or (hint,)
    (kind,) = (item for item in kinds if item is not type(None))
    if kind is date:
        # The notice of changes follows the meeting that it is about (R12).
        special = {"notice_dated_on": PRINTED, "notice_sent_on": LATER}
        distances = special.get(parameter, AROUND)
        day = distances.map(lambda distance: trigger + distance)
        return st.none() | day if type(None) in kinds else day
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.integers(1, 40)
    if kind is SchoolCalendar:
        return st.just(SCHOOL)
    assert issubclass(kind, StrEnum)
    return st.sampled_from(list(kind))


@st.composite
def facts(draw: st.DrawFn, found: DeadlineFunction) -> dict[str, Any]:
    """The trigger on any day, the other dates around it, anything that may be unknown unknown."""
    trigger = _trigger(found)
    known: dict[str, Any] = {trigger: draw(DAYS)}
    for parameter, hint in get_type_hints(found.compute).items():
        if hint is Calendar:
            known[parameter] = ENGLAND
        elif parameter not in (trigger, "return"):
            known[parameter] = draw(_fact(parameter, hint, known[trigger]))
    return known


def _compute(found: DeadlineFunction, known: dict[str, Any]) -> Deadline:
    try:
        return found.compute(**known)
    except ValueError:  # not every source has each kind; nothing is due before it was agreed
        reject()


@pytest.mark.parametrize("found", ALL)
@settings(max_examples=20)
@given(data=st.data())
def test_its_steps_alone_lead_to_its_last_day_and_hour(
    found: DeadlineFunction, data: st.DataObject
) -> None:
    deadline = _compute(found, data.draw(facts(found)))
    assert last_day(deadline.steps) == deadline.due_on
    assert deadline.due_at in (
        counting.five_pm(deadline.due_on),
        counting.end_of_day(deadline.due_on),
    )


@pytest.mark.parametrize("found", ALL)
@settings(max_examples=20)
@given(data=st.data())
def test_it_never_comes_before_its_trigger_or_never_after_when_it_counts_back(
    found: DeadlineFunction, data: st.DataObject
) -> None:
    drawn, triggered_by = data.draw(facts(found)), _trigger(found)
    named = set(NAMED_BY_THE_TRIBUNAL) - {triggered_by}
    known = {parameter: value for parameter, value in drawn.items() if parameter not in named}
    deadline, trigger = _compute(found, known), known[triggered_by]
    if found.name in BY_THE_YEAR:
        last_of_march = date(trigger.year, 3, 31)
        assert last_of_march - timedelta(weeks=20) < deadline.due_on < last_of_march
    elif found.name in NOT_AFTER_ITS_TRIGGER:
        assert deadline.due_on < trigger
    else:
        assert deadline.due_on >= trigger


@pytest.mark.parametrize("found", [one for one in ALL if one.id not in NOT_IN_ORDER])
@settings(max_examples=20)
@given(data=st.data(), later=LATER)
def test_a_later_trigger_never_gives_an_earlier_day(
    found: DeadlineFunction, data: st.DataObject, later: timedelta
) -> None:
    known = data.draw(facts(found))
    trigger = _trigger(found)
    after = known | {trigger: known[trigger] + later}
    if known.get("claim") is ClaimType.DISCRIMINATION_CLAIM:
        # H5: claims lost their closed times that day, so a claim made later can be due sooner.
        assume((known[trigger] < H5_CHANGED_ON) == (after[trigger] < H5_CHANGED_ON))
    assert _compute(found, after).due_on >= _compute(found, known).due_on


@given(DAYS)
def test_the_month_that_leaves_closed_days_out_is_in_order_but_for_one_day_in_august(
    day: date,
) -> None:
    upper_tribunal = DEADLINES["tribunal.upper_tribunal"].compute
    first, second = (
        upper_tribunal(notice_sent_on=sent, calendar=ENGLAND).due_on
        for sent in (day, day + timedelta(days=1))
    )
    assert second >= first or (day.month, day.day) == (8, 30)

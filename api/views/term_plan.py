"""Planning a term: which reviews fall in it, the list to each setting, and a week for each meeting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from api.stores import Stores
from api.views.plan_year import Planned, is_done_for
from rules import review
from rules.calendar import Calendar
from rules.deadline import Deadline, day_words
from rules.school_calendar import SchoolCalendar

HALF_TERM = timedelta(days=10)
"""A shorter time without school divides no term: a week with both of its weekends has nine days."""

_DAY, _WEEK = timedelta(days=1), timedelta(weeks=1)
SchoolOf = Callable[[str], SchoolCalendar | None]
"""The terms of a setting by its id; None when none are known."""


@dataclass(frozen=True, slots=True)
class SchoolTerm:
    """A term with its half-term in it; both days included."""

    opens_on: date
    closes_on: date


@dataclass(frozen=True, slots=True)
class Proposal:
    """A review of the term. `week_on` is the Monday of the proposed week, `day_on` its first day of
    school; None when a meeting is arranged already. `why` says what is special."""

    plan: Planned
    due_on: date
    week_on: date | None
    day_on: date | None
    why: str


@dataclass(frozen=True, slots=True)
class SettingList:
    """What one setting is told before the term: the reviews of its children."""

    setting_id: str
    setting: str
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class TermPlan:
    """A term: the last day for the lists (R21), and the list of each setting."""

    term: SchoolTerm
    lists_due: Deadline
    lists: tuple[SettingList, ...]

    @property
    def reviews(self) -> int:
        """How many reviews fall in the term."""
        return sum(len(one.proposals) for one in self.lists)


def terms_of(school: SchoolCalendar | None) -> tuple[SchoolTerm, ...]:
    """The terms of a school, those divided by a half-term taken together."""
    found: list[SchoolTerm] = []
    for one in school.terms if school is not None else ():
        if found and one.opens_on - found[-1].closes_on - _DAY < HALF_TERM:
            found[-1] = SchoolTerm(found[-1].opens_on, one.closes_on)
        else:
            found.append(SchoolTerm(one.opens_on, one.closes_on))
    return tuple(found)


def term_plan(
    plans: Iterable[Planned], term: SchoolTerm, school_of: SchoolOf, calendar: Calendar
) -> TermPlan:
    """The reviews that must be finished by the end of a term, overdue ones included, with a week
    for each meeting: the emptiest one at the setting in which everything after it still fits."""
    by_setting: dict[tuple[str, str], list[Planned]] = {}
    for plan in plans:
        if plan.row.review_due_on is not None and _falls_in(plan, term, calendar):
            by_setting.setdefault((plan.row.setting, plan.row.setting_id), []).append(plan)
    lists = []
    for (setting, setting_id), of_setting in sorted(by_setting.items()):
        school = school_of(setting_id)
        busy = Counter(_monday(one.meeting_on) for one in of_setting if one.meeting_on)
        proposals = []
        for plan in sorted(of_setting, key=lambda one: _last_on(one, calendar)):
            proposals.append(_proposal(plan, school, busy, calendar))
        lists.append(SettingList(setting_id, setting, tuple(proposals)))
    return TermPlan(term, review.school_lists(term.opens_on, calendar), tuple(lists))


def proposals_of(
    plans: Iterable[Planned], stores: Stores, calendar: Calendar
) -> tuple[Proposal, ...]:
    """A week for the meeting of each of some plans that have none, in the order of the plans."""
    wanted = tuple(plans)
    school_of = schools(stores, wanted)
    busy: dict[str, Counter[date]] = {}
    return tuple(
        _proposal(
            plan,
            school_of(plan.row.setting_id),
            busy.setdefault(plan.row.setting_id, Counter()),
            calendar,
        )
        for plan in wanted
        if plan.row.review_due_on is not None
    )


def schools(stores: Stores, plans: Iterable[Planned]) -> SchoolOf:
    """The terms of each setting of some plans, looked up once."""
    authority_of = {plan.row.setting_id: plan.row.authority_id for plan in plans}

    @cache
    def school_of(setting_id: str) -> SchoolCalendar | None:
        return stores.practices.school_calendar(authority_of[setting_id], setting_id)

    return school_of


def _falls_in(plan: Planned, term: SchoolTerm, calendar: Calendar) -> bool:
    """Whether the review must be finished, or its meeting for a move held, by the end of the term."""
    assert plan.row.review_due_on is not None
    if plan.row.review_due_on <= term.closes_on:
        return True
    latest = plan.latest_meeting_on(calendar)
    return plan.move is not None and latest is not None and latest <= term.closes_on


def _last_on(plan: Planned, calendar: Calendar) -> date:
    return plan.latest_meeting_on(calendar) or date.max


def _proposal(
    plan: Planned, school: SchoolCalendar | None, busy: Counter[date], calendar: Calendar
) -> Proposal:
    due_on = plan.row.review_due_on
    assert due_on is not None
    moves = ""
    if plan.move is not None and not is_done_for(plan.row, plan.move):
        moves = f" Change of phase: the plan must be final by {day_words(plan.move.plan.due_on)}."
    if plan.meeting_on is not None:
        return Proposal(plan, due_on, None, plan.meeting_on, f"The meeting is arranged.{moves}")
    earliest, latest = plan.earliest_meeting_on, _last_on(plan, calendar)
    why = "" if school is not None else "The term dates of the setting are not known."
    days = _first_days(earliest, latest, school, calendar)
    if not days:
        days = _first_days(earliest, earliest + 12 * _WEEK, school, calendar)[:1]
        why = "Two weeks' notice and the time to decide no longer fit: hold it as soon as you can."
    if not days:
        return Proposal(plan, due_on, None, None, "No day of school is known in which it fits.")
    day_on = min(days, key=lambda day: (busy[_monday(day)], -day.toordinal()))
    busy[_monday(day_on)] += 1
    return Proposal(plan, due_on, _monday(day_on), day_on, f"{why}{moves}".strip())


def _first_days(
    earliest: date, latest: date, school: SchoolCalendar | None, calendar: Calendar
) -> list[date]:
    """The first day of each week, between two days, on which the setting is open."""
    found: dict[date, date] = {}
    day = earliest
    while day <= latest:
        is_open = calendar.is_working_day(day)
        if is_open and (school is None or school.is_school_day(day, calendar)):
            found.setdefault(_monday(day), day)
        day += _DAY
    return list(found.values())


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

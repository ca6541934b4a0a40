"""Bank holidays proclaimed after the release: proposed, looked at, put in force; what is believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.actor import Role
from cases.change import AdoptCalendar
from cases.preview import by_calendar
from rules.calendar import ENGLAND
from rules.closed_days import DayChange, changed, is_newer
from store.calendars import Calendars, ChangedMeanwhile, NotProposed
from store.case_log import CaseLog
from store.case_pages import CasePages
from store.database import Database
from store.impact import Impact
from tests.cases import disputes, plans
from tests.cases.journey import Journey, day
from tests.store.saving import save

pytestmark = pytest.mark.every_postgres

MONDAY = DayChange(date(2027, 5, 10), True, "proclaimed on 3 May 2027")


@pytest.fixture
def calendars(database: Database) -> Calendars:
    """The store of proclaimed days."""
    return Calendars(database)


def test_a_proposal_is_not_in_force_before_it_is_confirmed(calendars: Calendars) -> None:
    assert calendars.in_force() is ENGLAND
    proposed = calendars.propose(MONDAY)
    assert proposed.is_bank_holiday(MONDAY.day)
    assert calendars.in_force() is ENGLAND
    assert calendars.for_new_case(date(2027, 5, 4)) is None
    assert [c.in_force_at for c in calendars.changes()] == [None]

    in_force = calendars.confirm(proposed)
    assert in_force == proposed
    assert calendars.in_force().version == proposed.version
    carried = calendars.for_new_case(date(2027, 5, 4))
    assert carried is not None
    assert carried.version == in_force.version
    assert carried.is_bank_holiday(MONDAY.day)


def test_a_proposal_can_be_worded_again_and_withdrawn(calendars: Calendars) -> None:
    calendars.propose(DayChange(MONDAY.day, True, "a rumour"))
    calendars.propose(MONDAY)
    assert [c.reason for c in calendars.changes()] == [MONDAY.reason]
    calendars.withdraw(MONDAY.day)
    assert calendars.changes() == ()
    with pytest.raises(NotProposed):
        calendars.withdraw(MONDAY.day)


def test_what_is_in_force_is_taken_back_by_another_change_and_not_forgotten(
    calendars: Calendars,
) -> None:
    first = calendars.confirm(calendars.propose(MONDAY))
    with pytest.raises(NotProposed):
        calendars.withdraw(MONDAY.day)
    cancelled = DayChange(MONDAY.day, False, "cancelled on 6 May 2027")
    second = calendars.confirm(calendars.propose(cancelled))
    assert is_newer(second, first)
    assert second.is_working_day(MONDAY.day)
    assert [c.reason for c in calendars.changes()] == [MONDAY.reason, "cancelled on 6 May 2027"]


@pytest.mark.parametrize(
    "change",
    [
        DayChange(date(2026, 12, 25), True, "Christmas Day"),
        DayChange(date(2026, 12, 24), False, "no holiday"),
        DayChange(date(2050, 1, 3), True, "too far"),
    ],
)
def test_a_proposal_that_changes_nothing_is_refused_and_not_kept(
    calendars: Calendars, change: DayChange
) -> None:
    with pytest.raises(ValueError, match="calendar"):
        calendars.propose(change)
    assert calendars.changes() == ()


def test_a_release_that_knows_a_proclaimed_day_needs_the_change_no_more(
    database: Database, calendars: Calendars
) -> None:
    calendars.confirm(calendars.propose(MONDAY))
    knowing = changed(ENGLAND, (MONDAY,))
    assert Calendars(database, knowing).in_force() is knowing


def test_a_version_is_never_used_for_two_lists(calendars: Calendars) -> None:
    first = calendars.propose(MONDAY)
    calendars.withdraw(MONDAY.day)
    second = calendars.propose(DayChange(date(2027, 5, 11), True, "another day"))
    assert first.version != second.version
    assert is_newer(second, first)


def test_only_what_was_looked_at_is_put_in_force(calendars: Calendars) -> None:
    looked_at = calendars.propose(MONDAY)
    calendars.propose(DayChange(date(2027, 5, 11), True, "a rumour"))
    with pytest.raises(ChangedMeanwhile):
        calendars.confirm(looked_at)
    assert calendars.in_force() is ENGLAND


def test_a_day_before_the_list_of_a_later_release_stops_no_filing(
    database: Database, calendars: Calendars
) -> None:
    calendars.confirm(calendars.propose(MONDAY))
    later = replace(
        ENGLAND,
        version="england-2031-01",
        bank_holidays=tuple(d for d in ENGLAND.bank_holidays if d.year >= 2029),
        covers_from=date(2029, 1, 1),
    )
    assert Calendars(database, later).for_new_case(date(2031, 2, 1)) is None


def _saved(log: CaseLog) -> tuple[Journey, Journey]:
    dispute, plan = disputes.filed(), plans.registered()
    save(log, dispute)
    save(log, plan)
    return dispute, plan


def test_the_impact_names_the_open_cases_in_which_something_moves(
    log: CaseLog, database: Database
) -> None:
    dispute, _ = _saved(log)
    reads = Impact(database)
    newer = changed(ENGLAND, (DayChange(day("2026-03-12"), True, "proclaimed"),))
    (affected,) = reads.of(by_calendar(newer))
    assert (affected.case_id, affected.kind) == (dispute.case_id, "dispute")
    assert [(m.clock_id, m.was_on, m.is_on) for m in affected.moved] == [
        ("appeal", day("2026-03-12"), day("2026-03-13")),
        ("last_safe_day", day("2026-03-12"), day("2026-03-11")),
    ]
    assert {(c.case_id, c.calendar_version, c.offset_seconds) for c in reads.open_cases()} == {
        ("case-1", ENGLAND.version, None),
        ("plan-1", ENGLAND.version, None),
    }


def test_what_was_believed_on_a_past_day_is_kept_with_the_reason_of_the_new_belief(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.filed()
    seq = save(log, journey)
    journey.on(day("2026-02-02"))
    newer = changed(ENGLAND, (DayChange(day("2026-03-12"), True, "proclaimed"),))
    journey.do(AdoptCalendar, Role.ADMINISTRATOR, calendar=newer)
    save(log, journey, after=seq)
    believed = [
        (c.version, c.believed_from.date(), c.deadline.due_on, c.deadline.calendar_version, c.why)
        for c in CasePages(database).clocks("case-1")
        if c.clock_id == "appeal"
    ]
    assert believed == [
        (1, day("2026-01-19"), day("2026-03-12"), "england-2026-11", "started"),
        (2, day("2026-02-02"), day("2026-03-13"), "england-2026-11.1", "calendar"),
    ]

"""What authorities set for themselves: read as in force on a day, as known at a time."""

from __future__ import annotations

from datetime import date, datetime

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from rules.authority_practice import (
    ComplaintPractice,
    CountedFrom,
    Record,
    RetentionPeriod,
    RetentionPractice,
    default_practice,
)
from rules.policy import ComplaintStage
from rules.school_calendar import SchoolCalendar, Term
from store.authority_practice import AuthorityPractices
from store.database import Database
from store.term_file import TermRow
from tests.store.conftest import Owner

pytestmark = pytest.mark.every_postgres

THREE_STAGES = ComplaintPractice(
    (ComplaintStage(3, 15), ComplaintStage(3, 20), ComplaintStage(3, 25)), 5, "Policy of 2025"
)
TWO_STAGES = ComplaintPractice((ComplaintStage(5, 15), ComplaintStage(5, 20)), 10, "Policy of 2026")
RETENTION = RetentionPractice(
    (
        RetentionPeriod(Record.SPECIAL_NEEDS, 25),
        RetentionPeriod(Record.REVIEW_PANEL, 5, CountedFrom.END),
    ),
    "Schedule of 2025",
)
SPRING = (date(2026, 4, 13), date(2026, 5, 22))
SUMMER = (date(2026, 6, 1), date(2026, 7, 21))
AUTUMN = (date(2026, 9, 2), date(2026, 10, 23))


@pytest.fixture
def practices(database: Database) -> AuthorityPractices:
    """The practice of authorities, of which nothing is known yet."""
    return AuthorityPractices(database)


def term(days: tuple[date, date], setting_id: str = "", source: str = "2026 terms") -> TermRow:
    """A term as a file gives it."""
    return TermRow("authority-1", *days, source, setting_id)


def terms_of(calendar: SchoolCalendar | None) -> list[tuple[date, date]]:
    """First and last day of each term."""
    assert calendar is not None
    return [(one.opens_on, one.closes_on) for one in calendar.terms]


def now(owner: Owner) -> datetime:
    """The database's own time."""
    with owner() as connection:
        row = connection.execute("SELECT clock_timestamp()").fetchone()
    assert row is not None
    assert isinstance(row[0], datetime)
    return row[0]


def test_an_authority_that_has_set_nothing_has_what_holds_everywhere(
    practices: AuthorityPractices,
) -> None:
    day = date(2026, 11, 23)
    assert practices.in_force("authority-1", day) == default_practice(day)
    assert practices.complaint_stages("authority-1", day) == (
        ComplaintStage(5, 10),
        ComplaintStage(5, 20),
    )


def test_what_is_set_holds_on_its_days_and_for_its_authority(
    practices: AuthorityPractices,
) -> None:
    practices.record("authority-1", THREE_STAGES, date(2025, 4, 1), date(2026, 3, 31))
    practices.record("authority-1", RETENTION, date(2025, 4, 1))
    held = practices.in_force("authority-1", date(2026, 3, 31))
    assert held.complaints == THREE_STAGES
    assert held.retention == RETENTION
    for day in (date(2025, 3, 31), date(2026, 4, 1)):
        default = default_practice(day).complaints
        assert practices.in_force("authority-1", day).complaints == default
    assert practices.complaint_stages("authority-1", date(2025, 4, 1)) == THREE_STAGES.stages
    assert practices.complaint_stages("authority-2", date(2025, 4, 1)) != THREE_STAGES.stages


def test_a_later_row_takes_the_place_of_an_older_one_and_the_old_belief_can_be_asked(
    practices: AuthorityPractices, owner: Owner
) -> None:
    practices.record("authority-1", THREE_STAGES, date(2025, 4, 1))
    before = now(owner)
    practices.record("authority-1", TWO_STAGES, date(2026, 4, 1))
    assert practices.complaint_stages("authority-1", date(2026, 3, 31)) == THREE_STAGES.stages
    assert practices.complaint_stages("authority-1", date(2026, 4, 1)) == TWO_STAGES.stages
    believed = practices.in_force("authority-1", date(2026, 4, 1), known_at=before)
    assert believed.complaints == THREE_STAGES


def test_days_the_wrong_way_round_are_refused(practices: AuthorityPractices) -> None:
    with pytest.raises(ValueError, match="cannot end on 2026-03-31"):
        practices.record("authority-1", TWO_STAGES, date(2026, 4, 1), date(2026, 3, 31))
    practices.record("authority-1", TWO_STAGES, date(2026, 4, 1), date(2026, 4, 1))


@pytest.mark.parametrize("table", ["term_date", "authority_practice"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET source = ''", "DELETE FROM {}"])
def test_the_product_cannot_change_what_was_recorded(
    table: str, statement: str, database: Database
) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        database.begin() as connection,
    ):
        connection.execute(text(statement.format(table)))


def test_the_database_refuses_a_term_that_closes_before_it_opens(owner: Owner) -> None:
    with pytest.raises(psycopg.errors.CheckViolation), owner() as connection:
        connection.execute(
            "INSERT INTO term_date (authority_id, opens_on, closes_on, source) "
            "VALUES ('authority-1', '2026-09-02', '2026-09-01', 'x')"
        )


def test_terms_come_back_with_their_source_and_their_training_days(
    practices: AuthorityPractices,
) -> None:
    training = TermRow(
        "authority-1", *AUTUMN, "2027 terms", "", (date(2026, 9, 2),), date(2025, 3, 3)
    )
    practices.record_terms([term(SUMMER), training])
    assert practices.school_calendar("authority-1") == SchoolCalendar(
        "authority-1",
        "2026 terms; 2027 terms",
        (Term(*SUMMER), Term(*AUTUMN)),
        (date(2026, 9, 2),),
        date(2025, 3, 3),
    )
    assert practices.school_calendar("authority-2") is None
    with pytest.raises(ValueError, match="no terms"):
        practices.record_terms([])


def test_a_setting_has_its_own_terms_and_otherwise_those_of_its_authority(
    practices: AuthorityPractices,
) -> None:
    own = (date(2026, 9, 7), date(2026, 10, 16))
    practices.record_terms([term(AUTUMN), term(own, "school-1")])
    assert terms_of(practices.school_calendar("authority-1", "school-1")) == [own]
    assert terms_of(practices.school_calendar("authority-1", "school-2")) == [AUTUMN]
    assert terms_of(practices.school_calendar("authority-1")) == [AUTUMN]


def test_a_newer_import_replaces_the_time_it_spans_and_nothing_else(
    practices: AuthorityPractices, owner: Owner
) -> None:
    practices.record_terms([term(SPRING), term(SUMMER), term(AUTUMN)])
    before = now(owner)
    corrected = (date(2026, 6, 2), date(2026, 7, 22))
    practices.record_terms([term(corrected)])
    found = terms_of(practices.school_calendar("authority-1"))
    assert found == [SPRING, corrected, AUTUMN]
    believed = practices.school_calendar("authority-1", known_at=before)
    assert terms_of(believed) == [SPRING, SUMMER, AUTUMN]


def test_a_term_that_a_newer_import_leaves_out_of_its_time_is_gone(
    practices: AuthorityPractices,
) -> None:
    practices.record_terms([term(SPRING), term(SUMMER), term(AUTUMN)])
    practices.record_terms([term(SPRING), term(AUTUMN)])
    assert terms_of(practices.school_calendar("authority-1")) == [SPRING, AUTUMN]

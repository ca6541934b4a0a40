"""The worked examples, row by row."""

import csv
from datetime import date, datetime
from pathlib import Path

import pytest

from rules import calendar as counting
from rules.appeal import appeal
from rules.calendar import ENGLAND, LONDON, Count
from rules.people import school_age_ends_on
from tests.rules.reader import last_day

TABLE = Path(__file__).with_name("examples.csv").read_text()
ROWS = list(csv.DictReader(TABLE.splitlines()))
PLAIN = {
    "weeks": counting.weeks,
    "days": counting.days,
    "months": counting.months,
    "days_incl": counting.days_beginning_with,
    "months_incl": counting.months_beginning_with,
    "minus_weeks": counting.weeks_before,
    "minus_months": counting.months_before,
}
WITH_CALENDAR = {
    "wd": counting.working_days,
    "wd_incl": counting.working_days_beginning_with,
    "twd": counting.tribunal_working_days,
    "twd_back": counting.tribunal_working_days_before,
    "tdays": counting.tribunal_days,
}


def _answer(function: str, arguments: list[str]) -> str:
    if function == "appeal":
        certificate = None if arguments[1] == "-" else date.fromisoformat(arguments[1])
        found = appeal(date.fromisoformat(arguments[0]), certificate, ENGLAND)
        assert last_day(found.steps) == found.due_on
        return f"{found.nominal_on}/{found.due_on}"
    if function == "local":
        instant = datetime.fromisoformat(arguments[0])
        assert counting.london_day(instant) == instant.astimezone(LONDON).date()
        return instant.astimezone(LONDON).strftime("%Y-%m-%dT%H:%M")
    if function == "csa":
        return str(school_age_ends_on(date(int(arguments[0]) - 17, 10, 15)))
    start, amount = date.fromisoformat(arguments[0]), int(arguments[1])
    count: Count
    if function in PLAIN:
        count = PLAIN[function](start, amount)
    else:
        count = WITH_CALENDAR[function](start, amount, ENGLAND)
    assert last_day(count.steps) == count.result
    return str(count.result)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_a_worked_example_comes_out_as_written(row: dict[str, str]) -> None:
    assert _answer(row["function"], row["arguments"].split(",")) == row["expected"]


def test_no_example_was_lost() -> None:
    assert len(ROWS) == 81

"""The rows of the two tables of worked examples, and how one is answered.

`examples.csv` holds the examples that the project was given, `worked_examples.csv` those worked out
here by hand from a wall calendar. A row that names a function of the law
("mediation.meeting_notice") gives its facts as `name=value`. The answer of a deadline reads
`[nominal/]due[T17:00][ caution ...]`, the hour being left out where the whole last day is in time.
The functions are handed in, so that the same rows can be put to a changed law (`test_law_changes`).
"""

import csv
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import astuple
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Any, get_args, get_origin, get_type_hints

from rules.appeal import appeal
from rules.authority_practice import DEFAULT_PRACTICE, AuthorityPractice, ComplaintPractice
from rules.calendar import ENGLAND, LONDON, Calendar, Count
from rules.claim import ClaimType
from rules.closed_days import DayChange
from rules.complaint import Procedure
from rules.deadline import Allowed, Deadline, Refused
from rules.missing import MissingItem
from rules.people import Capacity
from rules.policy import CountedIn, Panel, PanelMode
from rules.school_calendar import Term
from tests.rules.reader import last_day

Row = Mapping[str, str]
PLAIN = {
    "weeks": "weeks",
    "days": "days",
    "months": "months",
    "years": "years",
    "days_incl": "days_beginning_with",
    "months_incl": "months_beginning_with",
    "minus_weeks": "weeks_before",
    "minus_months": "months_before",
}
WITH_CALENDAR = {
    "wd": "working_days",
    "wd_incl": "working_days_beginning_with",
    "wd_back": "working_days_before",
    "twd": "tribunal_working_days",
    "twd_back": "tribunal_working_days_before",
    "tdays": "tribunal_days",
    "tmonths": "tribunal_months",
}
MOVED = {"roll": "roll_forward", "out": "out_of_closed_window"}
CHOSEN = {"later": "later_of", "earlier": "earlier_of"}
_INSTANTS = ("five_pm", "end_of_day", "london_day", "local")
COUNTED = (*PLAIN, *WITH_CALENDAR, *MOVED, *CHOSEN, *_INSTANTS, "open", "academic_year")
_COMPLAINTS = {"the Code": DEFAULT_PRACTICE.complaints}
_SHORT_NAMES = {
    "appeal": "appeal.appeal",
    "csa": "people.school_age_ends_on",
    "school_age_ends": "people.school_age_ends_on",
    "young_person": "people.is_young_person",
    "rights_holder": "people.rights_holder",
    "closures": "school_calendar.SchoolCalendar",
    "long_closures": "school_calendar.SchoolCalendar",
    "asked_within": "school_calendar.Closure",
}


def rows(table: str) -> list[Row]:
    """The rows of one table beside this file."""
    text = Path(__file__).with_name(table).read_text()
    return list(csv.DictReader(text.splitlines()))


def function_of(row: Row) -> str:
    """The full name of what the row asks: "review.report", or "calendar" for a bare count."""
    name = row["function"]
    return "calendar" if name in COUNTED else _SHORT_NAMES.get(name, name)


def answer(row: Row, counting: ModuleType, find: Callable[[str], Callable[..., Any]]) -> str:
    """What the law given by `counting` and `find` answers to a row, in the words of the table."""
    name, arguments = row["function"], row["arguments"].split(",")
    if name in COUNTED:
        return _counted(name, arguments, counting)
    function = find(function_of(row))
    if name == "appeal":
        certificate = None if arguments[1] == "-" else date.fromisoformat(arguments[1])
        found = function(date.fromisoformat(arguments[0]), certificate, ENGLAND)
        assert last_day(found.steps) == found.due_on
        return f"{found.nominal_on}/{found.due_on}"
    if name == "csa":
        return str(function(date(int(arguments[0]) - 17, 10, 15)))
    if name == "school_age_ends":
        return str(function(date.fromisoformat(arguments[0])))
    if name == "young_person":
        return "yes" if function(*map(date.fromisoformat, arguments)) else "no"
    if name == "rights_holder":
        return str(function(*map(date.fromisoformat, arguments), Capacity()))
    if name in ("closures", "long_closures"):
        school = _school(function, arguments[0], find("school_calendar.Term"))
        closures = getattr(school, name)()
        return " ".join(f"{first}..{opens}" for first, opens in closures) or "none"
    if name == "asked_within":
        closure = function(*map(date.fromisoformat, arguments[0].split("..")))
        return f"{closure.asked_from_on}..{closure.asked_until_on}"
    if name == "dated.in_force":
        values = [_dated(find("dated.Dated"), words) for words in arguments[0].split(";")]
        return str(function(values, date.fromisoformat(arguments[1])))
    if name == "closed_days.changed":
        return _changed(function, arguments)
    if name.partition(".")[2].isupper():  # a table of dated values
        day = date.fromisoformat(arguments[0])
        return _listed(*(dated.value for dated in function if dated.holds_on(day)))
    return _in_words(function(**_facts(function, arguments)))


def _dated(kind: Callable[..., Any], words: str) -> Any:
    """A value that holds from one day to another: "4:2014-09-01..2015-03-22"."""
    value, _, span = words.partition(":")
    first, _, last = span.partition("..")
    return kind(int(value), date.fromisoformat(first), date.fromisoformat(last) if last else None)


def _changed(change: Callable[..., Calendar], arguments: list[str]) -> str:
    """The version of England's list after changes ("+" closes a day), and what is closed then."""
    days = [(words[0], date.fromisoformat(words[1:])) for words in arguments]
    found = change(ENGLAND, [DayChange(day, sign == "+", "worked example") for sign, day in days])
    closed = " ".join(str(day) for _, day in days if found.is_bank_holiday(day))
    return f"{found.version} {closed or 'none'}"


def _listed(*values: Any) -> str:
    return " ".join(str(item) for value in values for item in astuple(value)) or "none"


def _in_words(found: Any) -> str:
    """What a function of the law found, as a table says it."""
    match found:
        case Deadline():
            return _deadline(found)
        case Allowed():
            return f"allowed {found.citation.rule}"
        case Refused():
            return f"refused {found.citation.rule}"
        case MissingItem():
            return found.rule
        case Count():
            assert last_day(found.steps) == found.result
            return str(found.result)
        case None | ():
            return "none"
        case bool():
            return "yes" if found else "no"
        case int() | str() | date():
            return str(found)
        case tuple():
            return " ".join(_in_words(item) for item in found)
    if type(found).__name__ == AuthorityPractice.__name__:  # also that of a changed law
        return _practice(found)
    return "empty" if found.is_empty else f"{found.opens_on}..{found.closes_on}"


def _practice(found: Any) -> str:
    """Working days of the stages, the longest extension, years of keeping."""
    stages = " ".join(
        f"{stage.acknowledge_working_days}+{stage.answer_working_days}"
        for stage in found.complaints.stages
    )
    kept = " ".join(
        f"{period.record}:{period.years}:{period.counted_from}"
        for period in found.retention.periods
    )
    return f"{stages} {found.complaints.extension_working_days} {kept}"


def _counted(name: str, arguments: list[str], counting: ModuleType) -> str:
    if name in _INSTANTS:
        return _instant(name, arguments[0], counting)
    england: Calendar = counting.ENGLAND
    start = date.fromisoformat(arguments[0])
    claim = [ClaimType(words) for words in arguments[1:] if not words[0].isdigit()]
    if name == "open":
        return "yes" if england.is_tribunal_working_day(start, *claim) else "no"
    count: Count
    if name == "academic_year":
        count = counting.end_of_academic_year(start)
        assert last_day(count.steps) == count.result
        return str(count.result)
    if name in CHOSEN:
        both = (counting.days(date.fromisoformat(argument), 0) for argument in arguments)
        count = getattr(counting, CHOSEN[name])(*both)
    elif name in MOVED:
        count = getattr(counting, MOVED[name])(start, england)
    elif name in PLAIN:
        count = getattr(counting, PLAIN[name])(start, int(arguments[1]))
    else:
        count = getattr(counting, WITH_CALENDAR[name])(start, int(arguments[1]), england, *claim)
    assert not count.steps or last_day(count.steps) == count.result
    return str(count.result)


def _instant(name: str, words: str, counting: ModuleType) -> str:
    if name in ("five_pm", "end_of_day"):
        found: datetime = getattr(counting, name)(date.fromisoformat(words))
        assert found.tzinfo is UTC
        return found.strftime("%Y-%m-%dT%H:%MZ")
    instant = datetime.fromisoformat(words)
    day = counting.london_day(instant)
    local = instant.astimezone(LONDON)
    assert day == local.date()
    return str(day) if name == "london_day" else local.strftime("%Y-%m-%dT%H:%M")


def _facts(function: Callable[..., Any], arguments: list[str]) -> dict[str, Any]:
    given = dict(argument.split("=", 1) for argument in arguments)
    facts: dict[str, Any] = {}
    for parameter, hint in get_type_hints(function).items():
        name = parameter.removesuffix("_on")
        if hint is Calendar:
            facts[parameter] = ENGLAND
        elif name in given:
            facts[parameter] = _value(hint, given.pop(name), function)
        elif parameter != "return" and type(None) in get_args(hint):
            facts[parameter] = None
    assert not given, f"no such facts: {given}"
    return facts


def _value(hint: Any, words: str, function: Callable[..., Any]) -> Any:
    if get_origin(hint) in (Iterable, Collection):
        listed = words.split("+")
        return [date.fromisoformat(word) for word in listed] if date in get_args(hint) else listed
    kind = next(item for item in (get_args(hint) or (hint,)) if item is not type(None))
    if kind is date:
        return date.fromisoformat(words)
    if kind is bool:
        return {"yes": True, "no": False}[words]
    if kind is Deadline:  # that of an appeal against a notice sent on this day
        return appeal(date.fromisoformat(words), None, ENGLAND)
    if kind is ComplaintPractice:
        return _COMPLAINTS[words]
    if kind.__name__ == Procedure.__name__:  # that of the law asked, which may be a changed one
        return _procedure(kind, function.__globals__["SchoolStage"], words.split("+"))
    if kind is Panel:
        counted_in, amount = words.split("+")
        return Panel(PanelMode.ADVISORY, (), int(amount), CountedIn(counted_in))
    if kind in (int, str) or issubclass(kind, StrEnum):
        return kind(words)
    return _school(kind, words, function.__globals__.get("Term", Term))


def _procedure(kind: Callable[..., Any], stages_of: type[StrEnum], has: list[str]) -> Any:
    """A school's complaints procedure: "written+informal+formal+panel+1", 1 from outside."""
    stages = frozenset(stage for stage in stages_of if stage in has)
    outside = [int(word) for word in has if word.isdigit()]
    return kind("written" in has, "published" in has, stages, *outside)


def _school(kind: Callable[..., Any], words: str, term: Callable[..., Any]) -> Any:
    spans = (span.split("..") for span in words.split(";"))
    terms = tuple(term(*map(date.fromisoformat, span)) for span in spans)
    return kind("Example School", "worked example", terms)


def _deadline(found: Deadline) -> str:
    assert last_day(found.steps) == found.due_on
    nominal = "" if found.nominal_on == found.due_on else f"{found.nominal_on}/"
    return f"{nominal}{found.due_on}{_hour(found)}{''.join(f' {code}' for code in found.warnings)}"


def _hour(found: Deadline) -> str:
    """The hour on the last day in London; nothing for the midnight at its end."""
    assert found.due_at is not None
    local = found.due_at.astimezone(LONDON)
    if local == datetime.combine(found.due_on + timedelta(days=1), time(0), LONDON):
        return ""
    assert local.date() == found.due_on
    return f"T{local:%H:%M}"

"""Reading a form: every answer is checked, every error says what to do, nothing typed is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from api.forms.field import NO, YES, Field, FieldKind

Raw = Mapping[str, Sequence[str]]
"""What a browser sent: every name with all of its values."""

EARLIEST_YEAR = 1900
LATEST_YEAR = 2200

NOT_A_DAY = "The day must be a real date, like 2026-03-27"
IN_THE_FUTURE = "The day must be today or in the past"

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with the answer to one field, and which box to go to."""

    name: str
    text: str
    target: str


@dataclass
class Answers:
    """The answers of a form: `values` as they are meant, `raw` as they were typed."""

    raw: Raw
    values: dict[str, object] = field(default_factory=dict)
    errors: list[FieldError] = field(default_factory=list)

    def text(self, name: str) -> str:
        """A text answer without spaces around it; empty when there is none."""
        value = self.values.get(name, "")
        return value if isinstance(value, str) else ""

    def day(self, name: str) -> date | None:
        """A date, or None when none was needed and none was given."""
        value = self.values.get(name)
        return value if isinstance(value, date) else None

    def needed_day(self, name: str) -> date:
        """A date that the form requires; only after a reading without errors."""
        value = self.values[name]
        assert isinstance(value, date)
        return value

    def chosen(self, name: str) -> tuple[str, ...]:
        """Every answer of a question that takes several."""
        value = self.values.get(name, ())
        return value if isinstance(value, tuple) else ()

    def is_yes(self, name: str) -> bool:
        """Whether the answer is yes."""
        return self.text(name) == YES

    def refuse(self, name: str, text: str, target: str = "") -> None:
        """Add an error that only the whole form shows."""
        self.errors.append(FieldError(name, text, target or name))


def read(fields: Iterable[Field], raw: Raw) -> Answers:
    """Read the answers to the fields; files are read elsewhere (`api.uploading`)."""
    answers = Answers(raw)
    known: dict[str, Field] = {}
    for one in fields:
        known[one.name] = one
        if one.kind is FieldKind.FILE or not _applies(one, known, answers):
            continue
        match one.kind:
            case FieldKind.DAY:
                _read_day(one, answers)
            case FieldKind.CHOICES:
                _read_choices(one, answers)
            case FieldKind.CHOICE | FieldKind.SELECT | FieldKind.YES_NO:
                _read_choice(one, answers)
            case _:
                _read_text(one, answers)
    return answers


def _applies(one: Field, known: Mapping[str, Field], answers: Answers) -> bool:
    if one.shown_when is None:
        return True
    other, wanted = one.shown_when
    given = answers.chosen(other) or ((answers.text(other),) if answers.text(other) else ())
    return other in known and bool(set(given) & set(wanted))


def _typed(raw: Raw, name: str) -> str:
    values = raw.get(name, ())
    return values[0].replace("\r\n", "\n").strip() if values else ""


def _read_text(one: Field, answers: Answers) -> None:
    text = _typed(answers.raw, one.name)
    if "\x00" in text:
        text = text.replace("\x00", "")
    if not text and one.required:
        answers.refuse(one.name, one.missing or f"Answer: {one.label}")
    if len(text) > one.limit:
        answers.refuse(
            one.name,
            f"“{one.label}” is {len(text):,} letters long. It can be {one.limit:,} at most.",
        )
    answers.values[one.name] = text


def _read_choice(one: Field, answers: Answers) -> None:
    value = _typed(answers.raw, one.name)
    allowed = {YES, NO} if one.kind is FieldKind.YES_NO else {o.value for o in one.options}
    if not value:
        if one.required:
            answers.refuse(one.name, one.missing or f"Choose an answer: {one.label}")
        return
    if value not in allowed:
        answers.refuse(one.name, f"Choose one of the answers on the page: {one.label}")
        return
    answers.values[one.name] = value


def _read_choices(one: Field, answers: Answers) -> None:
    values = tuple(dict.fromkeys(value for value in answers.raw.get(one.name, ()) if value))
    if not set(values) <= {option.value for option in one.options}:
        answers.refuse(one.name, f"Choose from the answers on the page: {one.label}")
        return
    if not values and one.required:
        answers.refuse(one.name, one.missing or f"Choose at least one: {one.label}")
    answers.values[one.name] = values


def _read_day(one: Field, answers: Answers) -> None:
    parts = {part: _typed(answers.raw, f"{one.name}-{part}") for part in ("day", "month", "year")}
    what = one.what or one.label
    empty = [part for part, typed in parts.items() if not typed]
    if len(empty) == 3:
        if one.required:
            answers.refuse(one.name, one.missing or f"Enter {what}", f"{one.name}-day")
        return
    if empty:
        missing = " and a ".join(empty)
        answers.refuse(one.name, f"{_first(what)} needs a {missing}", f"{one.name}-{empty[0]}")
        return
    month_text = parts["month"].lower()
    named = [
        n
        for n, name in enumerate(_MONTHS, 1)
        if len(month_text) > 2 and name.startswith(month_text)
    ]
    month_digits = str(named[0]) if named else parts["month"]
    numbers = (parts["year"], month_digits, parts["day"])
    if not all(number.isascii() and number.isdigit() and len(number) <= 4 for number in numbers):
        answers.refuse(
            one.name, f"{_first(what)} must be numbers, like 27 3 2026", f"{one.name}-day"
        )
        return
    year, month, day = (int(number) for number in numbers)
    if len(parts["year"]) != 4 or not EARLIEST_YEAR <= year <= LATEST_YEAR:
        answers.refuse(
            one.name, f"{_first(what)}: the year needs 4 numbers, like 2026", f"{one.name}-year"
        )
        return
    try:
        answers.values[one.name] = date(year, month, day)
    except ValueError:
        answers.refuse(
            one.name,
            f"{_first(what)} must be a real date. There is no day {day} {month} {year}.",
            f"{one.name}-day",
        )


def iso_day(text: str) -> date | None:
    """A day written as programs write it ("2026-06-10"); None when it is anything else."""
    if not _ISO_DAY.fullmatch(text) or not EARLIEST_YEAR <= int(text[:4]) <= LATEST_YEAR:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _first(what: str) -> str:
    return what[:1].upper() + what[1:]

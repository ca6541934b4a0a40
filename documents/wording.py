"""How dates, instants and free text are worded in printed documents."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import Enum
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

Worded = None | bool | int | float | str | list["Worded"] | dict[str, "Worded"]
"""Data as a template receives it: JSON, with every date already in words."""


def day(value: date) -> str:
    """A date as people write it: "10 August 2026"."""
    return f"{value.day} {value:%B} {value.year}"


def instant(value: datetime) -> str:
    """An instant in London time: "10 August 2026 at 2:30pm". `ValueError` without a time zone."""
    if value.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    local = value.astimezone(LONDON)
    hour = local.hour % 12 or 12
    half = "am" if local.hour < 12 else "pm"
    minutes = f":{local.minute:02d}" if local.minute else ""
    return f"{day(local.date())} at {hour}{minutes}{half}"


def london_day(at: datetime) -> date:
    """The calendar day of an instant in London. `ValueError` without a time zone."""
    if at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return at.astimezone(LONDON).date()


def printable(text: str) -> str:
    """Text in composed form (NFC) without control and invisible formatting characters.

    Line breaks stay; a tab becomes a space. The joiners that Persian and Indic words need stay.
    """
    kept = []
    for char in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        if char in "\n\u200c\u200d":
            kept.append(char)
        elif char == "\t" or unicodedata.category(char) in {"Zl", "Zp"}:
            kept.append(" ")
        elif unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Cn", "Co"}:
            kept.append(char)
        elif unicodedata.category(char) in {"Cs", "Cn", "Co"}:
            kept.append("\ufffd")
    return "".join(kept)


def one_line(text: str) -> str:
    """`printable` text on one line with single spaces: for titles, bookmarks and metadata."""
    return " ".join(printable(text).split())


def worded(value: object) -> Worded:
    """`value` ready for a template: dates and instants in words, text printable, tuples as lists.

    `TypeError` for a type that no template knows.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return worded(value.value)
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, datetime):
        return instant(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Mapping):
        return {str(key): worded(inner) for key, inner in value.items()}
    if isinstance(value, Sequence):
        return [worded(inner) for inner in value]
    raise TypeError(f"cannot print a {type(value).__name__}")

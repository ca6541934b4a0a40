"""One question of a form: what is asked, how it is answered, how an error names it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """What sort of answer a field takes; each has its own part of `templates/field.html`."""

    DAY = "day"
    LINE = "line"
    WORDS = "words"
    CHOICE = "choice"
    CHOICES = "choices"
    SELECT = "select"
    YES_NO = "yes_no"
    FILE = "file"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose; `source` is the kind of event from which dates in its hint come."""

    value: str
    label: str
    hint: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    `missing` is the error when a needed answer is not given; `what` names the answer inside the
    errors of a date ("the day the letter was sent"). `shown_when` names the question, and the
    answers to it, that make this one apply; outside of them it is neither needed nor read.
    `heading` starts a new part of the form. `source` is the kind of event from which dates in the
    question come.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    hint: str = ""
    missing: str = ""
    what: str = ""
    required: bool = True
    options: tuple[Option, ...] = ()
    shown_when: tuple[str, tuple[str, ...]] | None = None
    heading: str = ""
    limit: int = 200
    autocomplete: str = ""
    source: str = ""


def options(words: Mapping[str, str], values: Iterable[str] | None = None) -> tuple[Option, ...]:
    """The answers of a closed list, all of it or those given, in its order."""
    wanted = list(words) if values is None else list(values)
    return tuple(Option(str(value), words[value]) for value in wanted)


YES, NO = "yes", "no"
"""The two answers of a question of kind YES_NO."""

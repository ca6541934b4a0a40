"""Term dates as authorities publish them: a CSV file read into terms, or a list of what is wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

NEEDED = ("authority", "opens", "closes", "source")
OPTIONAL = ("setting", "training_days", "published")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST = timedelta(weeks=18)
"""No unbroken stretch of school in England is longer; a longer one has a wrong year in it."""


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term as published: both days included; `setting_id` is empty for the whole authority."""

    authority_id: str
    opens_on: date
    closes_on: date
    source: str
    setting_id: str = ""
    training_days: tuple[date, ...] = ()
    published_on: date | None = None


class BadTermFile(ValueError):
    """The file cannot be taken. `problems` says for each bad line what to do; nothing was stored."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def read_terms(lines: Iterable[str], authority_id: str) -> tuple[TermRow, ...]:
    """The terms of an authority from the lines of a CSV file, in the order of their days.

    The first line names the columns: authority, opens, closes and source, and if wanted setting,
    training_days (divided by spaces) and published. Days are written 2026-09-02. Raises
    `BadTermFile` with every problem there is.
    """
    reader = csv.DictReader(lines, skipinitialspace=True, restkey="")
    try:
        problems = list(_header(reader.fieldnames or ()))
        rows: list[tuple[int, TermRow]] = []
        for line in () if problems else reader:
            found = _row(line, reader.line_num, authority_id, problems)
            if found is not None:
                rows.append((reader.line_num, found))
    except csv.Error as error:
        raise BadTermFile([f"line {reader.line_num}: this is not CSV ({error})."]) from error
    if not problems and not rows:
        problems.append("line 2: the file has no terms. Write one line for each term.")
    rows.sort(key=lambda item: (item[1].setting_id, item[1].opens_on))
    problems.extend(_overlaps(rows))
    if problems:
        raise BadTermFile(problems)
    return tuple(row for _, row in rows)


def _header(columns: Sequence[str]) -> Iterator[str]:
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        yield f"line 1: the column {', '.join(missing)} is missing. Name it in the first line."
    unknown = [name for name in columns if name not in (*NEEDED, *OPTIONAL)]
    if unknown and not missing:
        yield f"line 1: the column {', '.join(unknown)} is not known. Remove or rename it."


def _row(
    line: Mapping[str, str | None], number: int, authority_id: str, problems: list[str]
) -> TermRow | None:
    said = {name: (value or "").strip() for name, value in line.items() if name}
    wrong = list(_gaps(line, said, authority_id))
    days = {name: _day(said.get(name, ""), name, wrong) for name in ("opens", "closes")}
    training = [
        _day(text, "training_days", wrong) for text in said.get("training_days", "").split()
    ]
    published = _day(said.get("published", ""), "published", wrong)
    opens, closes = days["opens"], days["closes"]
    if opens and closes:
        wrong.extend(_span(opens, closes, [day for day in training if day]))
    problems.extend(f"line {number}: {words}" for words in wrong)
    if wrong or opens is None or closes is None:
        return None
    return TermRow(
        authority_id,
        opens,
        closes,
        said["source"],
        said.get("setting", ""),
        tuple(sorted(day for day in training if day)),
        published,
    )


def _gaps(
    line: Mapping[str, str | None], said: Mapping[str, str], authority_id: str
) -> Iterator[str]:
    if line.get(""):
        yield "there are more values than columns. Put values with a comma in quotation marks."
    for name in NEEDED:
        if not said.get(name):
            yield f"{name} is empty. Fill it in."
    if said.get("authority") and said["authority"] != authority_id:
        yield (
            f"the term is of {said['authority']} and not of {authority_id}. Import it for that "
            "authority."
        )


def _day(text: str, name: str, wrong: list[str]) -> date | None:
    if not text:
        return None
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # 31 June is told like any other text that is not a day
    wrong.append(f"{name} is “{text}”, which is not a day. Write it like 2026-09-02.")
    return None


def _span(opens: date, closes: date, training: Sequence[date]) -> Iterator[str]:
    if closes < opens:
        yield f"the term closes on {closes}, before it opens on {opens}. Correct one of them."
    elif closes - opens > LONGEST:
        yield f"the term from {opens} to {closes} is longer than 18 weeks. Check the year."
    for day in training:
        if not opens <= day <= closes:
            yield f"the training day {day} lies outside the term. Move it or remove it."


def _overlaps(rows: Sequence[tuple[int, TermRow]]) -> Iterator[str]:
    for (first, before), (second, after) in pairwise(rows):
        if before.setting_id == after.setting_id and after.opens_on <= before.closes_on:
            yield (
                f"line {max(first, second)}: the term overlaps with the one on line "
                f"{min(first, second)}. Correct the days of one of them."
            )

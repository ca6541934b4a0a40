"""Plans as an authority writes them down: a CSV file read into lines, or a list of what is wrong."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

NEEDED = ("reference", "child", "born", "parent", "plan_made")
OPTIONAL = ("last_review", "setting", "parent_email", "parent_phone", "parent_address")
MOST_PLANS = 50_000
"""More than twice what the largest authority maintains; a longer file is a mistake."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_LONGEST = 200
_OLDEST = 26
"""Nobody older has a plan: it ends with the academic year in which one turns 25 (A14)."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan as written down. `line` is its line in the file, `reference` the authority's own.

    `setting` is the name or id of the school or college, empty when there is none.
    """

    line: int
    reference: str
    child: str
    born_on: date
    parent: str
    plan_made_on: date
    last_review_on: date | None = None
    setting: str = ""
    parent_email: str = ""
    parent_phone: str = ""
    parent_address: tuple[str, ...] = ()


class BadPlanFile(ValueError):
    """The file cannot be taken. `problems` says for each bad line what to do; nothing was kept."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def text_of(data: bytes) -> str:
    """The file as text; raises `BadPlanFile` when it is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadPlanFile(["line 1: save the file as CSV in UTF-8 and send it again."]) from error


def read_plans(lines: Iterable[str], today: date) -> tuple[tuple[PlanLine, ...], tuple[str, ...]]:
    """The good lines of a CSV file, and for every bad one its number and what to do.

    The first line names the columns. Days are written 2026-09-02; the lines of an address are
    divided by semicolons.
    """
    reader = csv.DictReader(lines, skipinitialspace=True, restkey="")
    problems: list[str] = []
    found: list[PlanLine] = []
    try:
        problems.extend(_header(reader.fieldnames or ()))
        for line in () if problems else reader:
            if len(found) + len(problems) >= MOST_PLANS:
                problems.append(
                    f"line {reader.line_num}: a file may hold {MOST_PLANS:,} plans. Divide it."
                )
                break
            one = _line(line, reader.line_num, today, problems)
            if one is not None:
                found.append(one)
    except csv.Error as error:
        problems.append(f"line {reader.line_num}: this is not CSV ({error}).")
    if not problems and not found:
        problems.append("line 2: the file has no plans. Write one line for each plan.")
    problems.extend(_doubles(found))
    return tuple(found), tuple(problems)


def _header(columns: Sequence[str]) -> Iterator[str]:
    missing = [name for name in NEEDED if name not in columns]
    if missing:
        yield f"line 1: the column {', '.join(missing)} is missing. Name it in the first line."
    unknown = [name for name in columns if name not in (*NEEDED, *OPTIONAL)]
    if unknown and not missing:
        yield f"line 1: the column {', '.join(unknown)} is not known. Remove or rename it."


def _line(
    line: Mapping[str, str | None], number: int, today: date, problems: list[str]
) -> PlanLine | None:
    said = {name: (value or "").strip() for name, value in line.items() if name}
    wrong = list(_gaps(line, said))
    born = _day(said["born"], "born", wrong)
    made = _day(said["plan_made"], "plan_made", wrong)
    reviewed = _day(said.get("last_review", ""), "last_review", wrong)
    wrong.extend(_order(born, made, reviewed, today))
    email = said.get("parent_email", "")
    if email and not _EMAIL.fullmatch(email):
        wrong.append(f"parent_email is “{email}”, which is no e-mail address. Correct or empty it.")
    problems.extend(f"line {number}: {words}" for words in wrong)
    if wrong or born is None or made is None:
        return None
    address = said.get("parent_address", "").split(";")
    return PlanLine(
        number,
        said["reference"],
        said["child"],
        born,
        said["parent"],
        made,
        reviewed,
        said.get("setting", ""),
        email,
        said.get("parent_phone", ""),
        tuple(part.strip() for part in address if part.strip()),
    )


def _gaps(line: Mapping[str, str | None], said: Mapping[str, str]) -> Iterator[str]:
    if line.get(""):
        yield "there are more values than columns. Put values with a comma in quotation marks."
    for name in NEEDED:
        if not said.get(name):
            yield f"{name} is empty. Fill it in."
    for name, value in said.items():
        if len(value) > _LONGEST:
            yield f"{name} is longer than {_LONGEST} characters. Shorten it."


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


def _order(
    born: date | None, made: date | None, reviewed: date | None, today: date
) -> Iterator[str]:
    for name, day in (("born", born), ("plan_made", made), ("last_review", reviewed)):
        if day is not None and day > today:
            yield f"{name} is {day}, which is in the future. Check the day, month and year."
    if born and born.year < today.year - _OLDEST:
        yield f"somebody born on {born} is too old to have a plan. Check the year."
    if born and made and made < born:
        yield f"plan_made is {made}, before the birth on {born}. Correct one of them."
    if made and reviewed and reviewed < made:
        yield f"last_review is {reviewed}, before the plan was made on {made}. Correct one of them."


def _doubles(found: Iterable[PlanLine]) -> Iterator[str]:
    first: dict[str, int] = {}
    for one in found:
        before = first.setdefault(one.reference.casefold(), one.line)
        if before != one.line:
            yield (
                f"line {one.line}: the reference {one.reference} stands on line {before} too. "
                "Remove one of the lines or correct its reference."
            )

"""A file with a version of the local inclusion plan: CSV of its settings, or JSON of all of it.

The file is taken whole or not at all, and every problem is told with its line or number.
"""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from cases.places.setting import Partner, PlanText, Point, SettingEntry, missing_parts
from cases.places.vocabulary import NeedType, Part, Phase, SettingKind
from rules.plan_duties import Institution

NEEDED = ("setting", "name", "kind", "institution", "phases", "needs", "places", "places_free")
OPTIONAL = ("latitude", "longitude", "team")
COLUMNS = (*NEEDED, *OPTIONAL)
"""The columns of the CSV file and the names inside "settings" of the JSON file."""

E = TypeVar("E", bound=StrEnum)

MOST_PLACES = 10_000
LONGEST_NAME = 200


class BadPlanFile(Exception):
    """The file was not taken; `problems` names everything that is wrong."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a version says besides its settings: for a CSV file it comes from the form."""

    title: str
    dated_on: date | None
    effective_from: date | None
    partners: tuple[Partner, ...]


def read_plan(data: bytes, frame: Frame, teams: Iterable[str]) -> PlanText:
    """The version that a file and its form describe; `teams` are the ids of known setting teams.

    A file that begins with "{" is JSON and brings its own frame; where it leaves something out the
    form's counts. Raises `BadPlanFile` with every problem there is.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadPlanFile(["Save the file as CSV or JSON in UTF-8."]) from error
    problems: list[str] = []
    if text.lstrip().startswith("{"):
        frame, rows = _json(text, frame, problems)
    else:
        rows = list(_csv(text, problems))
    settings = _settings(rows, frozenset(teams), problems)
    problems.extend(_frame_problems(frame))
    if not settings and not problems:
        problems.append("The file has no settings. Write one line for each.")
    if problems or frame.dated_on is None or frame.effective_from is None:
        raise BadPlanFile(problems)
    return PlanText(frame.title, frame.dated_on, frame.effective_from, frame.partners, settings)


def read_partners(text: str) -> tuple[Partner, ...]:
    """Partners written one a line as "health: Example health board". Raises `BadPlanFile`."""
    problems: list[str] = []
    partners = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        part, _, name = line.partition(":")
        partner = _partner(part, name, f"partner {number}", problems)
        if partner is not None:
            partners.append(partner)
    if problems:
        raise BadPlanFile(problems)
    return tuple(partners)


def write_csv(settings: Iterable[SettingEntry]) -> str:
    """The settings of a version as the CSV that `read_plan` reads."""
    lines: list[str] = []
    writer = csv.DictWriter(_Lines(lines), COLUMNS)
    writer.writeheader()
    for entry in settings:
        writer.writerow({name: _cell(value) for name, value in as_row(entry).items()})
    return "".join(lines)


def write_json(text: PlanText) -> str:
    """A version as the JSON that `read_plan` reads."""
    return json.dumps(
        {
            "title": text.title,
            "dated_on": text.dated_on.isoformat(),
            "effective_from": text.effective_from.isoformat(),
            "partners": [{"part": one.part.value, "name": one.name} for one in text.partners],
            "settings": [as_row(entry) for entry in text.settings],
        },
        indent=2,
        ensure_ascii=False,
    )


def as_row(entry: SettingEntry) -> dict[str, Any]:
    """A setting by the names of the columns."""
    return {
        "setting": entry.setting_id,
        "name": entry.name,
        "kind": entry.kind.value,
        "institution": entry.institution.value,
        "phases": [phase.value for phase in entry.phases],
        "needs": [need.value for need in entry.needs],
        "places": entry.places,
        "places_free": entry.places_free,
        "latitude": None if entry.at is None else entry.at.latitude,
        "longitude": None if entry.at is None else entry.at.longitude,
        "team": entry.team_id,
    }


class _Lines:
    """What a csv writer writes to."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines

    def write(self, line: str) -> None:
        self._lines.append(line)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else str(value)


Rows = list[tuple[str, Mapping[str, str]]]


def _csv(text: str, problems: list[str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    reader = csv.DictReader(text.splitlines(), skipinitialspace=True, restkey="")
    try:
        columns = [column.strip() for column in reader.fieldnames or ()]
        missing = [name for name in NEEDED if name not in columns]
        unknown = [name for name in columns if name not in COLUMNS]
        if missing:
            problems.append(
                f"line 1: the column {', '.join(missing)} is missing. Name it in the first line."
            )
        elif unknown:
            problems.append(
                f"line 1: the column {', '.join(unknown)} is not known. Remove or rename it."
            )
        for line in () if missing or unknown else reader:
            where = f"line {reader.line_num}"
            if line.get(""):
                problems.append(
                    f"{where}: there are more values than columns. Put values with a comma in "
                    "quotation marks."
                )
                continue
            yield where, {name: (value or "").strip() for name, value in line.items() if name}
    except csv.Error as error:
        problems.append(f"line {reader.line_num}: this is not CSV ({error}).")


def _json(text: str, frame: Frame, problems: list[str]) -> tuple[Frame, Rows]:
    try:
        value = json.loads(text)
    except ValueError as error:
        raise BadPlanFile([f"This is not JSON ({error})."]) from error
    unknown = set(value) - {"title", "dated_on", "effective_from", "partners", "settings"}
    if unknown:
        problems.append(f"{', '.join(sorted(unknown))} is not known. Remove or rename it.")
    partners = []
    for number, one in enumerate(_list(value, "partners", problems), start=1):
        found = _partner(
            str(one.get("part", "")), str(one.get("name", "")), f"partner {number}", problems
        )
        if found is not None:
            partners.append(found)
    rows: Rows = []
    for number, one in enumerate(_list(value, "settings", problems), start=1):
        where = f"setting {number}"
        strange = set(one) - set(COLUMNS)
        if strange:
            problems.append(
                f"{where}: {', '.join(sorted(strange))} is not known. Remove or rename it."
            )
            continue
        rows.append((where, {name: _cell_of_json(item).strip() for name, item in one.items()}))
    return (
        Frame(
            str(value.get("title") or frame.title),
            _day(value, "dated_on", problems) or frame.dated_on,
            _day(value, "effective_from", problems) or frame.effective_from,
            tuple(partners) or frame.partners,
        ),
        rows,
    )


def _cell_of_json(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, list) else _cell(value)


def _list(value: Mapping[str, Any], name: str, problems: list[str]) -> list[Mapping[str, Any]]:
    found = value.get(name, [])
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        problems.append(f"{name} is not a list of objects. Write it as [ {{...}}, {{...}} ].")
        return []
    return found


def _day(value: Mapping[str, Any], name: str, problems: list[str]) -> date | None:
    said = value.get(name)
    if not said:
        return None
    try:
        return date.fromisoformat(str(said))
    except ValueError:
        problems.append(f"{name} is “{said}”, which is not a day. Write it like 2026-09-02.")
        return None


def _partner(part: str, name: str, where: str, problems: list[str]) -> Partner | None:
    key = part.strip().casefold().replace(" ", "_")
    if key not in set(Part):
        problems.append(f"{where}: “{part.strip()}” is none of {_said(Part)}.")
        return None
    if not name.strip():
        problems.append(f"{where}: the name is empty. Fill it in.")
        return None
    return Partner(name.strip(), Part(key))


def _frame_problems(frame: Frame) -> Iterator[str]:
    if not frame.title.strip():
        yield "The version has no title. Give it one."
    if frame.dated_on is None:
        yield "The day of the text is missing. Say when it was agreed."
    if frame.effective_from is None:
        yield "The first day is missing. Say from when lists are drawn from this version."
    missing = missing_parts(frame.partners)
    if missing:
        yield (
            f"The partnership has nobody for {', '.join(part.value for part in missing)}. Name the "
            "partners."
        )


def _settings(rows: Rows, teams: frozenset[str], problems: list[str]) -> tuple[SettingEntry, ...]:
    found: list[SettingEntry] = []
    seen: dict[str, str] = {}
    for where, said in rows:
        wrong: list[str] = []
        entry = _setting(said, teams, wrong)
        problems.extend(f"{where}: {words}" for words in wrong)
        key = said.get("setting", "")
        if key and key in seen:
            problems.append(f"{where}: {key} is on {seen[key]} too. Give each setting one line.")
        seen.setdefault(key, where)
        if entry is not None and not wrong:
            found.append(entry)
    return tuple(found)


def _setting(
    said: Mapping[str, str], teams: frozenset[str], wrong: list[str]
) -> SettingEntry | None:
    for name in NEEDED:
        if not said.get(name):
            wrong.append(f"{name} is empty. Fill it in.")
    if len(said.get("name", "")) > LONGEST_NAME:
        wrong.append(f"name is longer than {LONGEST_NAME} letters. Shorten it.")
    kind = _choice(said, "kind", SettingKind, wrong)
    institution = _choice(said, "institution", Institution, wrong)
    phases = _choices(said, "phases", Phase, str.casefold, wrong)
    needs = _choices(said, "needs", NeedType, str.upper, wrong)
    places = _count(said, "places", wrong)
    free = _count(said, "places_free", wrong)
    if places is not None and free is not None and free > places:
        wrong.append(f"{free} free places are more than the {places} places. Correct one of them.")
    at = _point(said, wrong)
    team = said.get("team", "")
    if team and team not in teams:
        wrong.append(f"team is “{team}”, which is no team of a setting here. Leave it empty.")
    if wrong or kind is None or institution is None or places is None or free is None:
        return None
    return SettingEntry(
        said["setting"], said["name"], kind, institution, phases, needs, places, free, at, team
    )


def _choice(said: Mapping[str, str], name: str, kind: type[E], wrong: list[str]) -> E | None:
    value = said.get(name, "").casefold()
    if value in set(kind):
        return kind(value)
    if value:
        wrong.append(f"{name} is “{said[name]}”. Write one of {_said(kind)}.")
    return None


def _choices(
    said: Mapping[str, str],
    name: str,
    kind: type[E],
    fold: Callable[[str], str],
    wrong: list[str],
) -> tuple[E, ...]:
    found: list[E] = []
    for word in said.get(name, "").replace(",", " ").replace(";", " ").split():
        if fold(word) not in set(kind):
            wrong.append(f"{name} has “{word}”. Write some of {_said(kind)}.")
        elif kind(fold(word)) not in found:
            found.append(kind(fold(word)))
    return tuple(found)


def _said(kind: type[StrEnum]) -> str:
    return ", ".join(item.value for item in kind)


def _count(said: Mapping[str, str], name: str, wrong: list[str]) -> int | None:
    text = said.get(name, "")
    if not text:
        return None
    if text.isascii() and text.isdigit() and int(text) <= MOST_PLACES:
        return int(text)
    wrong.append(f"{name} is “{text}”. Write a whole number from 0 to {MOST_PLACES}.")
    return None


def _point(said: Mapping[str, str], wrong: list[str]) -> Point | None:
    texts = said.get("latitude", ""), said.get("longitude", "")
    if not any(texts):
        return None
    if not all(texts):
        wrong.append("latitude and longitude go together. Fill in both or neither.")
        return None
    try:
        point = Point(float(texts[0]), float(texts[1]))
    except ValueError:
        point = Point(math.nan, math.nan)
    if not (-90 <= point.latitude <= 90 and -180 <= point.longitude <= 180):
        wrong.append(
            f"“{texts[0]}, {texts[1]}” is no place on the map. Write degrees like 51.5072, -0.1276."
        )
        return None
    return point

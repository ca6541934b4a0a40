"""A CSV file of national standards: taken whole, or refused with every line that is wrong."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from cases.places.standards import Standard
from cases.places.vocabulary import Area
from store.plan_file import BadPlanFile

COLUMNS = ("code", "title", "area", "text")
LONGEST_CODE = 40
LONGEST_TITLE = 200


def read_standards(data: bytes) -> tuple[Standard, ...]:
    """The standards of a file with the columns code, title, area and text.

    Raises `BadPlanFile` with every problem there is.
    """
    try:
        lines = data.decode("utf-8-sig").splitlines(keepends=True)
    except UnicodeDecodeError as error:
        raise BadPlanFile(["Save the file as CSV in UTF-8."]) from error
    reader = csv.DictReader(lines, skipinitialspace=True, restkey="")
    problems: list[str] = []
    found: dict[str, Standard] = {}
    try:
        if tuple(column.strip() for column in reader.fieldnames or ()) != COLUMNS:
            raise BadPlanFile([f"line 1: write the columns {', '.join(COLUMNS)} in this order."])
        for line in reader:
            said = {name: (value or "").strip() for name, value in line.items() if name}
            wrong = list(_wrong(said, bool(line.get("")), found))
            problems.extend(f"line {reader.line_num}: {words}" for words in wrong)
            if not wrong:
                standard = Standard(said["code"], said["title"], said["text"], Area(said["area"]))
                found[standard.code] = standard
    except csv.Error as error:
        raise BadPlanFile([f"line {reader.line_num}: this is not CSV ({error})."]) from error
    if not found and not problems:
        problems.append("line 2: the file has no standards. Write one line for each.")
    if problems:
        raise BadPlanFile(problems)
    return tuple(found.values())


def _wrong(said: dict[str, str], too_many: bool, found: dict[str, Standard]) -> Iterator[str]:
    if too_many:
        yield "there are more values than columns. Put values with a comma in quotation marks."
    for name in COLUMNS:
        if not said.get(name):
            yield f"{name} is empty. Fill it in."
    if said.get("area") and said["area"] not in set(Area):
        yield f"area is “{said['area']}”. Write one of {', '.join(area.value for area in Area)}."
    if len(said.get("code", "")) > LONGEST_CODE or len(said.get("title", "")) > LONGEST_TITLE:
        yield f"a code has at most {LONGEST_CODE} letters and a title {LONGEST_TITLE}. Shorten it."
    if said.get("code") in found:
        yield f"the code {said['code']} is there twice. Give each standard its own."

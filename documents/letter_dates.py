"""The deadlines in the text of a letter, each tied to the row that gives its rule and its count.

A letter that names a last day without saying why it is that day cannot be written: the row is looked
up here, and its absence is refused as missing data.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from documents.data_check import DocumentDataInvalid

DEADLINES: Mapping[str, tuple[str, ...]] = {
    "answer_due_on": ("C4", "C5"),
    "contact_adviser_by": ("M2",),
    "appeal_by": ("T1", "K14"),
    "views_by": ("R10",),
    "final_plan_by": ("R11",),
    "judicial_review_by": ("C13", "O11"),
}
"""Fields of letters that hold the last day for something, with the rules that give such a day."""

PROMISES, ORDERS = "promises", "orders"


def notes(document: str, data: Mapping[str, Any]) -> dict[str, Any]:
    """For each deadline in the text the number of its row, from 1, and its rule.

    Promises and orders come as lists, in their own order. Raises `DocumentDataInvalid`, naming every deadline
    that has no row.
    """
    rows: Sequence[Mapping[str, Any]] = data["dates"]
    found: dict[str, Any] = {}
    problems: list[str] = []
    for name, rules in DEADLINES.items():
        if data.get(name) is None:
            continue
        same = [n for n, row in enumerate(rows, start=1) if row["on"] == data[name]]
        by_rule = [n for n in same if rows[n - 1]["rule"] in rules]
        if same:
            found[name] = _note(rows, (by_rule or same)[0])
        else:
            problems.append(f"{name}: the table of dates has no row for it")
    free = list(range(1, len(rows) + 1))
    for listed in (PROMISES, ORDERS):
        kept: list[dict[str, object]] = []
        for number, promise in enumerate(data.get(listed, ()), start=1):
            wanted = (promise["due_on"], promise["rule"])
            fits = (n for n in free if (rows[n - 1]["on"], rows[n - 1]["rule"]) == wanted)
            row = next(fits, None)
            if row is None:
                problems.append(f"{listed}.{number}: the table of dates has no row for it")
                continue
            free.remove(row)
            kept.append(_note(rows, row))
        found[listed] = kept
    if problems:
        raise DocumentDataInvalid(document, tuple(problems))
    return found


def _note(rows: Sequence[Mapping[str, Any]], number: int) -> dict[str, object]:
    return {"number": number, "rule": rows[number - 1]["rule"]}

"""The pages a bundle adds: cover, linked index, list of fingerprints."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from documents.typesetting import Rendered, typeset
from documents.wording import day, london_day

_LINK = re.compile(r"^https://bundle\.invalid/p/(\d+)$")
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One document in the index."""

    number: str
    title: str
    dated_on: date | None
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section with its documents, in order; `letter` is printed before its title."""

    letter: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The finished added pages, and where everything starts (pages count from 1)."""

    cover_and_index: Rendered
    front_pages: int
    checks: Rendered
    checks_pages: int
    starts: tuple[int, ...]
    total: int


def typeset_front(
    parts: Sequence[Part],
    *,
    title: str,
    heading: str,
    case_reference: str,
    facts: Sequence[tuple[str, str]],
    notice: str | None,
    root: str,
    at: datetime,
) -> Front:
    """Cover, index and fingerprints with right numbers, however many pages the index needs.

    The index is set again until its own number of pages is the one its numbers were counted with.
    `RuntimeError` when that never happens (its columns have fixed widths, so it must).
    """
    rows = [row for part in parts for row in part.rows]
    checks = typeset(
        "bundle_checks",
        {"root": root, "rows": [{"number": row.number, "sha256": row.sha256} for row in rows]},
        at,
    )
    checks_pages = checks.pages
    front_pages = 2
    for _ in range(_ROUNDS):
        sections, starts, next_page = _numbered(parts, front_pages + 1)
        sections.append(
            {
                "letter": "",
                "title": "How to check this bundle",
                "start": next_page,
                "end": next_page + checks_pages - 1,
                "pages": checks_pages,
                "items": [],
            }
        )
        total = next_page + checks_pages - 1
        front = typeset(
            "bundle_front",
            {
                "title": title,
                "heading": heading,
                "case_reference": case_reference,
                "facts": [list(fact) for fact in facts],
                "notice": notice,
                "pages": total,
                "prepared_on": london_day(at),
                "sections": sections,
            },
            at,
        )
        found = front.pages
        if found == front_pages:
            return Front(front, front_pages, checks, checks_pages, tuple(starts), total)
        front_pages = found
    raise RuntimeError("the index did not settle on a number of pages")


def linked_page(address: str) -> int | None:
    """The page (from 1) that a placeholder link of the index means, or None for another address."""
    match = _LINK.match(address)
    return int(match[1]) if match else None


def _numbered(
    parts: Sequence[Part], first: int
) -> tuple[list[Mapping[str, object]], list[int], int]:
    sections: list[Mapping[str, object]] = []
    starts: list[int] = []
    page = first
    for part in parts:
        section_start = page
        items = []
        for row in part.rows:
            starts.append(page)
            items.append(
                {
                    "number": row.number,
                    "title": row.title,
                    "dated_on": day(row.dated_on) if row.dated_on else "No date",
                    "start": page,
                    "end": page + row.pages - 1,
                    "pages": row.pages,
                }
            )
            page += row.pages
        sections.append(
            {
                "letter": part.letter,
                "title": part.title,
                "start": section_start,
                "end": page - 1,
                "pages": page - section_start,
                "items": items,
            }
        )
    return sections, starts, page

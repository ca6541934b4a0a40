"""One PDF out of many: cover, linked index, documents, page numbers, bookmarks, fingerprints."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pikepdf

from documents.assembly import Assembled, Naming, Progress, assemble
from documents.front import Front, Part, Row, typeset_front
from documents.manifest import manifest_of, report_of, root_hash
from documents.order import Order
from documents.packs import statement
from documents.profiles import Profile, profile_on
from documents.reading import page_count
from documents.source import Item, Problem, Source, SourceRefused, open_source
from documents.wording import london_day, one_line

__all__ = ["Bundle", "BundleRefused", "Item", "Order", "Problem", "Progress", "build"]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A finished bundle. `manifest` says what went in; `report` what was found and changed."""

    pdf: bytes
    pages: int
    sha256: str
    manifest: Mapping[str, object]
    report: Mapping[str, object]


class BundleRefused(Exception):
    """The bundle cannot be built; each problem names a document, the reason and what to do."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            " ".join(f"{found.title}: {found.reason} {found.fix}" for found in self.problems)
        )


def build(order: Order, items: Sequence[Item], progress: Progress | None = None) -> Bundle:
    """Build the bundle; equal orders and items give equal bytes.

    Items stand in the order of their section, then date, then sequence, then as given; items
    without a date come last in their section. `progress` is called with a stage ("reading",
    "index", "joining", "numbering", "checking"), how much is done, and of how many.
    `BundleRefused` names everything that is wrong with the documents, so that it can be mended at
    once; nothing is left out in silence. `KeyError` for an unknown profile or pack; `ValueError`
    when `order.at` has no time zone; `OSError` when a file cannot be read.
    """
    tell = progress or _silent
    profile = profile_on(order.profile, london_day(order.at))
    notice = None if order.pack is None else statement(order.pack, "bundle")
    _check(profile, order, items)
    sources = _open_all(profile, _in_order(profile, items), tell)
    try:
        parts = _parts(profile, sources)
        root = root_hash([row for part in parts for row in part.rows])
        naming = Naming(one_line(order.title), one_line(order.case_reference), order.at)
        tell("index", 0, 1)
        front = typeset_front(
            parts,
            title=naming.title,
            heading=profile.heading,
            case_reference=naming.case_reference,
            facts=order.facts,
            notice=notice,
            root=root,
            at=order.at,
        )
        tell("index", 1, 1)
        assembled = assemble(naming, parts, sources, front, tell)
        _self_check(assembled, front)
        return Bundle(
            assembled.pdf,
            front.total,
            hashlib.sha256(assembled.pdf).hexdigest(),
            manifest_of(order, profile, parts, sources, front, root),
            report_of(profile, parts, sources, front, assembled),
        )
    finally:
        for source in sources:
            source.pdf.close()


def _check(profile: Profile, order: Order, items: Sequence[Item]) -> None:
    keys = {section.key for section in profile.sections}
    repeated = {key for key, count in Counter(item.item_id for item in items).items() if count > 1}
    problems = []
    for item in items:
        if item.section not in keys:
            problems.append(
                Problem(
                    item.item_id,
                    one_line(item.title),
                    f"This bundle has no section “{item.section}”.",
                    f"Please choose one of: {', '.join(sorted(keys))}.",
                    "unknown_section",
                )
            )
        if item.item_id in repeated:
            problems.append(
                Problem(
                    item.item_id,
                    one_line(item.title),
                    "The same entry is in the list twice.",
                    "Please take one of the two out.",
                    "repeated",
                )
            )
    filled = {item.section for item in items}
    for section in profile.sections:
        if section.required and section.key not in filled:
            problems.append(
                Problem(
                    "",
                    section.title,
                    "This part is missing, and the tribunal would send the appeal back.",
                    "Please add a document to this part.",
                    "missing_section",
                )
            )
    if len(items) > profile.limits.items:
        problems.append(
            _too_much(order, f"{len(items)} documents", f"{profile.limits.items} documents")
        )
    if problems:
        raise BundleRefused(problems)


def _in_order(profile: Profile, items: Sequence[Item]) -> list[Item]:
    places = {section.key: at for at, section in enumerate(profile.sections)}
    return sorted(
        items,
        key=lambda item: (places[item.section], item.dated_on or date.max, item.sequence),
    )


def _open_all(profile: Profile, items: Sequence[Item], tell: Progress) -> list[Source]:
    sources: list[Source] = []
    problems: list[Problem] = []
    pages = size = 0
    for at, item in enumerate(items):
        tell("reading", at, len(items))
        try:
            source = open_source(item, profile.limits.pages)
        except SourceRefused as refusal:
            problems.append(refusal.problem)
            continue
        sources.append(source)
        pages += source.pages
        size += source.size
        limit = profile.limits
        if pages > limit.pages or size > limit.bytes:
            over = pages > limit.pages
            reason = f"With this document the bundle has more than {limit.pages} pages."
            if not over:
                reason = (
                    f"With this document the bundle is larger than {limit.bytes // 1_000_000} MB."
                )
            problems.append(
                Problem(
                    item.item_id,
                    one_line(item.title),
                    reason,
                    "Please take out what the tribunal does not need.",
                    "too_many_pages" if over else "too_big",
                )
            )
            break
    tell("reading", len(items), len(items))
    if problems:
        for source in sources:
            source.pdf.close()
        raise BundleRefused(problems)
    return sources


def _too_much(order: Order, found: str, limit: str) -> Problem:
    return Problem(
        "",
        one_line(order.title),
        f"The bundle has {found}. The limit is {limit}.",
        "Please take out what the tribunal does not need.",
        "too_many_items",
    )


def _parts(profile: Profile, sources: Sequence[Source]) -> list[Part]:
    parts: list[Part] = []
    for section in profile.sections:
        members = [source for source in sources if source.item.section == section.key]
        if not members:
            continue
        letter = chr(ord("A") + len(parts))
        rows = tuple(
            Row(
                f"{letter}{at}",
                source.title,
                source.item.dated_on,
                source.pages,
                source.upload.sha256,
            )
            for at, source in enumerate(members, start=1)
        )
        parts.append(Part(letter, section.title, rows))
    return parts


def _self_check(assembled: Assembled, front: Front) -> None:
    with pikepdf.open(io.BytesIO(assembled.pdf), attempt_recovery=False) as opened:
        counts = {front.total, len(opened.pages), page_count(assembled.pdf)}
    if len(counts) != 1:
        raise RuntimeError(f"the bundle's page counts disagree: {sorted(counts)}")


def _silent(stage: str, done: int, total: int) -> None:
    """Progress that nobody asked for."""

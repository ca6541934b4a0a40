"""Joining the prepared documents into one file: pages, links, bookmarks, tags, numbers, metadata."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pikepdf

from documents.bookmarks import Bookmark, SourceBookmark, shortened, write_outline
from documents.conformance import UNCHECKED, Conformance, conformance
from documents.front import Front, Part, linked_page
from documents.identity import identify, saved, set_opening
from documents.links import TARGET, LinkCount, connect_links, new_link, prepare_links
from documents.optional_content import LayerSettings
from documents.sheets import A4_LONG, frame_of, lay_out, sheet_for
from documents.source import Source
from documents.stamp import load_font, stamp
from documents.tags import PageWords, TagTree

Progress = Callable[[str, int, int], None]
"""Called with the stage in one word, how much of it is done, and of how many."""

INDEX_PAGE = 2
"""The index starts on page 2; page 1 is the cover."""


@dataclass(slots=True)
class Assembled:
    """The finished bytes and what was seen on the way."""

    pdf: bytes = b""
    links: dict[str, LinkCount] = field(default_factory=dict)
    index_links: int = 0
    bookmarks: int = 0
    untagged: list[str] = field(default_factory=list)
    conformance: Conformance = UNCHECKED


@dataclass(frozen=True, slots=True)
class Naming:
    """How the bundle is called, and when it was made."""

    title: str
    case_reference: str
    at: datetime


def assemble(
    naming: Naming,
    parts: Sequence[Part],
    sources: Sequence[Source],
    front: Front,
    tell: Progress,
) -> Assembled:
    """Join everything. The sources are used up; they must stay open until this returns."""
    result = Assembled()
    out = pikepdf.new()
    tags = TagTree()
    layers = LayerSettings()
    opened = [
        pikepdf.open(io.BytesIO(front.cover_and_index.pdf)),
        pikepdf.open(io.BytesIO(front.checks.pdf)),
    ]
    try:
        result.index_links = _join_front(out, opened[0], tags, number=0)
        for at, (source, start) in enumerate(zip(sources, front.starts, strict=True)):
            tell("joining", at, len(sources))
            layers.collect(source.pdf)
            _join_source(out, source, start - 1, tags, at + 1, result)
            layers.copy(out, source.pdf)
        _join_ours(out, opened[1], "How to check this bundle", tags, len(sources) + 1)
        tell("joining", len(sources), len(sources))
        _stamp_all(out, tags, front, tell)
        connect_links(out)
        tree = _bookmark_tree(naming.title, parts, sources, front)
        result.bookmarks = write_outline(out, tree)
        tags.finish(out)
        layers.finish(out)
        set_opening(out, opened[0])
        _save_with_true_claims(out, naming, result, tell)
    finally:
        out.close()
        for pdf in opened:
            pdf.close()
    return result


def _join_front(out: pikepdf.Pdf, front: pikepdf.Pdf, tags: TagTree, number: int) -> int:
    links = 0
    for page in front.pages:
        for annotation in page.obj.get("/Annots", pikepdf.Array()):
            target = linked_page(str(annotation.A.URI))
            if target is not None:
                del annotation["/A"]
                annotation[TARGET] = pikepdf.Array([target - 1, float(page.mediabox[3])])
                annotation["/Contents"] = pikepdf.String(f"Go to page {target}")
                links += 1
    _join_ours(out, front, "Cover and index", tags, number)
    return links


def _join_ours(out: pikepdf.Pdf, pdf: pikepdf.Pdf, title: str, tags: TagTree, number: int) -> None:
    if not tags.prepare(pdf, number):
        raise RuntimeError(f"{title}: our own pages are not tagged")
    before = len(out.pages)
    for page in pdf.pages:
        lay_out(pdf, page, sheet_for(frame_of(page)), None)
    out.pages.extend(pdf.pages)
    pages = [page.obj for page in list(out.pages)[before:]]
    tags.join(out, pdf, title, pages, None)


def _join_source(
    out: pikepdf.Pdf,
    source: Source,
    first: int,
    tags: TagTree,
    number: int,
    result: Assembled,
) -> None:
    if len(out.pages) != first:
        raise RuntimeError(f"{source.title}: starts on page {len(out.pages) + 1}, not {first + 1}")
    result.links[source.item.item_id] = prepare_links(
        source.pdf, source.destinations, source.sheets, first
    )
    tagged = tags.prepare(source.pdf, number)
    words = None if tagged else _page_words(source)
    for index, (page, sheet) in enumerate(zip(source.pdf.pages, source.sheets, strict=True)):
        lay_out(source.pdf, page, sheet, None if words is None else words[index].tag)
    out.pages.extend(source.pdf.pages)
    pages = [page.obj for page in list(out.pages)[first:]]
    tags.join(out, source.pdf, source.title, pages, words)
    if not tagged and not source.is_picture:
        result.untagged.append(source.item.item_id)


def _page_words(source: Source) -> list[PageWords]:
    return [
        PageWords("P")
        if ink.characters
        else PageWords("Figure", f"Picture of page {number} of {source.pages}: {source.title}")
        for number, ink in enumerate(source.ink, start=1)
    ]


def _stamp_all(out: pikepdf.Pdf, tags: TagTree, front: Front, tell: Progress) -> None:
    font = load_font(out)
    firsts = {start - 1: at + 1 for at, start in enumerate(front.starts)}
    index_top = float(out.pages[INDEX_PAGE - 1].mediabox[3])
    for index, page in enumerate(out.pages):
        if index % 100 == 0:
            tell("numbering", index, front.total)
        rect = stamp(out, page, font, index + 1, back=index in firsts)
        if rect is not None:
            link = new_link(out, rect, INDEX_PAGE - 1, index_top, "Back to index")
            if "/Annots" not in page.obj:
                page.obj["/Annots"] = pikepdf.Array()
            page.obj.Annots.append(link)
            tags.add_link(out, tags.sections[firsts[index]], page.obj, link)
    tell("numbering", front.total, front.total)


def _bookmark_tree(
    title: str, parts: Sequence[Part], sources: Sequence[Source], front: Front
) -> list[Bookmark]:
    height = A4_LONG
    bundle = Bookmark(shortened(title), 0, height)
    bundle.children.append(Bookmark(f"Index (page {INDEX_PAGE})", INDEX_PAGE - 1, height))
    at = 0
    for part in parts:
        start = front.starts[at]
        section = Bookmark(
            f"{part.letter}. {shortened(part.title)} (page {start})",
            start - 1,
            sources[at].sheets[0].height,
        )
        for row in part.rows:
            source, start = sources[at], front.starts[at]
            item = Bookmark(
                f"{row.number} {shortened(row.title)} (page {start})",
                start - 1,
                source.sheets[0].height,
                [_placed(below, source, start - 1) for below in source.bookmarks],
            )
            section.children.append(item)
            at += 1
        bundle.children.append(section)
    checks = front.total - front.checks_pages + 1
    bundle.children.append(
        Bookmark(f"How to check this bundle (page {checks})", checks - 1, height)
    )
    return [bundle]


def _placed(bookmark: SourceBookmark, source: Source, first: int) -> Bookmark:
    sheet = source.sheets[bookmark.place.page]
    top = sheet.height
    if bookmark.place.top is not None:
        _, y = sheet.matrix.point(bookmark.place.left or 0.0, bookmark.place.top)
        top = min(max(y, 0.0), sheet.height)
    return Bookmark(
        bookmark.title,
        first + bookmark.place.page,
        top,
        [_placed(child, source, first) for child in bookmark.children],
    )


def _save_with_true_claims(
    out: pikepdf.Pdf, naming: Naming, result: Assembled, tell: Progress
) -> None:
    tell("checking", 0, 1)
    _identify(out, naming, ua=True, archive=True)
    claimed = saved(out)
    found = conformance(claimed)
    result.conformance = found
    if found.ua and found.archive:
        result.pdf = claimed
    else:
        _identify(out, naming, ua=found.ua, archive=found.archive)
        result.pdf = saved(out)
    tell("checking", 1, 1)


def _identify(out: pikepdf.Pdf, naming: Naming, *, ua: bool, archive: bool) -> None:
    identify(
        out,
        title=naming.title,
        case_reference=naming.case_reference,
        at=naming.at,
        ua=ua,
        archive=archive,
    )

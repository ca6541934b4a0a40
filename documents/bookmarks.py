"""Bookmarks: those of a source document, read safely; and the tree of the bundle, written flat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf

from documents.destinations import Destinations, Place
from documents.links import destination
from documents.wording import one_line

LEVELS = 10
"""Source bookmarks deeper than this are dropped (and counted)."""

TITLE_LENGTH = 200
"""A bookmark title is shortened beyond this many characters; the index has it in full."""

_MOST = 5000
_DEEPEST_READ = 50
_OPEN_LEVELS = 2


@dataclass(slots=True)
class SourceBookmark:
    """A bookmark of a source document; `place` is on one of its own pages."""

    title: str
    place: Place
    children: list[SourceBookmark] = field(default_factory=list)


@dataclass(slots=True)
class Bookmark:
    """A bookmark of the bundle: `page` counts from 0, `top` is in points on that page."""

    title: str
    page: int
    top: float
    children: list[Bookmark] = field(default_factory=list)


def source_bookmarks(
    pdf: pikepdf.Pdf, destinations: Destinations
) -> tuple[list[SourceBookmark], int]:
    """The bookmarks that lead to a page, and how many were dropped; safe on cycles and nonsense."""
    outlines = pdf.Root.get("/Outlines")
    seen: set[tuple[int, int]] = set()
    dropped = 0

    def walk(parent: pikepdf.Object, level: int) -> list[SourceBookmark]:
        nonlocal dropped
        found: list[SourceBookmark] = []
        if level > _DEEPEST_READ:
            return found
        for item in _siblings(parent, seen):
            children = walk(item, level + 1)
            place = destinations.of(item) or (children[0].place if children else None)
            title = one_line(str(item.get("/Title", "")))
            if place is None or level > LEVELS or not title:
                dropped += 1
                found.extend(children)
            else:
                found.append(SourceBookmark(shortened(title), place, children))
        return found

    if not isinstance(outlines, pikepdf.Dictionary):
        return [], 0
    return walk(outlines, 1), dropped


def _siblings(parent: pikepdf.Object, seen: set[tuple[int, int]]) -> Iterator[pikepdf.Object]:
    item = parent.get("/First")
    while isinstance(item, pikepdf.Dictionary) and item.is_indirect:
        if item.objgen in seen or len(seen) >= _MOST:
            return
        seen.add(item.objgen)
        yield item
        item = item.get("/Next")


def shortened(title: str) -> str:
    """The title, cut at a word to `TITLE_LENGTH` characters with an ellipsis when longer."""
    if len(title) <= TITLE_LENGTH:
        return title
    return title[: TITLE_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def write_outline(pdf: pikepdf.Pdf, bookmarks: list[Bookmark]) -> int:
    """Write the bookmark tree, open to the second level; the number of bookmarks written."""
    root = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
    pages = [page.obj for page in pdf.pages]
    written = 0

    def attach(parent: pikepdf.Object, children: list[Bookmark], level: int) -> int:
        nonlocal written
        items = [
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Title=pikepdf.String(child.title),
                    Parent=parent,
                    Dest=destination(pages[child.page], child.top),
                )
            )
            for child in children
        ]
        written += len(items)
        shown = len(items)
        for at, (item, child) in enumerate(zip(items, children, strict=True)):
            if at > 0:
                item["/Prev"] = items[at - 1]
            if at + 1 < len(items):
                item["/Next"] = items[at + 1]
            below = attach(item, child.children, level + 1)
            if child.children and level < _OPEN_LEVELS:
                shown += below
        if items:
            parent["/First"], parent["/Last"] = items[0], items[-1]
            is_open = level <= _OPEN_LEVELS
            parent["/Count"] = shown if is_open else -shown
        return shown

    attach(root, bookmarks, 1)
    pdf.Root["/Outlines"] = root
    return written

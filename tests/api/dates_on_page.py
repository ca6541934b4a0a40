"""Finding the dates on a page that neither give nor lead to the reason for them.

A date is explained when it stands inside an element that carries `data-derivation` (the address of
a deadline's own page) or `data-source` (the event, the rule or the kind of event it comes from), when
it is itself inside a link to a deadline's page, or when the same line, cell or paragraph has such a
link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from api.words.happened import KNOWN_EVENTS
from rules.regime import COMPULSORY, GREEN_PAPER, WHITE_PAPER
from rules.register import RULES

CITED = {*RULES, *(cited.rule for cited in (GREEN_PAPER, WHITE_PAPER, COMPULSORY))}
"""Rules of the rule book, and the papers that a pack stands for."""

DATE = re.compile(
    r"\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December) \d{4}\b"
)
DATE_PAGE = re.compile(r"(?:https?://[^/]+)?/cases/[^/]+/dates/[^/?#]+")
RECORD = re.compile(r"/cases/[^/]+#event-\d+")
BESIDE = frozenset({"p", "li", "td", "th", "dd", "dt"})
"""Elements in which a link explains the dates next to it."""

VOID = frozenset({"meta", "link", "input", "br", "img", "hr", "source", "path", "rect", "use"})


@dataclass
class Element:
    """An element with its attributes, its text in pieces, and what it stands in."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def around(self) -> Iterator[Element]:
        """The element and everything that it stands in, from the inside out."""
        here: Element | None = self
        while here is not None:
            yield here
            here = here.parent

    def within(self) -> Iterator[Element]:
        """The element and everything in it."""
        yield self
        for child in self.children:
            yield from child.within()

    def is_date_link(self) -> bool:
        """Whether it is a link to the page of a deadline."""
        return self.tag == "a" and bool(DATE_PAGE.fullmatch(self.attributes.get("href", "")))

    def has_class(self, name: str) -> bool:
        """Whether it carries a class."""
        return name in self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("html", {}, None)
        self.here = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(made)
        if tag not in VOID:
            self.here = made

    def handle_endtag(self, tag: str) -> None:
        here: Element | None = self.here
        while here is not None and here.tag != tag:
            here = here.parent
        if here is not None and here.parent is not None:
            self.here = here.parent

    def handle_data(self, data: str) -> None:
        self.here.texts.append(data)


def read(html: str) -> Element:
    """The page as a tree."""
    reader = _Reader()
    reader.feed(html)
    return reader.root


def unexplained(page: Element) -> list[tuple[str, Element]]:
    """The dates on a page without a reason, with the element that each stands in."""
    return [
        (date, element)
        for element in page.within()
        if element.tag not in ("script", "style", "title")
        for text in element.texts
        for date in DATE.findall(text)
        if not _is_explained(element)
    ]


def broken_references(page: Element) -> list[str]:
    """References that lead nowhere: unknown rules, unknown kinds of event, events not on the page."""
    ids = {element.attributes.get("id") for element in page.within()}
    found: list[str] = []
    for element in page.within():
        for source in element.attributes.get("data-source", "").split():
            is_here = source.startswith("event-") and source in ids
            if not (
                is_here or RECORD.fullmatch(source) or source in CITED or source in KNOWN_EVENTS
            ):
                found.append(source)
        href = element.attributes.get("href", "")
        if href.startswith("#event-") and href[1:] not in ids:
            found.append(href)
        derivation = element.attributes.get("data-derivation")
        if derivation is not None and not DATE_PAGE.fullmatch(derivation):
            found.append(derivation)
    return found


def date_pages(page: Element) -> set[str]:
    """The addresses of the pages of deadlines to which a page leads."""
    found = {e.attributes["href"] for e in page.within() if e.is_date_link()}
    return found | {
        e.attributes["data-derivation"] for e in page.within() if "data-derivation" in e.attributes
    }


def _is_explained(element: Element) -> bool:
    for here in element.around():
        if here.is_date_link() or "data-derivation" in here.attributes:
            return True
        if here.attributes.get("data-source"):
            return True
    beside = next((here for here in element.around() if here.tag in BESIDE), None)
    return beside is not None and any(e.is_date_link() for e in beside.within())

"""A bundle looked at from outside: readers, printed numbers, index, way back, bookmarks."""

from __future__ import annotations

import io
import re

import pikepdf
import pypdf
import pypdfium2

FOOT_WIDTH, FOOT_HEIGHT = 120, 26
"""Points at the foot on the right in which the page number is printed."""

Numbers = dict[tuple[int, int], int]
"""The number of each page, from 1, by the identity of its object."""

INDEX = 2
"""The page on which the index begins."""


def check(pdf: bytes) -> int:
    """Assert that a bundle can be read and found one's way in; the number of its pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [_text(page) for page in document]
        printed = [_foot(page) for page in document]
    pages = len(texts)
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) == pages
    assert printed == [str(number) for number in range(1, pages + 1)]
    with pikepdf.open(io.BytesIO(pdf), attempt_recovery=False) as opened:
        assert not opened.check_pdf_syntax()
        numbers = {page.obj.objgen: at for at, page in enumerate(opened.pages, start=1)}
        targets = _targets(opened.pages[INDEX - 1], numbers)
        starts = sorted({target for target in targets if target > INDEX})
        assert len(starts) >= 4
        for start in starts:
            if start < pages:  # the last page is how to check the bundle, which needs no way back
                assert INDEX in _targets(opened.pages[start - 1], numbers)
            assert str(start) in re.findall(r"\d+", texts[INDEX - 1])
        with opened.open_outline() as outline:
            _check_bookmarks(outline.root, numbers)
    return pages


def _check_bookmarks(items: list[pikepdf.OutlineItem], numbers: Numbers) -> None:
    for item in items:
        said = re.search(r"\(page (\d+)\)$", item.title)
        if said is not None:
            assert isinstance(item.destination, pikepdf.Array)
            assert numbers[item.destination[0].objgen] == int(said[1])
        _check_bookmarks(item.children, numbers)


def _targets(page: pikepdf.Page, numbers: Numbers) -> list[int]:
    return [
        numbers[annotation.Dest[0].objgen]
        for annotation in page.obj.get("/Annots", [])
        if "/Dest" in annotation
    ]


def _text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage()
    try:
        return str(text.get_text_bounded())
    finally:
        text.close()


def _foot(page: pypdfium2.PdfPage) -> str:
    width, _ = page.get_size()
    text = page.get_textpage()
    try:
        found = text.get_text_bounded(
            left=width - FOOT_WIDTH, bottom=0, right=width, top=FOOT_HEIGHT
        )
        return str(found).strip()
    finally:
        text.close()


def words_of(pdf: bytes) -> str:
    """All text of a PDF on one line."""
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(_text(page).split()) for page in document)

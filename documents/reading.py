"""PDFium, the second reader: does a file open, what is printed where, how much text is there.

PDFium is not safe in two threads at once, so every call goes through one lock.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2

_PDFIUM = threading.Lock()
_STRIP_SCALE = 0.75


class Unreadable(Exception):
    """PDFium cannot open the file."""


@dataclass(frozen=True, slots=True)
class PageInk:
    """What a page shows: its number of text characters, and whether its foot is printed on."""

    characters: int
    ink_at_foot: bool


def page_count(data: bytes) -> int:
    """The number of pages PDFium sees. `Unreadable` when it cannot open the file."""
    with _PDFIUM:
        document = _opened(data)
        try:
            return len(document)
        finally:
            document.close()


def page_ink(data: bytes, foot_shares: Sequence[float]) -> tuple[PageInk, ...]:
    """Text and foot ink of each page; a foot is the lowest share (0 to 1) of the visible page.

    `Unreadable` when PDFium cannot open the file or one of its pages.
    """
    found = []
    with _PDFIUM:
        document = _opened(data)
        try:
            for index, share in enumerate(foot_shares):
                page = document[index]
                text = page.get_textpage()
                characters = text.count_chars()
                text.close()
                found.append(PageInk(characters, share > 0 and _foot_has_ink(page, share)))
                page.close()
        except pypdfium2.PdfiumError as error:
            raise Unreadable(str(error)) from error
        finally:
            document.close()
    return tuple(found)


def page_texts(data: bytes) -> Iterator[str]:
    """The text of each page in the order of the page. `Unreadable` when PDFium cannot open the file.

    The lock is taken for one page at a time, so that a long file keeps nobody waiting.
    """
    with _PDFIUM:
        document = _opened(data)
    try:
        for index in range(len(document)):
            with _PDFIUM:
                page = document[index]
                text = page.get_textpage()
                found = str(text.get_text_bounded())
                text.close()
                page.close()
            yield found
    except pypdfium2.PdfiumError as error:
        raise Unreadable(str(error)) from error
    finally:
        with _PDFIUM:
            document.close()


def _opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable(str(error)) from error


def _foot_has_ink(page: pypdfium2.PdfPage, share: float) -> bool:
    width, height = page.get_size()
    scale = min(_STRIP_SCALE, 1500 / max(width, height))
    hidden = height * (1 - min(share, 1.0))
    if (height - hidden) * scale < 1:
        return False
    bitmap = page.render(scale=scale, crop=(0, 0, 0, hidden), grayscale=True, may_draw_forms=False)
    try:
        pixels = bytes(bitmap.buffer)
        rows = (
            pixels[row * bitmap.stride : row * bitmap.stride + bitmap.width]
            for row in range(bitmap.height)
        )
        return any(row.count(0xFF) != len(row) for row in rows)
    finally:
        bitmap.close()

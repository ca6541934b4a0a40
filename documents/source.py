"""One document on its way into a bundle: opened, cleaned, measured, its bookmarks read."""

from __future__ import annotations

import hashlib
import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pikepdf

from documents.bookmarks import SourceBookmark, source_bookmarks
from documents.cleaning import clean
from documents.destinations import Destinations
from documents.forms import FormUnprintable
from documents.identity import written
from documents.reading import PageInk, Unreadable, page_ink
from documents.sheets import Sheet, frame_of, sheet_for
from documents.uploads import LIMIT_BYTES, PDF, Upload, UploadRefused, as_pdf, inspect
from documents.wording import one_line


@dataclass(frozen=True, slots=True)
class Item:
    """A document of a bundle: its section's key, its title as typed, the file as received.

    `data` is the bytes, a function that gives them, or the path of a file. `sequence` orders items
    of one section with the same date. `source_sha256` is checked against the bytes.
    """

    item_id: str
    section: str
    title: str
    dated_on: date | None
    media_type: str
    data: bytes | Callable[[], bytes] | Path
    source_sha256: str
    sequence: int = 0

    def read(self) -> bytes:
        """The bytes of the file. `OSError` when it cannot be read."""
        if isinstance(self.data, bytes):
            return self.data
        if isinstance(self.data, Path):
            return self.data.read_bytes()
        return self.data()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a document cannot go into a bundle, in plain words, and what to do about it."""

    item_id: str
    title: str
    reason: str
    fix: str
    code: str


class SourceRefused(Exception):
    """A document cannot go into the bundle."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(f"{problem.title}: {problem.reason} {problem.fix}")


@dataclass(slots=True)
class Source:
    """An item ready to be joined. `pdf` stays open until the bundle is saved."""

    item: Item
    upload: Upload
    size: int
    pdf: pikepdf.Pdf
    converted_sha256: str
    destinations: Destinations
    bookmarks: list[SourceBookmark]
    dropped_bookmarks: int
    removed: Counter[str]
    sheets: list[Sheet]
    ink: tuple[PageInk, ...]

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return len(self.sheets)

    @property
    def title(self) -> str:
        """Its title on one line."""
        return one_line(self.item.title)

    @property
    def is_picture(self) -> bool:
        """Whether it was uploaded as an image."""
        return self.upload.media_type != PDF


def open_source(item: Item, limit_pages: int) -> Source:
    """Read, check, convert, clean and measure one item. `SourceRefused` says what is wrong."""

    def refused(reason: str, fix: str, code: str) -> SourceRefused:
        return SourceRefused(Problem(item.item_id, one_line(item.title), reason, fix, code))

    if not one_line(item.title):
        raise refused("The document has no title.", "Please give it a title.", "no_title")
    data = item.read()
    if hashlib.sha256(data).hexdigest() != item.source_sha256:
        raise refused(
            "The stored file is not the one that was uploaded.",
            "Please tell the administrator, and upload the file again.",
            "changed",
        )
    try:
        upload = inspect(
            data,
            one_line(item.title),
            limit_bytes=max(LIMIT_BYTES, len(data)),
            limit_pages=limit_pages,
        )
    except UploadRefused as refusal:
        raise refused(refusal.reason, refusal.fix, refusal.code) from refusal
    try:
        converted = as_pdf(data, upload.media_type)
        pdf = pikepdf.open(io.BytesIO(converted), attempt_recovery=False)
        removed = clean(pdf)
        frames = [frame_of(page) for page in pdf.pages]
        natural = [sheet_for(frame) for frame in frames]
        cleaned = written(pdf)
        ink = page_ink(cleaned, [sheet.foot_share for sheet in natural])
        sheets = [
            sheet_for(frame, clear_foot=True) if found.ink_at_foot else sheet
            for frame, sheet, found in zip(frames, natural, ink, strict=True)
        ]
        destinations = Destinations(pdf)
        bookmarks, dropped = source_bookmarks(pdf, destinations)
    except FormUnprintable as error:
        raise refused(
            "This form has an answer that we cannot print. It would be lost.",
            "Please open the form, print it as a new PDF, and upload that file.",
            "form_text",
        ) from error
    except (pikepdf.PdfError, Unreadable, OSError, ValueError, TypeError, AttributeError) as error:
        raise refused(
            "The file opens, but a part of it is damaged and it cannot be copied.",
            "Please open it, print it as a new PDF, and upload that file.",
            "damaged_inside",
        ) from error
    return Source(
        item,
        upload,
        len(data),
        pdf,
        hashlib.sha256(cleaned).hexdigest(),
        destinations,
        bookmarks,
        dropped,
        removed,
        sheets,
        ink,
    )

"""The printed page number at the foot of every page, and the way back to the index."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

import pikepdf

from documents.sheets import FOOT
from documents.typesetting import typeset

BACK = "Back to index"
NUMBER_SIZE = 11.0
BACK_SIZE = 9.0
SIDE = 40.0
"""Points between the number and the side of the sheet."""

_BASELINE = 10.0
_CHARACTERS = "0123456789 " + BACK
_FONT = "/RedressStamp"
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class StampFont:
    """An embedded font subset: its dictionary in one document, glyph codes, widths (1/1000 em)."""

    font: pikepdf.Object
    codes: dict[str, bytes]
    widths: dict[str, float]

    def width(self, text: str, size: float) -> float:
        """The printed width in points."""
        return sum(self.widths[char] for char in text) * size / 1000

    def show(self, text: str, size: float, x: float, y: float) -> bytes:
        """Operators that print `text` with its baseline at (x, y), as a page artifact."""
        glyphs = b"".join(self.codes[char] for char in text).hex()
        return (
            f"/Artifact <</Type /Pagination>> BDC q BT {_FONT} {size:g} Tf 0 g "
            f"1 0 0 1 {x:.2f} {y:.2f} Tm <{glyphs}> Tj ET Q EMC\n"
        ).encode()


def load_font(pdf: pikepdf.Pdf) -> StampFont:
    """The stamp font, copied into this document."""
    source = pikepdf.open(io.BytesIO(_font_file()))
    [fonts] = [page.resources.Font for page in source.pages]
    [font] = [fonts[key] for key in fonts.keys()]  # noqa: SIM118  (a pikepdf object is no dict)
    codes = _codes(font.ToUnicode.read_bytes().decode("latin-1"))
    descendant = font.DescendantFonts[0]
    by_glyph = _widths(descendant.get("/W", pikepdf.Array()), float(descendant.get("/DW", 1000)))
    widths = {
        char: by_glyph.get(int.from_bytes(code, "big"), float(descendant.get("/DW", 1000)))
        for char, code in codes.items()
    }
    missing = set(_CHARACTERS) - set(codes)
    if missing:
        raise RuntimeError(f"the stamp font lacks {sorted(missing)}")
    copied = pdf.copy_foreign(font)
    return StampFont(copied, codes, widths)


def stamp(
    pdf: pikepdf.Pdf, page: pikepdf.Page, font: StampFont, number: int, *, back: bool
) -> tuple[float, float, float, float] | None:
    """Print the number on an A4 sheet, and `Back to index` when asked: then its rectangle is given.

    The foot of the sheet must be free (`sheets.sheet_for`) and the page's drawing fenced off.
    """
    width = float(page.mediabox[2]) - float(page.mediabox[0])
    printed = str(number)
    x = width - SIDE - font.width(printed, NUMBER_SIZE)
    content = font.show(printed, NUMBER_SIZE, x, _BASELINE)
    rect = None
    if back:
        content += font.show(BACK, BACK_SIZE, SIDE, _BASELINE)
        rect = (SIDE - 2, 4.0, SIDE + font.width(BACK, BACK_SIZE) + 2, FOOT - 4)
    resources = _copied(page.resources)
    fonts = _copied(resources.get("/Font"))
    fonts[_FONT] = font.font
    resources["/Font"] = fonts
    page.obj["/Resources"] = resources
    page.contents_add(pdf.make_stream(content), prepend=False)
    return rect


def _copied(dictionary: pikepdf.Object | None) -> pikepdf.Dictionary:
    """A copy of its own: resources are often shared between pages."""
    found = dictionary.items() if isinstance(dictionary, pikepdf.Dictionary) else ()
    return pikepdf.Dictionary(dict(found))


@lru_cache(maxsize=1)
def _font_file() -> bytes:
    return typeset("stamp_font", {"characters": _CHARACTERS}, _EPOCH).pdf


def _codes(cmap: str) -> dict[str, bytes]:
    codes: dict[str, bytes] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            codes[bytes.fromhex(text).decode("utf-16-be")] = bytes.fromhex(code)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        pattern = r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>"
        for low, high, text in re.findall(pattern, block):
            for step in range(int(high, 16) - int(low, 16) + 1):
                code = (int(low, 16) + step).to_bytes(len(low) // 2, "big")
                codes[chr(int(text, 16) + step)] = code
    return codes


def _widths(array: pikepdf.Object, default: float) -> dict[int, float]:
    widths: dict[int, float] = {}
    entries = list(array)
    at = 0
    while at + 1 < len(entries):
        first = int(entries[at])
        if isinstance(entries[at + 1], pikepdf.Array):
            for step, width in enumerate(entries[at + 1]):
                widths[first + step] = float(width)
            at += 2
        else:
            for code in range(first, int(entries[at + 1]) + 1):
                widths[code] = float(entries[at + 2])
            at += 3
    return widths

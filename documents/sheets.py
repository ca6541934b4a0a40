"""A source page laid upright on an A4 sheet, its own drawing fenced off from what we add."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf

A4_SHORT = 595.276
A4_LONG = 841.89

FOOT = 26.0
"""Points at the foot of every sheet that belong to the page number and the way back to the index."""

_CLOSE_ENOUGH = 3.0


@dataclass(frozen=True, slots=True)
class Matrix:
    """A PDF transformation: x' = ax + cy + e, y' = bx + dy + f."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        """The point after the transformation."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def scaled(self, scale: float, dx: float, dy: float) -> Matrix:
        """This transformation, then a scaling, then a shift."""
        return Matrix(
            self.a * scale,
            self.b * scale,
            self.c * scale,
            self.d * scale,
            self.e * scale + dx,
            self.f * scale + dy,
        )

    def operator(self) -> str:
        """The `cm` operator."""
        numbers = (self.a, self.b, self.c, self.d, self.e, self.f)
        return " ".join(_decimal(number) for number in numbers) + " cm"


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of a source page: its box, its rotation, its size upright in points."""

    box: tuple[float, float, float, float]
    rotation: int
    unit: float

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as a reader sees them."""
        width = (self.box[2] - self.box[0]) * self.unit
        height = (self.box[3] - self.box[1]) * self.unit
        return (height, width) if self.rotation in {90, 270} else (width, height)

    @property
    def upright(self) -> Matrix:
        """From the page's own coordinates to upright ones, before `unit` is applied."""
        left, bottom, right, top = self.box
        return {
            0: Matrix(1, 0, 0, 1, -left, -bottom),
            90: Matrix(0, -1, 1, 0, -bottom, right),
            180: Matrix(-1, 0, 0, -1, right, top),
            270: Matrix(0, 1, -1, 0, top, -left),
        }[self.rotation]


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a page lies on its A4 sheet: the sheet's size, the transformation, the scale used."""

    width: float
    height: float
    matrix: Matrix
    scale: float
    foot_share: float
    """Which share of the visible page, from below, lies in the foot (0 when it is clear)."""


def frame_of(page: pikepdf.Page) -> Frame:
    """The visible frame: CropBox within MediaBox, rotation, UserUnit."""
    media = _box(page.mediabox)
    crop = _box(page.cropbox)
    box = (
        max(media[0], crop[0]),
        max(media[1], crop[1]),
        min(media[2], crop[2]),
        min(media[3], crop[3]),
    )
    if box[2] - box[0] < 1 or box[3] - box[1] < 1:
        box = media
    return Frame(box, int(page.rotation) % 360 // 90 * 90, float(page.obj.get("/UserUnit", 1)))


def sheet_for(frame: Frame, *, clear_foot: bool = False) -> Sheet:
    """The A4 sheet for a frame. Larger pages shrink to fit; smaller ones are not blown up.

    With `clear_foot` the page is made small enough to leave the foot of the sheet free.
    """
    width, height = frame.size
    sheet_width, sheet_height = (
        (A4_LONG, A4_SHORT) if width > height + _CLOSE_ENOUGH else (A4_SHORT, A4_LONG)
    )
    floor = FOOT if clear_foot else 0.0
    scale = min(1.0, sheet_width / width, (sheet_height - floor) / height)
    left = (sheet_width - width * scale) / 2
    bottom = floor + (sheet_height - floor - height * scale) / 2
    covered = max(0.0, FOOT - bottom) / (height * scale)
    matrix = frame.upright.scaled(scale * frame.unit, left, bottom)
    return Sheet(sheet_width, sheet_height, matrix, scale, covered)


def lay_out(pdf: pikepdf.Pdf, page: pikepdf.Page, sheet: Sheet, tag: str | None) -> None:
    """Put the page on its sheet: A4 box, no rotation, content turned, scaled, clipped, fenced.

    `tag` ("P" or "Figure") wraps untagged content as marked content 0. The fence also holds when
    the page's own drawing leaves graphics states open or closes too many.
    """
    frame = frame_of(page)
    left, bottom, right, top = frame.box
    lowest, final = _state_depth(page)
    spare = -lowest
    head = f"q {sheet.matrix.operator()} " + "q " * spare
    head += " ".join(_decimal(side) for side in (left, bottom, right - left, top - bottom))
    head += " re W n "
    tail = "\n" + "Q " * (spare + final + 1)
    if tag is not None:
        head = f"/{tag} <</MCID 0>> BDC {head}"
        tail += "EMC "
    resources = page.resources
    page.contents_add(pdf.make_stream(head.encode() + b"\n"), prepend=True)
    page.contents_add(pdf.make_stream(tail.encode()), prepend=False)
    page.obj["/Resources"] = resources
    page.obj["/MediaBox"] = pikepdf.Array([0, 0, sheet.width, sheet.height])
    for key in ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox", "/Rotate", "/UserUnit"):
        if key in page.obj:
            del page.obj[key]
    page.obj["/Rotate"] = 0
    page.obj["/CropBox"] = page.obj.MediaBox


def _state_depth(page: pikepdf.Page) -> tuple[int, int]:
    depth = lowest = 0
    for instruction in pikepdf.parse_content_stream(page, "q Q"):
        depth += 1 if str(instruction.operator) == "q" else -1
        lowest = min(lowest, depth)
    return lowest, depth


def _box(array: pikepdf.Object) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(edge) for edge in list(array)[:4])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _decimal(number: float) -> str:
    return f"{number:.5f}".rstrip("0").rstrip(".") or "0"

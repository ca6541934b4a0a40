"""Links of a source document: kept alive inside the bundle, listed when they leave it, or removed."""

from __future__ import annotations

from dataclasses import dataclass, field

import pikepdf

from documents.destinations import Destinations, Place
from documents.sheets import Matrix, Sheet

TARGET = "/RedressTarget"
"""Private key on a link while the bundle is built: [bundle page index, left, top]."""

_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_LINK_KEYS = frozenset(("/Type", "/Subtype", "/Rect", "/QuadPoints", "/StructParent", "/Contents"))


@dataclass(slots=True)
class LinkCount:
    """What became of the links of one document."""

    inside: int = 0
    removed: int = 0
    outside: list[str] = field(default_factory=list)


def prepare_links(
    pdf: pikepdf.Pdf, destinations: Destinations, sheets: list[Sheet], first_page: int
) -> LinkCount:
    """Rewrite every link of the document for its place in the bundle.

    `first_page` is the bundle index, from 0, of the document's first page. Links to missing pages,
    to files and to programs are removed and counted; web and mail addresses stay.
    """
    count = LinkCount()
    for index, page in enumerate(pdf.pages):
        annotations = page.obj.get("/Annots")
        if annotations is None:
            continue
        kept = pikepdf.Array()
        for annotation in annotations:
            place = destinations.of(annotation)
            address = None if place else _address(annotation)
            if place is None and address is None:
                count.removed += 1
                continue
            if not annotation.is_indirect:
                annotation = pdf.make_indirect(annotation)
            _reduce(annotation, sheets[index].matrix)
            if place is not None:
                count.inside += 1
                annotation[TARGET] = target_of(place, sheets, first_page)
                _describe(annotation, f"Go to page {first_page + place.page + 1}")
            elif address is not None:
                count.outside.append(address)
                annotation["/A"] = pikepdf.Dictionary(
                    S=pikepdf.Name.URI, URI=pikepdf.String(address)
                )
                _describe(annotation, address)
            kept.append(annotation)
        if len(kept):
            page.obj["/Annots"] = kept
        else:
            del page.obj["/Annots"]
    return count


def target_of(place: Place, sheets: list[Sheet], first_page: int) -> pikepdf.Array:
    """The private target of a place in a source, on its sheet in the bundle."""
    sheet = sheets[place.page]
    top = sheet.height
    if place.top is not None:
        _, y = sheet.matrix.point(place.left or 0.0, place.top)
        top = min(max(y, 0.0), sheet.height)
    return pikepdf.Array([first_page + place.page, round(top, 2)])


def new_link(
    pdf: pikepdf.Pdf, rect: tuple[float, float, float, float], target: int, top: float, words: str
) -> pikepdf.Object:
    """A link annotation to a page of the bundle (from 0)."""
    return pdf.make_indirect(
        pikepdf.Dictionary(
            {
                "/Type": pikepdf.Name.Annot,
                "/Subtype": pikepdf.Name.Link,
                "/Rect": pikepdf.Array([round(edge, 2) for edge in rect]),
                "/Border": pikepdf.Array([0, 0, 0]),
                "/F": 4,
                "/Contents": pikepdf.String(words),
                TARGET: pikepdf.Array([target, top]),
            }
        )
    )


def connect_links(pdf: pikepdf.Pdf) -> int:
    """Turn every private target of the joined bundle into a real destination; how many there were."""
    pages = [page.obj for page in pdf.pages]
    connected = 0
    for page in pages:
        for annotation in page.get("/Annots", pikepdf.Array()):
            if TARGET in annotation:
                index, top = int(annotation[TARGET][0]), float(annotation[TARGET][1])
                annotation["/Dest"] = destination(pages[index], top)
                del annotation[TARGET]
                connected += 1
    return connected


def destination(page: pikepdf.Object, top: float) -> pikepdf.Array:
    """A place on a page that leaves the reader's zoom alone: people set it for their eyes."""
    return pikepdf.Array([page, pikepdf.Name.XYZ, 0, round(top, 2), None])


def _address(annotation: pikepdf.Object) -> str | None:
    action = annotation.get("/A")
    if not isinstance(action, pikepdf.Dictionary) or action.get("/S") != pikepdf.Name.URI:
        return None
    address = action.get("/URI")
    text = str(address) if isinstance(address, pikepdf.String) else ""
    return text if text.lower().startswith(_SCHEMES) else None


def _reduce(annotation: pikepdf.Object, matrix: Matrix) -> None:
    for key in list(annotation.keys()):
        if key not in _LINK_KEYS:
            del annotation[key]
    x0, y0, x1, y1 = (float(edge) for edge in annotation.Rect)
    corners = [matrix.point(x, y) for x, y in ((x0, y0), (x1, y1))]
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    edges = (min(xs), min(ys), max(xs), max(ys))
    annotation["/Rect"] = pikepdf.Array([round(edge, 2) for edge in edges])
    quads = annotation.get("/QuadPoints")
    if quads is not None:
        flat = [float(number) for number in quads]
        moved = [
            round(edge, 2)
            for at in range(0, len(flat) - 1, 2)
            for edge in matrix.point(flat[at], flat[at + 1])
        ]
        annotation["/QuadPoints"] = pikepdf.Array(moved)
    annotation["/Border"] = pikepdf.Array([0, 0, 0])
    annotation["/F"] = 4


def _describe(annotation: pikepdf.Object, words: str) -> None:
    if not str(annotation.get("/Contents", "")).strip():
        annotation["/Contents"] = pikepdf.String(words)

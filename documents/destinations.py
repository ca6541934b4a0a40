"""Where links and bookmarks of a source document lead: a page of it, and a place on that page."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the source, counted from 0, and the point to show at the top left, when given."""

    page: int
    left: float | None = None
    top: float | None = None


class Destinations:
    """Resolves explicit, named and go-to destinations of one document; never raises."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        self._count = len(pdf.pages)
        self._named = _named_destinations(pdf)

    def of(self, holder: pikepdf.Object) -> Place | None:
        """Where a link annotation or outline item leads inside its document; None when nowhere."""
        try:
            target = holder.get("/Dest")
            action = holder.get("/A")
            if target is None and isinstance(action, pikepdf.Dictionary):
                target = action.get("/D") if action.get("/S") == pikepdf.Name.GoTo else None
            return self._resolved(target, depth=0)
        except (TypeError, ValueError, AttributeError, IndexError, KeyError):
            return None

    def _resolved(self, target: pikepdf.Object | None, depth: int) -> Place | None:
        if target is None or depth > 3:
            return None
        if isinstance(target, pikepdf.Dictionary):
            return self._resolved(target.get("/D"), depth + 1)
        if isinstance(target, pikepdf.Name | pikepdf.String):
            return self._resolved(self._named.get(str(target).removeprefix("/")), depth + 1)
        if not isinstance(target, pikepdf.Array) or len(target) == 0:
            return None
        page = self._page_index(target[0])
        return None if page is None else Place(page, *_point(target))

    def _page_index(self, page: object) -> int | None:
        if isinstance(page, pikepdf.Object) and isinstance(page, pikepdf.Dictionary):
            return self._pages.get(page.objgen) if page.is_indirect else None
        if isinstance(page, int) and 0 <= page < self._count:
            return page
        return None


def _named_destinations(pdf: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
    found: dict[str, pikepdf.Object] = {}
    try:
        old = pdf.Root.get("/Dests")
        if isinstance(old, pikepdf.Dictionary):
            found.update({key.removeprefix("/"): value for key, value in old.items()})
        names = pdf.Root.get("/Names")
        tree = names.get("/Dests") if isinstance(names, pikepdf.Dictionary) else None
        if isinstance(tree, pikepdf.Dictionary):
            found.update({str(key): value for key, value in pikepdf.NameTree(tree).items()})
    except (TypeError, ValueError, RuntimeError, pikepdf.PdfError):
        return found
    return found


def _point(target: pikepdf.Array) -> tuple[float | None, float | None]:
    kind = str(target[1]) if len(target) > 1 else ""
    numbers = [_number(value) for value in list(target)[2:]]
    if kind == "/XYZ" and len(numbers) >= 2:
        return numbers[0], numbers[1]
    if kind in {"/FitH", "/FitBH"} and numbers:
        return None, numbers[0]
    if kind == "/FitR" and len(numbers) >= 4:
        return numbers[0], numbers[3]
    return None, None


def _number(value: object) -> float | None:
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None

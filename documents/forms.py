"""Answers typed into a form, drawn into the page so that every reader shows them."""

from __future__ import annotations

import pikepdf

_HIDDEN = 2
_NO_VIEW = 32
_DEEPEST_FIELD = 20


class FormUnprintable(Exception):
    """A form holds an answer that cannot be drawn; losing it in silence would falsify evidence."""


def draw_answers(pdf: pikepdf.Pdf) -> None:
    """Draw the answers of a form, and all other marks, into the pages.

    The form's own drawing of an answer is kept where there is one that can be trusted; else one is
    made, which can show Western European letters only. `FormUnprintable` for any other answer.
    """
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        stale = bool(form.get("/NeedAppearances", False))
        widgets = [widget for widget in _widgets(pdf) if _is_shown(widget)]
        kept = [
            (widget, widget.AP)
            for widget in widgets
            if "/AP" in widget and not (stale and _drawable(_answer(widget)))
        ]
        form["/NeedAppearances"] = True
        pdf.generate_appearance_streams()
        for widget, drawing in kept:
            widget["/AP"] = drawing
        drawn = {widget.objgen for widget, _ in kept}
        for widget in widgets:
            answer = _answer(widget)
            if not answer or widget.objgen in drawn:
                continue
            if "/AP" not in widget or not _drawable(answer):
                raise FormUnprintable(answer)
    pdf.flatten_annotations("all")


def _widgets(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    found: list[pikepdf.Object] = []
    for page in pdf.pages:
        annotations = page.obj.get("/Annots")
        if isinstance(annotations, pikepdf.Array):
            found.extend(
                annotation
                for annotation in annotations
                if isinstance(annotation, pikepdf.Dictionary)
                and annotation.get("/Subtype") == pikepdf.Name.Widget
            )
    return found


def _is_shown(widget: pikepdf.Object) -> bool:
    return not int(widget.get("/F", 0)) & (_HIDDEN | _NO_VIEW)


def _answer(widget: pikepdf.Object) -> str:
    """The text of a text or choice field; empty for buttons, signatures and blanks."""
    if _inherited(widget, "/FT") not in {pikepdf.Name.Tx, pikepdf.Name.Ch}:
        return ""
    value = _inherited(widget, "/V")
    if isinstance(value, pikepdf.Stream):
        return value.read_bytes().decode("latin-1")
    return str(value) if isinstance(value, pikepdf.String) else ""


def _inherited(widget: pikepdf.Object, key: str) -> pikepdf.Object | None:
    field: pikepdf.Object | None = widget
    for _ in range(_DEEPEST_FIELD):
        if not isinstance(field, pikepdf.Dictionary):
            return None
        if key in field:
            return field[key]
        field = field.get("/Parent")
    return None


def _drawable(answer: str) -> bool:
    try:
        answer.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True

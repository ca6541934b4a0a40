"""What a source document must not carry into a bundle, taken out and counted.

Programs, actions, attached files, form fields (their answers stay, as drawing), authors' metadata.
"""

from __future__ import annotations

from collections import Counter

import pikepdf

from documents.forms import draw_answers

_ROOT_KEYS = (
    "/OpenAction",
    "/AA",
    "/AcroForm",
    "/AF",
    "/Metadata",
    "/URI",
    "/Collection",
    "/PieceInfo",
    "/SpiderInfo",
    "/Perms",
    "/Legal",
    "/DSS",
    "/Threads",
)
_PAGE_KEYS = frozenset(
    (
        "/Type",
        "/Parent",
        "/MediaBox",
        "/CropBox",
        "/Rotate",
        "/UserUnit",
        "/Resources",
        "/Contents",
        "/Annots",
        "/StructParents",
        "/Group",
    )
)
_OBJECT_KEYS = ("/Metadata", "/PieceInfo", "/AF", "/AA", "/OPI", "/LastModified", "/JS", "/EF")


def clean(pdf: pikepdf.Pdf) -> Counter[str]:
    """Take everything out that acts or tells about its author; counts by plain name.

    Form answers and other marks are drawn into the page first. `FormUnprintable` when an answer
    cannot be; `pikepdf.PdfError` or `ValueError` when the document is too broken.
    """
    removed: Counter[str] = Counter()
    root = pdf.Root
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        removed["scripts"] += _count_names(names.get("/JavaScript"))
        removed["attached files"] += _count_names(names.get("/EmbeddedFiles"))
        for key in ("/JavaScript", "/EmbeddedFiles", "/AlternatePresentations", "/Renditions"):
            if key in names:
                del names[key]
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary):
        fields = form.get("/Fields")
        removed["form fields"] += len(fields) if isinstance(fields, pikepdf.Array) else 0
    draw_answers(pdf)
    for key in _ROOT_KEYS:
        if key in root:
            if key in {"/OpenAction", "/AA"}:
                removed["actions"] += 1
            del root[key]
    for page in pdf.pages:
        removed.update(_clean_page(page))
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            for key in _OBJECT_KEYS:
                if key in thing:
                    del thing[key]
    return +removed


def _clean_page(page: pikepdf.Page) -> Counter[str]:
    removed: Counter[str] = Counter()
    page.obj["/Resources"] = page.resources
    page.obj["/MediaBox"] = page.mediabox
    page.obj["/CropBox"] = page.cropbox
    page.obj["/Rotate"] = page.rotation
    for key in list(page.obj.keys()):
        if key not in _PAGE_KEYS:
            if key == "/AA":
                removed["actions"] += 1
            del page.obj[key]
    annotations = page.obj.get("/Annots")
    if annotations is None:
        return removed
    kept = pikepdf.Array()
    for annotation in annotations if isinstance(annotations, pikepdf.Array) else ():
        if not isinstance(annotation, pikepdf.Dictionary):
            continue
        if annotation.get("/Subtype") == pikepdf.Name.Link and "/Rect" in annotation:
            kept.append(annotation)
        elif annotation.get("/Subtype") != pikepdf.Name.Popup:
            removed["notes without a drawing"] += 1
    page.obj["/Annots"] = kept
    return removed


def _count_names(tree: pikepdf.Object | None) -> int:
    if not isinstance(tree, pikepdf.Dictionary):
        return 0
    try:
        return sum(1 for _ in pikepdf.NameTree(tree).items())
    except (TypeError, ValueError, RuntimeError, pikepdf.PdfError):
        return 1

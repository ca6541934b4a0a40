"""Awkward documents in a bundle: turned, cropped, oversized, filled in, busy, linked, damaged."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest

from documents.bundle import Bundle, BundleRefused, Item, Order, build

MakeItem = Callable[..., Item]
TextPdf = Callable[..., bytes]
NewPage = Callable[..., pikepdf.Page]
ToBytes = Callable[[pikepdf.Pdf], bytes]
Texts = Callable[[bytes], list[str]]
Printed = Callable[[bytes], list[str]]
FIRST = 5
"""The first page of the one document under test: after cover, index, form and decision."""


@pytest.fixture
def bundle_of(order: Order, required: list[Item], item: MakeItem) -> Callable[..., Bundle]:
    """A bundle with the required documents and one more."""

    def make(data: bytes, **more: Any) -> Bundle:
        return build(order, [*required, item("tested", data, **more)])

    return make


def report_on(bundle: Bundle) -> dict[str, Any]:
    documents = bundle.report["documents"]
    assert isinstance(documents, list)
    return next(found for found in documents if found["item_id"] == "tested")


def dark_share(pdf: bytes, number: int, box: tuple[float, float, float, float]) -> float:
    """How much of a box of a page (shares of width and height, from the top left) is dark."""
    with pypdfium2.PdfDocument(pdf) as document:
        shown = document[number - 1].render(scale=1, grayscale=True).to_pil()
    left, top, right, bottom = box
    part = shown.crop(
        (
            round(left * shown.width),
            round(top * shown.height),
            round(right * shown.width),
            round(bottom * shown.height),
        )
    )
    return float(sum(part.histogram()[:128]) / (part.width * part.height))


@pytest.mark.parametrize("unit", [1, 1.4])
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_turned_and_cropped_pages_stand_upright_with_their_number_in_the_corner(
    rotation: int,
    unit: float,
    bundle_of: Callable[..., Bundle],
    new_page: NewPage,
    to_bytes: ToBytes,
    printed_numbers: Printed,
) -> None:
    pdf = pikepdf.new()
    # The visible part is (100, 200) to (500, 800); what a reader sees at its top left is black.
    corner = {0: (100, 700), 90: (100, 200), 180: (400, 200), 270: (400, 700)}[rotation]
    found = new_page(
        pdf,
        "Turned",
        size=(600, 900),
        at_point=(250, 500),
        before=b"0 g %d %d 100 100 re f " % corner,
    )
    found.obj.MediaBox = pikepdf.Array([50, 100, 600, 900])
    found.obj.CropBox = pikepdf.Array([100, 200, 500, 800])
    found.obj.Rotate = rotation
    found.obj.UserUnit = unit

    bundle = bundle_of(to_bytes(pdf))

    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened:
        sheet = opened.pages[FIRST - 1]
        width, height = float(sheet.mediabox[2]), float(sheet.mediabox[3])
    landscape = rotation in {90, 270}
    assert (round(width), round(height)) == ((842, 595) if landscape else (595, 842))
    assert printed_numbers(bundle.pdf)[FIRST - 1] == str(FIRST)
    shown = (600 * unit, 400 * unit) if landscape else (400 * unit, 600 * unit)
    scale = min(1, width / shown[0], height / shown[1])
    left = (width - shown[0] * scale) / 2
    top = (height - shown[1] * scale) / 2
    side = 100 * unit * scale
    inside = (left + 2, top + 2, left + side - 2, top + side - 2)
    box = (inside[0] / width, inside[1] / height, inside[2] / width, inside[3] / height)
    assert dark_share(bundle.pdf, FIRST, box) > 0.95
    assert dark_share(bundle.pdf, FIRST, (0.9, 0.1, 0.99, 0.3)) == 0


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((842, 1191), (595, 842)),
        ((1191, 842), (842, 595)),
        ((612, 792), (595, 842)),
        ((960, 540), (842, 595)),
        ((420, 595), (595, 842)),
        ((595.32, 841.92), (595, 842)),
    ],
)
def test_every_page_becomes_a4(
    size: tuple[float, float],
    expected: tuple[int, int],
    bundle_of: Callable[..., Bundle],
    text_pdf: TextPdf,
    printed_numbers: Printed,
    texts: Texts,
) -> None:
    bundle = bundle_of(text_pdf("Words", size=size))
    with pypdfium2.PdfDocument(bundle.pdf) as document:
        width, height = document[FIRST - 1].get_size()
    assert (round(width), round(height)) == expected
    assert printed_numbers(bundle.pdf)[FIRST - 1] == str(FIRST)
    if size[1] > 700:
        assert "Words" in texts(bundle.pdf)[FIRST - 1]
    smaller = size[0] > expected[0] + 3 or size[1] > expected[1] + 3
    assert report_on(bundle)["pages_made_smaller"] == ([FIRST] if smaller else [])


def test_a_number_never_covers_what_is_printed_at_the_foot(
    bundle_of: Callable[..., Bundle],
    new_page: NewPage,
    to_bytes: ToBytes,
    printed_numbers: Printed,
    texts: Texts,
) -> None:
    pdf = pikepdf.new()
    new_page(pdf, "Words at the very foot 999 999 999", at_point=(300, 6))
    new_page(pdf, "Words higher up")
    bundle = bundle_of(to_bytes(pdf))
    assert printed_numbers(bundle.pdf)[FIRST - 1 : FIRST + 1] == [str(FIRST), str(FIRST + 1)]
    assert "foot 999 999 999" in texts(bundle.pdf)[FIRST - 1]
    assert report_on(bundle)["pages_made_smaller"] == [FIRST]


@pytest.mark.parametrize(
    "before",
    [b"q 3 0 0 3 50 50 cm q ", b"Q Q 1 0 0 1 0 0 cm ", b"0.5 0 0 0.5 400 400 cm 1 g "],
    ids=["left open", "closed too often", "left dirty"],
)
def test_a_page_with_untidy_drawing_does_not_move_the_number(
    before: bytes,
    bundle_of: Callable[..., Bundle],
    new_page: NewPage,
    to_bytes: ToBytes,
    printed_numbers: Printed,
) -> None:
    pdf = pikepdf.new()
    new_page(pdf, "Untidy", before=before)
    bundle = bundle_of(to_bytes(pdf))
    assert printed_numbers(bundle.pdf)[FIRST - 1] == str(FIRST)
    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened:
        assert not opened.check_pdf_syntax()
    assert dark_share(bundle.pdf, FIRST, (0.85, 0.96, 0.97, 1)) > 0


def form_pdf(
    new_page: NewPage, to_bytes: ToBytes, answer: str = "Typed answer", *, drawn: str = ""
) -> bytes:
    """A form with one text field; `drawn` is the form's own drawing of the answer, if any."""
    pdf = pikepdf.new()
    found = new_page(pdf, "Name:")
    field = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Widget,
            FT=pikepdf.Name.Tx,
            T=pikepdf.String("name"),
            V=pikepdf.String(answer),
            DA=pikepdf.String("/F1 12 Tf 0 g"),
            Rect=pikepdf.Array([150, 690, 400, 715]),
            P=found.obj,
            F=4,
        )
    )
    if drawn:
        drawing = pdf.make_stream(f"BT /F1 12 Tf 2 5 Td ({drawn}) Tj ET".encode("latin-1"))
        drawing.Type, drawing.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        drawing.BBox = pikepdf.Array([0, 0, 250, 25])
        drawing.Resources = found.obj.Resources
        field.AP = pikepdf.Dictionary(N=drawing)
    found.obj.Annots = pikepdf.Array([field])
    pdf.Root.AcroForm = pikepdf.Dictionary(
        Fields=pikepdf.Array([field]),
        DR=pikepdf.Dictionary(Font=found.obj.Resources.Font),
        DA=pikepdf.String("/F1 12 Tf 0 g"),
    )
    return to_bytes(pdf)


def test_the_forms_own_drawing_of_an_answer_is_kept(
    bundle_of: Callable[..., Bundle], new_page: NewPage, to_bytes: ToBytes, texts: Texts
) -> None:
    data = form_pdf(new_page, to_bytes, "Łukasz", drawn="Drawn by the form")
    assert "Drawn by the form" in texts(bundle_of(data).pdf)[FIRST - 1]


def test_an_answer_that_would_be_lost_refuses_the_form_instead(
    bundle_of: Callable[..., Bundle], new_page: NewPage, to_bytes: ToBytes
) -> None:
    with pytest.raises(BundleRefused) as caught:
        bundle_of(form_pdf(new_page, to_bytes, "王小明"))
    [problem] = caught.value.problems
    assert problem.code == "form_text"


def test_answers_typed_into_a_form_stay_visible_and_can_not_be_changed(
    bundle_of: Callable[..., Bundle], new_page: NewPage, to_bytes: ToBytes, texts: Texts
) -> None:
    bundle = bundle_of(form_pdf(new_page, to_bytes))
    assert "Typed answer" in texts(bundle.pdf)[FIRST - 1]
    assert report_on(bundle)["removed"] == {"form fields": 1}
    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened:
        assert "/AcroForm" not in opened.Root
        for sheet in opened.pages:
            kinds = {str(found.Subtype) for found in sheet.obj.get("/Annots", [])}
            assert kinds <= {"/Link"}


def test_programs_attachments_actions_and_authors_are_taken_out_and_counted(
    bundle_of: Callable[..., Bundle], new_page: NewPage, to_bytes: ToBytes
) -> None:
    pdf = pikepdf.new()
    found = new_page(pdf, "Busy")
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(66)"))
    pdf.attachments["secret.txt"] = b"attached secret"
    pdf.Root.Names.JavaScript = pikepdf.Dictionary(
        Names=pikepdf.Array([pikepdf.String("run"), pdf.make_indirect(script)])
    )
    pdf.Root.OpenAction = script
    found.obj.AA = pikepdf.Dictionary(O=script)
    launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("evil.exe"))
    found.obj.Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=pikepdf.Array([0, 0, 50, 50]),
                A=action,
            )
            for action in (script, launch)
        ]
    )
    pdf.docinfo["/Author"] = "Hidden Author"
    with pdf.open_metadata() as metadata:
        metadata["dc:creator"] = ["Hidden Author"]

    bundle = bundle_of(to_bytes(pdf))

    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened:
        opened.save(
            buffer,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    plain = buffer.getvalue()
    for trace in (b"app.alert", b"JavaScript", b"evil.exe", b"attached secret", b"Hidden Author"):
        assert trace not in plain
    report = report_on(bundle)
    assert report["removed"] == {"actions": 2, "attached files": 1, "scripts": 1}
    assert report["links_removed"] == 2


def linked_pdf(new_page: NewPage, to_bytes: ToBytes) -> bytes:
    """Three pages; page 1 links to 2 (directly), 3 (by name), 3 (action), nowhere, and the web."""
    pdf = pikepdf.new()
    for text in ("First", "Second", "Third"):
        new_page(pdf, text)
    second, third = pdf.pages[1].obj, pdf.pages[2].obj
    pdf.Root.Names = pikepdf.Dictionary(
        Dests=pikepdf.Dictionary(
            Names=pikepdf.Array(
                [
                    pikepdf.String("chapter"),
                    pikepdf.Dictionary(D=pikepdf.Array([third, pikepdf.Name.Fit])),
                ]
            )
        )
    )
    targets: list[dict[str, Any]] = [
        {"/Dest": pikepdf.Array([second, pikepdf.Name.XYZ, 0, 400, None])},
        {"/Dest": pikepdf.String("chapter")},
        {"/A": pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.String("chapter"))},
        {"/Dest": pikepdf.String("no such name")},
        {
            "/A": pikepdf.Dictionary(
                S=pikepdf.Name.URI, URI=pikepdf.String("https://advice.example/send")
            )
        },
    ]
    pdf.pages[0].obj.Annots = pikepdf.Array(
        [
            pikepdf.Dictionary(
                {
                    "/Type": pikepdf.Name.Annot,
                    "/Subtype": pikepdf.Name.Link,
                    "/Rect": pikepdf.Array([72, 600 - 30 * at, 200, 620 - 30 * at]),
                    **target,
                }
            )
            for at, target in enumerate(targets)
        ]
    )
    with pdf.open_outline() as outline:
        chapter = pikepdf.OutlineItem("Chapter two", 1)
        chapter.children.append(pikepdf.OutlineItem("Part of it", 2))
        outline.root.append(chapter)
        outline.root.append(pikepdf.OutlineItem("Leads nowhere"))
    return to_bytes(pdf)


def test_links_of_a_document_work_in_the_bundle_or_are_removed_and_counted(
    bundle_of: Callable[..., Bundle], new_page: NewPage, to_bytes: ToBytes
) -> None:
    bundle = bundle_of(linked_pdf(new_page, to_bytes))
    report = report_on(bundle)
    assert (report["links_inside"], report["links_removed"]) == (3, 1)
    assert report["links_outside"] == ["https://advice.example/send"]
    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened:
        numbers = {sheet.obj.objgen: at for at, sheet in enumerate(opened.pages, start=1)}
        links = list(opened.pages[FIRST - 1].obj.Annots)
        inside = [numbers[link.Dest[0].objgen] for link in links if "/Dest" in link]
        outside = [str(link.A.URI) for link in links if "/A" in link]
        tops = [float(link.Dest[3]) for link in links if "/Dest" in link]
    assert inside == [FIRST + 1, FIRST + 2, FIRST + 2, 2]  # the last leads back to the index
    assert outside == ["https://advice.example/send"]
    assert tops[0] == pytest.approx(400, abs=1)


def test_bookmarks_of_a_document_hang_below_it_and_lead_to_its_pages(
    bundle_of: Callable[..., Bundle], new_page: NewPage, to_bytes: ToBytes
) -> None:
    bundle = bundle_of(linked_pdf(new_page, to_bytes))
    assert report_on(bundle)["bookmarks_dropped"] == 1
    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened, opened.open_outline() as outline:
        numbers = {sheet.obj.objgen: at for at, sheet in enumerate(opened.pages, start=1)}
        [document] = outline.root[0].children[3].children
        [chapter] = document.children
        [below] = chapter.children
        places = []
        for found in (chapter, below):
            assert isinstance(found.destination, pikepdf.Array)
            places.append((found.title, numbers[found.destination[0].objgen]))
    assert places == [("Chapter two", FIRST + 1), ("Part of it", FIRST + 2)]


def test_bookmarks_that_go_round_in_a_circle_do_not_hang_the_bundle(
    bundle_of: Callable[..., Bundle], new_page: NewPage, to_bytes: ToBytes
) -> None:
    pdf = pikepdf.new()
    found = new_page(pdf, "Circle")
    entry = pdf.make_indirect(
        pikepdf.Dictionary(
            Title=pikepdf.String("Again"), Dest=pikepdf.Array([found.obj, pikepdf.Name.Fit])
        )
    )
    entry.Next = entry
    entry.First = entry
    pdf.Root.Outlines = pdf.make_indirect(pikepdf.Dictionary(First=entry, Last=entry))
    bundle = bundle_of(to_bytes(pdf))
    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened, opened.open_outline() as outline:
        [document] = outline.root[0].children[3].children
        assert [child.title for child in document.children] == ["Again"]


def test_a_hidden_layer_stays_hidden(
    bundle_of: Callable[..., Bundle], new_page: NewPage, to_bytes: ToBytes
) -> None:
    pdf = pikepdf.new()
    found = new_page(pdf, "Shown", before=b"/OC /L1 BDC 0 g 100 300 300 300 re f EMC ")
    layer = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=pikepdf.String("Old draft"))
    )
    found.obj.Resources.Properties = pikepdf.Dictionary(L1=layer)
    pdf.Root.OCProperties = pikepdf.Dictionary(
        OCGs=pikepdf.Array([layer]), D=pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
    )
    bundle = bundle_of(to_bytes(pdf))
    assert dark_share(bundle.pdf, FIRST, (0.2, 0.4, 0.6, 0.6)) == 0
    assert any("layers" in warning for warning in report_on(bundle)["warnings"])


def test_a_document_whose_owner_limits_copying_is_included_and_noted(
    bundle_of: Callable[..., Bundle], text_pdf: TextPdf, texts: Texts
) -> None:
    buffer = io.BytesIO()
    allow = pikepdf.Permissions(extract=False)
    with pikepdf.open(io.BytesIO(text_pdf("Limited"))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(user="", owner="own", allow=allow))
    bundle = bundle_of(buffer.getvalue())
    assert "Limited" in texts(bundle.pdf)[FIRST - 1]
    assert any("limited" in warning for warning in report_on(bundle)["warnings"])
    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened:
        assert not opened.is_encrypted


def test_a_page_that_is_only_a_picture_is_listed_as_without_text(
    bundle_of: Callable[..., Bundle], samples: Path
) -> None:
    data = (samples / "flying-pig.jpg").read_bytes()
    bundle = bundle_of(data, media_type="image/jpeg", title="Photo")
    assert report_on(bundle)["pages_without_text"] == [FIRST]
    with pikepdf.open(io.BytesIO(bundle.pdf)) as opened:
        words = [
            str(thing.Alt)
            for thing in opened.objects
            if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing
        ]
    assert words == ["Picture of page 1 of 1: Photo"]


def test_the_headings_of_a_tagged_document_are_kept_for_screen_readers(
    bundle_of: Callable[..., Bundle], referral_letter: bytes
) -> None:
    def headings(pdf: bytes) -> int:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return sum(
                thing.get("/S") in {pikepdf.Name.H1, pikepdf.Name.H2}
                for thing in opened.objects
                if isinstance(thing, pikepdf.Dictionary)
            )

    ours = 2  # the titles of the index and of the last page; the cover has one more
    assert headings(bundle_of(referral_letter).pdf) == headings(referral_letter) + ours + 1


def test_every_bad_document_is_named_at_once_with_its_reason_and_fix(
    order: Order, required: list[Item], item: MakeItem, samples: Path
) -> None:
    whole = (samples / "Claimant-Medical-Report.pdf").read_bytes()
    bad = [
        item("cut", whole[: len(whole) // 2], title="Cut report"),
        item("empty", b"", title="Empty file"),
        item("page", b"<!DOCTYPE html><html></html>", title="Web page"),
        item("untitled", whole, title=" \n "),
        replace(item("changed", whole, title="Changed file"), source_sha256="0" * 64),
    ]
    with pytest.raises(BundleRefused) as caught:
        build(order, [*required, *bad])
    assert {problem.item_id: problem.code for problem in caught.value.problems} == {
        "cut": "damaged",
        "empty": "empty",
        "page": "web_page",
        "untitled": "no_title",
        "changed": "changed",
    }
    for problem in caught.value.problems:
        assert problem.reason
        assert problem.fix
    assert "Cut report" in str(caught.value)


def test_the_same_document_twice_appears_twice_with_one_hash(
    order: Order, required: list[Item], item: MakeItem, text_pdf: TextPdf
) -> None:
    data = text_pdf("Twice")
    bundle = build(order, [*required, item("a", data), item("b", data)])
    items = bundle.manifest["items"]
    assert isinstance(items, list)
    assert items[2]["source_sha256"] == items[3]["source_sha256"]
    assert [found["first_page"] for found in items[2:]] == [5, 6]

"""Uploads: content decides, a refusal says what to do, nothing is repaired in silence."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from documents.uploads import Upload, UploadRefused, as_pdf, inspect

TextPdf = Callable[..., bytes]
NewPage = Callable[..., pikepdf.Page]
ToBytes = Callable[[pikepdf.Pdf], bytes]

LIMIT = 10_000_000


def look(data: bytes, name: str = "file.pdf") -> Upload:
    return inspect(data, name, limit_bytes=LIMIT)


def refusal(data: bytes, name: str = "file.pdf") -> UploadRefused:
    with pytest.raises(UploadRefused) as caught:
        inspect(data, name, limit_bytes=LIMIT)
    assert name in caught.value.reason
    assert caught.value.fix
    return caught.value


def picture(mode: str = "RGB", size: tuple[int, int] = (800, 1000), kind: str = "JPEG") -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size, 128 if mode in {"L", "I;16"} else None).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "media_type", "pages"),
    [
        ("Claimant-Medical-Report.pdf", "application/pdf", 2),
        ("Document1.pdf", "application/pdf", 1),
        ("FL-FRM-GOR-ENG-12345.pdf", "application/pdf", 1),
        ("flying-pig.jpg", "image/jpeg", 1),
    ],
)
def test_real_files_are_accepted_with_their_type_pages_and_hash(
    samples: Path, name: str, media_type: str, pages: int
) -> None:
    data = (samples / name).read_bytes()
    found = look(data, name)
    assert (found.media_type, found.pages) == (media_type, pages)
    assert found.sha256 == hashlib.sha256(data).hexdigest()


def test_the_name_does_not_decide_what_a_file_is(text_pdf: TextPdf) -> None:
    assert look(text_pdf("One"), "holiday.jpg").media_type == "application/pdf"
    assert look(picture(kind="PNG"), "report.pdf").media_type == "image/png"


def test_an_empty_file_is_refused() -> None:
    assert refusal(b"").code == "empty"


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9, 0.99])
def test_a_truncated_pdf_is_refused_and_named(samples: Path, share: float) -> None:
    data = (samples / "Claimant-Medical-Report.pdf").read_bytes()
    caught = refusal(data[: int(len(data) * share)], "report.pdf")
    assert caught.code == "damaged"
    assert "not complete" in caught.reason


def test_a_web_page_named_pdf_is_refused_as_a_web_page() -> None:
    caught = refusal(b"\n <!DOCTYPE html><html><body>Please sign in</body></html>", "plan.pdf")
    assert caught.code == "web_page"


def test_a_pdf_locked_with_a_password_is_refused(text_pdf: TextPdf) -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(text_pdf("Secret"))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(user="open", owner="own"))
    assert refusal(buffer.getvalue()).code == "password"


def test_a_pdf_whose_owner_limits_copying_is_accepted_with_a_warning(text_pdf: TextPdf) -> None:
    buffer = io.BytesIO()
    allow = pikepdf.Permissions(extract=False)
    with pikepdf.open(io.BytesIO(text_pdf("Open"))) as pdf:
        pdf.save(buffer, encryption=pikepdf.Encryption(user="", owner="own", allow=allow))
    assert any("limited" in warning for warning in look(buffer.getvalue()).warnings)


def test_a_pdf_without_pages_is_refused(to_bytes: ToBytes) -> None:
    assert refusal(to_bytes(pikepdf.new())).code == "no_pages"


def test_a_pdf_with_a_page_of_200_inches_is_refused(text_pdf: TextPdf) -> None:
    caught = refusal(text_pdf("Huge", size=(14400, 14400)))
    assert caught.code == "page_size"
    assert "200 by 200 inches" in caught.reason


def test_too_many_pages_and_too_many_bytes_say_the_limit_and_the_value(text_pdf: TextPdf) -> None:
    data = text_pdf("1", "2", "3")
    with pytest.raises(UploadRefused, match=r"has 3 pages. The limit is 2 pages") as caught:
        inspect(data, "x.pdf", limit_bytes=LIMIT, limit_pages=2)
    assert caught.value.code == "too_many_pages"
    with pytest.raises(UploadRefused, match="The limit is") as caught:
        inspect(data, "x.pdf", limit_bytes=10)
    assert caught.value.code == "too_big"


def test_words_before_the_pdf_header_do_no_harm(text_pdf: TextPdf) -> None:
    assert look(b"HTTP junk\r\n" + text_pdf("One")).pages == 1


def test_scripts_attachments_forms_and_layers_are_warned_about(
    new_page: NewPage, to_bytes: ToBytes
) -> None:
    pdf = pikepdf.new()
    new_page(pdf, "Busy")
    pdf.attachments["secret.txt"] = b"attached"
    pdf.Root.Names.JavaScript = pikepdf.Dictionary(Names=pikepdf.Array())
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array(), SigFlags=1)
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array(), D=pikepdf.Dictionary())
    warnings = " ".join(look(to_bytes(pdf)).warnings)
    for word in ("program", "attached", "electronic signature", "layers"):
        assert word in warnings


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 50, "heic"),
        (b"PK\x03\x04" + b"word/document.xml", "office"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 20, "office"),
        (b"GIF89a" + b"\x00" * 20, "image_kind"),
        (b"just some words", "unknown_type"),
        (b"\x00" * 100, "unknown_type"),
    ],
)
def test_other_kinds_of_file_get_a_request_for_pdf_or_jpeg(head: bytes, code: str) -> None:
    caught = refusal(head, "thing.bin")
    assert caught.code == code
    assert "PDF" in caught.fix or "JPEG" in caught.fix


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_truncated_picture_is_refused(kind: str, samples: Path) -> None:
    data = (samples / "flying-pig.jpg").read_bytes()
    if kind == "PNG":
        buffer = io.BytesIO()
        Image.open(io.BytesIO(data)).save(buffer, "PNG")
        data = buffer.getvalue()
    assert refusal(data[: len(data) // 2], "photo").code == "damaged"


def test_a_picture_with_too_many_dots_is_refused_before_it_is_opened() -> None:
    with pytest.raises(UploadRefused, match="million") as caught:
        inspect(picture(size=(1200, 1000)), "p.jpg", limit_bytes=LIMIT, limit_pixels=1_000_000)
    assert caught.value.code == "too_many_pixels"


def test_a_sideways_photo_is_turned_upright_and_loses_its_camera_data() -> None:
    image = Image.new("RGB", (900, 600), "white")
    image.paste("red", (0, 0, 900, 100))
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned: show a quarter turn clockwise
    exif[0x010F] = "ExampleCameraMaker"
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", exif=exif, quality=95)
    assert b"ExampleCameraMaker" in buffer.getvalue()

    pdf = as_pdf(buffer.getvalue(), "image/jpeg")

    assert b"ExampleCameraMaker" not in pdf
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
        shown = document[0].render(scale=1).to_pil().convert("RGB")
    assert (round(width), round(height)) == (595, 842)
    right = shown.getpixel((round(width) - 60, round(height / 2)))
    left = shown.getpixel((60, round(height / 2)))
    assert isinstance(right, tuple)
    assert isinstance(left, tuple)
    assert right[0] > 200
    assert right[1] < 80
    assert left[1] > 200


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "L", "I;16"])
def test_every_kind_of_png_becomes_one_a4_page(mode: str) -> None:
    data = picture(mode=mode, kind="PNG")
    assert look(data, "p.png").pages == 1
    with pypdfium2.PdfDocument(as_pdf(data, "image/png")) as document:
        assert len(document) == 1
        assert round(document[0].get_size()[1]) == 842


def test_see_through_parts_of_a_picture_become_white() -> None:
    buffer = io.BytesIO()
    Image.new("RGBA", (700, 900), (0, 0, 0, 0)).save(buffer, "PNG")
    with pypdfium2.PdfDocument(as_pdf(buffer.getvalue(), "image/png")) as document:
        shown = document[0].render(scale=0.5, grayscale=True).to_pil()
    assert shown.getextrema() == (255, 255)


def test_a_pdf_stays_as_it_is_and_the_same_picture_gives_the_same_bytes(
    text_pdf: TextPdf, samples: Path
) -> None:
    data = text_pdf("As it is")
    assert as_pdf(data, "application/pdf") is data
    photo = (samples / "flying-pig.jpg").read_bytes()
    assert as_pdf(photo, "image/jpeg") == as_pdf(photo, "image/jpeg")

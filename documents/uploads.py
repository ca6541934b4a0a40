"""What may be uploaded: content decides, never the name; a refusal says what to do instead."""

from __future__ import annotations

import hashlib
import io
import warnings as python_warnings
from dataclasses import dataclass

import img2pdf
import pikepdf
from PIL import Image, ImageOps, UnidentifiedImageError

from documents.reading import Unreadable, page_count

PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"

LIMIT_BYTES = 50_000_000
LIMIT_PAGES = 1000
LIMIT_PIXELS = 100_000_000
LIMIT_PAGE_POINTS = 4800.0
"""The longest page side, in points (1/72 inch): a little more than A0."""

_A4_PIXELS = (2480, 3508)
"""A4 at 300 dpi: courts ask for no more."""
_A4_POINTS = (img2pdf.mm_to_pt(210), img2pdf.mm_to_pt(297))
_MARGIN_POINTS = img2pdf.mm_to_pt(12)
_JPEG_QUALITY = 80

_RESAVE = "Please open it, save it or print it as a PDF, and upload that file."
_AGAIN = "Please save or download it again at its source, and upload the new copy."


@dataclass(frozen=True, slots=True)
class Upload:
    """An accepted file: its true type, pages, SHA-256 of the bytes, and plain words of caution."""

    media_type: str
    pages: int
    sha256: str
    warnings: tuple[str, ...] = ()


class UploadRefused(Exception):
    """A file that cannot be used: `reason` and `fix` in plain words, `code` for programs."""

    def __init__(self, reason: str, fix: str, code: str) -> None:
        self.reason = reason
        self.fix = fix
        self.code = code
        super().__init__(f"{reason} {fix}")


def inspect(
    data: bytes,
    name: str,
    *,
    limit_bytes: int = LIMIT_BYTES,
    limit_pages: int = LIMIT_PAGES,
    limit_pixels: int = LIMIT_PIXELS,
) -> Upload:
    """What the file is; raises `UploadRefused` when it cannot go into a bundle as it stands.

    A damaged PDF is refused, never repaired in silence: a repair can lose pages without a word.
    """
    if not data:
        raise UploadRefused(f"The file “{name}” is empty.", _AGAIN, "empty")
    if len(data) > limit_bytes:
        raise UploadRefused(
            f"The file “{name}” is {_megabytes(len(data))} MB. The limit is "
            f"{_megabytes(limit_bytes)} MB.",
            "Please split it into smaller files, or scan it again at a lower quality.",
            "too_big",
        )
    media_type = _sniffed(data, name)
    if media_type == PDF:
        pages, cautions = _inspect_pdf(data, name, limit_pages)
    else:
        pages, cautions = 1, _inspect_image(data, name, limit_pixels)
    return Upload(media_type, pages, hashlib.sha256(data).hexdigest(), cautions)


def as_pdf(data: bytes, media_type: str) -> bytes:
    """The file as PDF: a PDF as it is; an image upright on an A4 page, without its camera data.

    `ValueError` for another type. Run `inspect` first: a broken image raises Pillow's errors here.
    """
    if media_type == PDF:
        return data
    if media_type not in {JPEG, PNG}:
        raise ValueError(f"cannot make a PDF of {media_type}")
    with Image.open(io.BytesIO(data)) as opened:
        upright = ImageOps.exif_transpose(opened)
        flat = _on_white(upright)
    longest = sorted(flat.size, reverse=True)
    if longest[0] > _A4_PIXELS[1] or longest[1] > _A4_PIXELS[0]:
        box = _A4_PIXELS if flat.height >= flat.width else _A4_PIXELS[::-1]
        flat.thumbnail(box, Image.Resampling.LANCZOS)
    encoded = io.BytesIO()
    flat.save(encoded, "JPEG", quality=_JPEG_QUALITY)
    layout = img2pdf.get_layout_fun(
        pagesize=_A4_POINTS,
        border=(_MARGIN_POINTS, _MARGIN_POINTS),
        fit=img2pdf.FitMode.into,
        auto_orient=True,
    )
    converted: bytes = img2pdf.convert(
        encoded.getvalue(),
        layout_fun=layout,
        nodate=True,
        engine=img2pdf.Engine.internal,
        producer="Redress",
    )
    return converted


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in {"L", "RGB"} and "transparency" not in image.info:
        flat = image.copy()
    elif image.mode.startswith("I"):
        flat = image.point(lambda level: level / 256).convert("L")
    elif image.mode == "CMYK":
        flat = image.convert("RGB")
    else:
        layered = image.convert("RGBA")
        flat = Image.new("RGB", layered.size, "white")
        flat.paste(layered, mask=layered.getchannel("A"))
    flat.info.clear()
    return flat


def _sniffed(data: bytes, name: str) -> str:
    head = data[:1024]
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    reason, fix, code = _unusable(head)
    raise UploadRefused(f"The file “{name}” {reason}", fix, code)


def _unusable(head: bytes) -> tuple[str, str, str]:
    start = head.lstrip().lower()
    if head[4:8] == b"ftyp" and head[8:12] in {b"heic", b"heix", b"mif1", b"msf1", b"hevc"}:
        return (
            "is an iPhone photo (HEIC).",
            "Please send it as JPEG: on the phone choose Settings, Camera, Formats, Most "
            "Compatible, or share the photo by e-mail to yourself first.",
            "heic",
        )
    if head.startswith(b"PK\x03\x04"):
        return "is a Word, Excel or zip file.", _RESAVE, "office"
    if head.startswith(b"\xd0\xcf\x11\xe0") or start.startswith(b"{\\rtf"):
        return "is a Word or Excel file.", _RESAVE, "office"
    if head.startswith((b"GIF8", b"II*\x00", b"MM\x00*", b"BM")) or head[8:12] == b"WEBP":
        return (
            "is an image of a kind that we cannot use.",
            "Please save it as JPEG, PNG or PDF, and upload that file.",
            "image_kind",
        )
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<head", b"<body")):
        return (
            "is a web page, not a document, whatever its name says.",
            "Often this happens when you must sign in before a download. Please open the page, "
            "print it as a PDF, and upload that file.",
            "web_page",
        )
    return (
        "is not a PDF, JPEG or PNG file, whatever its name says.",
        _RESAVE,
        "unknown_type",
    )


def _inspect_pdf(data: bytes, name: str, limit_pages: int) -> tuple[int, tuple[str, ...]]:
    try:
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
    except pikepdf.PasswordError:
        raise UploadRefused(
            f"The file “{name}” is locked with a password.",
            "Please save a copy without the password, and upload that copy.",
            "password",
        ) from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise _damaged(name) from None
    with pdf:
        try:
            pages = len(pdf.pages)
            if pages == 0:
                raise UploadRefused(f"The file “{name}” has no pages.", _AGAIN, "no_pages")
            if pages > limit_pages:
                raise UploadRefused(
                    f"The file “{name}” has {pages} pages. The limit is {limit_pages} pages.",
                    "Please split it into smaller files.",
                    "too_many_pages",
                )
            for number, page in enumerate(pdf.pages, start=1):
                _check_page_size(page, number, name)
            cautions = list(_cautions(pdf))
            if pdf.check_pdf_syntax():
                cautions.append("Parts of this file are damaged. Please look at every page.")
        except (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError):
            raise _damaged(name) from None
    try:
        seen = page_count(data)
    except Unreadable:
        raise _damaged(name) from None
    if seen != pages:
        raise _damaged(name)
    return pages, tuple(cautions)


def _check_page_size(page: pikepdf.Page, number: int, name: str) -> None:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    unit = float(page.obj.get("/UserUnit", 1))
    width, height = abs(right - left) * unit, abs(top - bottom) * unit
    if max(width, height) > LIMIT_PAGE_POINTS or min(width, height) < 1:
        raise UploadRefused(
            f"Page {number} of “{name}” is {width / 72:.0f} by {height / 72:.0f} inches. "
            f"The longest side we can use is {LIMIT_PAGE_POINTS / 72:.0f} inches.",
            "Please print or save it at A4 or A3 size, and upload that file.",
            "page_size",
        )


def _cautions(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    found = []
    root = pdf.Root
    names = root.get("/Names", pikepdf.Dictionary())
    if pdf.is_encrypted and not pdf.allow.extract:
        found.append("The owner of this file has limited what may be done with it.")
    if "/JavaScript" in names:
        found.append("This file has a program inside. It is taken out in a bundle.")
    if "/EmbeddedFiles" in names:
        found.append("This file has other files attached. They are taken out in a bundle.")
    if "/AcroForm" in root:
        if _signed(root.AcroForm):
            found.append(
                "This file has an electronic signature. The bundle shows it, but it can only be "
                "checked in the original file."
            )
        else:
            found.append("This file is a form. The bundle shows the answers as plain text.")
    if "/XFA" in root.get("/AcroForm", pikepdf.Dictionary()):
        found.append(
            "This form was made for one kind of reader. Please check that the pages show your "
            "answers. If not, print it as a PDF and upload that file."
        )
    if "/OCProperties" in root:
        found.append("This file has layers that can be hidden. Please check what is shown.")
    return tuple(found)


def _signed(form: pikepdf.Object) -> bool:
    return bool(int(form.get("/SigFlags", 0)) & 1)


def _damaged(name: str) -> UploadRefused:
    return UploadRefused(
        f"The file “{name}” is damaged or not complete. Some of its pages may be missing.",
        _AGAIN,
        "damaged",
    )


def _inspect_image(data: bytes, name: str, limit_pixels: int) -> tuple[str, ...]:
    try:
        with python_warnings.catch_warnings():
            python_warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                if image.width * image.height > limit_pixels:
                    raise UploadRefused(
                        f"The picture “{name}” has {image.width * image.height // 1_000_000} "
                        f"million dots. The limit is {limit_pixels // 1_000_000} million.",
                        "Please take or scan it at a lower quality.",
                        "too_many_pixels",
                    )
                image.load()
                small = max(image.size) < 600
    except Image.DecompressionBombError:
        raise UploadRefused(
            f"The picture “{name}” is far too large.",
            "Please take or scan it at a lower quality.",
            "too_many_pixels",
        ) from None
    except (OSError, UnidentifiedImageError, ValueError, SyntaxError):
        raise UploadRefused(
            f"The picture “{name}” is damaged or not complete.", _AGAIN, "damaged"
        ) from None
    return ("This picture is small. Please check that it can be read.",) if small else ()


def _megabytes(count: int) -> str:
    return f"{count / 1_000_000:.1f}".removesuffix(".0")

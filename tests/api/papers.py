"""Small files to send in."""

from __future__ import annotations

import io

import pikepdf
from PIL import Image


def pdf(text: str, pages: int = 1) -> bytes:
    """A PDF whose content differs with the text."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(595, 842))
    made.docinfo["/Title"] = text
    out = io.BytesIO()
    made.save(out, static_id=True)
    return out.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    made = pikepdf.new()
    made.add_blank_page()
    out = io.BytesIO()
    made.save(out, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    return out.getvalue()


def photo() -> bytes:
    """A JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (800, 800), "white").save(out, "JPEG")
    return out.getvalue()

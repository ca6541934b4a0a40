"""Typst, called so that the same data gives the same bytes on every machine.

Every document is PDF/A-2a and PDF/UA-1 in one file. Typst refuses a document with a character that
no font holds; a name must never stop a letter, so such a character is printed as `[?]`, a note in
the document says so, and the caller is told which ones they were.
"""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import pikepdf
import typst

from documents.wording import Worded, worded

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent / "fonts"

SUBSTITUTE = "[?]"
"""What is printed for a character that no shipped font holds."""

_INVISIBLE = {"\u200c", "\u200d", *map(chr, range(0xFE00, 0xFE10))}
"""Joiners and variation selectors: they mean nothing without their neighbour, so they go silently."""

_UNDISPLAYABLE = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")
_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document, and the characters printed as `[?]` ("U+1F600 GRINNING FACE")."""

    pdf: bytes
    substituted: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages it has."""
        with pikepdf.open(io.BytesIO(self.pdf)) as opened:
            return len(opened.pages)


def typeset(template: str, data: Mapping[str, object], at: datetime) -> Rendered:
    """`templates/<template>.typ` filled with `data`; `at` is the document's date of creation.

    `ValueError` when `at` has no time zone; `typst.TypstError` when the template itself is wrong.
    """
    if at.tzinfo is None:
        raise ValueError("the time of a document needs a time zone")
    current = worded(data)
    lost: set[str] = set()
    compiler = typst.Compiler(root=TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True)
    for _ in range(_ROUNDS):
        filled = {"data": current, "substituted": bool(lost)}
        try:
            pdf = compiler.compile(
                input=TEMPLATES / f"{template}.typ",
                format="pdf",
                sys_inputs={"input": json.dumps(filled)},
                pdf_standards=["a-2a", "ua-1"],
                timestamp=int(at.timestamp()),
            )
        except typst.TypstError as error:
            missing = _missing_characters(error.diagnostic)
            if not missing:
                raise
            lost |= missing - _INVISIBLE
            current = _without(current, missing)
            continue
        assert isinstance(pdf, bytes)
        return Rendered(pdf, tuple(sorted(_named(char) for char in lost)))
    raise RuntimeError(f"template {template}: characters without a font in its own text")


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FONTS)],
    )


def _missing_characters(diagnostic: str) -> set[str]:
    texts = (
        _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        for text in _UNDISPLAYABLE.findall(diagnostic)
    )
    return {char for text in texts for char in text}


def _without(value: Worded, missing: set[str]) -> Worded:
    if isinstance(value, str):
        return "".join(
            char if char not in missing else "" if char in _INVISIBLE else SUBSTITUTE
            for char in value
        )
    if isinstance(value, list):
        return [_without(inner, missing) for inner in value]
    if isinstance(value, dict):
        return {key: _without(inner, missing) for key, inner in value.items()}
    return value


def _named(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, 'unnamed character')}"

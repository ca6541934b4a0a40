"""Whether the same words stand in two texts, however lines, spaces and hyphens were broken."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

LONG_ENOUGH = 40
"""Letters from which on a whole text in two places is no chance."""

LONG_PARAGRAPH = 80
"""Letters from which on one paragraph in two places is no chance."""


def letters(text: str) -> str:
    """Only the letters and digits of a text, small: what a printed page and its source share."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(char for char in plain if char.isalnum())


def needles(words: str) -> Iterator[str]:
    """By what a text would be recognised: as a whole, and by each long paragraph."""
    whole = letters(words)
    if len(whole) >= LONG_ENOUGH:
        yield whole
    for paragraph in re.split(r"\n\s*\n|\n", words):
        part = letters(paragraph)
        if len(part) >= LONG_PARAGRAPH and part != whole:
            yield part

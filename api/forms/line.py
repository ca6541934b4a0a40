"""A line above a form that tells a date, with where the date comes from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """Words with their reference.

    `source` is a rule ("M10"), or the kind of event that the dates come from; `href` leads to the
    derivation of a deadline and `link` says so. `is_quoted` marks words that a person wrote.
    """

    words: str
    source: str = ""
    href: str = ""
    link: str = "Why this day"
    is_quoted: bool = False


Lines = tuple[str | Line, ...]

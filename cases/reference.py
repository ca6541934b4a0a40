"""The reference of a case as people say and type it: on letters, in messages, on pages."""

from __future__ import annotations


def case_reference(case_id: str) -> str:
    """A short reference such as `RD-1F3C-92AB`: the first eight letters and digits of the id.

    It names nobody, and whoever knows the id finds the case by it.
    """
    plain = "".join(char for char in case_id.upper() if char.isascii() and char.isalnum())[:8]
    return "-".join(("RD", *(part for part in (plain[:4], plain[4:]) if part)))

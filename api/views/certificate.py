"""What the public check says about a certificate number."""

from __future__ import annotations

from enum import StrEnum

from cases.dispute.certificate import is_well_formed
from store.case_pages import CasePages


class Finding(StrEnum):
    """The answers of the check: nothing about anybody, no kind, no day."""

    VALID = "valid"
    REVOKED = "revoked"
    REPLACED = "replaced"
    UNKNOWN = "unknown"
    MISTYPED = "mistyped"


def check(cases: CasePages, number: str) -> Finding:
    """Check a number; a mistyped one is told apart from an unknown one by its check letter."""
    if not is_well_formed(number):
        return Finding.MISTYPED
    found = cases.certificate(number)
    return Finding.UNKNOWN if found is None else Finding(found)

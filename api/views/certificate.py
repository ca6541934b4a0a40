"""What the public check says about a certificate number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from api.words.lists import CERTIFICATES
from cases.dispute.certificate import is_well_formed
from store.case_pages import CasePages


class Finding(StrEnum):
    """The three answers of the check."""

    VALID = "valid"
    UNKNOWN = "unknown"
    MISTYPED = "mistyped"


@dataclass(frozen=True, slots=True)
class CertificateCheck:
    """The answer: the kind and day of a valid certificate, and nothing about anybody."""

    finding: Finding
    kind: str = ""
    kind_words: str = ""
    issued_on: date | None = None


def check(cases: CasePages, number: str) -> CertificateCheck:
    """Check a number; a mistyped one is told apart from an unknown one by its check letter."""
    if not is_well_formed(number):
        return CertificateCheck(Finding.MISTYPED)
    found = cases.certificate(number)
    if found is None:
        return CertificateCheck(Finding.UNKNOWN)
    kind, issued_on = found
    return CertificateCheck(Finding.VALID, kind, CERTIFICATES.get(kind, kind), issued_on)

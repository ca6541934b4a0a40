"""Whether a finished PDF meets PDF/UA-1 and PDF/A-2b, as an independent validator sees it.

The claim is written into a bundle only when the validator agrees. Without the validator (the
package page-validation) nothing is claimed.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version


@dataclass(frozen=True, slots=True)
class Conformance:
    """What holds, whether it was checked at all, and the rules that failed (in few words)."""

    checked: bool
    ua: bool
    archive: bool
    failures: tuple[str, ...] = ()


UNCHECKED = Conformance(checked=False, ua=False, archive=False)


def validator_version() -> str | None:
    """The version of the validator, or None when it is not installed."""
    try:
        return version("page-validation")
    except PackageNotFoundError:
        return None


def conformance(pdf: bytes) -> Conformance:
    """Check the file; `UNCHECKED` when the validator is not installed or refuses to read it."""
    if validator_version() is None:
        return UNCHECKED
    page = importlib.import_module("page")
    try:
        ua = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_UA_1)
        archive = page.validate_pdf_bytes(pdf, profile=page.ValidationProfile.PDF_A_2B)
    except page.PageError:
        return UNCHECKED
    failures = {
        f"{label}: {failure.message}"
        for label, report in (("PDF/UA-1", ua), ("PDF/A-2b", archive))
        for failure in report.failures
    }
    return Conformance(True, ua.is_compliant, archive.is_compliant, tuple(sorted(failures))[:50])

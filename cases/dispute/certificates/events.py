"""What becomes true about a certificate that exists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.dispute.certificates.vocabulary import RevokeReason


@dataclass(frozen=True, slots=True)
class CertificateRevoked:
    """A certificate is not in force any more; `is_replaced` when another took its place at once."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A20"
    number: str
    reason: RevokeReason
    narrative_id: str
    revoked_on: date
    adviser_id: str
    is_replaced: bool
    kind: Literal["certificate_revoked"] = "certificate_revoked"


CertificatesEvent = CertificateRevoked

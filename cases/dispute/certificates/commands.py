"""What can be asked about a certificate that exists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from cases.dispute.certificates.vocabulary import RevokeReason


@dataclass(frozen=True, slots=True)
class RevokeCertificate:
    """The adviser takes the certificate back; why in words lies under `narrative_id`."""

    meta: Meta
    reason: RevokeReason
    narrative_id: str
    kind: Literal["revoke_certificate"] = "revoke_certificate"


@dataclass(frozen=True, slots=True)
class ReissueCertificate:
    """The adviser puts a new certificate of the same facts in the place of the old one, at once."""

    meta: Meta
    reason: RevokeReason
    narrative_id: str
    kind: Literal["reissue_certificate"] = "reissue_certificate"


CertificatesCommand = RevokeCertificate | ReissueCertificate

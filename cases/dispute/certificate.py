"""The number of a mediation certificate: short to say on the telephone, impossible to guess."""

from __future__ import annotations

import hashlib

from cases.dispute.events import CertificateIssued
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import CertificateKind
from cases.moment import Moment

_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXY"
"""Twenty-nine characters that are not mistaken for each other. A prime number of them, so that the
check notices every single mistyped character and every swap of two neighbours."""


def certificate_number(case_id: str, kind: str, issue: int = 1) -> str:
    """A number such as `MC-4K7Q-82NV-H`, derived from the case so that a replay gives it again.

    The last character is a check: a mistyped number is told apart from an unknown one.
    """
    digest = hashlib.sha256(f"certificate|{case_id}|{kind}|{issue}".encode("ascii")).digest()
    letters = "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:8])
    return f"MC-{letters[:4]}-{letters[4:]}-{check_letter(letters)}"


def check_letter(letters: str) -> str:
    """The check character over the eight characters of a number."""
    total = sum((place + 2) * _LETTERS.index(letter) for place, letter in enumerate(letters))
    return _LETTERS[total % len(_LETTERS)]


def is_well_formed(number: str) -> bool:
    """Whether the text could be a number at all: shape and check character."""
    parts = number.strip().upper().split("-")
    if len(parts) != 4 or parts[0] != "MC" or len(parts[3]) != 1:
        return False
    letters = parts[1] + parts[2]
    if len(letters) != 8 or any(letter not in _LETTERS for letter in letters):
        return False
    return check_letter(letters) == parts[3]


def issued(
    state: DisputeState, kind: CertificateKind, ground: str, now: Moment, adviser_id: str = ""
) -> CertificateIssued:
    """The certificate that the facts call for; the next issue when there were some of its kind.

    A certificate of the same kind and ground as one before it is about the same facts. The time to
    appeal then counts from the first of them, since the law keys it on the facts being certified
    (T1) and a new paper may not give a longer time.
    """
    past = [p.was for p in state.mediation.past_certificates]
    if state.mediation.certificate is not None:
        past.append(state.mediation.certificate)
    issue = sum(1 for was in past if was.certificate is kind) + 1
    same = [was.counts_from for was in past if (was.certificate, was.ground) == (kind, ground)]
    number = certificate_number(state.case_id, kind, issue)
    first_on = min(same, default=None)
    return CertificateIssued(kind, number, now.on, ground, adviser_id, issue, first_on)

"""The letters of a case: checked data in, tagged A4 PDF out (PDF/A-2a and PDF/UA-1 in one file)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from pydantic import TypeAdapter

from documents import letter_data
from documents.data_check import checked
from documents.letter_dates import notes
from documents.packs import statement
from documents.typesetting import Rendered, typeset
from documents.wording import london_day


class LetterKind(StrEnum):
    """The letters that exist; each has a template and a data schema of the same name."""

    complaint_acknowledgement = "complaint_acknowledgement"
    mediation_invitation = "mediation_invitation"
    mediation_certificate = "mediation_certificate"
    mediation_agreement = "mediation_agreement"
    referral_letter = "referral_letter"
    review_notice = "review_notice"
    breach_complaint = "breach_complaint"


SCHEMAS: Mapping[LetterKind, TypeAdapter[Mapping[str, object]]] = {
    LetterKind.complaint_acknowledgement: TypeAdapter(letter_data.ComplaintAcknowledgement),
    LetterKind.mediation_invitation: TypeAdapter(letter_data.MediationInvitation),
    LetterKind.mediation_certificate: TypeAdapter(letter_data.MediationCertificate),
    LetterKind.mediation_agreement: TypeAdapter(letter_data.MediationAgreement),
    LetterKind.referral_letter: TypeAdapter(letter_data.ReferralLetter),
    LetterKind.review_notice: TypeAdapter(letter_data.ReviewNotice),
    LetterKind.breach_complaint: TypeAdapter(letter_data.BreachComplaint),
}
"""The schema of each letter's data; the types are in `letter_data.py`."""


def render(kind: LetterKind, data: Mapping[str, object], at: datetime) -> Rendered:
    """The letter of this kind, dated on the London day of `at`; equal input gives equal bytes.

    `DocumentDataInvalid` names each wrong or missing field, and each deadline in the text that has no
    row in `dates`; `ValueError` when `at` has no time zone.
    """
    kind = LetterKind(kind)
    answers = checked(kind.value, SCHEMAS[kind], data)
    noted = notes(kind.value, answers)
    child = str(answers["child"])
    own = bool(answers.get("to_young_person", False))
    filled = {
        **answers,
        "notes": noted,
        "dated_on": london_day(at),
        "pack_statement": statement(str(answers["pack"]), "letter"),
        "whose": "your" if own else f"{child}'s",
        "who": "you" if own else child,
    }
    return typeset(kind.value, filled, at)

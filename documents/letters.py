"""The letters of a case: checked data in, tagged A4 PDF out (PDF/A-2a and PDF/UA-1 in one file)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from pydantic import TypeAdapter, ValidationError

from documents import letter_data
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


SCHEMAS: Mapping[LetterKind, TypeAdapter[Mapping[str, object]]] = {
    LetterKind.complaint_acknowledgement: TypeAdapter(letter_data.ComplaintAcknowledgement),
    LetterKind.mediation_invitation: TypeAdapter(letter_data.MediationInvitation),
    LetterKind.mediation_certificate: TypeAdapter(letter_data.MediationCertificate),
    LetterKind.mediation_agreement: TypeAdapter(letter_data.MediationAgreement),
    LetterKind.referral_letter: TypeAdapter(letter_data.ReferralLetter),
    LetterKind.review_notice: TypeAdapter(letter_data.ReviewNotice),
}
"""The schema of each letter's data; the types are in `letter_data.py`."""


class LetterDataInvalid(ValueError):
    """The data of a letter lack something or hold something else; `problems` names each."""

    def __init__(self, kind: str, problems: tuple[str, ...]) -> None:
        self.kind = kind
        self.problems = problems
        super().__init__(f"{kind}: " + "; ".join(problems))


def render(kind: LetterKind, data: Mapping[str, object], at: datetime) -> Rendered:
    """The letter of this kind, dated on the London day of `at`; equal input gives equal bytes.

    `LetterDataInvalid` names each wrong or missing field; `ValueError` when `at` has no time zone.
    """
    kind = LetterKind(kind)
    checked = _checked(kind, data)
    child = str(checked["child"])
    own = bool(checked.get("to_young_person", False))
    filled = {
        **checked,
        "dated_on": london_day(at),
        "pack_statement": statement(str(checked["pack"]), "letter"),
        "whose": "your" if own else f"{child}'s",
        "who": "you" if own else child,
    }
    return typeset(kind.value, filled, at)


def _checked(kind: LetterKind, data: Mapping[str, object]) -> Mapping[str, object]:
    try:
        return SCHEMAS[kind].validate_python(dict(data))
    except ValidationError as error:
        problems = tuple(
            ".".join(str(part) for part in found["loc"]) + ": " + found["msg"]
            for found in error.errors(include_url=False, include_input=False)
        )
        raise LetterDataInvalid(kind.value, problems) from None

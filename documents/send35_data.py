"""The data of an appeal form, F1 to F15, as the caller must give it.

Dates may be `date` values or ISO text. Everything that is not known yet may be left out or null:
the form then prints "Not answered", so that a gap is seen. Unknown keys are refused.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, NotRequired

from pydantic import with_config
from typing_extensions import TypedDict

from documents.letter_data import STRICT, Pack, Text

Answer = bool | None
"""Yes, no, or not answered."""


@with_config(STRICT)
class Person(TypedDict):
    """Somebody with a part in the appeal. `relationship` is to the child or young person."""

    name: Text
    relationship: NotRequired[str | None]
    lines: NotRequired[list[str]]
    email: NotRequired[str | None]
    telephone: NotRequired[str | None]


@with_config(STRICT)
class ParentalResponsibility(Person):
    """Somebody else with parental responsibility (F6): whether told, and if not, why not."""

    told: NotRequired[Answer]
    why_not_told: NotRequired[str | None]


@with_config(STRICT)
class PreferredSetting(TypedDict):
    """The school, college or early-years provider that is wanted (F9)."""

    name: Text
    lines: NotRequired[list[str]]
    type: NotRequired[str | None]
    contacted_on: NotRequired[date | None]
    answer: NotRequired[str | None]
    independent_offer_in_writing: NotRequired[Answer]


@with_config(STRICT)
class Evidence(TypedDict):
    """A line of the evidence list (F15)."""

    description: Text
    author: NotRequired[str | None]
    dated_on: NotRequired[date | None]
    pages: NotRequired[int | None]


@with_config(STRICT)
class Send35(TypedDict):
    """Every answer of the form, with the number of its rule behind each group."""

    case_reference: Text
    pack: NotRequired[Pack | None]
    # F1, F2, F3: what is enclosed
    decision_letter: NotRequired[Answer]
    plan: NotRequired[Answer]
    section_k_documents: NotRequired[list[str]]
    certificate_number: NotRequired[str | None]
    no_certificate: NotRequired[Literal["section_i_only", "other_reason"] | None]
    no_certificate_explanation: NotRequired[str | None]
    # F4: the child or young person
    child: Text
    born_on: NotRequired[date | None]
    gender: NotRequired[str | None]
    # F5, F6, F7: people
    applicant: Person
    applicant_role: NotRequired[Literal["parent", "young_person", "alternative_person"] | None]
    other_parents: NotRequired[list[ParentalResponsibility]]
    representative: NotRequired[Person | None]
    correspondence_to: NotRequired[str | None]
    # F8, F9: what the appeal is about
    authority: Text
    appeal_against: NotRequired[str | None]
    sections: NotRequired[list[str]]
    after_annual_review: NotRequired[Answer]
    section_i: NotRequired[Literal["disagrees_with_named", "none_named"] | None]
    preferred_setting: NotRequired[PreferredSetting | None]
    # F10: reasons
    reasons: NotRequired[str | None]
    result_sought: NotRequired[str | None]
    health_and_social_care: NotRequired[str | None]
    # F11: dates as printed on the papers
    decision_dated_on: NotRequired[date | None]
    certificate_dated_on: NotRequired[date | None]
    late_reason: NotRequired[str | None]
    # F12, F13: other cases, the hearing
    other_send_appeals: NotRequired[str | None]
    other_court_cases: NotRequired[str | None]
    hearing: NotRequired[Literal["paper", "attended", "no_preference"] | None]
    earlier_hearing: NotRequired[Answer]
    video_possible: NotRequired[Answer]
    interpreter: NotRequired[str | None]
    adjustments: NotRequired[str | None]
    # F14: signature
    signature: NotRequired[str | None]
    signed_on: NotRequired[date | None]
    # F15: evidence
    evidence: NotRequired[list[Evidence]]

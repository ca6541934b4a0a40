"""The answers of a family and the facts of its case as the data of the appeal form (F1 to F15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import DocumentKind
from cases.reference import case_reference
from documents.case_facts import matter_of
from documents.case_people import People, name
from documents.case_wording import APPEALS
from documents.exit_reason import reason_without_certificate
from documents.send35_fields import (
    FIELDS,
    NO,
    YES,
    Answers,
    chosen,
    is_shown,
    text,
)

SIGNED_BY_SENDING = (
    "The applicant signs by sending this bundle. The typed name stands in the signed letter."
)
"""The form lies inside what is signed, so it cannot hold the signature itself (F14)."""


class Paper(Protocol):
    """A row of the document register, as far as a bundle prints it."""

    @property
    def document_id(self) -> str:
        """The id under which the case knows it."""

    @property
    def sha256(self) -> str:
        """The hash of its bytes."""

    @property
    def title(self) -> str:
        """What the person who added it called it."""

    @property
    def dated_on(self) -> date | None:
        """The date on it, or None."""

    @property
    def media_type(self) -> str:
        """What sort of file it is."""

    @property
    def pages(self) -> int:
        """How many pages it has."""


def form_data(
    state: DisputeState,
    people: People,
    answers: Answers,
    papers: Mapping[DocumentKind, Sequence[Paper]],
) -> Mapping[str, object]:
    """The data of `send35_data.Send35`; what was not answered is left out and shown as a gap.

    Answers to questions that no longer appear are not printed.
    """
    grounds = state.referral.grounds
    if grounds is not None:  # the sections may have changed since the form was filled in (M23)
        answers = {**answers, "sections": list(grounds.sections)}
    shown = {
        field.field_id: answers[field.field_id]
        for field in FIELDS
        if field.field_id in answers and is_shown(field, answers)
    }
    matter = matter_of(state)
    certificate = state.mediation.certificate
    return {
        "case_reference": case_reference(state.case_id),
        "pack": state.pack,
        "decision_letter": bool(papers.get(DocumentKind.DECISION_LETTER)),
        "plan": bool(papers.get(DocumentKind.PLAN)),
        "section_k_documents": [paper.title for paper in papers.get(DocumentKind.SECTION_K, ())],
        "certificate_number": certificate.number if certificate else None,
        **_no_certificate(state, shown),
        "child": text(shown, "child_name") or name(people, state.parties.child_id, "Not answered"),
        "born_on": _day(shown, "child_birth_date"),
        "gender": text(shown, "child_gender") or None,
        **_people(state, people, shown),
        "authority": name(people, state.parties.authority_id, "The authority"),
        "appeal_against": APPEALS[matter.decision],
        "sections": list(grounds.sections if grounds else matter.sections),
        "after_annual_review": _yes(shown, "after_annual_review"),
        "section_i": text(shown, "section_i") or None,
        "preferred_setting": _setting(shown),
        "reasons": text(shown, "reasons") or None,
        "result_sought": text(shown, "result_sought") or None,
        "health_and_social_care": _health_and_care(shown),
        "decision_dated_on": matter.notice_dated_on,
        "certificate_dated_on": certificate.issued_on if certificate else None,
        "late_reason": text(shown, "late_reason") or None,
        "other_send_appeals": _no_or(shown, "other_appeals", "other_appeals_details"),
        "other_court_cases": _no_or(shown, "other_court_cases", "other_court_cases_details"),
        "hearing": text(shown, "hearing") or None,
        "earlier_hearing": _yes(shown, "earlier_hearing"),
        "video_possible": _yes(shown, "video"),
        "interpreter": text(shown, "interpreter") or None,
        "adjustments": text(shown, "adjustments") or None,
        "signature": SIGNED_BY_SENDING,
        "evidence": _evidence(shown, papers.get(DocumentKind.EVIDENCE, ())),
    }


def _no_certificate(state: DisputeState, shown: Answers) -> dict[str, object]:
    if state.mediation.certificate is not None:
        return {}
    return {
        "no_certificate": text(shown, "no_certificate") or _recorded(state),
        "no_certificate_explanation": reason_without_certificate(state, shown) or None,
    }


def _recorded(state: DisputeState) -> str | None:
    """The reason that the case took over from a screening."""
    grounds = state.referral.grounds
    return grounds.no_certificate.value if grounds and grounds.no_certificate else None


def _people(state: DisputeState, people: People, shown: Answers) -> dict[str, object]:
    family = name(people, state.parties.family_id, "Not answered")
    found: dict[str, object] = {
        "applicant": {
            "name": text(shown, "applicant_name") or family,
            "relationship": text(shown, "applicant_relationship") or None,
            "lines": _lines(text(shown, "applicant_address")),
            "email": text(shown, "applicant_email") or None,
            "telephone": text(shown, "applicant_phone") or None,
        },
        "applicant_role": text(shown, "applicant_role") or None,
    }
    others = text(shown, "others_with_responsibility")
    if others == NO:
        found["other_parents"] = []
    elif others == YES:
        found["other_parents"] = [_other(shown)]
    represented = text(shown, "represented")
    if represented == NO:
        found |= {"representative": None, "correspondence_to": "The applicant"}
    elif represented == YES:
        found["representative"] = {
            "name": text(shown, "representative_name") or "Not answered",
            "lines": _lines(text(shown, "representative_contact")),
        }
        found["correspondence_to"] = _label("correspondence_to", shown)
    return found


def _other(shown: Answers) -> dict[str, object]:
    who, *lines = _lines(text(shown, "others_names")) or ["Not answered"]
    return {
        "name": who,
        "lines": lines,
        "told": _yes(shown, "others_told"),
        "why_not_told": text(shown, "others_not_told_reason") or None,
    }


def _setting(shown: Answers) -> dict[str, object] | None:
    if not text(shown, "preferred_setting_name"):
        return None
    return {
        "name": text(shown, "preferred_setting_name"),
        "lines": _lines(text(shown, "preferred_setting_address")),
        "type": _label("preferred_setting_type", shown),
        "contacted_on": _day(shown, "preferred_setting_contacted_on"),
        "answer": text(shown, "preferred_setting_answer") or None,
        "independent_offer_in_writing": _yes(shown, "written_offer"),
    }


def _health_and_care(shown: Answers) -> str | None:
    asked = (("Health", "health_wanted"), ("Social care", "social_care_wanted"))
    said = [f"{what}: {text(shown, field)}" for what, field in asked if text(shown, field)]
    return "\n".join(said) or "Nothing asked for"


def _evidence(shown: Answers, papers: Sequence[Paper]) -> list[dict[str, object]]:
    listed: list[dict[str, object]] = [
        {"description": paper.title, "dated_on": paper.dated_on, "pages": paper.pages}
        for paper in papers
    ]
    later = " ".join(text(shown, "evidence_to_come").split())
    return [*listed, {"description": f"To follow: {later}"}] if later else listed


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]


def _yes(shown: Answers, field_id: str) -> bool | None:
    return {YES: True, NO: False}.get(text(shown, field_id))


def _no_or(shown: Answers, field_id: str, details_id: str) -> str | None:
    said = text(shown, field_id)
    if said == YES:
        return text(shown, details_id) or "Yes"
    return "No" if said == NO else None


def _day(shown: Answers, field_id: str) -> date | None:
    try:
        return date.fromisoformat(text(shown, field_id))
    except ValueError:
        return None


def _label(field_id: str, shown: Answers) -> str | None:
    field = next(known for known in FIELDS if known.field_id == field_id)
    return next(
        (option.label for option in field.options if option.value in chosen(shown, field_id)), None
    )

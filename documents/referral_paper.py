"""The data of the applicant's letter to the tribunal."""

from __future__ import annotations

from cases.dispute import clocks as d
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import WITHOUT_PLAN, ReferralStatus
from documents.case_dates import dated_rules, due
from documents.case_facts import (
    Facts,
    FactsMissing,
    authority,
    family,
    known_day,
    matter_of,
    paragraphs,
)
from documents.case_people import party
from documents.case_wording import DECISIONS, ORDERS, PAPERS
from documents.exit_reason import reason_without_certificate
from documents.send35_fields import text


def referral(state: DisputeState, facts: Facts) -> dict[str, object]:
    """The letter to the tribunal (T2); `letter_data.ReferralLetter`.

    Signed once it is sent; while a bundle is being built it says that the bundle is what is signed.
    """
    matter, sending, grounds = matter_of(state), state.referral, state.referral.grounds
    if grounds is None:
        raise FactsMissing("the family has not stated its grounds")
    applicant = party(facts.people, state.parties.family_id, "The applicant")
    certificate = state.mediation.certificate
    is_sent = sending.sent_on is not None and sending.status is not ReferralStatus.RETURNED
    signature = facts.said(sending.signature_id) or family(state, facts)
    return {
        "sender": applicant,
        "contact": applicant,
        "recipient": party(
            facts.people,
            state.parties.tribunal_id,
            "First-tier Tribunal (Special Educational Needs and Disability)",
        ),
        "applicant": family(state, facts),
        "authority": authority(state, facts),
        "decision": DECISIONS[matter.decision],
        "decision_sent_on": matter.notice_sent_on,
        "certificate_number": certificate.number if certificate else None,
        "certificate_issued_on": certificate.issued_on if certificate else None,
        "no_certificate_reason": None if certificate else _no_certificate(state, facts),
        "appeal_by": known_day(due(state.clocks, d.APPEAL), "the last day to appeal"),
        "grounds": paragraphs(facts.said(grounds.narrative_id), "See the appeal form."),
        "result_sought": _result_sought(state, facts),
        "enclosures": _enclosures(state),
        "late_reason": facts.said(grounds.late_reason_id) or None,
        "signature": signature if is_sent else None,
        "signed_on": sending.sent_on if is_sent else None,
        "signed_when_sent": bool(sending.awaited_request),
        "dates": dated_rules(state.clocks, d.APPEAL),
    }


def _result_sought(state: DisputeState, facts: Facts) -> list[str]:
    matter, grounds = matter_of(state), state.referral.grounds
    order = ORDERS.get(matter.decision, "An order about this matter.")
    if grounds is not None and grounds.sections and matter.decision not in WITHOUT_PLAN:
        order = f"{order.rstrip('.')} ({_sections(grounds.sections)})."
    return paragraphs(text(facts.answers, "result_sought"), order)


def _sections(sections: tuple[str, ...]) -> str:
    if len(sections) == 1:
        return f"Section {sections[0]}"
    return f"Sections {', '.join(sections[:-1])} and {sections[-1]}"


def _no_certificate(state: DisputeState, facts: Facts) -> str:
    reason = reason_without_certificate(state, facts.answers)
    if reason:
        return reason
    grounds = state.referral.grounds
    if grounds is not None and set(grounds.sections) == {"I"}:
        return "The appeal is only about Section I, so no certificate is needed (rule M23)."
    return "The reason stands in the appeal form. A judge decides about it (rule M24)."


def _enclosures(state: DisputeState) -> list[dict[str, object]]:
    """The papers that go with the letter; proof of promises belongs to mediation and stays out."""
    order = list(PAPERS)
    papers = [paper for paper in state.documents if paper.document in PAPERS]
    papers.sort(key=lambda paper: order.index(paper.document))
    return [{"title": PAPERS[paper.document], "pages": paper.pages} for paper in papers]

"""The closed lists and the timeline of an appeal before the tribunal, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from api.words import lists
from api.words.number import counted
from cases.dispute.tribunal.vocabulary import (
    AnswerRoute,
    ChangeTopic,
    DirectionKind,
    EscalationRoute,
    HearingPaper,
    ReviewAsked,
    ReviewRuling,
    Sanction,
    UpperOutcome,
)
from rules.deadline import day_words
from rules.practice import HearingMode
from rules.recommendation import Answer, Subject

Payload = Mapping[str, Any]

DIRECTIONS: Mapping[str, str] = {
    DirectionKind.RESPONSE: "The council’s response",
    DirectionKind.EVIDENCE: "The last evidence",
    DirectionKind.ATTENDANCE_FORM: "The attendance form",
    DirectionKind.CASE_REVIEW: "The case review form",
    DirectionKind.WORKING_DOCUMENT: "The working document",
    DirectionKind.HEARING_BUNDLE: "The hearing bundle",
}

HEARING_PAPERS: Mapping[str, str] = {
    HearingPaper.WORKING_DOCUMENT: "The working document",
    HearingPaper.HEARING_BUNDLE: "The hearing bundle",
}

MODES: Mapping[str, str] = {
    HearingMode.HEARING: "A hearing with both sides",
    HearingMode.ON_PAPER: "On paper",
}

TOPICS: Mapping[str, str] = {
    ChangeTopic.MORE_TIME: "More time for something",
    ChangeTopic.LATE_EVIDENCE: "Using evidence that is late",
    ChangeTopic.HEARING_DAY: "Another day for the hearing",
    ChangeTopic.LOOK_AGAIN: "A judge looks again at what staff decided",
    ChangeTopic.OTHER: "Something else",
}

UPPER: Mapping[str, str] = {
    UpperOutcome.UPHELD: "It changed the decision",
    UpperOutcome.REMITTED: "It sent the case back to be heard again",
    UpperOutcome.DISMISSED: "The decision stands",
}

SANCTIONS: Mapping[str, str] = {
    Sanction.WARNING: "A warning",
    Sanction.BARRED: "The council is barred from the appeal",
    Sanction.BAR_LIFTED: "The council takes part again",
    Sanction.COSTS: "Costs must be paid",
}

ASKED: Mapping[str, str] = {
    ReviewAsked.SET_ASIDE: "That the decision is set aside",
    ReviewAsked.REVIEW: "That the decision is looked at again",
    ReviewAsked.PERMISSION: "To be allowed to go to the Upper Tribunal",
}

RULINGS: Mapping[str, str] = {
    ReviewRuling.SET_ASIDE: "Set aside: the appeal is heard again",
    ReviewRuling.PERMISSION_GRANTED: "Permission to go to the Upper Tribunal is granted",
    ReviewRuling.REFUSED: "Refused",
}

ROUTES: Mapping[str, str] = {
    EscalationRoute.COMPLAINT: "A complaint to the council",
    EscalationRoute.OMBUDSMAN: "The Ombudsman",
    EscalationRoute.SECRETARY_OF_STATE: "The Secretary of State",
    EscalationRoute.JUDICIAL_REVIEW: "Judicial review, with a solicitor",
}

ANSWER_ROUTES: Mapping[str, str] = {
    AnswerRoute.COMPLAINT: "A complaint to the health body or the council",
    AnswerRoute.OMBUDSMAN: "The Ombudsman (for health: the health ombudsman)",
    AnswerRoute.JUDICIAL_REVIEW: "Judicial review, with a solicitor",
}

SUBJECTS: Mapping[str, str] = {Subject.HEALTH: "Health", Subject.SOCIAL_CARE: "Social care"}

SAYS: Mapping[str, str] = {
    Answer.STEPS: "What will be done",
    Answer.REASONS: "Detailed reasons why it is not done",
}


def _day(text: str) -> str:
    return day_words(date.fromisoformat(text))


def _side(payload: Payload) -> str:
    return lists.SIDES[payload["side"]]


def _with_paper(payload: Payload) -> str:
    return ", with a paper of this case" if payload.get("document_id") else ""


def _directions(payload: Payload) -> str:
    days = "; ".join(
        f"{DIRECTIONS[given['direction']].lower()} by {_day(given['due_on'])}"
        for given in payload["directions"]
    )
    return f"The tribunal set days: {days}."


def _decided(payload: Payload) -> str:
    on = _day(payload["decided_on"])
    if not payload["orders"] and not payload["recommendations"]:
        return f"The tribunal dismissed the appeal on {on}."
    orders = counted(len(payload["orders"]), "order")
    said = counted(len(payload["recommendations"]), "recommendation")
    return f"The tribunal decided on {on}: {orders}, {said}."


SENTENCES: Mapping[str, Callable[[Payload], str]] = {
    "late_appeal_ruled": lambda p: (
        "A judge admitted the late appeal."
        if p["admitted"]
        else "A judge did not admit the late appeal."
    ),
    "no_certificate_ruled": lambda p: (
        "A judge lets the appeal go on without a certificate."
        if p["admitted"]
        else "A judge asks for a mediation certificate."
    ),
    "directions_given": _directions,
    "response_sent": lambda p: "The council opposes the appeal and sent its response.",
    "evidence_exchanged": lambda p: (
        f"{_side(p)} sent evidence: {counted(len(p['document_ids']), 'paper')}."
    ),
    "supplement_sent": lambda p: f"{_side(p)} sent late evidence, supplement {p['number']}.",
    "attendance_named": lambda p: f"{_side(p)} named its witnesses: {p['witnesses']}.",
    "case_review_filed": lambda p: f"{_side(p)} sent its case review form{_with_paper(p)}.",
    "hearing_paper_sent": lambda p: f"{HEARING_PAPERS[p['paper']]} was sent{_with_paper(p)}.",
    "change_asked": lambda p: f"{_side(p)} asked for a change: {TOPICS[p['topic']].lower()}.",
    "change_ruled": lambda p: (
        "The tribunal granted the change." if p["granted"] else "The tribunal refused the change."
    ),
    "hearing_listed": lambda p: (
        f"The hearing is on {_day(p['hearing_on'])}: {MODES[p['mode']].lower()}."
    ),
    "hearing_recorded": lambda p: (
        f"The hearing of {_day(p['held_on'])} was put off."
        if p["adjourned"]
        else f"The hearing took place on {_day(p['held_on'])}."
    ),
    "withdrawal_asked": lambda p: "The family asked to withdraw its appeal.",
    "withdrawal_ruled": lambda p: (
        "The tribunal agreed: the appeal is withdrawn."
        if p["consents"]
        else "The tribunal did not agree to the withdrawal."
    ),
    "reinstatement_asked": lambda p: "The family asked to bring its appeal back.",
    "reinstatement_ruled": lambda p: (
        "The appeal goes on again." if p["granted"] else "The appeal does not come back."
    ),
    "appeal_conceded": lambda p: "The council does not oppose the appeal. It counts as won.",
    "consent_order_agreed": lambda p: f"{_side(p)} agreed to a consent order.",
    "consent_order_made": lambda p: (
        f"The tribunal made the order that both sides agreed, on {_day(p['made_on'])}."
    ),
    "appeal_decided": _decided,
    "order_kept": lambda p: f"An order of the tribunal was kept on {_day(p['kept_on'])}.",
    "order_breached": lambda p: f"An order was not kept by {_day(p['due_on'])}.",
    "order_breach_escalated": lambda p: (
        f"The family took the broken order further: {ROUTES[p['route']].lower()}."
    ),
    "recommendation_answered": lambda p: (
        f"A recommendation was answered on {_day(p['answered_on'])}."
    ),
    "recommendation_unanswered": lambda p: (
        f"A recommendation got no answer by {_day(p['due_on'])}."
    ),
    "recommendation_escalated": lambda p: (
        f"The family took the missing answer further: {ANSWER_ROUTES[p['route']].lower()}."
    ),
    "review_asked_for": lambda p: f"{_side(p)} challenged the decision.",
    "upper_appeal_lodged": lambda p: f"{_side(p)} took the case to the Upper Tribunal.",
    "upper_appeal_decided": lambda p: (
        f"The Upper Tribunal decided on {_day(p['decided_on'])}. {UPPER[p['outcome']]}."
    ),
    "sanction_recorded": lambda p: (
        f"The tribunal about {_side(p)[:1].lower()}{_side(p)[1:]}: "
        f"{SANCTIONS[p['sanction']].lower()}."
    ),
    "review_ruled": lambda p: f"The challenge was decided. {RULINGS[p['ruling']]}.",
}
"""One sentence for every kind of event of an appeal."""

"""The facts of a case as the data of each letter: what `letters.render` is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from cases.dispute import clocks as d
from cases.dispute.state import DisputeState
from cases.plan.state import PlanState
from documents.breach_paper import breach_complaint
from documents.case_dates import dated_rules, due
from documents.case_facts import Facts, FactsMissing, common, known_day, matter_of, service
from documents.case_people import People
from documents.case_wording import DECISIONS
from documents.letters import LetterKind
from documents.mediation_papers import agreement, certificate, invitation
from documents.referral_paper import referral
from documents.review_paper import review_notice
from documents.send35_fields import Answers


def letter(
    kind: LetterKind,
    state: DisputeState | PlanState,
    *,
    people: People,
    words: Mapping[str, str],
    base_url: str,
    at: datetime,
    seq: int,
    answers: Answers | None = None,
) -> Mapping[str, object]:
    """The data of a letter, as `letters.render` takes it.

    `words` holds what people wrote by narrative id, `answers` the appeal form when it is at hand.
    The reference on the letter is that of the case with the number of the event, `seq`. Raises
    `FactsMissing` when the case is not at the point where this letter can be written.
    """
    facts = Facts(people, words, base_url.rstrip("/"), at, answers or {})
    if isinstance(state, PlanState):
        if kind is not LetterKind.review_notice:
            raise FactsMissing(f"a plan has no {kind}")
        return {**common(state, facts, seq), **review_notice(state, facts)}
    write = _DISPUTE.get(kind)
    if write is None:
        raise FactsMissing(f"a dispute has no {kind}")
    return {**common(state, facts, seq), **write(state, facts)}


def _acknowledgement(state: DisputeState, facts: Facts) -> dict[str, object]:
    matter = matter_of(state)
    if state.complaint is None:
        raise FactsMissing("there is no complaint")
    about = (
        facts.said(matter.narrative_id) or f"The authority decided: {DECISIONS[matter.decision]}"
    )
    return {
        "complaint_received_on": state.complaint.filed_on,
        "complaint_about": about,
        "answer_due_on": known_day(due(state.clocks, d.ANSWER), "the day of the answer"),
        "adviser": service(state, facts),
        "contact_adviser_by": due(state.clocks, d.ADVISER_CONTACT),
        "appeal_by": due(state.clocks, d.APPEAL),
        "is_for_mediation": state.is_for_mediation,
        "dates": dated_rules(state.clocks, d.ANSWER, d.ADVISER_CONTACT, d.APPEAL),
    }


_DISPUTE: Mapping[LetterKind, Callable[[DisputeState, Facts], dict[str, object]]] = {
    LetterKind.complaint_acknowledgement: _acknowledgement,
    LetterKind.mediation_invitation: invitation,
    LetterKind.mediation_certificate: certificate,
    LetterKind.mediation_agreement: agreement,
    LetterKind.referral_letter: referral,
    LetterKind.breach_complaint: breach_complaint,
}
"""Who writes which letter of a dispute."""

"""The data of the authority's notice after an annual review."""

from __future__ import annotations

import re

from cases.plan import clock_ids as p
from cases.plan.state import PlanState
from cases.plan.vocabulary import ReviewOutcome
from documents.case_dates import dated_rules, due
from documents.case_facts import Facts, FactsMissing, known_day, paragraphs, service
from documents.case_people import PartyData

ADVICE_SERVICE: PartyData = {
    "name": "Your local special educational needs advice service (SENDIASS)"
}

_DRAFT = (
    "The copy of the plan with the changes is version {number}. You can read it in your case, and see "
    "every word that would change."
)
"""What the notice of a plan with a record says of the draft that goes with it (R9)."""

_CHANGE = re.compile(r"(?:section\s+)?([A-K])\d?\s*[:.\-–]\s*(\S.*)", re.IGNORECASE)
"""A line such as "Section F: one hour of therapy each week"."""


def review_notice(state: PlanState, facts: Facts) -> dict[str, object]:
    """The decision notice (R8) with the contents of M1; `letter_data.ReviewNotice`.

    Of the words of a proposed amendment, lines such as "Section F: ..." become its list of changes.
    """
    decision, meeting_on = state.review.decision, state.review.held_on or state.review.meeting_on
    if decision is None:
        raise FactsMissing("nothing has been decided after the review")
    amend = decision.outcome is ReviewOutcome.AMEND
    lines = paragraphs(facts.said(decision.narrative_id), "The reasons are kept with the plan.")
    changes = [found for line in lines if amend and (found := _CHANGE.fullmatch(line))]
    reasons = [line for line in lines if not (amend and _CHANGE.fullmatch(line))]
    draft = state.record.find(decision.version_id)
    if draft is not None:
        reasons.append(_DRAFT.format(number=draft.number))
    shown = (p.REPRESENTATIONS, p.FINAL_PLAN) if amend else (p.ADVISER_CONTACT, p.APPEAL)
    return {
        "meeting_on": known_day(meeting_on, "the day of the review meeting"),
        "decision": decision.outcome.value,
        "reasons": reasons or ["These changes follow from the review."],
        "changes": [
            {"section": found.group(1).upper(), "change": found.group(2)} for found in changes
        ],
        "views_by": due(state.clocks, p.REPRESENTATIONS) if amend else None,
        "final_plan_by": due(state.clocks, p.FINAL_PLAN) if amend else None,
        "adviser": service(state, facts),
        "advice_service": ADVICE_SERVICE,
        "contact_adviser_by": None if amend else due(state.clocks, p.ADVISER_CONTACT),
        "appeal_by": None if amend else due(state.clocks, p.APPEAL),
        "dates": dated_rules(state.clocks, *shown),
    }

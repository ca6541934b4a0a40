"""The data of a complaint about promises of an agreement that are not kept."""

from __future__ import annotations

from cases.clock import ClockStatus, find
from cases.dispute import clocks as d
from cases.dispute.state import DisputeState, Promise
from cases.dispute.vocabulary import Side
from documents.case_dates import dated_rules, due, row
from documents.case_facts import Facts, FactsMissing, authority, family
from documents.case_people import party
from documents.mediation_papers import promise_deadline, promise_row


def breach_complaint(state: DisputeState, facts: Facts) -> dict[str, object]:
    """The family's complaint to the authority (M15); `letter_data.BreachComplaint`."""
    agreement = state.agreement
    if agreement is None:
        raise FactsMissing("there is no agreement")
    broken = _broken(state)
    if not broken:
        raise FactsMissing("every promise of the authority is kept or not due")
    parties = state.parties
    writer = party(facts.people, parties.family_id, "Parent or young person")
    review = find(state.clocks, d.JUDICIAL_REVIEW)
    runs = review is not None and review.status is ClockStatus.RUNNING
    return {
        "sender": writer,
        "recipient": party(facts.people, parties.authority_id, "The authority"),
        "contact": writer,
        "to_young_person": False,
        "applicant": family(state, facts),
        "authority": authority(state, facts),
        "agreed_on": agreement.agreed_on,
        "promises": [
            {
                **promise_row(state, agreement, promise, facts),
                "is_late": promise.breached_on is not None,
            }
            for promise in broken
        ],
        "judicial_review_by": due(state.clocks, d.JUDICIAL_REVIEW) if runs else None,
        "dates": [
            *(
                row(f"Promise {number}", promise_deadline(state, agreement, promise))
                for number, promise in enumerate(broken, start=1)
            ),
            *(dated_rules(state.clocks, d.JUDICIAL_REVIEW) if runs else ()),
        ],
    }


def _broken(state: DisputeState) -> list[Promise]:
    """Promises of the authority that are late, or that a side says are not being kept."""
    noted = {found.promise_id for found in state.register.noted}
    promises = state.agreement.promises if state.agreement else ()
    return [
        promise
        for promise in promises
        if promise.made.owner is Side.AUTHORITY
        and promise.kept_on is None
        and (promise.breached_on or promise.made.promise_id in noted)
    ]

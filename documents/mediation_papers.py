"""The data of the papers of a mediation: invitation, certificate, agreement."""

from __future__ import annotations

from cases.clock import find
from cases.dispute import clocks as d
from cases.dispute.slots.vocabulary import Place
from cases.dispute.state import Agreement, Certificate, DisputeState, Promise
from cases.dispute.vocabulary import CertificateKind, Side
from documents.case_dates import dated_rules, due, row
from documents.case_facts import (
    Facts,
    FactsMissing,
    authority,
    family,
    known_day,
    matter_of,
    mediator,
    service,
)
from documents.case_people import name
from documents.case_wording import GROUNDS, PROMISES
from rules import compliance
from rules.deadline import Deadline

PLACE = "Your mediator tells you the place, or sends you a link to join by video."
ONE_TO_DECIDE = "Somebody from the authority who is allowed to decide"


def _from_service(state: DisputeState, facts: Facts) -> dict[str, object]:
    writer = service(state, facts)
    return {"sender": writer, "contact": writer}


def invitation(state: DisputeState, facts: Facts) -> dict[str, object]:
    """The invitation to the session that was agreed (M10); `letter_data.MediationInvitation`."""
    held = state.mediation
    if held.slot is None:
        raise FactsMissing("no day was agreed for mediation")
    return {
        **_from_service(state, facts),
        "meets_at": held.slot,
        **_place(state, facts),
        "mediator": mediator(state, facts),
        "attending": [
            family(state, facts),
            name(facts.people, held.decision_maker_id, ONE_TO_DECIDE),
            mediator(state, facts),
        ],
        "is_for_mediation": state.is_for_mediation,
        "dates": dated_rules(state.clocks, d.ARRANGE, d.APPEAL),
    }


def _place(state: DisputeState, facts: Facts) -> dict[str, object]:
    """Where the session is, as the mediator said it; until then, who will say so."""
    said = facts.said(state.slots.place_narrative_id)
    if not said:
        return {"place": PLACE}
    if state.slots.place is Place.VIDEO:
        return {"place": "By video link", "online": said}
    return {"place": said}


def _certificate_of(state: DisputeState) -> Certificate:
    if state.mediation.certificate is None:
        raise FactsMissing("there is no mediation certificate")
    return state.mediation.certificate


def certificate(state: DisputeState, facts: Facts) -> dict[str, object]:
    """The certificate (A20); `letter_data.MediationCertificate`. Nothing of what was said (M21)."""
    issued = _certificate_of(state)
    met = issued.certificate is CertificateKind.AFTER_MEDIATION
    return {
        **_from_service(state, facts),
        "number": issued.number,
        "kind": issued.certificate.value,
        "ground": GROUNDS[issued.ground],
        "adviser": name(
            facts.people, issued.adviser_id or state.parties.service_id, "The mediation adviser"
        ),
        "mediator": mediator(state, facts) if met else None,
        "applicant": family(state, facts),
        "authority": authority(state, facts),
        "decision_sent_on": matter_of(state).notice_sent_on,
        "issued_on": issued.issued_on,
        "first_issued_on": issued.first_issued_on,
        "appeal_by": known_day(due(state.clocks, d.APPEAL), "the last day to appeal"),
        "verification_url": f"{facts.base_url}/certificates/{issued.number}",
        "dates": dated_rules(state.clocks, d.APPEAL),
    }


def agreement(state: DisputeState, facts: Facts) -> dict[str, object]:
    """The written agreement (M14); `letter_data.MediationAgreement`."""
    written = state.agreement
    if written is None:
        raise FactsMissing("there is no agreement")
    return {
        **_from_service(state, facts),
        "agreed_on": written.agreed_on,
        "applicant": family(state, facts),
        "authority": authority(state, facts),
        "mediator": mediator(state, facts),
        "promises": [promise_row(state, written, promise, facts) for promise in written.promises],
        "acceptances": [
            {
                "side": side.value.capitalize(),
                "name": owner(state, facts),
                "accepted_at": facts.at if side in written.accepted_by else None,
            }
            for side, owner in ((Side.FAMILY, family), (Side.AUTHORITY, authority))
        ],
        "other_times": _other_times(written),
        "is_for_mediation": state.is_for_mediation,
        "dates": [
            row(f"Promise {number}", promise_deadline(state, written, promise))
            for number, promise in enumerate(written.promises, start=1)
        ],
    }


def promise_row(
    state: DisputeState, agreement: Agreement, promise: Promise, facts: Facts
) -> dict[str, object]:
    """A promise with its owner, its last day and its rule."""
    made = promise.made
    deadline = promise_deadline(state, agreement, promise)
    owner = family if made.owner is Side.FAMILY else authority
    return {
        "promise": facts.said(made.narrative_id) or f"{PROMISES[made.promise].capitalize()}.",
        "owner": owner(state, facts),
        "due_on": deadline.due_on,
        "rule": deadline.rule,
        "provision": deadline.citation.provision,
    }


def promise_deadline(state: DisputeState, agreement: Agreement, promise: Promise) -> Deadline:
    """The clock's own date once it runs; before both sides have accepted, the one it will have."""
    clock = find(state.clocks, f"{d.PROMISE}{promise.made.promise_id}")
    if clock is not None:
        return clock.deadline
    made = promise.made
    return compliance.promise(made.promise, agreement.agreed_on, state.calendar, made.agreed_due_on)


def _other_times(agreement: Agreement) -> str | None:
    """The numbers of the promises for which another time was agreed in writing (M18)."""
    numbers = [
        f"Promise {number}."
        for number, promise in enumerate(agreement.promises, start=1)
        if promise.made.agreed_due_on is not None
    ]
    return "\n".join(numbers) or None

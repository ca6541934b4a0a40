"""Who owes what to whom now: derived from a dispute's state, the source of every worklist.

Every open case has at least one entry: a thing somebody must do, or a running clock that will
call for one. The invariant is tested over every state the tests reach.
"""

from __future__ import annotations

from dataclasses import replace

from cases.actor import Role
from cases.clock import ClockStatus, find
from cases.dispute import clocks as k
from cases.dispute.parties.areas import area_of
from cases.dispute.parties.rights import decides_instead
from cases.dispute.state import DisputeState
from cases.dispute.subjects import SUBJECTS
from cases.dispute.vocabulary import (
    ReferralStatus,
    SessionOutcome,
    Side,
    Stage,
)
from cases.notice import Obligation


def obligations(state: DisputeState) -> tuple[Obligation, ...]:
    """The open obligations of a dispute, soonest stage first."""
    if state.matter is None or state.is_closed:
        return ()
    return tuple(_by_who_decides(state, _with_known_clock(state, owed)) for owed in _every(state))


def _with_known_clock(state: DisputeState, owed: Obligation) -> Obligation:
    """Without a deadline where the case keeps none: no appeal lies, or no certificate is needed."""
    known = not owed.clock_id or find(state.clocks, owed.clock_id) is not None
    return owed if known else replace(owed, clock_id="")


def _by_who_decides(state: DisputeState, owed: Obligation) -> Obligation:
    """What the family owes, for whoever makes that decision in its place (P3, P4)."""
    instead = decides_instead(state, area_of(owed.kind))
    if instead is None or owed.owner != state.parties.family_id:
        return owed
    return replace(owed, owner=instead.person_id)


def _every(state: DisputeState) -> tuple[Obligation, ...]:
    return (
        *_complaint(state),
        *_mediation(state),
        *_agreement(state),
        *_referral(state),
        *_tribunal(state),
        *(owed for subject in SUBJECTS for owed in subject.obligations(state)),
    )


def _complaint(state: DisputeState) -> list[Obligation]:
    complaint = state.complaint
    assert complaint is not None
    if state.stage is not Stage.COMPLAINT and complaint.satisfied is not None:
        return []
    authority, family = state.parties.authority_id, state.parties.family_id
    if complaint.answered_on is None:
        if complaint.acknowledged_on is None:
            return [_owed("acknowledge_complaint", authority, Role.AUTHORITY, k.ACKNOWLEDGE)]
        return [_owed("answer_complaint", authority, Role.AUTHORITY, k.ANSWER)]
    if complaint.satisfied is None and state.stage is Stage.COMPLAINT:
        return [_owed("respond_to_answer", family, Role.FAMILY, k.APPEAL)]
    return []


def _mediation(state: DisputeState) -> list[Obligation]:
    held, parties = state.mediation, state.parties
    service = parties.mediator_id or parties.service_id
    if state.stage not in (Stage.MEDIATION, Stage.COMPLIANCE, Stage.REFERRAL):
        return []
    owed: list[Obligation] = []
    if held.contacted_on is None and (state.stage is Stage.MEDIATION or _lacks_certificate(state)):
        owed.append(_owed("contact_adviser", parties.family_id, Role.FAMILY, k.ADVISER_CONTACT))
    on = held.wanted and held.outcome is None and held.certificate is None
    if on and not parties.mediator_id:
        owed.append(_owed("appoint_mediator", parties.service_id, Role.MEDIATOR, k.ARRANGE))
    if on and held.slot is None:
        if held.slots and not state.slots.none_fits(held.slots):
            owed.append(_owed("agree_slot", parties.family_id, Role.FAMILY, k.ARRANGE))
        else:
            owed.append(_owed("offer_slots", service, Role.MEDIATOR, k.ARRANGE))
    if on and held.slot is not None:
        if not held.decision_maker_id:
            owed.append(_owed("name_decision_maker", parties.authority_id, Role.AUTHORITY))
        owed.append(_owed("record_session", service, Role.MEDIATOR))
    agreed = held.outcome in (SessionOutcome.AGREEMENT, SessionOutcome.PARTIAL)
    if agreed and state.agreement is None:
        owed.append(_owed("record_agreement", service, Role.MEDIATOR))
    certificate = find(state.clocks, k.CERTIFICATE)
    if certificate is not None and certificate.is_open:
        owed.append(_owed("issue_certificate", service, Role.MEDIATOR, k.CERTIFICATE))
    if not state.appealable and state.stage is Stage.MEDIATION and _came_to_nothing(state):
        owed.append(_owed("take_other_routes", parties.family_id, Role.FAMILY))
    declined = state.appealable and held.wanted is False and held.certificate is None
    if state.stage is Stage.MEDIATION and declined and certificate is None:
        # No certificate is needed (M23, or the pack asks for none): the way to the tribunal is open.
        owed.append(_owed("state_grounds", parties.family_id, Role.FAMILY, k.APPEAL))
    return owed


def _came_to_nothing(state: DisputeState) -> bool:
    """Whether talks are over that settled it not, or not all of it, or were not wanted."""
    held, agreement = state.mediation, state.agreement
    if held.outcome in (SessionOutcome.AGREEMENT, SessionOutcome.PARTIAL):
        if agreement is None or not agreement.is_accepted:
            return False
        return all(promise.kept_on or promise.breached_on for promise in agreement.promises)
    ended = held.outcome is not None or held.reported_not_arranged_on is not None
    return held.wanted is False or ended


def _lacks_certificate(state: DisputeState) -> bool:
    """Whether grounds were stated that need a certificate since they changed, without a reason for
    coming without one (M23, M24)."""
    grounds = state.referral.grounds
    if state.stage is not Stage.REFERRAL or grounds is None or state.mediation.certificate:
        return False
    contact = find(state.clocks, k.ADVISER_CONTACT)
    return grounds.no_certificate is None and contact is not None and contact.is_open


def _agreement(state: DisputeState) -> list[Obligation]:
    agreement = state.agreement
    if agreement is None:
        return []
    owed: list[Obligation] = []
    sides = (
        (Side.FAMILY, state.parties.family_id, Role.FAMILY),
        (Side.AUTHORITY, state.parties.authority_id, Role.AUTHORITY),
    )
    for side, owner, role in sides:
        if side not in agreement.accepted_by:
            owed.append(_owed("accept_agreement", owner, role, ground=side.value))
    if not agreement.is_accepted:
        return owed
    for promise in agreement.promises:
        if promise.kept_on:
            continue
        owner, role = next((o, r) for s, o, r in sides if s is promise.made.owner)
        kind = "mend_breach" if promise.breached_on else "keep_promise"
        promise_id = promise.made.promise_id
        owed.append(_owed(kind, owner, role, f"{k.PROMISE}{promise_id}", promise_id))
        if promise.breached_on:
            owed.append(
                _owed(
                    "follow_up_breach",
                    state.parties.mediator_id or state.parties.service_id,
                    Role.MEDIATOR,
                    f"{k.PROMISE}{promise_id}",
                    promise_id,
                )
            )
    return owed


def _referral(state: DisputeState) -> list[Obligation]:
    if state.stage is not Stage.REFERRAL:
        return []
    referral, family = state.referral, state.parties.family_id
    if referral.status in (ReferralStatus.SENT, ReferralStatus.ACCEPTED):
        kind = "check_referral" if referral.status is ReferralStatus.SENT else "register_appeal"
        return [_owed(kind, state.parties.tribunal_id, Role.CLERK, k.REGISTRATION)]
    if referral.status is ReferralStatus.NOT_ADMITTED:
        return []  # what can be done against the ruling is owed by the tribunal's own subject
    if referral.awaited_request:
        return [_owed("await_bundle", family, Role.FAMILY, k.APPEAL)]
    if referral.bundle is not None:
        return [_owed("send_referral", family, Role.FAMILY, k.APPEAL)]
    if referral.status is ReferralStatus.RETURNED:
        return [_owed("mend_referral", family, Role.FAMILY, k.APPEAL)]
    if referral.grounds is None:
        return [_owed("state_grounds", family, Role.FAMILY, k.APPEAL)]
    return [_owed("prepare_bundle", family, Role.FAMILY, k.APPEAL)]


def _tribunal(state: DisputeState) -> list[Obligation]:
    appeal = state.tribunal
    if (
        state.stage is not Stage.TRIBUNAL
        or appeal.responded_on
        or appeal.over_on
        or appeal.barred_on
    ):
        return []
    return [_owed("respond_to_appeal", state.parties.authority_id, Role.AUTHORITY, k.RESPONSE)]


def _owed(kind: str, owner: str, role: Role, clock_id: str = "", ground: str = "") -> Obligation:
    task_id = f"{kind}:{ground}" if ground else kind
    return Obligation(task_id, kind, owner, role.value, clock_id, ground)


def has_next_action(state: DisputeState) -> bool:
    """Whether an open case still has a next action: an obligation, or a clock that runs.

    The end of school age is no action: it comes in every case, and may be years away.
    """
    if state.is_closed:
        return True
    running = any(
        clock.status is ClockStatus.RUNNING and clock.clock_id != k.RIGHTS_TRANSFER
        for clock in state.clocks
    )
    return running or bool(obligations(state))

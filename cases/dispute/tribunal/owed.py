"""Who owes what in an appeal before the tribunal."""

from __future__ import annotations

from collections.abc import Iterator

from cases.actor import Role
from cases.clock import ClockStatus, find
from cases.dispute.clock_ids import REGISTRATION
from cases.dispute.state import DisputeState
from cases.dispute.tribunal import clock_ids as k
from cases.dispute.tribunal.rulings import certificate_waits, late_waits
from cases.dispute.tribunal.vocabulary import HearingPaper
from cases.dispute.vocabulary import ReferralStatus, Side, Stage
from cases.notice import Obligation

_ROLES = {Side.FAMILY: Role.FAMILY, Side.AUTHORITY: Role.AUTHORITY}


def obligations(state: DisputeState) -> Iterator[Obligation]:
    """What is owed now, from the first ruling to the last order."""
    yield from _rulings(state)
    if state.stage is Stage.TRIBUNAL:
        yield from _withdrawal(state)
        if state.tribunal.over_on is None:
            yield from _clerk(state)
            yield from _sides(state)
    yield from _afterwards(state)


def _owed(kind: str, owner: str, role: Role, clock_id: str = "", ground: str = "") -> Obligation:
    task_id = f"{kind}:{ground}" if ground else kind
    return Obligation(task_id, kind, owner, role.value, clock_id, ground)


def _of_clerk(state: DisputeState, kind: str, clock_id: str = "") -> Obligation:
    return _owed(kind, state.parties.tribunal_id, Role.CLERK, clock_id)


def _of_side(
    state: DisputeState, side: Side, kind: str, clock_id: str = "", ground: str = ""
) -> Obligation:
    parties = state.parties
    owner = parties.family_id if side is Side.FAMILY else parties.authority_id
    return _owed(kind, owner, _ROLES[side], clock_id, ground)


def _rulings(state: DisputeState) -> Iterator[Obligation]:
    if state.referral.status not in (ReferralStatus.SENT, ReferralStatus.ACCEPTED):
        return
    if late_waits(state):
        yield _of_clerk(state, "rule_on_late_appeal", REGISTRATION)
    if certificate_waits(state):
        yield _of_clerk(state, "rule_on_certificate", REGISTRATION)


def _withdrawal(state: DisputeState) -> Iterator[Obligation]:
    if state.tribunal.withdrawal_asked_on is not None:
        yield _of_clerk(state, "rule_on_withdrawal")
    if state.tribunal.reinstatement_asked_on is not None:
        yield _of_clerk(state, "rule_on_reinstatement")


def _clerk(state: DisputeState) -> Iterator[Obligation]:
    appeal = state.tribunal
    if not appeal.directions:
        yield _of_clerk(state, "give_directions")
    if appeal.change is not None:
        yield _of_clerk(state, "rule_on_change")
    if appeal.consent is not None and len(appeal.consent.agreed_by) == len(Side):
        yield _of_clerk(state, "make_consent_order")
    if appeal.heard_on is not None:
        yield _of_clerk(state, "record_decision", k.DECISION_TARGET)
    elif appeal.hearing_on is not None:
        yield _of_clerk(state, "record_hearing")
    else:
        yield _of_clerk(state, "list_hearing")


def _sides(state: DisputeState) -> Iterator[Obligation]:
    appeal = state.tribunal
    runs = {clock.clock_id for clock in state.clocks if clock.status is ClockStatus.RUNNING}
    for side in Side:
        if side is Side.AUTHORITY and appeal.barred_on is not None:
            continue
        sent = any(each.side is side for each in appeal.evidence)
        if k.EVIDENCE in runs and not sent:
            yield _of_side(state, side, "exchange_evidence", k.EVIDENCE, side.value)
        if appeal.consent is not None and side not in appeal.consent.agreed_by:
            yield _of_side(state, side, "agree_consent_order", "", side.value)
    for kind, clock_id in (
        ("name_attendance", k.ATTENDANCE_FORM),
        ("file_case_review", k.CASE_REVIEW),
    ):
        clock = find(state.clocks, clock_id)
        if clock is not None and clock.is_open:
            yield _of_side(state, Side.FAMILY, kind, clock_id)
    for paper, clock_id in (
        (HearingPaper.WORKING_DOCUMENT, k.WORKING_DOCUMENT),
        (HearingPaper.HEARING_BUNDLE, k.HEARING_BUNDLE),
    ):
        clock = find(state.clocks, clock_id)
        if clock is not None and clock.is_open:
            yield _of_side(state, Side.AUTHORITY, "send_hearing_paper", clock_id, paper.value)


def _afterwards(state: DisputeState) -> Iterator[Obligation]:
    appeal = state.tribunal
    if appeal.challenge is not None:
        yield _of_clerk(state, "rule_on_review")
    if appeal.upper_is_pending:
        yield _of_clerk(state, "record_upper_outcome")
    if appeal.not_admitted_on is not None and appeal.challenge_asked_on is None:
        yield _of_side(state, Side.FAMILY, "look_at_refusal", k.CHALLENGE)
    for order in appeal.open_orders:
        order_id = order.made.order_id
        clock_id = f"{k.ORDER}{order_id}"
        kind = "mend_order" if order.breached_on is not None else "keep_order"
        yield _of_side(state, Side.AUTHORITY, kind, clock_id, order_id)
        if order.breached_on is not None:
            yield _of_side(state, Side.FAMILY, "follow_up_order", clock_id, order_id)
    for given in appeal.open_recommendations:
        ground = given.made.recommendation_id
        clock_id = f"{k.RECOMMENDATION}{ground}"
        yield _of_side(state, Side.AUTHORITY, "answer_recommendation", clock_id, ground)
        if given.unanswered_on is not None:
            yield _of_side(state, Side.FAMILY, "follow_up_recommendation", clock_id, ground)


KINDS = (
    "rule_on_late_appeal",
    "rule_on_certificate",
    "rule_on_withdrawal",
    "rule_on_reinstatement",
    "give_directions",
    "rule_on_change",
    "make_consent_order",
    "record_decision",
    "record_hearing",
    "list_hearing",
    "exchange_evidence",
    "agree_consent_order",
    "name_attendance",
    "file_case_review",
    "send_hearing_paper",
    "rule_on_review",
    "look_at_refusal",
    "record_upper_outcome",
    "mend_order",
    "keep_order",
    "follow_up_order",
    "answer_recommendation",
    "follow_up_recommendation",
)
"""Every kind of thing that is owed here."""

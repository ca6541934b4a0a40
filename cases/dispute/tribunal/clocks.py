"""The clocks of an appeal before the tribunal. What the tribunal directed comes first (H8, K13)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cases.clock import ClockRule, Ended
from cases.dispute.state import DisputeState
from cases.dispute.subject import Watch
from cases.dispute.tribunal import clock_ids as k
from cases.dispute.tribunal.breach_clocks import AFTER_A_BREACH, unanswered_rules
from cases.dispute.tribunal.state import Order, Recommendation
from cases.dispute.tribunal.vocabulary import (
    DirectionKind,
    HearingPaper,
    OrderSource,
    Result,
)
from cases.dispute.vocabulary import Side
from rules import compliance, recommendation, tribunal
from rules.calendar import Calendar, fixed
from rules.deadline import Deadline, StepKind, by_five_pm
from rules.rule import Rule

Basis = tuple[object, ...] | None
Rules = tuple[ClockRule[DisputeState], ...]


def _over(state: DisputeState) -> Ended | None:
    """Nothing is prepared any more once the appeal is over."""
    over_on = state.tribunal.over_on or state.ended_on
    return Ended(over_on, False, "appeal_over") if over_on is not None else None


def _closed(state: DisputeState) -> Ended | None:
    return Ended(state.ended_on, False, "dispute_ended") if state.ended_on is not None else None


def again(state: DisputeState) -> tuple[object, ...]:
    """What makes the clocks of an appeal begin anew: it was brought back, or a bar ended."""
    back_on = state.tribunal.reinstated_on
    lifted_on = state.tribunal.bar_lifted_on
    return (
        *((f"brought back {back_on}",) if back_on is not None else ()),
        *((f"bar lifted {lifted_on}",) if lifted_on is not None else ()),
    )


# Days that only directions name (T10, T11, T12).


def _directed(
    clock_id: str,
    direction: DirectionKind,
    compute: Callable[[date, Calendar], Deadline],
    done: Callable[[DisputeState], date | None],
    *,
    awaits: bool = False,
) -> ClockRule[DisputeState]:
    def basis(state: DisputeState) -> Basis:
        due_on = state.tribunal.directed(direction)
        return None if due_on is None else (due_on, *again(state))

    def deadline(state: DisputeState, calendar: Calendar) -> Deadline:
        due_on = state.tribunal.directed(direction)
        assert due_on is not None
        return compute(due_on, calendar)

    def ended(state: DisputeState) -> Ended | None:
        done_on = done(state)
        return Ended(done_on, True, "done") if done_on is not None else _over(state)

    return ClockRule(clock_id, basis, deadline, ended, ladder=(7, 2), awaits=awaits)


def _both_sent(state: DisputeState) -> date | None:
    sent = {each.side: each.sent_on for each in reversed(state.tribunal.evidence)}
    return max(sent.values()) if set(sent) == set(Side) else None


def _family_attends(state: DisputeState) -> date | None:
    named = state.tribunal.attendance
    return next((each.named_on for each in named if each.side is Side.FAMILY), None)


def _family_reviewed(state: DisputeState) -> date | None:
    filed = state.tribunal.case_reviews
    return next((each.filed_on for each in filed if each.side is Side.FAMILY), None)


# Papers of the authority: counted back from the hearing, or directed (T13, T14).


def _paper(
    clock_id: str,
    paper: HearingPaper,
    rule: Rule,
    compute: Callable[[date, Calendar, date | None], Deadline],
) -> ClockRule[DisputeState]:
    direction = DirectionKind(paper.value)

    def basis(state: DisputeState) -> Basis:
        hearing_on, due_on = state.tribunal.hearing_on, state.tribunal.directed(direction)
        if hearing_on is None and due_on is None:
            return None
        return (due_on, *again(state)) if due_on else (f"hearing {hearing_on}", *again(state))

    def deadline(state: DisputeState, calendar: Calendar) -> Deadline:
        hearing_on, due_on = state.tribunal.hearing_on, state.tribunal.directed(direction)
        if hearing_on is None:
            assert due_on is not None
            named = by_five_pm(rule, fixed(StepKind.ORDERED_DATE, due_on), calendar)
            return tribunal.directed(named, due_on, calendar)
        return compute(hearing_on, calendar, due_on)

    def ended(state: DisputeState) -> Ended | None:
        sent_on, barred_on = state.tribunal.sent(paper), state.tribunal.barred_on
        if sent_on is None and barred_on is not None:
            return Ended(barred_on, False, "barred")
        return Ended(sent_on, True, "sent") if sent_on is not None else _over(state)

    return ClockRule(clock_id, basis, deadline, ended, ladder=(7, 2))


def _working_document(hearing_on: date, calendar: Calendar, due_on: date | None) -> Deadline:
    return tribunal.working_document(hearing_on, calendar, ordered_on=due_on)


def _hearing_bundle(hearing_on: date, calendar: Calendar, due_on: date | None) -> Deadline:
    return tribunal.hearing_bundle(hearing_on, calendar, ordered_on=due_on)


# From the hearing to the challenge (T18, T19, T20, T21), and back from a withdrawal (T9).


def _from(
    clock_id: str,
    start: Callable[[DisputeState], date | None],
    compute: Callable[[date, Calendar], Deadline],
    ended: Callable[[DisputeState], Ended | None],
    *,
    awaits: bool,
) -> ClockRule[DisputeState]:
    def basis(state: DisputeState) -> Basis:
        start_on = start(state)
        return None if start_on is None else (start_on,)

    def deadline(state: DisputeState, calendar: Calendar) -> Deadline:
        start_on = start(state)
        assert start_on is not None
        return compute(start_on, calendar)

    return ClockRule(clock_id, basis, deadline, ended, ladder=(7, 2), awaits=awaits)


def _final_on(state: DisputeState) -> date | None:
    """The day of the final decision: of the appeal, or that a late appeal is not admitted (T20)."""
    return state.tribunal.not_admitted_on or _decided_on(state)


def _decided_on(state: DisputeState) -> date | None:
    return state.tribunal.decided_on if state.tribunal.result is Result.DECIDED else None


def _decision_ended(state: DisputeState) -> Ended | None:
    decided_on = _decided_on(state)
    return Ended(decided_on, True, "decided") if decided_on is not None else _over(state)


def _reinstatement_ended(state: DisputeState) -> Ended | None:
    asked_on = state.tribunal.reinstatement_asked_on
    return Ended(asked_on, True, "asked") if asked_on is not None else _closed(state)


def _challenge_ended(state: DisputeState) -> Ended | None:
    asked_on = state.tribunal.challenge_asked_on
    return Ended(asked_on, True, "asked") if asked_on is not None else _closed(state)


def _upper_ended(state: DisputeState) -> Ended | None:
    upper = state.tribunal.upper
    return Ended(upper.lodged_on, True, "lodged") if upper is not None else _closed(state)


_STANDING: Rules = (
    _directed(k.EVIDENCE, DirectionKind.EVIDENCE, tribunal.evidence, _both_sent, awaits=True),
    _directed(
        k.ATTENDANCE_FORM,
        DirectionKind.ATTENDANCE_FORM,
        tribunal.attendance_form,
        _family_attends,
    ),
    _directed(
        k.CASE_REVIEW, DirectionKind.CASE_REVIEW, tribunal.case_review_form, _family_reviewed
    ),
    _paper(
        k.WORKING_DOCUMENT,
        HearingPaper.WORKING_DOCUMENT,
        tribunal.WORKING_DOCUMENT,
        _working_document,
    ),
    _paper(k.HEARING_BUNDLE, HearingPaper.HEARING_BUNDLE, tribunal.HEARING_BUNDLE, _hearing_bundle),
    _from(
        k.DECISION_TARGET,
        lambda state: state.tribunal.heard_on,
        tribunal.decision_target,
        _decision_ended,
        awaits=False,
    ),
    _from(
        k.LOOK_AGAIN,
        lambda state: state.tribunal.look_again_from,
        tribunal.fresh_consideration,
        _over,
        awaits=True,
    ),
    _from(
        k.REINSTATEMENT,
        lambda state: state.tribunal.withdrawn_on,
        tribunal.reinstatement,
        _reinstatement_ended,
        awaits=True,
    ),
    _from(k.CHALLENGE, _final_on, tribunal.challenge, _challenge_ended, awaits=True),
    _from(
        k.UPPER_TRIBUNAL,
        lambda state: state.tribunal.upper_from,
        tribunal.upper_tribunal,
        _upper_ended,
        awaits=True,
    ),
)


_AGAINST_A_RULING: Rules = tuple(
    rule for rule in _STANDING if rule.clock_id in (k.CHALLENGE, k.UPPER_TRIBUNAL)
)
"""What runs against the refusal of a late appeal, which was never registered."""


# One clock for each order (O1 to O9, U1 to U5) and each recommendation (X4).


def _order_rule(order: Order) -> ClockRule[DisputeState]:
    made, on = order.made, order.made_on

    def basis(state: DisputeState) -> Basis:
        return (order.source.value, made.order.value, on, made.content_too, made.directed_on)

    def compute(state: DisputeState, calendar: Calendar) -> Deadline:
        if order.source is OrderSource.UNOPPOSED:
            return compliance.unopposed(made.order, on, calendar)
        return compliance.ordered(
            made.order,
            on,
            calendar,
            content_too=made.content_too,
            directed_on=made.directed_on,
        )

    def ended(state: DisputeState) -> Ended | None:
        if order.kept_on is not None:
            return Ended(order.kept_on, True, "order_kept")
        if order.void_on is not None:
            return Ended(order.void_on, False, "set_aside")
        return _closed(state)

    return ClockRule(f"{k.ORDER}{made.order_id}", basis, compute, ended, ladder=(7, 2))


def _recommendation_rule(given: Recommendation) -> ClockRule[DisputeState]:
    def basis(state: DisputeState) -> Basis:
        return (given.made.subject.value, given.made_on)

    def compute(state: DisputeState, calendar: Calendar) -> Deadline:
        return recommendation.answer(given.made_on, calendar, subject=given.made.subject)

    def ended(state: DisputeState) -> Ended | None:
        if given.answered_on is not None:
            return Ended(given.answered_on, True, "answered")
        if given.void_on is not None:
            return Ended(given.void_on, False, "set_aside")
        return _closed(state)

    clock_id = f"{k.RECOMMENDATION}{given.made.recommendation_id}"
    return ClockRule(clock_id, basis, compute, ended, ladder=(7, 2))


def clocks(state: DisputeState) -> Rules:
    """Every clock of the appeal; none before it is registered."""
    if state.referral.registered_on is None:
        ruled_late = state.tribunal.not_admitted_on or state.tribunal.late_mended_on
        return _AGAINST_A_RULING if ruled_late else ()
    return (
        *_STANDING,
        *(_order_rule(order) for order in state.tribunal.orders),
        *(AFTER_A_BREACH if state.tribunal.orders else ()),
        *(_recommendation_rule(given) for given in state.tribunal.recommendations),
        *(rule for given in state.tribunal.recommendations for rule in unanswered_rules(given)),
    )


_BOTH = ("family", "authority")

WATCHES: dict[str, Watch] = {
    k.EVIDENCE: Watch(_BOTH, ()),
    k.ATTENDANCE_FORM: Watch(("family",), ("family", "tribunal")),
    k.CASE_REVIEW: Watch(("family",), ("family", "tribunal")),
    k.WORKING_DOCUMENT: Watch(("authority",), ("family", "authority", "tribunal")),
    k.HEARING_BUNDLE: Watch(("authority",), ("family", "authority", "tribunal")),
    k.DECISION_TARGET: Watch(("tribunal",), ("family", "tribunal")),
    k.LOOK_AGAIN: Watch(_BOTH, ()),
    k.REINSTATEMENT: Watch(("family",), ()),
    k.CHALLENGE: Watch(_BOTH, ()),
    k.UPPER_TRIBUNAL: Watch(_BOTH, ()),
    k.ORDER: Watch(("authority",), ()),  # the breach itself is told, with what can be done
    k.ORDER_REVIEW: Watch(("family",), ("family",)),
    k.ORDER_OMBUDSMAN: Watch(("family",), ("family",)),
    k.ORDER_COMPLAINT: Watch(("family",), ("family",)),
    k.RECOMMENDATION: Watch(("authority",), ()),  # as for an order
    k.ANSWER_REVIEW: Watch(("family",), ("family",)),
    k.ANSWER_OMBUDSMAN: Watch(("family",), ("family",)),
}
"""Who is reminded of a clock, and who hears that it ran out."""

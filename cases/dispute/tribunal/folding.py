"""How the events of an appeal change what is true of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from cases.dispute.state import DisputeState
from cases.dispute.tribunal import events as e
from cases.dispute.tribunal.state import (
    Attendance,
    CaseReview,
    Challenge,
    Change,
    ConsentTerms,
    Direction,
    EvidenceSent,
    Order,
    PaperSent,
    Recommendation,
    Ruling,
    SanctionGiven,
    TribunalState,
    UpperAppeal,
)
from cases.dispute.tribunal.terms import OrderMade, RecommendationMade
from cases.dispute.tribunal.vocabulary import (
    EscalationRoute,
    OrderSource,
    Result,
    ReviewRuling,
    UpperOutcome,
)
from cases.dispute.vocabulary import ReferralStatus, Stage

Fold = Callable[[DisputeState, Any], DisputeState]


def _appeal(change: Callable[[TribunalState, Any], TribunalState]) -> Fold:
    def fold(state: DisputeState, event: Any) -> DisputeState:
        return replace(state, tribunal=change(state.tribunal, event))

    return fold


def _late(state: DisputeState, event: e.LateAppealRuled) -> DisputeState:
    ruled = replace(state.tribunal, late=Ruling(event.attempt, event.admitted, event.ruled_on))
    if not event.may_challenge:
        return replace(state, tribunal=ruled)
    # What was asked against an earlier ruling is over; the time against this one runs.
    ruled = replace(
        ruled,
        not_admitted_on=event.ruled_on,
        challenge=None,
        challenge_asked_on=None,
        upper_from=None,
        upper=None,
    )
    referral = replace(state.referral, status=ReferralStatus.NOT_ADMITTED)
    return replace(state, tribunal=ruled, referral=referral)


def _late_goes_on(state: DisputeState, on: date) -> DisputeState:
    """The ruling against a late appeal fell: the papers wait for the clerk again."""
    attempt = state.referral.attempts
    appeal = replace(
        state.tribunal,
        late=Ruling(attempt, True, on),
        not_admitted_on=None,
        late_mended_on=on,
        challenge=None,
        upper_from=None,
    )
    referral = replace(state.referral, status=ReferralStatus.SENT)
    return replace(state, tribunal=appeal, referral=referral)


def _directions(t: TribunalState, event: e.DirectionsGiven) -> TribunalState:
    given = tuple(Direction(d.direction, d.due_on, event.given_on) for d in event.directions)
    return replace(t, directions=(*t.directions, *given))


def _heard(t: TribunalState, event: e.HearingRecorded) -> TribunalState:
    if event.adjourned:
        return replace(t, hearing_on=None)
    return replace(t, heard_on=event.held_on)


def _withdrawal(t: TribunalState, event: e.WithdrawalRuled) -> TribunalState:
    if not event.consents:
        return replace(t, withdrawal_asked_on=None)
    hearing_on = t.hearing_on if t.heard_on is not None else None
    return replace(t, withdrawal_asked_on=None, withdrawn_on=event.ruled_on, hearing_on=hearing_on)


def _reinstated(t: TribunalState, event: e.ReinstatementRuled) -> TribunalState:
    if not event.granted:
        return replace(t, reinstatement_asked_on=None)
    return replace(t, reinstatement_asked_on=None, withdrawn_on=None, reinstated_on=event.ruled_on)


def _consent(t: TribunalState, event: e.ConsentOrderAgreed) -> TribunalState:
    same = t.consent is not None and t.consent.orders == event.orders
    before = t.consent.agreed_by if t.consent is not None and same else ()
    return replace(t, consent=ConsentTerms(event.orders, (*before, event.side)))


def _result(
    state: DisputeState,
    result: Result,
    on: date,
    orders: tuple[OrderMade, ...],
    recommendations: tuple[RecommendationMade, ...] = (),
) -> DisputeState:
    source = OrderSource.UNOPPOSED if result is Result.CONCEDED else OrderSource.ORDER
    appeal = replace(
        state.tribunal,
        result=result,
        decided_on=on,
        orders=(*state.tribunal.orders, *(Order(made, source, on) for made in orders)),
        recommendations=(
            *state.tribunal.recommendations,
            *(Recommendation(made, on) for made in recommendations),
        ),
        change=None,
        withdrawal_asked_on=None,
        challenge=None,
        challenge_asked_on=None,
        upper_from=None,
        upper=None,
    )
    return replace(state, tribunal=appeal, stage=Stage.COMPLIANCE)


def _conceded(state: DisputeState, event: e.AppealConceded) -> DisputeState:
    return _result(state, Result.CONCEDED, event.tribunal_told_on, event.orders)


def _by_consent(state: DisputeState, event: e.ConsentOrderMade) -> DisputeState:
    return _result(state, Result.CONSENT_ORDER, event.made_on, event.orders)


def _decided(state: DisputeState, event: e.AppealDecided) -> DisputeState:
    return _result(state, Result.DECIDED, event.decided_on, event.orders, event.recommendations)


def _order(t: TribunalState, order_id: str, **facts: Any) -> TribunalState:
    return replace(
        t,
        orders=tuple(
            replace(order, **facts) if order.made.order_id == order_id else order
            for order in t.orders
        ),
    )


def _escalated(t: TribunalState, event: e.OrderBreachEscalated) -> TribunalState:
    order = next(o for o in t.orders if o.made.order_id == event.order_id)
    ways = (*order.escalated, event.route.value)
    on = event.escalated_on
    complained_on = on if event.route is EscalationRoute.COMPLAINT else order.complained_on
    return _order(t, event.order_id, escalated=ways, escalated_on=on, complained_on=complained_on)


def _recommendation(t: TribunalState, recommendation_id: str, **facts: Any) -> TribunalState:
    return replace(
        t,
        recommendations=tuple(
            replace(given, **facts) if given.made.recommendation_id == recommendation_id else given
            for given in t.recommendations
        ),
    )


def _answered(t: TribunalState, event: e.RecommendationAnswered) -> TribunalState:
    return _recommendation(t, event.recommendation_id, answered_on=event.answered_on)


def _unanswered(t: TribunalState, event: e.RecommendationUnanswered) -> TribunalState:
    return _recommendation(t, event.recommendation_id, unanswered_on=event.due_on)


def _taken_further(t: TribunalState, event: e.RecommendationEscalated) -> TribunalState:
    ways = next(
        given.escalated
        for given in t.recommendations
        if given.made.recommendation_id == event.recommendation_id
    )
    return _recommendation(
        t,
        event.recommendation_id,
        escalated=(*ways, event.route.value),
        escalated_on=event.escalated_on,
    )


def _review(state: DisputeState, event: e.ReviewRuled) -> DisputeState:
    if event.ruling is not ReviewRuling.SET_ASIDE:
        appeal = replace(state.tribunal, challenge=None, upper_from=event.ruled_on)
        return replace(state, tribunal=appeal)
    if state.tribunal.not_admitted_on is not None:
        return _late_goes_on(state, event.ruled_on)
    return _heard_again(state, event.ruled_on)


def _heard_again(state: DisputeState, on: date) -> DisputeState:
    """The decision fell: the appeal goes on without its orders and recommendations."""
    appeal = replace(
        _void(state.tribunal, on),
        challenge=None,
        result=None,
        decided_on=None,
        hearing_on=None,
        heard_on=None,
    )
    return replace(state, tribunal=appeal, stage=Stage.TRIBUNAL)


def _void(t: TribunalState, on: date) -> TribunalState:
    return replace(
        t,
        orders=tuple(replace(order, void_on=order.void_on or on) for order in t.orders),
        recommendations=tuple(
            replace(given, void_on=given.void_on or on) for given in t.recommendations
        ),
    )


def _upper_decided(state: DisputeState, event: e.UpperAppealDecided) -> DisputeState:
    upper, on = state.tribunal.upper, event.decided_on
    assert upper is not None
    settled = replace(upper, outcome=event.outcome, decided_on=on)
    state = replace(state, tribunal=replace(state.tribunal, upper=settled))
    if event.outcome is UpperOutcome.DISMISSED:
        return state
    if state.tribunal.not_admitted_on is not None:
        return _late_goes_on(state, on)
    if event.outcome is UpperOutcome.REMITTED:
        return _heard_again(state, on)
    void = _void(state.tribunal, on)
    orders = (*void.orders, *(Order(made, OrderSource.ORDER, on) for made in event.orders))
    return replace(state, tribunal=replace(void, orders=orders))


EVOLVE: Mapping[type, Fold] = MappingProxyType(
    {
        e.LateAppealRuled: _late,
        e.NoCertificateRuled: _appeal(
            lambda t, ev: replace(t, certificate=Ruling(ev.attempt, ev.admitted, ev.ruled_on))
        ),
        e.DirectionsGiven: _appeal(_directions),
        e.ResponseSent: _appeal(lambda t, ev: replace(t, responded_on=ev.responded_on)),
        e.EvidenceExchanged: _appeal(
            lambda t, ev: replace(
                t, evidence=(*t.evidence, EvidenceSent(ev.side, ev.document_ids, ev.sent_on))
            )
        ),
        e.SupplementSent: _appeal(
            lambda t, ev: replace(
                t,
                evidence=(
                    *t.evidence,
                    EvidenceSent(ev.side, ev.document_ids, ev.sent_on, ev.number),
                ),
            )
        ),
        e.AttendanceNamed: _appeal(
            lambda t, ev: replace(
                t,
                attendance=(
                    *(each for each in t.attendance if each.side is not ev.side),
                    Attendance(ev.side, ev.witnesses, ev.named_on),
                ),
            )
        ),
        e.CaseReviewFiled: _appeal(
            lambda t, ev: replace(
                t, case_reviews=(*t.case_reviews, CaseReview(ev.side, ev.filed_on, ev.document_id))
            )
        ),
        e.HearingPaperSent: _appeal(
            lambda t, ev: replace(
                t, papers=(*t.papers, PaperSent(ev.paper, ev.sent_on, ev.document_id))
            )
        ),
        e.ChangeAsked: _appeal(
            lambda t, ev: replace(t, change=Change(ev.topic, ev.side, ev.asked_on, ev.direction))
        ),
        e.ChangeRuled: _appeal(
            lambda t, ev: replace(
                t, change=None, look_again_from=ev.ruled_on if ev.by_staff else None
            )
        ),
        e.HearingListed: _appeal(lambda t, ev: replace(t, hearing_on=ev.hearing_on, mode=ev.mode)),
        e.HearingRecorded: _appeal(_heard),
        e.WithdrawalAsked: _appeal(lambda t, ev: replace(t, withdrawal_asked_on=ev.asked_on)),
        e.WithdrawalRuled: _appeal(_withdrawal),
        e.ReinstatementAsked: _appeal(lambda t, ev: replace(t, reinstatement_asked_on=ev.asked_on)),
        e.ReinstatementRuled: _appeal(_reinstated),
        e.AppealConceded: _conceded,
        e.ConsentOrderAgreed: _appeal(_consent),
        e.ConsentOrderMade: _by_consent,
        e.AppealDecided: _decided,
        e.OrderKept: _appeal(
            lambda t, ev: _order(t, ev.order_id, kept_on=ev.kept_on, document_id=ev.document_id)
        ),
        e.OrderBreached: _appeal(lambda t, ev: _order(t, ev.order_id, breached_on=ev.due_on)),
        e.OrderBreachEscalated: _appeal(_escalated),
        e.RecommendationAnswered: _appeal(_answered),
        e.RecommendationUnanswered: _appeal(_unanswered),
        e.RecommendationEscalated: _appeal(_taken_further),
        e.ReviewAskedFor: _appeal(
            lambda t, ev: replace(
                t,
                challenge=Challenge(ev.asked, ev.side, ev.asked_on),
                challenge_asked_on=ev.asked_on,
            )
        ),
        e.ReviewRuled: _review,
        e.UpperAppealLodged: _appeal(
            lambda t, ev: replace(t, upper=UpperAppeal(ev.side, ev.lodged_on))
        ),
        e.UpperAppealDecided: _upper_decided,
        e.SanctionRecorded: _appeal(
            lambda t, ev: replace(
                t, sanctions=(*t.sanctions, SanctionGiven(ev.sanction, ev.side, ev.ruled_on))
            )
        ),
    }
)
"""The fold of every event of an appeal."""

"""Who hears what of an appeal before the tribunal. One template, worded by its ground."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cases.dispute.state import DisputeState
from cases.dispute.subject import Tell
from cases.dispute.tribunal import events as e
from cases.dispute.tribunal.vocabulary import EscalationRoute, ReviewRuling
from cases.dispute.vocabulary import Side

TEMPLATE = "appeal_step"

_FAMILY, _AUTHORITY, _TRIBUNAL = "family", "authority", "tribunal"
_SIDES = (_FAMILY, _AUTHORITY)

_PLAIN: dict[type, tuple[str, tuple[str, ...]]] = {
    e.DirectionsGiven: ("directions_given", _SIDES),
    e.ResponseSent: ("response_sent", (_FAMILY, _TRIBUNAL)),
    e.HearingPaperSent: ("hearing_paper_sent", (_FAMILY, _TRIBUNAL)),
    e.HearingListed: ("hearing_listed", _SIDES),
    e.WithdrawalAsked: ("withdrawal_asked", (_AUTHORITY, _TRIBUNAL)),
    e.ReinstatementAsked: ("reinstatement_asked", (_AUTHORITY, _TRIBUNAL)),
    e.AppealConceded: ("appeal_conceded", (_FAMILY, _TRIBUNAL)),
    e.ConsentOrderMade: ("consent_order_made", _SIDES),
    e.RecommendationAnswered: ("recommendation_answered", (_FAMILY,)),
}


def _other(side: Side) -> str:
    return _AUTHORITY if side is Side.FAMILY else _FAMILY


def _ground_and_parties(state: DisputeState, event: Any) -> tuple[str, tuple[str, ...]]:
    match event:
        case e.LateAppealRuled():
            return ("late_admitted" if event.admitted else "late_refused"), (_FAMILY,)
        case e.NoCertificateRuled():
            return ("no_certificate_admitted" if event.admitted else "no_certificate_refused"), (
                _FAMILY,
            )
        case e.OrderKept():
            return f"order_kept:{event.order_id}", (_FAMILY,)
        case e.OrderBreached():
            return f"order_breached:{event.order_id}", _SIDES
        case e.OrderBreachEscalated():
            return f"order_breach_escalated:{event.order_id}", _SIDES
        case e.RecommendationUnanswered():
            return f"recommendation_unanswered:{event.recommendation_id}", _SIDES
        case e.RecommendationEscalated():
            return f"recommendation_escalated:{event.recommendation_id}", (_AUTHORITY,)
        case e.EvidenceExchanged():
            return "evidence_exchanged", (_other(event.side),)
        case e.SupplementSent():
            return "supplement_sent", (_other(event.side), _TRIBUNAL)
        case e.AttendanceNamed():
            return "attendance_named", (_other(event.side), _TRIBUNAL)
        case e.CaseReviewFiled():
            return "case_review_filed", (_other(event.side), _TRIBUNAL)
        case e.ChangeAsked():
            return "change_asked", (_other(event.side), _TRIBUNAL)
        case e.ChangeRuled():
            return ("change_granted" if event.granted else "change_refused"), _SIDES
        case e.HearingRecorded():
            return ("hearing_adjourned" if event.adjourned else "hearing_held"), _SIDES
        case e.WithdrawalRuled():
            return ("withdrawn" if event.consents else "withdrawal_refused"), _SIDES
        case e.ReinstatementRuled():
            return ("reinstated" if event.granted else "reinstatement_refused"), _SIDES
        case e.ConsentOrderAgreed():
            both = state.tribunal.consent is not None and len(state.tribunal.consent.agreed_by) > 1
            return "consent_agreed", (_other(event.side), *((_TRIBUNAL,) if both else ()))
        case e.AppealDecided():
            won = event.orders or event.recommendations
            return ("appeal_decided" if won else "appeal_dismissed"), _SIDES
        case e.UpperAppealLodged():
            return "upper_lodged", (_other(event.side), _TRIBUNAL)
        case e.UpperAppealDecided():
            return f"upper_{event.outcome.value}", _SIDES
        case e.SanctionRecorded():
            about = "_family" if event.side is Side.FAMILY else ""
            return f"sanction_{event.sanction.value}{about}", _SIDES
        case e.ReviewAskedFor():
            return "review_asked", (_other(event.side), _TRIBUNAL)
        case e.ReviewRuled():
            if event.ruling is ReviewRuling.SET_ASIDE:
                mended = state.tribunal.late_mended_on == event.ruled_on
                return ("late_refusal_set_aside" if mended else "set_aside"), _SIDES
            granted = event.ruling is ReviewRuling.PERMISSION_GRANTED
            return ("permission_granted" if granted else "review_refused"), _SIDES
        case _:
            return _PLAIN.get(type(event), ("", ()))


def notices(state: DisputeState, event: Any) -> Iterable[Tell]:
    """The messages that an event of an appeal calls for; `state` is the state after it."""
    ground, parties = _ground_and_parties(state, event)
    return tuple(
        Tell(TEMPLATE, party, _letter(event) if party == _FAMILY else "", ground)
        for party in parties
    )


def _letter(event: Any) -> str:
    """The complaint that is made ready for the family when an order is not kept (O11)."""
    complains = (
        isinstance(event, e.OrderBreachEscalated) and event.route is EscalationRoute.COMPLAINT
    )
    return "breach_complaint" if complains or isinstance(event, e.OrderBreached) else ""

"""The appeal before the tribunal as one subject of a dispute."""

from __future__ import annotations

from cases.actor import Role
from cases.dispute import events as de
from cases.dispute.state import DisputeState
from cases.dispute.step import step, tick
from cases.dispute.subject import Subject
from cases.dispute.tribunal import (
    clock_ids,
    decision,
    directions,
    ending,
    hearing,
    orders,
    rulings,
    sanctions,
    upper,
)
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal import events as e
from cases.dispute.tribunal.clocks import WATCHES, clocks
from cases.dispute.tribunal.folding import EVOLVE
from cases.dispute.tribunal.owed import obligations
from cases.dispute.tribunal.phases import APPEAL, ORDERS
from cases.dispute.tribunal.told import notices
from cases.dispute.vocabulary import Ending
from cases.moment import Moment

_FAMILY, _AUTHORITY, _CLERK = {Role.FAMILY}, {Role.AUTHORITY}, {Role.CLERK}
_SIDES = {Role.FAMILY, Role.AUTHORITY}

_ENDED = "journey: compliance > closed"
_LATE_ENDED = "journey: referral > closed"
_WON = ("journey: tribunal > compliance", "orders: none > running")

STEPS = (
    step(c.RuleOnLateAppeal, _CLERK, rulings.late, None, "referral: sent/accepted > not_admitted"),
    step(
        c.RuleOnCertificate,
        _CLERK,
        rulings.certificate,
        None,
        "referral: sent/accepted > returned",
    ),
    step(c.GiveDirections, _CLERK, directions.give, None),
    step(c.RecordResponse, _AUTHORITY, directions.respond, None),
    step(c.ExchangeEvidence, _SIDES, directions.exchange, None),
    step(c.SendSupplement, _SIDES, directions.supplement, None),
    step(c.NameAttendance, _SIDES, directions.attend, None),
    step(c.FileCaseReview, _SIDES, directions.case_review, None),
    step(c.SendHearingPaper, _AUTHORITY, directions.paper, None),
    step(c.AskForChange, _SIDES, directions.ask, None),
    step(c.RuleOnChange, _CLERK, directions.rule_on_change, None),
    step(c.ListHearing, _CLERK, hearing.list_it, APPEAL, "open/listed > listed"),
    step(c.RecordHearing, _CLERK, hearing.record, APPEAL, "listed > heard", "listed > open"),
    step(c.AskToWithdraw, _FAMILY, ending.ask_to_withdraw, None),
    step(
        c.ConsentToWithdrawal,
        _CLERK,
        ending.consent_to_withdrawal,
        APPEAL,
        "open/listed/heard > withdrawn",
        "open/listed/heard > same",
    ),
    step(c.AskToReinstate, _FAMILY, ending.ask_to_reinstate, None),
    step(
        c.RuleOnReinstatement,
        _CLERK,
        ending.rule_on_reinstatement,
        APPEAL,
        "withdrawn > open",
        "withdrawn > heard",
        "withdrawn > withdrawn",
        "journey: tribunal > closed",
    ),
    step(
        c.Concede,
        _AUTHORITY,
        ending.concede,
        APPEAL,
        "open/listed/heard > conceded",
        *_WON,
    ),
    step(c.AgreeConsentOrder, _SIDES, ending.agree, None),
    step(
        c.MakeConsentOrder,
        _CLERK,
        ending.make,
        APPEAL,
        "open/listed/heard > consent_order",
        *_WON,
    ),
    step(c.RecordDecision, _CLERK, decision.decide, APPEAL, "heard > decided", *_WON),
    step(
        c.RecordOrderKept,
        _SIDES,
        orders.keep,
        ORDERS,
        "running > running",
        "running > kept",
        "broken > broken",
        "broken > running",
        "broken > kept",
        _ENDED,
    ),
    step(c.EscalateOrderBreach, _FAMILY, orders.escalate, None),
    step(c.RecordRecommendationAnswer, _AUTHORITY, decision.answer, None, _ENDED),
    step(c.EscalateRecommendation, _FAMILY, decision.take_further, None),
    step(c.AskForReview, _SIDES, decision.challenge, None),
    step(
        c.RuleOnReview,
        _CLERK,
        decision.rule_on_challenge,
        APPEAL,
        "decided > decided",
        "decided > open",
        "none > none",
        "referral: not_admitted > sent",
        "journey: compliance > tribunal",
        "orders: running/broken/kept > none",
    ),
    step(c.LodgeUpperAppeal, _SIDES, upper.lodge, APPEAL, "decided > upper", "none > none"),
    step(
        c.RecordUpperOutcome,
        _CLERK,
        upper.outcome,
        APPEAL,
        "upper > decided",
        "upper > open",
        "none > none",
        "referral: not_admitted > sent",
        "journey: compliance > tribunal",
        "orders: running/broken/kept > none",
        "orders: none/broken/kept > running",
        _ENDED,
        _LATE_ENDED,
    ),
    step(c.RecordSanction, _CLERK, sanctions.sanction, None),
)

TICKS = (
    tick(clock_ids.ORDER, "orders: running > broken"),
    tick(clock_ids.CHALLENGE, _ENDED, _LATE_ENDED),
    tick(clock_ids.UPPER_TRIBUNAL, _ENDED, _LATE_ENDED),
    tick(clock_ids.REINSTATEMENT, "journey: tribunal > closed"),
)


def consequences(state: DisputeState, clock_id: str, now: Moment) -> tuple[de.DisputeEvent, ...]:
    """An order is broken; a time to challenge or to come back is over."""
    if clock_id.startswith(clock_ids.ORDER):
        order_id = clock_id.removeprefix(clock_ids.ORDER)
        clock = next(found for found in state.clocks if found.clock_id == clock_id)
        return (e.OrderBreached(order_id, clock.deadline.due_on),)
    if clock_id.startswith(clock_ids.RECOMMENDATION):
        clock = next(found for found in state.clocks if found.clock_id == clock_id)
        named = clock_id.removeprefix(clock_ids.RECOMMENDATION)
        return (e.RecommendationUnanswered(named, clock.deadline.due_on),)
    if clock_id == clock_ids.REINSTATEMENT:
        return (de.DisputeEnded(Ending.WITHDRAWN_WITH_CONSENT, now.on),)
    waited_for = (clock_ids.CHALLENGE, clock_ids.UPPER_TRIBUNAL)
    return ending.over(state, now) if clock_id in waited_for else ()


SUBJECT = Subject(
    "tribunal",
    STEPS,
    TICKS,
    (APPEAL, ORDERS),
    EVOLVE,
    clocks,
    WATCHES,
    obligations,
    notices,
    consequences,
)

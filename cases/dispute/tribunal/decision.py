"""The decision, its recommendations, and the challenge against it."""

from __future__ import annotations

from cases.clock import ClockStatus, find
from cases.command import CommandRefused
from cases.dispute import events as de
from cases.dispute.state import DisputeState
from cases.dispute.tribunal import clock_ids as k
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal import events as e
from cases.dispute.tribunal.ending import over
from cases.dispute.tribunal.guards import come, live, may_be_ordered, side_of
from cases.dispute.tribunal.vocabulary import Result
from cases.dispute.vocabulary import Side
from cases.moment import Moment
from rules import recommendation
from rules.deadline import Refused

Events = tuple[de.DisputeEvent, ...]


def decide(state: DisputeState, command: c.RecordDecision, now: Moment) -> Events:
    """What the tribunal decided, within its powers under the pack."""
    live(state)
    come(command.decided_on, now)
    heard_on = state.tribunal.heard_on
    if heard_on is None:
        raise CommandRefused("not_heard", "Record the hearing first, also one on paper.", "T15")
    if command.decided_on < heard_on:
        raise CommandRefused("decided_before_heard", "The decision cannot come before the hearing.")
    may_be_ordered(state, command.orders, command.decided_on)
    assert state.matter is not None
    if command.recommendations:
        verdict = recommendation.may_be_asked(state.matter.decision, None, command.decided_on)
        if isinstance(verdict, Refused):
            raise CommandRefused("no_recommendation", verdict.reason, verdict.citation.rule)
    return (e.AppealDecided(command.decided_on, command.orders, command.recommendations),)


def answer(state: DisputeState, command: c.RecordRecommendationAnswer, now: Moment) -> Events:
    """The written answer, in time or late; it binds nobody, but reasons are owed (X2)."""
    come(command.answered_on, now)
    given = next(
        (
            each
            for each in state.tribunal.recommendations
            if each.made.recommendation_id == command.recommendation_id and each.void_on is None
        ),
        None,
    )
    if given is None:
        raise CommandRefused("no_such_recommendation", "There is no such recommendation here.")
    if given.answered_on is not None:
        raise CommandRefused("recommendation_answered", "This recommendation has its answer.")
    if command.answered_on < given.made_on:
        raise CommandRefused(
            "answered_too_soon", "The answer cannot come before the recommendation. Check the day."
        )
    verdict = recommendation.answer_is_complete(command.says, in_writing=True)
    if isinstance(verdict, Refused):
        raise CommandRefused("answer_incomplete", verdict.reason, verdict.citation.rule)
    answered = e.RecommendationAnswered(
        command.recommendation_id, command.says, command.answered_on
    )
    ended = over(state, now, recommendation_id=command.recommendation_id)
    return (answered, *ended)


def take_further(state: DisputeState, command: c.EscalateRecommendation, now: Moment) -> Events:
    """The family's ways when no answer came in time; each may be taken once (X7)."""
    wanted = command.recommendation_id
    waiting = state.tribunal.open_recommendations
    given = next((one for one in waiting if one.made.recommendation_id == wanted), None)
    if given is None:
        raise CommandRefused(
            "no_open_recommendation", "There is no recommendation here that waits for an answer."
        )
    clock = find(state.clocks, f"{k.RECOMMENDATION}{wanted}")
    assert clock is not None
    over_on = state.tribunal.over_on
    step = recommendation.without_answer(clock.deadline.due_on, now.on, over_on)
    if step is not recommendation.NextStep.COMPLAIN:
        raise CommandRefused(
            "answer_still_due",
            "There is still time to answer this recommendation. Wait for it.",
            "X4",
        )
    if command.route.value in given.escalated:
        raise CommandRefused("way_taken_before", "You have taken this way before. Choose another.")
    return (e.RecommendationEscalated(wanted, command.route, command.narrative_id, now.on),)


def challenge(state: DisputeState, command: c.AskForReview, now: Moment) -> Events:
    """One application for everything that can be asked against the decision (T20)."""
    by_family = side_of(command.meta.actor) is Side.FAMILY
    refused_late = state.tribunal.not_admitted_on is not None and by_family
    if state.tribunal.result is not Result.DECIDED and not refused_late:
        raise CommandRefused("no_decision", "There is no decision to challenge.", "T20")
    clock = find(state.clocks, k.CHALLENGE)
    if clock is None or clock.status is not ClockStatus.RUNNING:
        raise CommandRefused(
            "challenge_over",
            "The decision was challenged before, or the time for it has passed. Ask the tribunal "
            "for more time, and say why.",
            "T20",
        )
    side = side_of(command.meta.actor)
    return (e.ReviewAskedFor(side, command.asked, command.narrative_id, now.on),)


def rule_on_challenge(state: DisputeState, command: c.RuleOnReview, now: Moment) -> Events:
    """Set aside: the appeal is heard again. Otherwise the time to the Upper Tribunal runs (T21)."""
    if state.tribunal.challenge is None:
        raise CommandRefused("no_challenge", "Nobody has challenged the decision.", "T20")
    return (e.ReviewRuled(command.ruling, now.on),)

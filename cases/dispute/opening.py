"""How a dispute begins, what is put into it, and how a family ends it."""

from __future__ import annotations

from datetime import date

from cases.actor import Role
from cases.change import AdoptCalendar, CorrectFact, CorrectRules, decide_change
from cases.command import CommandRefused
from cases.demo_clock import moved
from cases.dispute import commands as c
from cases.dispute import events as e
from cases.dispute.clocks import clock_rules
from cases.dispute.facts import CORRECTABLE
from cases.dispute.grounds.decide import raised_with
from cases.dispute.grounds.vocabulary import IN_A_PLAN
from cases.dispute.state import DisputeState
from cases.dispute.step import Step, step
from cases.dispute.tracks import BUNDLE_IS_STALE, JOURNEY
from cases.dispute.vocabulary import DocumentKind, Ending, Stage
from cases.horizon import horizon
from cases.moment import Moment
from rules.appeal import DecisionKind
from rules.deadline import Allowed, Refused
from rules.policy import PACKS, Policy
from rules.regime import may_appeal


def not_in_the_future(day: date, now: Moment, what: str) -> None:
    """Refuse a day that has not come yet; `what` names it for people ("the decision letter")."""
    if day > now.on:
        raise CommandRefused(
            "date_in_future",
            f"The date of {what} is in the future. Check the day, the month and the year.",
        )


def _file(state: DisputeState, command: c.FileDispute, now: Moment) -> tuple[e.DisputeEvent, ...]:
    if state.matter is not None:
        raise CommandRefused("already_filed", "This dispute has been filed already.")
    if command.pack not in PACKS:
        raise CommandRefused("unknown_pack", "The policy pack is not known here.")
    pack = PACKS[command.pack]
    if not pack.is_open and command.clock_offset_seconds is None:
        raise CommandRefused(
            "pack_is_off",
            "These rules are a proposal and are switched off. They can only be tried out with a "
            "demonstration clock.",
        )
    not_in_the_future(command.notice_sent_on, now, "sending of the decision letter")
    not_in_the_future(command.notice_dated_on, now, "the decision letter")
    if command.notice_dated_on > command.notice_sent_on:
        raise CommandRefused(
            "dated_after_sent",
            "The date printed on the letter is after the day it was sent. Check both dates.",
            "K18",
        )
    held = horizon(command.calendar or state.calendar, now.on, command.notice_dated_on)
    if command.notice_dated_on < held.covers_from:
        raise CommandRefused(
            "date_too_old", "No dates can be worked out from so long ago. Check the year."
        )
    further = raised_with(command.raised, now)
    filed = (
        e.DisputeFiled(
            command.family_id,
            command.child_id,
            command.authority_id,
            command.service_id,
            command.tribunal_id,
            command.decision,
            command.sections,
            command.notice_sent_on,
            command.notice_dated_on,
            command.narrative_id,
            command.pack,
            command.plan_id,
            held,
            now.on,
            command.clock_offset_seconds,
            can_be_appealed(pack, command),
            command.complaint_stages,
            command.complaint_extension_days,
            school_age_ends_on=command.school_age_ends_on,
        ),
    )
    return (*filed, *further)


def can_be_appealed(pack: Policy, command: c.FileDispute) -> bool:
    """Whether an appeal lies against what is filed (A15, A16). What cannot be appealed is a dispute
    all the same; but one about a plan must say which part of the plan it is about."""
    verdict = may_appeal(pack, command.decision, command.sections)
    about_plan = command.decision is DecisionKind.PLAN_FINALISED
    in_plan = command.sections or any(one.ground in IN_A_PLAN for one in command.raised)
    if isinstance(verdict, Refused) and about_plan and not in_plan:
        raise CommandRefused("not_appealable", verdict.reason, verdict.citation.rule)
    return isinstance(verdict, Allowed)


def _add_document(
    state: DisputeState, command: c.AddDocument, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    if command.document is DocumentKind.LETTER:
        raise CommandRefused("engine_document", "Letters are made by the service itself.")
    if any(document.document_id == command.document_id for document in state.documents):
        raise CommandRefused("already_added", "This file was added before.")
    return (
        e.DocumentAdded(
            command.document_id,
            command.document,
            command.sha256,
            command.pages,
            command.meta.actor.role.value,
            now.on,
        ),
    )


def _withdraw(state: DisputeState, command: c.Withdraw, now: Moment) -> tuple[e.DisputeEvent, ...]:
    if state.stage is Stage.TRIBUNAL:
        raise CommandRefused(
            "needs_consent",
            "Your appeal is registered, so the tribunal has to agree. Ask the tribunal to let you "
            "withdraw it.",
            "T9",
        )
    reason = command.reason.value if command.reason else ""
    return (e.DisputeEnded(Ending.WITHDRAWN, now.on, reason, command.narrative_id),)


def _change(
    state: DisputeState, command: AdoptCalendar | CorrectRules | CorrectFact, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    return decide_change(state, command, clock_rules, CORRECTABLE, now)


def _move_clock(
    state: DisputeState, command: c.MoveClock, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    return (moved(state.clock_offset_seconds, command, now),)


STEPS: tuple[Step, ...] = (
    step(
        c.FileDispute,
        {Role.FAMILY, Role.ADMINISTRATOR},
        _file,
        JOURNEY,
        "new > complaint",
        "complaint: none > received",
        "rights: parent > young_person",
    ),
    step(c.AddDocument, {Role.FAMILY, Role.AUTHORITY}, _add_document, None, *BUNDLE_IS_STALE),
    step(
        c.Withdraw,
        {Role.FAMILY},
        _withdraw,
        JOURNEY,
        "complaint/mediation/referral/compliance > closed",
    ),
    step(AdoptCalendar, {Role.ADMINISTRATOR}, _change, None, *BUNDLE_IS_STALE),
    step(
        CorrectRules,
        {Role.ADMINISTRATOR},
        _change,
        None,
        *BUNDLE_IS_STALE,
        "agreement: broken > in_force",
        "orders: broken > running",
    ),
    step(
        CorrectFact,
        {role for fact in CORRECTABLE.facts.values() for role in fact.roles},
        _change,
        None,
        *BUNDLE_IS_STALE,
    ),
    step(c.MoveClock, frozenset(Role), _move_clock, None),
)
"""The rows of the table that `decide` executes."""

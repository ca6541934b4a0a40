"""Which command a dispute allows now, and what becomes true by it.

`decide` judges timeliness by the moment of receipt. It never changes anything: it returns events,
or raises `CommandRefused` with a reason in plain words.
"""

from __future__ import annotations

from datetime import date

from cases.actor import Role
from cases.change import AdoptCalendar, CorrectFact, CorrectRules, decide_change
from cases.command import CommandRefused
from cases.demo_clock import moved
from cases.dispute import commands as c
from cases.dispute import events as e
from cases.dispute.agreement import decide_agreement
from cases.dispute.clocks import clock_rules
from cases.dispute.facts import CORRECTABLE
from cases.dispute.mediation import decide_mediation
from cases.dispute.referral import decide_referral
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import DocumentKind, Ending
from cases.horizon import horizon
from cases.moment import Moment
from rules.deadline import Refused
from rules.policy import PACKS
from rules.regime import may_appeal

WHO_MAY: dict[type, frozenset[Role]] = {
    c.FileDispute: frozenset({Role.FAMILY, Role.ADMINISTRATOR}),
    c.AcknowledgeComplaint: frozenset({Role.AUTHORITY}),
    c.AnswerComplaint: frozenset({Role.AUTHORITY}),
    c.RespondToAnswer: frozenset({Role.FAMILY}),
    c.ContactAdviser: frozenset({Role.FAMILY, Role.ADVISER, Role.MEDIATOR}),
    c.AppointMediator: frozenset({Role.ADVISER, Role.MEDIATOR}),
    c.OfferSlots: frozenset({Role.MEDIATOR}),
    c.AgreeSlot: frozenset({Role.FAMILY, Role.MEDIATOR}),
    c.NameDecisionMaker: frozenset({Role.AUTHORITY}),
    c.ReportNotArranged: frozenset({Role.AUTHORITY, Role.MEDIATOR, Role.ADVISER}),
    c.RecordSession: frozenset({Role.MEDIATOR}),
    c.RecordAgreement: frozenset({Role.MEDIATOR}),
    c.AcceptAgreement: frozenset({Role.FAMILY, Role.AUTHORITY}),
    c.RecordPromiseKept: frozenset({Role.FAMILY, Role.AUTHORITY, Role.MEDIATOR}),
    c.IssueCertificate: frozenset({Role.ADVISER, Role.MEDIATOR}),
    c.AddDocument: frozenset({Role.FAMILY, Role.AUTHORITY}),
    c.StateGrounds: frozenset({Role.FAMILY}),
    c.RequestBundle: frozenset({Role.FAMILY, Role.ADVISER}),
    c.RecordBundle: frozenset({Role.ENGINE}),
    c.RecordBundleFailure: frozenset({Role.ENGINE}),
    c.SendReferral: frozenset({Role.FAMILY}),
    c.ReturnReferral: frozenset({Role.CLERK}),
    c.AcceptReferral: frozenset({Role.CLERK}),
    c.RegisterAppeal: frozenset({Role.CLERK}),
    c.Withdraw: frozenset({Role.FAMILY}),
    AdoptCalendar: frozenset({Role.ADMINISTRATOR}),
    CorrectRules: frozenset({Role.ADMINISTRATOR}),
    CorrectFact: frozenset({role for fact in CORRECTABLE.facts.values() for role in fact.roles}),
    c.MoveClock: frozenset(Role),
}
"""Which roles may give which command; a test fails when a command is missing here."""


def decide(
    state: DisputeState, command: c.DisputeCommand, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    """The events that the command brings.

    Raises `CommandRefused` when the case or the law does not allow it.
    """
    if command.meta.actor.role not in WHO_MAY[type(command)]:
        raise CommandRefused(
            "not_your_action", "This step is taken by somebody else. You cannot do it for them."
        )
    if isinstance(command, c.MoveClock):
        return (moved(state.clock_offset_seconds, command, now),)
    if isinstance(command, c.FileDispute):
        return _file(state, command, now)
    if state.matter is None:
        raise CommandRefused("unknown_case", "There is no such case.")
    if state.is_closed:
        raise CommandRefused("case_closed", "This case has ended. Nothing more can be done in it.")
    match command:
        case AdoptCalendar() | CorrectRules() | CorrectFact():
            return decide_change(state, command, clock_rules, CORRECTABLE, now)
        case c.AcknowledgeComplaint() | c.AnswerComplaint() | c.RespondToAnswer():
            return _complaint(state, command, now)
        case (
            c.ContactAdviser()
            | c.AppointMediator()
            | c.OfferSlots()
            | c.AgreeSlot()
            | c.NameDecisionMaker()
            | c.ReportNotArranged()
            | c.RecordSession()
            | c.IssueCertificate()
        ):
            return decide_mediation(state, command, now)
        case c.RecordAgreement() | c.AcceptAgreement() | c.RecordPromiseKept():
            return decide_agreement(state, command, now)
        case c.AddDocument():
            return _add_document(state, command, now)
        case c.Withdraw():
            return (e.DisputeEnded(Ending.WITHDRAWN, now.on),)
        case _:
            return decide_referral(state, command, now)


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
    verdict = may_appeal(pack, command.decision, command.sections)
    if isinstance(verdict, Refused):
        raise CommandRefused("not_appealable", verdict.reason, verdict.citation.rule)
    return (
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
        ),
    )


def _complaint(
    state: DisputeState,
    command: c.AcknowledgeComplaint | c.AnswerComplaint | c.RespondToAnswer,
    now: Moment,
) -> tuple[e.DisputeEvent, ...]:
    complaint = state.complaint
    assert complaint is not None
    match command:
        case c.AcknowledgeComplaint():
            if complaint.acknowledged_on:
                raise CommandRefused(
                    "already_acknowledged", "The complaint was acknowledged before."
                )
            return (e.ComplaintAcknowledged(now.on),)
        case c.AnswerComplaint():
            if complaint.answered_on:
                raise CommandRefused("already_answered", "The complaint was answered before.")
            acknowledged = () if complaint.acknowledged_on else (e.ComplaintAcknowledged(now.on),)
            answered = e.ComplaintAnswered(command.outcome, command.narrative_id, now.on)
            return (*acknowledged, answered)
        case c.RespondToAnswer():
            if complaint.answered_on is None:
                raise CommandRefused(
                    "not_answered_yet",
                    "The council has not answered yet, so there is nothing to reply to. "
                    "You can still go to mediation.",
                )
            if complaint.satisfied is not None:
                raise CommandRefused("already_replied", "You replied to the answer before.")
            if command.satisfied:
                return (
                    e.AnswerAccepted(now.on),
                    e.DisputeEnded(Ending.SETTLED_BY_ANSWER, now.on),
                )
            return (e.AnswerRejected(now.on),)


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

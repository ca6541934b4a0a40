"""The record of a plan: its versions, who sees them, and how one becomes the plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import ClockRule, Ended
from cases.notice import Obligation
from cases.plan.record import commands as c
from cases.plan.record import deciding
from cases.plan.record import events as e
from cases.plan.record.clock_ids import DRAFT_FINAL, DRAFT_VIEWS
from cases.plan.record.state import PlanVersion, Proposal
from cases.plan.record.vocabulary import RecordPhase, VersionReason
from cases.plan.state import AppealableDecision, PlanState
from cases.plan.vocabulary import APPEALABLE_SECTIONS
from cases.step import Step, Track, step
from cases.subject import Subject, Tell, Watch
from rules import review as law
from rules.appeal import DecisionKind
from rules.calendar import Calendar
from rules.deadline import Deadline

RECORD = Track("record", "The plan in words", RecordPhase, lambda state: state.record.phase)

_AUTHORITY = (Role.AUTHORITY,)
_RIGHT_OF_APPEAL = ("appeal: none/disputed > open",)

STEPS: tuple[Step, ...] = (
    step(
        c.DraftPlanVersion,
        _AUTHORITY,
        deciding.draft,
        RECORD,
        "none/written > written",
        "sent > same",
        "final > written",
    ),
    step(c.SendDraftToFamily, _AUTHORITY, deciding.send, RECORD, "written/sent > sent"),
    step(c.AnswerDraft, (Role.FAMILY,), deciding.answer, RECORD, "sent > same"),
    step(
        c.FinaliseVersion,
        _AUTHORITY,
        deciding.finalise,
        RECORD,
        "sent > final",
        *_RIGHT_OF_APPEAL,
    ),
    step(
        c.WithdrawDraft,
        _AUTHORITY,
        deciding.withdraw,
        RECORD,
        "sent > none",
        "sent > final",
        *_RIGHT_OF_APPEAL,
    ),
)


# What is true


def _with(state: PlanState, version_id: str, **changes: Any) -> PlanState:
    versions = tuple(
        replace(one, **changes) if one.version_id == version_id else one
        for one in state.record.versions
    )
    return replace(state, record=replace(state.record, versions=versions))


def _drafted(state: PlanState, event: e.VersionDrafted) -> PlanState:
    version = PlanVersion(
        event.version_id,
        event.sha256,
        event.number,
        event.reason,
        event.author_id,
        event.drafted_on,
        event.based_on,
        event.narrative_id,
    )
    versions = (*state.record.versions, version)
    return replace(state, record=replace(state.record, versions=versions))


def _was_sent(state: PlanState, event: e.DraftSent) -> PlanState:
    """The days count from the first draft; only a draft that proposes nothing gives way to one that
    does."""
    state = _with(state, event.version_id, sent_on=event.sent_on)
    under_way = state.record.proposal
    proposes = event.reason not in deciding.NO_WAIT
    if under_way is not None and not (proposes and under_way.reason in deciding.NO_WAIT):
        return state
    proposal = Proposal(event.version_id, event.reason, event.sent_on)
    return replace(state, record=replace(state.record, newest_proposal=proposal))


def _answered(state: PlanState, event: e.DraftAnswered) -> PlanState:
    proposal = state.record.newest_proposal
    if proposal is None:
        return state
    proposal = replace(proposal, answers=proposal.answers + 1)
    return replace(state, record=replace(state.record, newest_proposal=proposal))


def _finalised(state: PlanState, event: e.VersionFinalised) -> PlanState:
    """One version is the plan; drafts beside it are overtaken, the plan before it is replaced."""
    state = _ended(state, event.finalised_on, but=event.version_id)
    state = _with(state, event.version_id, final_on=event.finalised_on)
    if not event.is_appealable:
        return state
    return _appealable(state, DecisionKind.PLAN_FINALISED, event.finalised_on)


def _withdrawn(state: PlanState, event: e.DraftWithdrawn) -> PlanState:
    state = _ended(state, event.withdrawn_on)
    if not event.is_appealable:
        return state
    return _appealable(state, DecisionKind.REFUSED_TO_AMEND, event.withdrawn_on)


def _ended(state: PlanState, on: date, *, but: str = "") -> PlanState:
    return replace(state, record=state.record.ended(on, but=but))


def _appealable(state: PlanState, decision: DecisionKind, on: date) -> PlanState:
    """The family may appeal from that day (A15); what stood before it is past."""
    return replace(state, appealable=AppealableDecision(decision, APPEALABLE_SECTIONS, on, on))


# Clocks


def _proposed(state: PlanState) -> Proposal:
    assert state.record.newest_proposal is not None
    return state.record.newest_proposal


def _views_basis(state: PlanState) -> tuple[object, ...] | None:
    """A review keeps clocks of its own, so a draft that is part of one has none here."""
    proposal = state.record.newest_proposal
    if proposal is None or proposal.reason in deciding.NO_WAIT or deciding.in_review(state):
        return None
    return (proposal.version_id, proposal.sent_on)


def _views(state: PlanState, calendar: Calendar) -> Deadline:
    found = deciding.views_on(_proposed(state), calendar)
    assert found is not None
    return found


def _final_basis(state: PlanState) -> tuple[object, ...] | None:
    basis = _views_basis(state)
    first = basis is not None and _proposed(state).reason is VersionReason.FIRST_PLAN
    return None if first else basis


def _final(state: PlanState, calendar: Calendar) -> Deadline:
    return law.final_plan_outside_review(_proposed(state).sent_on, calendar)


def _over(state: PlanState) -> Ended | None:
    """What was sent is final, or it was withdrawn (R13); both answer the family in time."""
    proposal = _proposed(state)
    if proposal.ended_on is not None:
        reason = "version_finalised" if proposal.is_final else "draft_withdrawn"
        return Ended(proposal.ended_on, True, reason)
    return Ended(state.ceased_on, False, "plan_ceased") if state.ceased_on else None


def _clocks(state: PlanState) -> tuple[ClockRule[PlanState], ...]:
    return (
        ClockRule(DRAFT_VIEWS, _views_basis, _views, _over, ladder=(7, 2), awaits=True),
        ClockRule(DRAFT_FINAL, _final_basis, _final, _over, ladder=(28, 14, 5, 1)),
    )


# Who owes, and who is told


def _owed(state: PlanState) -> Iterable[Obligation]:
    draft, proposal = state.record.draft, state.record.proposal
    authority = (state.parties.authority_id, Role.AUTHORITY.value)
    in_review = deciding.in_review(state)
    if draft is not None and draft.sent_on is None:
        if in_review or draft.reason is not VersionReason.REVIEW:
            yield Obligation("send_draft_to_family", "send_draft_to_family", *authority)
    if proposal is None or in_review:
        return
    clock_id = DRAFT_FINAL if _final_basis(state) else ""
    yield Obligation("finalise_version", "finalise_version", *authority, clock_id)
    if proposal.reason not in deciding.NO_WAIT and not proposal.answers:
        family = (state.parties.family_id, Role.FAMILY.value)
        yield Obligation("answer_draft", "answer_draft", *family, DRAFT_VIEWS)


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    match event:
        case e.DraftSent():
            ground = event.reason.value
            return (
                Tell("draft_sent", "family", ground=ground),
                Tell("draft_sent", "authority", ground=ground),
            )
        case e.DraftAnswered():
            return (Tell("draft_answered", "authority"), Tell("draft_answered", "family"))
        case e.VersionFinalised() if event.is_appealable or event.reason is (
            VersionReason.TRANSCRIPT
        ):
            ground = event.reason.value
            return tuple(
                Tell("version_finalised", party, ground=ground)
                for party in ("family", "authority", "setting")
            )
        case e.DraftWithdrawn():
            ground = "appeal" if event.is_appealable else "none"
            return (
                Tell("draft_withdrawn", "family", ground=ground),
                Tell("draft_withdrawn", "authority", ground=ground),
            )
    return ()


SUBJECT = Subject(
    "record",
    STEPS,
    (),
    (RECORD,),
    evolve=MappingProxyType(
        {
            e.VersionDrafted: _drafted,
            e.DraftSent: _was_sent,
            e.DraftAnswered: _answered,
            e.VersionFinalised: _finalised,
            e.DraftWithdrawn: _withdrawn,
        }
    ),
    clocks=_clocks,
    watches=MappingProxyType(
        {
            DRAFT_VIEWS: Watch(("family",), ()),
            DRAFT_FINAL: Watch(("authority",), ("family", "authority")),
        }
    ),
    obligations=_owed,
    notices=_told,
)
"""The record of a plan."""

"""The stages of a complaint after its first answer, and settling locally: steps and what they change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import ClockStatus, find
from cases.command import CommandRefused
from cases.dispute.clock_ids import ACKNOWLEDGE, ANSWER
from cases.dispute.events import DisputeEnded
from cases.dispute.pack import complaint_practice
from cases.dispute.stages import commands as c
from cases.dispute.stages import events as e
from cases.dispute.stages.state import LocalResolution, PastStage
from cases.dispute.state import Complaint, DisputeState
from cases.dispute.step import Step, step
from cases.dispute.subject import Subject, Tell
from cases.dispute.tracks import COMPLAINT, RESOLUTION
from cases.dispute.tribunal.events import WithdrawalAsked
from cases.dispute.vocabulary import WITH_TRIBUNAL, Ending, Side
from cases.moment import Moment
from cases.notice import Obligation
from rules import complaint as rules
from rules.deadline import Refused

_SIDES = {Role.FAMILY: Side.FAMILY, Role.AUTHORITY: Side.AUTHORITY}
_OTHER = {Side.FAMILY: Side.AUTHORITY, Side.AUTHORITY: Side.FAMILY}


def _complaint(state: DisputeState) -> Complaint:
    assert state.complaint is not None
    return state.complaint


def _ran_out(state: DisputeState, clock_id: str) -> bool:
    clock = find(state.clocks, clock_id)
    return clock is not None and clock.status is ClockStatus.MISSED


# The stages


def _extend(
    state: DisputeState, command: c.ExtendAnswer, now: Moment
) -> tuple[e.AnswerExtended, ...]:
    complaint = _complaint(state)
    if complaint.answered_on:
        raise CommandRefused("stage_answered", "The complaint was answered before at this stage.")
    if complaint.acknowledged_on is None:
        raise CommandRefused(
            "acknowledge_first", "Tell the family first that you have the complaint.", "C4"
        )
    if command.working_days < 1:
        raise CommandRefused("no_days", "Say how many working days more you need, at least one.")
    if _ran_out(state, ANSWER):
        raise CommandRefused(
            "answer_is_late",
            "The day for the answer has passed, so it cannot be put off any more. Answer now.",
            "C4",
        )
    verdict = rules.may_put_off(
        complaint_practice(state),
        complaint.stage,
        complaint.extended_by + command.working_days,
        bool(command.narrative_id),
    )
    if isinstance(verdict, Refused):
        raise CommandRefused("may_not_put_off", verdict.reason, verdict.citation.rule)
    return (e.AnswerExtended(complaint.stage, command.working_days, command.narrative_id, now.on),)


def _escalate(
    state: DisputeState, command: c.EscalateComplaint, now: Moment
) -> tuple[e.ComplaintEscalated, ...]:
    complaint = _complaint(state)
    late = _ran_out(state, ACKNOWLEDGE) or _ran_out(state, ANSWER)
    if complaint.answered_on is None and not late:
        raise CommandRefused(
            "answer_still_due",
            "The council still has time to answer at this stage. You can go to mediation or to "
            "the tribunal at any time.",
            "C4",
        )
    if complaint.stage >= len(complaint_practice(state).stages):
        raise CommandRefused(
            "last_stage",
            "The council has no further stage for complaints. You can go to mediation, and you can "
            "ask the Ombudsman to look at how the council dealt with it.",
            "C5",
        )
    return (e.ComplaintEscalated(complaint.stage + 1, command.narrative_id, now.on),)


# Local resolution


def _side(role: Role) -> Side:
    return _SIDES[role]


def _propose(
    state: DisputeState, command: c.ProposeLocalResolution, now: Moment
) -> tuple[e.LocalResolutionProposed, ...]:
    _not_decided(state)
    if state.resolution.agreed_on is not None:
        raise CommandRefused(
            "settled_before", "Both sides settled this before. The tribunal was told, and answers."
        )
    if not command.narrative_id:
        raise CommandRefused("nothing_proposed", "Say what you propose, in your own words.")
    side = _side(command.meta.actor.role)
    return (e.LocalResolutionProposed(side, command.narrative_id, now.on),)


def _not_decided(state: DisputeState) -> None:
    if state.tribunal.over_on is not None:
        raise CommandRefused(
            "appeal_over_here",
            "The appeal is over. What the tribunal ordered stands, and can only be kept.",
        )


def _reply(state: DisputeState, command: c.AnswerLocalResolution, now: Moment) -> tuple[Any, ...]:
    proposed_by = state.resolution.proposed_by
    if proposed_by is None:
        raise CommandRefused("no_proposal", "Nobody has proposed how to settle this.")
    side = _side(command.meta.actor.role)
    if side is proposed_by:
        raise CommandRefused(
            "own_proposal", "You made this proposal yourself. The other side answers it."
        )
    if not command.agreed:
        return (e.LocalResolutionDeclined(side, now.on),)
    _not_decided(state)
    settled = e.LocalResolutionAgreed(side, now.on)
    if state.referral.registered_on is None:
        return (settled, DisputeEnded(Ending.SETTLED_LOCALLY, now.on))
    # A registered appeal ends only with the tribunal's consent (T9), which is asked for here.
    if state.tribunal.withdrawal_asked_on is not None:
        return (settled,)
    return (settled, WithdrawalAsked(state.resolution.narrative_id, now.on))


STEPS: tuple[Step, ...] = (
    step(c.ExtendAnswer, {Role.AUTHORITY}, _extend, COMPLAINT, "acknowledged > acknowledged"),
    step(
        c.EscalateComplaint,
        {Role.FAMILY},
        _escalate,
        COMPLAINT,
        "received/acknowledged/answered/not_satisfied > received",
    ),
    step(
        c.ProposeLocalResolution,
        {Role.FAMILY, Role.AUTHORITY},
        _propose,
        RESOLUTION,
        "none > proposed",
        "proposed > proposed",
    ),
    step(
        c.AnswerLocalResolution,
        {Role.FAMILY, Role.AUTHORITY},
        _reply,
        RESOLUTION,
        "proposed > none",
        "proposed > agreed",
        "journey: complaint/mediation/referral/compliance > closed",
    ),
)
"""The rows of the table that `decide` executes."""


def _extended(state: DisputeState, event: e.AnswerExtended) -> DisputeState:
    complaint = _complaint(state)
    return replace(
        state,
        complaint=replace(
            complaint,
            extended_by=complaint.extended_by + event.working_days,
            extension_narrative_id=event.narrative_id,
        ),
    )


def _escalated(state: DisputeState, event: e.ComplaintEscalated) -> DisputeState:
    complaint = _complaint(state)
    past = PastStage(
        complaint.stage,
        complaint.answered_on,
        complaint.answered_by,
        complaint.outcome,
        complaint.narrative_id,
    )
    return replace(
        state,
        complaint=Complaint(
            complaint.filed_on,
            stages=complaint.stages,
            extension_working_days=complaint.extension_working_days,
            stage=event.stage,
            escalated_on=event.escalated_on,
            past=(*complaint.past, past),
        ),
    )


def _proposed(state: DisputeState, event: e.LocalResolutionProposed) -> DisputeState:
    offered = LocalResolution(event.side, event.proposed_on, event.narrative_id)
    return replace(state, resolution=offered)


def _declined(state: DisputeState, event: e.LocalResolutionDeclined) -> DisputeState:
    return replace(state, resolution=LocalResolution())


def _agreed(state: DisputeState, event: e.LocalResolutionAgreed) -> DisputeState:
    return replace(state, resolution=replace(state.resolution, agreed_on=event.agreed_on))


def _owed(state: DisputeState) -> Iterable[Obligation]:
    offered = state.resolution
    if offered.proposed_by is None or offered.agreed_on is not None:
        return
    if offered.proposed_by is Side.FAMILY:
        owner, role = state.parties.authority_id, Role.AUTHORITY
    else:
        owner, role = state.parties.family_id, Role.FAMILY
    yield Obligation("answer_local_resolution", "answer_local_resolution", owner, role.value)


def _told(state: DisputeState, event: Any) -> Iterable[Tell]:
    match event:
        case e.AnswerExtended():
            return (Tell("answer_extended", "family"),)
        case e.ComplaintEscalated():
            return (Tell("complaint_escalated", "authority"), Tell("complaint_escalated", "family"))
        case e.LocalResolutionProposed():
            return (Tell("local_resolution_proposed", _OTHER[event.side].value),)
        case e.LocalResolutionAgreed() if state.referral.status in WITH_TRIBUNAL:
            sides = ("family", "authority") if state.referral.registered_on is not None else ()
            return tuple(
                Tell("appeal_step", party, ground="settled_by_sides")
                for party in (*sides, "tribunal")
            )
        case e.LocalResolutionDeclined():
            return (Tell("local_resolution_declined", _OTHER[event.side].value),)
    return ()


SUBJECT = Subject(
    "stages",
    STEPS,
    tracks=(RESOLUTION,),
    evolve=MappingProxyType(
        {
            e.AnswerExtended: _extended,
            e.ComplaintEscalated: _escalated,
            e.LocalResolutionProposed: _proposed,
            e.LocalResolutionDeclined: _declined,
            e.LocalResolutionAgreed: _agreed,
        }
    ),
    obligations=_owed,
    notices=_told,
)
"""The stages of the complaint and local resolution."""

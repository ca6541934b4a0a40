"""The complaint of a dispute: acknowledged, answered, accepted or not."""

from __future__ import annotations

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute import commands as c
from cases.dispute import events as e
from cases.dispute.state import Complaint, DisputeState
from cases.dispute.step import Step, step
from cases.dispute.tracks import COMPLAINT
from cases.dispute.vocabulary import Ending
from cases.moment import Moment
from rules.complaint import may_answer
from rules.deadline import Refused


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
            _by_somebody_else(complaint, command.meta.actor.person_id)
            acknowledged = () if complaint.acknowledged_on else (e.ComplaintAcknowledged(now.on),)
            answered = e.ComplaintAnswered(
                command.outcome, command.narrative_id, now.on, command.meta.actor.person_id
            )
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
                _no_appeal(state)
                return (
                    e.AnswerAccepted(now.on),
                    e.DisputeEnded(Ending.SETTLED_BY_ANSWER, now.on),
                )
            return (e.AnswerRejected(now.on),)


def _by_somebody_else(complaint: Complaint, officer: str) -> None:
    """After the first stage somebody else answers than the officer who did before (C4)."""
    earlier = {past.answered_by for past in complaint.past if past.answered_by}
    verdict = may_answer(complaint.stage, officer, earlier)
    if isinstance(verdict, Refused):
        raise CommandRefused("same_officer", verdict.reason, verdict.citation.rule)


def _no_appeal(state: DisputeState) -> None:
    """Refuse to end by an answer what only the tribunal can let go (T9), or what it ordered."""
    if state.referral.registered_on is not None:
        raise CommandRefused(
            "appeal_is_registered",
            "Your appeal is registered, so the answer cannot end it. Ask the tribunal to let you "
            "withdraw it, or agree a consent order.",
            "T9",
        )


STEPS: tuple[Step, ...] = (
    step(
        c.AcknowledgeComplaint,
        {Role.AUTHORITY},
        _complaint,
        COMPLAINT,
        "received > acknowledged",
    ),
    step(
        c.AnswerComplaint,
        {Role.AUTHORITY},
        _complaint,
        COMPLAINT,
        "received/acknowledged > answered",
    ),
    step(
        c.RespondToAnswer,
        {Role.FAMILY},
        _complaint,
        COMPLAINT,
        "answered > satisfied",
        "answered > not_satisfied",
        "journey: complaint/mediation/referral/compliance > closed",
        "journey: complaint > mediation",
    ),
)
"""The rows of the table that `decide` executes."""

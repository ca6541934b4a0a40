"""Before the hearing: directions, the response, evidence, forms, papers and changes."""

from __future__ import annotations

from datetime import date

from cases.clock import ClockStatus, find
from cases.command import CommandRefused
from cases.dispute import events as de
from cases.dispute.clock_ids import RESPONSE
from cases.dispute.state import DisputeState
from cases.dispute.tribunal import clock_ids as k
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal import events as e
from cases.dispute.tribunal.guards import live, of_the_case, side_of
from cases.dispute.tribunal.sanctions import takes_part
from cases.dispute.tribunal.terms import DirectionGiven
from cases.dispute.tribunal.vocabulary import ChangeTopic, DirectionKind
from cases.dispute.vocabulary import DocumentKind
from cases.moment import Moment
from rules.practice import ChangeItem, change_request_missing

Events = tuple[de.DisputeEvent, ...]

WITNESSES = 3
"""How many witnesses a side may bring without asking (form SEND11)."""

CLOCK_OF: dict[DirectionKind, str] = {
    DirectionKind.RESPONSE: RESPONSE,
    DirectionKind.EVIDENCE: k.EVIDENCE,
    DirectionKind.ATTENDANCE_FORM: k.ATTENDANCE_FORM,
    DirectionKind.CASE_REVIEW: k.CASE_REVIEW,
    DirectionKind.WORKING_DOCUMENT: k.WORKING_DOCUMENT,
    DirectionKind.HEARING_BUNDLE: k.HEARING_BUNDLE,
}
"""The clock that a direction sets."""


def give(state: DisputeState, command: c.GiveDirections, now: Moment) -> Events:
    """Days that the tribunal sets; a day given again is the new one."""
    live(state)
    named = [given.direction for given in command.directions]
    if not named or len(set(named)) != len(named):
        raise CommandRefused("no_directions", "Give at least one day, and one day for each thing.")
    _ahead(command.directions, now)
    return (e.DirectionsGiven(command.directions, now.on),)


def _ahead(directions: tuple[DirectionGiven, ...], now: Moment) -> None:
    if any(given.due_on < now.on for given in directions):
        raise CommandRefused("direction_past", "A direction sets a day that still lies ahead.")


def respond(state: DisputeState, command: c.RecordResponse, now: Moment) -> Events:
    """The response of an authority that opposes the appeal."""
    live(state)
    takes_part(state, command.meta.actor)
    if state.tribunal.responded_on is not None:
        raise CommandRefused("already_responded", "The response was sent before.")
    if not command.opposes:
        raise CommandRefused(
            "concede_instead",
            "An authority that does not oppose the appeal sends no response. Say that you do not "
            "oppose it, and what you will do.",
            "T7",
        )
    return (e.ResponseSent(command.narrative_id, now.on),)


def evidence_is_over(state: DisputeState) -> bool:
    """Whether the last day for evidence has passed."""
    clock = find(state.clocks, k.EVIDENCE)
    return clock is not None and clock.reason == "day_came"


def exchange(state: DisputeState, command: c.ExchangeEvidence, now: Moment) -> Events:
    """Evidence in time; there may be several lots."""
    live(state)
    takes_part(state, command.meta.actor)
    of_the_case(state, command.document_ids)
    if evidence_is_over(state):
        raise CommandRefused(
            "evidence_late",
            "The last day for evidence has passed. Send it as late evidence and say why.",
            "T10",
        )
    return (e.EvidenceExchanged(side_of(command.meta.actor), command.document_ids, now.on),)


def supplement(state: DisputeState, command: c.SendSupplement, now: Moment) -> Events:
    """Late evidence, numbered; the tribunal decides whether it is used."""
    live(state)
    takes_part(state, command.meta.actor)
    of_the_case(state, command.document_ids)
    if not evidence_is_over(state):
        raise CommandRefused(
            "evidence_not_late", "The last day for evidence has not passed. Send it as evidence."
        )
    number = 1 + max((sent.supplement for sent in state.tribunal.evidence), default=0)
    return (
        e.SupplementSent(
            side_of(command.meta.actor), number, command.document_ids, command.narrative_id, now.on
        ),
    )


def attend(state: DisputeState, command: c.NameAttendance, now: Moment) -> Events:
    """The attendance form; a later one takes the place of the first."""
    live(state)
    takes_part(state, command.meta.actor)
    if not 0 <= command.witnesses <= WITNESSES:
        raise CommandRefused(
            "too_many_witnesses",
            "Each side can bring up to three witnesses. Ask the tribunal for a change if you need "
            "more.",
            "T11",
        )
    return (e.AttendanceNamed(side_of(command.meta.actor), command.witnesses, now.on),)


def case_review(state: DisputeState, command: c.FileCaseReview, now: Moment) -> Events:
    """The case review form of a side."""
    live(state)
    takes_part(state, command.meta.actor)
    side = side_of(command.meta.actor)
    if any(filed.side is side for filed in state.tribunal.case_reviews):
        raise CommandRefused("already_reviewed", "Your case review form was sent before.")
    _for_the_tribunal(state, command.document_id)
    return (e.CaseReviewFiled(side, command.narrative_id, now.on, command.document_id),)


def paper(state: DisputeState, command: c.SendHearingPaper, now: Moment) -> Events:
    """A paper for the hearing; it may be sent again."""
    live(state)
    takes_part(state, command.meta.actor)
    _for_the_tribunal(state, command.document_id)
    return (e.HearingPaperSent(command.paper, now.on, command.document_id),)


def _for_the_tribunal(state: DisputeState, document_id: str) -> None:
    """Refuse a paper that is not of this case, or that tells of what was agreed at mediation."""
    if not document_id:
        return
    of_the_case(state, (document_id,))
    sort = next(d.document for d in state.documents if d.document_id == document_id)
    if sort is DocumentKind.PROMISE_EVIDENCE:
        raise CommandRefused(
            "paper_of_mediation",
            "This paper is about what was agreed at mediation, so it does not go to the tribunal. "
            "Choose another one.",
            "M21",
        )


def ask(state: DisputeState, command: c.AskForChange, now: Moment) -> Events:
    """A request for a change: complete, and to a day that is known."""
    live(state)
    if state.tribunal.change is not None:
        raise CommandRefused(
            "change_pending", "A request for a change waits for an answer. Wait for it first."
        )
    if command.topic is ChangeTopic.LOOK_AGAIN:
        _may_look_again(state)
    _names_a_day(state, command)
    included = [ChangeItem.FORM, ChangeItem.REASONS]
    included += [ChangeItem.COPIED_TO_OTHER_SIDE] if command.copied_to_other_side else []
    included += [ChangeItem.VIEW_OF_OTHER_SIDE] if command.other_side_asked else []
    # A request after the day is taken too: lateness is for the judge, so it is no gap here.
    gaps = change_request_missing(included, now.on, date.max)
    if gaps:
        raise CommandRefused(
            "change_incomplete",
            " ".join(f"{gap.words} {gap.fix}" for gap in gaps),
            gaps[0].rule,
        )
    side = side_of(command.meta.actor)
    return (e.ChangeAsked(side, command.topic, command.direction, command.narrative_id, now.on),)


def _may_look_again(state: DisputeState) -> None:
    clock = find(state.clocks, k.LOOK_AGAIN)
    if clock is None or clock.status is not ClockStatus.RUNNING:
        raise CommandRefused(
            "nothing_to_look_at",
            "There is no decision of staff that a judge can look at again now.",
            "T19",
        )


def _names_a_day(state: DisputeState, command: c.AskForChange) -> None:
    if command.direction is not None and find(state.clocks, CLOCK_OF[command.direction]) is None:
        raise CommandRefused("no_day_to_change", "No day is set for that, so none can be changed.")


def rule_on_change(state: DisputeState, command: c.RuleOnChange, now: Moment) -> Events:
    """A ruling; when it gives another day, that is a new direction."""
    live(state)
    change = state.tribunal.change
    if change is None:
        raise CommandRefused("no_change_asked", "Nobody has asked for a change.")
    ruled = e.ChangeRuled(command.granted, command.by_staff, command.narrative_id, now.on)
    if command.due_on is None:
        return (ruled,)
    if not command.granted or change.direction is None:
        raise CommandRefused(
            "no_day_to_set",
            "A new day is set only when a day is changed and the change is granted.",
        )
    directions = (DirectionGiven(change.direction, command.due_on),)
    _ahead(directions, now)
    return (ruled, e.DirectionsGiven(directions, now.on))

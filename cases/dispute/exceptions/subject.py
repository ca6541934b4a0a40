"""Exemptions from a time limit (K21): recorded only where the law knows one, and never a pause."""

from __future__ import annotations

from dataclasses import replace

from cases.actor import Role
from cases.clock import Clock, find
from cases.command import CommandRefused
from cases.dispute.exceptions.commands import EndExemption, RecordExemption
from cases.dispute.exceptions.events import ExemptionEnded, ExemptionRecorded
from cases.dispute.exceptions.state import Exemption
from cases.dispute.state import DisputeState
from cases.dispute.step import step
from cases.dispute.subject import Subject, Tell
from cases.moment import Moment
from rules import exemption as law
from rules.deadline import Refused, Verdict
from rules.exemption_ground import ExemptionGround

EXEMPTIBLE = frozenset({"M15", "O2", "O3", "O4", "O5", "O6", "O7"})
"""Rules from which regulation 44(3) exempts: orders (O8), and promises kept as if ordered (M15)."""


def open_to_exemption(state: DisputeState) -> tuple[Clock, ...]:
    """The clocks for which the authority may rely on an exemption."""
    return tuple(c for c in state.clocks if c.is_open and c.deadline.rule in EXEMPTIBLE)


def _record(
    state: DisputeState, command: RecordExemption, now: Moment
) -> tuple[ExemptionRecorded, ...]:
    if find(open_to_exemption(state), command.clock_id) is None:
        raise CommandRefused(
            "not_exemptible",
            "The law knows no exemption from this date. It must be kept as it is.",
            "K21",
        )
    if command.document_id not in {paper.document_id for paper in state.documents}:
        raise CommandRefused(
            "no_evidence", "Add the paper that shows the fact to the case, and choose it.", "K21"
        )
    if command.until_on < command.from_on:
        raise CommandRefused("days_in_wrong_order", "The last day is before the first day.", "K21")
    verdict = _verdict(command)
    if isinstance(verdict, Refused):
        raise CommandRefused("not_exempt", verdict.reason, verdict.citation.rule)
    return (
        ExemptionRecorded(
            command.meta.command_id,
            command.clock_id,
            command.ground,
            command.from_on,
            command.until_on,
            command.document_id,
            command.decided_by_id,
            command.narrative_id,
            now.on,
            command.circumstance,
            command.asked_on,
        ),
    )


def _verdict(command: RecordExemption) -> Verdict:
    match command.ground:
        case ExemptionGround.PERSONAL_CIRCUMSTANCES:
            if command.circumstance is None:
                raise CommandRefused(
                    "whose_circumstances", "Say whose circumstances they are.", "N12"
                )
            return law.personal_circumstances(command.circumstance)
        case ExemptionGround.ABSENCE:
            return law.absent_after_order(command.from_on, command.until_on)
        case ExemptionGround.SCHOOL_CLOSED:
            if command.asked_on is None:
                raise CommandRefused(
                    "advice_not_asked", "Say on which day advice was asked for.", "N11"
                )
            return law.closure_excuses(command.asked_on, command.from_on, command.until_on)


def _end(state: DisputeState, command: EndExemption, now: Moment) -> tuple[ExemptionEnded, ...]:
    for one in state.exemptions:
        if one.exemption_id == command.exemption_id and one.ended_on is None:
            return (ExemptionEnded(one.exemption_id, one.clock_id, now.on),)
    raise CommandRefused("no_such_exemption", "There is no such exemption that still stands.")


def _recorded(state: DisputeState, event: ExemptionRecorded) -> DisputeState:
    found = Exemption(
        event.exemption_id,
        event.clock_id,
        event.ground,
        event.from_on,
        event.until_on,
        event.document_id,
        event.decided_by_id,
        event.narrative_id,
        event.recorded_on,
    )
    return replace(state, exemptions=(*state.exemptions, found))


def _ended(state: DisputeState, event: ExemptionEnded) -> DisputeState:
    exemptions = tuple(
        replace(one, ended_on=event.ended_on) if one.exemption_id == event.exemption_id else one
        for one in state.exemptions
    )
    return replace(state, exemptions=exemptions)


def _notices(state: DisputeState, event: object) -> tuple[Tell, ...]:
    if not isinstance(event, ExemptionRecorded | ExemptionEnded):
        return ()
    return (Tell(event.kind, "family", ground=event.clock_id),)


SUBJECT = Subject(
    "exceptions",
    steps=(
        step(RecordExemption, {Role.AUTHORITY}, _record, None),
        step(EndExemption, {Role.AUTHORITY}, _end, None),
    ),
    evolve={ExemptionRecorded: _recorded, ExemptionEnded: _ended},
    notices=_notices,
)
"""Exemptions, shown beside the date that they do not move."""

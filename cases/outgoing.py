"""Commands that one case sends to another; they travel through the inbox like any filing."""

from __future__ import annotations

from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cases.actor import ENGINE
from cases.command import Meta
from cases.dispute.events import DisputeEnded, DisputeFiled
from cases.dispute.links.commands import NoteLink
from cases.dispute.links.events import DisputeLinked, DisputeMerged, DisputeReopened
from cases.dispute.links.vocabulary import Relation
from cases.dispute.vocabulary import Ending
from cases.event import Recorded
from cases.plan.commands import NoteDispute, NoteDisputeEnded
from cases.plan.phase.state import ExpectedMove
from cases.plan.state import PlanState
from cases.plan.transfer.commands import ReceivePlan
from cases.plan.transfer.events import PlanPassedOn

OPENS_A_CASE: tuple[type, ...] = (ReceivePlan,)
"""Commands that one case sends and with which another begins."""


def outgoing(event: Recorded, facts: Any, state: Any) -> tuple[tuple[Any, str], ...]:
    """The commands an event sends to other cases, each with the kind of case that gets it.

    `state` is the sender's state after the event. Their ids follow from the event (see
    `outgoing_id`), so that a repeated append sends nothing twice.
    """
    if isinstance(facts, DisputeLinked | DisputeMerged):
        return _to_the_other(event, facts)
    if isinstance(facts, PlanPassedOn):
        return _to_the_new_authority(event, facts, state)
    if not isinstance(facts, DisputeFiled | DisputeEnded | DisputeReopened):
        return ()
    plan_id = state.matter.plan_id if state.matter else ""
    if not plan_id:
        return ()
    meta = Meta(outgoing_id(event.case_id, event.seq), plan_id, ENGINE, event.recorded_at)
    if isinstance(facts, DisputeFiled | DisputeReopened):
        return ((NoteDispute(meta, event.case_id), "plan"),)
    stands = facts.ending in (Ending.WITHDRAWN, Ending.SIGNPOSTED)
    return ((NoteDisputeEnded(meta, event.case_id, stands), "plan"),)


def _to_the_other(
    event: Recorded, facts: DisputeLinked | DisputeMerged
) -> tuple[tuple[Any, str], ...]:
    """The dispute at the other end of a link learns of it, once."""
    if isinstance(facts, DisputeLinked) and facts.by_other:
        return ()
    relation = facts.relation if isinstance(facts, DisputeLinked) else Relation.MERGED
    meta = Meta(outgoing_id(event.case_id, event.seq), facts.other_id, ENGINE, event.recorded_at)
    return ((NoteLink(meta, event.case_id, relation), "dispute"),)


def _to_the_new_authority(
    event: Recorded, facts: PlanPassedOn, state: PlanState
) -> tuple[tuple[Any, str], ...]:
    """The plan begins anew with the authority of the new area, when that keeps its plans here."""
    if not facts.to_authority_id or state.plan_made_on is None:
        return ()
    parties = state.parties
    command_id = outgoing_id(event.case_id, event.seq)
    new_case = str(uuid5(NAMESPACE_URL, command_id))
    command = ReceivePlan(
        Meta(command_id, new_case, ENGINE, event.recorded_at),
        event.case_id,
        parties.family_id,
        parties.child_id,
        facts.to_authority_id,
        parties.setting_id,
        state.transfer.to_service_id or parties.service_id,
        parties.tribunal_id,
        state.plan_made_on,
        state.last_review_on,
        facts.passed_on,
        state.pack,
        state.ages.days,
        tuple(ExpectedMove(move.move, move.moves_on) for move in state.phases.open),
        state.calendar,
        state.clock_offset_seconds,
    )
    return ((command, "plan"),)


def outgoing_id(case_id: str, seq: int) -> str:
    """Id of the command that event `seq` of a case sends to another case."""
    return f"from:{case_id}:{seq}"

"""Commands that one case sends to another; they travel through the inbox like any filing."""

from __future__ import annotations

from typing import Any

from cases.actor import ENGINE
from cases.command import Meta
from cases.dispute.events import DisputeEnded, DisputeFiled
from cases.dispute.links.commands import NoteLink
from cases.dispute.links.events import DisputeLinked, DisputeMerged, DisputeReopened
from cases.dispute.links.vocabulary import Relation
from cases.dispute.vocabulary import Ending
from cases.event import Recorded
from cases.plan.commands import NoteDispute, NoteDisputeEnded


def outgoing(event: Recorded, facts: Any, state: Any) -> tuple[tuple[Any, str], ...]:
    """The commands an event sends to other cases, each with the kind of case that gets it.

    `state` is the sender's state after the event. Their ids follow from the event (see
    `outgoing_id`), so that a repeated append sends nothing twice.
    """
    if isinstance(facts, DisputeLinked | DisputeMerged):
        return _to_the_other(event, facts)
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


def outgoing_id(case_id: str, seq: int) -> str:
    """Id of the command that event `seq` of a case sends to another case."""
    return f"from:{case_id}:{seq}"

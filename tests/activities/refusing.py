"""Filings that a case cannot allow."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime

from activities.deliveries import resend
from cases.actor import Actor, Role
from cases.command import CommandRefused, Meta
from cases.dispute.commands import AcknowledgeComplaint
from tests.activities.serving import Serving
from workflows.addressing import case_workflow
from workflows.sending import send


def acknowledgement(case_id: str) -> AcknowledgeComplaint:
    """The authority acknowledges a complaint, now."""
    actor = Actor(Role.AUTHORITY, "officer-1")
    return AcknowledgeComplaint(Meta(str(uuid.uuid4()), case_id, actor, datetime.now(UTC)))


async def acknowledge_again(
    serving: Serving, case_id: str
) -> tuple[int, CommandRefused | None, int]:
    """Acknowledge a second time: history events before, the refusal, history events after."""
    handle = serving.client.get_workflow_handle(case_workflow("dispute", case_id))
    before = len((await handle.fetch_history()).events)
    refusal = None
    try:
        await send(serving.client, "dispute", acknowledgement(case_id), 20)
    except CommandRefused as refused:
        refusal = refused
    return before, refusal, len((await handle.fetch_history()).events)


async def acknowledge_late(serving: Serving, case_id: str) -> str:
    """Put an acknowledgement into the inbox of a case that has ended, and sweep it up."""
    resources = serving.activities.resources
    filing = resources.inbox.receive(acknowledgement(case_id), "dispute")
    return await resend(resources, filing, patience_seconds=10)

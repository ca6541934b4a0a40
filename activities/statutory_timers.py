"""What a clock asks before it records that a day was missed."""

from __future__ import annotations

from temporalio import activity

from activities.resources import Resources
from workflows.ports import WaitingQuery


class StatutoryTimers:
    """Looks into the inbox for filings that were received in time and are not answered yet."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources

    @activity.defn(name="statutory_timers.waiting")
    async def waiting(self, query: WaitingQuery) -> tuple[str, ...]:
        """Ids of the case's unanswered commands that were received before the end of the day."""
        return await self._resources.in_thread(
            self._resources.inbox.waiting_for, query.case_id, query.received_before
        )

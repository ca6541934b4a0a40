"""The delivery of one message: started after the event that calls for it was saved, retried until
every channel has it."""

from __future__ import annotations

from datetime import datetime, timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from workflows.ports import WAITS_UNTIL, deliver_message


@workflow.defn(name="Delivery", sandboxed=False)
class DeliveryWorkflow:
    """One message to one person; its id is the message's id, so it is never started twice."""

    @workflow.run
    async def run(self, message_id: str) -> str:
        """Deliver, in the morning when it is night; returns the outcome: sent or failed."""
        while (outcome := await self._deliver(message_id)).startswith(WAITS_UNTIL):
            morning = datetime.fromisoformat(outcome.removeprefix(WAITS_UNTIL))
            # A second at least: the clock that said "wait" may be a little behind this one.
            await workflow.sleep(max(morning - workflow.now(), timedelta(seconds=1)))
        return outcome

    async def _deliver(self, message_id: str) -> str:
        return await workflow.execute_activity(
            deliver_message,
            message_id,
            start_to_close_timeout=timedelta(seconds=60),
            retry_policy=RetryPolicy(
                initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=5)
            ),
        )

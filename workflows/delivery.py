"""The delivery of one message: started after the event that calls for it was saved, retried until
every channel has it."""

from __future__ import annotations

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from workflows.ports import deliver_message


@workflow.defn(name="Delivery", sandboxed=False)
class DeliveryWorkflow:
    """One message to one person; its id is the message's id, so it is never started twice."""

    @workflow.run
    async def run(self, message_id: str) -> str:
        """Deliver; returns the outcome: sent or failed."""
        return await workflow.execute_activity(
            deliver_message,
            message_id,
            start_to_close_timeout=timedelta(seconds=60),
            retry_policy=RetryPolicy(
                initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=5)
            ),
        )

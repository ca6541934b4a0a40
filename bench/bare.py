"""The floor to compare with: a bare SDK Update with one activity, on the same server."""

from __future__ import annotations

from datetime import timedelta

from temporalio import activity, workflow

BARE_QUEUE = "bench-bare"


@activity.defn(name="bare")
async def bare_activity(number: int) -> int:
    """Do nothing."""
    return number


@workflow.defn(name="Bare")
class BareWorkflow:
    """Waits; every Update runs one activity that does nothing."""

    @workflow.run
    async def run(self) -> None:
        """Wait for ever."""
        await workflow.wait_condition(lambda: False)

    @workflow.update
    async def touch(self, number: int) -> int:
        """Run one activity."""
        return await workflow.execute_activity(
            bare_activity, number, start_to_close_timeout=timedelta(seconds=10)
        )

"""The one sweeper: sends again what was not answered or delivered, names what stands still, and
proves once a day that nothing was removed.

One workflow that loops, and not a Temporal schedule: a schedule starts a workflow for every sweep,
which on one machine costs five thousand stored workflows a day.
"""

from __future__ import annotations

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from workflows.ports import prove, sweep

ROUNDS_PER_RUN = 200
"""Sweeps before the history starts afresh."""


@workflow.defn(name="Housekeeping", sandboxed=False)
class HousekeepingWorkflow:
    """Sweeps every `seconds`; proves when a new day (UTC) has begun."""

    @workflow.run
    async def run(self, seconds: int, proved_on: str) -> None:
        """Sweep for ever."""
        retry = RetryPolicy(
            initial_interval=timedelta(seconds=1), maximum_interval=timedelta(seconds=30)
        )
        for _ in range(ROUNDS_PER_RUN):
            today = workflow.now().date().isoformat()
            if today != proved_on:
                await workflow.execute_activity(
                    prove, start_to_close_timeout=timedelta(minutes=10), retry_policy=retry
                )
                proved_on = today
            await workflow.execute_activity(
                sweep, start_to_close_timeout=timedelta(seconds=60), retry_policy=retry
            )
            await workflow.sleep(timedelta(seconds=seconds))
        workflow.continue_as_new(args=[seconds, proved_on])

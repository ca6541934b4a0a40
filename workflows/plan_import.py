"""The filing of a file of plans, a few at a time, for as long as it takes."""

from __future__ import annotations

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from workflows.ports import file_plans

TURNS_PER_RUN = 100
"""Turns before the history starts afresh."""


@workflow.defn(name="PlanImport", sandboxed=False)
class PlanImportWorkflow:
    """One import; whatever dies meanwhile, it goes on where it was."""

    @workflow.run
    async def run(self, import_id: str) -> None:
        """File lines until every one is answered."""
        for _ in range(TURNS_PER_RUN):
            is_finished = await workflow.execute_activity(
                file_plans,
                import_id,
                start_to_close_timeout=timedelta(minutes=2),
                heartbeat_timeout=timedelta(seconds=20),
                retry_policy=RetryPolicy(
                    initial_interval=timedelta(seconds=1), maximum_interval=timedelta(seconds=30)
                ),
            )
            if is_finished:
                return
        workflow.continue_as_new(import_id)

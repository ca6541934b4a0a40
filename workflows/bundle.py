"""The building of one referral bundle, and the report to its case."""

from __future__ import annotations

from datetime import timedelta

from temporalio import workflow
from temporalio.common import RetryPolicy

with workflow.unsafe.imports_passed_through():
    from workflows.ports import BundleRequest, build_bundle, report_bundle


@workflow.defn(name="Bundle", sandboxed=False)
class BundleWorkflow:
    """One bundle; its id is case and request, so two identical requests give one bundle (BUN-53)."""

    @workflow.run
    async def run(self, request: BundleRequest) -> str:
        """Build, then tell the case; a permanent problem becomes a report too (BUN-56)."""
        command_id = await workflow.execute_activity(
            build_bundle,
            request,
            start_to_close_timeout=timedelta(minutes=15),
            heartbeat_timeout=timedelta(seconds=60),
            retry_policy=RetryPolicy(
                initial_interval=timedelta(seconds=1), maximum_interval=timedelta(minutes=1)
            ),
        )
        return await workflow.execute_activity(
            report_bundle,
            command_id,
            start_to_close_timeout=timedelta(seconds=30),
            retry_policy=RetryPolicy(
                initial_interval=timedelta(seconds=1), maximum_interval=timedelta(seconds=30)
            ),
        )

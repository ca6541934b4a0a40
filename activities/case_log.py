"""The one way in which anything a case decided reaches PostgreSQL."""

from __future__ import annotations

from datetime import timedelta

from temporalio import activity
from temporalio.exceptions import ApplicationError

from activities.deliveries import Starter
from activities.resources import Resources
from store.case_log import Appended, HeadMismatch
from workflows.ports import Batch

HEAD_MISMATCH = "head_mismatch"
"""Kind of the fault that names a case whose stored chain is not the one its workflow continues."""


class CaseLogActivities:
    """Appends batches; idempotent by case and event number."""

    def __init__(self, resources: Resources, starter: Starter) -> None:
        self._resources = resources
        self._starter = starter

    @activity.defn(name="case_log.append")
    async def append(self, batch: Batch) -> int:
        """Append a batch in one transaction, then start what it calls for.

        A chain that does not fit is named as a fault and tried again later, so that the case goes
        on once the database was mended; nothing is written meanwhile.
        """
        resources = self._resources
        case_id = batch.events[0].case_id
        try:
            appended: Appended = await resources.in_thread(
                resources.log.append,
                batch.kind,
                batch.events,
                batch.head_before,
                batch.answers,
                batch.state_hash,
            )
        except HeadMismatch as mismatch:
            await resources.in_thread(
                resources.faults.report, case_id, HEAD_MISMATCH, str(mismatch)
            )
            raise ApplicationError(
                str(mismatch), type="HeadMismatch", next_retry_delay=timedelta(seconds=15)
            ) from mismatch
        if activity.info().attempt > 1:
            await resources.in_thread(resources.faults.resolve, case_id, HEAD_MISMATCH)
        self._starter.start_soon(case_id, appended)
        return appended.seq

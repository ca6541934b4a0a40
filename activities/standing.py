"""Whether the workflow of a case runs and decides."""

from __future__ import annotations

from temporalio.client import Client, WorkflowExecutionStatus
from temporalio.service import RPCError, RPCStatusCode

from workflows.addressing import case_workflow

NOT_DECIDING = "not_deciding"
NOT_RUNNING = "not_running"


async def standing(client: Client, case_kind: str, case_id: str) -> tuple[str, str]:
    """Why an open case does not answer: the kind of fault and what to do; empty when it is well."""
    handle = client.get_workflow_handle(case_workflow(case_kind, case_id))
    try:
        description = await handle.describe()
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND:
            return NOT_RUNNING, "Its workflow is not there. Run “redress rebuild”."
        return "", ""
    if description.status is not WorkflowExecutionStatus.RUNNING:
        return NOT_RUNNING, "Its workflow has ended. Run “redress rebuild”."
    pending = description.raw_description.pending_workflow_task
    if pending.attempt > 1:
        return NOT_DECIDING, (
            f"It could not decide in {pending.attempt} attempts. Mend the code and restart the "
            "worker: the case then goes on."
        )
    return "", ""

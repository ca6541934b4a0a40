"""How a command reaches its case: an Update under the command's own id, or the start of the case.

Used by the web and by the sweeper alike. A time-out never means no: the same id may be sent again.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Any

from temporalio.client import (
    Client,
    WorkflowUpdateFailedError,
    WorkflowUpdateRPCTimeoutOrCancelledError,
)
from temporalio.common import WorkflowIDConflictPolicy, WorkflowIDReusePolicy
from temporalio.exceptions import ApplicationError, WorkflowAlreadyStartedError
from temporalio.service import RPCError, RPCStatusCode

from cases.command import CommandRefused
from cases.event import GENESIS
from cases.kinds import KINDS
from cases.life import perform
from cases.moment import Moment
from cases.wire import dump_command, load_state
from workflows.addressing import TYPES, case_workflow
from workflows.life import REFUSED
from workflows.ports import Opening, Receipt

COULD_NOT_DECIDE = "could_not_decide"
"""The code that decides failed. That is no refusal: the filing waits until the code is mended."""

ENDED = CommandRefused("case_closed", "This case has ended. Nothing more can be done in it.")
"""The answer to what reaches a case whose workflow is gone because the case ended."""

REOPEN = "reopen"
"""The one command that a case takes when its workflow is gone because it ended."""

NOT_FOUND = "not_found"
"""The case has no open workflow: it ended, or its workflow was lost."""


@dataclass(frozen=True)
class Unanswered:
    """No answer yet; the command is safe in the inbox. `why` is for operators."""

    why: str


async def send(
    client: Client, kind: str, command: Any, patience_seconds: float
) -> Receipt | Unanswered:
    """Send a command to its open case and wait that long for the answer.

    Raises `CommandRefused` when the case refuses it.
    """
    handle = client.get_workflow_handle(case_workflow(kind, command.meta.case_id))
    try:
        async with asyncio.timeout(patience_seconds):
            receipt: Receipt = await handle.execute_update(
                "perform",
                dump_command(command),
                id=command.meta.command_id,
                result_type=Receipt,
            )
            return receipt
    except WorkflowUpdateFailedError as error:
        refusal = _refusal(error)
        if refusal is None:
            return Unanswered(COULD_NOT_DECIDE)
        raise refusal from error
    except (WorkflowUpdateRPCTimeoutOrCancelledError, TimeoutError):
        return Unanswered("no answer in time")
    except RPCError as error:
        if error.status is RPCStatusCode.NOT_FOUND:
            return Unanswered(NOT_FOUND)
        return Unanswered(str(error.status.name))


async def open_case_of(client: Client, task_queue: str, kind: str, command: Any) -> None:
    """Start the workflow of a new case with the command that opens it; twice does nothing more.

    Raises `RPCError` when Temporal is away.
    """
    case_id = command.meta.case_id
    opening = Opening(case_id, kind, {"case_id": case_id}, 0, GENESIS, (), dump_command(command))
    await start(client, task_queue, opening)


async def open_again(client: Client, task_queue: str, remembered: Opening, command: Any) -> None:
    """Start the workflow of a case that had ended with the command that opens it again.

    `remembered` is the case as its events tell it; the new run continues their chain. Raises
    `CommandRefused` when the case stays closed, `RPCError` when Temporal is away.
    """
    state = load_state(remembered.kind, remembered.state)
    decided_at = Moment(command.meta.received_at)
    perform(KINDS[remembered.kind], state, command, decided_at)
    opening = replace(remembered, first=dump_command(command))
    await start(client, task_queue, opening, after_its_end=True)


async def start(
    client: Client,
    task_queue: str,
    opening: Opening,
    *,
    replace_running: bool = False,
    after_its_end: bool = False,
) -> None:
    """Start the workflow of a case; with `replace_running` a running one is ended first.

    `after_its_end` lets a case that had ended begin a new run; a running one is left alone.
    """
    policy = (
        WorkflowIDConflictPolicy.TERMINATE_EXISTING
        if replace_running
        else WorkflowIDConflictPolicy.USE_EXISTING
    )
    reuse = (
        WorkflowIDReusePolicy.ALLOW_DUPLICATE
        if replace_running or after_its_end
        else WorkflowIDReusePolicy.REJECT_DUPLICATE
    )
    try:
        await client.start_workflow(
            TYPES[opening.kind],
            opening,
            id=case_workflow(opening.kind, opening.case_id),
            task_queue=task_queue,
            id_conflict_policy=policy,
            id_reuse_policy=reuse,
        )
    except WorkflowAlreadyStartedError:
        return


def _refusal(error: WorkflowUpdateFailedError) -> CommandRefused | None:
    cause = error.cause
    if isinstance(cause, ApplicationError) and cause.type == REFUSED:
        code, rule = (*cause.details, "", "")[:2]
        return CommandRefused(str(code), cause.message, str(rule))
    return None

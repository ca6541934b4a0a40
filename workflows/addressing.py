"""Names in Temporal: made from ids only, each with its inverse; never a name or a public reference."""

from __future__ import annotations

TYPES = {"dispute": "Dispute", "plan": "Plan"}
"""Workflow type of each kind of case."""


def case_workflow(kind: str, case_id: str) -> str:
    """Workflow id of a case."""
    return f"{kind}:{case_id}"


def case_of(workflow_id: str) -> tuple[str, str]:
    """Kind and id of the case a workflow id names; raises ValueError for any other workflow."""
    kind, _, case_id = workflow_id.partition(":")
    if kind not in TYPES or not case_id:
        raise ValueError(f"{workflow_id} is not the workflow of a case")
    return kind, case_id


def delivery_workflow(message_id: str, run: int = 0) -> str:
    """Workflow id of the delivery of one message; a bounce or a new sending begins a new run."""
    return f"message:{message_id}:run-{run}" if run else f"message:{message_id}"


def bundle_workflow(case_id: str, request: int) -> str:
    """Workflow id of the building of one bundle."""
    return f"bundle:{case_id}:{request}"


def import_workflow(import_id: str) -> str:
    """Workflow id of the filing of one file of plans."""
    return f"plan-import:{import_id}"


HOUSEKEEPING = "housekeeping"
"""Workflow id of the one sweeper."""

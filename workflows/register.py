"""Every workflow that a worker of this product serves."""

from __future__ import annotations

from workflows.bundle import BundleWorkflow
from workflows.delivery import DeliveryWorkflow
from workflows.dispute import DisputeWorkflow
from workflows.housekeeping import HousekeepingWorkflow
from workflows.plan import PlanWorkflow
from workflows.plan_import import PlanImportWorkflow

CASE_WORKFLOWS: tuple[type, ...] = (DisputeWorkflow, PlanWorkflow, HousekeepingWorkflow)
"""Served on the queue of the cases: what people wait for."""

ERRAND_WORKFLOWS: tuple[type, ...] = (DeliveryWorkflow, BundleWorkflow, PlanImportWorkflow)
"""Served on a queue of their own: what may wait a moment."""

ALL_WORKFLOWS: tuple[type, ...] = (*CASE_WORKFLOWS, *ERRAND_WORKFLOWS)
"""Everything, for the tests that replay."""

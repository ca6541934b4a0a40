"""Every workflow that a worker of this product serves."""

from __future__ import annotations

from workflows.bundle import BundleWorkflow
from workflows.delivery import DeliveryWorkflow
from workflows.dispute import DisputeWorkflow
from workflows.housekeeping import HousekeepingWorkflow
from workflows.plan import PlanWorkflow

ALL_WORKFLOWS: tuple[type, ...] = (
    DisputeWorkflow,
    PlanWorkflow,
    DeliveryWorkflow,
    BundleWorkflow,
    HousekeepingWorkflow,
)
"""Registered with the worker and replayed by the tests."""

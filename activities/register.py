"""Every activity that a worker of this product serves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from temporalio.client import Client

from activities.bundles import Bundles
from activities.case_log import CaseLogActivities
from activities.deliveries import Starter
from activities.documents import Letters
from activities.housekeeping import Housekeeping
from activities.notifications import Notifications
from activities.plan_imports import PlanImporting
from activities.resources import Resources, resources
from activities.statutory_timers import StatutoryTimers
from settings import Settings


@dataclass(frozen=True)
class Activities:
    """The implementations of every port, and how to end them."""

    resources: Resources
    for_cases: list[Callable[..., Any]]
    for_errands: list[Callable[..., Any]]
    finish: Callable[[], Awaitable[None]]


def all_activities(settings: Settings, client: Client) -> Activities:
    """Everything a worker needs to serve workflows."""
    having = resources(settings, client)
    starter = Starter(having)
    letters = Letters(having)
    bundles = Bundles(having, letters)
    housekeeping = Housekeeping(having, starter)
    for_cases: list[Callable[..., Any]] = [
        CaseLogActivities(having, starter).append,
        StatutoryTimers(having).waiting,
        housekeeping.sweep,
        housekeeping.prove,
    ]
    for_errands: list[Callable[..., Any]] = [
        Notifications(having, letters).deliver,
        bundles.build,
        bundles.report,
        PlanImporting(having).file,
    ]

    async def finish() -> None:
        await starter.finish()
        having.close()

    return Activities(having, for_cases, for_errands, finish)

"""Sweeping and proving: nothing waits unnoticed, nothing is removed unnoticed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime

from temporalio import activity

from activities.deliveries import Starter, resend
from activities.next_actions import NextActionCheck
from activities.provider_reports import ProviderReports
from activities.resources import Resources
from activities.standing import NOT_DECIDING, NOT_RUNNING, standing
from store.inbox import Filing
from store.plan_imports import PlanImports
from store.verification import Finding
from workflows.sending import COULD_NOT_DECIDE

UNANSWERED_AFTER = 10.0
"""Seconds after which a command is sent again."""

NAMED_AFTER = 60.0
"""Seconds after which a case that does not answer is named on the operations page."""

CASES_AT_ONCE = 10
"""Cases that are sent their filings side by side in one sweep."""

MEND_DECIDING = (
    "It cannot decide about a filing because of a mistake in the code. Mend it and restart the "
    "worker: the filing is kept and decided then."
)
RECORDS = "records_changed"
WALL = "wall_broken"


class Housekeeping:
    """The sweeper's work."""

    def __init__(self, resources: Resources, starter: Starter) -> None:
        self._resources = resources
        self._starter = starter
        self._imports = PlanImports(resources.database)
        self._next_actions = NextActionCheck(resources)
        self._reports = ProviderReports(resources)

    @activity.defn(name="housekeeping.sweep")
    async def sweep(self) -> str:
        """Send again what was not answered, delivered or built; name what stands still."""
        resources = self._resources
        filings = await resources.in_thread(resources.inbox.unanswered, UNANSWERED_AFTER)
        await self._send_again(filings)
        for filing in await resources.in_thread(resources.inbox.unanswered, NAMED_AFTER):
            await self._name(filing)
        await self._resolve_answered()
        looked_at = await self._next_actions.check()
        pending = await resources.in_thread(resources.messages.pending, UNANSWERED_AFTER)
        runs = await resources.in_thread(resources.messages.runs, pending)
        for message_id in pending:
            await self._starter.delivery(message_id, runs[message_id])
        ended = await resources.in_thread(self._reports.ask)
        unfinished = await resources.in_thread(resources.documents.unfinished_jobs)
        for case_id, request in unfinished:
            await self._starter.bundle(case_id, request)
        for import_id in await resources.in_thread(self._imports.unfinished):
            await self._starter.plan_import(import_id)
        return (
            f"{len(filings)} commands, {len(pending)} messages, {len(unfinished)} bundles, "
            f"{looked_at} cases looked at, {ended} messages delivered or returned"
        )

    async def _send_again(self, filings: Iterable[Filing]) -> None:
        """Send each case its filings in order, some cases at once.

        A case that does not answer gets no second one in this sweep: otherwise a few standing cases
        would use up the sweep, and nobody else's filing would ever have its turn.
        """
        by_case: dict[str, list[Filing]] = {}
        for filing in filings:
            by_case.setdefault(filing.case_id, []).append(filing)
        turn = asyncio.Semaphore(CASES_AT_ONCE)

        async def one_case(waiting: list[Filing]) -> None:
            async with turn:
                for filing in waiting:
                    if not await self._is_answered(filing):
                        return

        await asyncio.gather(*(one_case(waiting) for waiting in by_case.values()))

    async def _is_answered(self, filing: Filing) -> bool:
        resources = self._resources
        outcome = await resend(resources, filing, patience_seconds=2)
        if outcome in ("applied", "refused"):
            await resources.in_thread(self._resolve, filing.case_id)
        elif outcome == COULD_NOT_DECIDE:
            await resources.in_thread(
                resources.faults.report, filing.case_id, NOT_DECIDING, MEND_DECIDING
            )
        return outcome in ("applied", "refused", "opened", COULD_NOT_DECIDE)

    @activity.defn(name="housekeeping.prove")
    async def prove(self) -> str:
        """Make the roots of finished days, compute all again, check every open case's chain, and
        that nothing of mediation lies outside of its wall (M21)."""
        resources = self._resources
        today = datetime.now(UTC).date()
        made = await resources.in_thread(resources.verification.make_roots, today)
        findings = [
            *await resources.in_thread(resources.verification.roots),
            *await resources.in_thread(resources.verification.every_case),
        ]
        for finding in findings:
            await resources.in_thread(
                resources.faults.report, finding.case_id, RECORDS, finding.detail
            )
        leaks = (
            *await resources.in_thread(resources.wall.scan),
            *await resources.in_thread(resources.bundle_scan.scan),
        )
        await resources.in_thread(self._name_leaks, leaks)
        return f"{len(made)} roots, {len(findings)} findings, {len(leaks)} leaks"

    def _name_leaks(self, leaks: Iterable[Finding]) -> None:
        """One fault a case that says every place; one that is clean again is resolved."""
        by_case: dict[str, list[str]] = {}
        for leak in leaks:
            by_case.setdefault(leak.case_id, []).append(leak.detail)
        for case_id, details in by_case.items():
            self._resources.faults.report(case_id, WALL, "; ".join(details))
        for fault in self._resources.faults.open():
            if fault.kind == WALL and fault.case_id not in by_case:
                self._resources.faults.resolve(fault.case_id, WALL)

    async def _resolve_answered(self) -> None:
        """A case that has answered everything decides again, whoever made it answer.

        Whether its workflow runs is for the look at every case to say.
        """
        resources = self._resources
        standing_still = {
            fault.case_id
            for fault in await resources.in_thread(resources.faults.open)
            if fault.kind == NOT_DECIDING
        }
        if not standing_still:
            return
        waiting = await resources.in_thread(resources.inbox.unanswered, 0.0)
        for case_id in sorted(standing_still - {filing.case_id for filing in waiting}):
            await resources.in_thread(resources.faults.resolve, case_id, NOT_DECIDING)

    def _resolve(self, case_id: str) -> None:
        self._resources.faults.resolve(case_id, NOT_DECIDING)
        self._resources.faults.resolve(case_id, NOT_RUNNING)

    async def _name(self, filing: Filing) -> None:
        kind, detail = await standing(self._resources.client, filing.case_kind, filing.case_id)
        if kind:
            await self._resources.in_thread(
                self._resources.faults.report, filing.case_id, kind, detail
            )

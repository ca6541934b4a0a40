"""No case without a next action: looked at in turn by every sweep, named until it is mended."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime

from activities.resources import Resources
from activities.standing import NOT_RUNNING, standing
from store.next_actions import Look, NextActions

NO_NEXT_ACTION = "no_next_action"

CASES_A_SWEEP = 100
"""Open cases that one sweep looks at; the next sweep goes on after them."""

NAMED_A_SWEEP = 50
"""Cases named before that one sweep looks at again, the one not seen for longest first."""

AT_ONCE = 10
"""Workflows that are asked about side by side."""

MEND = "Stop the worker, run “redress rebuild”, and start the worker."


class NextActionCheck:
    """Looks at every open case in turn: its rows, and whether its workflow runs."""

    def __init__(self, resources: Resources) -> None:
        self._resources = resources
        self._looks = NextActions(resources.database)
        self._after = ""

    async def check(self) -> int:
        """Look at the next cases and at those that are named; returns how many were looked at."""
        now = datetime.now(UTC)
        named = await self._named()
        page = await self._resources.in_thread(self._looks.page, self._after, CASES_A_SWEEP, now)
        self._after = page[-1].case_id if len(page) == CASES_A_SWEEP else ""
        again = await self._resources.in_thread(
            self._looks.these, tuple(named)[:NAMED_A_SWEEP], now
        )
        looks = {look.case_id: look for look in (*again, *page)}
        turn = asyncio.Semaphore(AT_ONCE)

        async def one(look: Look) -> None:
            async with turn:
                await self._judge(look, named.get(look.case_id, frozenset()))

        await asyncio.gather(*(one(look) for look in looks.values()))
        return len(looks)

    async def _named(self) -> dict[str, frozenset[str]]:
        """The kinds of our faults that stand, by case, longest unseen first."""
        faults = await self._resources.in_thread(self._resources.faults.open)
        ours = [fault for fault in faults if fault.kind in (NO_NEXT_ACTION, NOT_RUNNING)]
        found: dict[str, frozenset[str]] = {}
        for fault in sorted(ours, key=lambda one: one.last_seen_at):
            found[fault.case_id] = found.get(fault.case_id, frozenset()) | {fault.kind}
        return found

    async def _judge(self, look: Look, named: Iterable[str]) -> None:
        faults, in_thread = self._resources.faults, self._resources.in_thread
        if look.missing:
            detail = f"{look.missing} Who must act in it: {look.owner}. {MEND}"
            await in_thread(faults.report, look.case_id, NO_NEXT_ACTION, detail)
        elif NO_NEXT_ACTION in named:
            await in_thread(faults.resolve, look.case_id, NO_NEXT_ACTION)
        kind, detail = ("", "")
        if not look.is_closed:
            kind, detail = await standing(self._resources.client, look.kind, look.case_id)
        if kind == NOT_RUNNING and not await self._has_ended(look):
            await in_thread(
                faults.report, look.case_id, kind, f"{detail} Who must act in it: {look.owner}."
            )
        elif NOT_RUNNING in named:
            await in_thread(faults.resolve, look.case_id, NOT_RUNNING)

    async def _has_ended(self, look: Look) -> bool:
        """Whether the case ended between the look at its row and the look at its workflow."""
        if look.missing:
            return False
        page = await self._resources.in_thread(self._resources.pages.find, look.case_id)
        return page is not None and page.is_closed

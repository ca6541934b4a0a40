"""Code of the product, altered while a launched process imports it.

An alteration names a module, a text that occurs in it exactly once, and what stands there instead.
When the code has moved on, the process refuses to start and says which text is gone: a guard is
then looked for again instead of being believed in.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import CodeType, ModuleType


@dataclass(frozen=True)
class Alteration:
    """`there` becomes `instead` in the source of `module`."""

    module: str
    there: str
    instead: str


HURRY: tuple[Alteration, ...] = (
    Alteration("activities.housekeeping", "UNANSWERED_AFTER = 10.0", "UNANSWERED_AFTER = 0.5"),
    Alteration("activities.housekeeping", "NAMED_AFTER = 60.0", "NAMED_AFTER = 1.5"),
    Alteration(
        "activities.case_log",
        "next_retry_delay=timedelta(seconds=15)",
        "next_retry_delay=timedelta(seconds=1)",
    ),
    Alteration(
        "workflows.journal",
        "start_to_close_timeout=timedelta(seconds=10)",
        "start_to_close_timeout=timedelta(seconds=1)",
    ),
    Alteration(
        "workflows.journal",
        "maximum_interval=timedelta(seconds=30)",
        "maximum_interval=timedelta(seconds=1)",
    ),
    Alteration(
        "workflows.life", "RECHECK = timedelta(seconds=20)", "RECHECK = timedelta(seconds=1)"
    ),
    Alteration(
        "workflows.housekeeping",
        "start_to_close_timeout=timedelta(seconds=60)",
        "start_to_close_timeout=timedelta(seconds=5)",
    ),
    Alteration(
        "workflows.housekeeping",
        "maximum_interval=timedelta(seconds=30)",
        "maximum_interval=timedelta(seconds=1)",
    ),
    Alteration(
        "workflows.housekeeping",
        "start_to_close_timeout=timedelta(minutes=10)",
        "start_to_close_timeout=timedelta(seconds=3)",
    ),
    Alteration(
        "workflows.delivery",
        "start_to_close_timeout=timedelta(seconds=60)",
        "start_to_close_timeout=timedelta(seconds=3)",
    ),
    Alteration(
        "workflows.delivery",
        "maximum_interval=timedelta(minutes=5)",
        "maximum_interval=timedelta(seconds=1)",
    ),
)
"""The same waits, shorter: what takes a minute in service takes a second here."""

QUIET: tuple[Alteration, ...] = (
    Alteration("activities.case_log", "self._starter.start_soon(case_id, appended)", "pass"),
    Alteration(
        "activities.housekeeping",
        "pending = await resources.in_thread(resources.messages.pending, UNANSWERED_AFTER)",
        "pending: tuple[str, ...] = ()",
    ),
)
"""No deliveries: where messages are not the matter, they would only take the machine's time."""

GUARDS: dict[str, tuple[Alteration, ...]] = {
    "append is idempotent": (
        Alteration(
            "store.case_log",
            "if stored is not None and stored.seq >= events[-1].seq:",
            "if False:",
        ),
    ),
    "append is retried": (
        Alteration(
            "workflows.journal",
            "initial_interval=timedelta(milliseconds=200),",
            "initial_interval=timedelta(milliseconds=200), maximum_attempts=1,",
        ),
    ),
    "heads are compared": (
        Alteration(
            "store.case_log", "if seq != events[0].seq - 1 or head != head_before:", "if False:"
        ),
    ),
    "states are compared": (Alteration("store.case_log", "if found != state_hash:", "if False:"),),
    "unanswered commands are sent again": (
        Alteration(
            "activities.housekeeping",
            "filings = await resources.in_thread(resources.inbox.unanswered, UNANSWERED_AFTER)",
            "filings: tuple[Filing, ...] = ()",
        ),
    ),
    "standing cases are named": (
        Alteration("activities.housekeeping", "await self._name(filing)", "pass"),
        Alteration("activities.housekeeping", "elif outcome == COULD_NOT_DECIDE:", "elif False:"),
    ),
    "next actions are looked at": (
        Alteration(
            "activities.housekeeping",
            "looked_at = await self._next_actions.check()",
            "looked_at = 0",
        ),
    ),
    "a missed day asks the inbox first": (
        Alteration("workflows.life", "if waiting:", "if False:"),
    ),
    "answered commands travel into the next run": (
        Alteration("workflows.life", "tuple(self._journal.applied.items()),", "(),"),
    ),
    "rebuild remembers answered commands": (
        Alteration("activities.opening", "found.applied,", "(),"),
    ),
    "bundles are built": (
        Alteration(
            "activities.deliveries",
            "        for request in appended.bundle_requests:",
            "        for request in ():",
        ),
        Alteration(
            "activities.housekeeping",
            "        for case_id, request in unfinished:",
            "        for case_id, request in ():",
        ),
    ),
    "events are hashed again": (
        Alteration(
            "store.verification",
            "head = chain_hash(head, event)\n            if head != event.hash:",
            "head = event.hash\n            if False:",
        ),
    ),
    "an e-mail handed over is noted": (
        Alteration("store.messages", "mail_sent_at=func.now(), ", ""),
    ),
    "undelivered messages are found": (QUIET[1],),
}
"""Everything the tests take out, by what it does."""

CHANGES: dict[str, tuple[Alteration, ...]] = {
    "forty days to arrange mediation": (
        Alteration("rules.mediation", "DAYS_TO_ARRANGE = 30", "DAYS_TO_ARRANGE = 40"),
    ),
    "one more event for an acknowledgement": (
        Alteration(
            "cases.dispute.complaint",
            "return (e.ComplaintAcknowledged(now.on),)",
            "return (e.ComplaintAcknowledged(now.on), e.ComplaintAcknowledged(now.on))",
        ),
    ),
    "deciding about a decision maker fails": (
        Alteration(
            "cases.dispute.mediation",
            "return (e.DecisionMakerNamed(command.decision_maker_id, command.mandate),)",
            "raise RuntimeError('a fault in the code that decides')",
        ),
    ),
}
"""Releases of other code, by what they change."""


def named(names: Iterable[str]) -> tuple[Alteration, ...]:
    """The alterations of guards and changes by name; raises KeyError for an unknown one."""
    known = GUARDS | CHANGES
    return tuple(alteration for name in names for alteration in known[name])


def install(alterations: Iterable[Alteration]) -> None:
    """Alter every named module that this process imports from now on."""
    by_module: dict[str, list[Alteration]] = {}
    for alteration in dict.fromkeys(alterations):
        by_module.setdefault(alteration.module, []).append(alteration)
    early = sorted(set(by_module) & set(sys.modules))
    if early:
        raise RuntimeError(f"imported before it could be altered: {', '.join(early)}")
    sys.meta_path.insert(0, _Finder(by_module))


class _Finder(importlib.abc.MetaPathFinder):
    def __init__(self, by_module: dict[str, list[Alteration]]) -> None:
        self._by_module = by_module

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The module with a loader that alters its source, or None for every other module."""
        wanted = self._by_module.get(fullname)
        if wanted is None:
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(fullname, spec.origin, wanted)
        return spec


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, fullname: str, path: str, alterations: Sequence[Alteration]) -> None:
        super().__init__(fullname, path)
        self._alterations = alterations

    def get_code(self, fullname: str) -> CodeType:
        """The altered code; never from the cache of compiled files, and never into it."""
        source = self.get_data(self.path).decode("utf-8")
        for alteration in self._alterations:
            times = source.count(alteration.there)
            if times != 1:
                raise RuntimeError(
                    f"{alteration.module} holds {times} times, not once: {alteration.there!r}"
                )
            source = source.replace(alteration.there, alteration.instead)
        code: CodeType = compile(source, self.path, "exec", dont_inherit=True)
        return code

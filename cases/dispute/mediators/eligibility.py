"""Whether a mediator may take a case, and whether a conflict of interest stands in the way.

The fold and the table know nothing of this; the steps of mediation ask here before they decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cases.command import CommandRefused
from cases.dispute.mediators.state import RegisterEntry
from cases.dispute.state import DisputeState
from rules.deadline import Refused
from rules.mediation_session import MediatorRecord, may_mediate, may_take_case


def faults(entry: RegisterEntry, on: date) -> Iterator[Refused]:
    """Why a register entry does not let its mediator take a case on that day (A22, M20)."""
    record = MediatorRecord(frozenset(entry.knows), entry.trained_on, entry.accredited_until)
    for verdict in (may_mediate(entry.employer), may_take_case(record, on)):
        if isinstance(verdict, Refused):
            yield verdict


def check_entry(entry: RegisterEntry | None, on: date) -> None:
    """Refuse a mediator whose entry does not cover the case. None was not looked up."""
    if entry is None:
        return
    for verdict in faults(entry, on):
        raise CommandRefused("mediator_not_eligible", verdict.reason, verdict.citation.rule)


def check_no_conflict(state: DisputeState) -> None:
    """Refuse a step of the session while a conflict of interest stands."""
    if state.mediators.is_blocked:
        raise CommandRefused(
            "conflict_of_interest",
            "The mediator has a conflict of interest. Ask for another mediator, or let both sides "
            "say that they accept this one.",
            "A22",
        )

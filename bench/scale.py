"""`make bench-scale`: an impact run over 100,000 open clocks, and nothing written meanwhile.

The cases are decided by the real functions and stored as real rows of `case_row`, which is all that
an impact run reads; they are copies of a few hundred different cases under ids of their own.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from bench.figures import table
from cases.actor import Actor, Role
from cases.command import Meta
from cases.dispute.commands import AcknowledgeComplaint, ContactAdviser, FileDispute
from cases.event import GENESIS
from cases.kinds import DISPUTE
from cases.life import next_wake, passing, perform
from cases.moment import Moment
from cases.preview import by_calendar
from cases.wire import dump_state
from embedded.leave import leave
from embedded.postgres import PostgresServer
from migrations import upgrade
from rules.appeal import DecisionKind
from rules.calendar import ENGLAND
from rules.closed_days import DayChange, changed
from store import tables as t
from store.database import Database
from store.impact import Impact

ROUNDS = 3
DIFFERENT = 300
TODAY = date(2026, 11, 24)
PROCLAIMED = date(2026, 12, 7)
"""A Monday on which some cases have a last day, and which others count."""


def main() -> None:
    """Fill a database of its own, run the impact a few times, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clocks", type=int, default=100_000, help="open clocks to look at")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="redress-scale-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        server = PostgresServer(folder / "postgres")
        server.start()
        try:
            upgrade(server.url())
            database = Database(server.url(), pool_size=2)
            measure(database, given.clocks)
            database.close()
        finally:
            server.stop()
    leave(0)


def measure(database: Database, clocks: int) -> None:
    """Fill, measure, print."""
    cases, filled = _fill(database, clocks)
    calendar = changed(ENGLAND, (DayChange(PROCLAIMED, True, "bench"),))
    seconds, moved, affected = [], 0, 0
    for _ in range(ROUNDS):
        began = time.perf_counter()
        found = list(Impact(database).of(by_calendar(calendar)))
        seconds.append(time.perf_counter() - began)
        affected, moved = len(found), sum(len(case.moved) for case in found)
    rows = (
        ("open cases", f"{cases:,}"),
        ("open clocks looked at", f"{filled:,}"),
        ("clocks that move", f"{moved:,} in {affected:,} cases"),
        (
            f"seconds for the whole list, median of {ROUNDS} (lowest to highest)",
            f"{statistics.median(seconds):.1f} ({min(seconds):.1f} to {max(seconds):.1f})",
        ),
        ("open clocks a second", f"{filled / statistics.median(seconds):,.0f}"),
    )
    print("\n## Impact of one proclaimed bank holiday\n")
    print(table(("figure", "value"), rows))
    print("What limits: reading each case's state back from JSON, on one core.", flush=True)


def _fill(database: Database, clocks: int) -> tuple[int, int]:
    states = [_state(number) for number in range(DIFFERENT)]
    open_clocks = [sum(clock.is_open for clock in state.clocks) for state in states]
    rows: list[dict[str, Any]] = []
    number = filled = 0
    while filled < clocks:
        state = states[number % DIFFERENT]
        rows.append(_row(f"case-{number:06}", state))
        filled += open_clocks[number % DIFFERENT]
        number += 1
    with database.begin() as connection:
        for start in range(0, len(rows), 1000):
            connection.execute(insert(t.case_row), rows[start : start + 1000])
    return number, filled


def _row(case_id: str, state: Any) -> dict[str, Any]:
    return {
        "case_id": case_id,
        "kind": "dispute",
        "seq": 1,
        "head": GENESIS,
        "state": dump_state("dispute", state),
        "state_hash": GENESIS,
        "stage": state.stage.value,
        "pack": state.pack,
        "family_id": "",
        "child_id": "",
        "authority_id": "",
        "service_id": "",
        "mediator_id": "",
        "tribunal_id": "",
        "clock_offset_seconds": None,
        "opened_on": TODAY,
        "is_closed": False,
    }


def _state(number: int) -> Any:
    """One of a few hundred disputes: filed on different days, at different points."""
    sent_on = TODAY - timedelta(days=10 + number % 60)
    filed_at = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC) - timedelta(
        days=number % 10
    )
    state: Any = DISPUTE.fresh("case")
    for made in _commands(number, sent_on, filed_at):
        moment = Moment(made.meta.received_at)
        while (wake := next_wake(state)) is not None and wake <= moment.at:
            brought = passing(DISPUTE, state, moment)
            assert brought is not None
            state = brought.state
        state = perform(DISPUTE, state, made, moment).state
    return state


def _commands(number: int, sent_on: date, filed_at: datetime) -> Iterator[Any]:
    family, officer = Actor(Role.FAMILY, "family"), Actor(Role.AUTHORITY, "officer")

    def meta(actor: Actor, hours: int) -> Meta:
        return Meta(f"c{hours}", "case", actor, filed_at + timedelta(hours=hours))

    yield FileDispute(
        meta(family, 0),
        "family",
        "child",
        "authority",
        "service",
        "tribunal",
        DecisionKind.PLAN_FINALISED,
        ("B", "F"),
        sent_on,
        sent_on,
        "words",
        "law-2014",
    )
    if number % 3:
        yield AcknowledgeComplaint(meta(officer, 2))
    if number % 3 == 2:
        yield ContactAdviser(meta(family, 4), wants_mediation=True)


if __name__ == "__main__":
    main()

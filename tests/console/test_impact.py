"""`redress calendar` and `redress impact` on real servers: look, confirm, and nobody hears before.

The cases are filed a few days ago by the real clock, because the command works with real time.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import select

from activities.deliveries import resend
from activities.recomputation import adoptions, corrections, make
from activities.resources import Resources
from api.gateway import CaseGateway, Done
from cases.actor import Actor, Role
from cases.command import Meta
from cases.dispute.commands import AcknowledgeComplaint, FileDispute
from cases.preview import by_rules
from embedded.child import CHECKOUT
from embedded.ports import free_port
from embedded.temporal import TemporalServer
from rules import mediation
from rules.calendar import ENGLAND, london_day
from settings import Settings
from store import tables as t
from store.calendars import Calendars
from store.case_pages import StoredClock
from store.impact import Impact
from tests.activities.serving import Serving
from tests.cases.disputes import FILING
from tests.cases.misreading import counting_from_later

pytestmark = pytest.mark.timeout(180)

CASES = 4


@dataclass
class Machine:
    """Servers, workers, and some open cases."""

    settings: Settings
    serving: Serving
    day: date

    @property
    def having(self) -> Resources:
        """The stores."""
        return self.serving.activities.resources

    def redress(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Give the command, as from a terminal."""
        assert self.settings.database_url is not None
        return subprocess.run(
            [sys.executable, "-m", "cli", *arguments],
            input=typed,
            capture_output=True,
            text=True,
            cwd=CHECKOUT,
            env={
                "PATH": "/usr/bin:/bin",
                "HOME": str(self.settings.data_dir),
                "REDRESS_DEMO": "true",
                "REDRESS_DATA_DIR": str(self.settings.data_dir),
                "DATABASE_URL": self.settings.database_url.get_secret_value(),
                "TEMPORAL_ADDRESS": self.settings.temporal_address or "",
            },
        )

    def do(self, command: Any, *, opens: bool = False) -> None:
        """File a command and wait until its case has answered."""
        filing = self.having.inbox.receive(command, "dispute", opens_case=opens)

        queue = self.settings.task_queue
        gateway = CaseGateway(self.serving.client, self.having.inbox, queue, patience=30)
        send = gateway.open if opens else gateway.perform
        assert isinstance(self.serving.wait(lambda: send(filing)), Done)

    def clocks(self, case_id: str) -> dict[str, list[StoredClock]]:
        """Every belief about every deadline of a case."""
        found: dict[str, list[StoredClock]] = {}
        for clock in self.having.pages.clocks(case_id):
            found.setdefault(clock.clock_id, []).append(clock)
        return {key: sorted(value, key=lambda c: c.version) for key, value in found.items()}

    def told(self) -> list[str]:
        """Who was told that a date moved."""
        with self.having.database.begin() as connection:
            rows = connection.execute(
                select(t.message_intent.c.case_id)
                .where(t.message_intent.c.template == "dates_moved")
                .order_by(t.message_intent.c.case_id)
            )
            return list(rows.scalars())

    def events(self) -> int:
        """How much was recorded, in all cases together."""
        with self.having.database.begin() as connection:
            return len(connection.execute(select(t.case_event.c.seq)).all())


def case_id(number: int) -> str:
    """The id of a case."""
    return f"0000000{number}-0000-4000-8000-000000000000"


@pytest.fixture(scope="module")
def machine(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    """Open cases whose complaints are acknowledged; the day to proclaim is one they count."""
    folder = tmp_path_factory.mktemp("impact")
    server = TemporalServer(folder / "temporal", port=free_port(), ui_port=None)
    settings = Settings(
        demo=True,
        data_dir=folder / "data",
        database_url=SecretStr(database_url),
        temporal_address=server.address,
        mail_sink_port=free_port(),
        quiet_hours=False,
    )
    today = london_day(datetime.now(UTC))
    with ExitStack() as stack:
        server.start()
        stack.callback(server.stop)
        serving = stack.enter_context(Serving(settings))
        found = Machine(settings, serving, today)
        family, authority = Actor(Role.FAMILY, "family-1"), Actor(Role.AUTHORITY, "officer-1")
        for number in range(1, CASES + 1):
            received = datetime.now(UTC)
            facts = FILING | {
                "notice_sent_on": today - timedelta(days=number),
                "notice_dated_on": today - timedelta(days=number),
            }
            meta = Meta(f"file-{number}", case_id(number), family, received)
            found.do(FileDispute(meta, **facts), opens=True)
            if number % 2:
                meta = Meta(f"ack-{number}", case_id(number), authority, received)
                found.do(AcknowledgeComplaint(meta))
        answer = found.clocks(case_id(1))["complaint_answer"][0].deadline
        found.day = answer.due_on
        yield found


def brute_force(machine: Machine) -> set[tuple[str, str, str, str]]:
    """What must move, found day by day from the dates that are stored and nothing else.

    An answer is due after 10 working days and an acknowledgement after 5; an appeal two months on
    moves only when it would end on the new day.
    """
    closed = {*ENGLAND.bank_holidays, machine.day}

    def is_open(day: date) -> bool:
        return day.isoweekday() < 6 and day not in closed

    def count(day: date, amount: int) -> date:
        while amount:
            day += timedelta(days=1)
            amount -= is_open(day)
        return day

    expected = set()
    for number in range(1, CASES + 1):
        for clock_id, versions in machine.clocks(case_id(number)).items():
            clock = versions[-1]
            if clock.status != "running":
                continue
            was = clock.deadline.due_on
            if clock_id in ("complaint_answer", "complaint_acknowledge"):
                step = clock.deadline.steps[0]
                assert step.from_on is not None
                assert step.amount is not None
                is_on = count(step.from_on, step.amount)
            elif clock_id == "appeal" and was == machine.day:
                is_on = count(was, 1)
            else:
                continue
            if is_on != was:
                expected.add((case_id(number), clock_id, was.isoformat(), is_on.isoformat()))
    return expected


def await_answer(machine: Machine, command_id: str) -> None:
    """The sweeper finds what a killed run left behind."""
    filing = machine.having.inbox.find(command_id)
    assert filing is not None
    machine.serving.wait(lambda: resend(machine.having, filing, patience_seconds=30))


def test_a_day_proclaimed_late_is_looked_at_confirmed_and_told(machine: Machine) -> None:
    day, before, told = machine.day.isoformat(), machine.events(), machine.told()
    expected = brute_force(machine)
    assert {clock_id for _, clock_id, _, _ in expected} >= {"complaint_answer"}

    proposed = machine.redress("calendar", "add", day, "--because", "proclaimed for a test")
    assert proposed.returncode == 0, proposed.stderr
    assert "Proposed as calendar england-2026-11." in proposed.stdout

    looked = machine.redress("impact", "--calendar", "proposed", "--json")
    assert looked.returncode == 0, looked.stderr
    listed = json.loads(looked.stdout)
    assert listed["open_cases"] == CASES
    assert {
        (m["case_id"], m["clock_id"], m["was_on"], m["is_on"]) for m in listed["moves"]
    } == expected

    said_no = machine.redress("impact", "--calendar", "proposed", "--apply", typed="n\n")
    assert said_no.returncode == 130
    assert f"in {len({case for case, *_ in expected})} cases move" in said_no.stderr
    assert machine.events() == before
    assert machine.told() == told

    # A run that was killed after it had committed one command and sent none: nothing is lost.
    newer = Calendars(machine.having.database).proposed()
    first = adoptions(Impact(machine.having.database).open_cases(), newer, "killed")[0]
    machine.having.inbox.receive(first.command, first.kind, source="operator")

    made = machine.redress("impact", "--calendar", newer.version, "--apply", "--yes")
    assert made.returncode == 0, made.stderr
    assert "cases have not answered yet" not in made.stdout
    await_answer(machine, first.command.meta.command_id)

    for case, clock_id, was, is_on in expected:
        old, new = machine.clocks(case)[clock_id]
        assert (old.deadline.due_on.isoformat(), old.status) == (was, "superseded")
        assert (new.deadline.due_on.isoformat(), new.why) == (is_on, "calendar")
        assert old.believed_from < new.believed_from
    moved = {case for case, *_ in expected}
    assert {
        case for case in machine.told() if machine.told().count(case) > told.count(case)
    } == moved
    kinds = [
        sum(e.kind == "calendar_adopted" for e in machine.having.history.events(case_id(n)))
        for n in range(1, CASES + 1)
    ]
    assert kinds == [1] * CASES

    again = machine.redress("impact", "--calendar", "in-force")
    assert "0 dates move, in 0 of 4 open cases" in again.stdout
    at_rest = machine.events()
    once_more = machine.redress("impact", "--calendar", "in-force", "--apply", "--yes")
    assert "Made in 0 cases." in once_more.stdout
    assert machine.events() == at_rest


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("impact",), "Name either --calendar VERSION or --rule ID."),
        (("impact", "--rule", "Z99"), "There is no rule called Z99."),
        (("impact", "--rule", "K10"), "Rule K10 is a way of counting, not a date"),
        (("impact", "--rule", "M9@7"), "This release has version 1 of rule M9, not 7."),
        (("impact", "--calendar", "england-2030-01"), "There is no calendar england-2030-01."),
        (("calendar", "add", "2026-12-25", "--because", "x"), "is a bank holiday in calendar"),
        (("calendar", "withdraw", "2033-03-03"), "There is no proposal about 2033-03-03."),
        (("calendar", "add", "2026-02-30", "--because", "x"), "2026-02-30"),
    ],
)
def test_a_mistake_is_one_sentence_and_changes_nothing(
    machine: Machine, arguments: tuple[str, ...], sentence: str
) -> None:
    before = machine.events()
    refused = machine.redress(*arguments)
    assert refused.returncode == 2
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr
    assert machine.events() == before


def test_a_corrected_rule_moves_nothing_while_the_code_counts_as_it_did(machine: Machine) -> None:
    looked = machine.redress("impact", "--rule", "t1", "--rule", "C4")
    assert looked.returncode == 0, looked.stderr
    assert "With rule T1@1,C4@1: 0 dates move" in looked.stdout


def test_a_corrected_rule_is_looked_at_made_in_every_case_once_and_told(machine: Machine) -> None:
    """The code after the correction is this process with the rule counting from another day."""
    reads, rules = Impact(machine.having.database), ("M2",)
    told, before = machine.told(), machine.events()
    with counting_from_later(mediation, "adviser_contact"):
        listed = {case.case_id: case.moved for case in reads.of(by_rules(rules))}
        assert machine.events() == before
        assert machine.told() == told
        assert listed.keys() == {case_id(number) for number in range(1, CASES + 1)}
        for moved in listed.values():
            assert [item.clock_id for item in moved] == ["adviser_contact"]
        asked = corrections(reads.open_cases(), rules, "a test")
        for _ in range(2):  # a run that is given again makes nothing twice
            made = machine.serving.wait(lambda: make(machine.having, asked, lambda progress: None))
            assert (made.made, made.refused, made.waiting) == (CASES, 0, 0)
        assert list(reads.of(by_rules(rules))) == []
    for case, (item,) in listed.items():
        old, new = machine.clocks(case)["adviser_contact"]
        assert (old.deadline.due_on, new.deadline.due_on) == (item.was_on, item.is_on)
        assert (old.status, new.why) == ("superseded", "correction")
    assert sorted(machine.told()) == sorted([*told, *listed])


def test_the_list_is_shown_with_what_was_proclaimed(machine: Machine) -> None:
    shown = machine.redress("calendar", "show")
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.startswith("In force: england-2026-11")

"""`redress calendar` and `redress impact`: what a change of law or calendar moves, and making it.

Looking changes nothing and tells nobody. Making a change asks first; then every open case works out
its own dates again, keeps the old belief, and tells the people whose dates moved.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import click

if TYPE_CHECKING:
    from activities.recomputation import Asked, Progress
    from cases.preview import Preview
    from rules.calendar import Calendar
    from settings import Settings
    from store.calendars import Calendars
    from store.database import Database
    from store.impact import Affected

DAY = click.DateTime(formats=["%Y-%m-%d"])


class Mistake(click.ClickException):
    """Something was asked that cannot be: one sentence, exit code 2."""

    exit_code = 2


@click.group()
def calendar() -> None:
    """Bank holidays proclaimed or moved since this release."""


@calendar.command("show")
def show_calendar() -> None:
    """The list in force, and every change of it."""
    with _database() as database:
        kept = _calendars(database)
        click.echo(f"In force: {kept.in_force().version}")
        for change in kept.changes():
            state = "closed" if change.is_closed else "open"
            since = (
                "proposed"
                if change.in_force_at is None
                else f"in force since {change.in_force_at:%Y-%m-%d}"
            )
            click.echo(f"{change.day}  {state:6}  {since}  {change.reason}")


@calendar.command("add")
@click.argument("day", type=DAY)
@click.option("--because", required=True, help="The proclamation, or where it was published.")
@click.option("--open", "is_open", is_flag=True, help="The day is a bank holiday no more.")
def add_day(day: Any, because: str, is_open: bool) -> None:
    """Propose a bank holiday, or with --open the end of one. Nothing moves before it is confirmed."""
    from rules.closed_days import DayChange

    with _database() as database:
        try:
            proposed = _calendars(database).propose(DayChange(day.date(), not is_open, because))
        except ValueError as problem:
            raise Mistake(f"{_sentence(problem)} Nothing was written.") from problem
    click.echo(f"Proposed as calendar {proposed.version}. Nothing has moved and nobody was told.")
    click.echo("See whose dates would move: redress impact --calendar proposed")


@calendar.command("withdraw")
@click.argument("day", type=DAY)
def withdraw_day(day: Any) -> None:
    """Take a proposal back."""
    from store.calendars import NotProposed

    with _database() as database:
        try:
            _calendars(database).withdraw(day.date())
        except NotProposed as problem:
            raise Mistake(_sentence(problem)) from problem
    click.echo("The proposal is withdrawn.")


@click.command()
@click.option("--calendar", "version", help="A calendar version, or: proposed, in-force.")
@click.option(
    "--rule",
    "rules",
    multiple=True,
    help="A corrected rule, like M9 or M9@2, or: all. May be repeated.",
)
@click.option("--apply", "make", is_flag=True, help="Make the change, after asking.")
@click.option("--yes", is_flag=True, help="With --apply: do not ask.")
@click.option("--json", "as_json", is_flag=True, help="The list as JSON.")
def impact(
    version: str | None, rules: tuple[str, ...], make: bool, yes: bool, as_json: bool
) -> None:
    """List every open case whose dates move, old and new; nobody is told before you confirm."""
    if (version is None) == (not rules):
        raise Mistake("Name either --calendar VERSION or --rule ID.")
    with _database() as database:
        change = _new_calendar(database, version) if version else _corrected(rules)
        listed = _affected(database, change)
        if as_json:
            click.echo(json.dumps(_as_json(change, listed), indent=2))
        else:
            _print(change, listed)
        if not make:
            return
        if not yes:
            click.confirm(change.question(listed), abort=True, err=True)
        if change.is_proposed and change.calendar is not None:
            _confirm(database, change.calendar)
        _make(database, change, listed)


@dataclass(frozen=True)
class _Change:
    """A change that was asked about: a calendar, or rules that were corrected."""

    name: str
    preview: Preview
    calendar: Calendar | None = None
    is_proposed: bool = False
    rules: tuple[str, ...] = ()

    def question(self, listed: Listed) -> str:
        """What is asked before the change is made."""
        what = f"{listed.dates} dates in {len(listed.affected)} cases move"
        if self.calendar is not None:
            return (
                f"Put {self.name} in force for all {listed.open_cases} open cases? {what}, and the "
                "people concerned are told."
            )
        return (
            f"Work these dates out again by {self.name}? {what}, and the people concerned are told "
            "that the mistake was ours."
        )


@dataclass(frozen=True)
class Listed:
    """The cases in which something moves, out of all open ones."""

    affected: tuple[Affected, ...]
    open_cases: int

    @property
    def dates(self) -> int:
        """How many deadlines move."""
        return sum(len(case.moved) for case in self.affected)


def _new_calendar(database: Database, version: str) -> _Change:
    from cases.preview import by_calendar

    kept = _calendars(database)
    in_force, proposed = kept.in_force(), kept.proposed()
    found = {"in-force": in_force, "proposed": proposed}.get(version)
    found = found or next((c for c in (in_force, proposed) if c.version == version), None)
    if found is None:
        versions = " and ".join(sorted({in_force.version, proposed.version}))
        raise Mistake(
            f"There is no calendar {version}. There is {versions}; "
            "propose a day with: redress calendar add DAY --because WORDS"
        )
    return _Change(
        f"calendar {found.version}", by_calendar(found), found, is_proposed=found != in_force
    )


def _confirm(database: Database, looked_at: Calendar) -> None:
    from store.calendars import ChangedMeanwhile

    try:
        _calendars(database).confirm(looked_at)
    except ChangedMeanwhile as problem:
        raise Mistake(
            f"{_sentence(problem)} Nothing was changed. Look again, then apply."
        ) from problem


def _corrected(rules: Sequence[str]) -> _Change:
    from cases.change import ALL_RULES
    from cases.preview import by_rules
    from rules.register import RULES
    from rules.rule import RuleKind

    wanted: dict[str, int] = {}
    for asked in rules:
        rule, _, version = asked.upper().partition("@")
        if rule == ALL_RULES:
            return _Change("every rule", by_rules((ALL_RULES,)), rules=(ALL_RULES,))
        if rule not in RULES:
            raise Mistake(f"There is no rule called {rule}. docs/rules.md lists them all.")
        if all(entry.kind is RuleKind.METHOD for entry in RULES[rule].rules):
            raise Mistake(
                f"Rule {rule} is a way of counting, not a date: name the rules whose dates it "
                "moves, or use --rule all."
            )
        wanted[rule] = max(entry.version for entry in RULES[rule].rules)
        if version and version != str(wanted[rule]):
            raise Mistake(f"This release has version {wanted[rule]} of rule {rule}, not {version}.")
    edition = ",".join(f"{rule}@{version}" for rule, version in wanted.items())
    return _Change(f"rule {edition}", by_rules(wanted), rules=tuple(wanted))


def _affected(database: Database, change: _Change) -> Listed:
    from store.impact import Impact

    reads = Impact(database)
    return Listed(tuple(reads.of(change.preview)), len(reads.open_cases()))


def _print(change: _Change, listed: Listed) -> None:
    from api.words.steps import clock_words
    from cases.reference import case_reference
    from rules.deadline import weekday_words

    for case in listed.affected:
        for moved in case.moved:
            click.echo(
                f"{case_reference(case.case_id)}  {clock_words(moved.clock_id)}: "
                f"{weekday_words(moved.was_on)} becomes {weekday_words(moved.is_on)}"
            )
    click.echo(
        f"With {change.name}: {listed.dates} dates move, in {len(listed.affected)} of "
        f"{listed.open_cases} open cases. Nothing is changed yet and nobody has been told."
    )


def _as_json(change: _Change, listed: Listed) -> dict[str, Any]:
    return {
        "change": change.name,
        "open_cases": listed.open_cases,
        "moves": [
            {
                "case_id": case.case_id,
                "kind": case.kind,
                "clock_id": moved.clock_id,
                "was_on": moved.was_on.isoformat(),
                "is_on": moved.is_on.isoformat(),
            }
            for case in listed.affected
            for moved in case.moved
        ],
    }


def _make(database: Database, change: _Change, listed: Listed) -> None:
    from activities.recomputation import adoptions, corrections
    from store.impact import Impact

    concerned = {case.case_id for case in listed.affected}
    run = uuid4().hex[:12]

    def to_ask() -> tuple[Asked, ...]:
        cases = Impact(database).open_cases()
        if change.calendar is not None:
            return adoptions(cases, change.calendar, run)
        wanted = tuple(case for case in cases if case.case_id in concerned)
        return corrections(wanted, change.rules, run)

    progress = asyncio.run(_through_the_cases(to_ask))
    click.echo(f"Made in {progress.made} cases.")
    if progress.refused:
        click.echo(f"{progress.refused} cases needed it no more.")
    if progress.waiting:
        click.echo(
            f"{progress.waiting} cases have not answered yet. Their commands are kept, and the "
            "worker goes on with them by itself."
        )


async def _through_the_cases(to_ask: Callable[[], tuple[Asked, ...]]) -> Progress:
    """Ask every case; then once more those that were filed by the old calendar meanwhile."""
    from activities.recomputation import make
    from activities.resources import resources
    from activities.temporal import connect
    from cli import with_servers
    from embedded.reach import reach_temporal

    settings = with_servers(_settings())
    await reach_temporal(settings)
    having = resources(settings, await connect(settings))

    def tell(progress: Progress) -> None:
        if progress.made % 100 == 0:
            click.echo(f"{progress.made} made, {progress.waiting} to come", err=True)

    try:
        asked = await having.in_thread(to_ask)
        progress = await make(having, asked, tell)
        known = {item.command.meta.command_id for item in asked}
        later = await having.in_thread(to_ask)
        rest = await make(
            having, [item for item in later if item.command.meta.command_id not in known], tell
        )
        return progress.joined_with(rest)
    finally:
        having.close()
        await asyncio.sleep(0.05)  # see embedded/leave.py


def _settings() -> Settings:
    from cli import read_settings

    return read_settings()


def _calendars(database: Database) -> Calendars:
    from store.calendars import Calendars

    return Calendars(database)


@contextmanager
def _database() -> Iterator[Database]:
    """A connection to the database of the settings, closed at the end."""
    from cli import database_url
    from embedded.reach import reach_database
    from store.database import Database

    url = database_url(_settings())
    reach_database(url)
    database = Database(url, pool_size=2)
    try:
        yield database
    finally:
        database.close()


def _sentence(problem: Exception) -> str:
    words = str(problem)
    return f"{words[0].upper()}{words[1:]}."

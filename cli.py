"""The `redress` command. Heavy imports happen inside the commands, so that `--help` is quick."""

from __future__ import annotations

import asyncio
import sys
import threading
import traceback
from typing import TYPE_CHECKING, Any, NoReturn

import click

from console.change import calendar, impact
from console.law import deadline, deadlines
from console.messages import bounce
from console.plans import plans
from console.policy import policy
from console.terms import terms
from console.transfer import move, transfer
from embedded.errors import CannotStart
from embedded.leave import leave

if TYPE_CHECKING:
    from settings import Settings

supervised_option = click.option(
    "--supervised",
    type=int,
    default=None,
    hidden=True,
    help="Descriptor of a pipe on which to say: ready. The process stops when its stdin closes.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="redress", prog_name="redress")
def redress() -> None:
    """Redress: a durable case engine for special educational needs disputes in England."""


redress.add_command(deadline)
redress.add_command(deadlines)
redress.add_command(policy)
redress.add_command(terms)
redress.add_command(bounce)
redress.add_command(plans)


@redress.command()
@click.option("--story", is_flag=True, help="Play one whole dispute by itself, then stop.")
def demo(story: bool) -> None:
    """Start everything on this machine, with demonstration people; Ctrl-C stops it."""
    settings = read_settings(demo=True)
    if story:
        from embedded.story import play

        raise SystemExit(play(settings, click.echo))
    _run_machine(settings, with_samples=True)


@redress.command()
def start() -> None:
    """Start everything on this machine, without demonstration people; Ctrl-C stops it."""
    _run_machine(read_settings())


def _run_machine(settings: Settings, *, with_samples: bool = False) -> None:
    from embedded.machine import Machine, stopping_on_signals

    machine = Machine(settings, click.echo)
    with stopping_on_signals(machine):
        machine.start()
        click.echo("")
        for line in machine.addresses():
            click.echo(line)
        click.echo("\nEverything runs. Press Ctrl-C to stop.")
        stopping = threading.Event()
        try:
            if with_samples:
                from embedded.sample_cases import play_in_background

                play_in_background(machine.settings.base_url, click.echo, stopping)
            machine.run()
        finally:
            stopping.set()
            click.echo("Stopping.")
            machine.stop()
    click.echo("Stopped. Your cases are kept.")


@redress.command()
def doctor() -> None:
    """Check that everything a start needs is there."""
    from embedded.doctor import Level, examine

    colours = {Level.OK: "green", Level.WARN: "yellow", Level.FAIL: "red"}
    failed = False
    for finding in examine(read_settings()):
        level = click.style(f"{finding.level:4}", fg=colours[finding.level])
        click.echo(f"{level}  {finding.subject:12}  {finding.words}")
        failed = failed or finding.level is Level.FAIL
    if failed:
        click.echo("\nSomething is missing: the lines marked fail say what to do.", err=True)
        raise SystemExit(1)


@redress.command()
@supervised_option
def worker(supervised: int | None) -> None:
    """Run the worker alone; needs DATABASE_URL and TEMPORAL_ADDRESS."""
    settings = with_servers(read_settings())
    from embedded.reach import reach_temporal
    from worker import serve

    async def work() -> None:
        await reach_temporal(settings)
        await serve(settings, supervised)

    asyncio.run(work())


@redress.command()
@supervised_option
def web(supervised: int | None) -> None:
    """Run the web process alone; needs DATABASE_URL and TEMPORAL_ADDRESS."""
    settings = with_servers(read_settings())
    from web import serve

    if not serve(settings, supervised):
        raise CannotStart(
            f"The web process cannot listen on {settings.web_host}:{settings.web_port}. Stop the "
            "program that uses that port, or set REDRESS_WEB_PORT to a free one."
        )


@redress.command()
def migrate() -> None:
    """Bring the database to the newest shape."""
    url = database_url(read_settings())
    from alembic.util import CommandError
    from sqlalchemy.exc import DBAPIError

    from embedded.reach import reach_database
    from migrations import upgrade

    reach_database(url)
    try:
        upgrade(url)
    except CommandError as error:
        raise CannotStart(
            f"The database was made by another version of Redress ({error}). Install that version "
            "or a newer one; nothing was changed."
        ) from error
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0]
        raise CannotStart(
            f"The database refuses its newest shape: {reason}. The role in DATABASE_URL must own "
            "the database and be allowed to create roles, and no other program may hold its "
            "tables; that step was undone whole."
        ) from error
    click.echo("The database has the newest shape.")


@redress.command()
@click.option("--if-needed", is_flag=True, help="Only when the deciding code changed.")
@click.option("--temporal-is-new", is_flag=True, help="With --if-needed: Temporal began empty.")
@click.option("--reason", default="somebody asked for it", help="Kept with the record.")
def rebuild(if_needed: bool, temporal_is_new: bool, reason: str) -> None:
    """Start the workflow of every open case again from its events."""
    settings = with_servers(read_settings())
    from embedded.child import CHECKOUT
    from embedded.fingerprint import code_hash
    from embedded.reach import reach_database, reach_temporal
    from store.database import Database
    from store.deployment import Deployments

    url = database_url(settings)
    reach_database(url)
    database = Database(url, pool_size=1)
    deployments = Deployments(database)
    current = code_hash(CHECKOUT)
    if if_needed:
        last = deployments.last()
        if last == current and not temporal_is_new:
            database.close()
            return
        reason = "Temporal began empty" if temporal_is_new else "the code changed"
    from activities.rebuild import Summary
    from activities.rebuild import rebuild as rebuild_cases

    async def work() -> Summary:
        await reach_temporal(settings)
        summary = await rebuild_cases(settings, reason)
        await asyncio.sleep(0.05)  # see embedded/leave.py
        return summary

    summary = asyncio.run(work())
    deployments.record(current)
    database.close()
    if summary.started or summary.recovered:
        click.echo(f"{summary.started} open cases were started again, because {reason}.")
    if summary.recovered:
        click.echo(f"{summary.recovered} events were brought back from Temporal.")
    for problem in summary.failed:
        click.echo(f"A case could not be started again: {problem}.", err=True)
    if summary.failed and not if_needed:
        raise SystemExit(1)


@redress.command()
def verify() -> None:
    """Prove that no event was edited, no case removed, and that mediation stays behind its wall."""
    settings = read_settings()
    url = database_url(settings)
    from activities.bundle_scan import BundleScan
    from embedded.reach import reach_database
    from store.compartment import Compartment
    from store.database import Database
    from store.documents import Documents
    from store.files import FolderStore
    from store.verification import Verification
    from store.wall import Wall

    reach_database(url)
    database, compartment = Database(url, pool_size=1), Compartment(url, 1)
    verification = Verification(database)
    documents = Documents(database, FolderStore(settings.files_dir))
    leaks = (
        *Wall(database, compartment).scan(),
        *BundleScan(compartment, documents).scan(),
    )
    findings = (*verification.roots(), *verification.every_case(), *leaks)
    compartment.close()
    database.close()
    for finding in findings:
        click.echo(f"{finding.case_id or 'a whole case'}: {finding.detail}", err=True)
    if findings:
        click.echo("The record is not as it was written; see docs/operations.md.", err=True)
        raise SystemExit(1)
    click.echo("Every chain and every daily root is as it was written.")


redress.add_command(calendar)
redress.add_command(impact)
redress.add_command(transfer)
redress.add_command(move)


@redress.group()
def keys() -> None:
    """Make or rotate the encryption keys."""


@keys.command("make")
@click.option("--keep", is_flag=True, help="Do nothing when the key file is already there.")
def make_keys(keep: bool) -> None:
    """Make the key file, readable by its owner only."""
    path = read_settings().keys_path
    if path.exists() and not keep:
        raise CannotStart(
            f"The key file {path} is already there. A new one would make every open case "
            "unreadable; to change the key use `redress keys rotate`."
        )
    from workflows.encryption import load_keys

    load_keys(path, make=True)
    click.echo(f"The key file is {path}. Keep a copy in a safe place.")


@keys.command("rotate")
def rotate_keys() -> None:
    """Encrypt with a new key from the next start on; what older keys encrypted stays readable."""
    path = read_settings().keys_path
    from workflows.encryption import load_keys, rotate, write_keys

    rotated = rotate(load_keys(path, make=False))
    write_keys(path, rotated)
    click.echo(f"Key {rotated.current} is in use after the next start of worker and web.")


def read_settings(**given: Any) -> Settings:
    """The settings from the environment. Raises `CannotStart` naming what is wrong."""
    from pydantic import ValidationError

    from settings import Settings

    try:
        return Settings(**given)
    except ValidationError as error:
        wrong = error.errors()[0]
        name = str(wrong["loc"][0]) if wrong["loc"] else "a setting"
        variable = name if name.isupper() else f"REDRESS_{name.upper()}"
        raise CannotStart(
            f"{variable} is set to something that cannot be used: {wrong['msg']}. "
            "docs/operations.md lists every setting."
        ) from error


def database_url(settings: Settings) -> str:
    """The address of a running database: given, or that of the machine that runs."""
    if settings.database_url is not None:
        return settings.database_url.get_secret_value()
    from embedded.postgres import running_server_url

    return running_server_url(settings.data_dir / "postgres")


def with_servers(settings: Settings) -> Settings:
    """The settings with the address of the database filled in."""
    from pydantic import SecretStr

    return settings.model_copy(update={"database_url": SecretStr(database_url(settings))})


def main() -> NoReturn:
    """Run the command and leave with a true exit code; mistakes become sentences."""
    leave(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    try:
        redress.main(args=arguments, prog_name="redress", standalone_mode=False)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 130
    except CannotStart as problem:
        click.echo(f"redress: {problem}", err=True)
        return 1
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except Exception as error:
        if type(error).__name__ == "KeysMissing":  # its module loads Temporal's client
            click.echo(f"redress: {error}", err=True)
            return 1
        traceback.print_exc()
        kind = type(error).__name__
        click.echo(f"redress: a fault in Redress itself, shown above: {kind}: {error}", err=True)
        return 1
    return 0


if __name__ == "__main__":
    main()

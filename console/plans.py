"""`redress plans`: an authority's plans, brought in from a file."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from console.change import Mistake
from console.terms import CannotImport, authority_option

if TYPE_CHECKING:
    from settings import Settings
    from store.plan_imports import Import, PlanImports

SHOWN = 40
"""Bad lines that are printed; a file with more of them has one mistake in all lines."""

LOOK_SECONDS = 2.0


@click.group()
def plans() -> None:
    """Bring in an authority's plans, and see how far a file came."""


@plans.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@authority_option
@click.option("--check", is_flag=True, help="Only check the file; keep nothing.")
@click.option("--wait/--no-wait", default=True, help="Wait until every plan is kept.")
def import_plans(file: Path, authority_id: str, check: bool, wait: bool) -> None:
    """Keep the plans of FILE (CSV: reference, child, born, parent, plan_made); all or none.

    Optional columns: last_review, setting, parent_email, parent_phone, parent_address. Days are
    written 2026-09-02. The same file sent twice is one import, and a worker that was stopped goes
    on by itself.
    """
    from cli import read_settings, with_servers
    from embedded.reach import reach_database
    from store.database import Database
    from store.plan_imports import PlanImports
    from store.plans_file import BadPlanFile

    settings = with_servers(read_settings())
    assert settings.database_url is not None
    url = settings.database_url.get_secret_value()
    reach_database(url)
    database = Database(url, pool_size=2)
    try:
        imports = PlanImports(database)
        try:
            found = _begin(imports, database, settings, file, authority_id, check=check)
        except BadPlanFile as bad:
            raise CannotImport(_bad(bad.problems)) from bad
        if found is None:
            click.echo("Every line is good. Nothing was kept.")
            return
        click.echo(f"{found.plans} plans are in import {found.import_id}.")
        if found.finished_at is None:
            asyncio.run(_started(settings, found.import_id))
        if wait:
            found = _followed(imports, found)
        click.echo(_said(found))
        for line, reason in imports.refusals(found.import_id):
            click.echo(f"line {line}: {reason}", err=True)
    finally:
        database.close()


@plans.command("imports")
def list_imports() -> None:
    """The log of imports, the newest first."""
    from cli import database_url, read_settings
    from embedded.reach import reach_database
    from store.database import Database
    from store.plan_imports import PlanImports

    url = database_url(read_settings())
    reach_database(url)
    database = Database(url, pool_size=1)
    try:
        found = PlanImports(database).of(None)
    finally:
        database.close()
    for one in found:
        click.echo(
            f"{one.begun_at:%Y-%m-%d %H:%M} {one.authority_id} {one.file_name}: {_said(one)}"
        )
    if not found:
        click.echo("No file of plans was brought in yet.")


def _begin(
    imports: PlanImports,
    database: object,
    settings: Settings,
    file: Path,
    authority_id: str,
    *,
    check: bool,
) -> Import | None:
    from datetime import UTC, datetime

    from activities.recomputation import OPERATOR
    from api.organisations import AUTHORITY, service_of, tribunal_of
    from rules.calendar import london_day
    from store.calendars import Calendars
    from store.database import Database
    from store.people import People
    from store.plan_line import Asked, Office

    assert isinstance(database, Database)
    people = People(database)
    authority = people.find(authority_id)
    if authority is None or authority.role != AUTHORITY:
        raise Mistake("There is no authority with that id.")
    service, tribunal = service_of(people, authority_id), tribunal_of(people)
    if service is None or tribunal is None:
        raise Mistake("The authority has no mediation service or no tribunal here yet. Add it.")
    now = datetime.now(UTC)
    calendar = Calendars(database).for_new_case(london_day(now))
    asked = Asked(OPERATOR, now, 0 if settings.demo else None, calendar)
    office = Office(authority_id, service.person_id, tribunal.person_id)
    data = file.read_bytes()
    if check:
        imports.check(data, office, asked)
        return None
    return imports.begin(data, file.name, office, asked)


async def _started(settings: Settings, import_id: str) -> None:
    """Start the filing now; when Temporal is away the worker finds it later by itself."""
    from activities.deliveries import Starter
    from activities.resources import resources
    from activities.temporal import connect
    from embedded.reach import reach_temporal

    await reach_temporal(settings)
    having = resources(settings, await connect(settings))
    try:
        await Starter(having).plan_import(import_id)
    finally:
        having.close()
        await asyncio.sleep(0.05)  # see embedded/leave.py


def _followed(imports: PlanImports, found: Import) -> Import:
    """Follow an import to its end, telling how far it is whenever that changes."""
    told = -1
    while found.finished_at is None:
        if found.kept != told:
            told = found.kept
            click.echo(f"{told} of {found.plans} plans are kept.")
        time.sleep(LOOK_SECONDS)
        later = imports.find(found.import_id)
        assert later is not None
        found = later
    return found


def _said(found: Import) -> str:
    refused = f", {found.refused} were refused" if found.refused else ""
    if found.finished_at is not None:
        return f"{found.kept} of {found.plans} plans are kept{refused}. The import is finished."
    return f"{found.kept} of {found.plans} plans are kept{refused}. The worker goes on with it."


def _bad(problems: tuple[str, ...]) -> str:
    number = "1 line is" if len(problems) == 1 else f"{len(problems)} lines are"
    rest = [f"… and {len(problems) - SHOWN} more"] if len(problems) > SHOWN else []
    return "\n".join((f"Nothing was kept: {number} bad.", *problems[:SHOWN], *rest))

"""`redress terms`: the term dates of an authority, taken from a file and shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from store.authority_practice import AuthorityPractices

authority_option = click.option(
    "--authority", "authority_id", required=True, help="Id of the authority."
)


class CannotImport(click.ClickException):
    """The file was not taken: a line on each problem, exit code 1."""


@click.group()
def terms() -> None:
    """Import and show the term dates of an authority's schools."""


@terms.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@authority_option
def import_terms(file: Path, authority_id: str) -> None:
    """Take the terms of FILE (CSV: authority, opens, closes, source); all of them or none.

    Optional columns: setting, training_days (divided by spaces), published. Days are written
    2026-09-02. What was known of the time that the file spans is replaced.
    """
    from store.term_file import BadTermFile, read_terms

    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = read_terms(lines, authority_id)
    except BadTermFile as bad:
        raise CannotImport("\n".join(("Nothing was imported.", *bad.problems))) from bad
    except UnicodeDecodeError as error:
        raise CannotImport("Nothing was imported. Save the file as CSV in UTF-8.") from error
    with _practices() as practices:
        practices.record_terms(rows)
    number = "1 term" if len(rows) == 1 else f"{len(rows)} terms"
    click.echo(f"Imported {number} of {authority_id}.")


@terms.command("show")
@authority_option
@click.option("--setting", "setting_id", default="", help="Id of one school, college or nursery.")
def show_terms(authority_id: str, setting_id: str) -> None:
    """Show the terms as they are known now, with their source and the long closures (N11)."""
    from rules.exemption import closure_words
    from rules.step import day_words

    with _practices() as practices:
        known = practices.school_calendar(authority_id, setting_id)
    if known is None:
        click.echo(f"No term dates of {setting_id or authority_id} are known.")
        return
    published = f", published on {day_words(known.published_on)}" if known.published_on else ""
    click.echo(f"Terms of {known.name} (source: {known.source}{published})")
    for term in known.terms:
        click.echo(f"  {day_words(term.opens_on)} to {day_words(term.closes_on)}")
    if known.training_days:
        days = ", ".join(day_words(day) for day in known.training_days)
        click.echo(f"  without pupils: {days}")
    for closure in known.long_closures():
        click.echo(f"  {closure_words(closure)}")
    for gap in known.unknown():
        click.echo(
            f"  A term is missing from {day_words(gap.closed_on)} until {day_words(gap.reopens_on)}."
        )
    click.echo(f"  What comes after {day_words(known.terms[-1].closes_on)} is not known.")


@contextmanager
def _practices() -> Iterator[AuthorityPractices]:
    """The store behind these commands, on the database that runs."""
    from embedded.postgres import running_server_url
    from embedded.reach import reach_database
    from settings import Settings
    from store.authority_practice import AuthorityPractices
    from store.database import Database

    settings = Settings()
    given = settings.database_url
    url = (
        given.get_secret_value()
        if given is not None
        else running_server_url(settings.data_dir / "postgres")
    )
    reach_database(url)
    database = Database(url, pool_size=1)
    try:
        yield AuthorityPractices(database)
    finally:
        database.close()

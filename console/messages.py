"""`redress bounce`: an e-mail that came back to the mail server goes on by the next channel."""

from __future__ import annotations

import click


class NotOurs(click.ClickException):
    """No message left under that reference: one sentence, exit code 1."""


@click.command()
@click.argument("reference")
@click.option(
    "--because",
    default="The e-mail came back.",
    show_default=True,
    help="Why, without any name or address.",
)
def bounce(reference: str, because: str) -> None:
    """Record that the e-mail with the Message-ID REFERENCE came back.

    A mail server calls this for each bounce. The message then goes to its recipient's next channel;
    when none is left, it is on the worklist of those who can mend the contact.
    """
    from embedded.postgres import running_server_url
    from embedded.reach import reach_database
    from settings import Settings
    from store.attempts import BOUNCED, Attempts
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
        if not Attempts(database).report(reference, BOUNCED, because):
            raise NotOurs("No message left here under that reference. Give the whole Message-ID.")
    finally:
        database.close()
    click.echo("Noted. The message goes on by the next channel.")

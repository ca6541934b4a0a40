"""Numbered changes of the database schema, run by Alembic in one transaction each.

`upgrade` is called at every start; it waits at most five seconds for a lock and then says so, so
that a long report never stands between people and their cases.
"""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config


def configuration(database_url: str) -> Config:
    """Alembic's configuration for a database, without a file."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["database_url"] = database_url
    return config


def upgrade(database_url: str) -> None:
    """Bring the schema to the newest version; raises what the database says when it cannot."""
    command.upgrade(configuration(database_url), "head")

"""The whole story, played once on a whole machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from embedded.story import Story, play_at
from store.database import Database
from tests.journeys.home import Home


@dataclass
class Played:
    """The story after its end, and the machine on which it was played."""

    home: Home
    story: Story
    lines: list[str]

    @property
    def out(self) -> Path:
        """What the story left."""
        return self.home.out

    @property
    def case_ids(self) -> list[str]:
        """Its cases."""
        return [case.case_id for case in self.story.cases]


@pytest.fixture(scope="session")
def played() -> Iterator[Played]:
    """The story, played once."""
    home = Home()
    try:
        home.start()
        lines: list[str] = []
        story = play_at(home.base_url, home.mail_dir, home.out, lines.append)
        yield Played(home, story, lines)
    finally:
        home.remove()


@pytest.fixture
def database(played: Played) -> Iterator[Database]:
    """The database of the story."""
    database = played.home.database()
    yield database
    database.close()

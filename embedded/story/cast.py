"""The people of the story: the demonstration people, each by their own token."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from embedded.story.client import Client


class Player:
    """One demonstration person before the JSON API."""

    def __init__(self, base_url: str, token: str) -> None:
        self.client = Client(base_url, token)

    @cached_property
    def _me(self) -> dict[str, Any]:
        return dict(self.client.get("/me"))

    @property
    def person_id(self) -> str:
        """The id of the person."""
        return str(self._me["person_id"])

    @property
    def name(self) -> str:
        """What the person is called."""
        return str(self._me["name"])

    @property
    def team(self) -> str:
        """The id of the team the person works for."""
        return str(self._me["teams"][0])

    @property
    def child(self) -> str:
        """The id of the child the person cares for."""
        return str(self._me["children"][0]["person_id"])


@dataclass(frozen=True)
class Cast:
    """Everybody who plays."""

    parent: Player
    second_parent: Player
    adviser: Player
    mediator: Player
    officer: Player
    senco: Player
    clerk: Player
    administrator: Player

    @property
    def readers(self) -> tuple[Player, ...]:
        """Those who have a message centre, families first."""
        return (
            self.parent,
            self.second_parent,
            self.officer,
            self.mediator,
            self.adviser,
            self.senco,
            self.clerk,
        )


def cast(base_url: str) -> Cast:
    """The players in front of the service at that address."""
    return Cast(
        *(
            Player(base_url, f"demo-{slug}")
            for slug in (
                "example-parent",
                "second-parent",
                "example-adviser",
                "example-mediator",
                "example-officer",
                "example-senco",
                "example-clerk",
                "example-administrator",
            )
        )
    )

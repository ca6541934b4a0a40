"""Citing a national standard, in a dispute by its family or in a decision by its authority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, Literal

from cases.command import CommandRefused


class Purpose(StrEnum):
    """For what a standard is cited."""

    GROUND = "ground"  # what a family says is not met
    DECISION = "decision"  # what an authority rests a decision on


@dataclass(frozen=True, slots=True)
class StandardCited:
    """A standard was cited; its words are in the set of that id."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "Z8"
    set_id: str
    code: str
    purpose: Purpose
    cited_on: date
    narrative_id: str = ""
    kind: Literal["standard_cited"] = "standard_cited"


@dataclass(frozen=True, slots=True)
class CitedStandard:
    """A standard that a case cites."""

    set_id: str
    code: str
    purpose: Purpose
    cited_on: date
    narrative_id: str = ""


def cite(
    cited: Iterable[CitedStandard],
    set_id: str,
    code: str,
    purpose: Purpose,
    narrative_id: str,
    on: date,
) -> StandardCited:
    """The event of a citation. Raises `CommandRefused` for a second one of the same kind."""
    if not set_id or not code:
        raise CommandRefused("no_standard", "Choose the standard that you mean.")
    if not narrative_id:
        raise CommandRefused("no_words_on_standard", "Say in your own words how it is about this.")
    if any((one.set_id, one.code, one.purpose) == (set_id, code, purpose) for one in cited):
        raise CommandRefused("cited_already", "This standard has been named here already.")
    return StandardCited(set_id, code, purpose, on, narrative_id)


def noted(event: StandardCited) -> CitedStandard:
    """The entry of a citation in the state."""
    return CitedStandard(
        event.set_id, event.code, event.purpose, event.cited_on, event.narrative_id
    )

"""A filing before it has its envelope: facts for the case, and words, people and papers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cases.command import Meta
from cases.plan.record.content import PlanRecord
from store.compartment import ItemKind
from store.inbox import Words
from store.people import Person


class NotUnderstood(Exception):
    """What was sent does not make a filing; `errors` names each field and says what to do."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("; ".join(errors.values()))
        self.errors = dict(errors)


@dataclass(frozen=True)
class Newcomer:
    """Somebody whom a filing names for the first time, with the team or family they belong to."""

    person: Person
    belongs_to: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A file in the file store that a filing adds to its case."""

    document_id: str
    sha256: str
    media_type: str
    pages: int
    kind: str
    title: str
    file_name: str
    dated_on: date | None


@dataclass(frozen=True, slots=True)
class Walled:
    """Words that a filing brings for mediation alone; no id of theirs goes into the case (M21)."""

    item_id: str
    kind: ItemKind
    side: str
    words: str
    is_shared: bool = False


@dataclass(frozen=True, slots=True)
class WrittenVersion:
    """What a version of a plan says; the case gets its id and its hash."""

    version_id: str
    record: PlanRecord
    based_on: str


@dataclass(frozen=True)
class Draft:
    """`facts` are the fields of `command` without its envelope: ids, dates and choices only."""

    command: type
    facts: Mapping[str, Any] = field(default_factory=dict)
    words: tuple[Words, ...] = ()
    newcomers: tuple[Newcomer, ...] = ()
    papers: tuple[Paper, ...] = ()
    walled: tuple[Walled, ...] = ()
    versions: tuple[WrittenVersion, ...] = ()

    def addressed(self, meta: Meta) -> Any:
        """The command in its envelope."""
        return self.command(meta=meta, **self.facts)

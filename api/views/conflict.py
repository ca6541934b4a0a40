"""The conflicts between the clocks of a case, as a person may see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.permissions import may_see_conflict
from api.scene import Scene
from cases.dispute.conflicts import conflicts
from rules.citation import STATUS_WORDS
from rules.conflict import Conflict, Severity

_TAGS = {Severity.STOP: "Act now", Severity.WARN: "Take care", Severity.NOTE: "Good to know"}


@dataclass(frozen=True, slots=True)
class RuleView:
    """A rule that a conflict rests on, with its mark in words."""

    id: str
    provision: str
    standing: str


@dataclass(frozen=True, slots=True)
class ConflictView:
    """A conflict in words. `severity` is "stop", "warn" or "note"."""

    kind: str
    severity: str
    tag: str
    meaning: str
    action: str
    days: tuple[date, ...]
    rules: tuple[RuleView, ...]


def conflicts_of(scene: Scene) -> tuple[Conflict, ...]:
    """What does not fit together today and this person may know; a plan has no such clocks."""
    if scene.existing.kind != "dispute":
        return ()
    found = conflicts(scene.dispute, scene.now.on)
    return tuple(one for one in found if may_see_conflict(scene.viewer, one.kind))


def view(conflict: Conflict) -> ConflictView:
    """One conflict in words."""
    rules = tuple(
        RuleView(cited.rule, cited.provision, STATUS_WORDS[cited.status])
        for cited in conflict.citations
    )
    return ConflictView(
        conflict.kind.value,
        conflict.severity.value,
        _TAGS[conflict.severity],
        conflict.meaning,
        conflict.action,
        conflict.days,
        rules,
    )

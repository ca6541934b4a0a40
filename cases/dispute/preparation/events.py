"""What became true before the session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.dispute.preparation.vocabulary import ViewsHeard
from cases.dispute.vocabulary import Side


@dataclass(frozen=True, slots=True)
class PreparationSubmitted:
    """A side has prepared for the session; its words lie behind the wall."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M21"
    side: Side
    submitted_on: date
    kind: Literal["preparation_submitted"] = "preparation_submitted"


@dataclass(frozen=True, slots=True)
class ViewsRecorded:
    """The mediator recorded how the child's views were asked for."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "M12"
    heard: ViewsHeard
    recorded_on: date
    kind: Literal["views_recorded"] = "views_recorded"


PreparationEvent = PreparationSubmitted | ViewsRecorded

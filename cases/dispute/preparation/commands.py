"""What is asked before the session. The words go behind the wall, never into a command (M21)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from cases.dispute.preparation.vocabulary import ViewsHeard


@dataclass(frozen=True, slots=True)
class SubmitPreparation:
    """A side says what the session is about for it and what it wants."""

    meta: Meta
    kind: Literal["submit_preparation"] = "submit_preparation"


@dataclass(frozen=True, slots=True)
class RecordViews:
    """The mediator took steps to learn the child's views, and says how or why not (M12)."""

    meta: Meta
    heard: ViewsHeard
    kind: Literal["record_views"] = "record_views"


PreparationCommand = SubmitPreparation | RecordViews

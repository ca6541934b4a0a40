"""What people may ask about a change outside a review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from rules.review import NoticeItem


@dataclass(frozen=True, slots=True)
class ProposeChange:
    """The authority sends a notice of changes outside a review (R22); they lie under
    `narrative_id`."""

    meta: Meta
    narrative_id: str
    kind: Literal["propose_change"] = "propose_change"


@dataclass(frozen=True, slots=True)
class SayAboutChange:
    """The family says what it thinks of the changes (R22)."""

    meta: Meta
    narrative_id: str
    kind: Literal["say_about_change"] = "say_about_change"


@dataclass(frozen=True, slots=True)
class FinishChange:
    """The authority makes the changed plan final (R22); `notice` lists what its letter says."""

    meta: Meta
    notice: tuple[NoticeItem, ...]
    document_id: str = ""
    kind: Literal["finish_change"] = "finish_change"


@dataclass(frozen=True, slots=True)
class DropChange:
    """The authority leaves the plan as it is after its notice (R22 with R13)."""

    meta: Meta
    notice: tuple[NoticeItem, ...]
    narrative_id: str
    kind: Literal["drop_change"] = "drop_change"


OutsideCommand = ProposeChange | SayAboutChange | FinishChange | DropChange

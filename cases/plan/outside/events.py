"""What can become true of a change outside a review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True)
class ChangeProposed:
    """The authority proposed changes outside a review."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R22"
    narrative_id: str
    noticed_on: date
    kind: Literal["change_proposed"] = "change_proposed"


@dataclass(frozen=True, slots=True)
class ChangeAnswered:
    """The family said what it thinks of the changes."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R22"
    narrative_id: str
    said_on: date
    kind: Literal["change_answered"] = "change_answered"


@dataclass(frozen=True, slots=True)
class ChangeFinished:
    """The plan that was changed outside a review is final; it can be appealed."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R22"
    issued_on: date
    document_id: str
    kind: Literal["change_finished"] = "change_finished"


@dataclass(frozen=True, slots=True)
class ChangeDropped:
    """The plan stays as it is after a notice outside a review; that can be appealed."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R13"
    narrative_id: str
    decided_on: date
    kind: Literal["change_dropped"] = "change_dropped"


OutsideEvent = ChangeProposed | ChangeAnswered | ChangeFinished | ChangeDropped

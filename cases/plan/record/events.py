"""What can become true of the record of a plan. New fields have defaults; kinds are never renamed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.plan.record.vocabulary import VersionReason


@dataclass(frozen=True, slots=True)
class VersionDrafted:
    """A version of the plan was written down; `sha256` is the hash of what it says."""

    VERSION: ClassVar[int] = 1
    version_id: str
    sha256: str
    number: int
    reason: VersionReason
    based_on: str
    narrative_id: str
    author_id: str
    drafted_on: date
    kind: Literal["version_drafted"] = "version_drafted"


@dataclass(frozen=True, slots=True)
class DraftSent:
    """A version was sent to the family as a draft."""

    VERSION: ClassVar[int] = 1
    version_id: str
    reason: VersionReason
    sent_on: date
    rule: str = "R9"
    kind: Literal["draft_sent"] = "draft_sent"


@dataclass(frozen=True, slots=True)
class DraftAnswered:
    """The family said what it thinks of a draft."""

    VERSION: ClassVar[int] = 1
    version_id: str
    narrative_id: str
    answered_on: date
    kind: Literal["draft_answered"] = "draft_answered"


@dataclass(frozen=True, slots=True)
class VersionFinalised:
    """A version that the family was sent became the plan in force.

    `is_appealable` is true when the right to appeal arises with it here; after a review it arises
    with the final plan, and a transcript of the plan on paper changes nothing.
    """

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A9"
    version_id: str
    finalised_on: date
    reason: VersionReason
    is_appealable: bool = False
    kind: Literal["version_finalised"] = "version_finalised"


@dataclass(frozen=True, slots=True)
class DraftWithdrawn:
    """The authority left the plan as it is; `is_appealable` is false while there is no plan yet."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R13"
    version_id: str
    narrative_id: str
    withdrawn_on: date
    is_appealable: bool = True
    kind: Literal["draft_withdrawn"] = "draft_withdrawn"


RecordEvent = VersionDrafted | DraftSent | DraftAnswered | VersionFinalised | DraftWithdrawn
"""Every event of the record of a plan."""

"""What is true of a plan's versions: ids, hashes and days; what they say lies in PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from cases.plan.record.vocabulary import RecordPhase, VersionReason


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version. `based_on` is the version it was written from; `narrative_id` says why in words.

    `sent_on` is the day it went to the family, `final_on` the day it became the plan in force, and
    `ended_on` the day on which a draft was withdrawn or overtaken, or a final plan replaced.
    """

    version_id: str
    sha256: str
    number: int
    reason: VersionReason
    author_id: str
    drafted_on: date
    based_on: str = ""
    narrative_id: str = ""
    sent_on: date | None = None
    final_on: date | None = None
    ended_on: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is a draft that may still become the plan."""
        return self.final_on is None and self.ended_on is None

    @property
    def status(self) -> str:
        """draft, sent, final, replaced or dropped."""
        if self.final_on is not None:
            return "replaced" if self.ended_on else "final"
        if self.ended_on is not None:
            return "dropped"
        return "sent" if self.sent_on else "draft"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the family was sent to say what it thinks of: from the first draft to its end.

    The days count from `sent_on`, the day of the first draft; `answers` counts what the family said,
    `ended_on` is the day on which a version became final, or all was withdrawn.
    """

    version_id: str
    reason: VersionReason
    sent_on: date
    answers: int = 0
    ended_on: date | None = None
    is_final: bool = False


@dataclass(frozen=True, slots=True)
class RecordState:
    """The versions of a plan, oldest first; none for a plan that is kept on paper."""

    versions: tuple[PlanVersion, ...] = ()
    newest_proposal: Proposal | None = None

    def find(self, version_id: str) -> PlanVersion | None:
        """The version of that id, or None."""
        return next((one for one in self.versions if one.version_id == version_id), None)

    @property
    def in_force(self) -> PlanVersion | None:
        """The final version that is the plan now, or None."""
        return next((one for one in reversed(self.versions) if one.status == "final"), None)

    @property
    def draft(self) -> PlanVersion | None:
        """The newest draft that may still become the plan, or None."""
        return next((one for one in reversed(self.versions) if one.is_open), None)

    @property
    def base(self) -> PlanVersion | None:
        """The version from which the next is written."""
        return self.draft or self.in_force

    @property
    def proposal(self) -> Proposal | None:
        """The changes that are with the family now, or None."""
        newest = self.newest_proposal
        return newest if newest is not None and newest.ended_on is None else None

    @property
    def last_sent(self) -> PlanVersion | None:
        """The newest draft that the family was sent and that may still become the plan, or None."""
        sent = (one for one in reversed(self.versions) if one.is_open and one.sent_on)
        return next(sent, None)

    def ended(self, on: date, *, but: str = "") -> RecordState:
        """Every draft is over, and the plan in force too when another version takes its place.

        `but` is the version that becomes the plan, empty when none does.
        """
        versions = tuple(
            replace(one, ended_on=on)
            if one.version_id != but and (one.is_open or (but and one.status == "final"))
            else one
            for one in self.versions
        )
        proposal = self.newest_proposal
        if self.proposal is not None:
            proposal = replace(self.proposal, ended_on=on, is_final=bool(but))
        return RecordState(versions, proposal)

    @property
    def phase(self) -> RecordPhase:
        """Where the newest version stands."""
        if self.proposal is not None:
            return RecordPhase.SENT
        if self.draft is not None:
            return RecordPhase.WRITTEN
        return RecordPhase.FINAL if self.in_force else RecordPhase.NONE

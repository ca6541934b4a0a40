"""What each authority sets for itself: complaint stages and how long files are kept.

None of it is law. An authority's own values are dated rows of the database; the values here are
what holds for an authority that has set nothing. Functions that need one of them take the value,
and not the authority.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.dated import Dated, in_force
from rules.policy import ComplaintStage

REGIME_BEGAN_ON = date(2014, 9, 1)
"""The first day of the Children and Families Act 2014: no value is asked for before it."""

CODE_APPLIED_FROM = date(2026, 4, 1)
"""C4: from this day the Ombudsman applies the Complaint Handling Code in its investigations."""


class Subject(StrEnum):
    """What an authority can set for itself."""

    COMPLAINT_STAGES = "complaint_stages"  # C4, C5
    RETENTION = "retention"  # P11


class Record(StrEnum):
    """Which files a period of keeping is about (P11)."""

    SPECIAL_NEEDS = "special_needs"
    PLAN = "plan"  # there was an EHC plan
    LOOKED_AFTER = "looked_after"  # the child was looked after by the authority
    REVIEW_PANEL = "review_panel"  # an independent review panel on an exclusion


@dataclass(frozen=True, slots=True)
class ComplaintPractice:
    """C4, C5: the stages of a complaint, and by how many working days an answer may be put off.

    `extension_working_days` is the most that may be added to the answer of the first stage when
    the reasons are given. `source` says where the numbers come from.
    """

    stages: tuple[ComplaintStage, ...]
    extension_working_days: int
    source: str

    def __post_init__(self) -> None:
        if not self.stages:
            raise ValueError("a complaint needs at least one stage")
        for stage in self.stages:
            if stage.acknowledge_working_days < 1 or stage.answer_working_days < 1:
                raise ValueError("each stage of a complaint has at least 1 working day")
        if self.extension_working_days < 0:
            raise ValueError("an extension cannot be less than 0 working days")


class CountedFrom(StrEnum):
    """From which day a period of keeping counts (P11)."""

    BIRTH = "birth"
    END = "end"  # of the matter


@dataclass(frozen=True, slots=True)
class RetentionPeriod:
    """P11: for how many years one sort of file is kept, and from which day they count."""

    record: Record
    years: int
    counted_from: CountedFrom = CountedFrom.BIRTH

    def __post_init__(self) -> None:
        if self.years < 1:
            raise ValueError("a file is kept for at least 1 year")


@dataclass(frozen=True, slots=True)
class RetentionPractice:
    """P11: the periods of one authority. `source` says where they come from."""

    periods: tuple[RetentionPeriod, ...]
    source: str

    def __post_init__(self) -> None:
        records = [period.record for period in self.periods]
        if not records or len(set(records)) != len(records):
            raise ValueError("each sort of file has one period, and there is at least one")


@dataclass(frozen=True, slots=True)
class AuthorityPractice:
    """All that one authority has set for itself on one day."""

    complaints: ComplaintPractice
    retention: RetentionPractice


_CODE_STAGES = (
    ComplaintStage(acknowledge_working_days=5, answer_working_days=10),
    ComplaintStage(acknowledge_working_days=5, answer_working_days=20),
)

DEFAULT_COMPLAINTS: tuple[Dated[ComplaintPractice], ...] = (
    Dated(
        ComplaintPractice(
            _CODE_STAGES,
            extension_working_days=10,
            source=(
                "No days are set by the authority, so those of the Ombudsman's Complaint Handling "
                "Code are used. The Ombudsman did not apply the Code before 1 April 2026."
            ),
        ),
        REGIME_BEGAN_ON,
        date(2026, 3, 31),
    ),
    Dated(
        ComplaintPractice(
            _CODE_STAGES,
            extension_working_days=10,
            source="Ombudsman's Complaint Handling Code, applied by the Ombudsman",
        ),
        CODE_APPLIED_FROM,
    ),
)
"""C4: the stages of an authority that has set none."""

DEFAULT_RETENTION: tuple[Dated[RetentionPractice], ...] = (
    Dated(
        RetentionPractice(
            (
                RetentionPeriod(Record.SPECIAL_NEEDS, 31),
                RetentionPeriod(Record.PLAN, 45),
                RetentionPeriod(Record.LOOKED_AFTER, 75),
                RetentionPeriod(Record.REVIEW_PANEL, 5, CountedFrom.END),
            ),
            source=(
                "The published schedule of one county (31 years, 45 with a plan, 75 for a child who "
                "was looked after), and 5 years for review panels"
            ),
        ),
        REGIME_BEGAN_ON,
    ),
)
"""P11: the periods of an authority that has set none."""


def default_practice(on: date) -> AuthorityPractice:
    """What holds on `on` for an authority that has set nothing (C4, C5, P11).

    Raises ValueError before the first day of the Act.
    """
    return AuthorityPractice(in_force(DEFAULT_COMPLAINTS, on), in_force(DEFAULT_RETENTION, on))


DEFAULT_PRACTICE = default_practice(CODE_APPLIED_FROM)
"""What holds today for an authority that has set nothing."""

"""What a plan says: sections A to K, each a list of clauses with ids that stay.

A clause keeps its id through every version, wherever it moves; what people call it ("F3") follows
from where it stands. The sections are those of regulation 12 of the SEND Regulations 2014. How long
a text may be and what an id looks like is said here once, for the JSON form and its schema.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, with_config

LONGEST_TEXT = 20_000
"""Letters that one clause may have."""

MOST_CLAUSES = 1_000
"""Clauses that one plan may have."""

_PLAIN = r"^[^\x00-\x08\x0b-\x1f\x7f]*$"
"""No control characters but tab and line feed."""

STRICT = ConfigDict(extra="forbid")
"""An answer that nobody knows is refused, so that a misspelt one is found at once."""


def _one_line_feed(value: object) -> object:
    """A browser ends lines with two characters; the record knows one."""
    return value.replace("\r\n", "\n").replace("\r", "\n") if isinstance(value, str) else value


_Lines = BeforeValidator(_one_line_feed)

ClauseId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT, pattern=_PLAIN),
    _Lines,
]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=300, pattern=_PLAIN), _Lines
]
Reason = Annotated[
    str, StringConstraints(strip_whitespace=True, max_length=2_000, pattern=_PLAIN), _Lines
]


class Section(StrEnum):
    """The sections of a plan, in their order."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"
    G = "G"
    H1 = "H1"
    H2 = "H2"
    I = "I"  # noqa: E741
    J = "J"
    K = "K"


TITLES: Mapping[Section, str] = MappingProxyType(
    {
        Section.A: "The views, interests and hopes of the child and the family",
        Section.B: "Special educational needs",
        Section.C: "Health care needs",
        Section.D: "Social care needs",
        Section.E: "Outcomes",
        Section.F: "Special educational provision",
        Section.G: "Health care provision",
        Section.H1: "Social care provision that must be made for a disabled child",
        Section.H2: "Other social care provision",
        Section.I: "School, college or other setting",
        Section.J: "Personal budget",
        Section.K: "Advice and information",
    }
)
"""What each section is called."""

NEEDS = (Section.B, Section.C, Section.D)
PROVISION = (Section.F, Section.G, Section.H1, Section.H2)


class Voice(StrEnum):
    """Whose words a statement of Section A is."""

    CHILD = "child"
    YOUNG_PERSON = "young_person"
    PARENT = "parent"


class Manner(StrEnum):
    """Whether help is given in sessions, which are counted, or is a thing or an arrangement."""

    SESSIONS = "sessions"
    THING = "thing"


class Period(StrEnum):
    """How often: so many times in each of these."""

    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    HALF_TERM = "half_term"
    TERM = "term"
    YEAR = "year"
    ONCE = "once"  # in all


class Funder(StrEnum):
    """Who pays for the help."""

    SETTING = "setting"
    AUTHORITY = "authority"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"
    PERSONAL_BUDGET = "personal_budget"
    JOINT = "joint"


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class Statement:
    """Section A: what the child or the family says, wants and hopes for."""

    clause_id: ClauseId
    words: Text
    whose: Voice
    section: Literal[Section.A] = Section.A
    kind: Literal["statement"] = "statement"


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class Need:
    """Sections B, C and D: one need."""

    clause_id: ClauseId
    words: Text
    section: Literal[Section.B, Section.C, Section.D] = Section.B
    kind: Literal["need"] = "need"


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class Outcome:
    """Section E: what the child will be able to do, by when; `needs` are ids of clauses."""

    clause_id: ClauseId
    words: Text
    needs: tuple[ClauseId, ...] = ()
    by: date | None = None
    section: Literal[Section.E] = Section.E
    kind: Literal["outcome"] = "outcome"


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class Provision:
    """Sections F, G, H1 and H2: help that must be given, for which needs and towards which outcomes.

    `minutes` is the length of one session; there are `times` of them in each `per`. `group` is how
    many children share a session: 1 is one to one. `why_vague` is what the person who judged its
    vague words wrote: why they stay.
    """

    clause_id: ClauseId
    words: Text
    needs: tuple[ClauseId, ...] = ()
    outcomes: tuple[ClauseId, ...] = ()
    manner: Manner = Manner.SESSIONS
    minutes: Annotated[int, Field(ge=1, le=10_080)] | None = None
    times: Annotated[int, Field(ge=1, le=1_000)] | None = None
    per: Period | None = None
    group: Annotated[int, Field(ge=1, le=100)] | None = None
    by_whom: Line = ""
    funder: Funder | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    why_vague: Reason = ""
    section: Literal[Section.F, Section.G, Section.H1, Section.H2] = Section.F
    kind: Literal["provision"] = "provision"


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class Placement:
    """Section I: the type of setting in words, and its name once it is named."""

    clause_id: ClauseId
    words: Text
    setting: Line = ""
    section: Literal[Section.I] = Section.I
    kind: Literal["placement"] = "placement"


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class Budget:
    """Section J: a part of the personal budget, in pence a year, and the help it pays for."""

    clause_id: ClauseId
    words: Text
    pence: Annotated[int, Field(ge=0, le=10_000_000_000)] | None = None
    provisions: tuple[ClauseId, ...] = ()
    section: Literal[Section.J] = Section.J
    kind: Literal["budget"] = "budget"


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class Advice:
    """Section K: a report the plan rests on; `document_id` is its file in the case, when it is here.

    `words` is its title, `author` who wrote it in which job.
    """

    clause_id: ClauseId
    words: Text
    author: Line = ""
    dated_on: date | None = None
    document_id: Line = ""
    section: Literal[Section.K] = Section.K
    kind: Literal["advice"] = "advice"


Clause = Statement | Need | Outcome | Provision | Placement | Budget | Advice
"""Any clause; `kind` tells them apart."""

KIND_OF: Mapping[Section, type] = MappingProxyType(
    {
        Section.A: Statement,
        **dict.fromkeys(NEEDS, Need),
        Section.E: Outcome,
        **dict.fromkeys(PROVISION, Provision),
        Section.I: Placement,
        Section.J: Budget,
        Section.K: Advice,
    }
)
"""What kind of clause each section holds."""

_RANK = {section: rank for rank, section in enumerate(Section)}


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class PlanRecord:
    """All clauses of a plan, section after section.

    Raises ValueError when two clauses share an id, stand in the wrong order or in a section of
    another kind, or are too many. Links to clauses that are not there are gaps (`check.py`), no
    errors: a plan is read as it was written.
    """

    clauses: Annotated[
        tuple[Annotated[Clause, Field(discriminator="kind")], ...], Field(max_length=MOST_CLAUSES)
    ] = ()

    def __post_init__(self) -> None:
        seen: set[str] = set()
        rank = 0
        for clause in self.clauses:
            if not isinstance(clause, KIND_OF[clause.section]):
                raise ValueError(f"Section {clause.section} holds no {clause.kind}")
            if clause.clause_id in seen:
                raise ValueError(f"Two clauses have the id {clause.clause_id}")
            if _RANK[clause.section] < rank:
                raise ValueError(f"Section {clause.section} stands after a later section")
            seen.add(clause.clause_id)
            rank = _RANK[clause.section]

    def of(self, section: Section) -> tuple[Clause, ...]:
        """The clauses of a section."""
        return tuple(clause for clause in self.clauses if clause.section is section)

    def find(self, clause_id: str) -> Clause | None:
        """The clause of that id, or None."""
        return next((one for one in self.clauses if one.clause_id == clause_id), None)

    def labels(self) -> dict[str, str]:
        """What people call each clause, by id: its section and its place in it ("F3")."""
        count: dict[Section, int] = {}
        found: dict[str, str] = {}
        for clause in self.clauses:
            count[clause.section] = count.get(clause.section, 0) + 1
            joint = "-" if clause.section[-1].isdigit() else ""
            found[clause.clause_id] = f"{clause.section}{joint}{count[clause.section]}"
        return found


def in_order(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """The clauses section after section, each section in the order given."""
    return tuple(sorted(clauses, key=lambda clause: _RANK[clause.section]))

"""What can become true of advice, views and papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.plan.advice.vocabulary import Contributor, ViewsForm, ViewsOf


@dataclass(frozen=True, slots=True)
class ContributorInvited:
    """Somebody was invited and asked for advice; `last_day_on` is the last lawful day for that (R4)."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R4"
    number: int
    contributor_id: str
    part: Contributor
    invited_on: date
    last_day_on: date
    kind: Literal["contributor_invited"] = "contributor_invited"


@dataclass(frozen=True, slots=True)
class AdviceGiven:
    """Somebody who was asked gave advice."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R5"
    number: int
    narrative_id: str
    document_id: str
    given_on: date
    kind: Literal["advice_given"] = "advice_given"


@dataclass(frozen=True, slots=True)
class ReviewViewsRecorded:
    """The child or the parents said what they want to say."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R5"
    whose: ViewsOf
    form: ViewsForm
    narrative_id: str
    document_id: str
    recorded_on: date
    kind: Literal["review_views_recorded"] = "review_views_recorded"


@dataclass(frozen=True, slots=True)
class PapersCirculated:
    """Advice and views went to everybody who is invited."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "R5"
    circulated_on: date
    kind: Literal["papers_circulated"] = "papers_circulated"


AdviceEvent = ContributorInvited | AdviceGiven | ReviewViewsRecorded | PapersCirculated

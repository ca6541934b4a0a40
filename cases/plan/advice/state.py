"""The advice, the views and the papers of the newest review."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.plan.advice.vocabulary import Contributor, ViewsForm, ViewsOf


@dataclass(frozen=True, slots=True)
class AdviceRequest:
    """One person who was invited and asked for advice; `number` counts them in a review from 1."""

    number: int
    contributor_id: str
    part: Contributor
    invited_on: date
    given_on: date | None = None
    narrative_id: str = ""
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class ReviewViews:
    """What the child or the parents say: words under an id, or a picture or recording."""

    whose: ViewsOf
    form: ViewsForm
    narrative_id: str
    document_id: str
    recorded_on: date


@dataclass(frozen=True, slots=True)
class Advice:
    """Everything that is collected for one meeting; it begins anew with the next review."""

    requests: tuple[AdviceRequest, ...] = ()
    views: tuple[ReviewViews, ...] = ()
    circulated_on: date | None = None

    def find(self, number: int) -> AdviceRequest | None:
        """The request of that number, or None."""
        return next((one for one in self.requests if one.number == number), None)

"""What was said for the coming review: whom the host asked, what came, and what the family says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from api.scene import Scene
from api.words import plan as words


@dataclass(frozen=True, slots=True)
class SaidView:
    """One thing that somebody said, or is still to say. `document_id` leads to a file, if any."""

    who: str
    how: str
    words: str
    document_id: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class ReviewView:
    """Advice and views of the newest review, and what was asked of the plan beside it."""

    advice: tuple[SaidView, ...]
    views: tuple[SaidView, ...]
    asked: tuple[SaidView, ...]
    next_places: tuple[str, ...]


def review_view(scene: Scene) -> ReviewView:
    """What the page of a plan shows about its review."""
    return ReviewView(
        tuple(_advice(scene)),
        tuple(_views(scene)),
        tuple(_asked(scene)),
        tuple(words.PHASE_MOVES[move.move] for move in scene.plan.phases.open),
    )


def _advice(scene: Scene) -> Iterable[SaidView]:
    people = scene.stores.people.named(
        tuple(one.contributor_id for one in scene.plan.advice.requests)
    )
    for one in scene.plan.advice.requests:
        person = people.get(one.contributor_id)
        yield SaidView(
            person.display_name if person is not None else "Somebody",
            words.CONTRIBUTORS[one.part],
            _said(scene, one.narrative_id),
            one.document_id,
            one.given_on is not None,
        )


def _views(scene: Scene) -> Iterable[SaidView]:
    for one in scene.plan.advice.views:
        yield SaidView(
            words.VIEWS_OF[one.whose],
            words.VIEWS_FORMS[one.form],
            _said(scene, one.narrative_id),
            one.document_id,
            is_here=True,
        )


def _asked(scene: Scene) -> Iterable[SaidView]:
    """Why an early review or a new assessment was asked for, and what the council answered."""
    plan = scene.plan
    for title, found in (
        ("Early review", plan.early),
        ("New assessment", plan.reassessment),
    ):
        if found.asked_on is not None:
            yield SaidView(title, "Why", _said(scene, found.narrative_id), "", is_here=True)
        if found.answered_on is not None:
            how = "The answer is yes" if found.agreed else "The answer is no"
            yield SaidView(title, how, _said(scene, found.answer_id), "", is_here=True)


def _said(scene: Scene, narrative_id: str) -> str:
    kept = scene.stores.people.narrative(narrative_id) if narrative_id else None
    return kept.words if kept is not None else ""

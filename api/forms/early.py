"""The forms of an early review."""

from __future__ import annotations

from api.asks import early as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.field import Field, FieldKind
from api.forms.plan_years import why_field
from api.forms.reading import Answers
from api.scene import Scene
from cases.plan.early import commands as c


def _is_asked(scene: Scene) -> bool:
    early = scene.plan.early
    return early.asked_on is not None and early.answered_on is None and not scene.plan.is_closed


def _may_ask(scene: Scene) -> bool:
    review = scene.plan.review
    runs = review.meeting_on is not None and review.closed_on is None
    return not runs and not _is_asked(scene) and not scene.plan.is_closed


def _answer(scene: Scene, answers: Answers) -> Ask:
    return asks.AnswerEarlyReview(agrees=answers.is_yes("agrees"), words=answers.text("words"))


def _answer_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "agrees",
            "Do you review the plan early?",
            FieldKind.YES_NO,
            missing="Choose yes or no",
        ),
        why_field("What is your reason?"),
    )


ACTIONS = (
    Action(
        "early-review",
        "plan",
        c.AskEarlyReview,
        "Ask for an early review",
        "Send to the council",
        lambda scene, answers: asks.AskEarlyReview(words=answers.text("words")),
        fields=lambda scene: (why_field("Why should the review be early?"),),
        offered=_may_ask,
    ),
    Action(
        "early-review-answer",
        "plan",
        c.AnswerEarlyReview,
        "Answer about an early review",
        "Send the answer",
        _answer,
        fields=_answer_fields,
        offered=_is_asked,
        steps=("answer_early_review",),
    ),
)

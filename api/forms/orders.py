"""After a decision: its orders kept or taken further, recommendations answered, the challenge."""

from __future__ import annotations

from api.asks import tribunal as asks
from api.asks.ask import Ask
from api.draft import NotUnderstood
from api.forms.action import Action
from api.forms.appeal import one_day, own_words, paper_options
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers
from api.scene import Scene
from api.words import appeal as words
from api.words import lists
from cases.actor import Role
from cases.clock import ClockStatus, find
from cases.dispute.tribunal import clock_ids as k
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal.state import Order, Recommendation
from cases.dispute.tribunal.vocabulary import (
    AnswerRoute,
    EscalationRoute,
    ReviewAsked,
    ReviewRuling,
)
from rules.recommendation import Answer


def _open_orders(scene: Scene) -> tuple[Order, ...]:
    return () if scene.dispute.is_closed else scene.dispute.tribunal.open_orders


def _order_field(orders: tuple[Order, ...]) -> Field:
    return Field(
        "order_id",
        "Which order?",
        FieldKind.CHOICE,
        missing="Choose the order",
        options=tuple(
            Option(order.made.order_id, lists.PROMISES[order.made.order]) for order in orders
        ),
    )


def _kept_fields(scene: Scene) -> tuple[Field, ...]:
    fields = [
        _order_field(_open_orders(scene)),
        one_day("kept_on", "Which day was it done?", "the day it was done"),
    ]
    proofs = paper_options(scene)
    if proofs:
        fields.append(
            Field(
                "document_id",
                "Which paper proves it?",
                FieldKind.SELECT,
                hint="Leave this empty when there is none.",
                required=False,
                options=proofs,
            )
        )
    return tuple(fields)


def _kept(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordOrderKept(
        order_id=answers.text("order_id"),
        kept_on=answers.needed_day("kept_on"),
        document_id=answers.text("document_id"),
    )


def _broken(scene: Scene) -> tuple[Order, ...]:
    return tuple(order for order in _open_orders(scene) if order.breached_on is not None)


def _escalate_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        _order_field(_broken(scene)),
        Field(
            "route",
            "Where do you take it?",
            FieldKind.CHOICE,
            hint="Judicial review must be asked for quickly, and within 3 months (O11).",
            missing="Choose where you take it",
            options=options(words.ROUTES),
        ),
        own_words("What do you want to say?", required=False),
    )


def _escalate(scene: Scene, answers: Answers) -> Ask:
    return asks.EscalateOrderBreach(
        order_id=answers.text("order_id"),
        route=EscalationRoute(answers.text("route")),
        words=answers.text("words"),
    )


def _unanswered(scene: Scene) -> tuple[Recommendation, ...]:
    return () if scene.dispute.is_closed else scene.dispute.tribunal.open_recommendations


def _answer_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "recommendation_id",
            "Which recommendation?",
            FieldKind.CHOICE,
            missing="Choose the recommendation",
            options=tuple(
                Option(one.made.recommendation_id, words.SUBJECTS[one.made.subject])
                for one in _unanswered(scene)
            ),
        ),
        Field(
            "says",
            "What does the answer say?",
            FieldKind.CHOICES,
            hint="Nobody must follow it, but then reasons are owed (X2).",
            missing="Choose what it says",
            options=options(words.SAYS),
        ),
        one_day("answered_on", "Which day was it answered?", "the day of the answer"),
    )


def _answer(scene: Scene, answers: Answers) -> Ask:
    says = tuple(Answer(one) for one in answers.chosen("says"))
    if not says:
        raise NotUnderstood({"says": "Choose what it says"})
    return asks.RecordRecommendationAnswer(
        recommendation_id=answers.text("recommendation_id"),
        says=says,
        answered_on=answers.needed_day("answered_on"),
    )


def _overdue(scene: Scene) -> tuple[Recommendation, ...]:
    return tuple(one for one in _unanswered(scene) if one.unanswered_on is not None)


def _further_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "recommendation_id",
            "Which recommendation got no answer?",
            FieldKind.CHOICE,
            missing="Choose the recommendation",
            options=tuple(
                Option(one.made.recommendation_id, words.SUBJECTS[one.made.subject])
                for one in _overdue(scene)
            ),
        ),
        Field(
            "route",
            "Where do you take it?",
            FieldKind.CHOICE,
            hint="Judicial review must be asked for quickly, and within 3 months (X7).",
            missing="Choose where you take it",
            options=options(words.ANSWER_ROUTES),
        ),
        own_words("What do you want to say?", required=False),
    )


def _further(scene: Scene, answers: Answers) -> Ask:
    return asks.EscalateRecommendation(
        recommendation_id=answers.text("recommendation_id"),
        route=AnswerRoute(answers.text("route")),
        words=answers.text("words"),
    )


def _challenge_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "asked",
            "What do you ask for?",
            FieldKind.CHOICE,
            missing="Choose what you ask for",
            options=options(words.ASKED),
        ),
        own_words("What is wrong with the decision?"),
    )


def _challenge(scene: Scene, answers: Answers) -> Ask:
    return asks.AskForReview(asked=ReviewAsked(answers.text("asked")), words=answers.text("words"))


def _may_challenge(scene: Scene) -> bool:
    clock = find(scene.dispute.clocks, k.CHALLENGE)
    if scene.dispute.tribunal.not_admitted_on is not None and scene.viewer.role is not Role.FAMILY:
        return False
    return clock is not None and clock.status is ClockStatus.RUNNING


def _review(scene: Scene, answers: Answers) -> Ask:
    return asks.RuleOnReview(ruling=ReviewRuling(answers.text("ruling")))


def _review_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "ruling",
            "What is the ruling?",
            FieldKind.CHOICE,
            missing="Choose the ruling",
            options=options(words.RULINGS),
        ),
    )


ACTIONS = (
    Action(
        "order-kept",
        "dispute",
        c.RecordOrderKept,
        "Say that an order was kept",
        "Save",
        _kept,
        fields=_kept_fields,
        offered=lambda scene: bool(_open_orders(scene)),
        steps=("keep_order", "mend_order"),
    ),
    Action(
        "escalate-order",
        "dispute",
        c.EscalateOrderBreach,
        "Take a broken order further",
        "Save",
        _escalate,
        fields=_escalate_fields,
        offered=lambda scene: bool(_broken(scene)),
        steps=("follow_up_order",),
    ),
    Action(
        "answer-recommendation",
        "dispute",
        c.RecordRecommendationAnswer,
        "Record the answer to a recommendation",
        "Save the answer",
        _answer,
        fields=_answer_fields,
        offered=lambda scene: bool(_unanswered(scene)),
        steps=("answer_recommendation",),
    ),
    Action(
        "escalate-recommendation",
        "dispute",
        c.EscalateRecommendation,
        "Take a missing answer further",
        "Save",
        _further,
        fields=_further_fields,
        offered=lambda scene: bool(_overdue(scene)),
        steps=("follow_up_recommendation",),
    ),
    Action(
        "challenge",
        "dispute",
        c.AskForReview,
        "Challenge the decision",
        "Send the challenge",
        _challenge,
        fields=_challenge_fields,
        offered=_may_challenge,
        steps=("look_at_refusal",),
    ),
    Action(
        "rule-on-challenge",
        "dispute",
        c.RuleOnReview,
        "Record the ruling on the challenge",
        "Save the ruling",
        _review,
        fields=_review_fields,
        offered=lambda scene: scene.dispute.tribunal.challenge is not None,
        steps=("rule_on_review",),
        is_grave=True,
    ),
)

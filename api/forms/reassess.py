"""The forms of a re-assessment."""

from __future__ import annotations

from api.asks import reassess as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.field import Field, FieldKind, options
from api.forms.plan_years import why_field
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from cases.plan.reassess import commands as c
from rules.notice import NoticeItem


def _may_ask(scene: Scene) -> bool:
    found = scene.plan.reassessment
    runs = found.asked_on is not None and (found.answered_on is None or _is_agreed(scene))
    return not runs and not scene.plan.is_closed


def _is_asked(scene: Scene) -> bool:
    found = scene.plan.reassessment
    return found.asked_on is not None and found.answered_on is None and not scene.plan.is_closed


def _is_agreed(scene: Scene) -> bool:
    found = scene.plan.reassessment
    return bool(found.agreed) and found.issued_on is None and not scene.plan.is_closed


def _notice_field(hint: str) -> Field:
    return Field(
        "notice",
        "What does your letter to the family say?",
        FieldKind.CHOICES,
        hint=hint,
        required=False,
        options=options(lists.NOTICE_ITEMS),
    )


def _answer_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "agrees",
            "Will you assess the needs anew?",
            FieldKind.YES_NO,
            missing="Choose yes or no",
        ),
        Field(
            "necessary",
            "Is another assessment necessary?",
            FieldKind.YES_NO,
            missing="Choose yes or no",
        ),
        Field(
            "last_assessed_on",
            "When were the needs assessed last?",
            FieldKind.DAY,
            hint="Leave this empty when you do not know it.",
            what="the day of the last assessment",
            required=False,
        ),
        why_field("What is your reason?"),
        _notice_field("All of this must be in it when you say no (M1)."),
    )


def _answer(scene: Scene, answers: Answers) -> Ask:
    return asks.AnswerReassessment(
        agrees=answers.is_yes("agrees"),
        necessary=answers.is_yes("necessary"),
        last_assessed_on=answers.day("last_assessed_on"),
        notice=_notice(answers),
        words=answers.text("words"),
    )


def _notice(answers: Answers) -> tuple[NoticeItem, ...]:
    return tuple(NoticeItem(item) for item in answers.chosen("notice"))


ACTIONS = (
    Action(
        "reassessment",
        "plan",
        c.AskReassessment,
        "Ask for a new assessment of needs",
        "Send to the council",
        lambda scene, answers: asks.AskReassessment(words=answers.text("words")),
        fields=lambda scene: (why_field("Why should the needs be assessed anew?"),),
        offered=_may_ask,
    ),
    Action(
        "reassessment-answer",
        "plan",
        c.AnswerReassessment,
        "Answer about a new assessment",
        "Send the answer to the family",
        _answer,
        fields=_answer_fields,
        offered=_is_asked,
        steps=("answer_reassessment",),
    ),
    Action(
        "reassessed-plan",
        "plan",
        c.IssueReassessedPlan,
        "Send the final plan after the new assessment",
        "The final plan was sent today",
        lambda scene, answers: asks.IssueReassessedPlan(notice=_notice(answers)),
        fields=lambda scene: (
            _notice_field("All of this must be in the letter with the final plan (A17)."),
        ),
        offered=_is_agreed,
        steps=("issue_reassessed_plan",),
    ),
)

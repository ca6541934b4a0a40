"""The forms for ending a plan."""

from __future__ import annotations

from api.asks import ending as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.field import Field, FieldKind, options
from api.forms.plan_years import is_open, why_field
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from api.words import plan as words
from cases.plan.ending import commands as c
from cases.plan.vocabulary import PlanStage
from rules.notice import NoticeItem
from rules.reassessment import EndingGround


def _heard(name: str, label: str) -> Field:
    return Field(name, label, FieldKind.YES_NO, missing="Choose yes or no")


def _consult_fields(scene: Scene) -> tuple[Field, ...]:
    named = scene.plan.parties.setting_id
    head = _heard("head_consulted", "Did you ask the head of the school or college?")
    return (
        Field(
            "ground",
            "Why might the plan end?",
            FieldKind.CHOICE,
            missing="Choose why",
            options=options(words.ENDING_GROUNDS),
        ),
        _heard("family_consulted", "Did you ask the family?"),
        *((head,) if named else ()),
        why_field("What did they say?"),
    )


def _consult(scene: Scene, answers: Answers) -> Ask:
    named = bool(scene.plan.parties.setting_id)
    return asks.ConsultBeforeEnding(
        ground=EndingGround(answers.text("ground")),
        family_consulted=answers.is_yes("family_consulted"),
        head_consulted=answers.is_yes("head_consulted") if named else None,
        words=answers.text("words"),
    )


def _end_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        why_field("Why do you end the plan?"),
        Field(
            "notice",
            "What does your letter to the family say?",
            FieldKind.CHOICES,
            hint="All of this must be in it (M1, R27).",
            required=False,
            options=options(lists.NOTICE_ITEMS),
        ),
    )


def _end(scene: Scene, answers: Answers) -> Ask:
    notice = tuple(NoticeItem(item) for item in answers.chosen("notice"))
    return asks.DecideToEnd(notice=notice, words=answers.text("words"))


def _may_end(scene: Scene) -> bool:
    plan = scene.plan
    return plan.stage is PlanStage.BETWEEN_REVIEWS and bool(plan.consultation.consulted_on)


ACTIONS = (
    Action(
        "consult",
        "plan",
        c.ConsultBeforeEnding,
        "Record that you asked about ending the plan",
        "Save what was said",
        _consult,
        fields=_consult_fields,
        offered=is_open,
    ),
    Action(
        "end-plan",
        "plan",
        c.DecideToEnd,
        "End the plan outside a review",
        "Send the decision to the family",
        _end,
        fields=_end_fields,
        offered=_may_end,
        is_grave=True,
    ),
)

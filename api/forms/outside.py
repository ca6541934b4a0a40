"""The forms of a change outside a review."""

from __future__ import annotations

from api.asks import outside as asks
from api.forms.action import Action
from api.forms.field import Field, FieldKind, options
from api.forms.line import Line, Lines
from api.forms.plan_years import why_field
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from cases.plan.outside import commands as c
from cases.plan.vocabulary import PlanStage
from rules.notice import NoticeItem


def _may_propose(scene: Scene) -> bool:
    plan = scene.plan
    return plan.stage is PlanStage.BETWEEN_REVIEWS and not plan.outside.is_open


def _is_open(scene: Scene) -> bool:
    return scene.plan.outside.is_open and not scene.plan.is_closed


def _may_say(scene: Scene) -> bool:
    return _is_open(scene) and scene.plan.outside.said_on is None


def _notice_field() -> Field:
    return Field(
        "notice",
        "What does your letter to the family say?",
        FieldKind.CHOICES,
        hint="All of this must be in it (M1).",
        required=False,
        options=options(lists.NOTICE_ITEMS),
    )


def _notice(answers: Answers) -> tuple[NoticeItem, ...]:
    return tuple(NoticeItem(item) for item in answers.chosen("notice"))


def _proposal(scene: Scene) -> Lines:
    kept = scene.stores.people.narrative(scene.plan.outside.narrative_id)
    if kept is None:
        return ()
    return (Line(f"The council proposes: “{kept.words}”", is_quoted=True),)


ACTIONS = (
    Action(
        "propose-change",
        "plan",
        c.ProposeChange,
        "Propose changes outside a review",
        "Send the changes to the family",
        lambda scene, answers: asks.ProposeChange(words=answers.text("words")),
        fields=lambda scene: (why_field("Which changes do you propose?"),),
        offered=_may_propose,
    ),
    Action(
        "say-about-change",
        "plan",
        c.SayAboutChange,
        "Say what you think of the changes outside a review",
        "Send to the council",
        lambda scene, answers: asks.SayAboutChange(words=answers.text("words")),
        fields=lambda scene: (why_field("What do you think of the changes?"),),
        lines=_proposal,
        offered=_may_say,
    ),
    Action(
        "finish-change",
        "plan",
        c.FinishChange,
        "Make the changed plan final",
        "The final plan was sent today",
        lambda scene, answers: asks.FinishChange(notice=_notice(answers)),
        fields=lambda scene: (_notice_field(),),
        offered=_is_open,
        steps=("finish_change",),
    ),
    Action(
        "drop-change",
        "plan",
        c.DropChange,
        "Leave the plan without these changes",
        "Send this to the family",
        lambda scene, answers: asks.DropChange(
            notice=_notice(answers), words=answers.text("words")
        ),
        fields=lambda scene: (why_field("Why do you leave the plan as it is?"), _notice_field()),
        offered=_is_open,
    ),
)

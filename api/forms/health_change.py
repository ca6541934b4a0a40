"""The forms for a change of health body."""

from __future__ import annotations

from api.asks import health_change as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.field import Field, FieldKind, options
from api.forms.plan_years import is_open, why_field
from api.forms.reading import Answers
from api.scene import Scene
from api.words import plan as words
from cases.plan.health import commands as c
from cases.plan.health.vocabulary import HealthAsks


def _note(scene: Scene, answers: Answers) -> Ask:
    return asks.NoteHealthChange(
        changes_on=answers.needed_day("changes_on"), aware_on=answers.day("aware_on")
    )


def _note_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "changes_on",
            "From which day is the other health body responsible?",
            FieldKind.DAY,
            missing="Enter the day of the change",
            what="the day of the change",
        ),
        Field(
            "aware_on",
            "When did the old health body learn of it?",
            FieldKind.DAY,
            hint="Leave this empty when it knew long before.",
            what="the day on which it learned of it",
            required=False,
        ),
    )


def _waits(scene: Scene) -> bool:
    health = scene.plan.health
    return health.changes_on is not None and health.told_on is None and is_open(scene)


def _may_ask(scene: Scene) -> bool:
    health = scene.plan.health
    return health.told_on is not None and health.asked_on is None and is_open(scene)


def _asks(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordHealthAsks(asks=HealthAsks(answers.text("asks")), words=answers.text("words"))


def _asks_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "asks",
            "What does the new health body ask for?",
            FieldKind.CHOICE,
            missing="Choose what it asks for",
            options=options(words.HEALTH_ASKS),
        ),
        why_field("What can it not give?"),
    )


ACTIONS = (
    Action(
        "health-body",
        "plan",
        c.NoteHealthChange,
        "Say that another health body is responsible",
        "Save the change",
        _note,
        fields=_note_fields,
        offered=is_open,
    ),
    Action(
        "health-body-told",
        "plan",
        c.RecordHealthTold,
        "Record that the new health body was told",
        "Save the day",
        lambda scene, answers: asks.RecordHealthTold(told_on=answers.needed_day("told_on")),
        fields=lambda scene: (
            Field(
                "told_on",
                "On which day was it told?",
                FieldKind.DAY,
                missing="Enter the day",
                what="the day on which it was told",
            ),
        ),
        offered=_waits,
        steps=("record_health_told",),
    ),
    Action(
        "health-body-asks",
        "plan",
        c.RecordHealthAsks,
        "Record what the new health body asks for",
        "Save the request",
        _asks,
        fields=_asks_fields,
        offered=_may_ask,
    ),
)

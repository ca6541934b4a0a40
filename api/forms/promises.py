"""Promises of an agreement: said to be broken, taken further, changed in writing."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.agreement import open_promises, promise_words
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from cases.dispute.register import commands as c
from cases.dispute.register.vocabulary import BreachPath
from cases.dispute.state import Promise
from cases.dispute.vocabulary import Side


def _which(scene: Scene, promises: tuple[Promise, ...]) -> Field:
    return Field(
        "promise_id",
        "Which promise?",
        FieldKind.CHOICE,
        missing="Choose the promise",
        options=tuple(
            Option(promise.made.promise_id, promise_words(scene, promise)) for promise in promises
        ),
    )


def _note_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        _which(scene, open_promises(scene)),
        Field(
            "words",
            "What happened, or did not happen?",
            FieldKind.WORDS,
            hint="Both sides and the mediator read this.",
            missing="Say what happened",
            limit=5000,
        ),
    )


def _note(scene: Scene, answers: Answers) -> Ask:
    return asks.NoteBreach(promise_id=answers.text("promise_id"), words=answers.text("words"))


def _broken(scene: Scene) -> tuple[Promise, ...]:
    """Promises of the council that are late, or that a side says are not being kept."""
    noted = {found.promise_id for found in scene.dispute.register.noted}
    return tuple(
        promise
        for promise in open_promises(scene)
        if promise.made.owner is Side.AUTHORITY
        and (promise.breached_on or promise.made.promise_id in noted)
    )


def _escalate_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        _which(scene, _broken(scene)),
        Field(
            "path",
            "What do you want to do?",
            FieldKind.CHOICE,
            hint="You can choose another way later, too.",
            missing="Choose what you want to do",
            options=options(lists.BREACH_PATHS),
        ),
    )


def _escalate(scene: Scene, answers: Answers) -> Ask:
    path = BreachPath(answers.text("path"))
    return asks.EscalateBreach(promise_id=answers.text("promise_id"), path=path)


def _amend_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        _which(scene, open_promises(scene)),
        Field(
            "agreed_due_on",
            "What is the new last day?",
            FieldKind.DAY,
            missing="Enter the new last day",
            what="the new last day",
        ),
        Field(
            "words",
            "What do you agree to?",
            FieldKind.WORDS,
            hint="The law asks for another time to be agreed in writing. Leave this empty if the day "
            "says it all.",
            required=False,
            limit=2000,
        ),
    )


def _amend(scene: Scene, answers: Answers) -> Ask:
    return asks.AmendPromise(
        promise_id=answers.text("promise_id"),
        agreed_due_on=answers.needed_day("agreed_due_on"),
        words=answers.text("words"),
    )


def _any_open(scene: Scene) -> bool:
    return bool(open_promises(scene)) and not scene.dispute.is_closed


ACTIONS = (
    Action(
        "breach",
        "dispute",
        c.NoteBreach,
        "Say that a promise is not being kept",
        "Send",
        _note,
        fields=_note_fields,
        offered=_any_open,
    ),
    Action(
        "escalate",
        "dispute",
        c.EscalateBreach,
        "Take a broken promise further",
        "Go on",
        _escalate,
        fields=_escalate_fields,
        lines=lambda scene: (
            "If you complain, a letter to the council is made ready for you to sign.",
            "A judge must be asked quickly, and within 3 months. You can go back to the tribunal "
            "only while there is time to appeal.",
        ),
        offered=lambda scene: bool(_broken(scene)) and not scene.dispute.is_closed,
    ),
    Action(
        "amend-promise",
        "dispute",
        c.AmendPromise,
        "Agree another last day for a promise",
        "Save the day",
        _amend,
        fields=_amend_fields,
        lines=lambda scene: (
            "Both sides must name the same day here. Until then the old last day counts (M18).",
        ),
        offered=_any_open,
        steps=("answer_amendment",),
    ),
)

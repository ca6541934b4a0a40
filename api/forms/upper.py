"""The Upper Tribunal, and what the tribunal does about a side that does not keep to its directions."""

from __future__ import annotations

from api.asks import tribunal as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.appeal import one_day, own_words
from api.forms.field import Field, FieldKind, options
from api.forms.order_fields import order_fields, orders_of
from api.forms.reading import Answers
from api.scene import Scene
from api.words import appeal as words
from api.words import lists
from cases.actor import Role
from cases.clock import ClockStatus, find
from cases.dispute.tribunal import clock_ids as k
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal.vocabulary import Sanction, UpperOutcome
from cases.dispute.vocabulary import Side


def _may_go_up(scene: Scene) -> bool:
    clock = find(scene.dispute.clocks, k.UPPER_TRIBUNAL)
    runs = clock is not None and clock.status is ClockStatus.RUNNING
    late = scene.dispute.tribunal.not_admitted_on is not None
    return runs and not (late and scene.viewer.role is not Role.FAMILY)


def _lodge(scene: Scene, answers: Answers) -> Ask:
    return asks.LodgeUpperAppeal(words=answers.text("words"))


def _outcome_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "outcome",
            "What did the Upper Tribunal decide?",
            FieldKind.CHOICE,
            missing="Choose what it decided",
            options=options(words.UPPER),
        ),
        one_day("decided_on", "Which day did it decide?", "the day of its decision"),
        *order_fields(needed=False),
    )


def _outcome(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordUpperOutcome(
        outcome=UpperOutcome(answers.text("outcome")),
        decided_on=answers.needed_day("decided_on"),
        orders=orders_of(answers),
    )


def _sanction_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "sanction",
            "What did the tribunal do?",
            FieldKind.CHOICE,
            hint="The council can be barred only after a warning (T26).",
            missing="Choose what it did",
            options=options(words.SANCTIONS),
        ),
        Field(
            "side",
            "About whom?",
            FieldKind.CHOICE,
            missing="Choose the side",
            options=options(lists.SIDES),
        ),
        own_words("The reasons", hint="Both sides read this."),
    )


def _sanction(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordSanction(
        sanction=Sanction(answers.text("sanction")),
        side=Side(answers.text("side")),
        words=answers.text("words"),
    )


ACTIONS = (
    Action(
        "upper-tribunal",
        "dispute",
        c.LodgeUpperAppeal,
        "Go to the Upper Tribunal",
        "Say that the Upper Tribunal was asked today",
        _lodge,
        fields=lambda scene: (own_words("What is wrong in law?", required=False),),
        offered=_may_go_up,
        is_grave=True,
    ),
    Action(
        "upper-outcome",
        "dispute",
        c.RecordUpperOutcome,
        "Record what the Upper Tribunal decided",
        "Save the outcome",
        _outcome,
        fields=_outcome_fields,
        lines=lambda scene: ("Write down orders only when it changed the decision.",),
        offered=lambda scene: scene.dispute.tribunal.upper_is_pending,
        steps=("record_upper_outcome",),
        is_grave=True,
    ),
    Action(
        "sanction",
        "dispute",
        c.RecordSanction,
        "Record a warning, a bar or costs",
        "Save",
        _sanction,
        fields=_sanction_fields,
        offered=lambda scene: (
            scene.dispute.referral.registered_on is not None and not scene.dispute.is_closed
        ),
        is_grave=True,
    ),
)

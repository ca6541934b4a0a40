"""Moves into and out of settings."""

from __future__ import annotations

from api.asks import placements as asks
from api.asks.ask import Ask
from api.draft import NotUnderstood
from api.forms.action import Action
from api.forms.choice import name_of
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers
from api.scene import Scene
from api.words import places as words
from cases.plan.placements import commands as c
from cases.plan.placements.vocabulary import EndReason, StartReason


def _may_start(scene: Scene) -> bool:
    return not scene.plan.is_closed


def _start_fields(scene: Scene) -> tuple[Field, ...]:
    version = scene.stores.inclusion_plans.in_force(scene.plan.parties.authority_id, scene.now.on)
    settings = version.text.settings if version is not None else ()
    main = scene.plan.placements.main
    leaves: tuple[Field, ...] = ()
    if main is not None:
        leaves = (
            Field(
                "leaves_for",
                f"Why did the child leave {name_of(scene, main.setting_id)}?",
                FieldKind.CHOICE,
                missing="Choose why the child left",
                options=options(words.ENDS),
                shown_when=("is_main", ("yes",)),
            ),
        )
    return (
        Field(
            "setting_id",
            "Where did the child come?",
            FieldKind.SELECT,
            hint="These are the schools, colleges and providers of the inclusion plan.",
            missing="Choose where the child came",
            options=tuple(Option(one.setting_id, one.name) for one in settings),
        ),
        Field(
            "is_main",
            "Is this now the main school or college?",
            FieldKind.YES_NO,
            hint="If not, the child goes there besides.",
            missing="Choose yes or no",
        ),
        *leaves,
        Field(
            "started_on",
            "First day there",
            FieldKind.DAY,
            missing="Enter the first day there",
            what="the first day there",
        ),
        Field(
            "reason",
            "Why did the child come?",
            FieldKind.CHOICE,
            missing="Choose why the child came",
            options=options(words.STARTS),
        ),
        Field(
            "planned_until",
            "Last day that is planned",
            FieldKind.DAY,
            hint="Alternative provision must have one.",
            what="the last day that is planned",
            required=False,
        ),
    )


def _start(scene: Scene, answers: Answers) -> Ask:
    leaves = answers.text("leaves_for")
    return asks.StartPlacement(
        setting_id=answers.text("setting_id"),
        is_main=answers.is_yes("is_main"),
        started_on=answers.needed_day("started_on"),
        reason=StartReason(answers.text("reason")),
        planned_until=answers.day("planned_until"),
        leaves_for=EndReason(leaves) if leaves else None,
    )


def _has_placement(scene: Scene) -> bool:
    return bool(scene.plan.placements.current) and not scene.plan.is_closed


def _which(scene: Scene) -> Field:
    return Field(
        "placement_id",
        "Which placement?",
        FieldKind.CHOICE,
        missing="Choose the placement",
        options=tuple(
            Option(placement.placement_id, name_of(scene, placement.setting_id))
            for placement in scene.plan.placements.current
        ),
    )


def _replan_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        _which(scene),
        Field(
            "planned_until",
            "Until which day is it planned now?",
            FieldKind.DAY,
            missing="Enter the last day that is planned",
            what="the last day that is planned",
        ),
    )


def _replan(scene: Scene, answers: Answers) -> Ask:
    return asks.PlanPlacementEnd(
        placement_id=answers.text("placement_id"),
        planned_until=answers.needed_day("planned_until"),
    )


def _end_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        _which(scene),
        Field(
            "ended_on",
            "Last day there",
            FieldKind.DAY,
            missing="Enter the last day there",
            what="the last day there",
        ),
        Field(
            "reason",
            "Why did the child leave?",
            FieldKind.CHOICE,
            missing="Choose why the child left",
            options=options(words.ENDS),
        ),
    )


def _end(scene: Scene, answers: Answers) -> Ask:
    placement = scene.plan.placements.find(answers.text("placement_id"))
    if placement is None:
        raise NotUnderstood({"placement_id": "Choose one of the placements"})
    return asks.EndPlacement(
        placement_id=placement.placement_id,
        ended_on=answers.needed_day("ended_on"),
        reason=EndReason(answers.text("reason")),
    )


ACTIONS: tuple[Action, ...] = (
    Action(
        "start-placement",
        "plan",
        c.StartPlacement,
        "Record where the child came",
        "Record it",
        _start,
        _start_fields,
        offered=_may_start,
    ),
    Action(
        "plan-placement-end",
        "plan",
        c.PlanPlacementEnd,
        "Plan another last day",
        "Plan that day",
        _replan,
        _replan_fields,
        offered=_has_placement,
        link="Plan another last day of a placement",
    ),
    Action(
        "end-placement",
        "plan",
        c.EndPlacement,
        "Record that the child left",
        "Record it",
        _end,
        _end_fields,
        offered=_has_placement,
        steps=("decide_after_placement",),
    ),
)
"""The forms of placements."""

"""The forms of a plan that moves between authorities."""

from __future__ import annotations

from api.asks import transfer as asks
from api.asks.ask import Ask
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option
from api.forms.reading import Answers
from api.organisations import teams_of_kind
from api.scene import Scene
from cases.plan.transfer import commands as c

ELSEWHERE = "elsewhere"


def _note_fields(scene: Scene) -> tuple[Field, ...]:
    councils = teams_of_kind(scene.stores.people, "authority")
    return (
        Field(
            "moves_on",
            "On which day does the child move?",
            FieldKind.DAY,
            missing="Enter the day of the move",
            what="the day of the move",
        ),
        Field(
            "to_authority_id",
            "Which council is responsible there?",
            FieldKind.CHOICE,
            missing="Choose the council",
            options=(
                *(
                    Option(team.person_id, team.display_name)
                    for team in councils
                    if team.person_id != scene.plan.parties.authority_id
                ),
                Option(ELSEWHERE, "Another council, which does not keep its plans here"),
            ),
        ),
    )


def _note(scene: Scene, answers: Answers) -> Ask:
    chosen = answers.text("to_authority_id")
    return asks.NoteMove(
        moves_on=answers.needed_day("moves_on"),
        to_authority_id="" if chosen == ELSEWHERE else chosen,
    )


def _is_open(scene: Scene) -> bool:
    return not scene.plan.is_closed


def _is_leaving(scene: Scene) -> bool:
    return scene.plan.transfer.moves_on is not None and not scene.plan.is_closed


def _must_tell(scene: Scene) -> bool:
    transfer = scene.plan.transfer
    came = transfer.received_on is not None and transfer.told_on is None
    return came and not scene.plan.is_closed


ACTIONS = (
    Action(
        "moving-away",
        "plan",
        c.NoteMove,
        "Say that the child moves to another area",
        "Save the move",
        _note,
        fields=_note_fields,
        offered=_is_open,
    ),
    Action(
        "pass-on",
        "plan",
        c.PassPlanOn,
        "Pass the plan on to the new council",
        "Pass the plan on now",
        simple(asks.PassPlanOn),
        offered=_is_leaving,
        steps=("pass_plan_on",),
        is_grave=True,
    ),
    Action(
        "after-move",
        "plan",
        c.TellAfterTransfer,
        "Tell the family that you have the plan",
        "Send this to the family",
        lambda scene, answers: asks.TellAfterTransfer(will_assess=answers.is_yes("will_assess")),
        fields=lambda scene: (
            Field(
                "will_assess",
                "Will you assess the child’s needs anew?",
                FieldKind.YES_NO,
                missing="Choose yes or no",
            ),
        ),
        offered=_must_tell,
        steps=("tell_after_transfer",),
    ),
)

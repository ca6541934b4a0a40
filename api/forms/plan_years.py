"""The forms of a plan over the years: changes of phase, ages and rights."""

from __future__ import annotations

from datetime import date

from api.asks import plan_years as asks
from api.asks.ask import Ask
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers
from api.organisations import SETTING, teams_of_kind
from api.scene import Scene
from api.words import plan as words
from cases.plan.ages import commands as ages
from cases.plan.phase import commands as phase
from cases.plan.phase.vocabulary import PhaseMove
from rules.deadline import day_words

NO_PLACE = "none"


def why_field(label: str) -> Field:
    """A question for a reason in own words."""
    return Field("words", label, FieldKind.WORDS, missing="Give the reason", limit=20_000)


def place_field(scene: Scene, label: str, otherwise: str) -> Field:
    """A choice of a school or college, or of none."""
    settings = teams_of_kind(scene.stores.people, SETTING)
    return Field(
        "setting_id",
        label,
        FieldKind.SELECT,
        missing="Choose the school or college",
        options=(
            *(Option(team.person_id, team.display_name) for team in settings),
            Option(NO_PLACE, otherwise),
        ),
    )


def place(answers: Answers) -> str:
    """The id of the chosen place; empty for none."""
    chosen = answers.text("setting_id")
    return "" if chosen == NO_PLACE else chosen


def _open_moves(scene: Scene) -> bool:
    return bool(scene.plan.phases.open) and not scene.plan.is_closed


def _move_field(scene: Scene) -> Field:
    return Field(
        "moves_on",
        "Which move is it?",
        FieldKind.CHOICE,
        missing="Choose the move",
        options=tuple(
            Option(
                move.moves_on.isoformat(),
                words.PHASE_MOVES[move.move],
                f"The first day there is {day_words(move.moves_on)}.",
                "phase_move_expected",
            )
            for move in scene.plan.phases.open
        ),
    )


def _chosen_move(answers: Answers) -> date:
    return date.fromisoformat(answers.text("moves_on"))


def _expect_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "move",
            "Which move is it?",
            FieldKind.CHOICE,
            missing="Choose the move",
            options=options(words.PHASE_MOVES),
        ),
        Field(
            "moves_on",
            "What is the first day at the next place?",
            FieldKind.DAY,
            missing="Enter the first day at the next place",
            what="the first day",
        ),
    )


def _expect(scene: Scene, answers: Answers) -> Ask:
    move = PhaseMove(answers.text("move"))
    return asks.ExpectPhaseMove(move=move, moves_on=answers.needed_day("moves_on"))


def _name_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        _move_field(scene),
        place_field(scene, "Which school or college does the plan name?", "Only a kind of place"),
    )


def _name(scene: Scene, answers: Answers) -> Ask:
    return asks.NameNextPlace(moves_on=_chosen_move(answers), setting_id=place(answers))


def _drop(scene: Scene, answers: Answers) -> Ask:
    return asks.DropPhaseMove(moves_on=_chosen_move(answers), words=answers.text("words"))


def _capacity_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "can_decide",
            "Can the young person decide about the plan?",
            FieldKind.YES_NO,
            missing="Choose yes or no",
        ),
        why_field("How was this found out?"),
    )


def _capacity(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordPlanCapacity(
        can_decide=answers.is_yes("can_decide"), words=answers.text("words")
    )


def _rights_are_near(scene: Scene) -> bool:
    ends_on = scene.plan.ages.days.school_age_ends_on
    return ends_on is not None and not scene.plan.is_closed and (ends_on - scene.now.on).days < 400


def is_open(scene: Scene) -> bool:
    """Whether the plan goes on."""
    return not scene.plan.is_closed


ACTIONS = (
    Action(
        "next-move",
        "plan",
        phase.ExpectPhaseMove,
        "Enter a move to the next school or college",
        "Save the move",
        _expect,
        fields=_expect_fields,
        offered=is_open,
    ),
    Action(
        "next-place",
        "plan",
        phase.NameNextPlace,
        "Name the next school or college",
        "The plan names this place",
        _name,
        fields=_name_fields,
        offered=_open_moves,
        steps=("name_next_place",),
    ),
    Action(
        "no-move",
        "plan",
        phase.DropPhaseMove,
        "Say that a move will not come",
        "Take the move out",
        _drop,
        fields=lambda scene: (_move_field(scene), why_field("Why is there no such move?")),
        offered=_open_moves,
    ),
    Action(
        "child-ages",
        "plan",
        ages.RecordChildAges,
        "Work out the days that depend on age",
        "Work them out now",
        simple(asks.RecordChildAges),
        offered=is_open,
    ),
    Action(
        "young-person-decides",
        "plan",
        ages.RecordPlanCapacity,
        "Say if the young person can decide",
        "Save this",
        _capacity,
        fields=_capacity_fields,
        offered=_rights_are_near,
    ),
)

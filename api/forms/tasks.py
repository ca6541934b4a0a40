"""Tasks of a team: given to one person, handed over to a colleague."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.asks.tasks import colleagues
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option
from api.forms.reading import Answers
from api.scene import Scene
from api.words.steps import STEPS
from cases.kinds import KINDS
from cases.notice import Obligation
from cases.tasks import commands as c
from cases.tasks.decide import does, own_tasks

TEAM = "team"
"""The answer that gives a task back to everybody."""


def _people(scene: Scene) -> tuple[Option, ...]:
    return tuple(Option(person.person_id, person.display_name) for person in colleagues(scene))


def own(scene: Scene) -> tuple[Obligation, ...]:
    """The open tasks of the case that the viewer may give to a colleague."""
    owed = KINDS[scene.existing.kind].obligations(scene.state)
    return own_tasks(owed, scene.viewer.role)


def task_words(item: Obligation) -> str:
    """What a task is, to who does it."""
    words = STEPS.get(item.kind)
    return words.mine if words else item.kind.replace("_", " ").capitalize()


def _assign_fields(scene: Scene) -> tuple[Field, ...]:
    tasks = own(scene)
    return (
        Field(
            "task_id",
            "Which task?",
            FieldKind.CHOICE,
            missing="Choose a task",
            options=tuple(Option(item.task_id, task_words(item)) for item in tasks),
        ),
        Field(
            "person_id",
            "Who does it?",
            FieldKind.CHOICE,
            hint="Your team still owes the task. This says who of you does it.",
            missing="Choose who does it",
            options=(*_people(scene), Option(TEAM, "The whole team")),
        ),
        Field(
            "words",
            "Why? (optional)",
            FieldKind.WORDS,
            hint="Only your team reads this.",
            required=False,
            limit=5000,
        ),
    )


def _assign(scene: Scene, answers: Answers) -> Ask:
    person = answers.text("person_id")
    return asks.AssignTask(
        task_id=answers.text("task_id"),
        person_id="" if person == TEAM else person,
        words=answers.text("words"),
    )


def _hand_over_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "from_person_id",
            "Whose tasks?",
            FieldKind.CHOICE,
            missing="Choose whose tasks are handed over",
            options=_people(scene),
        ),
        Field(
            "to_person_id",
            "Who takes them?",
            FieldKind.CHOICE,
            missing="Choose who takes them",
            options=_people(scene),
        ),
        Field(
            "words",
            "What must your colleague know?",
            FieldKind.WORDS,
            hint="Only your team reads this.",
            missing="Write what your colleague must know",
            limit=5000,
        ),
    )


def _hand_over(scene: Scene, answers: Answers) -> Ask:
    return asks.HandOver(
        from_person_id=answers.text("from_person_id"),
        to_person_id=answers.text("to_person_id"),
        words=answers.text("words"),
    )


def _has_tasks(scene: Scene) -> bool:
    return bool(own(scene))


def _somebody_has_tasks(scene: Scene) -> bool:
    people = {person.person_id for person in colleagues(scene)}
    return any(does(scene.state, item) in people for item in own(scene))


def _actions(case_kind: str) -> tuple[Action, ...]:
    return (
        Action(
            "assign",
            case_kind,
            c.AssignTask,
            "Choose who does a task",
            "Save the choice",
            _assign,
            fields=_assign_fields,
            offered=_has_tasks,
        ),
        Action(
            "hand-over",
            case_kind,
            c.HandOver,
            "Hand over tasks to a colleague",
            "Hand them over",
            _hand_over,
            fields=_hand_over_fields,
            offered=_somebody_has_tasks,
        ),
    )


ACTIONS = tuple(action for kind in KINDS for action in _actions(kind))

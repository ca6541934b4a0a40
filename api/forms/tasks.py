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
from cases.dispute import commands as c
from cases.dispute.tasks.decide import does, own_tasks
from cases.notice import Obligation

TEAM = "team"
"""The answer that gives a task back to everybody."""


def _people(scene: Scene) -> tuple[Option, ...]:
    return tuple(Option(person.person_id, person.display_name) for person in colleagues(scene))


def _task(item: Obligation) -> str:
    words = STEPS.get(item.kind)
    return words.mine if words else item.kind.replace("_", " ").capitalize()


def _assign_fields(scene: Scene) -> tuple[Field, ...]:
    tasks = own_tasks(scene.dispute, scene.viewer.role)
    return (
        Field(
            "task_id",
            "Which task?",
            FieldKind.CHOICE,
            missing="Choose a task",
            options=tuple(Option(item.task_id, _task(item)) for item in tasks),
        ),
        Field(
            "person_id",
            "Who does it?",
            FieldKind.CHOICE,
            hint="Your team still owes the task. This says who of you does it.",
            missing="Choose who does it",
            options=(*_people(scene), Option(TEAM, "The whole team")),
        ),
    )


def _assign(scene: Scene, answers: Answers) -> Ask:
    person = answers.text("person_id")
    return asks.AssignTask(
        task_id=answers.text("task_id"), person_id="" if person == TEAM else person
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
    return bool(own_tasks(scene.dispute, scene.viewer.role))


def _somebody_has_tasks(scene: Scene) -> bool:
    people = {person.person_id for person in colleagues(scene)}
    tasks = own_tasks(scene.dispute, scene.viewer.role)
    return any(does(scene.dispute, item) in people for item in tasks)


ACTIONS = (
    Action(
        "assign",
        "dispute",
        c.AssignTask,
        "Choose who does a task",
        "Save the choice",
        _assign,
        fields=_assign_fields,
        offered=_has_tasks,
    ),
    Action(
        "hand-over",
        "dispute",
        c.HandOver,
        "Hand over tasks to a colleague",
        "Hand them over",
        _hand_over,
        fields=_hand_over_fields,
        offered=_somebody_has_tasks,
    ),
)

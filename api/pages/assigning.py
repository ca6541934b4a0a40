"""Several tasks given to one person at once: chosen, looked at, then filed one by one.

Each task is a command of its own under its own id, so that each has its own outcome and sending the
page twice does nothing twice. Why is always said, and the person reads it beside the task.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.asks.tasks import AssignTask
from api.desk import Desk, DeskHere, NotFound, Posted, PostedHere, ViewerHere, scene_of
from api.draft import Draft, NotUnderstood
from api.forms.field import Field, FieldKind, Option
from api.forms.reading import Answers, read
from api.forms.tasks import TEAM, own, task_words
from api.ids import Ids, case_reference, new_command_id, read_command_id
from api.organisations import workers_of
from api.pages.together import AT_MOST, Report, outcome_words
from api.permissions import may_act
from api.scene import Scene, real_now
from api.viewer import Viewer
from api.views.worklist import WorkItem, work_page
from cases.command import CommandRefused, Meta
from cases.kinds import KINDS
from cases.life import perform
from cases.tasks.decide import TEAMS, does
from store.people import Person

router = APIRouter(include_in_schema=False)

TASKS, ID_OF, SEEN = "tasks", "id-", "seen"
"""Names of the form's fields: the tasks that are ticked, before a task its command's id, and that
the preview was shown."""

_BETWEEN = "|"
"""Between the id of a case and that of its task, in the name of a task on the page."""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would become of one task: who does it, and why it will not go, when it will not."""

    name: str
    command_id: str
    reference: str
    words: str
    who: str
    refused: str = ""


def name_of(item: WorkItem) -> str:
    """A task on this page."""
    return f"{item.case_id}{_BETWEEN}{item.task_id}"


def _people(desk: Desk, viewer: Viewer) -> dict[str, Person]:
    """The people of the viewer's teams; raises `NotFound` for who works in none."""
    if viewer.role not in TEAMS or not viewer.teams:
        raise NotFound
    return {
        person.person_id: person
        for team in viewer.teams
        for person in workers_of(desk.stores.people, team)
    }


def _fields(people: dict[str, Person]) -> tuple[Field, ...]:
    return (
        Field(
            "person_id",
            "Who does them?",
            FieldKind.CHOICE,
            hint="Your team still owes the tasks. This says who of you does them.",
            missing="Choose who does them",
            options=(
                *(Option(person_id, one.display_name) for person_id, one in people.items()),
                Option(TEAM, "The whole team"),
            ),
        ),
        Field(
            "words",
            "Why?",
            FieldKind.WORDS,
            hint="Only your team reads this, beside each task.",
            missing="Write why",
            limit=5000,
        ),
    )


@router.get("/together/assign")
def show(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """The tasks of the viewer's teams, each with a box to tick."""
    return _form(request, desk, viewer, Answers({}))


@router.post("/together/assign")
async def filed(request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere) -> Response:
    """The preview of what was chosen; once that was seen, it is filed task by task."""
    answers, ticked = await to_thread.run_sync(_read, desk, viewer, form)
    if answers.errors:
        return await to_thread.run_sync(_form, request, desk, viewer, answers)
    if form.text(SEEN) != _chosen(answers, ticked):
        return await to_thread.run_sync(_preview, request, desk, viewer, answers, ticked)
    reports = [await _file(desk, viewer, answers, name, form) for name in ticked]
    values = {"step": {"title": "Give out several tasks"}, "reports": reports}
    return desk.pages.show(request, "together_done.html", values)


def _read(desk: Desk, viewer: Viewer, form: Posted) -> tuple[Answers, tuple[str, ...]]:
    answers = read(_fields(_people(desk, viewer)), form.raw)
    ticked = tuple(dict.fromkeys(form.raw.get(TASKS, ())))[:AT_MOST]
    if not ticked:
        answers.refuse(TASKS, "Tick at least one task", "task-1")
        answers.errors.sort(key=lambda error: error.name != TASKS)  # in the order of the page
    return answers, ticked


def _chosen(answers: Answers, ticked: Iterable[str]) -> str:
    """What the person has seen the preview of: another person, task or reason calls for another look."""
    text = "\n".join((answers.text("person_id"), answers.text("words"), *ticked))
    return hashlib.sha256(text.encode()).hexdigest()


def _form(request: Request, desk: Desk, viewer: Viewer, answers: Answers) -> Response:
    people = _people(desk, viewer)
    items = [
        item
        for item in work_page(desk.stores, viewer, real_now(), size=AT_MOST).items
        if item.owner in (viewer.person_id, *viewer.teams, *people)
    ]
    values = {
        "items": [(item, name_of(item)) for item in items],
        "ticked": answers.raw.get(TASKS, ()),
        "fields": _fields(people),
        "typed": answers.raw,
    }
    status = 422 if answers.errors else 200
    return desk.pages.show(request, "assigning.html", values, status=status, errors=answers.errors)


def _preview(
    request: Request, desk: Desk, viewer: Viewer, answers: Answers, ticked: tuple[str, ...]
) -> Response:
    values = {
        "foreseen": [_foresee(desk, viewer, answers, name) for name in ticked],
        "who": _name(desk, viewer, answers),
        "person_id": answers.text("person_id"),
        "words": answers.text("words"),
        "seen": _chosen(answers, ticked),
    }
    return desk.pages.show(request, "assigning_preview.html", values)


def _name(desk: Desk, viewer: Viewer, answers: Answers) -> str:
    chosen = answers.text("person_id")
    return "The whole team" if chosen == TEAM else _people(desk, viewer)[chosen].display_name


def _scene(desk: Desk, viewer: Viewer, name: str) -> tuple[Scene, str]:
    case_id, _, task_id = name.partition(_BETWEEN)
    scene = scene_of(desk, viewer, case_id)
    if not may_act(viewer, AssignTask.COMMAND, scene.existing):
        raise NotFound
    return scene, task_id


def _draft(scene: Scene, task_id: str, answers: Answers, command_id: str) -> Draft:
    chosen = answers.text("person_id")
    ask = AssignTask(
        task_id=task_id,
        person_id="" if chosen == TEAM else chosen,
        words=answers.text("words"),
    )
    return ask.draft(scene, Ids(command_id))


_NO_SUCH_CASE = "There is no such case on your list."


def _foresee(desk: Desk, viewer: Viewer, answers: Answers, name: str) -> Foreseen:
    """What would become of a task, decided by what will decide it."""
    command_id = new_command_id()
    try:
        scene, task_id = _scene(desk, viewer, name)
    except NotFound:
        return Foreseen(name, command_id, "Unknown", "", "", _NO_SUCH_CASE)
    words, who = _now(scene, task_id)
    refused = ""
    try:
        draft = _draft(scene, task_id, answers, command_id)
        meta = Meta(command_id, scene.existing.case_id, viewer.actor, scene.now.at)
        perform(KINDS[scene.existing.kind], scene.state, draft.addressed(meta), scene.now)
    except CommandRefused as error:
        refused = error.reason
    except NotUnderstood as error:
        refused = str(error)
    reference = case_reference(scene.existing.case_id)
    return Foreseen(name, command_id, reference, words, who, refused)


def _now(scene: Scene, task_id: str) -> tuple[str, str]:
    """What a task is and who does it now; empty when the viewer's team has no such task."""
    for item in own(scene):
        if item.task_id == task_id:
            person = scene.stores.people.find(does(scene.state, item))
            return task_words(item), person.display_name if person is not None else "Not known"
    return "", ""


async def _file(desk: Desk, viewer: Viewer, answers: Answers, name: str, form: Posted) -> Report:
    command_id = read_command_id(form.text(f"{ID_OF}{name}"))
    try:
        if command_id is None:
            raise NotFound
        scene, task_id = await to_thread.run_sync(_scene, desk, viewer, name)
        draft = await to_thread.run_sync(_draft, scene, task_id, answers, command_id)
    except NotFound:
        return Report("", "", _NO_SUCH_CASE, False)
    except NotUnderstood as refused:
        case_id = name.partition(_BETWEEN)[0]
        return Report(case_id, case_reference(case_id), str(refused), False)
    task = await to_thread.run_sync(_now, scene, task_id)
    filed = await desk.filing.file(scene, draft, command_id, scene.existing.kind)
    words, is_done = outcome_words(filed.outcome)
    case_id = scene.existing.case_id
    return Report(
        case_id, case_reference(case_id), f"{task[0]}: {words}" if task[0] else words, is_done
    )

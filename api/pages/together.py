"""One step in several cases at once: each is filed as a command of its own, under its own id.

The page reports what became of each. Sending it twice does nothing twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.desk import Desk, DeskHere, NotFound, Posted, PostedHere, ViewerHere, scene_of
from api.draft import NotUnderstood
from api.gateway import Done, NotAllowed, Outcome, StillWorking
from api.ids import Ids, case_reference, new_command_id, read_command_id
from api.permissions import may_act
from api.scene import real_now
from api.viewer import Viewer
from api.views.worklist import WorkItem, work_page
from cases.actor import Role
from cases.tasks.decide import TEAMS

router = APIRouter(include_in_schema=False)

AT_MOST = 100
"""Cases on one page; the rest come when these are done."""

TICKED, ID_OF = "cases", "id-"
"""Names of the form's fields: the cases that are ticked, and before a case its command's id."""


@dataclass(frozen=True, slots=True)
class Together:
    """A step that can be taken in several cases at once, and the task it fulfils."""

    title: str
    button: str
    task: str
    role: Role
    ask: Callable[[Viewer], Ask]


STEPS: Mapping[str, Together] = MappingProxyType(
    {
        "acknowledge": Together(
            "Acknowledge several complaints",
            "Send the acknowledgements",
            "acknowledge_complaint",
            Role.AUTHORITY,
            lambda viewer: asks.AcknowledgeComplaint(),
        ),
        "take": Together(
            "Take several cases yourself",
            "Take these cases",
            "appoint_mediator",
            Role.MEDIATOR,
            lambda viewer: asks.AppointMediator(mediator_id=viewer.person_id),
        ),
    }
)
"""Every such step by its address."""


@dataclass(frozen=True, slots=True)
class Report:
    """What became of the step in one case."""

    case_id: str
    reference: str
    words: str
    is_done: bool


def open_to(viewer: Viewer) -> tuple[tuple[str, str], ...]:
    """Address and title of the steps that this person may take in several cases at once."""
    steps = tuple((slug, step.title) for slug, step in STEPS.items() if step.role is viewer.role)
    in_a_team = viewer.role in TEAMS and bool(viewer.teams)
    return (*steps, ("assign", "Give several tasks to somebody")) if in_a_team else steps


@router.get("/together/{slug}")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, slug: str) -> Response:
    """The cases in which the step is owed, each with a box to tick."""
    return _form(request, desk, viewer, slug)


@router.post("/together/{slug}")
async def filed(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere, slug: str
) -> Response:
    """The step is filed in every case that was ticked; what became of each is reported."""
    step = _step(viewer, slug)
    ticked = tuple(dict.fromkeys(form.raw.get(TICKED, ())))[:AT_MOST]
    if not ticked:
        return await to_thread.run_sync(_nothing_ticked, request, desk, viewer, slug)
    reports = [await _file(desk, viewer, step, case_id, form) for case_id in ticked]
    return desk.pages.show(request, "together_done.html", {"step": step, "reports": reports})


def _step(viewer: Viewer, slug: str) -> Together:
    step = STEPS.get(slug)
    if step is None or step.role is not viewer.role:
        raise NotFound
    return step


def _items(desk: Desk, viewer: Viewer, step: Together) -> tuple[WorkItem, ...]:
    return work_page(desk.stores, viewer, real_now(), size=AT_MOST, kinds=(step.task,)).items


def _form(request: Request, desk: Desk, viewer: Viewer, slug: str, *, error: str = "") -> Response:
    step = _step(viewer, slug)
    items = _items(desk, viewer, step)
    values = {
        "step": step,
        "items": [(item, new_command_id()) for item in items],
        "error": error,
    }
    return desk.pages.show(request, "together.html", values, status=422 if error else 200)


def _nothing_ticked(request: Request, desk: Desk, viewer: Viewer, slug: str) -> Response:
    return _form(request, desk, viewer, slug, error="Tick at least one case.")


async def _file(desk: Desk, viewer: Viewer, step: Together, case_id: str, form: Posted) -> Report:
    command_id = read_command_id(form.text(f"{ID_OF}{case_id}"))
    try:
        scene = await to_thread.run_sync(scene_of, desk, viewer, case_id)
        ask = step.ask(viewer)
        if command_id is None or not may_act(viewer, ask.COMMAND):
            raise NotFound
        draft = await to_thread.run_sync(ask.draft, scene, Ids(command_id))
    except NotFound:
        return Report("", "", "There is no such case on your list.", False)
    except NotUnderstood as refused:
        return Report(case_id, case_reference(case_id), str(refused), False)
    filed = await desk.filing.file(scene, draft, command_id, scene.existing.kind)
    words, is_done = outcome_words(filed.outcome)
    return Report(case_id, case_reference(case_id), words, is_done)


def outcome_words(outcome: Outcome) -> tuple[str, bool]:
    """What became of a filing, and whether it was done."""
    match outcome:
        case Done():
            return "Done.", True
        case NotAllowed():
            return f"Not done. {outcome.reason}", False
        case StillWorking():
            return "Received. It is still being worked on and will be done.", False
        case _:
            return "We cannot tell if this arrived. Send the page once more.", False

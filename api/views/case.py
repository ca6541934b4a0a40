"""Everything the page of a case shows a person: where it is, what is next, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from api.forms.action import Action
from api.forms.catalogue import action_for_step, offered
from api.ids import case_reference
from api.permissions import decides, may_act, may_open, may_see_clock, may_see_event
from api.scene import Scene
from api.views import conflict
from api.views.conflict import ConflictView
from api.views.deadline import DeadlineView, awaited, date_address, newest, view
from api.words.happened import sentence
from api.words.lists import STAGES, WHERE_IT_IS
from api.words.steps import STEPS, WHO
from cases.actor import Role
from cases.dispute.clocks import PROMISE
from cases.dispute.state import DisputeState
from cases.dispute.tribunal.clock_ids import ORDER, RECOMMENDATION
from cases.event import Recorded
from rules.policy import PACKS
from store.case_pages import Task
from store.documents import BundleJob, Registered
from store.messages import Message
from store.people import Person

ROUTINE_EVENTS = frozenset(
    {"clock_started", "clock_ended", "clock_moved", "task_assigned", "tasks_handed_over"}
)
"""Events that fill the timeline without news; they are shown under a heading of their own."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something that must happen next, who does it, by when; `action` is how the viewer does it.

    `href` leads to the derivation of the day. `does` names who of the viewer's team does it, `note`
    is what that person was told at a hand-over; both are empty for everybody else.
    """

    words: str
    is_mine: bool
    who: str
    due_on: date | None
    href: str
    mark: str
    action: Action | None
    does: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """An entry of the timeline; `subject` is the promise, order or paper it is about, `href` the derivation
    of the deadline it is about."""

    seq: int
    kind: str
    words: str
    on: date
    recorded_at: datetime
    rule: str
    is_routine: bool
    subject: str
    href: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: a kind of event, and its number when the viewer sees the event."""

    kind: str
    seq: int

    @property
    def name(self) -> str:
        """A short reference: "event-7", or the kind of an event that the viewer does not see."""
        return f"event-{self.seq}" if self.seq else self.kind


@dataclass(frozen=True)
class CaseView:
    """A case as one person sees it."""

    case_id: str
    reference: str
    kind: str
    seq: int
    state: Any
    stage: str
    where: str
    today: date
    opened_on: date
    is_closed: bool
    standing: str
    is_law: bool
    people: dict[str, Person]
    deadlines: tuple[DeadlineView, ...]
    conflicts: tuple[ConflictView, ...]
    next_steps: tuple[NextStep, ...]
    actions: tuple[Action, ...]
    timeline: tuple[Happened, ...]
    documents: tuple[Registered, ...]
    messages: tuple[Message, ...]
    job: BundleJob | None
    has_clock: bool

    def name(self, person_id: str) -> str:
        """What somebody in the case is called."""
        person = self.people.get(person_id)
        return person.display_name if person else "Not known"

    def deadline(self, clock_id: str) -> DeadlineView | None:
        """The deadline of that id as it is believed now."""
        return next((d for d in self.deadlines if d.clock_id == clock_id), None)

    @property
    def appeal(self) -> DeadlineView | None:
        """The last safe day to go to the tribunal."""
        return self.deadline("last_safe_day") or self.deadline("appeal")

    def date_address(self, clock_id: str) -> str:
        """The page with the derivation of a deadline."""
        return date_address(self.case_id, clock_id)

    def source(self, kind: str, subject: str = "") -> Source:
        """The newest event of that kind, about that promise or paper when one is given."""
        found = (
            entry.seq
            for entry in reversed(self.timeline)
            if entry.kind == kind and subject in ("", entry.subject)
        )
        return Source(kind, next(found, 0))

    @property
    def mine(self) -> tuple[NextStep, ...]:
        """What the viewer must do."""
        return tuple(step for step in self.next_steps if step.is_mine)

    @property
    def news(self) -> tuple[Happened, ...]:
        """The timeline without its routine entries, newest first."""
        return tuple(entry for entry in reversed(self.timeline) if not entry.is_routine)


def build(scene: Scene) -> CaseView:
    """The view; reads PostgreSQL only and computes no date."""
    case, viewer, stores = scene.existing, scene.viewer, scene.stores
    today, waiting = scene.now.on, awaited(case.state)
    deadlines = tuple(
        view(clock, case.case_id, today, waiting)
        for clock in newest(stores.cases.clocks(case.case_id))
        if may_see_clock(viewer, clock.clock_id)
    )
    documents = tuple(
        document
        for document in stores.documents.of_case(case.case_id)
        if may_open(viewer, case, document) and belongs(scene, document)
    )
    parties = case.state.parties
    held = getattr(case.state, "mediation", None)
    certificate = held.certificate if held is not None else None
    people = stores.people.named(
        (
            *(getattr(parties, name) for name in parties.__slots__),
            held.decision_maker_id if held is not None else "",
            *_of_health(case.state),
            certificate.adviser_id if certificate is not None else "",
            *_beside(case.state),
        )
    )
    pack = PACKS.get(case.pack) if case.kind == "dispute" else None  # a plan follows the law
    return CaseView(
        case.case_id,
        case_reference(case.case_id),
        case.kind,
        case.seq,
        case.state,
        STAGES.get(case.stage, case.stage),
        WHERE_IT_IS.get(case.stage, ""),
        today,
        case.opened_on,
        case.is_closed,
        pack.standing if pack else "",
        pack.is_law if pack else True,
        people,
        deadlines,
        tuple(conflict.view(one) for one in conflict.conflicts_of(scene)),
        _next_steps(scene, deadlines),
        offered(scene),
        _timeline(scene),
        documents,
        () if viewer.role is Role.CLERK else stores.messages.centre(viewer.reach, case.case_id),
        _job(scene),
        case.clock_offset_seconds is not None,
    )


def _of_health(state: Any) -> tuple[str, ...]:
    """The ids of the health bodies in a dispute and of who comes for them."""
    if not isinstance(state, DisputeState):
        return ()
    health = state.health
    return (*health.icb_ids, *(one.decision_maker_id for one in health.deciders))


def _beside(state: Any) -> tuple[str, ...]:
    """The ids of the people beside the parties of a dispute."""
    people = getattr(state, "people", None)
    if people is None:
        return ()
    return (people.parent_id, *(participant.person_id for participant in people.everybody))


def belongs(scene: Scene, document: Registered) -> bool:
    """Letters, and papers whose filing was accepted; a refused upload leaves no trace."""
    if document.register_key is not None:
        return True
    accepted = getattr(scene.state, "documents", ())
    return document.document_id in {paper.document_id for paper in accepted}


def _is_mine(scene: Scene, task: Task) -> bool:
    """Whether the viewer owes a step: by themselves, for their team, or for the family (P1, P6)."""
    viewer, case = scene.viewer, scene.existing
    if task.owner in viewer.reach:
        return True
    for_family = case.kind == "dispute" and task.owner == case.family_id
    return for_family and viewer.role is Role.FAMILY and decides(viewer, case)


def _next_steps(scene: Scene, deadlines: tuple[DeadlineView, ...]) -> tuple[NextStep, ...]:
    viewer, case = scene.viewer, scene.existing
    marks = {deadline.clock_id: deadline.mark for deadline in deadlines}
    found: list[NextStep] = []
    for task in scene.stores.cases.tasks(case.case_id):
        if viewer.role is Role.CLERK and task.role != Role.CLERK.value:
            continue
        is_mine = _is_mine(scene, task)
        words = STEPS.get(task.kind)
        action = action_for_step(case.kind, task.kind) if is_mine else None
        if action is not None and not (
            may_act(viewer, action.command, case) and action.offered(scene)
        ):
            action = None
        who = "You" if is_mine else WHO.get(task.role, task.role)
        said = task.kind.replace("_", " ")
        if words is not None:
            said = words.mine if is_mine else f"{who} {words.theirs}"
        due = task.due_on
        seen = may_see_clock(viewer, task.clock_id)
        href = date_address(case.case_id, task.clock_id) if seen else ""
        mark = marks.get(task.clock_id, "")
        does, note = _does(scene, task) if is_mine and task.assigned_to else ("", "")
        found.append(NextStep(said, is_mine, who, due, href, mark, action, does, note))
    return tuple(sorted(found, key=lambda step: (not step.is_mine, step.due_on or date.max)))


def _does(scene: Scene, task: Task) -> tuple[str, str]:
    """Who of the team does a task, and the note of its hand-over."""
    people = scene.stores.people
    person = people.find(task.assigned_to)
    note_id = next(
        (a.narrative_id for a in scene.state.assignments if a.task_id == task.task_id), ""
    )
    note = people.narrative(note_id) if note_id else None
    return person.display_name if person else "A colleague", note.words if note else ""


def _timeline(scene: Scene) -> tuple[Happened, ...]:
    return tuple(
        Happened(
            event.seq,
            event.kind,
            sentence(event.kind, event.payload),
            event.effective_on,
            event.recorded_at,
            event.rule,
            event.kind in ROUTINE_EVENTS,
            _subject(event),
            _derivation(scene, event),
        )
        for event in scene.stores.cases.timeline(scene.existing.case_id)
        if may_see_event(scene.viewer, event.kind)
    )


def _subject(event: Recorded) -> str:
    """What an event is about: a promise, order, paper, person or ground; empty for none."""
    names = (
        "promise_id",
        "order_id",
        "recommendation_id",
        "document_id",
        "ground_id",
        "person_id",
        "placement_id",
        "setting_id",
    )
    return next((str(found) for name in names if (found := event.payload.get(name))), "")


def _derivation(scene: Scene, event: Recorded) -> str:
    """The page of the deadline that an event is about; empty when there is none for the viewer."""
    clock_id = str(event.payload.get("clock_id") or "")
    if event.kind == "promise_breached":
        clock_id = f"{PROMISE}{event.payload['promise_id']}"
    if event.kind == "order_breached":
        clock_id = f"{ORDER}{event.payload['order_id']}"
    if event.kind == "recommendation_unanswered":
        clock_id = f"{RECOMMENDATION}{event.payload['recommendation_id']}"
    seen = may_see_clock(scene.viewer, clock_id)
    return date_address(scene.existing.case_id, clock_id) if seen else ""


def _job(scene: Scene) -> BundleJob | None:
    if scene.existing.kind != "dispute" or scene.viewer.role not in (Role.FAMILY, Role.ADVISER):
        return None
    request = scene.dispute.referral.requests
    return scene.stores.documents.job(scene.existing.case_id, request) if request else None

"""What somebody has to do next, over all of their cases, and the list of those cases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from api.forms.action import Action
from api.forms.catalogue import action_for_step
from api.ids import case_reference
from api.permissions import may_act, may_list, may_see, may_see_clock
from api.scene import case_now
from api.stores import Stores
from api.viewer import Viewer
from api.views.deadline import SOON_DAYS, date_address
from api.views.order import Weight, reasons
from api.words.lists import STAGES
from api.words.steps import STEPS
from rules.calendar import LONDON
from rules.citation import Status
from rules.step import day_words
from store.absences import Absence
from store.case_pages import RunningClock
from store.people import Person
from store.vulnerability import KNOWN_TO
from store.worklists import Due, Reader

PAGE = 50
"""Tasks on one page of a worklist."""

MOST_PAGES = 10_000
"""No worklist is longer."""


@dataclass(frozen=True, slots=True)
class WorkItem:
    """A task of the viewer or their team; `mark` is late, near, or empty.

    `href` leads to the derivation of the day. `reasons` say why it stands where it does, `who` who
    does it, `cover` until when the viewer does it for a colleague who is away. `owner` owes it.
    """

    case_id: str
    case_kind: str
    task_id: str
    kind: str
    owner: str
    assigned_to: str
    cover: Absence | None
    reference: str
    child: str
    words: str
    stage: str
    stage_words: str
    due_on: date | None
    href: str
    today: date
    mark: str
    action: Action | None
    reasons: tuple[str, ...]
    who: str
    weight: Weight
    opens: bool = True
    """Whether the viewer sees more of the case than this task."""


@dataclass(frozen=True, slots=True)
class CaseItem:
    """A case of the viewer or their team; `next_href` leads to the derivation of its next date."""

    case_id: str
    reference: str
    kind: str
    child: str
    stage: str
    stage_words: str
    opened_on: date
    next_due_on: date | None
    next_href: str
    today: date
    mark: str
    is_closed: bool


@dataclass(frozen=True, slots=True)
class WorkPage:
    """Some tasks of a worklist; pages are numbered from 1, and `has_more` says whether one follows."""

    items: tuple[WorkItem, ...]
    number: int
    has_more: bool


def work_page(
    stores: Stores,
    viewer: Viewer,
    at: datetime,
    number: int = 1,
    *,
    size: int = PAGE,
    kinds: Collection[str] = (),
) -> WorkPage:
    """A page of the tasks in the order of `order.place`, those of colleagues who are away included.

    `kinds` keeps to some kinds of task, all when empty.
    """
    away = {one.person_id: one for one in stores.absences.covered_by(viewer.person_id, _on(at))}
    knows = KNOWN_TO.get(viewer.role, frozenset())
    reader = Reader(viewer.person_id, at, viewer.teams, tuple(away), knows)
    found = stores.worklists.tasks(reader, size + 1, (number - 1) * size, kinds)
    items = _items(stores, viewer, found[:size], away)
    return WorkPage(items, number, len(found) > size)


def _items(
    stores: Stores, viewer: Viewer, tasks: tuple[Due, ...], away: Mapping[str, Absence]
) -> tuple[WorkItem, ...]:
    names = stores.people.named(
        (*(task.child_id for task in tasks), *(task.assigned_to for task in tasks), *away)
    )
    found: list[WorkItem] = []
    for task in tasks:
        words = STEPS.get(task.kind)
        action = action_for_step(task.case_kind, task.kind)
        if action is not None and not may_act(viewer, action.command):
            action = None
        child = names.get(task.child_id)
        does = task.assigned_to or task.owner
        is_colleagues = bool(task.assigned_to) and does != viewer.person_id and does not in away
        weight = _weight(task, is_colleagues)
        found.append(
            WorkItem(
                task.case_id,
                task.case_kind,
                task.task_id,
                task.kind,
                task.owner,
                task.assigned_to,
                away.get(does),
                case_reference(task.case_id),
                child.display_name if child else "Not known",
                words.mine if words else task.kind.replace("_", " "),
                task.stage,
                STAGES.get(task.stage, task.stage),
                task.due_on,
                date_address(task.case_id, task.clock_id),
                task.today,
                _mark(task.due_on, task.today),
                action,
                reasons(weight, task.safe_on),
                _who(does, viewer, away.get(does), names),
                weight,
                task.kind != "answer_consultation" or _opens(stores, viewer, task.case_id),
            )
        )
    return tuple(found)


def _opens(stores: Stores, viewer: Viewer, case_id: str) -> bool:
    case = stores.cases.find(case_id)
    return case is not None and may_see(viewer, case)


def _on(at: datetime) -> date:
    return at.astimezone(LONDON).date()


def _weight(task: Due, is_colleagues: bool) -> Weight:
    return Weight(
        task.case_id,
        task.task_id,
        (task.due_on - task.today).days if task.due_on is not None else None,
        task.standing not in (None, Status.PRACTICE.value),
        (task.safe_on - task.today).days if task.safe_on is not None else None,
        task.since,
        is_colleagues,
        task.concerns,
    )


def _who(does: str, viewer: Viewer, away: Absence | None, names: Mapping[str, Person]) -> str:
    if does == viewer.person_id:
        return "You"
    if does in viewer.teams:
        return "Your team"
    person = names.get(does)
    name = person.display_name if person else "A colleague"
    if away is None:
        return name
    return f"You, for {name}, who is away until {day_words(away.until_on)}"


def case_items(stores: Stores, viewer: Viewer, at: datetime) -> tuple[CaseItem, ...]:
    """The cases, open ones first."""
    cases = tuple(
        case for case in stores.worklists.cases(viewer.reach) if may_list(viewer, case.kind)
    )
    names = stores.people.named(case.child_id for case in cases)
    soonest = _soonest(stores, viewer, (case.case_id for case in cases))
    found: list[CaseItem] = []
    for case in cases:
        upcoming = soonest.get(case.case_id)
        next_due_on = upcoming.due_on if upcoming is not None else None
        today = case_now(case.clock_offset_seconds, at).on
        child = names.get(case.child_id)
        found.append(
            CaseItem(
                case.case_id,
                case_reference(case.case_id),
                case.kind,
                child.display_name if child else "Not known",
                case.stage,
                STAGES.get(case.stage, case.stage),
                case.opened_on,
                next_due_on,
                date_address(case.case_id, upcoming.clock_id) if upcoming is not None else "",
                today,
                _mark(next_due_on, today),
                case.is_closed,
            )
        )
    return tuple(found)


def _soonest(stores: Stores, viewer: Viewer, case_ids: Iterable[str]) -> Mapping[str, RunningClock]:
    """The next date of each case that this person may see (M21), by case."""
    found: dict[str, RunningClock] = {}
    for clock in stores.cases.running(case_ids):
        if may_see_clock(viewer, clock.clock_id):
            found.setdefault(clock.case_id, clock)
    return found


def _mark(due_on: date | None, today: date) -> str:
    if due_on is None:
        return ""
    days = (due_on - today).days
    if days < 0:
        return "late"
    return "near" if days <= SOON_DAYS else ""

"""Reading over JSON: cases, deadlines, tasks, timelines, messages, worklist, certificate check."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query

from api.desk import DeskHere, scene_of
from api.draft import NotUnderstood
from api.forms.catalogue import kind_of, offered
from api.forms.reading import IN_THE_FUTURE, NOT_A_DAY, iso_day
from api.ids import case_reference
from api.organisations import children_of
from api.permissions import may_see_clock, may_see_event
from api.scene import Scene, real_now
from api.v1.answers import (
    CaseAnswer,
    CaseListed,
    CertificateAnswer,
    ChildAnswer,
    ClockAnswer,
    CoverAnswer,
    EventAnswer,
    MessageAnswer,
    PersonAnswer,
    TaskAnswer,
    WorkAnswer,
)
from api.v1.bearer import Holder
from api.views.belief import as_believed
from api.views.certificate import check
from api.views.deadline import newest
from api.views.worklist import MOST_PAGES, case_items, work_page
from api.words.happened import sentence
from api.words.steps import clock_words
from cases.actor import Role
from cases.wire import dump_state
from rules.deadline import explain

router = APIRouter(tags=["reading"])

_KEPT_INSIDE = frozenset({"calendar", "clocks"})
"""Parts of a state that have answers of their own, or are the engine's business."""

_NOT_BEFORE_SENDING = frozenset({Role.AUTHORITY, Role.MEDIATOR})
"""Who reads the family's grounds only once the appeal was sent."""

_FOR_CLERKS = frozenset({"case_id", "pack", "stage", "parties", "matter", "referral"})
"""What a tribunal clerk may read of a dispute's facts; never mediation (M21)."""


@router.get("/me")
def me(desk: DeskHere, holder: Holder) -> PersonAnswer:
    """The person this token acts for."""
    children = children_of(desk.stores.people, holder.person_id)
    return PersonAnswer(
        person_id=holder.person_id,
        name=holder.name,
        role=holder.role.value,
        teams=list(holder.teams),
        children=[ChildAnswer(person_id=c.person_id, name=c.display_name) for c in children],
    )


@router.get("/cases")
def cases(desk: DeskHere, holder: Holder) -> list[CaseListed]:
    """The cases of this person and their teams, open ones first."""
    return [
        CaseListed(
            case_id=case.case_id,
            reference=case.reference,
            kind=case.kind,
            stage=case.stage,
            opened_on=case.opened_on,
            next_due_on=case.next_due_on,
            is_closed=case.is_closed,
        )
        for case in case_items(desk.stores, holder, real_now())
    ]


@router.get("/cases/{case_id}")
def case(desk: DeskHere, holder: Holder, case_id: str) -> CaseAnswer:
    """One case."""
    scene = scene_of(desk, holder, case_id)
    found = scene.existing
    kept = {c.clock_id: c for c in newest(desk.stores.cases.clocks(case_id))}
    safe = kept.get("last_safe_day") or kept.get("appeal")
    return CaseAnswer(
        case_id=found.case_id,
        reference=case_reference(found.case_id),
        kind=found.kind,
        seq=found.seq,
        stage=found.stage,
        pack=found.pack,
        opened_on=found.opened_on,
        is_closed=found.is_closed,
        today=scene.now.on,
        last_safe_day_to_appeal=safe.deadline.due_on if safe is not None else None,
        actions=[kind_of(action.command) for action in offered(scene)],
        facts=_facts(scene),
    )


def _facts(scene: Scene) -> dict[str, object]:
    facts = dump_state(scene.existing.kind, scene.state)
    kept = {name: value for name, value in facts.items() if name not in _KEPT_INSIDE}
    referral = facts.get("referral")
    if scene.viewer.role in _NOT_BEFORE_SENDING and referral and not referral["attempts"]:
        # Why a family appeals, an exit for its safety among it, is its own until it sends the appeal.
        kept["referral"] = {**referral, "grounds": None}
    if scene.viewer.role is Role.AUTHORITY:
        kept.pop("screening", None)
    if scene.viewer.role is not Role.CLERK:
        return kept
    certificate = facts.get("mediation", {}).get("certificate")
    shown = {name: value for name, value in kept.items() if name in _FOR_CLERKS}
    return {**shown, "certificate": certificate}


@router.get("/cases/{case_id}/clocks")
def clocks(
    desk: DeskHere, holder: Holder, case_id: str, believed_on: str = ""
) -> list[ClockAnswer]:
    """Every deadline, believed now or before, with its derivation.

    With `believed_on` ("2026-06-10"): each deadline as it was believed at the end of that day in
    London; those that were not known yet are left out.
    """
    scene = scene_of(desk, holder, case_id)
    stored = desk.stores.cases.clocks(case_id)
    current = {(clock.clock_id, clock.version) for clock in newest(stored)}
    wanted = as_believed(stored, _past_day(believed_on, scene)) if believed_on else stored
    return [
        ClockAnswer(
            clock_id=clock.clock_id,
            version=clock.version,
            is_current=(clock.clock_id, clock.version) in current,
            believed_from=clock.believed_from,
            title=clock_words(clock.clock_id),
            status=clock.status,
            started_on=clock.started_on,
            due_on=clock.deadline.due_on,
            due_at=clock.deadline.due_at,
            ended_on=clock.ended_on,
            duty_holder=clock.deadline.duty_holder.value,
            rule=clock.deadline.rule,
            provision=clock.deadline.citation.provision,
            provision_status=clock.deadline.citation.status.value,
            derivation=list(explain(clock.deadline)),
            calendar_version=clock.deadline.calendar_version,
            if_missed=clock.deadline.if_missed.words,
        )
        for clock in wanted
        if may_see_clock(holder, clock.clock_id)
    ]


def _past_day(text: str, scene: Scene) -> date:
    day = iso_day(text)
    if day is None:
        raise NotUnderstood({"believed_on": NOT_A_DAY})
    if day > scene.now.on:
        raise NotUnderstood({"believed_on": IN_THE_FUTURE})
    return day


@router.get("/cases/{case_id}/tasks")
def tasks(desk: DeskHere, holder: Holder, case_id: str) -> list[TaskAnswer]:
    """What is owed in the case, by whom, by when."""
    scene_of(desk, holder, case_id)
    return [
        TaskAnswer(
            task_id=task.task_id,
            kind=task.kind,
            owner=task.owner,
            role=task.role,
            clock_id=task.clock_id,
            ground=task.ground,
            due_on=task.due_on,
            is_mine=task.owner in holder.reach,
        )
        for task in desk.stores.cases.tasks(case_id)
        if holder.role is not Role.CLERK or task.role == Role.CLERK.value
    ]


@router.get("/cases/{case_id}/timeline")
def timeline(desk: DeskHere, holder: Holder, case_id: str) -> list[EventAnswer]:
    """Everything that became true, in order."""
    scene_of(desk, holder, case_id)
    return [
        EventAnswer(
            seq=event.seq,
            kind=event.kind,
            words=sentence(event.kind, event.payload),
            effective_on=event.effective_on,
            recorded_at=event.recorded_at,
            role=event.actor.role.value,
            command_id=event.command_id,
            rule=event.rule,
            hash=event.hash,
        )
        for event in desk.stores.cases.timeline(case_id)
        if may_see_event(holder, event.kind)
    ]


@router.get("/messages")
def messages(desk: DeskHere, holder: Holder, case_id: str = "") -> list[MessageAnswer]:
    """The messages of this person and their teams, newest first; of one case when given."""
    return [
        MessageAnswer(
            message_id=found.message_id,
            case_id=found.case_id,
            subject=found.subject,
            body=found.body,
            letter_document_id=found.letter_document_id,
            happened_at=found.happened_at,
            read_at=found.read_at,
        )
        for found in desk.stores.messages.centre(holder.reach, case_id)
    ]


@router.get("/worklist")
def worklist(
    desk: DeskHere, holder: Holder, page: Annotated[int, Query(ge=1, le=MOST_PAGES)] = 1
) -> list[WorkAnswer]:
    """The tasks of this person and their teams in the order of the page, with its reasons.

    Pages of 50, numbered from 1; a page with fewer is the last.
    """
    return [
        WorkAnswer(
            case_id=item.case_id,
            case_kind=item.case_kind,
            reference=item.reference,
            task_id=item.task_id,
            kind=item.kind,
            words=item.words,
            stage=item.stage,
            due_on=item.due_on,
            days_left=item.weight.days_left,
            is_duty=item.weight.is_duty,
            since=item.weight.since,
            owner=item.owner,
            assigned_to=item.assigned_to,
            who=item.who,
            cover=CoverAnswer(person_id=item.cover.person_id, until_on=item.cover.until_on)
            if item.cover
            else None,
            reasons=list(item.reasons),
        )
        for item in work_page(desk.stores, holder, real_now(), page).items
    ]


@router.get("/certificates/{number}")
def certificate(desk: DeskHere, number: str) -> CertificateAnswer:
    """Check a mediation certificate; needs no token and tells nothing else."""
    return CertificateAnswer(finding=check(desk.stores.cases, number).value)

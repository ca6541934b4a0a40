"""What the JSON API answers: outcomes of actions, and cases as their people see them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from fastapi.responses import JSONResponse
from pydantic import BaseModel

from api.filing import Filed
from api.gateway import Done, NotAllowed, StillWorking


class OutcomeAnswer(BaseModel):
    """What became of an action.

    `seq` is the last event that it brought (done); `code`, `reason` and `rule` say why not
    (not_allowed); `received_at` when it came in (still_working). Unknown: send the same id again.
    """

    outcome: Literal["done", "not_allowed", "still_working", "unknown"]
    command_id: str
    case_id: str
    seq: int | None = None
    code: str | None = None
    reason: str | None = None
    rule: str | None = None
    received_at: datetime | None = None


class ChildAnswer(BaseModel):
    """A child whom a family cares for, as a new dispute names it."""

    person_id: str
    name: str


class PersonAnswer(BaseModel):
    """The person a token acts for."""

    person_id: str
    name: str
    role: str
    teams: list[str]
    children: list[ChildAnswer]


class CaseListed(BaseModel):
    """A case on a list."""

    case_id: str
    reference: str
    kind: str
    stage: str
    opened_on: date
    next_due_on: date | None
    is_closed: bool


class ClockAnswer(BaseModel):
    """A deadline with its derivation; `is_current` is false for an earlier belief.

    `status` and `ended_on` are what has become of it by now, also when an earlier day was asked for.
    """

    clock_id: str
    version: int
    is_current: bool
    believed_from: datetime
    title: str
    status: str
    started_on: date
    due_on: date
    due_at: datetime | None
    ended_on: date | None
    duty_holder: str
    rule: str
    provision: str
    provision_status: str
    derivation: list[str]
    calendar_version: str
    if_missed: str


class MovedAnswer(BaseModel):
    """A deadline that would move, from which day to which."""

    clock_id: str
    title: str
    was_on: date
    is_on: date


class RouteDateAnswer(BaseModel):
    """A date of a route: what it is, the day, how it was counted, and its rule."""

    question: str
    on: date
    why: str
    if_missed: str
    rule: str


class GroundAnswer(BaseModel):
    """One ground of a dispute: whether the tribunal can hear it, how, and if not why.

    `ground_id` is empty for the decision itself.
    """

    ground_id: str
    title: str
    happened_on: date
    can_be_heard: bool
    how: str
    why: str
    rule: str


class RouteAnswer(BaseModel):
    """A route of redress: whether it is required, offered or not open, why, and under which rule."""

    kind: str
    title: str
    standing: Literal["required", "offered", "not_open"]
    why: str
    effects: list[str]
    stops_appeal_time: bool
    rule: str
    provision: str
    provision_status: str
    dates: list[RouteDateAnswer]


class RuleCited(BaseModel):
    """A rule that something rests on; `provision_status` says how far its words were checked."""

    rule: str
    provision: str
    provision_status: str


class ConflictAnswer(BaseModel):
    """Dates of a case that do not fit together: what it means for the family and what to do.

    `severity` is stop (something is lost unless somebody acts now), warn (a date is not as safe as
    it looks) or note.
    """

    kind: str
    severity: str
    days: list[date]
    meaning: str
    action: str
    rules: list[RuleCited]


class TaskAnswer(BaseModel):
    """Something owed in a case."""

    task_id: str
    kind: str
    owner: str
    role: str
    clock_id: str
    ground: str
    due_on: date | None
    is_mine: bool


class CoverAnswer(BaseModel):
    """For which colleague who is away the reader does a task, and until when."""

    person_id: str
    until_on: date


class WorkAnswer(BaseModel):
    """A task on the worklist of a person and their teams, in the order of the list.

    `owner` owes it, `assigned_to` does it (empty: the whole team), `who` says so in words; `reasons`
    say why it stands where it does.
    """

    case_id: str
    case_kind: str
    reference: str
    task_id: str
    kind: str
    words: str
    stage: str
    due_on: date | None
    days_left: int | None
    is_duty: bool
    since: datetime
    owner: str
    assigned_to: str
    who: str
    cover: CoverAnswer | None
    reasons: list[str]


class EventAnswer(BaseModel):
    """An event of a case: what became true, on whose word, under which rule, in its chain."""

    seq: int
    kind: str
    words: str
    effective_on: date
    recorded_at: datetime
    role: str
    command_id: str
    rule: str
    hash: str


class MessageAnswer(BaseModel):
    """A message in the message centre."""

    message_id: str
    case_id: str
    subject: str
    body: str
    letter_document_id: str | None
    happened_at: datetime
    read_at: datetime | None


class DocumentAnswer(BaseModel):
    """A paper or letter of a case."""

    document_id: str
    kind: str
    title: str
    file_name: str
    dated_on: date | None
    added_at: datetime
    media_type: str
    pages: int
    size_bytes: int
    sha256: str


class BundleAnswer(BaseModel):
    """The referral bundle: how far it is, and its hash, which is what is signed."""

    status: str
    progress: str
    sha256: str | None
    pages: int | None
    sent_sha256: str | None
    report: dict[str, Any]


class CaseAnswer(BaseModel):
    """A case as its person sees it. `today` is the case's own day."""

    case_id: str
    reference: str
    kind: str
    seq: int
    stage: str
    pack: str
    opened_on: date
    is_closed: bool
    today: date
    last_safe_day_to_appeal: date | None
    actions: list[str]
    facts: dict[str, Any]


class CertificateAnswer(BaseModel):
    """The public check of a certificate number."""

    finding: Literal["valid", "revoked", "replaced", "unknown", "mistyped"]


class FaultAnswer(BaseModel):
    """Why a case stands still, without anything of its content."""

    case_id: str
    kind: str
    detail: str


class OperationsAnswer(BaseModel):
    """How the engine does; each number counts to 200 at most."""

    faults: list[FaultAnswer]
    unanswered: int
    undelivered: int
    reached_nobody: int
    possible_doubles: int


def outcome_answer(filed: Filed, command_id: str, *, opened: bool = False) -> JSONResponse:
    """An outcome with its status: 200 or 201, 409, 202, 503."""
    base = {"command_id": command_id, "case_id": filed.case_id}
    headers: dict[str, str] = {}
    match filed.outcome:
        case Done(seq):
            status, body = 201 if opened else 200, {"outcome": "done", "seq": seq, **base}
        case NotAllowed(code, reason, rule):
            status = 409
            body = {"outcome": "not_allowed", "code": code, "reason": reason, "rule": rule, **base}
        case StillWorking(_, received_at):
            status = 202
            body = {"outcome": "still_working", "received_at": received_at.isoformat(), **base}
            headers["Location"] = f"/api/v1/commands/{command_id}"
        case _:
            status, body = 503, {"outcome": "unknown", **base}
            headers["Retry-After"] = "2"
    return JSONResponse(body, status, headers=headers)

"""The record of a plan over JSON: its versions, the published file out and in, and two compared."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Header, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel

from api.desk import Desk, DeskHere, NotFound
from api.draft import NotUnderstood
from api.ids import new_command_id, read_command_id
from api.pages.plan_record import WORKING, plan_scene, version_of, working_copy
from api.pages.plan_working import read_import, writing
from api.scene import Scene
from api.v1.bearer import Holder
from api.viewer import Viewer
from api.views.plan_record import export, readable
from cases.plan.record.check import gaps
from cases.plan.record.content import PlanRecord
from cases.plan.record.difference import difference
from cases.plan.record.vague import flags
from cases.plan.record.wire import NotAPlan, dump_difference, schema, write_file
from store.plan_versions import ChangedMeanwhile

router = APIRouter(tags=["plans"])

SCHEMA_TYPE = "application/schema+json"


class VersionAnswer(BaseModel):
    """A version of a plan that this person may read."""

    version_id: str
    number: int
    status: str
    reason: str
    based_on: str
    author_id: str
    sha256: str
    drafted_on: date
    sent_on: date | None
    final_on: date | None
    ended_on: date | None


class LookedAt(BaseModel):
    """Something in a plan that a person should look at: a vague phrase, or what is not said."""

    clause_id: str
    label: str
    section: str
    what: str
    words: str
    question: str


class ReadIn(BaseModel):
    """What became of a file that was read in: how many clauses changed, and what to look at."""

    number: int
    changed: int
    look_at: list[LookedAt]


@router.get("/plan-record.schema.json", response_class=JSONResponse)
def form() -> Response:
    """The JSON Schema of an exported plan. It needs no token."""
    return JSONResponse(schema(), media_type=SCHEMA_TYPE)


@router.get("/cases/{case_id}/record")
def versions(desk: DeskHere, holder: Holder, case_id: str) -> list[VersionAnswer]:
    """The versions that this person may read, newest first."""
    scene = plan_scene(desk, holder, case_id)
    return [
        VersionAnswer(
            version_id=one.version_id,
            number=one.number,
            status=one.status,
            reason=one.reason.value,
            based_on=one.based_on,
            author_id=one.author_id,
            sha256=one.sha256,
            drafted_on=one.drafted_on,
            sent_on=one.sent_on,
            final_on=one.final_on,
            ended_on=one.ended_on,
        )
        for one in readable(scene)
    ]


@router.get("/cases/{case_id}/record/compare")
def comparison(
    desk: DeskHere, holder: Holder, case_id: str, older: str, newer: str
) -> dict[str, Any]:
    """What lies between two versions: clauses added, removed, changed and moved."""
    scene = plan_scene(desk, holder, case_id)
    return dump_difference(difference(_record(scene, older), _record(scene, newer)))


def _record(scene: Scene, version_id: str) -> PlanRecord:
    if version_id == WORKING:
        return working_copy(scene)
    return version_of(scene, version_id)[1].record


@router.put("/cases/{case_id}/record/working")
async def read_in(
    request: Request,
    desk: DeskHere,
    holder: Holder,
    case_id: str,
    idempotency_key: Annotated[str, Header(alias="Idempotency-Key")] = "",
) -> ReadIn:
    """Read a plan in from a file of the published form; it takes the place of what is written.

    Make it a version with the command `draft_plan_version`.
    """
    edit_id = read_command_id(idempotency_key) if idempotency_key else new_command_id()
    if edit_id is None:
        raise NotUnderstood({"idempotency_key": "The id must be a UUID."})
    return await to_thread.run_sync(_read_in, desk, holder, case_id, await request.body(), edit_id)


def _read_in(desk: Desk, holder: Viewer, case_id: str, data: bytes, edit_id: str) -> ReadIn:
    scene, copy = writing(desk, holder, case_id)
    try:
        record = read_import(scene, data, desk.settings.upload_limit_bytes)
    except NotAPlan as refused:
        raise NotUnderstood({"file": " ".join(refused.faults)}) from refused
    changed = len(difference(copy.record, record).touched)
    try:
        now = desk.stores.plan_versions.edit(
            edit_id, case_id, copy.based_on, record, holder.person_id, seen=copy.number
        )
    except ChangedMeanwhile:
        raise NotUnderstood(
            {"file": "Somebody changed the plan at the same time. Send the file once more."}
        ) from None
    return ReadIn(number=now.number, changed=changed, look_at=_look_at(scene, now.record))


def _look_at(scene: Scene, record: PlanRecord) -> list[LookedAt]:
    labels = record.labels()
    found = [
        LookedAt(
            clause_id=flag.clause_id,
            label=labels[flag.clause_id],
            section=flag.section.value,
            what="vague",
            words=flag.phrase,
            question=flag.question,
        )
        for flag in flags(record, scene.now.on)
    ]
    return found + [
        LookedAt(
            clause_id=gap.clause_id,
            label=labels.get(gap.clause_id, ""),
            section=gap.section.value,
            what="gap",
            words=gap.words,
            question=gap.fix,
        )
        for gap in gaps(record)
    ]


@router.get("/cases/{case_id}/record/{version_id}", response_class=Response)
def one(desk: DeskHere, holder: Holder, case_id: str, version_id: str) -> Response:
    """A version as the published file."""
    scene = plan_scene(desk, holder, case_id)
    if version_id == WORKING:
        raise NotFound
    version, found = version_of(scene, version_id)
    return Response(
        write_file(export(scene, version, found.record)),
        media_type="application/json",
        headers={"Cache-Control": "private, no-store"},
    )

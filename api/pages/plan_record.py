"""Reading a plan: its versions, one of them in words, as PDF and as a file, two beside each other."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import Desk, DeskHere, NotFound, ViewerHere, scene_of
from api.ids import case_reference
from api.pages.documents import file_answer
from api.permissions import may_write_plan
from api.scene import Scene
from api.viewer import Viewer
from api.views.plan_record import cover, export, kept, readable, rows, shown
from cases.actor import Role
from cases.plan.record.comparison import compare
from cases.plan.record.content import Advice, PlanRecord, Section
from cases.plan.record.state import PlanVersion
from cases.plan.record.wire import write_file
from documents.plan_paper import render_plan
from store.files import FileMissing
from store.plan_versions import KeptVersion

router = APIRouter(include_in_schema=False)

WORKING = "working"
"""What stands for the version that is being written where a version is asked for."""


def plan_scene(desk: Desk, viewer: Viewer, case_id: str) -> Scene:
    """The person before a plan they may see; `NotFound` otherwise."""
    scene = scene_of(desk, viewer, case_id)
    if scene.existing.kind != "plan":
        raise NotFound
    return scene


def version_of(scene: Scene, version_id: str) -> tuple[PlanVersion, KeptVersion]:
    """A version that this person may read; `NotFound` otherwise."""
    found = kept(scene, version_id)
    if found is None:
        raise NotFound
    return found


def working_copy(scene: Scene) -> PlanRecord:
    """What is written of the next version; `NotFound` for who does not write."""
    if not may_write_plan(scene.viewer, scene.existing):
        raise NotFound
    base = scene.plan.record.base
    return scene.stores.plan_versions.working_copy(
        scene.existing.case_id, base.version_id if base else ""
    ).record


@router.get("/cases/{case_id}/record")
def versions(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """The versions that this person may read, and the form to compare two."""
    scene = plan_scene(desk, viewer, case_id)
    found = readable(scene)
    values = {
        "case_id": case_id,
        "versions": rows(scene, found),
        "may_write": may_write_plan(viewer, scene.existing),
        "answers": _answers(scene),
    }
    return desk.pages.show(request, "plan_versions.html", values)


def _answers(scene: Scene) -> tuple[tuple[str, str, str], ...]:
    """What was said about drafts: who, which kind of event, and the words."""
    if scene.viewer.role is Role.SETTING:
        return ()
    words = scene.stores.people.words(scene.existing.case_id)
    who = {"draft_answered": "The family", "draft_withdrawn": "The council"}
    return tuple(
        (who[event.kind], event.kind, words.get(event.payload["narrative_id"], ""))
        for event in scene.stores.cases.timeline(scene.existing.case_id)
        if event.kind in who
    )


@router.get("/cases/{case_id}/record/compare")
def comparison(
    request: Request,
    desk: DeskHere,
    viewer: ViewerHere,
    case_id: str,
    older: str = "",
    newer: str = "",
) -> Response:
    """Two versions, clause by clause; without a choice the plan in force and the newest draft."""
    scene = plan_scene(desk, viewer, case_id)
    old_name, old = _side(scene, older)
    new_name, new = _side(scene, newer)
    values = {
        "case_id": case_id,
        "older": old_name,
        "newer": new_name,
        "sections": compare(old, new),
    }
    return desk.pages.show(request, "plan_compare.html", values)


def _side(scene: Scene, version_id: str) -> tuple[str, PlanRecord]:
    if version_id == WORKING:
        return "What is being written", working_copy(scene)
    version, found = version_of(scene, version_id)
    return f"Version {version.number}", found.record


@router.get("/cases/{case_id}/record/{version_id}")
def version(
    request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str, version_id: str
) -> Response:
    """One version in words, with what a person should look at."""
    scene = plan_scene(desk, viewer, case_id)
    found, said = version_of(scene, version_id)
    others = [one for one in readable(scene) if one.version_id != version_id]
    before = next((one for one in others if one.number < found.number), None)
    in_force = scene.plan.record.in_force
    values = {
        "case_id": case_id,
        "row": rows(scene, (found,))[0],
        "top": cover(scene, found),
        "sections": shown(said.record, found.drafted_on),
        "compare_with": (in_force if in_force in others else None) or before,
    }
    return desk.pages.show(request, "plan_version.html", values)


@router.get("/cases/{case_id}/record/{version_id}/plan.pdf")
def as_pdf(desk: DeskHere, viewer: ViewerHere, case_id: str, version_id: str) -> Response:
    """The same version as an accessible PDF."""
    scene = plan_scene(desk, viewer, case_id)
    found, said = version_of(scene, version_id)
    made = render_plan(said.record, cover(scene, found), said.stored_at)
    return file_answer(made.pdf, "application/pdf", _title(case_id, found))


@router.get("/cases/{case_id}/record/{version_id}/plan.json")
def as_file(desk: DeskHere, viewer: ViewerHere, case_id: str, version_id: str) -> Response:
    """The same version as a file for other systems (docs/plan-record.md)."""
    scene = plan_scene(desk, viewer, case_id)
    found, said = version_of(scene, version_id)
    return Response(
        write_file(export(scene, found, said.record)),
        media_type="application/json",
        headers={
            "Content-Disposition": f'attachment; filename="{_title(case_id, found)}.json"',
            "Cache-Control": "private, no-store",
        },
    )


def _title(case_id: str, version: PlanVersion) -> str:
    return re.sub(r"[^A-Za-z0-9-]", "", f"plan-{case_reference(case_id)}-v{version.number}")


@router.get("/cases/{case_id}/record/{version_id}/papers/{document_id}")
def paper(
    desk: DeskHere, viewer: ViewerHere, case_id: str, version_id: str, document_id: str
) -> Response:
    """A report of Section K, for who may read a version that it is attached to."""
    scene = plan_scene(desk, viewer, case_id)
    record = (
        working_copy(scene) if version_id == WORKING else version_of(scene, version_id)[1].record
    )
    attached = {one.document_id for one in record.of(Section.K) if isinstance(one, Advice)}
    found = desk.stores.documents.find(document_id) if document_id in attached else None
    if found is None or found.case_id != case_id:
        raise NotFound
    try:
        data = desk.stores.documents.data(found.sha256)
    except FileMissing:
        raise NotFound from None
    return file_answer(data, found.media_type, found.title)

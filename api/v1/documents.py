"""Papers over JSON: send one in, list them, open one, and the bundle."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import Response

from api.asks.dispute import AddDocument
from api.desk import Desk, DeskHere, NotFound, scene_of
from api.draft import Draft, NotUnderstood
from api.ids import Ids, new_command_id, read_command_id
from api.pages.documents import bundle_for, file_answer
from api.permissions import BUNDLE_ROLES, may_act, may_open
from api.scene import Scene
from api.uploading import keep
from api.v1.answers import BundleAnswer, DocumentAnswer, OutcomeAnswer, outcome_answer
from api.v1.bearer import Holder
from api.views.case import belongs
from cases.dispute.vocabulary import DocumentKind
from documents.uploads import UploadRefused
from store.files import FileMissing

router = APIRouter(tags=["documents"])

_FILE: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/pdf": {}}, "description": "The file"}
}


@router.post("/cases/{case_id}/documents", response_model=OutcomeAnswer)
async def add(
    desk: DeskHere,
    holder: Holder,
    case_id: str,
    file: Annotated[UploadFile, File(description="A PDF, JPEG or PNG")],
    document: Annotated[DocumentKind, Form()],
    title: Annotated[str, Form(min_length=1, max_length=200)],
    dated_on: Annotated[date | None, Form()] = None,
    command_id: Annotated[str, Form()] = "",
) -> Response:
    """Send in a paper. It is looked into first; the answer says what is wrong with it."""
    given_id = read_command_id(command_id) if command_id else new_command_id()
    if given_id is None:
        raise NotUnderstood({"command_id": "The id must be a UUID."})
    scene = await to_thread.run_sync(scene_of, desk, holder, case_id)
    if scene.existing.kind != "dispute" or not may_act(holder, AddDocument.COMMAND):
        raise NotFound

    def understood() -> Draft:
        return _draft(desk, scene, file, document, title, dated_on, given_id)

    draft = await to_thread.run_sync(understood)
    filed = await desk.filing.file(scene, draft, given_id, "dispute", source="api")
    return outcome_answer(filed, given_id)


def _draft(
    desk: Desk,
    scene: Scene,
    file: UploadFile,
    document: DocumentKind,
    title: str,
    dated_on: date | None,
    command_id: str,
) -> Draft:
    limit = desk.settings.upload_limit_bytes
    try:
        kept = keep(
            file.file.read(limit + 1),
            file.filename or "file",
            files=desk.stores.files,
            sessions=desk.sessions,
            person_id=scene.viewer.person_id,
            limit_bytes=limit,
        )
    except UploadRefused as refusal:
        raise NotUnderstood({"file": f"{refusal.reason} {refusal.fix}"}) from refusal
    ask = AddDocument(document=document, title=title, dated_on=dated_on, file=kept)
    return ask.draft(scene, Ids(command_id))


@router.get("/cases/{case_id}/documents")
def of_case(desk: DeskHere, holder: Holder, case_id: str) -> list[DocumentAnswer]:
    """The papers and letters of a case that this person may open."""
    scene = scene_of(desk, holder, case_id)
    return [
        DocumentAnswer(
            document_id=found.document_id,
            kind=found.kind,
            title=found.title,
            file_name=found.file_name,
            dated_on=found.dated_on,
            added_at=found.added_at,
            media_type=found.media_type,
            pages=found.pages,
            size_bytes=found.size_bytes,
            sha256=found.sha256,
        )
        for found in desk.stores.documents.of_case(case_id)
        if may_open(holder, scene.existing, found) and belongs(scene, found)
    ]


@router.get("/cases/{case_id}/documents/{document_id}", responses=_FILE, response_class=Response)
def one(desk: DeskHere, holder: Holder, case_id: str, document_id: str) -> Response:
    """The file of a paper or letter."""
    scene = scene_of(desk, holder, case_id)
    found = desk.stores.documents.find(document_id)
    if found is None or not may_open(holder, scene.existing, found):
        raise NotFound
    return _file(desk, found.sha256, found.media_type, found.title)


@router.get("/cases/{case_id}/bundle")
def bundle(desk: DeskHere, holder: Holder, case_id: str) -> BundleAnswer:
    """How far the bundle is; `sha256` is what the family signs."""
    scene = scene_of(desk, holder, case_id)
    found = bundle_for(scene)
    if scene.existing.kind != "dispute" or holder.role not in BUNDLE_ROLES:
        raise NotFound
    referral = scene.dispute.referral
    job = desk.stores.documents.job(case_id, referral.requests) if referral.requests else None
    sent = referral.sent_bundle
    return BundleAnswer(
        status=job.status if job else "none",
        progress=job.progress if job else "",
        sha256=found.sha256 if found else None,
        pages=found.pages if found else None,
        sent_sha256=sent.sha256 if sent else None,
        report=dict(job.report) if job else {},
    )


@router.get("/cases/{case_id}/bundle.pdf", responses=_FILE, response_class=Response)
def bundle_file(desk: DeskHere, holder: Holder, case_id: str) -> Response:
    """The bundle as a file."""
    scene = scene_of(desk, holder, case_id)
    found = bundle_for(scene)
    if found is None:
        raise NotFound
    return _file(desk, found.sha256, "application/pdf", "Bundle")


def _file(desk: Desk, sha256: str, media_type: str, title: str) -> Response:
    try:
        data = desk.stores.documents.data(sha256)
    except FileMissing:
        raise NotFound from None
    return file_answer(data, media_type, title)

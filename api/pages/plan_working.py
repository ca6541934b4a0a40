"""Writing the next version of a plan, clause by clause, without any script.

Every save is kept with its author. Two people may write at once: only who saves a clause that
somebody else changed meanwhile is asked to look again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import Desk, DeskHere, NotFound, Posted, PostedHere, ViewerHere
from api.forms.clause import fields_of, make_clause, typed_from
from api.forms.field import Field, FieldKind
from api.forms.reading import Answers, FieldError, read
from api.ids import Ids, new_command_id, read_command_id
from api.pages.plan_record import WORKING, plan_scene
from api.permissions import PLAN_ADVICE, may_write_plan
from api.scene import Scene
from api.uploading import Kept, receive_file
from api.viewer import Viewer
from api.views.plan_record import readable, shown
from api.words.record import ADD
from cases.plan.record import edit
from cases.plan.record.content import Advice, Clause, PlanRecord, Section
from cases.plan.record.wire import NotAPlan, read_file
from store.plan_versions import ChangedMeanwhile, WorkingCopy

router = APIRouter(include_in_schema=False)

NEW = "new"
"""What stands for the id of a clause that is not there yet."""

SHOWN_EDITS = 20

MEANWHILE = (
    "Somebody else changed this part of the plan meanwhile. What you typed is still here. Look at "
    "the plan in another window, then save again."
)

_FILE = Field(
    "file",
    "The report itself",
    FieldKind.FILE,
    hint="It is attached to Section K.",
    required=False,
)


def writing(desk: Desk, viewer: Viewer, case_id: str) -> tuple[Scene, WorkingCopy]:
    """Who writes a plan, and what is written of its next version; `NotFound` for everybody else."""
    scene = plan_scene(desk, viewer, case_id)
    if not may_write_plan(viewer, scene.existing):
        raise NotFound
    base = scene.plan.record.base
    return scene, desk.stores.plan_versions.working_copy(case_id, base.version_id if base else "")


def save(
    scene: Scene,
    copy: WorkingCopy,
    form: Posted,
    change: Callable[[PlanRecord], PlanRecord],
    clause_ids: Iterable[str] | None = None,
) -> bool:
    """Make a change of the working copy; False when somebody changed the same clauses meanwhile.

    The form says which copy was seen; without `clause_ids` the change is about the whole plan.
    """
    edit_id = read_command_id(form.text("command_id")) or new_command_id()
    if any(made.edit_id == edit_id for made in copy.edits):
        return True
    if form.text("based_on") != copy.based_on or not form.text("seen").isdigit():
        return False
    since = [made for made in copy.edits if made.number > int(form.text("seen"))]
    touched = {name for made in since for name in made.change.touched}
    if touched and (clause_ids is None or touched & set(clause_ids)):
        return False
    try:
        scene.stores.plan_versions.edit(
            edit_id,
            copy.case_id,
            copy.based_on,
            change(copy.record),
            scene.viewer.person_id,
            seen=copy.number,
        )
    except ChangedMeanwhile:
        return False
    return True


def _back(case_id: str, place: str = "") -> Response:
    return RedirectResponse(f"/cases/{case_id}/record/{WORKING}{place}", 303)


@router.get("/cases/{case_id}/record/working")
def show(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """What is written so far, with the way to change each clause."""
    return _page(request, desk, *writing(desk, viewer, case_id))


def _page(
    request: Request,
    desk: Desk,
    scene: Scene,
    copy: WorkingCopy,
    *,
    errors: Iterable[FieldError] = (),
    status: int = 200,
) -> Response:
    edits = copy.edits[-SHOWN_EDITS:][::-1]
    names = desk.stores.people.named(made.author_id for made in edits)
    labels = copy.record.labels()
    base = scene.plan.record.base
    values = {
        "case_id": copy.case_id,
        "copy": copy,
        "base": base,
        "readable": {version.version_id for version in readable(scene)},
        "sections": shown(copy.record, scene.now.on),
        "add": ADD,
        "edits": [
            (
                names[made.author_id].display_name if made.author_id in names else "Somebody",
                made.made_at,
                ", ".join(
                    sorted(
                        labels.get(name, "a clause that is gone") for name in made.change.touched
                    )
                ),
            )
            for made in edits
        ],
        "command_id": new_command_id(),
        "new_id": new_command_id,
    }
    return desk.pages.show(request, "plan_working.html", values, status=status, errors=errors)


@router.get("/cases/{case_id}/record/working/import")
def import_form(request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str) -> Response:
    """The form to read a plan in from a file."""
    _, copy = writing(desk, viewer, case_id)
    return _import_page(request, desk, copy)


@router.post("/cases/{case_id}/record/working/import")
def import_file(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere, case_id: str
) -> Response:
    """Read a plan in; it takes the place of what is written, as one change that can be compared."""
    scene, copy = writing(desk, viewer, case_id)
    data = form.upload.file.read(desk.settings.upload_limit_bytes + 1) if form.upload else b""
    try:
        record = read_import(scene, data, desk.settings.upload_limit_bytes)
    except NotAPlan as refused:
        return _import_page(request, desk, copy, refused.faults)
    if not save(scene, copy, form, lambda _: record):
        return _import_page(request, desk, copy, (MEANWHILE,))
    return _back(case_id)


def read_import(scene: Scene, data: bytes, limit_bytes: int) -> PlanRecord:
    """The plan in a file, when it is one of this child; papers of other cases are not attached.

    Raises `NotAPlan`.
    """
    if not data:
        raise NotAPlan(("Choose the file.",))
    if len(data) > limit_bytes:
        raise NotAPlan(("The file is too large.",))
    file = read_file(data)
    child = scene.stores.people.find(scene.plan.parties.child_id)
    about = file.about
    if about is not None and child is not None:
        other_day = about.born_on and child.born_on and about.born_on != child.born_on
        other_name = about.child and about.child.casefold() != child.display_name.casefold()
        if other_day or other_name:
            raise NotAPlan(("The file is about another child. Nothing was read in.",))
    own = {paper.document_id for paper in scene.stores.documents.of_case(scene.existing.case_id)}
    return PlanRecord(
        tuple(
            replace(clause, document_id="")
            if isinstance(clause, Advice) and clause.document_id not in own
            else clause
            for clause in file.record.clauses
        )
    )


def _import_page(
    request: Request, desk: Desk, copy: WorkingCopy, faults: tuple[str, ...] = ()
) -> Response:
    values = {"case_id": copy.case_id, "copy": copy, "command_id": new_command_id()}
    errors = tuple(FieldError("file", fault, "file") for fault in faults)
    return desk.pages.show(
        request, "plan_import.html", values, status=422 if faults else 200, errors=errors
    )


@router.post("/cases/{case_id}/record/working/restart")
def restart(
    request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere, case_id: str
) -> Response:
    """Begin again from the version that this one is based on; what was written stays in the list."""
    scene, copy = writing(desk, viewer, case_id)
    base = desk.stores.plan_versions.find(case_id, copy.based_on) if copy.based_on else None
    record = base.record if base else PlanRecord()
    if not save(scene, copy, form, lambda _: record):
        return _conflict(request, desk, scene, copy)
    return _back(case_id)


def _conflict(request: Request, desk: Desk, scene: Scene, copy: WorkingCopy) -> Response:
    errors = (FieldError("plan", MEANWHILE, "plan"),)
    return _page(request, desk, scene, copy, errors=errors, status=409)


@router.post("/cases/{case_id}/record/working/{clause_id}/move")
def move(
    request: Request,
    desk: DeskHere,
    viewer: ViewerHere,
    form: PostedHere,
    case_id: str,
    clause_id: str,
) -> Response:
    """One place up or down in its section."""
    scene, copy = writing(desk, viewer, case_id)
    steps = {"up": -1, "down": 1}.get(form.text("where"))
    if steps is None or copy.record.find(clause_id) is None:
        raise NotFound
    if not save(scene, copy, form, lambda now: edit.shift(now, clause_id, steps), (clause_id,)):
        return _conflict(request, desk, scene, copy)
    return _back(case_id, f"#{clause_id}")


@router.post("/cases/{case_id}/record/working/{clause_id}/remove")
def remove(
    request: Request,
    desk: DeskHere,
    viewer: ViewerHere,
    form: PostedHere,
    case_id: str,
    clause_id: str,
) -> Response:
    """Take a clause out; the versions keep it, and the comparison shows it as taken out."""
    scene, copy = writing(desk, viewer, case_id)
    if not save(scene, copy, form, lambda now: edit.remove(now, clause_id), (clause_id,)):
        return _conflict(request, desk, scene, copy)
    return _back(case_id)


@router.get("/cases/{case_id}/record/working/{section}/{clause_id}")
def clause_form(
    request: Request,
    desk: DeskHere,
    viewer: ViewerHere,
    case_id: str,
    section: Section,
    clause_id: str,
) -> Response:
    """The form of one clause."""
    scene, copy = writing(desk, viewer, case_id)
    found = copy.record.find(clause_id)
    if clause_id != NEW and (found is None or found.section is not section):
        raise NotFound
    typed = typed_from(found) if found else {"section": [section.value]}
    answers = Answers(typed)
    return _clause_page(request, desk, scene, copy, section, clause_id, answers, copy.number)


@router.post("/cases/{case_id}/record/working/{section}/{clause_id}")
def clause_saved(
    request: Request,
    desk: DeskHere,
    viewer: ViewerHere,
    form: PostedHere,
    case_id: str,
    section: Section,
    clause_id: str,
) -> Response:
    """A clause is saved."""
    scene, copy = writing(desk, viewer, case_id)
    answers = read(_fields(scene, copy, section), form.raw)
    kept = _report(desk, scene, section, form, answers)
    command_id = read_command_id(form.text("command_id")) or new_command_id()
    own_id = Ids(command_id).of("clause") if clause_id == NEW else clause_id
    where = Section(answers.text("section") or section)
    if kept is not None and not answers.errors:
        answers.values["document_id"] = _attach(desk, scene, kept, answers, command_id)
    clause = make_clause(own_id, where, answers)
    seen = int(form.text("seen")) if form.text("seen").isdigit() else 0
    if clause is not None and not save(scene, copy, form, lambda now: _put(now, clause), (own_id,)):
        answers.refuse("words", MEANWHILE)
        seen = copy.number
    if answers.errors:
        return _clause_page(
            request, desk, scene, copy, section, clause_id, answers, seen, kept=kept, status=422
        )
    return _back(case_id, f"#{own_id}")


def _put(record: PlanRecord, clause: Clause) -> PlanRecord:
    """The clause in its place; in another section it goes to the end of that."""
    before = record.find(clause.clause_id)
    if before is not None and before.section is not clause.section:
        record = edit.to_section(record, before.clause_id, clause.section)
    return edit.put(record, clause)


def _fields(scene: Scene, copy: WorkingCopy, section: Section) -> tuple[Field, ...]:
    papers = [
        (paper.document_id, paper.title)
        for paper in scene.stores.documents.of_case(copy.case_id)
        if paper.kind == PLAN_ADVICE
    ]
    asked = fields_of(section, copy.record, papers)
    return (*asked, _FILE) if section is Section.K else asked


def _report(
    desk: Desk, scene: Scene, section: Section, form: Posted, answers: Answers
) -> Kept | None:
    if section is not Section.K:
        return None
    return receive_file(
        _FILE.name,
        form.upload,
        answers,
        files=desk.stores.files,
        sessions=desk.sessions,
        person_id=scene.viewer.person_id,
        limit_bytes=desk.settings.upload_limit_bytes,
        required=False,
    )


def _attach(desk: Desk, scene: Scene, kept: Kept, answers: Answers, command_id: str) -> str:
    """The file becomes a paper of the plan; the same form sent twice adds one."""
    return desk.stores.documents.add(
        Ids(command_id).of("document"),
        scene.existing.case_id,
        desk.stores.files.get(kept.sha256),
        media_type=kept.media_type,
        pages=kept.pages,
        kind=PLAN_ADVICE,
        title=answers.text("words"),
        added_by=scene.viewer.person_id,
        file_name=kept.name,
        dated_on=answers.day("dated_on"),
    ).document_id


def _clause_page(
    request: Request,
    desk: Desk,
    scene: Scene,
    copy: WorkingCopy,
    section: Section,
    clause_id: str,
    answers: Answers,
    seen: int,
    *,
    kept: Kept | None = None,
    status: int = 200,
) -> Response:
    values = {
        "case_id": copy.case_id,
        "copy": copy,
        "seen": seen,
        "section": section,
        "is_new": clause_id == NEW,
        "label": copy.record.labels().get(clause_id, ""),
        "title": ADD[section] if clause_id == NEW else "",
        "fields": _fields(scene, copy, section),
        "typed": answers.raw,
        "kept": kept,
        "command_id": new_command_id(),
        "limit_bytes": desk.settings.upload_limit_bytes,
    }
    return desk.pages.show(
        request, "plan_clause.html", values, status=status, errors=answers.errors
    )

"""National standards: sets imported by an administrator, and how often each is cited."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.desk import Desk, DeskHere, NotFound, Posted, PostedHere, ViewerHere
from api.forms.field import Field, FieldKind
from api.forms.reading import Answers, read
from api.ids import new_command_id, read_command_id
from api.permissions import may_import, may_read_standards
from api.viewer import Viewer
from api.views.standards import cited_lines
from api.words import places as words
from store.plan_file import BadPlanFile
from store.standards import NewSet
from store.standards_file import read_standards

router = APIRouter(include_in_schema=False)

FILE = "file"

_FIELDS: tuple[Field, ...] = (
    Field("title", "What is the set called?", missing="Give the set a name"),
    Field("issued_by", "Who issued it?", missing="Say who issued it"),
    Field(
        "dated_on",
        "Day of its text",
        FieldKind.DAY,
        missing="Enter the day of its text",
        what="the day of its text",
    ),
    Field(
        "effective_from",
        "First day on which it holds",
        FieldKind.DAY,
        missing="Enter the first day on which it holds",
        what="the first day",
    ),
    Field(
        "until_on",
        "Last day on which it holds",
        FieldKind.DAY,
        required=False,
        what="the last day",
    ),
    Field(
        "is_illustrative",
        "Is it an example only?",
        FieldKind.YES_NO,
        hint="An example was issued by nobody. Every page says so.",
        missing="Choose yes or no",
    ),
)


@router.get("/standards")
def show(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """Every set, how often each standard is cited, and for an administrator the form."""
    return _page(request, desk, viewer, Answers({}))


@router.post("/standards")
def add(request: Request, desk: DeskHere, viewer: ViewerHere, form: PostedHere) -> Response:
    """A set is imported whole, or every problem of its file is told."""
    if not may_import(viewer):
        raise NotFound
    answers = read(_FIELDS, form.raw)
    first, last = answers.day("effective_from"), answers.day("until_on")
    if first and last and last < first:
        answers.refuse("until_on", "The last day must not be before the first", "until_on-day")
    problems: tuple[str, ...] = ()
    if not answers.errors:
        problems = _import(desk, viewer, form, answers)
    if answers.errors or problems:
        return _page(request, desk, viewer, answers, problems=problems, status=422)
    return RedirectResponse("/standards?done=1", 303)


def _import(desk: Desk, viewer: Viewer, form: Posted, answers: Answers) -> tuple[str, ...]:
    data = form.file_within(desk.settings.upload_limit_bytes)
    if not data:
        answers.refuse(FILE, "Choose the file with the standards")
        return ()
    try:
        standards = read_standards(data)
    except BadPlanFile as bad:
        return bad.problems
    desk.stores.standards.add(
        NewSet(
            read_command_id(form.text("command_id")) or new_command_id(),
            answers.text("title"),
            answers.text("issued_by"),
            answers.needed_day("dated_on"),
            answers.needed_day("effective_from"),
            answers.day("until_on"),
            answers.is_yes("is_illustrative"),
            standards,
        ),
        viewer.person_id,
    )
    return ()


def _page(
    request: Request,
    desk: Desk,
    viewer: Viewer,
    answers: Answers,
    *,
    problems: tuple[str, ...] = (),
    status: int = 200,
) -> Response:
    if not may_read_standards(viewer):
        raise NotFound
    values = {
        "sets": desk.stores.standards.sets(),
        "cited": cited_lines(desk.stores, viewer),
        "words": words,
        "fields": _FIELDS if may_import(viewer) else (),
        "typed": answers.raw,
        "command_id": new_command_id(),
        "problems": problems,
        "done": "done" in request.query_params,
        "limit_bytes": desk.settings.upload_limit_bytes,
    }
    return desk.pages.show(request, "standards.html", values, status=status, errors=answers.errors)

"""The page of one deadline: the day, why it is that day, and what was believed on any past day."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import DeskHere, NotFound, ViewerHere, scene_of
from api.forms.agreement import promise_words
from api.forms.field import Field, FieldKind
from api.forms.reading import IN_THE_FUTURE, Answers, read
from api.permissions import may_see_clock
from api.scene import Scene
from api.views.belief import believed_on, history, versions_of
from api.views.beside import beside
from cases.dispute.clocks import PROMISE

router = APIRouter(include_in_schema=False)

ON = "on"
NOT_A_DAY = "The day must be a real date, like 27 3 2026"
_WRITTEN = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")
BELIEVED_ON = Field(
    ON,
    "Which day do you want to ask about?",
    FieldKind.DAY,
    missing="Enter the day you want to ask about",
    what="the day",
)


@router.get("/cases/{case_id}/dates/{clock_id}")
def show(
    request: Request, desk: DeskHere, viewer: ViewerHere, case_id: str, clock_id: str
) -> Response:
    """A deadline with its derivation; `?on=2026-06-10` also tells what was believed that day."""
    scene = scene_of(desk, viewer, case_id)
    seen = may_see_clock(viewer, clock_id)
    versions = versions_of(desk.stores.cases.clocks(case_id), clock_id) if seen else ()
    if not versions:
        raise NotFound
    answers = _asked(request, scene)
    beliefs = history(scene, versions)
    on = answers.day(ON) if not answers.errors else None
    then = believed_on(versions, on) if on is not None else None
    values = {
        "case": scene.existing,
        "deadline": beliefs[-1].deadline,
        "promise": _promise(scene, clock_id),
        "beside": beside(scene, clock_id),
        "beliefs": tuple(reversed(beliefs)),
        "today": scene.now.on,
        "field": BELIEVED_ON,
        "typed": answers.raw,
        "asked_on": on,
        "believed": next((b for b in beliefs if then and b.version == then.version), None),
    }
    status = 422 if answers.errors else 200
    return desk.pages.show(request, "date.html", values, status=status, errors=answers.errors)


def _asked(request: Request, scene: Scene) -> Answers:
    """The day that is asked about: in the address as one word, or from the boxes of the form."""
    query = request.query_params
    written = query.get(ON, "").strip()
    if written:
        found = _WRITTEN.fullmatch(written)
        if found is None:
            answers = Answers({})
            answers.refuse(ON, NOT_A_DAY, f"{ON}-day")
            return answers
        raw = {f"{ON}-{part}": [str(int(number))] for part, number in found.groupdict().items()}
    else:
        raw = {name: query.getlist(name) for name in query if name.startswith(f"{ON}-")}
        if not raw:
            return Answers({})
    answers = read((BELIEVED_ON,), raw)
    day = answers.day(ON)
    if day is not None and day > scene.now.on:
        answers.refuse(ON, IN_THE_FUTURE, f"{ON}-day")
    return answers


def _promise(scene: Scene, clock_id: str) -> str:
    """The words of the promise that the deadline is about; empty for any other deadline."""
    if not clock_id.startswith(PROMISE) or scene.existing.kind != "dispute":
        return ""
    agreement = scene.dispute.agreement
    found = (
        promise
        for promise in (agreement.promises if agreement else ())
        if f"{PROMISE}{promise.made.promise_id}" == clock_id
    )
    return next((promise_words(scene, promise) for promise in found), "")

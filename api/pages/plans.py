"""The pages of an authority for many plans at once: conveyor, term planning, forecast, caseloads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.desk import Desk, DeskHere, NotFound, ViewerHere
from api.organisations import workers_of
from api.permissions import may_list_plans, may_plan
from api.scene import real_now
from api.viewer import Viewer
from api.views.conveyor import NOBODY, Wanted, caseloads, conveyor, phases_of, settings_of
from api.views.forecast import OUTLOOK_WORDS, REVIEW, TO_POST_16, TO_SCHOOL, Outlook, forecasts
from api.views.plan_year import PHASE_WORDS, Planned, planned
from api.views.term_plan import SchoolTerm, TermPlan, schools, term_plan, terms_of
from rules.calendar import london_day

router = APIRouter(include_in_schema=False, prefix="/plans")

SHOWN = 100
"""Plans listed on one page; the file has them all."""

FORECAST_TITLES = {
    TO_SCHOOL: "Moves by 15 February: to school, and from primary to secondary",
    TO_POST_16: "Moves by 31 March: to college or other training",
    REVIEW: "Yearly reviews",
}


@router.get("")
def show_conveyor(
    request: Request,
    desk: DeskHere,
    viewer: ViewerHere,
    setting: str = "",
    phase: str = "",
    officer: str = "",
    stage: str = "",
) -> Response:
    """Plans by stage with the late ones, filtered by setting, phase and officer."""
    _planner(viewer)
    found = planned_of(desk, viewer)
    wanted = Wanted(setting, phase, officer, stage)
    team = [one for team in viewer.teams for one in workers_of(desk.stores.people, team)]
    result = conveyor(found, wanted)
    values = {
        "conveyor": result,
        "shown": result.shown[:SHOWN],
        "wanted": wanted,
        "settings": settings_of(found),
        "phases": [(one.value, PHASE_WORDS[one]) for one in phases_of(found)],
        "officers": [(one.person_id, one.display_name) for one in team],
        "nobody": NOBODY,
        "phase_words": PHASE_WORDS,
    }
    return desk.pages.show(request, "plans.html", values)


@router.get("/term")
def show_term(request: Request, desk: DeskHere, viewer: ViewerHere, opens: str = "") -> Response:
    """The reviews of a term with proposed weeks, by setting; a setting sees its own."""
    if not may_list_plans(viewer):
        raise NotFound
    terms, chosen = _terms(desk, viewer, opens)
    found = _term_plan(desk, viewer, chosen) if chosen else None
    values = {"terms": terms, "plan": found, "may_plan": may_plan(viewer)}
    return desk.pages.show(request, "plans_term.html", values)


@router.get("/term.csv")
def term_file(desk: DeskHere, viewer: ViewerHere, opens: str = "", setting: str = "") -> Response:
    """The list of a term as a file: of one setting, or of all."""
    if not may_list_plans(viewer):
        raise NotFound
    _, chosen = _terms(desk, viewer, opens)
    if chosen is None:
        raise NotFound
    lines: list[tuple[Any, ...]] = [
        (
            one.setting,
            proposal.plan.row.child,
            proposal.due_on,
            proposal.plan.meeting_on or "",
            proposal.week_on or "",
            proposal.why,
        )
        for one in _term_plan(desk, viewer, chosen).lists
        if setting in ("", one.setting_id or NOBODY)
        for proposal in one.proposals
    ]
    head = ("setting", "child", "review_due", "meeting_arranged", "proposed_week", "note")
    return _file(f"reviews-{chosen.opens_on}.csv", head, lines)


@router.get("/forecast")
def show_forecast(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """Who will miss 15 February, 31 March or the last day of a review."""
    _planner(viewer)
    found = forecasts(planned_of(desk, viewer), desk.stores.calendars.in_force())
    values = {
        "forecasts": found,
        "titles": FORECAST_TITLES,
        "outlooks": list(Outlook),
        "words": OUTLOOK_WORDS,
        "most": SHOWN,
    }
    return desk.pages.show(request, "plans_forecast.html", values)


@router.get("/forecast.csv")
def forecast_file(desk: DeskHere, viewer: ViewerHere) -> Response:
    """The whole forecast as a file."""
    _planner(viewer)
    lines: list[tuple[Any, ...]] = [
        (
            FORECAST_TITLES[one.what],
            line.plan.row.child,
            line.plan.row.setting,
            line.due_on,
            OUTLOOK_WORDS[line.outlook],
            line.why,
        )
        for one in forecasts(planned_of(desk, viewer), desk.stores.calendars.in_force())
        for line in one.lines
    ]
    return _file("forecast.csv", ("what", "child", "setting", "last_day", "outlook", "why"), lines)


@router.get("/caseloads")
def show_caseloads(request: Request, desk: DeskHere, viewer: ViewerHere) -> Response:
    """What each officer has to do, and what nobody has taken."""
    _planner(viewer)
    people, at = desk.stores.people, real_now()
    tasks = desk.stores.plan_lists.tasks(viewer.teams)
    team = tuple(one for team in viewer.teams for one in workers_of(people, team))
    names = people.named(task.assigned_to for task in tasks)
    values = {"loads": caseloads(tasks, team, names, at)}
    return desk.pages.show(request, "plans_caseloads.html", values)


def _planner(viewer: Viewer) -> None:
    if not may_plan(viewer):
        raise NotFound


def planned_of(desk: Desk, viewer: Viewer) -> tuple[Planned, ...]:
    """The open plans of the viewer's teams, soonest review first."""
    calendar = desk.stores.calendars.in_force()
    return planned(desk.stores.plan_lists.of(viewer.teams), real_now(), calendar)


def _terms(
    desk: Desk, viewer: Viewer, opens: str
) -> tuple[tuple[SchoolTerm, ...], SchoolTerm | None]:
    """The terms that are not over, and the chosen one: the first that has not begun, by itself."""
    found: dict[date, SchoolTerm] = {}
    today = london_day(real_now())
    for authority_id in {row.authority_id for row in desk.stores.plan_lists.of(viewer.teams)}:
        for term in terms_of(desk.stores.practices.school_calendar(authority_id)):
            if term.closes_on >= today:
                found.setdefault(term.opens_on, term)
    terms = tuple(found[day] for day in sorted(found))
    named = next((one for one in terms if one.opens_on.isoformat() == opens), None)
    coming = next((one for one in terms if one.opens_on > today), None)
    return terms, named or coming or next(iter(terms), None)


def _term_plan(desk: Desk, viewer: Viewer, term: SchoolTerm) -> TermPlan:
    found = planned_of(desk, viewer)
    school_of = schools(desk.stores, found)
    return term_plan(found, term, school_of, desk.stores.calendars.in_force())


def _file(name: str, head: Iterable[str], lines: Iterable[tuple[Any, ...]]) -> Response:
    """A CSV file; no cell of it can be taken for a formula by a program for tables."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(tuple(head))
    for line in lines:
        cells = ("" if cell is None else str(cell) for cell in line)
        writer.writerow(
            tuple(f"'{cell}" if cell[:1] in "=+-@\t" and cell else cell for cell in cells)
        )
    return Response(
        text.getvalue().encode("utf-8-sig"),
        media_type="text/csv",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )

"""Reports over many cases as JSON: movements between settings, standards cited, settings in force."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from pydantic import BaseModel

from api.desk import DeskHere, NotFound
from api.ids import case_reference
from api.pages.movements import days_of
from api.permissions import may_read_inclusion_plans, may_read_movements, may_read_standards
from api.scene import real_now
from api.v1.bearer import Holder
from api.views.movements import report
from api.views.standards import cited_lines
from rules.calendar import london_day
from store.plan_file import as_row

router = APIRouter(tags=["reports"])


class SettingMovesAnswer(BaseModel):
    """What moved at one setting; small numbers are kept back outside the authority."""

    authority_id: str
    setting_id: str
    name: str
    kind: str
    into: str
    out_of: str
    there: str
    middle_days: str


class MovementAnswer(BaseModel):
    """One placement, told to the authority itself."""

    case: str
    setting_id: str
    name: str
    kind: str
    is_main: bool
    started_on: date
    start_reason: str
    planned_until: date | None
    ended_on: date | None
    end_reason: str | None
    days: int


class MovementsAnswer(BaseModel):
    """The report of a time, both days counted."""

    first_on: date
    last_on: date
    settings: list[SettingMovesAnswer]
    movements: list[MovementAnswer]


class CitedAnswer(BaseModel):
    """How many cases of an authority cite a standard, and for what."""

    authority_id: str
    set_id: str
    code: str
    title: str
    case_kind: str
    purpose: str
    cases: str


class SettingAnswer(BaseModel):
    """A setting of the version in force."""

    setting: str
    name: str
    kind: str
    institution: str
    phases: list[str]
    needs: list[str]
    places: int
    places_free: int
    latitude: float | None
    longitude: float | None
    team: str


class InclusionPlanAnswer(BaseModel):
    """The version of an inclusion plan that is in force today."""

    authority_id: str
    version_id: str
    number: int
    title: str
    effective_from: date
    settings: list[SettingAnswer]


@router.get("/movements")
def movements(desk: DeskHere, holder: Holder, first: str = "", last: str = "") -> MovementsAnswer:
    """Who came to which setting and left it, when, why and after how long."""
    if not may_read_movements(holder):
        raise NotFound
    first_on, last_on = days_of(first, last)
    found = report(desk.stores, holder, first_on, last_on)
    return MovementsAnswer(
        first_on=first_on,
        last_on=last_on,
        settings=[
            SettingMovesAnswer(
                authority_id=line.authority_id,
                setting_id=line.setting_id,
                name=line.setting,
                kind=line.kind,
                into=line.into,
                out_of=line.out_of,
                there=line.there,
                middle_days=line.middle_days,
            )
            for line in found.lines
        ],
        movements=[
            MovementAnswer(
                case=case_reference(one.case_id),
                setting_id=one.setting_id,
                name=found.name(one),
                kind=one.setting_kind.value,
                is_main=one.is_main,
                started_on=one.started_on,
                start_reason=one.start_reason.value,
                planned_until=one.planned_until,
                ended_on=one.ended_on,
                end_reason=one.end_reason.value if one.end_reason else None,
                days=one.days(last_on),
            )
            for one in found.movements
        ],
    )


@router.get("/standards/cited")
def cited(desk: DeskHere, holder: Holder) -> list[CitedAnswer]:
    """How often each standard is cited; small numbers are kept back outside the authority."""
    if not may_read_standards(holder):
        raise NotFound
    return [
        CitedAnswer(
            authority_id=line.authority_id,
            set_id=line.set_id,
            code=line.code,
            title=line.title,
            case_kind=line.case_kind,
            purpose=line.purpose,
            cases=line.count,
        )
        for line in cited_lines(desk.stores, holder)
    ]


@router.get("/inclusion-plans/{authority_id}")
def inclusion_plan(desk: DeskHere, holder: Holder, authority_id: str) -> InclusionPlanAnswer:
    """The settings of an authority's inclusion plan as it is in force today."""
    own = authority_id in holder.teams or not holder.teams
    plans = desk.stores.inclusion_plans
    version = plans.in_force(authority_id, london_day(real_now()))
    if not may_read_inclusion_plans(holder) or not own or version is None:
        raise NotFound
    return InclusionPlanAnswer(
        authority_id=authority_id,
        version_id=version.version_id,
        number=version.number,
        title=version.text.title,
        effective_from=version.text.effective_from,
        settings=[SettingAnswer(**as_row(entry)) for entry in version.text.settings],
    )

"""Judging a case over JSON: what would move, which routes are open, what does not fit together."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from api.desk import DeskHere, scene_of
from api.permissions import may_see_clock
from api.v1.answers import ConflictAnswer, GroundAnswer, MovedAnswer, RouteAnswer, RuleCited
from api.v1.bearer import Holder
from api.views.conflict import conflicts_of
from api.views.grounds import grounds_for
from api.views.route import routes_for
from api.words.steps import clock_words
from cases.change import CorrectFact
from cases.command import CommandRefused, Meta
from cases.preview import by_fact

router = APIRouter(tags=["reading"])


@router.get("/cases/{case_id}/impact", response_model=list[MovedAnswer])
def impact(desk: DeskHere, holder: Holder, case_id: str, fact: str, is_on: date) -> Any:
    """Which dates would move if a day were put right; nothing is changed and nobody is told."""
    scene = scene_of(desk, holder, case_id)
    meta = Meta("preview", case_id, holder.actor, scene.now.at)
    try:
        command = CorrectFact(meta, fact, is_on, "")
        moved = by_fact(scene.existing.kind, scene.state, command, scene.now).moved
    except CommandRefused as refusal:
        said = {"code": refusal.code, "reason": refusal.reason, "rule": refusal.rule}
        return JSONResponse(said, 409)
    return [
        MovedAnswer(
            clock_id=item.clock_id,
            title=clock_words(item.clock_id),
            was_on=item.was_on,
            is_on=item.is_on,
        )
        for item in moved
        if may_see_clock(holder, item.clock_id)
    ]


@router.get("/cases/{case_id}/routes")
def routes(desk: DeskHere, holder: Holder, case_id: str) -> list[RouteAnswer]:
    """Every route of redress in a dispute; none of a plan, and none for the tribunal (M21)."""
    return [
        RouteAnswer.model_validate(route, from_attributes=True)
        for route in routes_for(scene_of(desk, holder, case_id))
    ]


@router.get("/cases/{case_id}/grounds")
def grounds(desk: DeskHere, holder: Holder, case_id: str) -> list[GroundAnswer]:
    """What a dispute is about, and what of it the tribunal can hear; none for the tribunal."""
    return [
        GroundAnswer.model_validate(ground, from_attributes=True)
        for ground in grounds_for(scene_of(desk, holder, case_id))
    ]


@router.get("/cases/{case_id}/conflicts")
def conflicts(desk: DeskHere, holder: Holder, case_id: str) -> list[ConflictAnswer]:
    """Dates that do not fit together today, gravest first; empty for a plan."""
    scene = scene_of(desk, holder, case_id)
    return [
        ConflictAnswer(
            kind=found.kind.value,
            severity=found.severity.value,
            days=list(found.days),
            meaning=found.meaning,
            action=found.action,
            rules=[
                RuleCited(
                    rule=cited.rule,
                    provision=cited.provision,
                    provision_status=cited.status.value,
                )
                for cited in found.citations
            ],
        )
        for found in conflicts_of(scene)
    ]

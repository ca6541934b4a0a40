"""Actions over JSON: start a case, act in one, and ask what became of an action."""

from __future__ import annotations

from functools import partial
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Header
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from api.asks.ask import Ask
from api.asks.dispute import DisputeAsk, FileDispute
from api.asks.plan import PlanAsk, RegisterPlan
from api.desk import Desk, DeskHere, NotFound, opening_scene, scene_of
from api.draft import Draft, NotUnderstood
from api.filing import Filed, refused_before
from api.gateway import Done, StillWorking
from api.ids import Ids, new_command_id, read_command_id
from api.permissions import may_act
from api.scene import Scene
from api.v1.answers import OutcomeAnswer, outcome_answer
from api.v1.bearer import Holder
from api.viewer import Viewer

router = APIRouter(tags=["actions"])

Key = Annotated[str, Header(alias="Idempotency-Key")]

_OUTCOMES: dict[int | str, dict[str, Any]] = {
    200: {"model": OutcomeAnswer, "description": "Done"},
    201: {"model": OutcomeAnswer, "description": "Done; the case is open"},
    202: {"model": OutcomeAnswer, "description": "Received, still being worked on"},
    409: {"model": OutcomeAnswer, "description": "Not allowed; nothing was changed"},
    503: {"model": OutcomeAnswer, "description": "Unknown; send the same id again"},
}


class Opening(BaseModel):
    """A filing that opens a dispute."""

    model_config = ConfigDict(extra="forbid")

    command_id: str = ""
    dispute: FileDispute


class PlanOpening(BaseModel):
    """A filing that opens a plan."""

    model_config = ConfigDict(extra="forbid")

    command_id: str = ""
    plan: RegisterPlan


class Acting(BaseModel):
    """An action in a case, told apart by `kind`."""

    model_config = ConfigDict(extra="forbid")

    command_id: str = ""
    command: Annotated[DisputeAsk | PlanAsk, Field(discriminator="kind")]


@router.post("/disputes", status_code=201, responses=_OUTCOMES, response_model=OutcomeAnswer)
async def start_dispute(
    desk: DeskHere, holder: Holder, body: Opening, idempotency_key: Key = ""
) -> Response:
    """Start a dispute. The council gets the words as a complaint."""
    scene = await to_thread.run_sync(opening_scene, desk, holder, body.dispute.plan_id)
    return await _file(desk, scene, body.dispute, body.command_id or idempotency_key, "dispute")


@router.post("/plans", status_code=201, responses=_OUTCOMES, response_model=OutcomeAnswer)
async def register_plan(
    desk: DeskHere, holder: Holder, body: PlanOpening, idempotency_key: Key = ""
) -> Response:
    """Register a plan that the council maintains."""
    scene = await to_thread.run_sync(opening_scene, desk, holder)
    return await _file(desk, scene, body.plan, body.command_id or idempotency_key, "plan")


@router.post("/cases/{case_id}/commands", responses=_OUTCOMES, response_model=OutcomeAnswer)
async def act(
    desk: DeskHere, holder: Holder, case_id: str, body: Acting, idempotency_key: Key = ""
) -> Response:
    """Act in a case."""
    # A setting that a plan asks about a place may answer, though it sees nothing else of the plan.
    find = partial(scene_of, asked=body.command.kind == "answer_consultation")
    scene = await to_thread.run_sync(find, desk, holder, case_id)
    known = desk.settings.demo or body.command.kind != "move_clock"
    kind = scene.existing.kind
    fits = body.command.kind == "move_clock" or isinstance(
        body.command, PlanAsk if kind == "plan" else DisputeAsk
    )
    if not known or not fits:
        raise NotUnderstood({"command": "There is no such action in this case."})
    return await _file(desk, scene, body.command, body.command_id or idempotency_key, kind)


async def _file(desk: Desk, scene: Scene, ask: Ask, given_id: str, case_kind: str) -> Response:
    command_id = read_command_id(given_id) if given_id else new_command_id()
    if command_id is None:
        raise NotUnderstood({"command_id": "The id must be a UUID."})
    if not may_act(scene.viewer, ask.COMMAND):
        return JSONResponse(
            {
                "outcome": "not_allowed",
                "command_id": command_id,
                "case_id": scene.case.case_id if scene.case is not None else "",
                "code": "not_your_action",
                "reason": "This step is taken by somebody else. You cannot do it for them.",
                "rule": "",
            },
            409,
        )
    draft: Draft = await to_thread.run_sync(ask.draft, scene, Ids(command_id))
    filed = await desk.filing.file(scene, draft, command_id, case_kind, source="api")
    return outcome_answer(filed, command_id, opened=scene.case is None)


@router.get("/commands/{command_id}", responses=_OUTCOMES, response_model=OutcomeAnswer)
def outcome(desk: DeskHere, holder: Holder, command_id: str) -> Response:
    """What became of an action: done, not allowed, or still being worked on."""
    return _outcome(desk, holder, command_id)


def _outcome(desk: Desk, holder: Viewer, command_id: str) -> Response:
    known_id = read_command_id(command_id)
    filing = desk.stores.inbox.find(known_id) if known_id else None
    if filing is None or filing.command().meta.actor.person_id != holder.person_id:
        raise NotFound
    if filing.status == "applied" and filing.seq is not None:
        return outcome_answer(Filed(filing.case_id, Done(filing.seq)), filing.command_id)
    if filing.status == "refused":
        return outcome_answer(Filed(filing.case_id, refused_before(filing)), filing.command_id)
    waiting = StillWorking(filing.command_id, filing.received_at)
    return outcome_answer(Filed(filing.case_id, waiting), filing.command_id)

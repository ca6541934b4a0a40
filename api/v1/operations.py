"""How the engine does, over JSON, for the people who run it: numbers and ids, no case's content."""

from __future__ import annotations

from fastapi import APIRouter

from api.desk import DeskHere, NotFound
from api.permissions import may_operate
from api.v1.answers import FaultAnswer, OperationsAnswer
from api.v1.bearer import Holder

router = APIRouter(tags=["operations"])


@router.get("/operations")
def operations(desk: DeskHere, holder: Holder) -> OperationsAnswer:
    """What is unanswered or undelivered at this moment, and every open fault."""
    if not may_operate(holder):
        raise NotFound
    stores = desk.stores
    return OperationsAnswer(
        faults=[
            FaultAnswer(case_id=fault.case_id, kind=fault.kind, detail=fault.detail)
            for fault in stores.faults.open()
        ],
        unanswered=len(stores.inbox.unanswered(0)),
        undelivered=len(stores.messages.pending(0)),
        reached_nobody=len(stores.attempts.undelivered()),
        possible_doubles=stores.messages.possible_doubles(),
    )

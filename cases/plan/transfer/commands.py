"""What people may ask when a child moves to the area of another authority."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from cases.command import Meta
from cases.plan.ages.state import ChildAges
from cases.plan.phase.state import ExpectedMove
from rules.calendar import Calendar


@dataclass(frozen=True, slots=True)
class NoteMove:
    """The child moves to the area of another authority on a day (N16).

    `to_authority_id` and `to_service_id` are empty when it does not keep its plans here.
    """

    meta: Meta
    moves_on: date
    to_authority_id: str = ""
    to_service_id: str = ""
    kind: Literal["note_move"] = "note_move"


@dataclass(frozen=True, slots=True)
class PassPlanOn:
    """The plan goes to the authority of the new area; this one keeps it no longer (N16)."""

    meta: Meta
    kind: Literal["pass_plan_on"] = "pass_plan_on"


@dataclass(frozen=True, slots=True)
class ReceivePlan:
    """The engine opens the plan at the new authority, with what the old one knew (N16)."""

    meta: Meta
    from_case_id: str
    family_id: str
    child_id: str
    authority_id: str
    setting_id: str
    service_id: str
    tribunal_id: str
    plan_made_on: date
    last_review_on: date | None
    transferred_on: date
    pack: str
    ages: ChildAges
    moves: tuple[ExpectedMove, ...]
    calendar: Calendar
    clock_offset_seconds: int | None = None
    kind: Literal["receive_plan"] = "receive_plan"


@dataclass(frozen=True, slots=True)
class TellAfterTransfer:
    """The new authority tells the family that it has the plan, and if it will assess (N17)."""

    meta: Meta
    will_assess: bool
    kind: Literal["tell_after_transfer"] = "tell_after_transfer"


TransferCommand = NoteMove | PassPlanOn | ReceivePlan | TellAfterTransfer

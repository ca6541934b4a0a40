"""What a plan knows about moves between authorities."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Transfer:
    """Where the plan came from, and where it goes.

    `to_authority_id` is empty when the next authority does not keep its plans here. `aware_on` is the
    day on which this authority learned of the move. The plan's case at the other authority is found by
    `from_case_id`.
    """

    moves_on: date | None = None
    aware_on: date | None = None
    to_authority_id: str = ""
    to_service_id: str = ""
    passed_on: date | None = None
    from_case_id: str = ""
    received_on: date | None = None
    told_on: date | None = None

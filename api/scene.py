"""What a person stands before when they act: themselves, the case as it is now, its own time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from api.stores import Stores
from api.viewer import Viewer
from cases.dispute.state import DisputeState
from cases.moment import Moment
from cases.plan.state import PlanState
from store.case_pages import CasePage


def real_now() -> datetime:
    """The server's clock, UTC: the time of receipt of whatever comes in now."""
    return datetime.now(UTC)


def case_now(offset_seconds: int | None, at: datetime) -> Moment:
    """A case's own time: real time, and in demonstration mode its offset on top."""
    return Moment(at + timedelta(seconds=offset_seconds or 0))


@dataclass(frozen=True)
class Scene:
    """A person before a case, or before nothing yet when `case` is None.

    `offset_seconds` is how far the case's demonstration clock is ahead of real time; None outside
    demonstration mode.
    """

    viewer: Viewer
    stores: Stores
    now: Moment
    offset_seconds: int | None
    case: CasePage | None = None

    @property
    def existing(self) -> CasePage:
        """The case; only for steps that need one."""
        assert self.case is not None
        return self.case

    @property
    def state(self) -> Any:
        """The state of the case."""
        return self.existing.state

    @property
    def dispute(self) -> DisputeState:
        """The state of a dispute."""
        state = self.existing.state
        assert isinstance(state, DisputeState)
        return state

    @property
    def plan(self) -> PlanState:
        """The state of a plan."""
        state = self.existing.state
        assert isinstance(state, PlanState)
        return state

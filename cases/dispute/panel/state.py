"""What is true of the panel after mediation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.panel.commands import Seat
from cases.dispute.vocabulary import Side


@dataclass(frozen=True, slots=True)
class PanelState:
    """The panel: asked, sitting, its view, and what the sides say to it."""

    referred_on: date | None = None
    members: tuple[Seat, ...] = ()
    narrative_id: str = ""
    viewed_on: date | None = None
    accepted_by: tuple[Side, ...] = ()
    rejected_by: tuple[Side, ...] = ()
    time_ended_on: date | None = None

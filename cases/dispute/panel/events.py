"""What can become true of the panel after mediation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.dispute.panel.commands import Seat
from cases.dispute.vocabulary import Side


@dataclass(frozen=True, slots=True)
class ReferredToPanel:
    """The independent panel has the dispute."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "Z8"
    referred_on: date
    kind: Literal["referred_to_panel"] = "referred_to_panel"


@dataclass(frozen=True, slots=True)
class PanelAppointed:
    """The members of the panel are known."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "Z8"
    members: tuple[Seat, ...]
    appointed_on: date
    kind: Literal["panel_appointed"] = "panel_appointed"


@dataclass(frozen=True, slots=True)
class PanelViewRecorded:
    """The panel said what it recommends."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "Z8"
    narrative_id: str
    viewed_on: date
    kind: Literal["panel_view_recorded"] = "panel_view_recorded"


@dataclass(frozen=True, slots=True)
class PanelAnswered:
    """A side said whether it follows the panel."""

    VERSION: ClassVar[int] = 1
    side: Side
    accepts: bool
    answered_on: date
    kind: Literal["panel_answered"] = "panel_answered"


@dataclass(frozen=True, slots=True)
class PanelTimeEnded:
    """The panel did not answer in its time; nobody waits for it any longer."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "Z8"
    ended_on: date
    kind: Literal["panel_time_ended"] = "panel_time_ended"


PanelEvent = ReferredToPanel | PanelAppointed | PanelViewRecorded | PanelAnswered | PanelTimeEnded
"""Every event of this subject."""

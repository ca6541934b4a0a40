"""What people may ask about the panel after mediation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from rules.policy import PanelMember


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits on the panel in which part; `person_id` leads to the name."""

    member: PanelMember
    person_id: str


@dataclass(frozen=True, slots=True)
class ReferToPanel:
    """The dispute goes to the panel after mediation ended without a full agreement."""

    meta: Meta
    kind: Literal["refer_to_panel"] = "refer_to_panel"


@dataclass(frozen=True, slots=True)
class AppointPanel:
    """The service names who sits on the panel, one for each part that the pack knows."""

    meta: Meta
    members: tuple[Seat, ...]
    kind: Literal["appoint_panel"] = "appoint_panel"


@dataclass(frozen=True, slots=True)
class RecordPanelView:
    """The panel says what it recommends; the words lie under `narrative_id`."""

    meta: Meta
    narrative_id: str
    kind: Literal["record_panel_view"] = "record_panel_view"


@dataclass(frozen=True, slots=True)
class AnswerPanel:
    """A side says whether it follows the panel; the actor's role says which side."""

    meta: Meta
    accepts: bool
    kind: Literal["answer_panel"] = "answer_panel"


PanelCommand = ReferToPanel | AppointPanel | RecordPanelView | AnswerPanel
"""Every command of this subject."""

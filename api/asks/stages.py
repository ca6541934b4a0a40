"""The stages of a complaint, settling between the two sides, and the panel after mediation."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from api.asks.ask import Ask, Line, Said
from api.draft import Draft, Newcomer
from api.ids import Ids
from api.scene import Scene
from cases.dispute.panel import commands as panel
from cases.dispute.stages import commands as c
from rules.policy import PanelMember
from store.people import Person

MaybeSaid = Annotated[str, StringConstraints(strip_whitespace=True, max_length=50_000)]
"""Somebody's own words, or nothing."""


class ExtendAnswer(Ask):
    """The council needs more working days for its answer, and says why (C4)."""

    COMMAND: ClassVar[type] = c.ExtendAnswer
    kind: Literal["extend_answer"] = "extend_answer"
    working_days: int
    words: Said


class EscalateComplaint(Ask):
    """The family asks for the next stage of its complaint."""

    COMMAND: ClassVar[type] = c.EscalateComplaint
    kind: Literal["escalate_complaint"] = "escalate_complaint"
    words: MaybeSaid = ""


class ProposeLocalResolution(Ask):
    """A side proposes how to settle the dispute."""

    COMMAND: ClassVar[type] = c.ProposeLocalResolution
    kind: Literal["propose_local_resolution"] = "propose_local_resolution"
    words: Said


class AnswerLocalResolution(Ask):
    """Yes or no to what the other side proposed."""

    COMMAND: ClassVar[type] = c.AnswerLocalResolution
    kind: Literal["answer_local_resolution"] = "answer_local_resolution"
    agreed: bool


class ReferToPanel(Ask):
    """The independent panel is asked to look at the dispute."""

    COMMAND: ClassVar[type] = panel.ReferToPanel
    kind: Literal["refer_to_panel"] = "refer_to_panel"


class SeatNamed(BaseModel):
    """Somebody who sits on the panel."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    member: PanelMember
    name: Line


class AppointPanel(Ask):
    """Who sits on the panel."""

    COMMAND: ClassVar[type] = panel.AppointPanel
    kind: Literal["appoint_panel"] = "appoint_panel"
    members: tuple[SeatNamed, ...]

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, and the people it names."""
        seats: list[panel.Seat] = []
        named: list[Newcomer] = []
        for number, seat in enumerate(self.members, start=1):
            person_id = ids.of(f"panel member {number}")
            seats.append(panel.Seat(seat.member, person_id))
            named.append(Newcomer(Person(person_id, "person", "panel_member", seat.name)))
        return Draft(panel.AppointPanel, {"members": tuple(seats)}, (), tuple(named))


class RecordPanelView(Ask):
    """What the panel recommends."""

    COMMAND: ClassVar[type] = panel.RecordPanelView
    kind: Literal["record_panel_view"] = "record_panel_view"
    words: Said


class AnswerPanel(Ask):
    """Whether a side follows the panel."""

    COMMAND: ClassVar[type] = panel.AnswerPanel
    kind: Literal["answer_panel"] = "answer_panel"
    accepts: bool

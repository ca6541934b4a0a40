"""The grounds of a dispute: one more, one less, other sections of the plan, and a claim."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from api.asks.ask import WORDS, Ask, Said
from api.draft import Draft
from api.ids import Ids
from api.scene import Scene
from cases.dispute.grounds import commands as c
from cases.dispute.grounds.vocabulary import GroundKind, Source
from rules.discrimination import ResponsibleBody
from store.inbox import Words

Section = Literal["B", "F", "I"]
"""The sections of a plan about which an appeal lies (A15)."""


class GroundAsked(BaseModel):
    """One further ground of a dispute that begins, with the family's own words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ground: GroundKind
    happened_on: date
    words: Said
    responsible_body: ResponsibleBody = ResponsibleBody.SCHOOL

    def raised(self, ids: Ids, number: int) -> tuple[c.Raised, Words]:
        """The ground for the case, and its words; `number` tells the grounds of one filing apart."""
        said = ids.of(f"{WORDS}:{number}")
        ground_id = ids.of(f"ground:{number}")
        ground = c.Raised(ground_id, self.ground, self.happened_on, said, self.responsible_body)
        return ground, Words(said, self.words, {})


class RaiseGround(Ask):
    """The dispute is about one thing more."""

    COMMAND: ClassVar[type] = c.RaiseGround
    kind: Literal["raise_ground"] = "raise_ground"
    source: Source | None = None
    ground: GroundKind
    happened_on: date
    words: Said
    responsible_body: ResponsibleBody = ResponsibleBody.SCHOOL

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; the ground gets an id of its own."""
        made = super().draft(scene, ids)
        return Draft(made.command, {**made.facts, "ground_id": ids.of("ground")}, made.words)


class DropGround(Ask):
    """The dispute is about one thing less; `words` say why."""

    COMMAND: ClassVar[type] = c.DropGround
    kind: Literal["drop_ground"] = "drop_ground"
    source: Source | None = None
    ground_id: str
    words: Said


class ChangeSections(Ask):
    """The dispute is about other sections of the plan; `words` say why."""

    COMMAND: ClassVar[type] = c.ChangeSections
    kind: Literal["change_sections"] = "change_sections"
    source: Source | None = None
    sections: tuple[Section, ...]
    words: Said


class RecordConciliation(Ask):
    """The equality commission took up the dispute with the school."""

    COMMAND: ClassVar[type] = c.RecordConciliation
    kind: Literal["record_conciliation"] = "record_conciliation"
    source: Source | None = None
    ground_id: str
    began_on: date


class RecordClaim(Ask):
    """The discrimination claim was sent to the tribunal."""

    COMMAND: ClassVar[type] = c.RecordClaim
    kind: Literal["record_claim"] = "record_claim"
    source: Source | None = None
    ground_id: str
    sent_on: date


class TakeOtherRoutes(Ask):
    """The dispute ends here; the family goes on by other routes."""

    COMMAND: ClassVar[type] = c.TakeOtherRoutes
    kind: Literal["take_other_routes"] = "take_other_routes"


GroundsAsk = (
    RaiseGround | DropGround | ChangeSections | RecordConciliation | RecordClaim | TakeOtherRoutes
)
"""Everything that can be asked about grounds."""

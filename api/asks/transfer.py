"""What people ask when a plan moves between authorities."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from api.asks.ask import Ask
from api.draft import Draft, NotUnderstood
from api.ids import Ids
from api.organisations import service_of
from api.scene import Scene
from cases.plan.transfer import commands as c


class NoteMove(Ask):
    """The child moves to another area; empty when that council does not keep its plans here."""

    COMMAND: ClassVar[type] = c.NoteMove
    kind: Literal["note_move"] = "note_move"
    moves_on: date
    to_authority_id: str = ""

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, with the mediation service of the new council."""
        people, to_id = scene.stores.people, self.to_authority_id
        found = people.find(to_id) if to_id else None
        if to_id and (found is None or found.role != "authority" or found.kind != "organisation"):
            raise NotUnderstood({"to_authority_id": "Choose the council from the list."})
        service = service_of(people, to_id) if to_id else None
        facts = {
            "moves_on": self.moves_on,
            "to_authority_id": to_id,
            "to_service_id": service.person_id if service is not None else "",
        }
        return Draft(c.NoteMove, facts)


class PassPlanOn(Ask):
    """The plan goes to the council of the new area (N16)."""

    COMMAND: ClassVar[type] = c.PassPlanOn
    kind: Literal["pass_plan_on"] = "pass_plan_on"


class TellAfterTransfer(Ask):
    """Tell the family that the plan came over, and if there will be an assessment (N17)."""

    COMMAND: ClassVar[type] = c.TellAfterTransfer
    kind: Literal["tell_after_transfer"] = "tell_after_transfer"
    will_assess: bool


TransferAsk = NoteMove | PassPlanOn | TellAfterTransfer

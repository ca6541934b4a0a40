"""Links between disputes, opening one again, and moving it to another council."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from api.asks.ask import Ask, Said
from api.asks.stages import MaybeSaid
from api.draft import Draft, NotUnderstood
from api.ids import Ids
from api.organisations import service_of
from api.permissions import may_see
from api.scene import Scene
from cases.dispute.links import commands as c
from cases.dispute.links.vocabulary import Relation, ReopenReason
from cases.dispute.vocabulary import WITH_TRIBUNAL
from store.inbox import Words


def the_other(scene: Scene, other_id: str) -> c.OtherDispute:
    """The other dispute as it is now. Raises `NotUnderstood` for one the person may not see."""
    found = scene.stores.cases.find(other_id)
    if found is None or found.kind != "dispute" or not may_see(scene.viewer, found):
        raise NotUnderstood({"other_id": "Choose another dispute of this child from the list."})
    matter = found.state.matter
    return c.OtherDispute(
        found.case_id,
        found.child_id,
        found.authority_id,
        matter.decision,
        matter.notice_sent_on,
        found.is_closed,
        found.state.referral.status in WITH_TRIBUNAL,
    )


class LinkDispute(Ask):
    """Another dispute belongs to this one."""

    COMMAND: ClassVar[type] = c.LinkDispute
    kind: Literal["link_dispute"] = "link_dispute"
    other_id: str
    relation: Relation
    words: MaybeSaid = ""

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, with the other dispute as it is now."""
        other = the_other(scene, self.other_id)
        return _with(super().draft(scene, ids), {"other": other})


class MergeInto(Ask):
    """This dispute ends and goes on inside another one about the same letter."""

    COMMAND: ClassVar[type] = c.MergeInto
    kind: Literal["merge_into"] = "merge_into"
    other_id: str
    words: Said

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, with the other dispute as it is now."""
        other = the_other(scene, self.other_id)
        return _with(super().draft(scene, ids), {"other": other})


class RuleOnConsolidation(Ask):
    """The tribunal's answer whether two appeals are put together."""

    COMMAND: ClassVar[type] = c.RuleOnConsolidation
    kind: Literal["rule_on_consolidation"] = "rule_on_consolidation"
    granted: bool


class Reopen(Ask):
    """A dispute that had ended goes on."""

    COMMAND: ClassVar[type] = c.Reopen
    kind: Literal["reopen"] = "reopen"
    reason: ReopenReason
    words: Said


class TransferAuthority(Ask):
    """Another council is responsible from that day on."""

    COMMAND: ClassVar[type] = c.TransferAuthority
    kind: Literal["transfer_authority"] = "transfer_authority"
    authority_id: str
    from_on: date
    words: Said

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; mediation that has begun stays with the service that has it."""
        people = scene.stores.people
        authority = people.find(self.authority_id)
        if authority is None or authority.role != "authority" or authority.kind != "organisation":
            raise NotUnderstood({"authority_id": "Choose the council from the list."})
        begun = scene.dispute.mediation.contacted_on is not None
        service = None if begun else service_of(people, self.authority_id)
        facts = {
            "authority_id": self.authority_id,
            "service_id": service.person_id if service else "",
            "from_on": self.from_on,
            "narrative_id": ids.of("words"),
        }
        said = (Words(ids.of("words"), self.words, {}),)
        return Draft(c.TransferAuthority, facts, said)


def _with(draft: Draft, facts: dict[str, Any]) -> Draft:
    return Draft(draft.command, {**draft.facts, **facts}, draft.words)

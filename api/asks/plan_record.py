"""What people ask of the record of a plan."""

from __future__ import annotations

from typing import ClassVar, Literal

from api.asks.ask import Ask, Said
from api.draft import Draft, NotUnderstood, WrittenVersion
from api.ids import Ids
from api.scene import Scene
from cases.plan.record import commands as c
from cases.plan.record.vocabulary import VersionReason
from cases.plan.record.wire import hash_record
from rules.notice import NoticeItem
from store.inbox import Words


class DraftPlanVersion(Ask):
    """Make a version of what is written now; `words` say why."""

    COMMAND: ClassVar[type] = c.DraftPlanVersion
    kind: Literal["draft_plan_version"] = "draft_plan_version"
    reason: VersionReason
    words: Said

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The working copy becomes a version; sent twice, it is the version it became."""
        state, version_id = scene.plan.record, ids.of("version")
        known = state.find(version_id)
        based_on = known.based_on if known else state.base.version_id if state.base else ""
        copy = scene.stores.plan_versions.working_copy(scene.existing.case_id, based_on)
        if not copy.record.clauses:
            raise NotUnderstood({"words": "Write the plan first. There is nothing in it yet."})
        facts = {
            "version_id": version_id,
            "sha256": known.sha256 if known else hash_record(copy.record),
            "reason": self.reason,
            "based_on": based_on,
            "narrative_id": ids.of("words"),
        }
        return Draft(
            self.COMMAND,
            facts,
            (Words(ids.of("words"), self.words, {}),),
            versions=(WrittenVersion(version_id, copy.record, based_on),),
        )


class SendDraftToFamily(Ask):
    """Send a version to the family as a draft."""

    COMMAND: ClassVar[type] = c.SendDraftToFamily
    kind: Literal["send_draft_to_family"] = "send_draft_to_family"
    version_id: str


class AnswerDraft(Ask):
    """What the family thinks of the draft."""

    COMMAND: ClassVar[type] = c.AnswerDraft
    kind: Literal["answer_draft"] = "answer_draft"
    words: Said


class FinaliseVersion(Ask):
    """Make a version final that the family was sent; what the letter with it says (A17)."""

    COMMAND: ClassVar[type] = c.FinaliseVersion
    kind: Literal["finalise_version"] = "finalise_version"
    version_id: str
    notice: tuple[NoticeItem, ...] = ()


class WithdrawDraft(Ask):
    """Leave the plan as it is after all, and tell the family why (R13)."""

    COMMAND: ClassVar[type] = c.WithdrawDraft
    kind: Literal["withdraw_draft"] = "withdraw_draft"
    words: Said
    notice: tuple[NoticeItem, ...] = ()


RecordAsk = DraftPlanVersion | SendDraftToFamily | AnswerDraft | FinaliseVersion | WithdrawDraft
"""Everything that can be asked of the record of a plan."""

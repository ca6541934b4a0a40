"""What people may ask of the record of a plan. Ids, hashes and choices only: what a version says lies
in PostgreSQL under its id, and `sha256` is the hash of that (`wire.hash_body`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from cases.plan.record.vocabulary import VersionReason
from rules.notice import NoticeItem


@dataclass(frozen=True, slots=True)
class DraftPlanVersion:
    """The authority makes a version of what it has written; why, in its words, lies under `narrative_id`.

    `based_on` is the version it was written from, empty for the first.
    """

    meta: Meta
    version_id: str
    sha256: str
    reason: VersionReason
    based_on: str = ""
    narrative_id: str = ""
    kind: Literal["draft_plan_version"] = "draft_plan_version"


@dataclass(frozen=True, slots=True)
class SendDraftToFamily:
    """The authority sends a version to the family as a draft (N7, R9, R22); after a review it goes
    with the decision instead."""

    meta: Meta
    version_id: str
    kind: Literal["send_draft_to_family"] = "send_draft_to_family"


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """The family says what it thinks of a draft outside of a review; its words lie under
    `narrative_id`."""

    meta: Meta
    narrative_id: str
    kind: Literal["answer_draft"] = "answer_draft"


@dataclass(frozen=True, slots=True)
class FinaliseVersion:
    """The authority makes a version final that the family was sent; `notice` lists what the letter
    with it tells the family (A17)."""

    meta: Meta
    version_id: str
    notice: tuple[NoticeItem, ...] = ()
    kind: Literal["finalise_version"] = "finalise_version"


@dataclass(frozen=True, slots=True)
class WithdrawDraft:
    """The authority leaves the plan as it is after all, and tells the family why (R13).

    `notice` lists what the letter tells the family; the reasons lie under `narrative_id`.
    """

    meta: Meta
    narrative_id: str
    notice: tuple[NoticeItem, ...] = ()
    kind: Literal["withdraw_draft"] = "withdraw_draft"


RecordCommand = DraftPlanVersion | SendDraftToFamily | AnswerDraft | FinaliseVersion | WithdrawDraft
"""Every command about the record of a plan."""

"""The closed lists of links and re-opening."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """How another dispute belongs to this one."""

    SAME_CHILD = "same_child"
    LATER_APPEAL = "later_appeal"  # after an agreement that did not settle it
    DUPLICATE = "duplicate"
    MERGED = "merged"


class ReopenReason(StrEnum):
    """Why a dispute that had ended goes on."""

    ENDED_BY_MISTAKE = "ended_by_mistake"
    NOT_KEPT = "not_kept"  # what settled it was not done
    NEW_FACTS = "new_facts"


class TransferReason(StrEnum):
    """Why a dispute is run under another pack."""

    WRONG_PACK = "wrong_pack"
    LAW_CHANGED = "law_changed"
    REHEARSAL = "rehearsal"

"""What the letter with a decision must say before it can be sent."""

from __future__ import annotations

from collections.abc import Iterable

from cases.command import CommandRefused
from rules import review as law


def letter_is_complete(notice: Iterable[law.NoticeItem]) -> None:
    """Refuse a letter about an appealable decision that lacks what it must say (M1, R14)."""
    gaps = law.missing_from_notice(notice)
    if gaps:
        raise CommandRefused(
            "notice_incomplete",
            "The letter to the family is not complete. " + " ".join(gap.fix for gap in gaps),
            gaps[0].rule,
        )

"""Quiet hours: when a message may leave, in London's time, over both changes of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from messages.quiet import may_leave_at


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "leaves"),
    [
        ("2026-11-24T20:59:59", "2026-11-24T20:59:59"),
        ("2026-11-24T21:00:00", "2026-11-25T08:00:00"),
        ("2026-11-24T22:30:00", "2026-11-25T08:00:00"),
        ("2026-11-25T07:59:59", "2026-11-25T08:00:00"),
        ("2026-11-25T08:00:00", "2026-11-25T08:00:00"),
        # Summer time: nine in the evening in London is eight in UTC.
        ("2026-07-01T19:59:00", "2026-07-01T19:59:00"),
        ("2026-07-01T20:00:00", "2026-07-02T07:00:00"),
        # The night in which clocks go back: 22:30 in summer time, 08:00 in winter time.
        ("2026-10-24T21:30:00", "2026-10-25T08:00:00"),
        # The night in which clocks go forward.
        ("2026-03-28T22:30:00", "2026-03-29T07:00:00"),
        ("2026-03-29T06:59:59", "2026-03-29T07:00:00"),
    ],
)
def test_a_message_leaves_by_day_only(now: str, leaves: str) -> None:
    assert may_leave_at(utc(now)) == utc(leaves)

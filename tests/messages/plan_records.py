"""Plans with a record, so that everything they tell has words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cases.actor import Role
from cases.plan import commands as p
from cases.plan.record import commands as r
from cases.plan.record.vocabulary import VersionReason
from cases.plan.vocabulary import ReviewOutcome
from rules.notice import NoticeItem

Registered = Callable[[], Any]


def _version(journey: Any, version_id: str, reason: VersionReason) -> None:
    journey.do(
        lambda meta: r.DraftPlanVersion(meta, version_id, f"hash of {version_id}", reason),
        Role.AUTHORITY,
        "authority",
    )
    journey.do(lambda meta: r.SendDraftToFamily(meta, version_id), Role.AUTHORITY, "authority")


def _final(journey: Any, version_id: str) -> None:
    journey.do(
        lambda meta: r.FinaliseVersion(meta, version_id, tuple(NoticeItem)),
        Role.AUTHORITY,
        "authority",
    )


def _answered(journey: Any) -> None:
    journey.do(lambda meta: r.AnswerDraft(meta, "views"), Role.FAMILY, "family")


def _withdrawn(journey: Any) -> None:
    journey.do(
        lambda meta: r.WithdrawDraft(meta, "reasons", tuple(NoticeItem)),
        Role.AUTHORITY,
        "authority",
    )


def changed(journey: Any) -> Any:
    """Written down, changed outside of a review, changed by order, left as it is."""
    _version(journey, "paper", VersionReason.TRANSCRIPT)
    _final(journey, "paper")
    _version(journey, "change", VersionReason.OUTSIDE_REVIEW)
    journey.wait_until(date(2026, 1, 25))
    _answered(journey)
    _version(journey, "better", VersionReason.AFTER_VIEWS)
    journey.wait_until(date(2026, 3, 20))
    _final(journey, "better")
    _version(journey, "ordered", VersionReason.ORDER)
    _final(journey, "ordered")
    _version(journey, "again", VersionReason.OUTSIDE_REVIEW)
    _withdrawn(journey)
    return journey


def first(journey: Any) -> Any:
    """A first plan that was sent as a draft and taken back."""
    _version(journey, "first", VersionReason.FIRST_PLAN)
    _withdrawn(journey)
    return journey


def noticed(journey: Any) -> Any:
    """The review is decided, and the draft goes with the notice."""
    _version(journey, "paper", VersionReason.TRANSCRIPT)
    _final(journey, "paper")
    journey.do(
        lambda meta: p.ArrangeReviewMeeting(meta, date(2026, 5, 11)), Role.AUTHORITY, "authority"
    )
    journey.wait_until(date(2026, 5, 11))
    journey.do(
        lambda meta: p.RecordReviewMeeting(meta, date(2026, 5, 11)), Role.AUTHORITY, "authority"
    )
    journey.do(
        lambda meta: r.DraftPlanVersion(meta, "draft", "hash of draft", VersionReason.REVIEW),
        Role.AUTHORITY,
        "authority",
    )
    journey.do(
        lambda meta: p.DecideReview(meta, ReviewOutcome.AMEND, (), True, "decision", "draft"),
        Role.AUTHORITY,
        "authority",
    )
    return journey


def journeys(registered: Registered) -> Mapping[str, Callable[[], Any]]:
    """Every journey by its name; `registered` makes a plan that was just registered."""
    return {
        "plan with a record": lambda: changed(registered()),
        "draft with the notice of a review": lambda: noticed(registered()),
        "first plan taken back": lambda: first(registered()),
    }

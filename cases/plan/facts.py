"""The days of a plan that may be put right when they were entered wrongly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from cases.actor import Role
from cases.change import Correctable, Fact, in_order
from cases.plan.state import PlanState

_OF_THE_AUTHORITY = frozenset({Role.AUTHORITY, Role.ADMINISTRATOR})
_OF_THE_MEETING = frozenset({Role.FAMILY, Role.AUTHORITY, Role.SETTING, Role.ADMINISTRATOR})

_ALL = ("family", "authority", "setting")


def _made(state: PlanState) -> date | None:
    return state.plan_made_on


def _write_made(state: PlanState, day: date) -> PlanState:
    return replace(state, plan_made_on=day)


def _last_review(state: PlanState) -> date | None:
    """The last review before the plan came here; a decision made here has its own record."""
    return state.last_review_on if state.review.decision is None else None


def _write_last_review(state: PlanState, day: date) -> PlanState:
    return replace(state, last_review_on=day)


def _held(state: PlanState) -> date | None:
    return state.review.held_on


def _write_held(state: PlanState, day: date) -> PlanState:
    return replace(state, review=replace(state.review, held_on=day))


FACTS: Mapping[str, Fact[PlanState]] = MappingProxyType(
    {
        fact.name: fact
        for fact in (
            Fact(
                "plan_made",
                "the day the plan was made",
                "plan_registered",
                _OF_THE_AUTHORITY,
                _ALL,
                _made,
                _write_made,
            ),
            Fact(
                "last_review",
                "the day of the last decision after a review",
                "plan_registered",
                _OF_THE_AUTHORITY,
                _ALL,
                _last_review,
                _write_last_review,
            ),
            Fact(
                "meeting",
                "the day of the review meeting",
                "review_meeting_recorded",
                _OF_THE_MEETING,
                _ALL,
                _held,
                _write_held,
            ),
        )
    }
)
"""Every day of a plan that may be corrected, by its name."""


def _check(state: PlanState) -> None:
    """Refuse days that contradict each other."""
    review = state.review
    in_order(
        (state.last_review_on, state.plan_made_on, "making of the plan"),
        (review.held_on, state.plan_made_on, "making of the plan"),
        (review.report_sent_on, review.held_on, "review meeting"),
        (review.decision.decided_on if review.decision else None, review.held_on, "review meeting"),
    )


CORRECTABLE: Correctable[PlanState] = Correctable(FACTS, _check)
"""What may be corrected in a plan, and the check."""

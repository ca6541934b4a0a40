"""Citing a national standard in a decision about a plan."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.moment import Moment
from cases.places.citing import Purpose, StandardCited, cite, noted
from cases.plan.standards import commands as c
from cases.plan.state import PlanState
from cases.step import Step, step
from cases.subject import Subject, Tell


def _cite(
    state: PlanState, command: c.CiteStandardInPlan, now: Moment
) -> tuple[StandardCited, ...]:
    event = cite(
        state.cited,
        command.set_id,
        command.code,
        Purpose.DECISION,
        command.narrative_id,
        now.on,
    )
    return (event,)


STEPS: tuple[Step, ...] = (step(c.CiteStandardInPlan, {Role.AUTHORITY}, _cite, None),)
"""The row of the table that `decide` executes; it moves the plan nowhere."""


def _cited(state: PlanState, event: StandardCited) -> PlanState:
    return replace(state, cited=(*state.cited, noted(event)))


def _told(state: PlanState, event: Any) -> Iterable[Tell]:
    return (Tell("standard_cited", "family"),) if isinstance(event, StandardCited) else ()


SUBJECT = Subject(
    "standards",
    STEPS,
    evolve=MappingProxyType({StandardCited: _cited}),
    notices=_told,
)
"""National standards in a plan."""

"""Citing a national standard in a dispute."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.dispute.standards import commands as c
from cases.dispute.state import DisputeState
from cases.moment import Moment
from cases.places.citing import Purpose, StandardCited, cite, noted
from cases.step import Step, step
from cases.subject import Subject, Tell

_PURPOSE = {Role.FAMILY: Purpose.GROUND, Role.AUTHORITY: Purpose.DECISION}


def _cite(state: DisputeState, command: c.CiteStandard, now: Moment) -> tuple[StandardCited, ...]:
    purpose = _PURPOSE[command.meta.actor.role]
    event = cite(state.cited, command.set_id, command.code, purpose, command.narrative_id, now.on)
    return (event,)


STEPS: tuple[Step, ...] = (step(c.CiteStandard, {Role.FAMILY, Role.AUTHORITY}, _cite, None),)
"""The row of the table that `decide` executes; it moves the case nowhere."""


def _cited(state: DisputeState, event: StandardCited) -> DisputeState:
    return replace(state, cited=(*state.cited, noted(event)))


def _told(state: DisputeState, event: Any) -> Iterable[Tell]:
    if not isinstance(event, StandardCited):
        return ()
    other = "authority" if event.purpose is Purpose.GROUND else "family"
    return (Tell("standard_cited", other),)


SUBJECT = Subject(
    "standards",
    STEPS,
    evolve=MappingProxyType({StandardCited: _cited}),
    notices=_told,
)
"""National standards in a dispute."""

"""What a family reads when a session is put off, a certificate is taken back, a promise is broken."""

from __future__ import annotations

from datetime import datetime

import pytest

from cases.actor import Role
from cases.dispute.slots import commands as s
from cases.dispute.slots.vocabulary import PostponeReason
from cases.kinds import DISPUTE
from messages.compose import compose
from tests.cases import disputes as d
from tests.cases.journey import Journey, day
from tests.cases.test_session_days import over_christmas

PACKS = ("green-paper-2022", "law-2014")


def read(journey: Journey, template: str) -> str:
    """The newest message of a template to the family, as text."""
    state, found = journey.start, ""
    for event, recorded in zip(journey.events, journey.recorded, strict=True):
        state = DISPUTE.evolve(state, event)
        for notice in DISPUTE.notices(state, event):
            if (notice.template, notice.recipient) == (template, "family-1"):
                found = _text(journey, template, notice.ground, recorded.recorded_at)
    return found


def _text(journey: Journey, template: str, ground: str, at: datetime) -> str:
    return compose(
        template,
        "family",
        journey.state,
        ground=ground,
        happened_at=at,
        names={},
        words={},
        base_url="https://redress.example",
    ).text


@pytest.mark.parametrize("pack", PACKS)
def test_a_family_reads_who_put_the_session_off_what_is_left_and_its_last_safe_day(
    pack: str,
) -> None:
    journey = over_christmas(pack).on(day("2026-12-18"))
    journey.do(
        s.PostponeSession, Role.AUTHORITY, reason=PostponeReason.STAFF_AWAY, narrative_id="why"
    )
    text = " ".join(read(journey, "session_postponed").split())
    assert "The council put off the mediation meeting of Monday 21 December 2026" in text
    assert "9 of them are gone. There are 21 days left." in text
    assert "It does not move your last day to appeal." in text
    assert "Monday 25 January 2027" in text
    assert "You can prepare your appeal now" in text


def test_a_family_reads_that_a_broken_promise_can_be_taken_further() -> None:
    journey = d.agreed().on(day("2026-03-05"))
    text = " ".join(read(journey, "promise_breached").split())
    assert "The council has broken its promise." in text
    assert "You can complain to the council." in text

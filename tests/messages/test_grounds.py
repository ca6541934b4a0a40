"""What people are told about further grounds, and in disputes that cannot be appealed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from cases.dispute.grounds import commands as g
from cases.dispute.grounds.vocabulary import GroundKind
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import Decision
from cases.notice import Notice
from messages.compose import Composed, compose, role_of
from tests.cases import disputes as d
from tests.cases.journey import Journey, day, moment
from tests.cases.plays.grounds import plays

NAMES = {"family-1": "Example Parent", "child-1": "Example Child", "authority-1": "Example Council"}


def told(journey: Journey) -> Iterator[tuple[Notice, DisputeState, Composed]]:
    """Every message of a journey as it was worded when it was sent."""
    state = journey.start
    for number, event in enumerate(journey.events):
        state = journey.kind.evolve(state, event)
        settled = state
        for later in journey.events[number + 1 :]:
            if later.kind not in ("clock_started", "clock_ended"):
                break
            settled = journey.kind.evolve(settled, later)
        happened_at = journey.recorded[number].recorded_at
        for notice in journey.kind.notices(state, event):
            yield notice, settled, worded(notice, settled, happened_at)


def worded(notice: Notice, state: DisputeState, happened_at: object) -> Composed:
    return compose(
        notice.template,
        role_of(state, notice.recipient),
        state,
        ground=notice.ground,
        happened_at=happened_at,  # type: ignore[arg-type]
        names=NAMES,
        words={},
        base_url="https://redress.example",
    )


@pytest.mark.parametrize("number", range(len(tuple(plays()))))
def test_nobody_hears_of_a_certificate_or_a_time_to_appeal_where_there_is_none(number: int) -> None:
    for notice, state, message in told(tuple(plays())[number]):
        assert "Example Child" not in message.subject
        if not state.appealable:
            said = message.text
            assert "get a certificate" not in said, notice
            assert "gets its certificate" not in said, notice
            assert "last safe day" not in said, notice
            assert "start your appeal" not in said, notice
            assert "stop its time to appeal" not in said, notice


def last(journey: Journey, template: str, role: str = "family-1") -> str:
    """The newest message of a template to somebody, on one line."""
    texts = [m.text for n, _, m in told(journey) if (n.template, n.recipient) == (template, role)]
    return " ".join(texts[-1].split())


def test_a_family_that_adds_b_and_f_hears_that_it_needs_a_certificate_and_by_when() -> None:
    journey = d.filed(sections=("I",))
    journey.do(g.ChangeSections, d.FAMILY, sections=("B", "F"), narrative_id="why")
    said = last(journey, "sections_changed")
    assert "now about Section B and F of the plan" in said
    assert "You need a mediation certificate for this now." in said
    assert "12 March 2026: you must contact the mediation adviser" in said


def test_a_family_that_keeps_section_i_alone_hears_that_it_needs_none() -> None:
    journey = d.filed()
    journey.do(g.ChangeSections, d.FAMILY, sections=("I",), narrative_id="why")
    assert "You need no mediation certificate for this." in last(journey, "sections_changed")


def test_a_claim_is_told_with_its_own_day_and_reminded_of() -> None:
    journey = d.filed()
    journey.do(
        g.RaiseGround,
        d.FAMILY,
        ground_id="g",
        ground=GroundKind.DISCRIMINATION,
        happened_on=day("2026-01-12"),
        narrative_id="w",
    )
    said = last(journey, "ground_raised")
    assert "It has its own time." in said
    assert "11 July 2026, until 5pm: you can send a discrimination claim" in said
    journey.on(day("2026-07-10"))
    assert "Send your claim to the tribunal" in last(journey, "clock_reminder")
    journey.on(journey.due("claim:g") + timedelta(days=2))
    assert "Send your claim now and say why it is late" in last(journey, "clock_missed")


def test_who_goes_on_by_another_route_is_told_all_of_them_and_the_day_of_a_claim() -> None:
    unfair = g.Raised("g", GroundKind.DISCRIMINATION, day("2026-01-12"), "w")
    delay = g.Raised("g-2", GroundKind.DELAY, day("2026-01-05"), "w")
    journey = d.filed(decision=Decision.SOMETHING_ELSE, sections=(), raised=(unfair, delay))
    journey.do(g.TakeOtherRoutes, d.FAMILY)
    said = last(journey, "dispute_ended")
    for title in ("The Ombudsman", "Disagreement resolution", "Complain to the health service"):
        assert title in said
    assert "Appeal to the tribunal" not in said
    assert "the tribunal must have it by Saturday 11 July 2026" in said
    assert moment(day("2026-01-19")).on == journey.state.ended_on

"""The adviser and the officer enter what the family told them about the grounds of its dispute."""

from __future__ import annotations

from cases.dispute.grounds import commands as g
from cases.dispute.grounds.state import Entered
from cases.dispute.grounds.vocabulary import GroundKind, Source
from tests.cases import disputes as d
from tests.cases.journey import day
from tests.cases.plays.grounds import entered_for_the_family

DELAY = {"ground_id": "g-1", "ground": GroundKind.DELAY, "narrative_id": "words"}


def test_what_was_entered_for_the_family_says_by_whom_and_how_it_was_told() -> None:
    journey = d.filed()
    happened = {"happened_on": day("2026-01-05")}
    journey.do(g.RaiseGround, d.ADVISER, **DELAY, **happened, source=Source.TELEPHONE)
    (event,) = (e for e in journey.events if e.kind == "ground_raised")
    assert (event.entered_by, event.source) == (d.ADVISER, Source.TELEPHONE)
    assert journey.state.further.entered == Entered(d.ADVISER, Source.TELEPHONE)
    assert journey.said("ground_raised") == {"family-1", "authority-1"}, "the family can object"


def test_without_the_source_nothing_is_entered_for_the_family() -> None:
    journey = d.filed()
    for role in (d.ADVISER, d.AUTHORITY):
        facts = {**DELAY, "happened_on": day("2026-01-05")}
        assert journey.refused(g.RaiseGround, role, **facts).code == "no_source"


def test_the_family_needs_no_source_and_nothing_says_that_somebody_entered_it() -> None:
    journey = entered_for_the_family()
    journey.do(
        g.RaiseGround, d.FAMILY, **(DELAY | {"ground_id": "g-2"}), happened_on=day("2026-01-05")
    )
    assert journey.state.further.entered is None


def test_the_mediator_and_the_clerk_enter_no_grounds() -> None:
    journey = d.filed()
    for role in (d.MEDIATOR, d.CLERK):
        facts = {**DELAY, "happened_on": day("2026-01-05"), "source": Source.LETTER}
        assert journey.refused(g.RaiseGround, role, **facts).code == "not_your_action"


def test_only_the_family_itself_leaves_for_other_routes() -> None:
    journey = d.filed()
    assert journey.refused(g.TakeOtherRoutes, d.ADVISER).code == "not_your_action"

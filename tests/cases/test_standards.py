"""A standard is cited by a family as a ground, and by an authority for a decision."""

from __future__ import annotations

from cases.dispute.standards.commands import CiteStandard
from cases.places.citing import Purpose
from cases.plan.standards.commands import CiteStandardInPlan
from tests.cases import disputes as d
from tests.cases import plans
from tests.cases.disputes import AUTHORITY, FAMILY
from tests.cases.plays.standards import CITED


def test_each_side_cites_for_its_own_purpose_and_the_other_hears_of_it() -> None:
    journey = d.filed()
    journey.do(CiteStandard, FAMILY, **CITED)
    assert journey.said("standard_cited") == {journey.state.parties.authority_id}
    journey.do(CiteStandard, AUTHORITY, **CITED)
    assert [one.purpose for one in journey.state.cited] == [Purpose.GROUND, Purpose.DECISION]
    assert journey.said("standard_cited") == {
        journey.state.parties.authority_id,
        journey.state.parties.family_id,
    }


def test_a_standard_moves_no_date() -> None:
    journey = d.filed()
    before = {clock.clock_id: clock.deadline.due_on for clock in journey.state.clocks}
    journey.do(CiteStandard, FAMILY, **CITED)
    after = {clock.clock_id: clock.deadline.due_on for clock in journey.state.clocks}
    assert after == before


def test_a_decision_about_a_plan_rests_on_a_standard() -> None:
    journey = plans.registered()
    journey.do(CiteStandardInPlan, AUTHORITY, **CITED)
    (cited,) = journey.state.cited
    assert (cited.set_id, cited.code, cited.purpose) == ("set-1", "X1", Purpose.DECISION)
    assert journey.said("standard_cited") == {"family-1"}


def test_the_same_standard_is_named_once_for_each_purpose() -> None:
    journey = d.filed()
    journey.do(CiteStandard, FAMILY, **CITED)
    assert journey.refused(CiteStandard, FAMILY, **CITED).code == "cited_already"

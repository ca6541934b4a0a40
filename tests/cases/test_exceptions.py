"""Exemptions: what is recorded, who is told, and that no date of the law ever moves (K21)."""

from __future__ import annotations

import pytest

from cases.clock import ClockStatus
from cases.dispute import commands as c
from cases.dispute.vocabulary import DocumentKind
from rules.exemption import Circumstance
from rules.exemption_ground import ExemptionGround
from tests.cases import disputes as d
from tests.cases.journey import Journey, day
from tests.cases.plays.exceptions import CLOCK, facts

GROUNDS = (
    {},
    {
        "ground": ExemptionGround.PERSONAL_CIRCUMSTANCES,
        "circumstance": Circumstance.CHILD,
    },
    {
        "ground": ExemptionGround.SCHOOL_CLOSED,
        "asked_on": day("2026-07-20"),
        "from_on": day("2026-07-21"),
        "until_on": day("2026-09-02"),
    },
)


def _agreed() -> tuple[Journey, str]:
    journey = d.agreed()
    return journey, d.add(journey, DocumentKind.PROMISE_EVIDENCE, d.AUTHORITY)


@pytest.mark.parametrize("changes", GROUNDS)
def test_an_exemption_never_moves_the_date_stops_it_or_lifts_the_duty(
    changes: dict[str, object],
) -> None:
    journey, paper = _agreed()
    before = journey.state.clocks
    owed = journey.kind.obligations(journey.state)
    journey.do(c.RecordExemption, d.AUTHORITY, **facts(paper, **changes))
    assert journey.state.clocks == before
    assert journey.kind.obligations(journey.state) == owed
    assert journey.said("exemption_recorded") == {"family-1"}
    (found,) = journey.state.exemptions
    assert (found.document_id, found.decided_by_id) == (paper, "officer-1")

    journey.on(journey.due(CLOCK)).on(day("2026-06-30"))
    assert journey.clock(CLOCK).status is ClockStatus.MISSED, "the breach is recorded all the same"
    journey.do(c.EndExemption, d.AUTHORITY, exemption_id=found.exemption_id)
    assert journey.state.exemptions[0].ended_on == day("2026-06-30")
    assert journey.said("exemption_ended") == {"family-1"}


def test_too_few_staff_is_no_exemption() -> None:
    journey, paper = _agreed()
    refusal = journey.refused(
        c.RecordExemption,
        d.AUTHORITY,
        **facts(
            paper,
            ground=ExemptionGround.PERSONAL_CIRCUMSTANCES,
            circumstance=Circumstance.STAFF_SHORTAGE,
        ),
    )
    assert "Too few staff" in refusal.reason
    assert refusal.rule == "N12"
    assert journey.state.exemptions == ()


def test_there_is_no_exemption_from_arranging_mediation_or_from_the_time_for_an_appeal() -> None:
    journey, paper = _agreed()
    for clock_id in ("arrange_mediation", "appeal", "promise:p2"):
        refusal = journey.refused(c.RecordExemption, d.AUTHORITY, **facts(paper, clock_id=clock_id))
        assert refusal.code == "not_exemptible"

"""After permission: pending at the Upper Tribunal, and what each outcome brings; bars and costs."""

from __future__ import annotations

from cases.clock import ClockStatus
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal.vocabulary import Sanction, UpperOutcome
from cases.dispute.vocabulary import Ending, Side, Stage
from tests.cases import appeals as a
from tests.cases import disputes as d
from tests.cases.journey import Journey, day
from tests.cases.plays.upper import NEW, barred, give, late_lodged, lodged, settle


def heard_of(journey: Journey, ground: str) -> set[str]:
    """Who was told of that."""
    return {n.recipient for n in journey.told if n.ground == ground}


def test_a_case_at_the_upper_tribunal_waits_for_it_however_long_it_takes() -> None:
    journey = lodged(a.AMEND)
    assert heard_of(journey, "upper_lodged") == {"authority-1", "tribunal-1"}
    assert journey.clock("upper_tribunal").status is ClockStatus.MET
    a.keep(journey, "o1")
    journey.on(day("2027-03-01"))
    assert not journey.state.is_closed
    assert journey.owed() == {"record_upper_outcome"}


def test_a_decision_that_stands_ends_the_dispute_when_its_orders_are_kept() -> None:
    journey = lodged(a.AMEND)
    a.keep(journey, "o1")
    settle(journey, UpperOutcome.DISMISSED)
    assert journey.state.ending is Ending.DECIDED_AND_KEPT
    assert heard_of(journey, "upper_dismissed") == {"family-1", "authority-1"}


def test_a_case_sent_back_is_heard_again_without_its_old_orders() -> None:
    journey = settle(lodged(a.AMEND), UpperOutcome.REMITTED)
    assert journey.state.stage is Stage.TRIBUNAL
    assert journey.clock("order:o1").status is ClockStatus.STOPPED
    assert "list_hearing" in journey.owed()


def test_orders_of_the_upper_tribunal_take_the_place_of_the_old_ones() -> None:
    journey = settle(lodged(a.AMEND).on(day("2026-09-01")), UpperOutcome.UPHELD, NEW)
    assert journey.clock("order:o1").status is not ClockStatus.RUNNING
    assert journey.due("order:o9") == day("2026-10-06")  # O5: 5 weeks
    a.keep(journey, "o9")
    assert journey.state.ending is Ending.DECIDED_AND_KEPT


def test_a_refused_late_appeal_can_win_at_the_upper_tribunal() -> None:
    journey = settle(late_lodged(), UpperOutcome.UPHELD)
    assert "check_referral" in journey.owed()
    a.register(journey)
    assert journey.state.stage is Stage.TRIBUNAL


def test_a_barred_council_takes_no_part_and_owes_nothing_until_the_bar_is_lifted() -> None:
    journey = barred()
    refusal = journey.refused(c.RecordResponse, d.AUTHORITY, opposes=True)
    assert (refusal.code, refusal.rule) == ("barred", "T26")
    assert "respond_to_appeal" not in journey.owed()
    assert journey.clock("authority_response").status is ClockStatus.STOPPED
    give(journey, Sanction.BAR_LIFTED)
    assert "respond_to_appeal" in journey.owed()
    assert journey.clock("authority_response").status is ClockStatus.RUNNING
    assert heard_of(journey, "sanction_barred") == {"family-1", "authority-1"}


def test_nobody_is_barred_without_a_warning() -> None:
    refusal = a.registered().refused(
        c.RecordSanction,
        d.CLERK,
        sanction=Sanction.BARRED,
        side=Side.AUTHORITY,
        narrative_id="words",
    )
    assert (refusal.code, refusal.rule) == ("warn_first", "T26")

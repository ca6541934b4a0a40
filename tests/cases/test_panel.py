"""The independent panel after mediation: its time, what it holds, and that it never holds for long."""

from __future__ import annotations

import pytest

from cases.dispute import commands as c
from cases.dispute.panel.commands import AnswerPanel, AppointPanel, RecordPanelView, ReferToPanel
from cases.dispute.vocabulary import Side
from tests.cases import disputes as d
from tests.cases.journey import day
from tests.cases.plays.panel import SEATS, SIGNED, mediated_early, ready_to_send, required


def test_an_advisory_panel_never_holds_the_referral() -> None:
    journey = mediated_early()
    journey.do(ReferToPanel, d.FAMILY)
    ready_to_send(journey)
    journey.do(c.SendReferral, d.FAMILY, **SIGNED)
    assert journey.state.referral.sent_on == day("2026-02-03")
    assert "appoint_panel" not in journey.owed()


def test_a_required_panel_holds_the_referral_until_its_time_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    journey = mediated_early(pack=required(monkeypatch))
    assert journey.due("panel_view") == day("2026-03-03")  # 20 working days after 3 February
    assert journey.clock("panel_view").deadline.rule == "Z8"
    assert "refer_to_panel" in journey.owed()
    ready_to_send(journey)
    for on in ("2026-02-03", "2026-03-03"):
        refusal = journey.on(day(on)).refused(c.SendReferral, d.FAMILY, **SIGNED)
        assert (refusal.code, refusal.rule) == ("panel_first", "Z8")
        assert "3 March 2026" in refusal.reason
    journey.on(day("2026-03-04"))
    assert journey.said("panel_time_ended") == {"family-1", "mediator-1"}
    assert journey.due("last_safe_day") >= day("2026-03-04")
    journey.do(c.SendReferral, d.FAMILY, **SIGNED)
    assert journey.state.referral.in_time


def test_a_required_panel_releases_the_referral_when_it_has_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    journey = mediated_early(pack=required(monkeypatch))
    ready_to_send(journey)
    journey.do(ReferToPanel, d.FAMILY)
    journey.do(AppointPanel, d.ADVISER, members=SEATS)
    assert "record_panel_view" in journey.owed()
    journey.refused(c.SendReferral, d.FAMILY, **SIGNED)
    journey.on(day("2026-02-12")).do(RecordPanelView, d.ADVISER, narrative_id="view")
    assert journey.said("panel_view_recorded") == {"family-1", "authority-1"}
    journey.do(c.SendReferral, d.FAMILY, **SIGNED)


def test_a_required_panel_without_time_before_the_last_safe_day_holds_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    journey = d.with_grounds(pack=required(monkeypatch))  # mediation ended on 17 February
    assert journey.due("last_safe_day") < day("2026-03-17") or journey.now.on < day("2026-03-17")
    journey.on(journey.due("last_safe_day"))
    d.build(journey)
    journey.do(c.SendReferral, d.FAMILY, **SIGNED)
    assert journey.state.referral.in_time


@pytest.mark.parametrize("days", range(1, 45))
def test_no_time_limit_of_a_required_panel_holds_a_family_on_its_last_safe_day(
    days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = required(monkeypatch, answers_in=days)
    journey = ready_to_send(mediated_early(pack=pack))
    safe = journey.due("last_safe_day")
    journey.on(safe)
    assert journey.due("last_safe_day") == safe
    journey.do(c.SendReferral, d.FAMILY, **SIGNED)
    assert journey.state.referral.in_time


def test_each_side_says_whether_it_follows_the_panel_and_the_other_hears_it() -> None:
    journey = mediated_early()
    journey.do(ReferToPanel, d.FAMILY)
    journey.do(AppointPanel, d.ADVISER, members=SEATS)
    journey.do(RecordPanelView, d.ADVISER, narrative_id="view")
    assert journey.owed() >= {"answer_panel"}
    journey.do(AnswerPanel, d.FAMILY, accepts=True)
    assert journey.said("panel_answered") == {"authority-1"}
    journey.do(AnswerPanel, d.AUTHORITY, accepts=False)
    panel = journey.state.panel
    assert (panel.accepted_by, panel.rejected_by) == ((Side.FAMILY,), (Side.AUTHORITY,))
    assert not journey.state.is_closed


def test_the_members_must_be_those_of_the_pack() -> None:
    journey = mediated_early()
    journey.do(ReferToPanel, d.FAMILY)
    refusal = journey.refused(AppointPanel, d.ADVISER, members=SEATS[:-1])
    assert (refusal.code, refusal.rule) == ("wrong_members", "Z8")
    journey.do(AppointPanel, d.ADVISER, members=tuple(reversed(SEATS)))


def test_the_law_of_today_has_no_panel() -> None:
    journey = mediated_early(pack="law-2014")
    assert journey.refused(ReferToPanel, d.FAMILY).code == "no_panel"
    assert all(clock.clock_id != "panel_view" for clock in journey.state.clocks)

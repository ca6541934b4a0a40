"""Linked, merged, re-opened and moved disputes: what goes on, who is told, what is refused."""

from __future__ import annotations

from datetime import timedelta

from cases.actor import Role
from cases.clock import ClockStatus
from cases.dispute import commands as c
from cases.dispute.links.commands import (
    LinkDispute,
    MergeInto,
    NoteLink,
    Reopen,
    TransferAuthority,
    TransferPack,
)
from cases.dispute.links.vocabulary import Relation, ReopenReason, TransferReason
from cases.dispute.stages.commands import EscalateComplaint
from cases.dispute.vocabulary import Ending, Stage, WithdrawReason
from cases.outgoing import outgoing
from cases.plan.commands import NoteDispute
from cases.wire import load_event
from tests.cases import disputes as d
from tests.cases.journey import Journey, day
from tests.cases.plays.links import OTHER, WHY, merge, move, reopen, repack


def sent_to_others(journey: Journey) -> list[object]:
    """What the case sent to other cases."""
    return [
        command
        for event in journey.recorded
        for command, _ in outgoing(event, load_event(event.payload), journey.state)
    ]


def test_a_merged_dispute_ends_and_both_are_told() -> None:
    journey = merge(d.contacted())
    assert journey.state.ending is Ending.MERGED
    assert journey.state.links.merged_into == "case-2"
    assert journey.said("dispute_ended") == {"family-1", "authority-1", "service-1"}
    (note,) = sent_to_others(journey)
    assert isinstance(note, NoteLink)
    assert (note.meta.case_id, note.other_id, note.relation) == ("case-2", "case-1", "merged")
    other = d.filed()
    other.do(NoteLink, d.ENGINE, other_id="case-1", relation=Relation.MERGED)
    assert other.said("dispute_absorbed") == {"family-1", "authority-1", "service-1"}
    assert sent_to_others(other) == []


def test_disputes_about_different_letters_are_never_merged_because_each_has_its_own_day() -> None:
    journey = d.filed(notice_sent_on=day("2026-01-13"))
    refusal = journey.refused(MergeInto, d.FAMILY, other=OTHER, **WHY)
    assert refusal.code == "another_letter"
    assert "Link them instead" in refusal.reason


def test_a_link_is_told_to_the_other_dispute_once() -> None:
    journey = d.filed()
    journey.do(LinkDispute, d.AUTHORITY, other=OTHER, relation=Relation.LATER_APPEAL)
    (note,) = sent_to_others(journey)
    assert isinstance(note, NoteLink)
    assert note.relation is Relation.LATER_APPEAL
    assert journey.said("dispute_linked") == {"authority-1", "service-1"}


def test_a_dispute_that_is_opened_again_goes_on_where_it_stood_with_its_dates() -> None:
    journey = d.contacted()
    due = {clock.clock_id: clock.deadline.due_on for clock in journey.state.clocks}
    journey.do(c.Withdraw, d.FAMILY, reason=WithdrawReason.BY_MISTAKE, narrative_id="why")
    head = journey.recorded[-1]
    assert not any(clock.is_open for clock in journey.state.clocks)
    journey.on(journey.now.on + timedelta(days=2))
    reopen(journey)
    assert journey.state.stage is Stage.MEDIATION
    assert journey.state.ending is None
    for clock_id in ("appeal", "last_safe_day", "arrange_mediation"):
        assert journey.due(clock_id) == due[clock_id]
        assert journey.clock(clock_id).status is ClockStatus.RUNNING
        assert journey.clock(clock_id).version >= 2
    assert journey.recorded[-1].seq > head.seq
    assert "offer_slots" in journey.owed()
    assert journey.said("dispute_reopened") == {"family-1", "authority-1", "service-1"}


def test_a_day_that_passed_while_a_case_was_closed_is_told_when_it_is_open_again() -> None:
    journey = d.filed()
    journey.do(c.Withdraw, d.FAMILY)
    journey.on(day("2026-05-01"))
    reopen(journey)
    journey.on(day("2026-05-02"))
    assert journey.clock("appeal").status is ClockStatus.MISSED
    assert "family-1" in journey.said("clock_missed")


def test_an_agreement_that_was_kept_leaves_the_way_to_the_tribunal_when_opened_again() -> None:
    journey = d.agreed()
    for promise in ("p1", "p2"):
        journey.do(c.RecordPromiseKept, d.AUTHORITY, promise_id=promise, kept_on=journey.now.on)
    assert journey.state.ending is Ending.AGREEMENT_KEPT
    reopen(journey)
    assert journey.state.stage is Stage.REFERRAL
    assert "state_grounds" in journey.owed()
    assert journey.clock("appeal").is_open


def test_an_answer_that_was_accepted_can_be_replied_to_again() -> None:
    journey = d.answered()
    journey.do(c.RespondToAnswer, d.FAMILY, satisfied=True)
    reopen(journey)
    assert journey.state.stage.value == "complaint"
    journey.do(c.RespondToAnswer, d.FAMILY, satisfied=False)
    assert journey.state.stage is Stage.MEDIATION


def test_a_plan_learns_that_its_dispute_goes_on() -> None:
    journey = d.filed(plan_id="plan-1")
    journey.do(c.Withdraw, d.FAMILY)
    reopen(journey)
    assert isinstance(sent_to_others(journey)[-1], NoteDispute)


def test_what_an_authority_owed_is_owed_by_the_one_that_is_responsible_now() -> None:
    journey = d.arranged()
    appeal = journey.due("appeal")
    move(journey)
    assert journey.said("authority_left") == {"authority-1"}
    assert "authority-2" in journey.said("authority_transferred")
    owners = {o.owner for o in journey.kind.obligations(journey.state)}
    assert "authority-1" not in owners
    assert "name_decision_maker" in journey.owed()
    assert journey.due("appeal") == appeal
    ahead = journey.refused(
        TransferAuthority,
        d.AUTHORITY,
        authority_id="authority-3",
        service_id="",
        from_on=journey.now.on + timedelta(days=1),
        **WHY,
    )
    assert ahead.code == "transfer_ahead"


def test_clocks_follow_a_move_to_another_pack() -> None:
    journey = d.filed(sections=("I",))
    assert journey.state.pack == "green-paper-2022"
    repack(journey)
    assert journey.state.pack == "law-2014"
    assert len(journey.state.complaint.stages) == 0
    assert journey.clock("complaint_acknowledge").basis == "2026-01-19|pack law-2014"
    assert journey.said("pack_transferred") == {"family-1", "authority-1", "service-1"}


def test_a_withdrawal_keeps_its_reason() -> None:
    journey = d.filed()
    journey.do(c.Withdraw, d.FAMILY, reason=WithdrawReason.SETTLED, narrative_id="why")
    ended = next(e for e in journey.events if e.kind == "dispute_ended")
    assert (ended.reason, ended.narrative_id) == ("settled", "why")


def test_every_reason_to_open_a_case_again_is_kept_on_its_event() -> None:
    for reason in ReopenReason:
        journey = d.filed()
        journey.do(c.Withdraw, d.FAMILY)
        journey.do(Reopen, d.ADVISER, reason=reason, narrative_id="why")
        assert journey.events[-1].kind.startswith("clock")
        event = next(e for e in journey.events if e.kind == "dispute_reopened")
        assert event.reason is reason


def test_a_breach_that_was_told_before_the_end_is_not_told_again() -> None:
    journey = d.filed().on(day("2026-02-10"))
    told = [notice for notice in journey.told if notice.template == "clock_missed"]
    assert journey.clock("complaint_acknowledge").status is ClockStatus.MISSED
    journey.do(c.Withdraw, d.FAMILY)
    reopen(journey)
    journey.on(day("2026-02-12"))
    assert journey.clock("complaint_acknowledge").status is ClockStatus.MISSED
    assert [n for n in journey.told if n.template == "clock_missed"] == told


def test_a_complaint_beyond_the_stages_of_the_new_pack_keeps_those_it_has() -> None:
    journey = d.answered(pack="law-2014")
    journey.do(EscalateComplaint, d.FAMILY)
    journey.do(
        TransferPack, Role.ADMINISTRATOR, pack="green-paper-2022", reason=TransferReason.WRONG_PACK
    )
    assert len(journey.state.complaint.stages) == 2
    journey.do(c.AcknowledgeComplaint, d.AUTHORITY)
    assert journey.due("complaint_answer") == day("2026-02-27")  # 20 working days

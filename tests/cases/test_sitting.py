"""Before and around the session: screening, health, the mediator, who comes, what is prepared."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta

import pytest

from cases.actor import Role
from cases.clock import ClockStatus, find
from cases.dispute import commands as c
from cases.dispute import exits
from cases.dispute.attendees.commands import ConsentToAttendee, ProposeAttendee, RefuseAttendee
from cases.dispute.health.commands import RecordAuthorityTold, TellHealth
from cases.dispute.mediators.commands import DeclareConflict, ReplaceMediator, WaiveConflict
from cases.dispute.preparation.commands import RecordViews, SubmitPreparation
from cases.dispute.preparation.vocabulary import ViewsHeard
from cases.dispute.screening.commands import ScreenFamily
from cases.dispute.screening.vocabulary import ScreeningOutcome
from cases.dispute.vocabulary import DocumentKind, SessionOutcome, Side, Stage
from rules.mediation_session import Attendee, Issue
from rules.policy import Exemption
from rules.referral import NoCertificateReason
from tests.cases import disputes as d
from tests.cases.journey import Journey, day
from tests.cases.plays.sitting import REGISTERED, wanted


def screened(outcome: ScreeningOutcome, **changes: object) -> Journey:
    """The adviser looked on the day the family asked for mediation."""
    journey = d.contacted(**changes)
    journey.do(ScreenFamily, d.ADVISER, outcome=outcome, narrative_id="words-9")
    return journey


def state_grounds(journey: Journey, *sections: str) -> None:
    """The family gives its reasons, without naming any reason for having no certificate."""
    journey.do(
        c.StateGrounds,
        d.FAMILY,
        sections=sections or ("B", "F"),
        narrative_id="words-3",
        details=d.DETAILS,
    )


# Screening


def test_a_person_looks_at_every_family_that_wants_mediation() -> None:
    journey = d.contacted()
    assert "screen_family" in journey.owed()
    journey.do(ScreenFamily, d.ADVISER, outcome=ScreeningOutcome.NONE, narrative_id="words-9")
    assert "screen_family" not in journey.owed()


def test_a_safeguarding_finding_opens_the_referral_under_the_proposal_of_2022() -> None:
    before = d.contacted()
    assert (
        before.refused(c.StateGrounds, d.FAMILY, sections=("B", "F"), narrative_id="words-3").code
        == "no_certificate"
    )
    journey = screened(ScreeningOutcome.SAFEGUARDING)
    assert journey.state.screening.exemption is Exemption.SAFEGUARDING
    assert "state_grounds" in journey.owed()
    for kind in (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K):
        d.add(journey, kind)
    state_grounds(journey)
    grounds = journey.state.referral.grounds
    assert grounds.no_certificate is NoCertificateReason.OTHER_REASON
    assert exits.named(grounds.details) is Exemption.SAFEGUARDING
    d.build(journey)
    journey.do(c.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1")
    assert "check_referral" in journey.owed()


def test_a_finding_forces_nobody_and_moves_no_date() -> None:
    plain, journey = d.contacted(), screened(ScreeningOutcome.SAFEGUARDING)
    assert journey.state.stage is Stage.MEDIATION
    assert {"offer_slots", "appoint_mediator"} <= journey.owed()
    for clock_id in ("appeal", "last_safe_day", "arrange_mediation"):
        assert journey.due(clock_id) == plain.due(clock_id)


def test_the_law_of_2014_knows_no_such_exemption_and_the_finding_is_kept_all_the_same() -> None:
    journey = screened(ScreeningOutcome.SAFEGUARDING, pack="law-2014")
    assert journey.state.screening.outcome is ScreeningOutcome.SAFEGUARDING
    assert journey.state.screening.exemption is None
    assert (
        journey.refused(c.StateGrounds, d.FAMILY, sections=("B", "F"), narrative_id="words-3").code
        == "no_certificate"
    )


def test_only_the_family_hears_what_the_screening_found() -> None:
    assert screened(ScreeningOutcome.SAFEGUARDING).said("family_screened") == {"family-1"}


def test_a_new_screening_with_its_reason_takes_the_exemption_back() -> None:
    journey = screened(ScreeningOutcome.URGENCY)
    journey.do(ScreenFamily, d.ADVISER, outcome=ScreeningOutcome.NONE, narrative_id="words-10")
    assert journey.state.screening.exemption is None
    assert "state_grounds" not in journey.owed()
    assert (
        journey.refused(c.StateGrounds, d.FAMILY, sections=("B", "F"), narrative_id="words-3").code
        == "no_certificate"
    )


def test_an_exemption_is_looked_at_again_when_the_grounds_change_and_stands_until_then() -> None:
    journey = screened(ScreeningOutcome.WAIVER, sections=("I",))
    state_grounds(journey, "I")
    assert "screen_again" not in journey.owed()
    state_grounds(journey, "B", "F", "I")
    assert "screen_again" in journey.owed()
    assert journey.state.screening.exemption is Exemption.WAIVER
    journey.do(ScreenFamily, d.ADVISER, outcome=ScreeningOutcome.WAIVER, narrative_id="words-10")
    assert "screen_again" not in journey.owed()


# Health


def test_health_must_be_told_in_three_working_days() -> None:
    journey = wanted(Issue.EDUCATION, Issue.HEALTH)
    assert journey.due("tell_health") == day("2026-02-05")
    assert journey.clock("tell_health").deadline.rule == "M5"
    assert "tell_health" in journey.owed()
    journey.on(day("2026-02-06"))
    assert journey.clock("tell_health").status is ClockStatus.MISSED
    assert {"family-1", "authority-1"} <= journey.said("clock_missed")
    journey.do(TellHealth, d.AUTHORITY, icb_id="icb-1", told_on=day("2026-02-06"))
    assert journey.clock("tell_health").status is ClockStatus.MET_LATE


def test_for_health_alone_the_thirty_days_run_from_when_the_health_body_was_told() -> None:
    journey = wanted(Issue.HEALTH)
    assert find(journey.state.clocks, "arrange_mediation") is None
    journey.on(day("2026-02-04"))
    journey.do(TellHealth, d.AUTHORITY, icb_id="icb-1", told_on=day("2026-02-04"))
    assert journey.due("arrange_mediation") == day("2026-03-06")
    deadline = journey.clock("arrange_mediation").deadline
    assert (deadline.rule, deadline.duty_holder.value) == ("M6", "icb")


@pytest.mark.parametrize(
    ("issues", "rule"),
    [
        ((Issue.EDUCATION, Issue.HEALTH), "M7"),
        ((Issue.HEALTH, Issue.SOCIAL_CARE), "M7"),
        ((Issue.EDUCATION,), "M8"),
        ((Issue.SOCIAL_CARE,), "M8"),
        ((), "M8"),
    ],
)
def test_other_mediation_is_arranged_in_thirty_days_from_the_wish(
    issues: tuple[Issue, ...], rule: str
) -> None:
    journey = wanted(*issues)
    assert journey.due("arrange_mediation") == day("2026-03-04")
    assert journey.clock("arrange_mediation").deadline.rule == rule


def test_without_health_no_health_body_is_told() -> None:
    assert find(wanted(Issue.EDUCATION).state.clocks, "tell_health") is None


def test_the_health_body_tells_the_authority_within_a_week_what_was_agreed_without_it() -> None:
    journey = wanted(Issue.HEALTH)
    journey.do(TellHealth, d.AUTHORITY, icb_id="icb-1", told_on=day("2026-02-02"))
    journey.on(day("2026-02-03")).do(c.AppointMediator, d.ADVISER, mediator_id="mediator-1")
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    journey.on(day("2026-02-17")).do(
        c.RecordSession, d.MEDIATOR, held_on=day("2026-02-17"), outcome=SessionOutcome.AGREEMENT
    )
    journey.do(c.RecordAgreement, d.MEDIATOR, agreed_on=day("2026-02-17"), promises=(d.OTHER,))
    journey.do(c.AcceptAgreement, d.FAMILY)
    journey.do(c.AcceptAgreement, d.AUTHORITY)
    assert journey.due("authority_told") == day("2026-02-24")
    assert journey.clock("authority_told").deadline.rule == "M17"
    journey.do(RecordAuthorityTold, d.MEDIATOR, told_on=day("2026-02-17"))
    assert journey.clock("authority_told").status is ClockStatus.MET
    assert journey.said("authority_told") == {"authority-1"}


# The mediator


def in_conflict() -> Journey:
    """A session is agreed; then a conflict of interest of the mediator becomes known."""
    journey = d.arranged()
    journey.do(DeclareConflict, d.MEDIATOR, narrative_id="words-9")
    return journey


def record(journey: Journey) -> None:
    """The session of 17 February took place without agreement."""
    journey.on(day("2026-02-17")).do(
        c.RecordSession, d.MEDIATOR, held_on=day("2026-02-17"), outcome=SessionOutcome.NONE
    )


def test_a_conflict_of_interest_blocks_the_session_until_both_sides_waive_it() -> None:
    journey = in_conflict()
    assert journey.said("conflict_declared") == {"family-1", "authority-1", "mediator-1"}
    assert "replace_mediator" in journey.owed()
    facts = {"held_on": day("2026-02-17"), "outcome": SessionOutcome.NONE}
    journey.on(day("2026-02-17"))
    assert journey.refused(c.RecordSession, d.MEDIATOR, **facts).rule == "A22"
    journey.do(WaiveConflict, d.FAMILY)
    assert journey.state.mediators.conflict.waived_by == (Side.FAMILY,)
    assert journey.refused(c.RecordSession, d.MEDIATOR, **facts).code == "conflict_of_interest"
    journey.do(WaiveConflict, d.AUTHORITY)
    assert "replace_mediator" not in journey.owed()
    record(journey)
    assert journey.state.mediation.was_held


def test_no_days_are_offered_or_agreed_while_a_conflict_stands() -> None:
    journey = d.contacted()
    journey.do(c.AppointMediator, d.ADVISER, mediator_id="mediator-1")
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(DeclareConflict, d.AUTHORITY, narrative_id="words-9")
    for command, role, facts in (
        (c.OfferSlots, d.MEDIATOR, {"slots": (d.SLOT,)}),
        (c.AgreeSlot, d.FAMILY, {"slot": d.SLOT}),
    ):
        assert journey.refused(command, role, **facts).code == "conflict_of_interest"


def test_another_mediator_ends_the_conflict_and_keeps_the_day() -> None:
    journey = in_conflict()
    journey.do(
        ReplaceMediator,
        d.ADVISER,
        mediator_id="mediator-2",
        narrative_id="words-10",
        entry=REGISTERED,
    )
    assert journey.state.parties.mediator_id == "mediator-2"
    assert journey.state.mediators.former == ("mediator-1",)
    assert journey.state.mediation.meeting_on == day("2026-02-17")
    record(journey)


def test_a_conflict_never_holds_a_family_the_thirty_days_end_as_always() -> None:
    journey = d.contacted()
    journey.do(c.AppointMediator, d.ADVISER, mediator_id="mediator-1")
    journey.do(DeclareConflict, d.FAMILY, narrative_id="words-9")
    journey.on(journey.due("arrange_mediation") + timedelta(days=1))
    assert journey.state.mediation.certificate is not None


def test_a_session_that_was_not_held_is_recorded_in_spite_of_a_conflict() -> None:
    journey = in_conflict().on(day("2026-02-17"))
    journey.do(
        c.RecordSession,
        d.MEDIATOR,
        held_on=day("2026-02-17"),
        outcome=SessionOutcome.NOT_HELD_AUTHORITY,
    )
    assert journey.state.mediation.certificate is not None


# Who comes


def supported() -> Journey:
    """The family brings a lawyer to the session."""
    journey = d.arranged()
    journey.do(ProposeAttendee, d.FAMILY, attendee_id="lawyer-1", attendee=Attendee.SUPPORTER)
    return journey


def test_the_authority_cannot_keep_the_familys_supporter_out_and_its_no_is_recorded() -> None:
    journey = supported()
    assert journey.state.attendees[0].may_come
    (refused,) = journey.do(
        RefuseAttendee,
        d.AUTHORITY,
        attendee_id="lawyer-1",
        narrative_id="words-9",
        refuses_to_mediate=True,
    )
    assert (refused.is_unlawful, refused.refuses_to_mediate, refused.RULE) == (True, True, "M12")
    assert journey.state.attendees[0].may_come
    assert "withdraw_refusal" in journey.owed()
    assert journey.said("attendee_refused") == {"family-1", "authority-1", "mediator-1"}
    journey.do(ConsentToAttendee, d.AUTHORITY, attendee_id="lawyer-1")
    assert "withdraw_refusal" not in journey.owed()


def test_a_second_supporter_comes_when_the_mediator_agrees() -> None:
    journey = supported()
    journey.do(ProposeAttendee, d.FAMILY, attendee_id="friend", attendee=Attendee.SUPPORTER)
    assert not journey.state.attendees[1].may_come
    (no,) = journey.do(RefuseAttendee, d.AUTHORITY, attendee_id="friend", narrative_id="words-9")
    assert not no.is_unlawful
    journey.do(ConsentToAttendee, d.MEDIATOR, attendee_id="friend")
    assert journey.state.attendees[1].may_come


def test_a_child_comes_when_parent_and_mediator_agree() -> None:
    journey = d.arranged()
    journey.do(ProposeAttendee, d.FAMILY, attendee_id="child-1", attendee=Attendee.CHILD)
    journey.do(ConsentToAttendee, d.AUTHORITY, attendee_id="child-1")
    assert not journey.state.attendees[0].may_come
    journey.do(ConsentToAttendee, d.MEDIATOR, attendee_id="child-1")
    assert journey.state.attendees[0].may_come


# The decision-maker and preparation


def test_whoever_comes_for_the_authority_must_be_able_to_settle_every_issue() -> None:
    journey = wanted(Issue.EDUCATION, Issue.SOCIAL_CARE)
    facts = {"decision_maker_id": "officer-1", "mandate": (Issue.EDUCATION,)}
    refusal = journey.refused(c.NameDecisionMaker, d.AUTHORITY, **facts)
    assert (refusal.code, refusal.rule) == ("cannot_settle", "M11")
    assert "social care" in refusal.reason
    mandate = (Issue.EDUCATION, Issue.SOCIAL_CARE)
    journey.do(c.NameDecisionMaker, d.AUTHORITY, decision_maker_id="officer-1", mandate=mandate)
    assert journey.state.mediation.mandate == mandate


def test_the_mediator_asks_for_the_childs_views_before_the_session() -> None:
    journey = d.arranged()
    assert "record_views" in journey.owed()
    journey.do(RecordViews, d.MEDIATOR, heard=ViewsHeard.COULD_NOT_BE_ASKED)
    assert "record_views" not in journey.owed()


def test_the_case_knows_that_a_side_prepared_and_nothing_of_what_it_said() -> None:
    journey = d.arranged()
    (event,) = journey.do(SubmitPreparation, d.FAMILY)
    assert {field.name for field in fields(event)} == {"side", "submitted_on", "kind"}
    assert journey.state.preparation.submitted_by == (Side.FAMILY,)
    assert journey.said("preparation_submitted") == {"mediator-1"}


def test_an_adviser_may_not_speak_for_a_side() -> None:
    journey = in_conflict()
    assert journey.refused(WaiveConflict, Role.ADVISER).code == "not_your_action"

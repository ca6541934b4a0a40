"""Every kind of disagreement: several grounds in one dispute, each with its own dates and routes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cases.clock import ClockStatus, find
from cases.dispute import commands as c
from cases.dispute.conflicts import conflicts
from cases.dispute.grounds import commands as g
from cases.dispute.grounds.sorting import sorted_grounds
from cases.dispute.grounds.vocabulary import GroundKind
from cases.dispute.obligations import has_next_action
from cases.dispute.routes import dates_of, routes_of
from cases.dispute.vocabulary import (
    AnswerOutcome,
    Decision,
    DocumentKind,
    Ending,
    SessionOutcome,
    Stage,
)
from rules.calendar import london_day
from rules.complaint import dates_at_intake
from rules.deadline import Allowed, Refused
from rules.discrimination import ResponsibleBody
from rules.referral import NoCertificateReason
from rules.route import Route, RouteKind, Standing
from tests.cases import disputes as d
from tests.cases.journey import Journey, day, instant

BOTH = pytest.mark.parametrize("pack", ["green-paper-2022", "law-2014"])

DELAY = g.Raised("g-delay", GroundKind.DELAY, day("2026-01-05"), "words-delay")
UNFAIR_EARLY = g.Raised("g-unfair", GroundKind.DISCRIMINATION, day("2026-01-02"), "words")


def delayed(**changes: object) -> Journey:
    """A dispute about nothing but delay."""
    facts = {"decision": Decision.SOMETHING_ELSE, "sections": (), "raised": (DELAY,)}
    return d.filed(**(facts | changes))


def no_appeal(journey: Journey) -> None:
    """Nothing of an appeal was ever there."""
    started = {event.clock_id for event in journey.events if event.kind == "clock_started"}
    assert not started & {"appeal", "last_safe_day", "adviser_contact", "certificate"}
    assert "certificate_issued" not in journey.kinds()


@BOTH
def test_section_i_that_grows_to_b_and_f_needs_a_certificate_from_then_on(pack: str) -> None:
    journey = d.filed(pack=pack, sections=("I",))
    assert find(journey.state.clocks, "adviser_contact") is None
    journey.on(day("2026-01-28"))
    journey.do(g.ChangeSections, d.FAMILY, sections=("B", "F"), narrative_id="why")
    assert journey.due("adviser_contact") == day("2026-03-12")
    assert journey.due("last_safe_day") == day("2026-03-12")
    assert journey.said("sections_changed") == {"family-1", "authority-1", "service-1"}
    assert journey.state.matter.sections_before == ("I",)


@BOTH
def test_the_bundle_of_section_i_cannot_be_signed_for_b_and_f(pack: str) -> None:
    journey = d.filed(pack=pack, sections=("I",))
    for kind in (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K):
        d.add(journey, kind)
    only = NoCertificateReason.SECTION_I_ONLY
    details = (*d.DETAILS,)
    journey.do(
        c.StateGrounds,
        d.FAMILY,
        sections=("I",),
        narrative_id="words-3",
        details=details,
        no_certificate=only,
    )
    d.build(journey)
    journey.do(g.ChangeSections, d.FAMILY, sections=("B", "F"), narrative_id="why")
    assert journey.state.referral.bundle is None
    assert journey.state.referral.grounds.no_certificate is None
    assert "contact_adviser" in journey.owed()
    assert journey.refused(c.RequestBundle, d.FAMILY).code == "contents_missing"


def test_back_to_section_i_the_contact_is_no_longer_needed_and_again_it_is() -> None:
    journey = d.filed()
    journey.do(g.ChangeSections, d.FAMILY, sections=("I",), narrative_id="why")
    assert journey.clock("adviser_contact").status is ClockStatus.STOPPED
    journey.do(g.ChangeSections, d.FAMILY, sections=("B", "I"), narrative_id="why")
    assert journey.clock("adviser_contact").status is ClockStatus.RUNNING
    assert journey.due("adviser_contact") == day("2026-03-12")


def test_who_said_no_while_no_certificate_was_needed_gets_it_counted_from_the_change() -> None:
    journey = d.filed(pack="law-2014", sections=("I",))
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=False)
    assert find(journey.state.clocks, "certificate") is None
    journey.on(day("2026-02-09"))
    journey.do(g.ChangeSections, d.FAMILY, sections=("B",), narrative_id="why")
    assert journey.due("certificate") == day("2026-02-12")
    assert "issue_certificate" in journey.owed()


@BOTH
def test_delay_alone_never_starts_an_appeal_and_has_a_next_action_until_it_ends(pack: str) -> None:
    journey = delayed(pack=pack)
    assert journey.owed() == {"acknowledge_complaint"}
    assert conflicts(journey.state, journey.now.on) == ()
    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, d.AUTHORITY)
    journey.on(day("2026-01-30")).do(
        c.AnswerComplaint, d.AUTHORITY, outcome=AnswerOutcome.NOT_UPHELD, narrative_id="w"
    )
    assert journey.owed() == {"respond_to_answer"}
    journey.do(c.RespondToAnswer, d.FAMILY, satisfied=False)
    assert journey.owed() == {"contact_adviser"}
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=False)
    assert journey.owed() == {"take_other_routes"}
    journey.on(journey.now.on + timedelta(days=700))
    assert has_next_action(journey.state)
    assert journey.owed() == {"take_other_routes"}
    journey.do(g.TakeOtherRoutes, d.FAMILY)
    assert journey.state.ending is Ending.SIGNPOSTED
    assert "ombudsman" in journey.state.further.routes_told
    assert "tribunal" not in journey.state.further.routes_told
    assert journey.said("dispute_ended") == {"family-1", "authority-1", "service-1"}
    no_appeal(journey)


@BOTH
@pytest.mark.parametrize(
    "outcome",
    [SessionOutcome.NONE, SessionOutcome.NOT_HELD_AUTHORITY, SessionOutcome.NOT_HELD_FAMILY],
)
def test_disagreement_resolution_gives_no_certificate(pack: str, outcome: SessionOutcome) -> None:
    journey = delayed(pack=pack)
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    assert find(journey.state.clocks, "arrange_mediation") is None, "A24: no legal times"
    sessions = (d.SLOT, instant("2026-03-24 10:00"))
    for slot in sessions if outcome is SessionOutcome.NOT_HELD_FAMILY else sessions[:1]:
        journey.do(c.OfferSlots, d.MEDIATOR, slots=(slot,))
        journey.do(c.AgreeSlot, d.FAMILY, slot=slot)
        journey.on(london_day(slot))
        journey.do(c.RecordSession, d.MEDIATOR, held_on=journey.now.on, outcome=outcome)
    assert journey.refused(c.IssueCertificate, d.MEDIATOR).code == "no_certificate_here"
    assert journey.state.stage is Stage.MEDIATION
    assert "take_other_routes" in journey.owed()
    no_appeal(journey)


@BOTH
def test_discrimination_beside_an_appeal_has_a_time_of_its_own_that_august_does_not_move(
    pack: str,
) -> None:
    """D2, H5: six months that begin on 12 February end on 11 August, a Tuesday in the closed time."""
    journey = d.filed(pack=pack)
    journey.on(day("2026-03-02"))
    journey.do(
        g.RaiseGround,
        d.FAMILY,
        ground_id="g-unfair",
        ground=GroundKind.DISCRIMINATION,
        happened_on=day("2026-02-12"),
        narrative_id="words-unfair",
    )
    assert journey.due("claim:g-unfair") == day("2026-08-11")
    assert journey.due("appeal") == day("2026-03-12"), "the appeal has its own time still"
    assert "send_claim" in journey.owed()
    assert journey.said("ground_raised") == {"family-1", "authority-1"}


def test_conciliation_gives_a_claim_three_months_more() -> None:
    journey = d.filed(raised=(g.Raised("g", GroundKind.DISCRIMINATION, day("2026-01-12"), "w"),))
    assert journey.due("claim:g") == day("2026-07-11")
    journey.on(day("2026-03-02"))
    journey.do(g.RecordConciliation, d.FAMILY, ground_id="g", began_on=day("2026-03-01"))
    assert journey.due("claim:g") == day("2026-10-11")
    assert journey.clock("claim:g").deadline.rule == "D4"
    assert journey.said("conciliation_recorded") == {"family-1"}


def test_a_claim_that_ends_on_a_saturday_has_an_earlier_safe_day() -> None:
    """D2: nobody says that such a day moves, so it is not relied on."""
    journey = d.filed(raised=(g.Raised("g", GroundKind.DISCRIMINATION, day("2026-01-12"), "w"),))
    assert journey.due("claim:g") == day("2026-07-11")
    assert journey.due("claim_safe:g") == day("2026-07-10")
    journey.do(g.RecordClaim, d.FAMILY, ground_id="g", sent_on=day("2026-01-19"))
    assert journey.clock("claim_safe:g").status is ClockStatus.MET


def test_a_claim_that_was_sent_ends_its_clock_and_no_other() -> None:
    journey = d.filed(raised=(g.Raised("g", GroundKind.DISCRIMINATION, day("2026-01-12"), "w"),))
    journey.do(g.RecordClaim, d.FAMILY, ground_id="g", sent_on=day("2026-01-18"))
    assert journey.clock("claim:g").status is ClockStatus.MET
    assert journey.clock("appeal").status is ClockStatus.RUNNING
    assert "send_claim" not in journey.owed()
    assert (
        journey.refused(
            g.RecordConciliation, d.FAMILY, ground_id="g", began_on=day("2026-01-18")
        ).code
        == "claim_sent"
    )


def test_a_dropped_ground_takes_its_clock_with_it() -> None:
    journey = d.filed(raised=(g.Raised("g", GroundKind.DISCRIMINATION, day("2026-01-12"), "w"),))
    journey.do(g.DropGround, d.FAMILY, ground_id="g", narrative_id="why")
    assert journey.clock("claim:g").status is ClockStatus.STOPPED
    assert journey.said("ground_dropped") == {"family-1", "authority-1"}


def test_a_claim_against_somebody_else_than_a_school_has_no_clock_at_the_tribunal() -> None:
    """D1: it goes to the county court."""
    other = ResponsibleBody.OTHER
    ground = g.Raised("g", GroundKind.DISCRIMINATION, day("2026-01-12"), "w", other)
    journey = d.filed(raised=(ground,))
    assert find(journey.state.clocks, "claim:g") is None
    route = _route(journey, RouteKind.DISCRIMINATION_CLAIM)
    assert route.standing is Standing.NOT_OPEN
    assert "county court" in route.why


def _route(journey: Journey, kind: RouteKind) -> Route:
    return next(route for route in routes_of(journey.state) if route.kind is kind)


def test_delay_beside_a_decision_opens_the_ombudsman_which_the_decision_does_not() -> None:
    """C9: what can be appealed is not for the Ombudsman; the delay is."""
    assert _route(d.filed(), RouteKind.OMBUDSMAN).standing is Standing.NOT_OPEN
    route = _route(d.filed(raised=(DELAY,)), RouteKind.OMBUDSMAN)
    assert route.standing is Standing.OFFERED
    assert "you can appeal it" in route.why, "and it says what it still will not look at"


def test_what_happened_in_a_school_is_not_for_the_ombudsman() -> None:
    school = g.Raised("g", GroundKind.SCHOOL_CONDUCT, day("2026-01-12"), "w")
    journey = delayed(raised=(school,))
    assert _route(journey, RouteKind.OMBUDSMAN).standing is Standing.NOT_OPEN
    assert _route(journey, RouteKind.SETTING_COMPLAINT).standing is not Standing.NOT_OPEN


def test_every_route_shows_its_own_dates() -> None:
    journey = d.filed(raised=(DELAY, UNFAIR_EARLY))
    days = {
        kind: [(one.rule, one.due_on) for one in dates]
        for kind, dates in dates_of(journey.state).items()
    }
    assert days[RouteKind.TRIBUNAL] == [("T1", day("2026-03-12")), ("T1", day("2026-03-12"))]
    assert days[RouteKind.MEDIATION] == [("M2", day("2026-03-12"))]
    assert days[RouteKind.OMBUDSMAN] == [("C7", day("2026-04-13")), ("C8", day("2027-01-04"))]
    assert days[RouteKind.DISCRIMINATION_CLAIM] == [("D2", day("2026-07-01"))]
    assert days[RouteKind.JUDICIAL_REVIEW] == [("C13", day("2026-04-05"))]


@pytest.mark.parametrize(
    ("filing", "appealable"),
    [
        ({}, True),
        ({"decision": Decision.REFUSED_TO_ASSESS, "sections": ()}, True),
        ({"decision": Decision.REFUSED_TO_MAKE_PLAN, "sections": ()}, True),
        ({"decision": Decision.REFUSED_TO_REASSESS, "sections": ()}, True),
        ({"decision": Decision.REFUSED_TO_AMEND, "sections": ()}, True),
        ({"decision": Decision.CEASED, "sections": ()}, True),
        ({"decision": Decision.AMENDMENT_PROPOSED, "sections": ()}, False),
        ({"decision": Decision.SOMETHING_ELSE, "sections": ()}, False),
    ],
)
def test_a_dispute_is_sorted_into_what_can_be_appealed_and_what_not(
    filing: dict[str, object], appealable: bool
) -> None:
    every = tuple(
        g.Raised(f"g-{kind}", kind, day("2026-01-12"), f"w-{kind}") for kind in GroundKind
    )
    journey = d.filed(**filing, raised=every)
    verdicts = {ground.kind: ground.verdict for ground in sorted_grounds(journey.state)}
    assert isinstance(verdicts[""], Allowed) is appealable
    in_a_plan = filing == {}
    assert isinstance(verdicts["health"], Allowed) is in_a_plan, "X6"
    assert isinstance(verdicts["social_care"], Allowed) is in_a_plan
    for kind in ("delay", "provision_not_made", "school_conduct"):
        verdict = verdicts[kind]
        assert isinstance(verdict, Refused)
        assert verdict.reason
    assert isinstance(verdicts["discrimination"], Allowed), "D1: a claim, not an appeal"


def test_health_alone_in_a_plan_can_be_mediated_within_thirty_days_without_certificate() -> None:
    """M25, M8; no appeal lies about it alone (A16)."""
    health = g.Raised("g", GroundKind.HEALTH, day("2026-01-12"), "w")
    journey = d.filed(sections=(), raised=(health,))
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    assert journey.state.mediation.health
    assert journey.due("arrange_mediation") == day("2026-02-18")
    no_appeal(journey)
    journey.do(g.ChangeSections, d.FAMILY, sections=("F",), narrative_id="why")
    assert journey.due("appeal") == day("2026-03-12"), "with Section F the appeal is open"


def test_the_end_of_a_dispute_tells_the_time_of_a_claim_that_is_still_open() -> None:
    journey = delayed(raised=(DELAY, UNFAIR_EARLY))
    journey.do(g.TakeOtherRoutes, d.FAMILY)
    assert journey.state.is_closed
    assert "discrimination_claim" in journey.state.further.routes_told
    claim = dates_of(journey.state)[RouteKind.DISCRIMINATION_CLAIM]
    assert [one.due_on for one in claim] == [day("2026-07-01")]
    assert {route.kind.value for route in routes_of(journey.state)} == set(
        journey.state.further.routes_told
    )


def test_an_agreement_by_disagreement_resolution_names_its_own_days() -> None:
    """A24: the law sets times only for what was agreed in mediation."""
    journey = delayed()
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    journey.on(day("2026-02-17"))
    journey.do(
        c.RecordSession,
        d.MEDIATOR,
        held_on=day("2026-02-17"),
        outcome=SessionOutcome.AGREEMENT,
    )
    agreed = {"agreed_on": day("2026-02-17")}
    refusal = journey.refused(c.RecordAgreement, d.MEDIATOR, **agreed, promises=(d.OTHER,))
    assert refusal.code == "promise_needs_a_day"
    dated = c.PromiseMade("p", d.OTHER.promise, d.OTHER.owner, "w", day("2026-03-20"))
    journey.do(c.RecordAgreement, d.MEDIATOR, **agreed, promises=(dated,))
    journey.do(c.AcceptAgreement, d.FAMILY)
    journey.do(c.AcceptAgreement, d.AUTHORITY)
    assert journey.due("promise:p") == day("2026-03-20")
    assert journey.refused(g.TakeOtherRoutes, d.FAMILY).code == "promises_open"
    journey.do(c.RecordPromiseKept, d.AUTHORITY, promise_id="p", kept_on=day("2026-02-17"))
    assert journey.state.ending is Ending.AGREEMENT_KEPT
    no_appeal(journey)


@BOTH
@pytest.mark.parametrize("decision", list(Decision))
@pytest.mark.parametrize("sections", [("I",), ("B", "F")])
def test_at_intake_the_dates_that_run_beside_the_complaint_are_there_at_once(
    pack: str, decision: Decision, sections: tuple[str, ...]
) -> None:
    """C14: the appeal, and the contact with the adviser where a certificate is needed."""
    disputed = sections if decision is Decision.PLAN_FINALISED else ()
    journey = d.filed(pack=pack, decision=decision, sections=disputed)
    dates = dates_at_intake(decision, disputed, day("2026-01-12"), journey.state.calendar)
    kept = [find(journey.state.clocks, name) for name in ("appeal", "adviser_contact")]
    assert [clock.deadline.due_on for clock in kept if clock] == [one.due_on for one in dates]


def test_grounds_stated_for_section_i_alone_stop_the_contact_that_b_and_f_had_called_for() -> None:
    """M23: what is disputed now decides, however it came to be."""
    journey = d.filed(pack="law-2014")
    assert journey.clock("adviser_contact").status is ClockStatus.RUNNING
    journey.do(
        c.StateGrounds,
        d.FAMILY,
        sections=("I",),
        narrative_id="words-3",
        details=d.DETAILS,
        no_certificate=NoCertificateReason.SECTION_I_ONLY,
    )
    assert journey.clock("adviser_contact").status is ClockStatus.STOPPED


def test_grounds_for_other_sections_than_before_are_a_change_that_everybody_hears_of() -> None:
    """M23: the exemption of Section I falls away, the contact is owed, the certificate due."""
    journey = d.filed(pack="law-2014", sections=("I",))
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=False)
    journey.on(day("2026-02-09"))
    journey.do(
        c.StateGrounds,
        d.FAMILY,
        sections=("B", "F"),
        narrative_id="words-3",
        details=d.DETAILS,
        no_certificate=NoCertificateReason.OTHER_REASON,
    )
    assert journey.due("certificate") == day("2026-02-12")
    assert journey.clock("adviser_contact").status is ClockStatus.MET
    assert journey.said("sections_changed") == {"family-1", "authority-1", "service-1"}


def test_a_change_that_leaves_the_need_as_it_was_gives_the_adviser_no_more_time() -> None:
    journey = d.filed(pack="law-2014")
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=False)
    due_on = journey.due("certificate")
    journey.on(day("2026-01-21"))
    journey.do(g.ChangeSections, d.FAMILY, sections=("B",), narrative_id="why")
    assert journey.due("certificate") == due_on

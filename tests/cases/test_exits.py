"""Each lawful way past mediation under the proposal of 2022, and the same case under the law.

The proposal wants every family to take part and names the exits (DESIGN section 4); the law of 2014
wants mediation considered (A20), so that what is an exit there is mostly an ordinary choice here.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cases.dispute import commands as c
from cases.dispute import exits
from cases.dispute.grounds import commands as g
from cases.dispute.grounds.vocabulary import GroundKind
from cases.dispute.referral import what_is_missing
from cases.dispute.routes import routes_of
from cases.dispute.screening.commands import ScreenFamily
from cases.dispute.screening.vocabulary import EXIT_OF, ScreeningOutcome
from cases.dispute.tribunal import commands as t
from cases.dispute.vocabulary import CertificateKind, DocumentKind, SessionOutcome, Stage
from rules.policy import GREEN_PAPER_2022, LAW_2014
from rules.referral import NoCertificateReason
from rules.route import RouteKind, Standing
from tests.cases import appeals as a
from tests.cases import disputes as d
from tests.cases.journey import Journey, day, instant

GREEN, LAW = GREEN_PAPER_2022.name, LAW_2014.name
both = pytest.mark.parametrize("pack", [GREEN, LAW])
each_finding = pytest.mark.parametrize("found", sorted(EXIT_OF))


def screened(found: ScreeningOutcome, pack: str) -> Journey:
    """A family that wanted mediation was looked at by the adviser, who wrote down why."""
    journey = d.contacted(pack=pack)
    journey.do(ScreenFamily, d.ADVISER, outcome=found, narrative_id="why")
    return journey


def papers(journey: Journey) -> None:
    """The papers that the form asks for."""
    for kind in (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K):
        d.add(journey, kind)


def state_grounds(journey: Journey, **facts: Any) -> None:
    """The family says what its appeal is about."""
    stated = {"sections": ("B", "F"), "narrative_id": "words-3", "details": d.DETAILS}
    journey.do(c.StateGrounds, d.FAMILY, **(stated | facts))


def send(journey: Journey) -> None:
    """The bundle is built, signed and sent."""
    d.build(journey)
    journey.do(c.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1")


@each_finding
def test_a_family_that_is_exempted_goes_to_a_judge_without_mediation(
    found: ScreeningOutcome,
) -> None:
    journey = screened(found, GREEN)
    assert journey.state.screening.exemption is EXIT_OF[found]
    assert "state_grounds" in journey.owed(), "it need not wait for a session"
    papers(journey)
    state_grounds(journey)
    grounds = journey.state.referral.grounds
    assert grounds is not None
    assert grounds.no_certificate is NoCertificateReason.OTHER_REASON
    assert exits.named(grounds.details) is EXIT_OF[found]
    send(journey)
    journey.do(c.AcceptReferral, d.CLERK)
    journey.do(t.RuleOnCertificate, d.CLERK, admitted=True, narrative_id="words")
    a.register(journey)
    assert journey.state.stage is Stage.TRIBUNAL
    assert journey.state.mediation.certificate is None


@each_finding
def test_the_law_records_the_finding_and_leaves_the_certificate_to_the_family_s_no(
    found: ScreeningOutcome,
) -> None:
    journey = d.answered(pack=LAW)
    journey.do(ScreenFamily, d.ADVISER, outcome=found, narrative_id="why")
    assert (journey.state.screening.outcome, journey.state.screening.exemption) == (found, None)
    named = {
        "sections": ("B", "F"),
        "narrative_id": "words",
        "details": (*d.DETAILS, exits.fact(EXIT_OF[found])),
        "no_certificate": NoCertificateReason.OTHER_REASON,
    }
    assert journey.refused(c.StateGrounds, d.FAMILY, **named).code == "exit_not_open"
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=False)
    journey.do(c.IssueCertificate, d.ADVISER)
    assert journey.state.mediation.certificate.certificate is CertificateKind.DECLINED
    papers(journey)
    state_grounds(journey)
    send(journey)
    journey.do(c.AcceptReferral, d.CLERK)
    a.register(journey)
    assert journey.state.stage is Stage.TRIBUNAL


def test_the_proposal_takes_no_plain_no_to_mediation_but_always_shows_the_way_to_a_judge() -> None:
    journey = d.answered(pack=GREEN)
    refusal = journey.refused(c.ContactAdviser, d.FAMILY, wants_mediation=False)
    assert (refusal.code, refusal.rule) == ("mediation_is_mandatory", "H1")
    papers(journey)
    state_grounds(journey, no_certificate=NoCertificateReason.OTHER_REASON)
    send(journey)
    assert journey.state.stage is Stage.REFERRAL


@both
def test_an_appeal_about_section_i_alone_needs_no_certificate(pack: str) -> None:
    journey = d.filed(pack=pack, sections=("I",))
    papers(journey)
    state_grounds(journey, sections=("I",), no_certificate=NoCertificateReason.SECTION_I_ONLY)
    assert "F3" not in {gap.rule for gap in what_is_missing(journey.state, journey.now)}
    send(journey)
    journey.do(c.AcceptReferral, d.CLERK)
    a.register(journey)
    assert journey.state.stage is Stage.TRIBUNAL


@both
def test_a_discrimination_claim_goes_its_own_way_while_the_rest_needs_its_certificate(
    pack: str,
) -> None:
    unfair = g.Raised("g-claim", GroundKind.DISCRIMINATION, day("2026-01-12"), "words-claim")
    journey = d.filed(pack=pack, raised=(unfair,))
    open_routes = {route.kind: route.standing for route in routes_of(journey.state)}
    assert open_routes[RouteKind.DISCRIMINATION_CLAIM] is Standing.OFFERED
    journey.do(g.RecordClaim, d.FAMILY, ground_id="g-claim", sent_on=day("2026-01-18"))
    assert journey.state.mediation.certificate is None
    plain = {"sections": ("B",), "narrative_id": "words"}
    assert journey.refused(c.StateGrounds, d.FAMILY, **plain).code == "no_certificate"


@pytest.mark.parametrize("how", ["said so", "let the time pass", "stayed away", "had no power"])
@both
def test_an_authority_that_fails_the_family_gives_it_the_certificate(pack: str, how: str) -> None:
    """At once and by itself under the proposal; under the law the adviser has three working days
    (M9), and a session without power to settle is a breach on record that ends like any other."""
    expected = {
        "said so": ("authority_cannot_arrange", CertificateKind.NOT_ARRANGED_IN_TIME),
        "let the time pass": (None, CertificateKind.NOT_ARRANGED_IN_TIME),
        "stayed away": ("authority_did_not_attend", None),
        "had no power": (None, None),
    }[how]
    journey = failed(pack, how)
    certificate = journey.state.mediation.certificate
    if pack == LAW:
        assert certificate is None
        assert "issue_certificate" in journey.owed()
        assert journey.clock("certificate").is_open
        journey.do(c.IssueCertificate, d.ADVISER)
        certificate = journey.state.mediation.certificate
    assert certificate is not None
    ground, kind = expected
    assert ground in (None, certificate.ground)
    assert kind in (None, certificate.certificate)
    powerless_at_law = how == "had no power" and pack == LAW
    assert (certificate.ground == "mediation_took_place") is powerless_at_law
    assert journey.state.stage is Stage.REFERRAL
    assert "state_grounds" in journey.owed()


def failed(pack: str, how: str) -> Journey:
    """The authority failed the family in that way."""
    if how == "stayed away":
        return d.held(SessionOutcome.NOT_HELD_AUTHORITY, pack=pack)
    if how == "had no power":
        journey = d.arranged(pack=pack).on(day("2026-02-17"))
        facts = {"held_on": journey.now.on, "outcome": SessionOutcome.NONE}
        journey.do(c.RecordSession, d.MEDIATOR, **facts, authority_could_settle=False)
        return journey
    journey = d.contacted(pack=pack)
    if how == "let the time pass":
        return journey.on(journey.due("arrange_mediation") + timedelta(days=1))
    journey.do(c.ReportNotArranged, d.AUTHORITY)
    return journey


@both
def test_a_family_that_does_not_come_has_one_more_session_and_then_a_reasoned_path_to_a_judge(
    pack: str,
) -> None:
    journey = d.held(SessionOutcome.NOT_HELD_FAMILY, pack=pack)
    assert journey.due("arrange_mediation") == day("2026-03-19"), "30 days of its own"
    assert journey.state.stage is Stage.MEDIATION
    slot = instant("2026-03-02 10:00")
    journey.on(day("2026-02-18")).do(c.OfferSlots, d.MEDIATOR, slots=(slot,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=slot)
    away = {"held_on": day("2026-03-02"), "outcome": SessionOutcome.NOT_HELD_FAMILY}
    journey.on(day("2026-03-02")).do(c.RecordSession, d.MEDIATOR, **away)
    assert journey.state.mediation.outcome is SessionOutcome.NOT_HELD_FAMILY
    assert journey.state.stage is Stage.REFERRAL
    refusal = journey.refused(c.IssueCertificate, d.ADVISER)
    assert refusal.code == "certificate_not_due"
    papers(journey)
    state_grounds(journey, no_certificate=NoCertificateReason.OTHER_REASON)
    send(journey)
    journey.do(c.AcceptReferral, d.CLERK)
    journey.do(t.RuleOnCertificate, d.CLERK, admitted=True, narrative_id="words")
    a.register(journey)
    assert journey.state.stage is Stage.TRIBUNAL


@both
def test_a_settlement_is_watched_until_its_promises_are_kept(pack: str) -> None:
    journey = d.agreed(pack=pack)
    assert journey.state.stage is Stage.COMPLIANCE
    assert {"promise:p1", "promise:p2"} <= {clock.clock_id for clock in journey.state.clocks}


@both
def test_a_concession_ends_the_argument_and_its_orders_run_by_the_same_rule(pack: str) -> None:
    journey = a.registered(pack=pack).on(day("2026-03-16"))
    journey.do(t.Concede, d.AUTHORITY, orders=(a.AMEND,))
    order = journey.clock("order:o1").deadline
    assert (order.due_on, order.rule) == (day("2026-04-20"), "U2")
    assert "respond_to_appeal" not in journey.owed()

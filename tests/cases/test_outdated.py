"""A bundle that was built on something that changed is marked, and whoever relies on it hears it."""

from __future__ import annotations

from cases.dispute import commands as c
from cases.dispute.outdated.vocabulary import Cause
from cases.dispute.screening.vocabulary import ScreeningOutcome
from cases.dispute.vocabulary import DocumentKind
from tests.cases import disputes as d
from tests.cases.plays.outdated import exempt, found, taken_back


def test_a_finding_that_is_reversed_marks_the_bundle_that_rests_on_it() -> None:
    journey = exempt()
    d.build(journey)
    found(journey, ScreeningOutcome.NONE)
    (one,) = journey.state.outdated
    assert (one.sha256, one.cause, one.is_sent) == ("cd" * 32, Cause.SCREENING, False)
    assert journey.state.referral.bundle is None
    assert journey.said("bundle_outdated") == {"family-1"}
    refusal = journey.refused(
        c.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1"
    )
    assert "bundle" in refusal.reason


def test_a_finding_that_only_says_the_same_again_leaves_the_bundle_as_it_is() -> None:
    journey = exempt()
    d.build(journey)
    found(journey, ScreeningOutcome.SAFEGUARDING)
    assert journey.state.outdated == ()
    assert journey.state.referral.bundle is not None


def test_a_finding_says_nothing_to_a_bundle_with_a_certificate() -> None:
    journey = d.with_grounds()
    d.build(journey)
    found(journey, ScreeningOutcome.SAFEGUARDING)
    assert journey.state.outdated == ()
    assert journey.state.referral.bundle is not None


def test_a_certificate_taken_back_after_a_return_is_told_to_family_and_tribunal() -> None:
    journey = taken_back()
    (one,) = journey.state.outdated
    assert (one.sha256, one.cause, one.is_sent) == ("cd" * 32, Cause.CERTIFICATE, True)
    assert journey.said("sent_bundle_outdated") == {"family-1", "tribunal-1"}
    assert journey.state.referral.sent_bundle is not None, "what was sent stays sent"


def test_a_paper_of_the_authority_makes_the_bundle_of_the_family_old_and_the_family_hears_it() -> (
    None
):
    journey = d.with_grounds()
    d.build(journey)
    d.add(journey, DocumentKind.EVIDENCE, d.AUTHORITY)
    assert [one.cause for one in journey.state.outdated] == [Cause.PAPERS]
    assert journey.said("bundle_outdated") == {"family-1"}
    assert journey.state.referral.bundle is None


def test_a_paper_of_the_family_itself_needs_no_message() -> None:
    journey = d.with_grounds()
    d.build(journey)
    d.add(journey, DocumentKind.EVIDENCE)
    assert journey.state.referral.bundle is None
    assert journey.state.outdated == ()


def test_the_family_hears_that_the_decision_maker_is_named() -> None:
    journey = d.arranged()
    journey.do(c.NameDecisionMaker, d.AUTHORITY, decision_maker_id="person-9")
    assert "family-1" in journey.said("decision_maker_named")

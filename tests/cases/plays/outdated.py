"""Plays of bundles that somebody else's step makes untrue."""

from __future__ import annotations

from collections.abc import Iterator

from cases.dispute import commands as c
from cases.dispute.certificates import commands as cc
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.screening.commands import ScreenFamily
from cases.dispute.screening.vocabulary import ScreeningOutcome
from cases.dispute.vocabulary import DocumentKind, ReturnReason
from rules.policy import Exemption
from tests.cases import disputes as d
from tests.cases.journey import Journey


def plays() -> Iterator[Journey]:
    """Screening that is reversed at every point of the bundle, and a certificate taken back."""
    yield taken_back()
    if not d.regime().exempts(Exemption.SAFEGUARDING):
        return  # no finding takes the place of a certificate, so none that is reversed counts
    yield _reversed(built=True)
    yield _reversed(built=False)
    yield _reversed_after_a_return(built=True)
    yield _reversed_after_a_return(built=False)


def found(journey: Journey, outcome: ScreeningOutcome) -> None:
    """Record what screening found."""
    journey.do(ScreenFamily, d.ADVISER, outcome=outcome, narrative_id="words-9")


def taken_back() -> Journey:
    """The tribunal sent the papers back, and then their certificate was taken back."""
    journey = d.sent()
    _returned(journey)
    journey.do(
        cc.RevokeCertificate,
        d.ADVISER,
        reason=RevokeReason.ISSUED_IN_ERROR,
        narrative_id="why",
    )
    return journey


def _returned(journey: Journey) -> None:
    journey.do(
        c.ReturnReferral,
        d.CLERK,
        reasons=(ReturnReason.MISSING_PLAN,),
        narrative_id="words-4",
    )


def exempt() -> Journey:
    """A family for which mediation is not safe has its reasons and papers ready, no certificate."""
    journey = d.contacted()
    found(journey, ScreeningOutcome.SAFEGUARDING)
    for kind in (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K):
        d.add(journey, kind)
    journey.do(
        c.StateGrounds, d.FAMILY, sections=("B", "F"), narrative_id="words-3", details=d.DETAILS
    )
    return journey


def _reversed(*, built: bool) -> Journey:
    journey = exempt()
    if built:
        d.build(journey)
    else:
        journey.do(c.RequestBundle, d.FAMILY)
    found(journey, ScreeningOutcome.NONE)
    return journey


def _reversed_after_a_return(*, built: bool) -> Journey:
    journey = exempt()
    d.build(journey)
    journey.do(c.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1")
    _returned(journey)
    if built:
        d.build(journey, "ef" * 32)
    else:
        journey.do(c.RequestBundle, d.FAMILY)
    found(journey, ScreeningOutcome.NONE)
    return journey

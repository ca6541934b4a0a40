"""Plays of certificates taken back and replaced."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cases.dispute import commands as c
from cases.dispute.certificates import commands as cc
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.vocabulary import DocumentKind, ReturnReason
from rules.policy import Exemption
from tests.cases import disputes as d
from tests.cases.journey import Journey, day

LOST = {"reason": RevokeReason.LOST, "narrative_id": "why"}
ERROR = {"reason": RevokeReason.ISSUED_IN_ERROR, "narrative_id": "why"}


def plays() -> Iterator[Journey]:
    """Every move of the rows, and every refusal."""
    yield _again()
    yield _late_and_reported()
    yield _refused()
    for command in (cc.RevokeCertificate, cc.ReissueCertificate):
        for returned in (False, True):
            for built in (False, True):
                yield _stale(command, returned=returned, built=built)


def _again() -> Journey:
    journey = d.certified()
    journey.do(cc.ReissueCertificate, d.ADVISER, **LOST)
    journey.do(cc.RevokeCertificate, d.MEDIATOR, **ERROR)
    journey.do(c.IssueCertificate, d.ADVISER)
    return journey


def _late_and_reported() -> Journey:
    journey = d.contacted()
    journey.on(journey.due("arrange_mediation") + timedelta(days=1))
    if journey.state.mediation.certificate is None:  # the pack leaves it to the adviser
        journey.do(c.IssueCertificate, d.ADVISER)
    journey.do(cc.RevokeCertificate, d.ADVISER, **ERROR)
    if d.regime().exempts(Exemption.AUTHORITY_FAILED):
        journey.do(c.ReportNotArranged, d.AUTHORITY)
    else:  # there the end of the time was the report
        journey.refused(c.ReportNotArranged, d.AUTHORITY)
    return journey


def _refused() -> Journey:
    journey = d.contacted()
    journey.refused(cc.RevokeCertificate, d.ADVISER, **ERROR)
    certified = d.certified()
    certified.refused(cc.ReissueCertificate, d.ADVISER, **ERROR)
    sent = d.sent()
    sent.refused(cc.RevokeCertificate, d.ADVISER, **LOST)
    sent.heard += [*journey.heard, *certified.heard]
    return sent


def _stale(command: type, *, returned: bool, built: bool) -> Journey:
    journey = d.with_grounds().on(day("2026-02-26"))
    if returned:
        d.build(journey)
        journey.do(c.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1")
        journey.do(
            c.ReturnReferral, d.CLERK, reasons=(ReturnReason.UNREADABLE,), narrative_id="words"
        )
    d.add(journey, DocumentKind.EVIDENCE)
    if built:
        d.build(journey)
    else:
        journey.do(c.RequestBundle, d.FAMILY)
    journey.do(command, d.ADVISER, **LOST)
    return journey

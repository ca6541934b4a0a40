"""A certificate is numbered, replaced and taken back with its trail, and gives no longer time."""

from __future__ import annotations

import pytest

from cases.dispute import commands as c
from cases.dispute.certificates import commands as cc
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.vocabulary import SessionOutcome
from tests.cases import disputes as d
from tests.cases.journey import day

PACKS = ("green-paper-2022", "law-2014")
LOST = {"reason": RevokeReason.LOST, "narrative_id": "why"}
ERROR = {"reason": RevokeReason.ISSUED_IN_ERROR, "narrative_id": "why"}


@pytest.mark.parametrize("pack", PACKS)
def test_a_replaced_certificate_keeps_the_day_for_the_appeal(pack: str) -> None:
    journey = d.certified(pack=pack)
    first, appeal = journey.state.mediation.certificate, journey.due("appeal")
    safe = journey.due("last_safe_day")
    journey.on(day("2026-03-02")).do(cc.ReissueCertificate, d.ADVISER, **LOST)
    second = journey.state.mediation.certificate
    assert (second.issue, second.issued_on) == (2, day("2026-03-02"))
    assert second.counts_from == first.issued_on == day("2026-02-18")
    assert second.number != first.number
    assert (journey.due("appeal"), journey.due("last_safe_day")) == (appeal, safe)
    assert journey.clock("appeal").version == 2, "nothing was decided anew"


@pytest.mark.parametrize("pack", PACKS)
def test_a_certificate_taken_back_and_issued_again_keeps_the_day_for_the_appeal(pack: str) -> None:
    journey = d.certified(pack=pack)
    first, appeal = journey.state.mediation.certificate, journey.due("appeal")
    journey.on(day("2026-02-20")).do(cc.RevokeCertificate, d.ADVISER, **ERROR)
    assert journey.state.mediation.certificate is None
    assert journey.due("appeal") == day("2026-03-12"), "the day without one, which is the safe one"
    assert "issue_certificate" in journey.owed()
    assert journey.said("certificate_revoked") == {"family-1", "authority-1"}
    journey.on(day("2026-03-03")).do(c.IssueCertificate, d.ADVISER)
    second = journey.state.mediation.certificate
    assert (second.issue, second.first_issued_on) == (2, first.issued_on)
    assert journey.due("appeal") == appeal
    assert "issue_certificate" not in journey.owed()


def test_the_trail_names_every_certificate_who_issued_it_and_why_it_is_gone() -> None:
    journey = d.certified()
    journey.do(cc.ReissueCertificate, d.ADVISER, **LOST)
    journey.do(cc.RevokeCertificate, d.MEDIATOR, **ERROR)
    held = journey.state.mediation
    assert [
        (p.was.issue, p.was.adviser_id, p.reason, p.is_replaced) for p in held.past_certificates
    ] == [
        (1, "mediator-1", RevokeReason.LOST, True),
        (2, "adviser-1", RevokeReason.ISSUED_IN_ERROR, False),
    ]
    assert {p.was.ground for p in held.past_certificates} == {"mediation_took_place"}


def test_a_certificate_on_other_facts_counts_from_its_own_day() -> None:
    journey = d.arranged()
    journey.do(c.ReportNotArranged, d.AUTHORITY)
    journey.do(cc.RevokeCertificate, d.ADVISER, **ERROR)
    journey.on(day("2026-02-17")).do(
        c.RecordSession, d.MEDIATOR, held_on=day("2026-02-17"), outcome=SessionOutcome.NONE
    )
    journey.do(c.IssueCertificate, d.ADVISER)
    certificate = journey.state.mediation.certificate
    assert (certificate.ground, certificate.issue) == ("mediation_took_place", 1)
    assert certificate.counts_from == day("2026-02-17")


def test_nobody_takes_a_certificate_back_once_the_tribunal_has_it() -> None:
    journey = d.sent()
    refusal = journey.refused(cc.RevokeCertificate, d.ADVISER, **LOST)
    assert refusal.code == "with_tribunal"
    assert "Write to the tribunal" in refusal.reason


def test_a_certificate_that_should_not_exist_cannot_be_replaced() -> None:
    refusal = d.certified().refused(cc.ReissueCertificate, d.ADVISER, **ERROR)
    assert refusal.code == "take_it_back"


def test_a_bundle_with_a_certificate_that_is_gone_cannot_be_signed() -> None:
    journey = d.with_grounds()
    d.build(journey)
    journey.do(cc.ReissueCertificate, d.ADVISER, **LOST)
    assert journey.state.referral.bundle is None

"""An exemption, and a service's own promise with a pause, played over a journey."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from cases.actor import Role
from cases.dispute import commands as d
from cases.dispute.service_promises.vocabulary import PauseReason, ServicePromise
from cases.dispute.vocabulary import DocumentKind
from rules.exemption_ground import ExemptionGround

Played = TypeVar("Played", bound=Any)


def promised(journey: Played) -> Played:
    """Every promise that can be made before mediation; the first offer waits a week."""
    offer = ServicePromise.FIRST_OFFER
    service, council = (Role.MEDIATOR, "service"), (Role.AUTHORITY, "authority")
    journey.do(lambda meta: d.PromiseService(meta, ServicePromise.ANSWER, 5), *council)
    journey.do(lambda meta: d.PromiseService(meta, ServicePromise.CERTIFICATE, 1), *service)
    journey.do(lambda meta: d.ContactAdviser(meta, True, True), Role.FAMILY, "family")
    journey.do(lambda meta: d.PromiseService(meta, offer, 5), *service)
    reason = PauseReason.FAMILY_ASKED
    journey.do(lambda meta: d.PauseService(meta, offer, reason, "why"), *service)
    journey.wait_until(date(2026, 4, 20))
    journey.do(lambda meta: d.ResumeService(meta, offer), *service)
    return journey


def answered_for(journey: Played) -> Played:
    """Neither the council nor the service keeps its promise; both answer for it."""
    offer, answer = ServicePromise.FIRST_OFFER, ServicePromise.ANSWER
    service, council = (Role.MEDIATOR, "service"), (Role.AUTHORITY, "authority")
    journey.do(lambda meta: d.PromiseService(meta, answer, 1), *council)
    journey.do(lambda meta: d.AcknowledgeComplaint(meta), *council)
    journey.do(lambda meta: d.ContactAdviser(meta, True, True), Role.FAMILY, "family")
    journey.do(lambda meta: d.PromiseService(meta, offer, 1), *service)
    journey.wait_until(date(2026, 4, 20))
    journey.do(lambda meta: d.AnswerForPromise(meta, offer, "why"), *service)
    return journey


def exempted(journey: Played) -> Played:
    """The family was away after the agreement; the exemption ends later."""
    council = (Role.AUTHORITY, "authority")
    paper = ("paper", DocumentKind.PROMISE_EVIDENCE, "ab" * 32, 1)
    journey.do(lambda meta: d.AddDocument(meta, *paper), *council)
    rule = "M15"
    clock = next(c.clock_id for c in journey.state.clocks if c.deadline.rule == rule)
    days = (date(2026, 5, 20), date(2026, 6, 20))
    facts = (clock, ExemptionGround.ABSENCE, *days, "paper", "officer", "why")
    journey.do(lambda meta: d.RecordExemption(meta, *facts), *council)
    exemption_id = journey.state.exemptions[0].exemption_id
    journey.do(lambda meta: d.EndExemption(meta, exemption_id), *council)
    return journey

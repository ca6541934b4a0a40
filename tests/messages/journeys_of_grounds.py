"""Disputes with several grounds, and disputes that cannot be appealed, for the words of messages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from cases.actor import Role
from cases.dispute import commands as d
from cases.dispute.grounds import commands as g
from cases.dispute.grounds.vocabulary import GroundKind, Source
from cases.dispute.vocabulary import Decision, SessionOutcome

DELAY = g.Raised("g-delay", GroundKind.DELAY, date(2026, 4, 1), "complaint")
UNFAIR = g.Raised("g-unfair", GroundKind.DISCRIMINATION, date(2026, 3, 12), "complaint")
ALONE = {"decision": Decision.SOMETHING_ELSE, "sections": (), "raised": (DELAY, UNFAIR)}
SLOT = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)


def several(filed: Callable[..., Any]) -> Any:
    """Grounds raised, dropped, changed; a claim with conciliation, then sent."""
    journey = filed(sections=("I",))
    for ground in (UNFAIR, DELAY):
        journey.do(
            lambda meta, one=ground: g.RaiseGround(
                meta, one.ground_id, one.ground, one.happened_on, one.narrative_id
            ),
            Role.FAMILY,
            "family",
        )
    journey.do(lambda meta: g.ChangeSections(meta, ("B", "F"), "why"), Role.FAMILY, "family")
    journey.do(lambda meta: g.DropGround(meta, "g-delay", "why"), Role.FAMILY, "family")
    began = date(2026, 4, 10)
    journey.do(lambda meta: g.RecordConciliation(meta, "g-unfair", began), Role.FAMILY, "family")
    sent = date(2026, 4, 12)
    journey.do(lambda meta: g.RecordClaim(meta, "g-unfair", sent), Role.FAMILY, "family")
    return journey


def entered(filed: Callable[..., Any]) -> Any:
    """The adviser and the officer enter what the family told them."""
    journey = filed(sections=("I",))
    adviser, officer = (Role.ADVISER, "service"), (Role.AUTHORITY, "authority")
    happened, sent = date(2026, 3, 12), date(2026, 4, 12)
    unfair = ("g-unfair", GroundKind.DISCRIMINATION, happened, "complaint")
    journey.do(lambda meta: g.RaiseGround(meta, *unfair, source=Source.TELEPHONE), *adviser)
    sections = (("B", "F"), "why", Source.LETTER)
    journey.do(lambda meta: g.ChangeSections(meta, *sections), *officer)
    began = date(2026, 4, 10)
    journey.do(lambda meta: g.RecordConciliation(meta, "g-unfair", began, Source.EMAIL), *adviser)
    journey.do(lambda meta: g.RecordClaim(meta, "g-unfair", sent, Source.LETTER), *officer)
    journey.do(lambda meta: g.DropGround(meta, "g-unfair", "why", Source.IN_PERSON), *adviser)
    return journey


def elsewhere(filed: Callable[..., Any], outcome: SessionOutcome) -> Any:
    """Nothing can be appealed; talks end in that way, and the family takes another route."""
    journey = filed(**ALONE)
    journey.do(lambda meta: d.ContactAdviser(meta, True), Role.FAMILY, "family")
    journey.do(lambda meta: d.AppointMediator(meta, "mediator"), Role.MEDIATOR, "service")
    journey.do(lambda meta: d.OfferSlots(meta, (SLOT,)), Role.MEDIATOR, "mediator")
    journey.do(lambda meta: d.AgreeSlot(meta, SLOT), Role.FAMILY, "family")
    journey.wait_until(date(2026, 5, 14))
    journey.do(lambda meta: d.RecordSession(meta, SLOT.date(), outcome), Role.MEDIATOR, "mediator")
    journey.wait_until(date(2026, 10, 1))
    journey.do(lambda meta: g.TakeOtherRoutes(meta), Role.FAMILY, "family")
    return journey


def journeys(filed: Callable[..., Any]) -> dict[str, Callable[[], Any]]:
    """The journeys by name; `filed` files a dispute with changed facts."""
    return {
        "grounds entered for the family": lambda: entered(filed),
        "several grounds": lambda: several(filed),
        "another route, not settled": lambda: elsewhere(filed, SessionOutcome.NONE),
        "another route, council absent": lambda: elsewhere(
            filed, SessionOutcome.NOT_HELD_AUTHORITY
        ),
    }

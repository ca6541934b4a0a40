"""The search for a day, certificates taken back and promises not kept, for the words about them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from cases.actor import Role
from cases.command import Meta
from cases.dispute import commands as d
from cases.dispute.certificates import commands as cc
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.health.commands import (
    NameHealthDecisionMaker,
    RecordHealthSlots,
    TellHealth,
)
from cases.dispute.register import commands as r
from cases.dispute.register.vocabulary import BreachPath
from cases.dispute.slots import commands as s
from cases.dispute.slots.vocabulary import Place, PostponeReason
from cases.dispute.vocabulary import ReturnReason

if TYPE_CHECKING:
    from tests.messages.journeys import Journey

_PEOPLE = {Role.FAMILY: "family", Role.AUTHORITY: "authority", Role.MEDIATOR: "mediator"}


def _say(journey: Journey, role: Role, make: Callable[[Meta], Any]) -> None:
    journey.do(make, role, _PEOPLE[role])


def negotiated(journey: Journey, slots: tuple[datetime, ...]) -> Journey:
    """No day fits, other days do, each place is told, everybody puts the session off once."""
    first = slots[0]
    offer = partial(d.OfferSlots, slots=slots)
    _say(journey, Role.FAMILY, s.AcceptShortNotice)
    _say(journey, Role.MEDIATOR, offer)
    _say(journey, Role.AUTHORITY, partial(s.AnswerSlots, can=(first,)))
    _say(journey, Role.FAMILY, partial(s.AnswerSlots, can=()))
    _say(journey, Role.MEDIATOR, partial(s.SetPlace, place=Place.ROOM, narrative_id="room"))
    put_off = partial(s.PostponeSession, reason=PostponeReason.OTHER, narrative_id="why")
    for role in (Role.AUTHORITY, Role.FAMILY, Role.MEDIATOR):
        _say(journey, Role.MEDIATOR, offer)
        _say(journey, Role.FAMILY, partial(d.AgreeSlot, slot=first))
        _say(journey, Role.MEDIATOR, partial(s.SetPlace, place=Place.VIDEO, narrative_id="link"))
        _say(journey, role, put_off)
    journey.wait_until(date(2026, 6, 30))
    return journey


def seat_of_health(journey: Journey, slots: tuple[datetime, ...], told_on: date) -> Journey:
    """The health body answers twice, a day is agreed, it names who comes, and the day is given up."""
    _say(journey, Role.AUTHORITY, partial(TellHealth, icb_id="icb", told_on=told_on))
    _say(journey, Role.MEDIATOR, partial(d.OfferSlots, slots=slots, minutes=90))
    for can in ((), slots):
        _say(journey, Role.MEDIATOR, partial(RecordHealthSlots, icb_id="icb", can=can))
    _say(journey, Role.FAMILY, partial(d.AgreeSlot, slot=slots[0]))
    named = partial(NameHealthDecisionMaker, icb_id="icb", decision_maker_id="health_person")
    _say(journey, Role.MEDIATOR, named)
    _say(journey, Role.MEDIATOR, partial(s.SetPlace, place=Place.ROOM, narrative_id="room"))
    put_off = partial(s.PostponeSession, reason=PostponeReason.OTHER, narrative_id="why")
    _say(journey, Role.AUTHORITY, put_off)
    return journey


def out_of_date(journey: Journey) -> Journey:
    """The tribunal sent the papers back; while others are ready, their certificate is replaced."""
    lost = {"reason": RevokeReason.LOST, "narrative_id": "why"}
    number = journey.state.referral.requests + 1
    journey.do(
        lambda meta: d.ReturnReferral(meta, tuple(ReturnReason), "returned"),
        Role.CLERK,
        "tribunal",
    )
    _say(journey, Role.FAMILY, d.RequestBundle)
    journey.do(lambda meta: d.RecordBundle(meta, number, "c" * 64, 13), Role.ENGINE, "engine")
    _say(journey, Role.MEDIATOR, partial(cc.ReissueCertificate, **lost))
    return journey


def taken_back(journey: Journey) -> Journey:
    """A certificate that is replaced, then taken back, then issued again."""
    lost = {"reason": RevokeReason.LOST, "narrative_id": "why"}
    for make in (
        d.IssueCertificate,
        partial(cc.ReissueCertificate, **lost),
        partial(cc.RevokeCertificate, **lost),
        d.IssueCertificate,
    ):
        _say(journey, Role.MEDIATOR, make)
    return journey


def taken_further(journey: Journey) -> Journey:
    """A promise said to be broken by each side, changed on the word of each, taken on every way."""
    sides = (Role.FAMILY, Role.AUTHORITY)
    for role in sides:
        _say(journey, role, partial(r.NoteBreach, promise_id="p1", narrative_id="why"))
    for order, on in ((sides, date(2026, 7, 1)), (sides[::-1], date(2026, 7, 8))):
        for role in order:
            _say(journey, role, partial(r.AmendPromise, promise_id="p1", agreed_due_on=on))
    for path in BreachPath:
        _say(journey, Role.FAMILY, partial(r.EscalateBreach, promise_id="p1", path=path))
    return journey

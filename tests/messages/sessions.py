"""The search for a day, certificates taken back and promises not kept, for the words about them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from cases.actor import Role
from cases.dispute import commands as d
from cases.dispute.certificates import commands as cc
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.register import commands as r
from cases.dispute.register.vocabulary import BreachPath
from cases.dispute.slots import commands as s
from cases.dispute.slots.vocabulary import Place, PostponeReason

if TYPE_CHECKING:
    from tests.messages.journeys import Journey

_PEOPLE = {Role.FAMILY: "family", Role.AUTHORITY: "authority", Role.MEDIATOR: "mediator"}


def negotiated(journey: Journey, slots: tuple[object, ...]) -> Journey:
    """No day fits, other days do, each place is told, everybody puts the session off once."""
    first = slots[0]

    def say(role: Role, make: Callable[[object], object]) -> None:
        journey.do(make, role, _PEOPLE[role])  # type: ignore[arg-type]

    say(Role.FAMILY, s.AcceptShortNotice)
    say(Role.MEDIATOR, lambda m: d.OfferSlots(m, slots))  # type: ignore[arg-type]
    say(Role.AUTHORITY, lambda m: s.AnswerSlots(m, (first,)))  # type: ignore[arg-type]
    say(Role.FAMILY, lambda m: s.AnswerSlots(m, ()))  # type: ignore[arg-type]
    say(Role.MEDIATOR, lambda m: s.SetPlace(m, Place.ROOM, "room"))  # type: ignore[arg-type]
    for role in (Role.AUTHORITY, Role.FAMILY, Role.MEDIATOR):
        say(Role.MEDIATOR, lambda m: d.OfferSlots(m, slots))  # type: ignore[arg-type]
        say(Role.FAMILY, lambda m: d.AgreeSlot(m, first))  # type: ignore[arg-type]
        say(Role.MEDIATOR, lambda m: s.SetPlace(m, Place.VIDEO, "link"))  # type: ignore[arg-type]
        say(role, lambda m: s.PostponeSession(m, PostponeReason.OTHER, "why"))  # type: ignore[arg-type]
    journey.wait_until(date(2026, 6, 30))
    return journey


def taken_back(journey: Journey) -> Journey:
    """A certificate that is replaced, then taken back, then issued again."""
    role, person = Role.MEDIATOR, "mediator"
    journey.do(lambda m: d.IssueCertificate(m), role, person)
    journey.do(lambda m: cc.ReissueCertificate(m, RevokeReason.LOST, "why"), role, person)
    journey.do(lambda m: cc.RevokeCertificate(m, RevokeReason.ISSUED_IN_ERROR, "why"), role, person)
    journey.do(lambda m: d.IssueCertificate(m), role, person)
    return journey


def taken_further(journey: Journey) -> Journey:
    """A promise said to be broken by each side, taken on every way, changed by each side first."""
    for role in (Role.FAMILY, Role.AUTHORITY):
        journey.do(lambda m: r.NoteBreach(m, "p1", "why"), role, _PEOPLE[role])
    new, newer = date(2026, 7, 1), date(2026, 7, 8)
    for first, second, on in (
        (Role.FAMILY, Role.AUTHORITY, new),
        (Role.AUTHORITY, Role.FAMILY, newer),
    ):
        for role in (first, second):
            journey.do(lambda m, on=on: r.AmendPromise(m, "p1", on), role, _PEOPLE[role])
    for path in (*(p for p in BreachPath if p is not BreachPath.TRIBUNAL), BreachPath.TRIBUNAL):
        journey.do(lambda m, path=path: r.EscalateBreach(m, "p1", path), Role.FAMILY, "family")
    return journey

"""Plays of the search for a day: answers, places, shorter notice, days given up, feedback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cases.actor import Role
from cases.dispute import commands as c
from cases.dispute.certificates import commands as cc
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.slots import commands as s
from cases.dispute.slots.vocabulary import Place, PostponeReason, Score
from cases.dispute.vocabulary import SessionOutcome, SessionReason
from tests.cases import disputes as d
from tests.cases.journey import Journey, day

GOOD = {"fair": Score.GOOD, "heard": Score.VERY_GOOD, "clear": Score.MIXED}


def plays() -> Iterator[Journey]:
    """Every move of the rows, and every refusal."""
    yield _negotiated()
    yield _refused()
    yield _short_notice()
    yield _feedback()
    yield _given_up_after_a_certificate()
    yield _nobody_after_a_certificate()


def postpone(journey: Journey, role: Role, reason: PostponeReason = PostponeReason.OTHER) -> None:
    """Give the agreed day up."""
    journey.do(s.PostponeSession, role, reason=reason, narrative_id="why")


def _negotiated() -> Journey:
    journey = d.contacted()
    journey.do(s.SetPlace, d.MEDIATOR, place=Place.VIDEO, narrative_id="link")
    journey.do(s.AcceptShortNotice, d.FAMILY)
    journey.refused(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,), minutes=50)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT, d.LATER_SLOT), minutes=90)
    journey.do(s.SetPlace, d.MEDIATOR, place=Place.ROOM, narrative_id="room")
    journey.do(s.AnswerSlots, d.AUTHORITY, can=(d.LATER_SLOT,))
    journey.do(s.AnswerSlots, d.FAMILY, can=(d.SLOT,))
    journey.do(s.AnswerSlots, d.FAMILY, can=(d.SLOT, d.LATER_SLOT))
    journey.refused(c.AgreeSlot, d.MEDIATOR, slot=d.SLOT)
    journey.do(c.AgreeSlot, d.MEDIATOR, slot=d.LATER_SLOT)
    journey.do(s.SetPlace, d.MEDIATOR, place=Place.VIDEO, narrative_id="link-2")
    for role in (d.AUTHORITY, d.MEDIATOR, d.FAMILY):
        postpone(journey, role)
        journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.LATER_SLOT,))
        journey.do(c.AgreeSlot, d.FAMILY, slot=d.LATER_SLOT)
    journey.on(day("2026-02-19"), hour=d.LATER_SLOT.time())
    journey.refused(s.PostponeSession, d.FAMILY, reason=PostponeReason.ILLNESS, narrative_id="why")
    return journey


def _refused() -> Journey:
    journey = d.filed()
    journey.refused(s.AnswerSlots, d.FAMILY, can=())
    journey = d.contacted()
    journey.refused(s.AnswerSlots, d.FAMILY, can=())
    journey.refused(s.PostponeSession, d.FAMILY, reason=PostponeReason.ILLNESS, narrative_id="why")
    journey.refused(s.GiveFeedback, d.FAMILY, **GOOD)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.refused(s.AnswerSlots, d.FAMILY, can=(d.LATER_SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    journey.refused(s.AnswerSlots, d.FAMILY, can=(d.SLOT,))
    return journey


def _short_notice() -> Journey:
    journey = d.contacted()
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(s.AcceptShortNotice, d.FAMILY)
    journey.refused(s.AcceptShortNotice, d.FAMILY)
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    postpone(journey, d.FAMILY)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    journey.do(s.SetPlace, d.MEDIATOR, place=Place.ROOM, narrative_id="room")
    fixed = d.arranged()
    fixed.do(s.AcceptShortNotice, d.FAMILY)
    late = d.contacted()
    late.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    late.on(day("2026-02-16"))
    late.refused(c.AgreeSlot, d.MEDIATOR, slot=d.SLOT)
    journey.heard += late.heard
    journey.moves += fixed.moves
    return journey


def _feedback() -> Journey:
    journey = d.held(SessionOutcome.NONE)
    journey.refused(s.AcceptShortNotice, d.FAMILY)
    for role in (d.FAMILY, d.AUTHORITY, d.MEDIATOR):
        journey.do(s.GiveFeedback, role, **GOOD)
    journey.refused(s.GiveFeedback, d.FAMILY, **GOOD)
    return journey


def take_back(journey: Journey, reason: RevokeReason = RevokeReason.ISSUED_IN_ERROR) -> None:
    """The adviser takes the certificate back."""
    journey.do(cc.RevokeCertificate, d.ADVISER, reason=reason, narrative_id="why")


def _given_up_after_a_certificate() -> Journey:
    journey = d.arranged()
    d.not_arranged(journey)
    take_back(journey)
    postpone(journey, d.AUTHORITY)
    return journey.on(journey.due("arrange_mediation") + timedelta(days=1))


def _nobody_after_a_certificate() -> Journey:
    journey = d.arranged()
    d.not_arranged(journey)
    take_back(journey)
    journey.on(day("2026-02-17")).do(
        c.RecordSession,
        d.MEDIATOR,
        held_on=day("2026-02-17"),
        outcome=SessionOutcome.NOT_HELD_AUTHORITY,
        reason=SessionReason.REFUSED_TO_MEDIATE,
    )
    return journey

"""A health body has a seat in the mediation: invited, asked for its days, told, with its own decision."""

from __future__ import annotations

from cases.dispute import commands as c
from cases.dispute.health.commands import (
    NameHealthDecisionMaker,
    RecordHealthSlots,
    TellHealth,
)
from cases.dispute.slots import commands as s
from cases.dispute.slots.vocabulary import Place, PostponeReason
from rules.mediation_session import Issue
from tests.cases import disputes as d
from tests.cases.plays.sitting import seated, wanted


def test_the_health_body_is_invited_and_offered_the_days() -> None:
    journey = seated()
    assert "icb-1" in journey.said("health_told")
    assert "icb-1" in journey.said("slots_offered")
    assert "record_health_slots" in journey.owed()


def test_a_day_that_the_health_body_cannot_do_is_not_agreed() -> None:
    journey = seated()
    journey.do(RecordHealthSlots, d.MEDIATOR, icb_id="icb-1", can=(d.LATER_SLOT,))
    assert "record_health_slots" not in journey.owed()
    assert journey.refused(c.AgreeSlot, d.FAMILY, slot=d.SLOT).code == "slot_not_for_both"
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.LATER_SLOT)
    assert "icb-1" in journey.said("slot_agreed")


def test_when_the_health_body_can_do_none_the_mediator_offers_other_days() -> None:
    journey = seated()
    journey.do(RecordHealthSlots, d.MEDIATOR, icb_id="icb-1", can=())
    assert journey.said("slots_none_fit") == {"mediator-1"}
    assert "offer_slots" in journey.owed()
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    assert "record_health_slots" in journey.owed(), "a new offer is asked about anew"


def test_the_health_body_names_its_own_decision_maker_and_the_authority_decides_the_rest() -> None:
    journey = seated()
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    rest = {"decision_maker_id": "person-9", "mandate": (Issue.EDUCATION,)}
    assert journey.refused(c.NameDecisionMaker, d.AUTHORITY, **rest).rule == "M11"
    assert "name_health_decision_maker" in journey.owed()
    facts = {"icb_id": "icb-1", "decision_maker_id": "person-8"}
    refusal = journey.refused(NameHealthDecisionMaker, d.MEDIATOR, **facts, may_settle=False)
    assert refusal.rule == "M11"
    journey.do(NameHealthDecisionMaker, d.MEDIATOR, **facts)
    assert "name_health_decision_maker" not in journey.owed()
    heard = {"family-1", "authority-1", "icb-1"}
    assert journey.said("health_decision_maker_named") == heard
    journey.do(c.NameDecisionMaker, d.AUTHORITY, **rest)


def test_the_health_body_hears_of_the_place_and_of_a_day_given_up() -> None:
    journey = seated()
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    journey.do(s.SetPlace, d.MEDIATOR, place=Place.ROOM, narrative_id="room")
    facts = {"reason": PostponeReason.STAFF_AWAY, "narrative_id": "why"}
    journey.do(s.PostponeSession, d.AUTHORITY, **facts)
    assert "icb-1" in journey.said("place_set")
    assert "icb-1" in journey.said("session_postponed")


def test_a_health_body_that_was_not_told_has_no_seat_and_hears_nothing() -> None:
    journey = wanted(Issue.EDUCATION)
    journey.do(c.AppointMediator, d.ADVISER, mediator_id="mediator-1")
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    facts = {"icb_id": "icb-1", "told_on": journey.now.on}
    assert journey.refused(TellHealth, d.AUTHORITY, **facts).code == "no_health_issue"
    refusal = journey.refused(RecordHealthSlots, d.MEDIATOR, icb_id="icb-1", can=())
    assert refusal.code == "no_seat_for_health"
    assert "icb-1" not in journey.said("slots_offered")

"""Capacity is about one decision at one time: only what somebody cannot decide passes (P3, P4)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cases.actor import Actor, Role
from cases.command import CommandRefused, Meta
from cases.dispute import commands as c
from cases.dispute.decide import STEPS
from cases.dispute.notices import recipients
from cases.dispute.parties import commands as p
from cases.dispute.parties.areas import OF_APPEAL, OF_MEDIATION, area_of
from cases.dispute.parties.rights import acting, applicant, holder, sees
from cases.dispute.parties.vocabulary import (
    Basis,
    DecisionArea,
    Part,
    RightsPhase,
    WhoseCapacity,
)
from cases.dispute.vocabulary import DocumentKind
from cases.kinds import DISPUTE
from rules.referral import ApplicantRole
from tests.cases import disputes as d
from tests.cases.journey import Journey, day

ENDS = day("2026-02-10")
YOUNG, PARENT = WhoseCapacity.YOUNG_PERSON, WhoseCapacity.PARENT
MEDIATION, APPEAL = DecisionArea.MEDIATION, DecisionArea.APPEAL


def as_person(journey: Journey, who: str, command: type, /, **facts: Any) -> tuple[Any, ...]:
    """A command of the family's side, given by somebody by id."""
    made = journey.make(command, Role.FAMILY, **facts)
    meta = Meta(made.meta.command_id, "case-1", Actor(Role.FAMILY, who), made.meta.received_at)
    return journey.give(command(meta, **facts))


def refusal_of(journey: Journey, who: str, command: type, **facts: Any) -> CommandRefused:
    with pytest.raises(CommandRefused) as refused:
        as_person(journey, who, command, **facts)
    return refused.value


def cannot(journey: Journey, whose: WhoseCapacity, area: DecisionArea, instead: str) -> None:
    journey.do(
        p.RecordCapacity,
        d.ADVISER,
        whose=whose,
        area=area,
        person_id=instead,
        assessed_on=journey.now.on,
        narrative_id="grounds",
    )


def young_person_in_mediation() -> Journey:
    """School age has ended, times are on offer, and the young person cannot decide on mediation."""
    journey = d.contacted(school_age_ends_on=ENDS)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT, d.LATER_SLOT))
    journey.on(ENDS + timedelta(days=1))
    cannot(journey, YOUNG, MEDIATION, "family-1")
    return journey


def owners(journey: Journey) -> dict[str, str]:
    return {owed.kind: owed.owner for owed in DISPUTE.obligations(journey.state)}


def test_who_decides_about_mediation_agrees_the_day_and_the_young_person_keeps_the_rest() -> None:
    journey = young_person_in_mediation()
    assert holder(journey.state) is RightsPhase.YOUNG_PERSON
    assert journey.state.parties.family_id == "child-1"
    assert owners(journey)["agree_slot"] == "family-1"
    refused = refusal_of(journey, "child-1", c.AgreeSlot, slot=d.SLOT)
    assert (refused.code, refused.rule) == ("another_decides_this", "P3")
    assert refusal_of(journey, "family-1", c.Withdraw).code == "young_person_decides"
    as_person(journey, "family-1", c.AgreeSlot, slot=d.SLOT)
    assert journey.said("slot_agreed") >= {"child-1", "family-1"}
    as_person(journey, "child-1", p.ConsentToShare, shares=False)
    assert sees(journey.state, "family-1")  # the decisions about mediation are still theirs


def test_the_decision_returns_when_the_record_about_it_ends_and_the_other_record_stays() -> None:
    journey = young_person_in_mediation()
    cannot(journey, YOUNG, APPEAL, "family-1")
    as_person(journey, "child-1", p.EndCapacity, whose=YOUNG, area=MEDIATION, narrative_id="can")
    assert acting(journey.state, MEDIATION) == {"child-1"}
    assert acting(journey.state, APPEAL) == {"family-1"}
    as_person(journey, "child-1", c.AgreeSlot, slot=d.SLOT)
    as_person(journey, "child-1", p.EndCapacity, whose=YOUNG, narrative_id="all")
    assert recipients(journey.state, "family") == ("child-1",)
    assert not sees(journey.state, "family-1")


def test_a_deputy_for_the_appeal_signs_it_as_the_alternative_person_and_nothing_else() -> None:
    journey = d.with_grounds(school_age_ends_on=day("2026-03-01")).on(day("2026-03-02"))
    as_person(
        journey,
        "child-1",
        p.AddPerson,
        person_id="deputy-1",
        part=Part.ALTERNATIVE_PERSON,
        basis=Basis.DEPUTY_OR_ATTORNEY,
        named_on=journey.now.on,
    )
    assert not sees(journey.state, "deputy-1")
    assert applicant(journey.state) is ApplicantRole.YOUNG_PERSON
    last_day = journey.due("appeal")
    cannot(journey, YOUNG, APPEAL, "deputy-1")
    assert applicant(journey.state) is ApplicantRole.ALTERNATIVE_PERSON
    assert sees(journey.state, "deputy-1")
    assert journey.due("appeal") == last_day
    assert set(owners(journey).values()) & {"child-1", "deputy-1"} == {"deputy-1"}
    paper = {"document_id": "paper-1", "document": DocumentKind.EVIDENCE}
    as_person(journey, "deputy-1", c.AddDocument, **paper, sha256="ee" * 32, pages=2)
    assert refusal_of(journey, "deputy-1", c.Withdraw).code == "young_person_decides"
    assert refusal_of(journey, "child-1", c.RequestBundle).code == "another_decides_this"


def test_a_bundle_that_names_another_role_is_built_anew() -> None:
    journey = d.with_grounds(school_age_ends_on=day("2026-03-01")).on(day("2026-03-02"))
    details = ("applicant:young_person", *(one for one in d.DETAILS if "applicant:" not in one))
    stated = {"sections": ("B", "F"), "narrative_id": "words-4", "details": details}
    as_person(journey, "child-1", c.StateGrounds, **stated)
    as_person(journey, "child-1", c.RequestBundle)
    request = journey.state.referral.awaited_request
    journey.do(c.RecordBundle, d.ENGINE, request=request, sha256="ef" * 32, pages=40)
    cannot(journey, YOUNG, MEDIATION, "family-1")
    assert journey.state.referral.bundle is not None
    cannot(journey, YOUNG, APPEAL, "family-1")
    assert journey.state.referral.bundle is None


def test_who_acts_for_a_parent_in_mediation_leaves_the_appeal_to_the_parent() -> None:
    journey = d.contacted()
    journey.do(
        p.AddPerson,
        d.FAMILY,
        person_id="friend-1",
        part=Part.ALTERNATIVE_PERSON,
        basis=Basis.ACTS_FOR_PARENT,
        named_on=journey.now.on,
    )
    cannot(journey, PARENT, MEDIATION, "friend-1")
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    assert holder(journey.state) is RightsPhase.PARENT
    refused = refusal_of(journey, "family-1", c.AgreeSlot, slot=d.SLOT)
    assert (refused.code, refused.rule) == ("another_decides_this", "P4")
    assert refusal_of(journey, "friend-1", c.Withdraw).code == "you_do_not_decide"
    as_person(journey, "friend-1", c.AgreeSlot, slot=d.SLOT)
    as_person(journey, "family-1", c.Withdraw)


def test_a_record_about_everything_and_one_about_a_part_exclude_each_other() -> None:
    journey = young_person_in_mediation()
    whole = {
        "whose": YOUNG,
        "area": DecisionArea.WHOLE_DISPUTE,
        "person_id": "family-1",
        "assessed_on": journey.now.on,
        "narrative_id": "grounds",
    }
    assert journey.refused(p.RecordCapacity, d.ADVISER, **whole).code == "capacity_recorded_before"
    journey.do(p.EndCapacity, d.ADVISER, whose=YOUNG, narrative_id="can")
    journey.do(p.RecordCapacity, d.ADVISER, **whole)
    assert holder(journey.state) is RightsPhase.ALTERNATIVE_PERSON
    part = whole | {"area": APPEAL}
    assert journey.refused(p.RecordCapacity, d.ADVISER, **part).code == "capacity_recorded_before"


def test_every_step_and_task_that_is_named_for_a_decision_exists() -> None:
    kinds = {step.command.__dataclass_fields__["kind"].default for step in STEPS}
    tasks = {"await_bundle", "mend_referral", "prepare_bundle"}
    assert kinds | tasks >= OF_MEDIATION | OF_APPEAL
    assert not OF_MEDIATION & OF_APPEAL
    assert area_of("withdraw") is DecisionArea.WHOLE_DISPUTE

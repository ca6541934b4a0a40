"""Who is in a dispute, whose rights they are on which day, and who is told."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.actor import Actor, Role
from cases.clock import ClockStatus
from cases.command import CommandRefused, Meta
from cases.dispute import commands as c
from cases.dispute.notices import recipients
from cases.dispute.parties import commands as p
from cases.dispute.parties.rights import acting, holder, holder_by_law, sees
from cases.dispute.parties.vocabulary import (
    Basis,
    DecisionArea,
    Part,
    RightsPhase,
    WhoseCapacity,
)
from cases.dispute.referral import what_is_missing
from cases.kinds import DISPUTE
from rules.people import Capacity, rights_holder, school_age_ends_on
from tests.cases import disputes as d
from tests.cases.journey import Journey, day, moment

ENDS = day("2026-02-10")
"""The last day of school age here: between the choice of a day for the session and the session."""

YOUNG, PARENT = WhoseCapacity.YOUNG_PERSON, WhoseCapacity.PARENT


def as_person(journey: Journey, who: str, command: type, /, **facts: Any) -> tuple[Any, ...]:
    """A command of the family's side, given by somebody by id."""
    made = journey.make(command, Role.FAMILY, **facts)
    meta = Meta(made.meta.command_id, "case-1", Actor(Role.FAMILY, who), made.meta.received_at)
    return journey.give(command(meta, **facts))


def refusal_of(journey: Journey, person_id: str, command: type, **facts: Any) -> CommandRefused:
    with pytest.raises(CommandRefused) as refused:
        as_person(journey, person_id, command, **facts)
    return refused.value


def told_since(journey: Journey, before: int) -> dict[str, set[str]]:
    """Whom each template reached after the first `before` notices."""
    found: dict[str, set[str]] = {}
    for notice in journey.told[before:]:
        found.setdefault(notice.template, set()).add(notice.recipient)
    return found


def add(
    journey: Journey, role: Role, person_id: str, part: Part, basis: Basis, **more: Any
) -> None:
    journey.do(
        p.AddPerson,
        role,
        person_id=person_id,
        part=part,
        basis=basis,
        named_on=journey.now.on,
        **more,
    )


def capacity(journey: Journey, whose: WhoseCapacity, person_id: str) -> None:
    journey.do(
        p.RecordCapacity,
        d.ADVISER,
        whose=whose,
        area=DecisionArea.WHOLE_DISPUTE,
        person_id=person_id,
        assessed_on=journey.now.on,
        narrative_id="grounds",
    )


# The rights pass in the middle of mediation


def in_mediation() -> Journey:
    """The parent asked for mediation and agreed a day; school age ends before the session."""
    return d.arranged(school_age_ends_on=ENDS)


def test_the_morning_after_school_age_ends_the_young_person_is_the_party() -> None:
    journey = in_mediation()
    before = len(journey.told)
    assert journey.on(ENDS, time(23, 59)).state.parties.family_id == "family-1"
    journey.on(ENDS + timedelta(days=1), time(0, 1))
    assert journey.state.parties.family_id == "child-1"
    assert holder(journey.state) is RightsPhase.YOUNG_PERSON
    passed = journey.recorded[-1]
    assert (passed.kind, passed.rule) == ("rights_transferred", "P2")
    clock = journey.clock("rights_transfer")
    assert (clock.status, clock.deadline.due_on) == (ClockStatus.MET, ENDS)
    told = told_since(journey, before)["rights_transferred"]
    assert told == {"child-1", "family-1", "authority-1", "mediator-1"}


def test_no_clock_slot_or_step_of_the_dispute_changes_when_the_rights_pass() -> None:
    journey = in_mediation().on(ENDS)
    before = journey.state
    journey.on(ENDS + timedelta(days=1), time(5, 0))
    after = journey.state
    assert after.mediation == before.mediation
    assert after.stage == before.stage
    others = [clock for clock in after.clocks if clock.clock_id != "rights_transfer"]
    assert others == [clock for clock in before.clocks if clock.clock_id != "rights_transfer"]


def test_what_the_family_owes_the_young_person_owes_from_then_on() -> None:
    journey = d.contacted(school_age_ends_on=ENDS)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT, d.LATER_SLOT))
    journey.on(ENDS + timedelta(days=1))
    owners = {o.kind: o.owner for o in DISPUTE.obligations(journey.state)}
    assert owners["agree_slot"] == "child-1"
    as_person(journey, "child-1", c.AgreeSlot, slot=d.SLOT)
    assert journey.said("slot_agreed") >= {"child-1"}
    assert "family-1" not in journey.said("slot_agreed")


def test_the_parent_can_no_longer_decide_unless_the_young_person_names_them() -> None:
    journey = d.contacted(school_age_ends_on=ENDS)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.on(ENDS + timedelta(days=1))
    refused = refusal_of(journey, "family-1", c.AgreeSlot, slot=d.SLOT)
    assert (refused.code, refused.rule) == ("young_person_decides", "P2")
    as_person(
        journey,
        "child-1",
        p.AddPerson,
        person_id="family-1",
        part=Part.REPRESENTATIVE,
        basis=Basis.NAMED_IN_WRITING,
        named_on=journey.now.on,
    )
    as_person(journey, "family-1", c.AgreeSlot, slot=d.SLOT)
    assert recipients(journey.state, "family") == ("family-1",)


def test_the_parent_reads_along_only_as_the_young_person_wishes() -> None:
    journey = in_mediation().on(ENDS + timedelta(days=1))
    assert not sees(journey.state, "family-1")
    as_person(journey, "child-1", p.ConsentToShare, shares=True)
    assert sees(journey.state, "family-1")
    assert recipients(journey.state, "family") == ("child-1", "family-1")
    assert journey.said("sharing_decided") == {"family-1"}
    as_person(journey, "child-1", p.ConsentToShare, shares=False)
    assert not sees(journey.state, "family-1")
    assert recipients(journey.state, "family") == ("child-1",)


def test_a_parent_who_files_for_a_young_person_starts_the_time_and_the_rights_pass_at_once() -> (
    None
):
    journey = d.filed(school_age_ends_on=day("2025-06-27"))
    assert journey.due("appeal") == d.filed().due("appeal")
    journey.on(journey.now.on, time(12, 1))
    assert journey.state.parties.family_id == "child-1"


def test_a_young_person_who_files_has_the_rights_already() -> None:
    journey = d.filed(child_id="family-1", school_age_ends_on=day("2025-06-27"))
    journey.on(day("2026-02-01"))
    assert holder(journey.state) is RightsPhase.YOUNG_PERSON
    assert "rights_transferred" not in journey.kinds()


def test_school_age_recorded_later_moves_the_day_on_which_the_rights_pass() -> None:
    journey = d.contacted(school_age_ends_on=ENDS)
    journey.do(p.RecordSchoolAgeEnd, d.AUTHORITY, ends_on=day("2027-06-25"))
    assert journey.due("rights_transfer") == day("2027-06-25")
    journey.on(ENDS + timedelta(days=1))
    assert journey.state.parties.family_id == "family-1"


def test_a_bundle_that_names_the_parent_as_applicant_cannot_be_sent_by_the_young_person() -> None:
    journey = d.with_grounds(school_age_ends_on=day("2026-03-01"))
    d.build(journey)
    last_day = journey.due("appeal")
    assert "send_referral" in journey.owed()
    journey.on(day("2026-03-02"))
    assert journey.state.referral.bundle is None
    assert journey.owed() == {"prepare_bundle"}
    missing = what_is_missing(journey.state, journey.now)
    assert [gap.rule for gap in missing] == ["F5"]
    assert journey.due("appeal") == last_day

    details = ("applicant:young_person", *(one for one in d.DETAILS if "applicant:" not in one))
    stated = {"sections": ("B", "F"), "narrative_id": "words-4", "details": details}
    as_person(journey, "child-1", c.StateGrounds, **stated)
    as_person(journey, "child-1", c.RequestBundle)
    request = journey.state.referral.awaited_request
    journey.do(c.RecordBundle, d.ENGINE, request=request, sha256="ef" * 32, pages=40)
    as_person(journey, "child-1", c.SendReferral, sha256="ef" * 32, signature_id="signature-2")
    assert "referral_sent" in journey.kinds()


# Who cannot decide now


def test_a_parent_goes_on_for_a_young_person_who_cannot_make_this_decision() -> None:
    journey = in_mediation()
    capacity(journey, YOUNG, "family-1")
    journey.on(ENDS + timedelta(days=1))
    assert holder(journey.state) is RightsPhase.ALTERNATIVE_PERSON
    assert journey.state.parties.family_id == "family-1"
    assert "rights_transferred" in journey.kinds()
    assert sees(journey.state, "child-1")

    as_person(journey, "child-1", p.EndCapacity, whose=YOUNG, narrative_id="can")
    assert holder(journey.state) is RightsPhase.YOUNG_PERSON
    assert journey.state.parties.family_id == "child-1"
    assert journey.state.people.capacity[0].ended_on == journey.now.on


def test_a_deputy_goes_before_the_parent() -> None:
    journey = in_mediation()
    add(journey, d.FAMILY, "deputy-1", Part.ALTERNATIVE_PERSON, Basis.DEPUTY_OR_ATTORNEY)
    capacity(journey, YOUNG, "deputy-1")
    assert journey.state.parties.family_id == "family-1"  # while school age lasts
    journey.on(ENDS + timedelta(days=1))
    assert holder(journey.state) is RightsPhase.REPRESENTATIVE
    assert journey.state.parties.family_id == "deputy-1"
    assert refusal_of(journey, "family-1", c.Withdraw).code == "young_person_decides"


def test_who_acts_for_a_parent_decides_until_the_parent_can() -> None:
    journey = d.contacted()
    add(journey, d.FAMILY, "attorney-1", Part.ALTERNATIVE_PERSON, Basis.ACTS_FOR_PARENT)
    capacity(journey, PARENT, "attorney-1")
    assert journey.state.parties.family_id == "attorney-1"
    assert refusal_of(journey, "family-1", c.Withdraw).code == "you_do_not_decide"
    journey.do(p.EndCapacity, d.ADVISER, whose=PARENT, narrative_id="can")
    assert journey.state.parties.family_id == "family-1"


# Who joins and leaves


def test_papers_go_to_the_representative_until_that_person_leaves() -> None:
    journey = d.contacted()
    add(journey, d.FAMILY, "solicitor-1", Part.REPRESENTATIVE, Basis.NAMED_IN_WRITING)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    assert journey.said("slots_offered") == {"solicitor-1", "authority-1"}
    journey.do(p.RemovePerson, d.FAMILY, person_id="solicitor-1", narrative_id="why")
    before = len(journey.told)
    as_person(journey, "family-1", c.AgreeSlot, slot=d.SLOT)
    assert "solicitor-1" not in {notice.recipient for notice in journey.told[before:]}
    assert told_since(journey, before)["slot_agreed"] >= {"family-1"}
    assert not sees(journey.state, "solicitor-1")
    assert refusal_of(journey, "solicitor-1", c.Withdraw).code == "you_do_not_decide"


def test_everybody_with_responsibility_is_told_and_may_act_while_school_age_lasts() -> None:
    journey = d.filed(school_age_ends_on=ENDS)
    add(journey, d.FAMILY, "parent-2", Part.PARENT, Basis.PARENTAL_RESPONSIBILITY)
    journey.do(c.AcknowledgeComplaint, d.AUTHORITY)
    assert journey.said("complaint_acknowledged") == {"family-1", "parent-2"}
    assert acting(journey.state) == {"family-1", "parent-2"}
    journey.on(ENDS + timedelta(days=1))
    assert acting(journey.state) == {"child-1"}
    assert not sees(journey.state, "parent-2")


def test_an_advocate_sees_the_case_decides_nothing_and_is_copied_only_if_asked() -> None:
    journey = d.filed()
    add(journey, d.FAMILY, "advocate-1", Part.ADVOCATE, Basis.ASKED_BY_FAMILY)
    add(journey, d.ADVISER, "advocate-2", Part.ADVOCATE, Basis.ASKED_BY_FAMILY, copied=True)
    assert sees(journey.state, "advocate-1")
    assert recipients(journey.state, "family") == ("family-1", "advocate-2")
    assert refusal_of(journey, "advocate-1", c.Withdraw).code == "you_do_not_decide"


def test_the_social_worker_of_a_looked_after_child_hears_what_the_authority_hears() -> None:
    journey = d.filed()
    add(journey, d.AUTHORITY, "worker-1", Part.SOCIAL_WORKER, Basis.LOOKED_AFTER)
    journey.on(day("2026-01-20"))
    before = len(journey.told)
    journey.on(day("2026-02-02")).do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    told = told_since(journey, before)
    assert told["adviser_contacted"] == {"family-1", "authority-1", "worker-1", "service-1"}
    # Late: the breach of the authority's own duty reaches the child's corporate parent too.
    assert told["clock_missed"] == {"family-1", "authority-1", "worker-1"}


def test_the_interpreter_and_the_health_board_hear_only_of_the_session() -> None:
    journey = d.answered()
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=True, health=True)
    concerned = Basis.CONCERNED
    add(journey, d.MEDIATOR, "interpreter-1", Part.INTERPRETER, concerned)
    add(journey, d.AUTHORITY, "board-1", Part.HEALTH_BOARD, concerned)
    add(journey, d.AUTHORITY, "school-1", Part.SETTING, concerned)
    before = len(journey.told)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    journey.on(day("2026-04-01"))
    heard = [
        notice.template
        for notice in journey.told[before:]
        if notice.recipient in ("interpreter-1", "board-1", "school-1")
    ]
    assert heard == ["slot_agreed"] * 3


def test_the_health_board_is_not_told_of_a_session_without_health() -> None:
    journey = d.contacted()
    add(journey, d.AUTHORITY, "board-1", Part.HEALTH_BOARD, Basis.CONCERNED)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    assert "board-1" not in journey.said("slot_agreed")


def test_nobody_brings_in_the_other_sides_helpers() -> None:
    journey = d.filed()
    facts = {"person_id": "x", "named_on": day("2026-01-19")}
    wrong = (
        (d.AUTHORITY, Part.REPRESENTATIVE, Basis.NAMED_IN_WRITING),
        (d.FAMILY, Part.SOCIAL_WORKER, Basis.LOOKED_AFTER),
        (d.MEDIATOR, Part.ADVOCATE, Basis.ASKED_BY_FAMILY),
    )
    for role, part, basis in wrong:
        refused = journey.refused(p.AddPerson, role, part=part, basis=basis, **facts)
        assert refused.code == "not_yours_to_add"


# What always holds


@given(
    born_on=st.dates(date(2004, 1, 1), date(2020, 12, 31)),
    young_decides=st.booleans(),
    deputy=st.booleans(),
    parent_decides=st.booleans(),
    on=st.dates(date(2026, 1, 20), date(2026, 9, 30)),
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_case_and_the_law_name_the_same_holder(
    born_on: date, young_decides: bool, deputy: bool, parent_decides: bool, on: date
) -> None:
    ends_on = school_age_ends_on(born_on)
    journey = d.filed(school_age_ends_on=ends_on)
    if not young_decides:
        who = "family-1"
        if deputy:
            add(journey, d.FAMILY, "deputy-1", Part.ALTERNATIVE_PERSON, Basis.DEPUTY_OR_ATTORNEY)
            who = "deputy-1"
        capacity(journey, YOUNG, who)
    if not parent_decides and on <= ends_on:
        add(journey, d.FAMILY, "attorney-1", Part.ALTERNATIVE_PERSON, Basis.ACTS_FOR_PARENT)
        capacity(journey, PARENT, "attorney-1")
    journey.on(on)
    law = rights_holder(born_on, on, Capacity(young_decides, deputy, parent_decides))
    state = journey.state
    assert holder(state).value == law.value
    assert holder_by_law(state, on > ends_on) == (holder(state), state.parties.family_id)


STEPS = st.lists(
    st.sampled_from(
        ("deputy", "cannot", "parent_cannot", "can", "parent_can", "wait", "young", "leave")
    ),
    max_size=12,
)


@given(STEPS)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_exactly_one_person_holds_the_rights_at_any_time(steps: list[str]) -> None:
    journey = d.filed(school_age_ends_on=day("2026-01-25"))
    add(journey, d.ADVISER, "attorney-1", Part.ALTERNATIVE_PERSON, Basis.ACTS_FOR_PARENT)
    for one in steps:
        try:
            match one:
                case "deputy":
                    footing = Basis.DEPUTY_OR_ATTORNEY
                    add(journey, d.ADVISER, "deputy-1", Part.ALTERNATIVE_PERSON, footing)
                case "cannot":
                    capacity(journey, YOUNG, "deputy-1")
                case "young":
                    capacity(journey, YOUNG, "family-1")
                case "parent_cannot":
                    capacity(journey, PARENT, "attorney-1")
                case "can":
                    journey.do(p.EndCapacity, d.ADVISER, whose=YOUNG, narrative_id="w")
                case "parent_can":
                    journey.do(p.EndCapacity, d.ADVISER, whose=PARENT, narrative_id="w")
                case "leave":
                    journey.do(p.RemovePerson, d.ADVISER, person_id="deputy-1", narrative_id="w")
                case "wait":
                    journey.on(journey.now.on + timedelta(days=3))
        except CommandRefused:
            pass
        state = journey.state
        over = journey.now.at > moment(day("2026-01-26"), time(0, 0)).at
        assert holder_by_law(state, over) == (holder(state), state.parties.family_id)
        assert state.parties.family_id in acting(state)
        assert sees(state, state.parties.family_id)

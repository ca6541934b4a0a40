"""The people of a dispute as a subject: its steps, track, clock, and who is told of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.dispute.clock_ids import RIGHTS_TRANSFER
from cases.dispute.parties import commands as c
from cases.dispute.parties import events as e
from cases.dispute.parties import joining, passing
from cases.dispute.parties.rights import OF_THE_FAMILY, holder, told_for_family
from cases.dispute.parties.state import Participant
from cases.dispute.parties.vocabulary import Part, RightsPhase
from cases.dispute.state import DisputeState
from cases.dispute.step import Step, Track, step, tick
from cases.dispute.subject import Subject, Tell, Watch
from cases.dispute.tracks import BUNDLE_IS_STALE


def _phase(state: DisputeState) -> StrEnum:
    return holder(state)


RIGHTS = Track("rights", "Whose rights they are", RightsPhase, _phase)


def _steps() -> tuple[Step, ...]:
    everybody = {Role.FAMILY, Role.AUTHORITY, Role.ADVISER, Role.MEDIATOR}
    return (
        step(c.AddPerson, everybody, joining.add, None),
        step(c.RemovePerson, everybody, joining.remove, None),
        step(
            c.RecordCapacity,
            {Role.FAMILY, Role.ADVISER},
            passing.record_capacity,
            RIGHTS,
            "parent > same",
            "parent > parents_representative",
            "parents_representative > same",
            "young_person > same",
            "young_person > representative",
            "young_person > alternative_person",
            *BUNDLE_IS_STALE,
        ),
        step(
            c.EndCapacity,
            {Role.FAMILY, Role.ADVISER},
            passing.end_capacity,
            RIGHTS,
            "parent > same",
            "parents_representative > parent",
            "parents_representative > same",
            "young_person > same",
            "representative > young_person",
            "alternative_person > young_person",
            *BUNDLE_IS_STALE,
        ),
        step(
            c.RecordSchoolAgeEnd,
            {Role.FAMILY, Role.AUTHORITY, Role.ADVISER},
            passing.record_school_age_end,
            RIGHTS,
            "parent/parents_representative > same",
        ),
        step(c.ConsentToShare, {Role.FAMILY}, passing.consent, RIGHTS, "young_person > same"),
    )


# What the events change


def _added(state: DisputeState, event: e.PersonAdded) -> DisputeState:
    participant = Participant(
        event.person_id, event.part, event.basis, event.named_on, event.copied
    )
    people = replace(state.people, everybody=(*state.people.everybody, participant))
    return replace(state, people=people)


def _removed(state: DisputeState, event: e.PersonRemoved) -> DisputeState:
    everybody = tuple(
        replace(p, removed_on=event.removed_on)
        if p.person_id == event.person_id and p.removed_on is None
        else p
        for p in state.people.everybody
    )
    return replace(state, people=replace(state.people, everybody=everybody))


# Who is told


def _notices(state: DisputeState, event: Any) -> Iterable[Tell]:
    match event:
        case e.PersonAdded():
            yield Tell("person_added", f"person:{event.person_id}", ground=event.person_id)
            yield from _others("person_added", state, event.person_id, event.part)
        case e.PersonRemoved():
            part = next(p for p in state.people.everybody if p.person_id == event.person_id).part
            yield from _others("person_removed", state, event.person_id, part)
        case e.CapacityRecorded() | e.CapacityEnded():
            template = event.kind
            yield Tell(template, "family", ground=event.whose.value)
            yield Tell(template, "authority", ground=event.whose.value)
        case e.RightsTransferred():
            yield Tell("rights_transferred", "family")
            # Both hear it by name, whoever gets the papers: the new holder and the one before.
            yield Tell("rights_transferred", f"person:{event.to_id}")
            yield Tell("rights_transferred", f"person:{event.from_id}")
            yield Tell("rights_transferred", "authority")
            yield Tell("rights_transferred", "service")
            if state.referral.attempts:
                yield Tell("rights_transferred", "tribunal")
        case e.SharingDecided():
            yield Tell("sharing_decided", f"person:{state.people.parent_id}")


def _others(template: str, state: DisputeState, person_id: str, part: Part) -> Iterable[Tell]:
    """The family and the authority hear of everybody; the service and the tribunal of who speaks
    for the family."""
    for other in (state.parties.family_id, *told_for_family(state)):
        if other != person_id:
            yield Tell(template, f"person:{other}", ground=person_id)
    yield Tell(template, "authority", ground=person_id)
    if part in OF_THE_FAMILY:
        yield Tell(template, "service", ground=person_id)
        if state.referral.attempts and part is Part.REPRESENTATIVE:
            yield Tell(template, "tribunal", ground=person_id)


SUBJECT = Subject(
    "parties",
    steps=_steps(),
    ticks=(
        tick(
            RIGHTS_TRANSFER,
            "rights: parent > young_person",
            "rights: parent > representative",
            "rights: parent > alternative_person",
            "rights: parents_representative > young_person",
            "rights: parents_representative > representative",
            "rights: parents_representative > alternative_person",
            *BUNDLE_IS_STALE,
        ),
    ),
    tracks=(RIGHTS,),
    evolve=MappingProxyType(
        {
            e.PersonAdded: _added,
            e.PersonRemoved: _removed,
            e.CapacityRecorded: passing.capacity_recorded,
            e.CapacityEnded: passing.capacity_ended,
            e.SchoolAgeEndRecorded: passing.school_age_end_recorded,
            e.RightsTransferred: passing.rights_transferred,
            e.SharingDecided: passing.sharing_decided,
        }
    ),
    clocks=passing.clocks,
    watches=MappingProxyType({RIGHTS_TRANSFER: Watch((), ())}),
    notices=_notices,
    consequences=passing.consequences,
)
"""Everything the case needs to know of its people."""

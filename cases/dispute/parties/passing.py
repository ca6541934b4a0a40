"""How the rights pass: at the end of school age, by a record of capacity, and back (A1, P2 to P4)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cases.clock import ClockRule, Ended
from cases.command import CommandRefused
from cases.dispute.clock_ids import RIGHTS_TRANSFER
from cases.dispute.parties.commands import (
    ConsentToShare,
    EndCapacity,
    RecordCapacity,
    RecordSchoolAgeEnd,
)
from cases.dispute.parties.events import (
    CapacityEnded,
    CapacityRecorded,
    PartiesEvent,
    RightsTransferred,
    SchoolAgeEndRecorded,
    SharingDecided,
)
from cases.dispute.parties.rights import (
    applicant,
    files_alone,
    holder,
    holder_by_law,
    is_over_school_age,
)
from cases.dispute.parties.state import CapacityRecord
from cases.dispute.parties.vocabulary import Basis, DecisionArea, Part, RightsPhase, WhoseCapacity
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import Stage
from cases.moment import Moment
from rules.calendar import Calendar, fixed
from rules.deadline import Deadline, by_end_of_day
from rules.people import OWN_RIGHTS
from rules.step import StepKind


def record_capacity(
    state: DisputeState, command: RecordCapacity, now: Moment
) -> tuple[PartiesEvent, ...]:
    """Somebody else decides, for the decision and the time in question."""
    over = is_over_school_age(state)
    if command.whose is WhoseCapacity.PARENT and over:
        raise CommandRefused(
            "rights_passed", "A parent decides no more in this case. The young person does.", "P2"
        )
    everything = DecisionArea.WHOLE_DISPUTE
    if any(
        record.area is command.area or everything in (record.area, command.area)
        for record in state.people.in_force(command.whose)
    ):
        raise CommandRefused(
            "capacity_recorded_before",
            "That is on record already. Record that it has ended before you record it anew.",
            "P3",
        )
    if command.assessed_on > now.on:
        raise CommandRefused("date_in_future", "The day of the finding is in the future.")
    basis = _footing(state, command)
    if basis is None:
        raise CommandRefused(
            "may_not_decide_for_them",
            "This person cannot decide for them. Add first a deputy, an attorney or the parent, with "
            "that reason.",
            "P4" if command.whose is WhoseCapacity.PARENT else "P3",
        )
    recorded = CapacityRecorded(
        command.whose,
        command.area,
        command.person_id,
        basis,
        command.assessed_on,
        command.narrative_id,
        now.on,
    )
    return (recorded, *_passes(capacity_recorded(state, recorded), now, over))


def _footing(state: DisputeState, command: RecordCapacity) -> Basis | None:
    """On what footing the person decides: deputy or attorney, else the parent (P3); for a parent
    whoever acts for them (P4)."""
    people = state.people
    if command.whose is WhoseCapacity.PARENT:
        wanted = {Basis.ACTS_FOR_PARENT, Basis.DEPUTY_OR_ATTORNEY}
    else:
        wanted = {Basis.DEPUTY_OR_ATTORNEY, Basis.PARENT_OF_YOUNG_PERSON}
        parent = people.parent_id or ("" if files_alone(state) else state.parties.family_id)
        others = {p.person_id for p in people.present(Part.PARENT)}
        if command.person_id in {parent, *others} - {""}:
            return Basis.PARENT_OF_YOUNG_PERSON
    for participant in people.present(Part.ALTERNATIVE_PERSON):
        if participant.person_id == command.person_id and participant.basis in wanted:
            return participant.basis
    return None


def end_capacity(
    state: DisputeState, command: EndCapacity, now: Moment
) -> tuple[PartiesEvent, ...]:
    """The law's first view holds again: they decide themselves."""
    if not _ending(state, command.whose, command.area):
        raise CommandRefused(
            "no_capacity_record", "Nothing is on record that could end. They decide themselves."
        )
    ended = CapacityEnded(command.whose, command.narrative_id, now.on, command.area)
    over = is_over_school_age(state)
    return (ended, *_passes(capacity_ended(state, ended), now, over))


def record_school_age_end(
    state: DisputeState, command: RecordSchoolAgeEnd, now: Moment
) -> tuple[PartiesEvent, ...]:
    """The day is known, or known better, while it still decides anything."""
    if is_over_school_age(state):
        raise CommandRefused(
            "rights_passed",
            "The rights are the young person's already. The day changes nothing.",
            "P2",
        )
    if state.people.school_age_ends_on == command.ends_on:
        raise CommandRefused("same_day", "That day is on record already.")
    return (SchoolAgeEndRecorded(command.ends_on),)


def consent(state: DisputeState, command: ConsentToShare, now: Moment) -> tuple[PartiesEvent, ...]:
    """Only the young person whose rights they are says who else reads along."""
    if holder(state) is not RightsPhase.YOUNG_PERSON or not state.people.parent_id:
        raise CommandRefused(
            "nothing_to_share",
            "A parent reads along here by right. There is nothing to decide.",
            "P2",
        )
    if state.people.shares is command.shares:
        raise CommandRefused("said_before", "You said so before. It is on record.")
    return (SharingDecided(command.shares, now.on),)


def consequences(state: DisputeState, clock_id: str, now: Moment) -> tuple[PartiesEvent, ...]:
    """After the last day of school age the rights pass, whatever stage the dispute is in."""
    if clock_id != RIGHTS_TRANSFER or is_over_school_age(state):
        return ()
    return _passes(state, now, over=True)


def _passes(state: DisputeState, now: Moment, over: bool) -> tuple[RightsTransferred, ...]:
    phase, person_id = holder_by_law(state, over)
    if (phase, person_id) == (holder(state), state.parties.family_id):
        return ()
    return (RightsTransferred(state.parties.family_id, person_id, phase, now.on),)


# What the events change


def capacity_recorded(state: DisputeState, event: CapacityRecorded) -> DisputeState:
    """A record in force."""
    record = CapacityRecord(
        event.whose,
        event.area,
        event.person_id,
        event.basis,
        event.assessed_on,
        event.narrative_id,
    )
    people = replace(state.people, capacity=(*state.people.capacity, record))
    return _same_applicant(state, replace(state, people=people))


def _ending(
    state: DisputeState, whose: WhoseCapacity, area: DecisionArea | None
) -> tuple[CapacityRecord, ...]:
    """The records in force about a decision, or about any when none is named."""
    return tuple(r for r in state.people.in_force(whose) if area is None or r.area is area)


def _same_applicant(before: DisputeState, after: DisputeState) -> DisputeState:
    """A bundle that names another role of the applicant cannot be signed."""
    if applicant(before) is applicant(after):
        return after
    return replace(after, referral=replace(after.referral, bundle=None, awaited_request=0))


def capacity_ended(state: DisputeState, event: CapacityEnded) -> DisputeState:
    """The record stays, with its end."""
    ending = _ending(state, event.whose, event.area)
    capacity = tuple(
        replace(r, ended_on=event.ended_on) if r in ending else r for r in state.people.capacity
    )
    people = replace(state.people, capacity=capacity)
    return _same_applicant(state, replace(state, people=people))


def school_age_end_recorded(state: DisputeState, event: SchoolAgeEndRecorded) -> DisputeState:
    """The day from which the clock counts."""
    return replace(state, people=replace(state.people, school_age_ends_on=event.ends_on))


def rights_transferred(state: DisputeState, event: RightsTransferred) -> DisputeState:
    """The new holder is the family's party from now on.

    A bundle that names another applicant cannot be signed; one that was sent stays sent.
    """
    people = state.people
    was_parent = holder(state) is RightsPhase.PARENT and not people.parent_id
    over = event.holder not in (RightsPhase.PARENT, RightsPhase.PARENTS_REPRESENTATIVE)
    people = replace(
        people,
        holder=event.holder,
        parent_id=event.from_id if was_parent else people.parent_id,
        passed_on=(people.passed_on or event.passed_on) if over else None,
    )
    parties = replace(state.parties, family_id=event.to_id)
    referral = state.referral
    if event.to_id != event.from_id:
        referral = replace(referral, bundle=None, awaited_request=0)
    return replace(state, people=people, parties=parties, referral=referral)


def sharing_decided(state: DisputeState, event: SharingDecided) -> DisputeState:
    """What the young person said last holds."""
    return replace(state, people=replace(state.people, shares=event.shares))


# The clock


def _basis(state: DisputeState) -> tuple[object, ...] | None:
    ends_on = state.people.school_age_ends_on
    if ends_on is None or files_alone(state):
        return None
    return (ends_on,)


def _last_day(state: DisputeState, calendar: Calendar) -> Deadline:
    ends_on = state.people.school_age_ends_on
    assert ends_on is not None
    return by_end_of_day(OWN_RIGHTS, fixed(StepKind.PUBLISHED_DATE, ends_on), calendar)


def _ended(state: DisputeState) -> Ended | None:
    if state.stage is Stage.CLOSED and state.ended_on is not None:
        return Ended(state.ended_on, False, "dispute_ended")
    return None


CLOCK: ClockRule[DisputeState] = ClockRule(
    RIGHTS_TRANSFER, _basis, _last_day, _ended, ladder=(), awaits=True
)
"""The last day of school age is nobody's duty: it is waited for, and passes at midnight (A1)."""


def clocks(state: DisputeState) -> tuple[ClockRule[Any], ...]:
    """The one clock of the people in a case, once the date of birth is known."""
    return () if state.people.school_age_ends_on is None else (CLOCK,)

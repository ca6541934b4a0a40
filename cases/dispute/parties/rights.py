"""Whose rights these are, who may act, and who is to be told: read from the state alone.

The law is that of `rules.people` (P1 to P6); a test compares the two for every age and capacity.
"""

from __future__ import annotations

from cases.actor import Role
from cases.dispute.parties.areas import OF_EVERY_DECISION, area_of
from cases.dispute.parties.state import CapacityRecord
from cases.dispute.parties.vocabulary import (
    Basis,
    DecisionArea,
    Part,
    RightsPhase,
    WhoseCapacity,
)
from cases.dispute.state import DisputeState
from rules.referral import ApplicantRole

OVER_SCHOOL_AGE = frozenset(
    {RightsPhase.YOUNG_PERSON, RightsPhase.REPRESENTATIVE, RightsPhase.ALTERNATIVE_PERSON}
)

OF_THE_FAMILY = frozenset(
    {Part.PARENT, Part.REPRESENTATIVE, Part.ADVOCATE, Part.ALTERNATIVE_PERSON}
)
OF_THE_AUTHORITY = frozenset({Part.SOCIAL_WORKER, Part.OFFICER, Part.SETTLER})


def files_alone(state: DisputeState) -> bool:
    """Whether a young person filed the case, so that nothing has to pass."""
    parties = state.parties
    return (
        bool(parties.child_id)
        and parties.child_id == parties.family_id
        and state.people.passed_on is None
    )


def holder(state: DisputeState) -> RightsPhase:
    """Whose rights these are now; `state.parties.family_id` is the person."""
    own = files_alone(state) and state.people.holder is RightsPhase.PARENT
    return RightsPhase.YOUNG_PERSON if own else state.people.holder


def holder_by_law(state: DisputeState, over_school_age: bool) -> tuple[RightsPhase, str]:
    """Who holds the rights by age and capacity, and that person's id (P1 to P4)."""
    people, parties = state.people, state.parties
    if not over_school_age:
        record = people.cannot_decide(WhoseCapacity.PARENT)
        if record is not None:
            return RightsPhase.PARENTS_REPRESENTATIVE, record.person_id
        return RightsPhase.PARENT, people.parent_id or parties.family_id
    record = people.cannot_decide(WhoseCapacity.YOUNG_PERSON)
    if record is None:
        return RightsPhase.YOUNG_PERSON, parties.child_id
    if record.basis is Basis.DEPUTY_OR_ATTORNEY:
        return RightsPhase.REPRESENTATIVE, record.person_id
    return RightsPhase.ALTERNATIVE_PERSON, record.person_id


def is_over_school_age(state: DisputeState) -> bool:
    """Whether the rights have passed from the parents (A1, P2)."""
    return holder(state) in OVER_SCHOOL_AGE


def applicant(state: DisputeState) -> ApplicantRole:
    """In what role the rights holder appeals, as the form of the tribunal names it (F5, P2, P3)."""
    phase = holder(state)
    if phase not in OVER_SCHOOL_AGE:
        return ApplicantRole.PARENT
    instead = decides_instead(state, DecisionArea.APPEAL)
    own = phase is RightsPhase.YOUNG_PERSON and instead is None
    return ApplicantRole.YOUNG_PERSON if own else ApplicantRole.ALTERNATIVE_PERSON


def representative(state: DisputeState) -> str:
    """Who gets the papers in place of the family, or nobody (P6)."""
    return next((p.person_id for p in state.people.present(Part.REPRESENTATIVE)), "")


def decide_instead(state: DisputeState) -> tuple[CapacityRecord, ...]:
    """The records by which somebody makes one sort of decision in the place of the rights holder.

    A record about the whole dispute is none of them: by it the rights themselves pass.
    """
    whose = WhoseCapacity.YOUNG_PERSON if is_over_school_age(state) else WhoseCapacity.PARENT
    return tuple(
        r for r in state.people.in_force(whose) if r.area is not DecisionArea.WHOLE_DISPUTE
    )


def decides_instead(state: DisputeState, area: DecisionArea) -> CapacityRecord | None:
    """The record by which somebody else makes the decisions of an area, or None (P3, P4)."""
    return next((r for r in decide_instead(state) if r.area is area), None)


def acting(state: DisputeState, area: DecisionArea = DecisionArea.WHOLE_DISPUTE) -> frozenset[str]:
    """The people who may decide for the family: the rights holder and who acts for them.

    Before the end of school age everybody with responsibility is a parent (P1). Who cannot make
    the decisions of an area does not make them; who decides instead makes those and no others.
    """
    found = {state.parties.family_id, representative(state)}
    instead = decides_instead(state, area)
    if instead is not None:
        found = {instead.person_id, representative(state)}
    if holder(state) is RightsPhase.PARENT:
        found |= {p.person_id for p in state.people.present(Part.PARENT)}
    return frozenset(found - {""})


def deciders(state: DisputeState, kind: str) -> frozenset[str]:
    """The people of the family's side who may take a step, by its kind."""
    instead = {record.person_id for record in decide_instead(state)}
    own = acting(state, area_of(kind))
    return own | instead if kind in OF_EVERY_DECISION else own


def stands_by(state: DisputeState, role: Role, person_id: str, kind: str) -> bool:
    """Whether somebody of the family's side is known here and does not decide on such a step."""
    if role is not Role.FAMILY or person_id in deciders(state, kind):
        return False
    people, parties = state.people, state.parties
    known = {p.person_id for p in people.everybody}
    return person_id in known | {people.parent_id, parties.child_id, parties.family_id}


def told_for_family(state: DisputeState) -> tuple[str, ...]:
    """Who is sent what is meant for the family.

    The rights holder, or the representative in the holder's place (P6); everybody with
    responsibility while school age lasts (P1); afterwards the parent only as the young person
    wishes (P2); advocates who are copied.
    """
    people = state.people
    # Who makes one sort of decision for the holder needs its dates (P3, P4).
    found = [representative(state) or state.parties.family_id]
    if holder(state) is RightsPhase.PARENT:
        found += [p.person_id for p in people.present(Part.PARENT)]
    if parent_is_copied(state):
        found.append(people.parent_id)
    found += [record.person_id for record in decide_instead(state)]
    found += [p.person_id for p in people.present(Part.ADVOCATE) if p.copied]
    return tuple(dict.fromkeys(person_id for person_id in found if person_id))


def parent_is_copied(state: DisputeState) -> bool:
    """Whether the young person lets the parent see the case (P2)."""
    people = state.people
    return bool(people.parent_id) and is_over_school_age(state) and people.shares is True


def told_for_authority(state: DisputeState) -> tuple[str, ...]:
    """The authority's team, and the social worker who is its voice as a child's parent."""
    workers = state.people.present(Part.SOCIAL_WORKER)
    return tuple(
        dict.fromkeys((state.parties.authority_id, *(worker.person_id for worker in workers)))
    )


def told_of_session(state: DisputeState) -> tuple[str, ...]:
    """Others whom the session concerns: who comes to settle, the interpreter, the setting, the
    health board when health is part of it, and each health body that the authority told (M5)."""
    parts = [Part.SETTLER, Part.INTERPRETER, Part.SETTING]
    if state.mediation.health:
        parts.append(Part.HEALTH_BOARD)
    beside = (p.person_id for p in state.people.present(*parts))
    return tuple(dict.fromkeys((*beside, *state.health.icb_ids)))


def sees(state: DisputeState, person_id: str) -> bool:
    """Whether somebody of the family's side may know the case: a person removed may not."""
    if not person_id:
        return False
    instead = {record.person_id for record in decide_instead(state)}
    if person_id in acting(state) | instead:
        return True
    people = state.people
    if person_id == people.parent_id:
        if not is_over_school_age(state):
            return True  # a parent for whom somebody else decides (P4)
        return parent_is_copied(state)
    if person_id == state.parties.child_id:
        return is_over_school_age(state)
    if is_over_school_age(state):
        return person_id in {p.person_id for p in people.present(Part.ADVOCATE)}
    return person_id in {p.person_id for p in people.present(*OF_THE_FAMILY)}


def to_be_reached(state: DisputeState) -> frozenset[str]:
    """Everybody who can be sent something in a dispute as a person: who decides for the family, the
    parent before, and who takes part now."""
    present = {p.person_id for p in state.people.present()}
    return frozenset({state.parties.family_id, state.people.parent_id, *present} - {""})


def of_the_family(state: DisputeState) -> frozenset[str]:
    """Everybody who is or ever was on the family's side, so that what they gathered stays theirs."""
    people, parties = state.people, state.parties
    beside = {p.person_id for p in people.everybody if p.part in OF_THE_FAMILY}
    return frozenset({parties.family_id, parties.child_id, people.parent_id, *beside} - {""})


def part_of(state: DisputeState, person_id: str) -> Part | None:
    """What somebody is or was in the case beside its parties."""
    parts = [p.part for p in state.people.everybody if p.person_id == person_id]
    return parts[-1] if parts else None

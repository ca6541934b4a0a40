"""People join and leave a journey, and the rights in it pass."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from cases.actor import Role
from cases.dispute.parties import commands as p
from cases.dispute.parties.vocabulary import Basis, DecisionArea, Part, WhoseCapacity

Played = TypeVar("Played", bound=Any)

CONCERNED = Basis.CONCERNED


def joined(journey: Played, role: Role, who: str, part: Part, basis: Basis) -> Played:
    """Somebody joins."""
    on = journey.at.date()
    journey.do(lambda meta: p.AddPerson(meta, who, part, basis, on), role, role.value)
    return journey


def interpreted(journey: Played) -> Played:
    """The session concerns an interpreter, a school and the health board."""
    joined(journey, Role.MEDIATOR, "interpreter", Part.INTERPRETER, CONCERNED)
    joined(journey, Role.AUTHORITY, "school", Part.SETTING, CONCERNED)
    return joined(journey, Role.AUTHORITY, "board", Part.HEALTH_BOARD, CONCERNED)


def with_everybody(journey: Played) -> Played:
    """Whoever else has to do with the case joins; the representative leaves again."""
    joined(journey, Role.FAMILY, "parent-2", Part.PARENT, Basis.PARENTAL_RESPONSIBILITY)
    joined(journey, Role.AUTHORITY, "worker", Part.SOCIAL_WORKER, Basis.LOOKED_AFTER)
    joined(journey, Role.FAMILY, "advocate", Part.ADVOCATE, Basis.ASKED_BY_FAMILY)
    joined(journey, Role.FAMILY, "solicitor", Part.REPRESENTATIVE, Basis.NAMED_IN_WRITING)
    journey.do(lambda meta: p.RemovePerson(meta, "solicitor", "why"), Role.FAMILY, "family")
    return journey


def capacity_changes(journey: Played) -> Played:
    """Somebody acts for a parent, then the parent again; the same of the young person."""
    joined(journey, Role.FAMILY, "attorney", Part.ALTERNATIVE_PERSON, Basis.ACTS_FOR_PARENT)
    on, area = journey.at.date(), DecisionArea.WHOLE_DISPUTE
    for whose, who in (
        (WhoseCapacity.PARENT, "attorney"),
        (WhoseCapacity.YOUNG_PERSON, "family"),
    ):
        journey.do(
            lambda meta, w=whose, i=who: p.RecordCapacity(meta, w, area, i, on, "grounds"),
            Role.ADVISER,
            "adviser",
        )
        journey.do(lambda meta, w=whose: p.EndCapacity(meta, w, "why"), Role.ADVISER, "adviser")
    return journey


def grown_up(journey: Played, after: date) -> Played:
    """School age has ended by that day; the young person lets the parent read along, then not."""
    journey.wait_until(after)
    for shares in (True, False):
        journey.do(lambda meta, said=shares: p.ConsentToShare(meta, said), Role.FAMILY, "child")
    return journey

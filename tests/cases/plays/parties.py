"""Plays of who joins and leaves a dispute, and of how the rights in it pass."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

from cases.actor import Actor, Role
from cases.command import CommandRefused
from cases.dispute import commands as c
from cases.dispute.parties import commands as p
from cases.dispute.parties.vocabulary import Basis, DecisionArea, Part, WhoseCapacity
from cases.dispute.vocabulary import ReturnReason
from tests.cases import disputes as d
from tests.cases.journey import Journey, day, speaks_plainly

ENDS = day("2026-02-10")
YOUNG, PARENT = WhoseCapacity.YOUNG_PERSON, WhoseCapacity.PARENT


def plays() -> Iterator[Journey]:
    """Every move of the rights, every way to join and leave, every refusal."""
    yield from _passing()
    yield from _parents()
    yield _own()
    yield _joining()
    yield _sharing()
    yield _at_the_tribunal()
    yield _refused()
    yield _one_decision()
    yield from _stale_bundles()


def _add(journey: Journey, role: Role, who: str, part: Part, basis: Basis) -> None:
    facts = {"part": part, "basis": basis, "named_on": journey.now.on}
    journey.do(p.AddPerson, role, person_id=who, **facts)


def _cannot(journey: Journey, whose: WhoseCapacity, who: str) -> None:
    journey.do(p.RecordCapacity, d.ADVISER, **_capacity(journey, whose, who))


def _capacity(journey: Journey, whose: WhoseCapacity, who: str) -> dict[str, Any]:
    return {
        "whose": whose,
        "area": DecisionArea.WHOLE_DISPUTE,
        "person_id": who,
        "assessed_on": journey.now.on,
        "narrative_id": "grounds",
    }


def _can(journey: Journey, whose: WhoseCapacity) -> None:
    journey.do(p.EndCapacity, d.ADVISER, whose=whose, narrative_id="grounds")


def _with_helpers() -> Journey:
    journey = d.filed(school_age_ends_on=ENDS)
    _add(journey, d.FAMILY, "deputy-1", Part.ALTERNATIVE_PERSON, Basis.DEPUTY_OR_ATTORNEY)
    _add(journey, d.ADVISER, "attorney-1", Part.ALTERNATIVE_PERSON, Basis.ACTS_FOR_PARENT)
    return journey


def _after(journey: Journey) -> Journey:
    return journey.on(ENDS + timedelta(days=1))


def _passing() -> Iterator[Journey]:
    """School age ends while the parent, or who acts for the parent, holds the rights."""
    for parent_decides in (True, False):
        for who in ("", "family-1", "deputy-1"):
            journey = _with_helpers()
            if not parent_decides:
                _cannot(journey, PARENT, "attorney-1")
            if who:
                _cannot(journey, YOUNG, who)
            _after(journey)
            if who:
                _can(journey, YOUNG)
            _cannot(journey, YOUNG, who or "family-1")
            yield journey


def _parents() -> Iterator[Journey]:
    """While school age lasts."""
    journey = _with_helpers()
    journey.do(p.RecordSchoolAgeEnd, d.AUTHORITY, ends_on=ENDS + timedelta(days=30))
    _cannot(journey, YOUNG, "family-1")
    _can(journey, YOUNG)
    _cannot(journey, PARENT, "attorney-1")
    _cannot(journey, YOUNG, "deputy-1")
    _can(journey, YOUNG)
    journey.do(p.RecordSchoolAgeEnd, d.AUTHORITY, ends_on=ENDS)
    _can(journey, PARENT)
    yield journey


def _own() -> Journey:
    return d.filed(child_id="family-1", school_age_ends_on=day("2025-06-27"))


def _joining() -> Journey:
    journey = d.answered()
    _add(journey, d.FAMILY, "parent-2", Part.PARENT, Basis.CARES_FOR_CHILD)
    _add(journey, d.FAMILY, "solicitor-1", Part.REPRESENTATIVE, Basis.NAMED_IN_WRITING)
    _add(journey, d.FAMILY, "advocate-1", Part.ADVOCATE, Basis.ASKED_BY_FAMILY)
    for who, part, basis in (
        ("worker-1", Part.SOCIAL_WORKER, Basis.LOOKED_AFTER),
        ("officer-1", Part.OFFICER, Basis.EMPLOYED),
        ("settler-1", Part.SETTLER, Basis.EMPLOYED),
        ("school-1", Part.SETTING, Basis.CONCERNED),
        ("board-1", Part.HEALTH_BOARD, Basis.CONCERNED),
        ("interpreter-1", Part.INTERPRETER, Basis.CONCERNED),
    ):
        _add(journey, d.AUTHORITY, who, part, basis)
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=True, health=True)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    journey.do(p.RemovePerson, d.FAMILY, person_id="solicitor-1", narrative_id="why")
    return journey


def _one_decision() -> Journey:
    """The young person cannot decide about mediation; about the appeal they can, until they cannot."""
    journey = d.contacted(school_age_ends_on=ENDS)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    _after(journey)
    cannot = _capacity(journey, YOUNG, "family-1")
    journey.do(p.RecordCapacity, d.ADVISER, **(cannot | {"area": DecisionArea.MEDIATION}))
    _as(journey, "child-1", c.AgreeSlot, slot=d.SLOT)
    _as(journey, "family-1", c.AgreeSlot, slot=d.SLOT)
    journey.refused(p.RecordCapacity, d.ADVISER, **cannot)
    journey.do(p.RecordCapacity, d.ADVISER, **(cannot | {"area": DecisionArea.APPEAL}))
    ends = {"whose": YOUNG, "narrative_id": "can", "area": DecisionArea.MEDIATION}
    journey.do(p.EndCapacity, d.ADVISER, **ends)
    journey.refused(p.EndCapacity, d.ADVISER, **ends)
    return journey


def _sharing() -> Journey:
    journey = _after(_with_helpers())
    _as(journey, "child-1", p.ConsentToShare, shares=True)
    return journey


def _stale_bundles() -> Iterator[Journey]:
    """A bundle that names another applicant is no use, whether it is ready or being made."""
    for act, returned, built in product((_grow_up, _act_for, _act_again), (0, 1), (0, 1)):
        journey = d.with_grounds(school_age_ends_on=day("2026-03-01"))
        _add(journey, d.ADVISER, "attorney-1", Part.ALTERNATIVE_PERSON, Basis.ACTS_FOR_PARENT)
        who = "family-1"
        if act is _act_again:
            who = "attorney-1"
            _act_for(journey)
        if returned:
            _build(journey, who)
            _as(journey, who, c.SendReferral, sha256="cd" * 32, signature_id="signature-1")
            reasons = (ReturnReason.UNREADABLE,)
            journey.do(c.ReturnReferral, d.CLERK, reasons=reasons, narrative_id="words")
        if built:
            _build(journey, who)
        else:
            _as(journey, who, c.RequestBundle)
        act(journey)
        yield journey


def _build(journey: Journey, who: str) -> None:
    _as(journey, who, c.RequestBundle)
    request = journey.state.referral.awaited_request
    journey.do(c.RecordBundle, d.ENGINE, request=request, sha256="cd" * 32, pages=40)


def _grow_up(journey: Journey) -> None:
    journey.on(day("2026-03-02"))


def _act_for(journey: Journey) -> None:
    _cannot(journey, PARENT, "attorney-1")


def _act_again(journey: Journey) -> None:
    _can(journey, PARENT)


def _as(journey: Journey, who: str, command: type, **facts: Any) -> None:
    made = journey.make(command, d.FAMILY, **facts)
    meta = replace(made.meta, actor=Actor(d.FAMILY, who))
    try:
        journey.give(replace(made, meta=meta))
    except CommandRefused as refusal:
        speaks_plainly(refusal)
        journey.heard.append(refusal.code)


def _at_the_tribunal() -> Journey:
    """The tribunal hears who speaks for the family, and when that changes."""
    journey = d.sent(school_age_ends_on=day("2026-03-05"))
    _add(journey, d.FAMILY, "solicitor-1", Part.REPRESENTATIVE, Basis.NAMED_IN_WRITING)
    journey.on(day("2026-03-06"))
    journey.do(c.AcceptReferral, d.CLERK)
    return journey


def _refused() -> Journey:
    journey = _with_helpers()
    today, tomorrow = journey.now.on, journey.now.on + timedelta(days=1)
    solicitor = {"person_id": "solicitor-1", "basis": Basis.NAMED_IN_WRITING}
    speaker = {"part": Part.REPRESENTATIVE, "named_on": today}
    add, cannot = p.AddPerson, p.RecordCapacity
    journey.refused(add, d.AUTHORITY, **solicitor, **speaker)
    journey.refused(add, d.FAMILY, **(solicitor | {"basis": Basis.EMPLOYED}), **speaker)
    journey.refused(add, d.FAMILY, **solicitor, **(speaker | {"named_on": tomorrow}))
    journey.refused(
        add, d.FAMILY, person_id="deputy-1", part=Part.ADVOCATE,
        basis=Basis.ASKED_BY_FAMILY, named_on=today,
    )  # fmt: skip
    journey.do(add, d.FAMILY, **solicitor, **speaker)
    journey.refused(add, d.FAMILY, **(solicitor | {"person_id": "other"}), **speaker)
    remove = {"narrative_id": "why"}
    journey.refused(p.RemovePerson, d.FAMILY, person_id="unknown", **remove)
    journey.refused(p.RemovePerson, d.AUTHORITY, person_id="solicitor-1", **remove)
    journey.refused(
        cannot, d.ADVISER, **(_capacity(journey, YOUNG, "deputy-1") | {"assessed_on": tomorrow})
    )
    journey.refused(cannot, d.ADVISER, **_capacity(journey, YOUNG, "solicitor-1"))
    journey.refused(cannot, d.ADVISER, **_capacity(journey, PARENT, "solicitor-1"))
    journey.refused(p.EndCapacity, d.ADVISER, whose=YOUNG, narrative_id="why")
    _cannot(journey, YOUNG, "deputy-1")
    journey.refused(cannot, d.ADVISER, **_capacity(journey, YOUNG, "deputy-1"))
    journey.refused(p.RemovePerson, d.FAMILY, person_id="deputy-1", **remove)
    _can(journey, YOUNG)
    journey.refused(p.RecordSchoolAgeEnd, d.AUTHORITY, ends_on=ENDS)
    journey.refused(p.ConsentToShare, d.FAMILY, shares=True)
    journey.do(p.RemovePerson, d.FAMILY, person_id="solicitor-1", **remove)
    _cannot(journey, PARENT, "attorney-1")
    journey.refused(c.Withdraw, d.FAMILY)
    _after(journey)
    journey.refused(c.Withdraw, d.FAMILY)
    journey.refused(cannot, d.ADVISER, **_capacity(journey, PARENT, "attorney-1"))
    journey.refused(p.RecordSchoolAgeEnd, d.AUTHORITY, ends_on=today)
    _as(journey, "child-1", p.ConsentToShare, shares=False)
    _as(journey, "child-1", p.ConsentToShare, shares=False)
    return journey

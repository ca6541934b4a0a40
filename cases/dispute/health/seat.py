"""The seat of a health body in the mediation: which days it can do, and who comes to decide for it.

A health body has no account here. It is written to, and the mediator records what it says (M6, M7).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute import events as core
from cases.dispute.clock_ids import ARRANGE
from cases.dispute.health.commands import NameHealthDecisionMaker, RecordHealthSlots
from cases.dispute.health.events import HealthDecisionMakerNamed, HealthSlotsAnswered, HealthTold
from cases.dispute.health.state import HealthDecider
from cases.dispute.slots.events import PlaceSet
from cases.dispute.slots.state import HealthAnswer
from cases.dispute.state import DisputeState
from cases.dispute.subject import Tell
from cases.moment import Moment
from cases.notice import Obligation

HEALTH = "health"
"""The party of all health bodies that have a seat."""


def has_seat(state: DisputeState) -> bool:
    """Whether health bodies were told and the session is still to come."""
    held = state.mediation
    return bool(state.health.icb_ids and held.wanted) and held.outcome is None


def answer(
    state: DisputeState, command: RecordHealthSlots, now: Moment
) -> tuple[HealthSlotsAnswered, ...]:
    """Which of the offered times the health body can do; a later answer replaces an earlier one."""
    _known(state, command.icb_id)
    held = state.mediation
    if held.slot is not None:
        raise CommandRefused("slot_agreed", "A day for the session has been agreed already.")
    if not held.slots:
        raise CommandRefused("nothing_offered", "No days are on offer. Wait for the mediator.")
    if not set(command.can) <= set(held.slots):
        raise CommandRefused("slot_not_offered", "Choose from the days and times on offer.")
    return (HealthSlotsAnswered(command.icb_id, tuple(sorted(set(command.can))), now.on),)


def name(
    state: DisputeState, command: NameHealthDecisionMaker, now: Moment
) -> tuple[HealthDecisionMakerNamed, ...]:
    """Who comes for the health body; a later name replaces an earlier one (M11)."""
    _known(state, command.icb_id)
    if not command.may_settle:
        raise CommandRefused(
            "health_cannot_settle",
            "Whoever comes for the health body must be allowed to settle the health issues. Ask "
            "the health body for somebody who is.",
            "M11",
        )
    return (HealthDecisionMakerNamed(command.icb_id, command.decision_maker_id, now.on),)


def _known(state: DisputeState, icb_id: str) -> None:
    if not has_seat(state):
        raise CommandRefused(
            "no_seat_for_health",
            "No health body takes part in a session that lies ahead. The council must tell it "
            "first.",
            "M5",
        )
    if icb_id not in state.health.icb_ids:
        raise CommandRefused(
            "health_not_told", "The council has not told this health body yet.", "M5"
        )


def answered(state: DisputeState, event: HealthSlotsAnswered) -> DisputeState:
    """What the health body said takes the place of what it said before."""
    others = tuple(one for one in state.slots.health if one.icb_id != event.icb_id)
    said = (*others, HealthAnswer(event.icb_id, event.can))
    return replace(state, slots=replace(state.slots, health=said))


def named(state: DisputeState, event: HealthDecisionMakerNamed) -> DisputeState:
    """Who comes for the health body."""
    others = tuple(one for one in state.health.deciders if one.icb_id != event.icb_id)
    deciders = (*others, HealthDecider(event.icb_id, event.decision_maker_id))
    return replace(state, health=replace(state.health, deciders=deciders))


def owed(state: DisputeState) -> Iterator[Obligation]:
    """The mediator asks each health body for its days, and for who comes once there is a day."""
    if not has_seat(state) or state.mediation.certificate is not None:
        return
    held, parties = state.mediation, state.parties
    service = parties.mediator_id or parties.service_id
    answered_by = {one.icb_id for one in state.slots.health}
    decided_by = {one.icb_id for one in state.health.deciders}
    for icb_id in state.health.icb_ids:
        if held.slot is None and held.slots and icb_id not in answered_by:
            yield _task("record_health_slots", service, ARRANGE, icb_id)
        if held.slot is not None and icb_id not in decided_by:
            yield _task("name_health_decision_maker", service, "", icb_id)


def _task(kind: str, owner: str, clock_id: str, icb_id: str) -> Obligation:
    return Obligation(f"{kind}:{icb_id}", kind, owner, Role.MEDIATOR.value, clock_id, icb_id)


def told(state: DisputeState, event: object) -> Iterable[Tell]:
    """The health body is invited, offered days and told of a change; both sides hear who comes."""
    match event:
        case HealthTold():
            yield Tell("health_told", f"person:{event.icb_id}")
        case core.SlotsOffered():
            if has_seat(state):
                yield Tell("slots_offered", HEALTH)
        case PlaceSet():
            if has_seat(state):
                yield Tell("place_set", HEALTH)
        case HealthSlotsAnswered():
            none = state.slots.none_fits(state.mediation.slots)
            yield Tell("slots_none_fit" if none else "slots_answered", "service", ground=HEALTH)
        case HealthDecisionMakerNamed():
            for party in ("family", "authority", f"person:{event.icb_id}"):
                yield Tell("health_decision_maker_named", party)

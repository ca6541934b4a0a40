"""What a command about grounds brings; raises `CommandRefused`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import assert_never

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute.events import DisputeEnded
from cases.dispute.grounds import commands as c
from cases.dispute.grounds import events as e
from cases.dispute.grounds.state import Ground
from cases.dispute.grounds.vocabulary import GroundKind
from cases.dispute.pack import policy
from cases.dispute.routes import routes_of
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import Decision, Ending, ReferralStatus, Stage
from cases.dispute.window_facts import sections_in_dispute
from cases.moment import Moment
from rules.deadline import Refused
from rules.regime import may_appeal, without_certificate
from rules.route import Standing


def decide_grounds(
    state: DisputeState, command: c.GroundsCommand, now: Moment
) -> tuple[object, ...]:
    """What a command about grounds brings, marked where somebody enters it for the family."""
    events = _decided(state, command, now)
    role = command.meta.actor.role
    if role is Role.FAMILY or isinstance(command, c.TakeOtherRoutes):
        return events
    if command.source is None:
        raise CommandRefused(
            "no_source",
            "Say how the family told you this: by telephone, letter, e-mail or in person.",
        )
    return tuple(
        replace(event, source=command.source, entered_by=role)
        if isinstance(event, ENTERED)
        else event
        for event in events
    )


ENTERED = (
    e.GroundRaised,
    e.GroundDropped,
    e.SectionsChanged,
    e.ConciliationRecorded,
    e.ClaimRecorded,
)
"""The events that somebody else may enter on the word of the family."""


def _decided(state: DisputeState, command: c.GroundsCommand, now: Moment) -> tuple[object, ...]:
    match command:
        case c.RaiseGround():
            return _raise(state, command, now)
        case c.DropGround():
            return _drop(state, command, now)
        case c.ChangeSections():
            return _sections(state, command, now)
        case c.RecordConciliation():
            return _conciliation(state, command, now)
        case c.RecordClaim():
            return _claim(state, command, now)
        case c.TakeOtherRoutes():
            return _other_routes(state, now)
        case _:
            assert_never(command)


def raised_with(raised: Iterable[c.Raised], now: Moment) -> tuple[e.GroundRaised, ...]:
    """The further grounds that come with the filing of a dispute."""
    found: list[e.GroundRaised] = []
    for one in raised:
        _past(one.happened_on, now)
        _once(one.ground_id, (earlier.ground_id for earlier in found))
        found.append(_event(one, now, at_filing=True))
    return tuple(found)


def _event(
    one: c.Raised | c.RaiseGround, now: Moment, *, at_filing: bool = False
) -> e.GroundRaised:
    return e.GroundRaised(
        one.ground_id,
        one.ground,
        one.happened_on,
        one.narrative_id,
        one.responsible_body,
        now.on,
        at_filing,
    )


def _past(day: date, now: Moment) -> None:
    if day > now.on:
        raise CommandRefused(
            "date_in_future", "That day has not come yet. Check the day, the month and the year."
        )


def _once(ground_id: str, known: Iterable[str]) -> None:
    if ground_id in set(known):
        raise CommandRefused("ground_twice", "This was added to the dispute before.")


def _raise(state: DisputeState, command: c.RaiseGround, now: Moment) -> tuple[object, ...]:
    _past(command.happened_on, now)
    _once(command.ground_id, (ground.ground_id for ground in state.further.raised))
    return (_event(command, now),)


def _standing(state: DisputeState, ground_id: str) -> Ground:
    ground = state.further.find(ground_id)
    if ground is None:
        raise CommandRefused(
            "unknown_ground", "This is not part of the dispute. Look at the page of the case again."
        )
    return ground


def _why(narrative_id: str) -> None:
    if not narrative_id:
        raise CommandRefused("no_reason", "Say why, in a few words.")


def _drop(state: DisputeState, command: c.DropGround, now: Moment) -> tuple[object, ...]:
    ground = _standing(state, command.ground_id)
    _why(command.narrative_id)
    if not state.appealable and len(state.further.standing) == 1:
        raise CommandRefused(
            "last_ground",
            "The dispute is about nothing else. If you do not want to go on with it, end the "
            "dispute.",
        )
    return (e.GroundDropped(ground.ground_id, ground.ground, command.narrative_id, now.on),)


def _sections(state: DisputeState, command: c.ChangeSections, now: Moment) -> tuple[object, ...]:
    assert state.matter is not None
    if state.referral.status not in (ReferralStatus.PREPARING, ReferralStatus.RETURNED):
        raise CommandRefused(
            "with_the_tribunal",
            "The appeal is with the tribunal. Ask the tribunal if you want to change what it is "
            "about.",
        )
    if state.stage not in (Stage.COMPLAINT, Stage.MEDIATION, Stage.REFERRAL):
        raise CommandRefused(
            "settled", "You reached an agreement about this. Its promises must be kept now."
        )
    if state.matter.decision is not Decision.PLAN_FINALISED:
        raise CommandRefused(
            "not_about_a_plan",
            "This dispute is not about what a plan says, so it has no sections to change.",
        )
    _why(command.narrative_id)
    verdict = may_appeal(policy(state), state.matter.decision, command.sections)
    if isinstance(verdict, Refused):
        raise CommandRefused("not_appealable", verdict.reason, verdict.citation.rule)
    before = sections_in_dispute(state)
    if frozenset(command.sections) == before:
        raise CommandRefused("same_sections", "The dispute is about these sections already.")
    return (sections_changed(state, command.sections, command.narrative_id, now),)


def sections_changed(
    state: DisputeState, sections: Iterable[str], narrative_id: str, now: Moment
) -> e.SectionsChanged:
    """The change from the sections in dispute to these, and whether a certificate is needed now that
    was not before (M23)."""
    before, after = sections_in_dispute(state), frozenset(sections)
    needed = [
        isinstance(without_certificate(policy(state), disputed), Refused)
        for disputed in (before, after)
    ]
    return e.SectionsChanged(
        tuple(sorted(after)),
        tuple(sorted(before)),
        narrative_id,
        now.on,
        needed[1] and not (needed[0] and state.appealable),
    )


def _discrimination(state: DisputeState, ground_id: str) -> Ground:
    ground = _standing(state, ground_id)
    if ground.ground is not GroundKind.DISCRIMINATION:
        raise CommandRefused(
            "not_discrimination", "This step is only for discrimination by a school.", "D1"
        )
    if ground.claim_sent_on is not None:
        raise CommandRefused("claim_sent", "You told us before that the claim was sent.")
    return ground


def _conciliation(
    state: DisputeState, command: c.RecordConciliation, now: Moment
) -> tuple[object, ...]:
    ground = _discrimination(state, command.ground_id)
    _past(command.began_on, now)
    if command.began_on < ground.happened_on:
        raise CommandRefused(
            "before_it_happened", "That day is before the discrimination ended. Check both days."
        )
    return (e.ConciliationRecorded(ground.ground_id, command.began_on),)


def _claim(state: DisputeState, command: c.RecordClaim, now: Moment) -> tuple[object, ...]:
    ground = _discrimination(state, command.ground_id)
    _past(command.sent_on, now)
    if command.sent_on < ground.happened_on:
        raise CommandRefused(
            "before_it_happened", "That day is before the discrimination ended. Check both days."
        )
    return (e.ClaimRecorded(ground.ground_id, command.sent_on),)


def _other_routes(state: DisputeState, now: Moment) -> tuple[object, ...]:
    if state.appealable:
        raise CommandRefused(
            "can_be_appealed",
            "This can go to the tribunal, so we do not send you elsewhere. If you want to end the "
            "dispute, use “End my dispute”.",
        )
    if state.agreement is not None and state.agreement.is_accepted:
        promises = state.agreement.promises
        is_open = any(promise.kept_on is None for promise in promises)
        if is_open and not any(p.breached_on and not p.kept_on for p in promises):
            raise CommandRefused(
                "promises_open",
                "You reached an agreement. Its promises must be kept first. If you want to end the "
                "dispute all the same, use “End my dispute”.",
            )
    told = tuple(
        route.kind.value for route in routes_of(state) if route.standing is not Standing.NOT_OPEN
    )
    return (e.RoutesTold(told, now.on), DisputeEnded(Ending.SIGNPOSTED, now.on))

"""The routes of redress that are open in a dispute as it stands, with the dates of each.

The decision decides first; every further ground may open a route that the decision leaves closed:
what can be appealed is not for the Ombudsman, but the delay before it is (C9).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from cases.clock import find
from cases.dispute.clock_ids import (
    ADVISER_CONTACT,
    ANSWER,
    APPEAL,
    CLAIM,
    LAST_SAFE_DAY,
    SAFE_CLAIM,
)
from cases.dispute.grounds.vocabulary import GroundKind
from cases.dispute.pack import policy
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import ReferralStatus
from rules import ombudsman as om
from rules.appeal import DecisionKind
from rules.deadline import Deadline, Refused, Verdict
from rules.discrimination import claim_goes_to_tribunal
from rules.route import Matter, Route, RouteKind, Standing, routes

_FOR_THE_OMBUDSMAN: Mapping[GroundKind, om.Matter] = {
    GroundKind.DELAY: om.Matter.DELAY_BEFORE_DECISION,
    GroundKind.PROVISION_NOT_MADE: om.Matter.PROVISION_NOT_DELIVERED,
    GroundKind.SCHOOL_CONDUCT: om.Matter.INSIDE_SCHOOL,
}
"""What the Ombudsman is asked about. Health and social care have routes of their own."""

_BY_GROUNDS = (RouteKind.SETTING_COMPLAINT, RouteKind.SPECIALIST_PANEL)
"""Routes that a decision of the council does not call for, and what happened in a school does."""


def routes_of(state: DisputeState) -> tuple[Route, ...]:
    """Every route with its standing; none before the dispute is filed. After its end only those that
    the family was told at the end, so that it finds them with their dates."""
    if state.matter is None:
        return ()
    found = standing_routes(state)
    if not state.is_closed:
        return found
    return tuple(route for route in found if route.kind.value in state.further.routes_told)


def standing_routes(state: DisputeState) -> tuple[Route, ...]:
    """Every route of a filed dispute, also when it has ended. Needs its `matter`."""
    matter = matter_of(state)
    found = routes(policy(state), matter, state.calendar)
    beside = Matter(DecisionKind.SOMETHING_ELSE)
    others = {r.kind: r for r in routes(policy(state), beside, state.calendar)}
    return tuple(_by_grounds(state, route, others[route.kind], matter) for route in found)


def _by_grounds(state: DisputeState, route: Route, other: Route, matter: Matter) -> Route:
    kinds = {ground.ground for ground in state.further.standing}
    if route.kind is RouteKind.OMBUDSMAN:
        return _ombudsman(route, other, kinds, matter)
    if route.kind is RouteKind.DISCRIMINATION_CLAIM:
        return _claim(state, route)
    at_school = GroundKind.SCHOOL_CONDUCT in kinds
    return other if route.kind in _BY_GROUNDS and at_school else route


def _ombudsman(route: Route, other: Route, kinds: set[GroundKind], matter: Matter) -> Route:
    verdicts: list[Verdict] = [
        om.ombudsman_may_look(about, matter.appeal_made)
        for kind, about in _FOR_THE_OMBUDSMAN.items()
        if kind in kinds
    ]
    if not verdicts:
        return route
    refused = [verdict for verdict in verdicts if isinstance(verdict, Refused)]
    decided = matter.decision is not DecisionKind.SOMETHING_ELSE
    own_words = (route.why,) if decided else ()
    if len(refused) == len(verdicts):
        if decided and route.standing is not Standing.NOT_OPEN:
            return route
        why = " ".join((*own_words, *dict.fromkeys(verdict.reason for verdict in refused)))
        return replace(route, standing=Standing.NOT_OPEN, why=why, citation=refused[0].citation)
    rest = (verdict.reason for verdict in refused)
    both = dict.fromkeys((other.why, *own_words, *rest))
    return replace(route, standing=other.standing, why=" ".join(both), citation=other.citation)


def _claim(state: DisputeState, route: Route) -> Route:
    claims = [g for g in state.further.standing if g.ground is GroundKind.DISCRIMINATION]
    verdicts = [claim_goes_to_tribunal(ground.responsible_body) for ground in claims]
    refused = [verdict for verdict in verdicts if isinstance(verdict, Refused)]
    if not claims or len(refused) < len(claims):
        return route
    return replace(
        route,
        standing=Standing.NOT_OPEN,
        why=refused[0].reason,
        citation=refused[0].citation,
    )


def matter_of(state: DisputeState) -> Matter:
    """What the law reads of a dispute to tell its routes. Raises AssertionError before filing."""
    assert state.matter is not None
    held, grounds = state.mediation, state.referral.grounds
    safe = find(state.clocks, LAST_SAFE_DAY)
    with_tribunal = state.referral.status not in (ReferralStatus.PREPARING, ReferralStatus.RETURNED)
    return Matter(
        decision=state.matter.decision,
        sections=frozenset(grounds.sections if grounds else state.matter.sections),
        has_certificate=held.certificate is not None,
        mediation_over_on=held.held_on if held.was_held else None,
        last_safe_on=safe.deadline.due_on if safe is not None else None,
        appeal_made=with_tribunal,
    )


def dates_of(state: DisputeState) -> Mapping[RouteKind, tuple[Deadline, ...]]:
    """The dates of every route, by the law and by the clocks that the case keeps.

    Each ground counts from its own day; the first of several binds. Empty before the filing.
    """
    if state.matter is None:
        return {}
    of_the_council = _days(state, GroundKind.DELAY, GroundKind.PROVISION_NOT_MADE)
    known = (state.matter.notice_sent_on, *of_the_council)
    complained_on = state.complaint.filed_on if state.complaint else known[0]
    calendar = state.calendar
    found: dict[RouteKind, tuple[Deadline, ...]] = {
        RouteKind.TRIBUNAL: _kept(state, APPEAL, LAST_SAFE_DAY),
        RouteKind.MEDIATION: _kept(state, ADVISER_CONTACT),
        RouteKind.COUNCIL_COMPLAINT: _kept(state, ANSWER),
        RouteKind.DISCRIMINATION_CLAIM: _kept(
            state,
            *(
                f"{name}{ground.ground_id}"
                for ground in state.further.standing
                for name in (CLAIM, SAFE_CLAIM)
            ),
        ),
        RouteKind.OMBUDSMAN: (
            om.ombudsman_not_before(complained_on, calendar),
            om.ombudsman(min(of_the_council or known), calendar),
        ),
        RouteKind.JUDICIAL_REVIEW: (om.judicial_review(min(known), calendar),),
    }
    health = _days(state, GroundKind.HEALTH)
    if health:
        found[RouteKind.NHS_COMPLAINT] = (om.health_ombudsman(min(health), calendar),)
    return {kind: dates for kind, dates in found.items() if dates}


def _days(state: DisputeState, *kinds: GroundKind) -> tuple[date, ...]:
    return tuple(ground.happened_on for ground in state.further.standing if ground.ground in kinds)


def _kept(state: DisputeState, *clock_ids: str) -> tuple[Deadline, ...]:
    """The last days that still matter; the end of the dispute itself ends no time of the law."""
    clocks = (find(state.clocks, clock_id) for clock_id in clock_ids)
    return tuple(
        clock.deadline
        for clock in clocks
        if clock is not None and (clock.is_open or clock.reason == "dispute_ended")
    )


def titles(state: DisputeState, kinds: Iterable[str]) -> tuple[str, ...]:
    """What the routes of those kinds are called, in their order. Needs the `matter`."""
    wanted = set(kinds)
    return tuple(route.title for route in standing_routes(state) if route.kind.value in wanted)

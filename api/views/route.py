"""The routes of redress as a page and a program show them: standing, reason, effects, rule."""

from __future__ import annotations

from dataclasses import dataclass

from api.scene import Scene
from api.words.lists import ROUTE_STANDINGS
from cases.actor import Role
from cases.dispute.routes import routes_of
from rules.citation import STATUS_WORDS
from rules.route import Route, Standing


@dataclass(frozen=True, slots=True)
class RouteView:
    """One route in words. `is_open` when the family can take it now."""

    kind: str
    title: str
    standing: str
    standing_words: str
    is_open: bool
    why: str
    effects: tuple[str, ...]
    stops_appeal_time: bool
    rule: str
    provision: str
    provision_status: str
    provision_words: str


def routes_for(scene: Scene) -> tuple[RouteView, ...]:
    """The routes of a dispute for its people, those that are open first.

    None of a plan, and none for the tribunal: what is said of mediation stays outside it (M21).
    """
    if scene.existing.kind != "dispute" or scene.viewer.role is Role.CLERK:
        return ()
    found = [_view(route) for route in routes_of(scene.dispute)]
    return tuple(sorted(found, key=lambda route: not route.is_open))


def _view(route: Route) -> RouteView:
    citation = route.citation
    return RouteView(
        route.kind.value,
        route.title,
        route.standing.value,
        ROUTE_STANDINGS[route.standing],
        route.standing is not Standing.NOT_OPEN,
        route.why,
        route.effects,
        route.stops_appeal_time,
        citation.rule,
        citation.provision,
        citation.status.value,
        STATUS_WORDS[citation.status],
    )

"""The routes of redress as a page and a program show them: standing, reason, effects, rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.scene import Scene
from api.views.deadline import STANDING_MARKS
from api.words.lists import ROUTE_STANDINGS
from cases.actor import Role
from cases.dispute.routes import dates_of, routes_of
from rules.appeal import SAFE_DAY
from rules.citation import STATUS_WORDS
from rules.deadline import Deadline, explain
from rules.discrimination import CLAIM, CONCILIATION
from rules.route import Route, Standing


@dataclass(frozen=True, slots=True)
class RouteDate:
    """A date of a route: the question it answers, the day, how it was counted, and its rule.

    `mark` warns of a rule whose words were not read in the law itself.
    """

    question: str
    on: date
    why: str
    if_missed: str
    rule: str
    mark: str


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
    dates: tuple[RouteDate, ...] = ()


def routes_for(scene: Scene) -> tuple[RouteView, ...]:
    """The routes of a dispute for its people, those that are open first.

    None of a plan, and none for the tribunal: what is said of mediation stays outside it (M21).
    """
    if scene.existing.kind != "dispute" or scene.viewer.role is Role.CLERK:
        return ()
    dates = dates_of(scene.dispute)
    found = [_view(route, dates.get(route.kind, ())) for route in routes_of(scene.dispute)]
    return tuple(sorted(found, key=lambda route: not route.is_open))


def _view(route: Route, dates: tuple[Deadline, ...]) -> RouteView:
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
        () if route.standing is Standing.NOT_OPEN else tuple(_date(one) for one in dates),
    )


def _question(deadline: Deadline) -> str:
    if deadline.citation == SAFE_DAY.citation:
        return SAFE_QUESTION
    # The last day of a claim in law never moves (D2); one that did is the safe day before it.
    moved = deadline.nominal_on != deadline.due_on
    is_claim = deadline.rule in (CLAIM.citation.rule, CONCILIATION.citation.rule)
    return SAFE_CLAIM_QUESTION if moved and is_claim else QUESTIONS[deadline.rule]


def _date(deadline: Deadline) -> RouteDate:
    return RouteDate(
        _question(deadline),
        deadline.due_on,
        " ".join(explain(deadline)),
        deadline.if_missed.words,
        deadline.rule,
        STANDING_MARKS.get(deadline.citation.status, ""),
    )


SAFE_QUESTION = "Last safe day for the appeal"

SAFE_CLAIM_QUESTION = "Last safe day for the claim"

QUESTIONS = {
    "T1": "Last day for the appeal",
    "M2": "Last day to speak to the mediation adviser",
    "C4": "The council answers by",
    "D2": "Last day for the claim",
    "D4": "Last day for the claim",
    "C7": "The Ombudsman usually waits for the council until",
    "C8": "Last day for the Ombudsman",
    "C12": "Last day for the health ombudsman",
    "C13": "Last day for a court, though you must act at once",
}
"""What each date of a route is, by its rule."""

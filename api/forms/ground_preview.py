"""What a change of grounds does to the routes of redress, told before it is sent in (C14)."""

from __future__ import annotations

from collections.abc import Iterator

from api.draft import Draft
from api.scene import Scene
from api.words.happened import sentence
from cases.command import Meta
from cases.dispute.grounds.commands import GroundsCommand
from cases.dispute.routes import dates_of, routes_of
from cases.dispute.state import DisputeState
from cases.kinds import DISPUTE
from cases.life import perform
from cases.wire import dump_event
from rules.deadline import day_words
from rules.route import Route, RouteKind, Standing


def preview(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Each open route as it would be then: whether it is new, its effect on the others, its dates.

    Decided by the functions that decide the change itself. Raises `CommandRefused`.
    """
    meta = Meta("preview", scene.existing.case_id, scene.viewer.actor, scene.now.at)
    command: GroundsCommand = draft.addressed(meta)
    outcome = perform(DISPUTE, scene.dispute, command, scene.now)
    before, after = scene.dispute, outcome.state
    outdated = tuple(
        sentence(event.kind, dump_event(event))
        for event in outcome.events
        if event.kind == "bundle_outdated"
    )
    return (*_closed(before, after), *_routes(before, after), *outdated)


def _open(state: DisputeState) -> dict[RouteKind, Route]:
    return {r.kind: r for r in routes_of(state) if r.standing is not Standing.NOT_OPEN}


def _closed(before: DisputeState, after: DisputeState) -> Iterator[str]:
    still = _open(after)
    for kind, route in _open(before).items():
        if kind not in still:
            yield f"{route.title}: this would not be open to you any more."


def _routes(before: DisputeState, after: DisputeState) -> Iterator[str]:
    known, dates_before, dates = _open(before), dates_of(before), dates_of(after)
    for kind, route in _open(after).items():
        new = "" if kind in known else "This would be newly open to you. "
        days = tuple(deadline.due_on for deadline in dates.get(kind, ()))
        was = tuple(deadline.due_on for deadline in dates_before.get(kind, ()))
        moved = "The days change. " if kind in known and days != was else ""
        effects = " ".join(route.effects)
        clock = (
            "" if route.stops_appeal_time else "It does not stop the time to go to the tribunal. "
        )
        about_time = clock if kind is not RouteKind.TRIBUNAL and after.appealable else ""
        last = f"Days: {', '.join(day_words(day) for day in days)}." if days else ""
        yield f"{route.title}: {new}{moved}{effects} {about_time}{last}".strip()

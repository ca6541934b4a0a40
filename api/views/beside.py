"""What stands beside a date of the law and does not move it: exemptions, and a service's promise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.permissions import may_see_clock
from api.scene import Scene
from api.views.deadline import DeadlineView, newest, view
from api.words.lists import EXEMPTION_GROUNDS, PAUSE_REASONS
from cases.dispute.service_promises.state import Pause
from cases.dispute.service_promises.subject import BESIDE


@dataclass(frozen=True, slots=True)
class ExemptionView:
    """An exemption as it is shown: ground, days of the fact, who decided, and why."""

    ground: str
    from_on: date
    until_on: date
    decided_by: str
    words: str
    recorded_on: date
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class PauseView:
    """A time in which work on a promise waited, and why."""

    reason: str
    words: str
    paused_on: date
    resumed_on: date | None
    working_days_left: int


@dataclass(frozen=True, slots=True)
class Beside:
    """What belongs with one date: the other clock, pauses of the promise, exemptions."""

    others: tuple[DeadlineView, ...] = ()
    pauses: tuple[PauseView, ...] = ()
    exemptions: tuple[ExemptionView, ...] = ()


def beside(scene: Scene, clock_id: str) -> Beside:
    """What stands beside a clock of a dispute, either the law's or a promise's."""
    if scene.existing.kind != "dispute":
        return Beside()
    made = scene.dispute.service_promises
    pairs = {(one.clock_id, BESIDE[one.promise]) for one in made}
    partners = {law for own, law in pairs if own == clock_id}
    partners |= {own for own, law in pairs if law == clock_id}
    others = tuple(
        view(clock, scene.existing.case_id, scene.now.on)
        for clock in newest(scene.stores.cases.clocks(scene.existing.case_id))
        if clock.clock_id in partners and may_see_clock(scene.viewer, clock.clock_id)
    )
    seen = {other.clock_id for other in others} | {clock_id}
    pauses = tuple(
        _pause(scene, pause) for one in made if one.clock_id in seen for pause in one.pauses
    )
    return Beside(others, pauses, _exemptions(scene, clock_id))


def _pause(scene: Scene, pause: Pause) -> PauseView:
    return PauseView(
        PAUSE_REASONS[pause.reason],
        _words(scene, pause.narrative_id),
        pause.paused_on,
        pause.resumed_on,
        pause.working_days_left,
    )


def _exemptions(scene: Scene, clock_id: str) -> tuple[ExemptionView, ...]:
    standing = [one for one in scene.dispute.exemptions if one.clock_id == clock_id]
    names = scene.stores.people.named(one.decided_by_id for one in standing)
    return tuple(
        ExemptionView(
            EXEMPTION_GROUNDS[one.ground],
            one.from_on,
            one.until_on,
            names[one.decided_by_id].display_name if one.decided_by_id in names else "Not known",
            _words(scene, one.narrative_id),
            one.recorded_on,
            one.ended_on,
        )
        for one in standing
    )


def _words(scene: Scene, narrative_id: str) -> str:
    found = scene.stores.people.narrative(narrative_id) if narrative_id else None
    return found.words if found else ""

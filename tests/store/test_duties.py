"""The duty meter agrees with what the events alone say."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from cases import clock as ck
from cases.dispute import commands as c
from cases.plan.commands import ArrangeReviewMeeting, RecordReviewMeeting
from cases.plan.vocabulary import ReviewOutcome
from store.case_log import CaseLog
from store.database import Database
from store.duties import PUBLIC_BODIES, Duties
from tests.cases import disputes as d
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.store.saving import save

pytestmark = pytest.mark.every_postgres


@dataclass
class _Fate:
    holder: str
    status: str


def _fates(journey: Journey) -> dict[str, _Fate]:
    """What became of each clock, told from the events one after another."""
    found: dict[str, _Fate] = {}
    for event in journey.events:
        match event:
            case ck.ClockStarted():
                holder = event.deadline.duty_holder.value
                found[event.clock_id] = _Fate(holder, event.status.value)
            case ck.ClockMissed():
                found[event.clock_id].status = "missed"
            case ck.ClockEnded():
                found[event.clock_id].status = event.status.value
            case ck.DayReached():
                found[event.clock_id].status = "met"
    return {key: fate for key, fate in found.items() if fate.holder in PUBLIC_BODIES}


def _journeys() -> tuple[Journey, ...]:
    late = d.filed(authority_id="authority-1")
    late.on(day("2026-02-20")).do(c.AcknowledgeComplaint, d.AUTHORITY)
    journeys = (late, d.filed().on(day("2026-08-01")), d.registered(), d.agreed())
    journeys[3].on(day("2026-09-01"))
    return journeys


def test_duties_and_breaches_equal_a_recomputation_from_the_raw_events(
    log: CaseLog, database: Database
) -> None:
    missed: set[tuple[object, ...]] = set()
    fates: dict[tuple[str, str], str] = {}
    for number, journey in enumerate(_journeys(), start=1):
        again = _renamed(journey, f"case-{number}")
        save(log, again)
        fates |= {(again.case_id, key): fate.status for key, fate in _fates(again).items()}
        missed |= {
            (again.case_id, event.clock_id, event.due_on)
            for event in again.events
            if isinstance(event, ck.ClockMissed) and event.duty_holder in PUBLIC_BODIES
        }
    duties = Duties(database)
    assert missed
    breaches = duties.breaches(("authority-1",))
    assert {(one.case_id, one.clock_id, one.due_on) for one in breaches} == missed
    assert len(breaches) == len(missed)
    kept = {(one.case_id, one.clock_id): one.status for one in duties.of(("authority-1",))}
    assert kept == fates
    assert {"missed", "met_late", "met"} <= set(fates.values())
    assert duties.breaches(None) == breaches
    assert not duties.breaches(("another-team",))
    assert not duties.of(("another-team",))


def test_each_year_of_a_review_is_a_duty_of_its_own_and_keeps_its_fate(
    log: CaseLog, database: Database
) -> None:
    journey = plans.registered().on(day("2026-07-20"))
    journey.do(ArrangeReviewMeeting, d.AUTHORITY, meeting_on=day("2026-08-10"))
    journey.on(day("2026-08-10")).do(RecordReviewMeeting, d.AUTHORITY, held_on=day("2026-08-10"))
    plans.decide(journey.on(day("2026-08-20")), ReviewOutcome.KEEP)
    save(log, journey)
    duties = Duties(database)
    reviews = [one for one in duties.of(("authority-1",)) if one.clock_id == "review_due"]
    assert sorted(one.status for one in reviews) == ["met_late", "running"]
    [breach] = [one for one in duties.breaches(None) if one.clock_id == "review_due"]
    assert (breach.status, breach.due_on) == ("met_late", day("2026-06-09"))


def _renamed(journey: Journey, case_id: str) -> Journey:
    """The same journey, walked again as a case of another id."""
    again = Journey(journey.kind, d.begun().now, case_id)
    for command in journey.commands:
        at = command.meta.received_at
        again.on(at.date(), at.time())
        again.do(type(command), command.meta.actor.role, **_facts(command))
    return again.on(journey.now.on)


def _facts(command: object) -> dict[str, object]:
    names = command.__dataclass_fields__  # type: ignore[attr-defined]
    return {name: getattr(command, name) for name in names if name not in ("meta", "kind")}

"""Plays of a change of health body."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from cases.plan.health import commands as c
from cases.plan.health.vocabulary import HealthAsks
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plan_plays import reassess
from tests.cases.plans import AUTHORITY


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield _refused()
    yield _again()
    yield asked(told(noted(plans.registered())), HealthAsks.REASSESSMENT)
    yield asked(told(noted(reassess.ask(plans.registered()))), HealthAsks.REASSESSMENT)
    yield told(noted(plans.registered())).on(day("2026-03-01"))
    yield noted(plans.registered()).on(day("2026-03-01"))


def noted(journey: Journey) -> Journey:
    """The old health body learned of the move today."""
    journey.do(c.NoteHealthChange, AUTHORITY, changes_on=journey.now.on, aware_on=journey.now.on)
    return journey


def told(journey: Journey) -> Journey:
    """The old health body told the new one today."""
    journey.do(c.RecordHealthTold, AUTHORITY, told_on=journey.now.on)
    return journey


def asked(journey: Journey, asks: HealthAsks) -> Journey:
    """The new health body cannot give what the plan says."""
    journey.do(c.RecordHealthAsks, AUTHORITY, asks=asks, narrative_id="words")
    return journey


def _refused() -> Journey:
    journey = plans.registered()
    today, ahead = journey.now.on, journey.now.on + timedelta(days=1)
    ask = {"asks": HealthAsks.REVIEW}
    journey.refused(c.RecordHealthTold, AUTHORITY, told_on=today)
    journey.refused(c.RecordHealthAsks, AUTHORITY, **ask, narrative_id="words")
    journey.refused(c.NoteHealthChange, AUTHORITY, changes_on=today, aware_on=ahead)
    noted(journey)
    journey.refused(c.NoteHealthChange, AUTHORITY, changes_on=today, aware_on=today)
    journey.refused(c.RecordHealthTold, AUTHORITY, told_on=ahead)
    journey.do(c.NoteHealthChange, AUTHORITY, changes_on=ahead)
    told(journey)
    journey.refused(c.RecordHealthAsks, AUTHORITY, **ask, narrative_id="")
    return journey


def _again() -> Journey:
    journey = told(noted(plans.registered()))
    journey.do(c.NoteHealthChange, AUTHORITY, changes_on=day("2026-02-02"))
    asked(told(journey), HealthAsks.REVIEW)
    journey.do(c.NoteHealthChange, AUTHORITY, changes_on=day("2026-03-02"))
    return journey

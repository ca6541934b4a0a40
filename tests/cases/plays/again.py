"""Plays of what is tried again: a session the family missed, a bundle, a day in a demonstration."""

from __future__ import annotations

from collections.abc import Iterator

from cases.dispute import commands as c
from cases.dispute.vocabulary import ReturnReason, SessionOutcome
from tests.cases import disputes as d
from tests.cases.journey import Journey, instant


def plays() -> Iterator[Journey]:
    """Each is tried once more."""
    yield d.held(SessionOutcome.NOT_HELD_FAMILY)
    yield _bundle_fails_after_a_return()
    yield _clock_moved()


def _bundle_fails_after_a_return() -> Journey:
    journey = d.sent()
    reasons = (ReturnReason.UNREADABLE,)
    journey.do(c.ReturnReferral, d.CLERK, reasons=reasons, narrative_id="words")
    journey.do(c.RequestBundle, d.FAMILY)
    request = journey.state.referral.awaited_request
    journey.do(c.RecordBundleFailure, d.ENGINE, request=request, code="unreadable")
    d.build(journey)
    return journey


def _clock_moved() -> Journey:
    journey = d.filed(clock_offset_seconds=0)
    journey.do(c.MoveClock, d.FAMILY, to=instant("2026-01-20 12:00"))
    return journey

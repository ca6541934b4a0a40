"""Plays of service promises: made, paused, gone on with, kept."""

from __future__ import annotations

from collections.abc import Iterator

from cases.dispute import commands as c
from cases.dispute.service_promises.vocabulary import PauseReason, ServicePromise
from tests.cases import disputes as d
from tests.cases.journey import Journey, day

OFFER, ANSWER = ServicePromise.FIRST_OFFER, ServicePromise.ANSWER
PAUSE = {"reason": PauseReason.FAMILY_ASKED, "narrative_id": "evidence-1"}


def plays() -> Iterator[Journey]:
    """Every move and every refusal of promises."""
    yield _first_offer()
    yield _answer()
    yield _not_kept()


def _first_offer() -> Journey:
    journey = d.contacted()
    journey.refused(c.PromiseService, d.MEDIATOR, promise=ANSWER, working_days=3)
    journey.refused(c.PromiseService, d.MEDIATOR, promise=OFFER, working_days=0)
    journey.refused(c.PauseService, d.MEDIATOR, promise=OFFER, **PAUSE)
    journey.do(c.PromiseService, d.MEDIATOR, promise=OFFER, working_days=5)
    journey.refused(c.PromiseService, d.MEDIATOR, promise=OFFER, working_days=4)
    journey.refused(c.ResumeService, d.MEDIATOR, promise=OFFER)
    journey.on(day("2026-02-03"))
    journey.refused(c.PauseService, d.MEDIATOR, promise=OFFER, document_id="document-9", **PAUSE)
    journey.do(c.PauseService, d.MEDIATOR, promise=OFFER, **PAUSE)
    journey.refused(c.PauseService, d.MEDIATOR, promise=OFFER, **PAUSE)
    journey.on(day("2026-02-06")).do(c.ResumeService, d.ADVISER, promise=OFFER)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.refused(c.PauseService, d.MEDIATOR, promise=OFFER, **PAUSE)
    return journey


def _answer() -> Journey:
    journey = d.answered()
    journey.refused(c.PromiseService, d.AUTHORITY, promise=ANSWER, working_days=3)
    return journey


def _not_kept() -> Journey:
    journey = d.contacted()
    answer = {"promise": OFFER, "narrative_id": "why-1"}
    journey.do(c.PromiseService, d.MEDIATOR, promise=OFFER, working_days=2)
    journey.refused(c.AnswerForPromise, d.MEDIATOR, **answer)
    journey.on(day("2026-02-10"))
    journey.refused(c.AnswerForPromise, d.AUTHORITY, **answer)
    journey.refused(c.AnswerForPromise, d.MEDIATOR, promise=OFFER, narrative_id="")
    journey.do(c.AnswerForPromise, d.MEDIATOR, **answer)
    return journey

"""A service's own promises: a clock beside that of the law, with any number of reasoned pauses."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.clock import ClockStatus
from cases.dispute import clock_ids as k
from cases.dispute import commands as c
from cases.dispute.service_promises.vocabulary import PauseReason, ServicePromise
from cases.dispute.vocabulary import SessionOutcome
from cases.kinds import DISPUTE
from rules.calendar import ENGLAND
from tests.cases import disputes as d
from tests.cases.journey import Journey, day, instant
from tests.cases.plays.service_promises import OFFER, PAUSE

CLOCK = "service:first_offer"


def test_a_pause_keeps_the_days_that_are_left_and_the_law_runs_on_beside_it() -> None:
    journey = d.contacted()  # Monday 2 February
    law = journey.clock(k.ARRANGE).deadline
    journey.do(c.PromiseService, d.MEDIATOR, promise=OFFER, working_days=5)
    assert journey.due(CLOCK) == day("2026-02-09")
    assert journey.clock(CLOCK).deadline.citation.status == "practice"

    journey.on(day("2026-02-05")).do(c.PauseService, d.MEDIATOR, promise=OFFER, **PAUSE)
    assert journey.clock(CLOCK).status is ClockStatus.STOPPED
    assert journey.state.service_promises[0].days_left == 3, "Tuesday and Wednesday are used"
    journey.on(day("2026-02-16")).do(c.ResumeService, d.MEDIATOR, promise=OFFER)
    assert journey.due(CLOCK) == day("2026-02-18")

    assert journey.clock(k.ARRANGE).deadline == law
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(instant("2026-02-24 10:00"),))
    assert journey.clock(CLOCK).status is ClockStatus.MET
    for template in ("service_promised", "service_paused", "service_resumed"):
        assert journey.said(template) == {"family-1"}


def test_a_promise_that_was_not_kept_is_late_and_no_breach_of_the_law() -> None:
    journey = d.contacted()
    journey.do(c.PromiseService, d.MEDIATOR, promise=OFFER, working_days=2)
    journey.on(day("2026-02-10"))
    assert journey.clock(CLOCK).status is ClockStatus.MISSED
    assert not journey.said("clock_missed")
    assert journey.refused(c.PauseService, d.MEDIATOR, promise=OFFER, **PAUSE).code == "not_running"
    assert journey.clock(k.ARRANGE).status is ClockStatus.RUNNING


def test_who_did_not_keep_a_promise_is_told_like_the_family_and_must_answer_for_it() -> None:
    journey = d.contacted()
    journey.do(c.PromiseService, d.MEDIATOR, promise=OFFER, working_days=2)
    journey.on(day("2026-02-10"))
    assert journey.said("service_promise_missed") == {"family-1", _service(journey)}
    assert _answers_owed(journey) == [(_service(journey), "first_offer")]

    journey.do(c.OfferSlots, d.MEDIATOR, slots=(instant("2026-02-24 10:00"),))
    assert _answers_owed(journey), "done late is not answered for"
    answer = {"promise": OFFER, "narrative_id": "why-1"}
    assert journey.refused(c.AnswerForPromise, d.AUTHORITY, **answer).code == "not_your_promise"
    journey.do(c.AnswerForPromise, d.MEDIATOR, **answer)
    assert journey.said("service_promise_answered") == {"family-1"}
    assert not _answers_owed(journey)
    assert journey.state.service_promises[0].narrative_id == "why-1"


def test_an_authority_answers_for_its_own_promise_and_the_service_hears_nothing_of_it() -> None:
    journey = d.filed()
    journey.do(c.PromiseService, d.AUTHORITY, promise=ServicePromise.ANSWER, working_days=1)
    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, d.AUTHORITY)
    journey.on(day("2026-01-22"))
    assert journey.said("service_promise_missed") == {"family-1", "authority-1"}
    assert _answers_owed(journey) == [("authority-1", "answer")]


def test_a_promise_that_was_kept_has_nothing_to_answer_for() -> None:
    journey = d.contacted()
    journey.do(c.PromiseService, d.MEDIATOR, promise=OFFER, working_days=5)
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(instant("2026-02-24 10:00"),))
    journey.on(day("2026-02-20"))
    assert not journey.said("service_promise_missed")
    answer = {"promise": OFFER, "narrative_id": "why-1"}
    refusal = journey.refused(c.AnswerForPromise, d.MEDIATOR, **answer)
    assert refusal.code == "nothing_to_answer_for"


def _service(journey: Journey) -> str:
    parties = journey.state.parties
    return parties.mediator_id or parties.service_id


def _answers_owed(journey: Journey) -> list[tuple[str, str]]:
    owed = DISPUTE.obligations(journey.state)
    return [(item.owner, item.ground) for item in owed if item.kind == "answer_for_promise"]


def test_the_promises_of_certificate_and_answer_are_kept_by_what_they_promise() -> None:
    journey = d.filed()
    journey.do(c.PromiseService, d.AUTHORITY, promise=ServicePromise.ANSWER, working_days=4)
    journey.on(day("2026-01-20")).do(c.AcknowledgeComplaint, d.AUTHORITY)
    assert journey.due("service:answer") == day("2026-01-26")
    assert journey.clock("service:answer").deadline.rule == "S2"

    journey = d.arranged()
    promise = {"promise": ServicePromise.CERTIFICATE, "working_days": 1}
    journey.do(c.PromiseService, d.MEDIATOR, **promise)
    journey.on(day("2026-02-17")).do(
        c.RecordSession, d.MEDIATOR, held_on=day("2026-02-17"), outcome=SessionOutcome.NONE
    )
    assert journey.due("service:certificate") == day("2026-02-18")
    journey.do(c.IssueCertificate, d.MEDIATOR)
    assert journey.clock("service:certificate").status is ClockStatus.MET


PAUSES = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 9)), max_size=12)
"""Days of work before a pause, and how long it lasts."""


def _working_days(first: date, before: date) -> int:
    days = (before - first).days if before > first else 0
    return sum(ENGLAND.is_working_day(first + timedelta(days=n)) for n in range(days))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), PAUSES, st.sampled_from(list(PauseReason)))
def test_whatever_the_pauses_the_days_at_work_are_those_promised_and_none_is_ever_owed_back(
    allowance: int, pauses: list[tuple[int, int]], reason: PauseReason
) -> None:
    journey = d.contacted()
    law = journey.clock(k.ARRANGE).deadline
    journey.do(c.PromiseService, d.MEDIATOR, promise=OFFER, working_days=allowance)
    first, at_work = journey.now.on + timedelta(days=1), 0
    for work, pause in pauses:
        paused_on = journey.now.on + timedelta(days=work)
        if paused_on > journey.due(CLOCK):
            break
        journey.on(paused_on)
        facts = {"promise": OFFER, "reason": reason, "narrative_id": "evidence"}
        journey.do(c.PauseService, d.MEDIATOR, **facts)
        at_work += _working_days(first, paused_on)
        left = journey.state.service_promises[0].days_left
        assert 0 < left == allowance - at_work
        first = paused_on + timedelta(days=pause)
        journey.on(first).do(c.ResumeService, d.MEDIATOR, promise=OFFER)
        if _over(journey):
            return
    due_on = journey.due(CLOCK)
    assert at_work + _working_days(first, due_on + timedelta(days=1)) == allowance
    assert journey.clock(k.ARRANGE).deadline == law


def _over(journey: Journey) -> bool:
    """Whether the time in the law ran out meanwhile, and the certificate came by itself."""
    return journey.clock(k.ARRANGE).status is not ClockStatus.RUNNING

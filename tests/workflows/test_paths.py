"""Every path of a dispute and of a review year, in virtual time, by real workflows."""

from __future__ import annotations

from datetime import timedelta

import pytest
from temporalio.client import WorkflowExecutionStatus

from cases.clock import ClockStatus
from cases.dispute.vocabulary import CertificateKind, Ending, ReferralStatus, Stage
from cases.plan.vocabulary import PlanStage
from tests.workflows import paths
from tests.workflows.engine import Engine

pytestmark = pytest.mark.anyio


async def test_a_dispute_goes_from_complaint_through_mediation_to_a_registered_appeal(
    engine: Engine,
) -> None:
    case = await paths.registered_appeal(engine)
    referral = case.state.referral
    assert (referral.status, referral.attempts) == (ReferralStatus.REGISTERED, 2)
    assert referral.in_time
    assert case.state.stage is Stage.TRIBUNAL
    assert case.clock("appeal").status is ClockStatus.MET
    assert case.kinds()[-4:] == [
        "bundle_built",
        "referral_sent",
        "referral_accepted",
        "appeal_registered",
    ]
    assert "referral_returned" in case.kinds()
    assert all(kept.status == "applied" for kept in engine.memory.inbox.values())


async def test_promises_kept_end_the_dispute_and_its_workflow(engine: Engine) -> None:
    case = await paths.agreement_kept(engine)
    assert case.state.ending is Ending.AGREEMENT_KEPT
    closing = await case.handle.result()
    assert closing["seq"] == len(engine.memory.events[case.case_id])
    assert closing["head"] == engine.memory.events[case.case_id][-1].hash
    assert (await case.handle.describe()).status is WorkflowExecutionStatus.COMPLETED


async def test_a_breached_promise_is_recorded_the_morning_after_its_day_and_stays_owed(
    engine: Engine,
) -> None:
    case = await paths.agreement_breached(engine)
    (breach,) = engine.memory.recorded(case.case_id, "promise_breached")
    assert breach.effective_on == case.due("promise:p1")
    assert breach.recorded_at.date() == case.due("promise:p1") + timedelta(days=1)
    assert case.clock("promise:p1").status is ClockStatus.MET_LATE
    assert case.state.ending is Ending.AGREEMENT_KEPT
    await case.handle.result()


async def test_a_mediation_nobody_arranges_in_thirty_days_gives_the_certificate_by_itself(
    engine: Engine,
) -> None:
    case = await paths.not_arranged(engine)
    certificate = case.state.mediation.certificate
    assert certificate.certificate is CertificateKind.NOT_ARRANGED_IN_TIME
    assert certificate.issued_on == case.due("arrange_mediation") + timedelta(days=1)
    assert case.state.stage is Stage.REFERRAL
    (issued,) = engine.memory.recorded(case.case_id, "certificate_issued")
    assert issued.actor.person_id == "engine"


async def test_a_family_that_withdraws_ends_its_case_and_no_timer_is_left(engine: Engine) -> None:
    case = await paths.withdrawn(engine)
    assert case.state.ending is Ending.WITHDRAWN
    await case.handle.result()
    before = len(engine.memory.events[case.case_id])
    await engine.sleep_until(await engine.now() + timedelta(days=400))
    assert len(engine.memory.events[case.case_id]) == before


async def test_an_answer_that_satisfies_the_family_ends_the_dispute(engine: Engine) -> None:
    case = await paths.settled_by_answer(engine)
    assert case.state.ending is Ending.SETTLED_BY_ANSWER
    await case.handle.result()


async def test_a_review_year_that_ends_begins_the_next_with_a_fresh_history(
    engine: Engine,
) -> None:
    case = await paths.plan_kept(engine)
    assert case.state.review_year == 2
    first, second = await case.runs()
    assert len(first.events) > len(second.events)
    assert case.clock("review_due").status is ClockStatus.RUNNING


async def test_an_amended_plan_becomes_final_and_its_next_year_begins(engine: Engine) -> None:
    case = await paths.plan_amended(engine)
    assert case.state.stage is PlanStage.BETWEEN_REVIEWS
    assert case.state.review_year == 2
    assert len(await case.runs()) == 2


async def test_a_plan_that_is_ceased_is_kept_until_nobody_can_appeal_any_longer(
    engine: Engine,
) -> None:
    case = await paths.plan_ceased(engine)
    assert case.state.stage is PlanStage.CEASED
    assert case.state.ceased_on > case.due("appeal")
    await case.handle.result()

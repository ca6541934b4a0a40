"""One EHC plan: review year after review year, until it is ceased or moves."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from cases.plan.state import PlanState, year_is_over
    from cases.plan.vocabulary import PlanStage
    from workflows.life import CaseLife
    from workflows.ports import Closing, Opening


@workflow.defn(name="Plan")
class PlanWorkflow(CaseLife):
    """The review years of a plan; each begins with a fresh history, so one run reads as one year."""

    @workflow.init
    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)

    @workflow.run
    async def run(self, opening: Opening) -> Closing:
        """Follow the plan through its review year; the next year is the next run."""
        await self.registered()
        while not self.state.is_closed:
            await self.until_the_first_plan()
            await self.until_a_meeting_is_arranged()
            await self.until_the_meeting()
            await self.until_the_decision()
            await self.until_the_final_plan()
            await self.until_it_ceases()
        return await self.close()

    async def registered(self) -> None:
        """The authority registers the plan; the first review's clock starts (R1, R2)."""
        await self._in(PlanStage.NEW)

    async def until_the_first_plan(self) -> None:
        """There is no plan yet: the needs are being assessed."""
        await self._in(PlanStage.ASSESSMENT)

    async def until_a_meeting_is_arranged(self) -> None:
        """The due date stands; reminders climb their ladder."""
        await self._in(PlanStage.BETWEEN_REVIEWS)

    async def until_the_meeting(self) -> None:
        """Invitations and papers two weeks before (R4, R5)."""
        await self._in(PlanStage.MEETING_ARRANGED)

    async def until_the_decision(self) -> None:
        """Report in two weeks, decision in four (R7, R8)."""
        await self._in(PlanStage.MEETING_HELD)

    async def until_the_final_plan(self) -> None:
        """Representations for fifteen days, the final plan in eight and twelve weeks (R10 to R12)."""
        await self._in(PlanStage.AMENDING)

    async def until_it_ceases(self) -> None:
        """A plan that is to cease is kept until the time to appeal has passed (R28)."""
        await self._in(PlanStage.CEASING)

    def starts_afresh(self, before: PlanState, after: PlanState) -> bool:
        """A new review year begins a new run."""
        return year_is_over(before, after)

    async def _in(self, stage: PlanStage) -> None:
        await self.live_while(lambda: self.state.stage is stage)

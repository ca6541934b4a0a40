"""One dispute, from complaint to compliance, as a family meets it."""

from __future__ import annotations

from temporalio import workflow

with workflow.unsafe.imports_passed_through():
    from cases.dispute.vocabulary import Stage
    from workflows.life import CaseLife
    from workflows.ports import Closing, Opening


@workflow.defn(name="Dispute")
class DisputeWorkflow(CaseLife):
    """The journey of a dispute. What is allowed in each stage is decided in `cases/dispute`."""

    @workflow.init
    def __init__(self, opening: Opening) -> None:
        super().__init__(opening)

    @workflow.run
    async def run(self, opening: Opening) -> Closing:
        """Follow the dispute through its stages until it ends."""
        await self.filed()
        while True:
            while not self.state.is_closed:
                await self.complaint()
                await self.mediation()
                await self.referral()
                await self.tribunal()
                await self.compliance()
            closing = await self.close()
            if self.state.is_closed:  # it may have been opened again at the last moment
                return closing

    async def filed(self) -> None:
        """The family's filing opens the case."""
        await self._in(Stage.NEW)

    async def complaint(self) -> None:
        """The authority acknowledges and answers; the family is satisfied or not."""
        await self._in(Stage.COMPLAINT)

    async def mediation(self) -> None:
        """Adviser, slot, session, outcome, certificate."""
        await self._in(Stage.MEDIATION)

    async def referral(self) -> None:
        """Grounds, bundle, signature; accepted by the tribunal or returned."""
        await self._in(Stage.REFERRAL)

    async def tribunal(self) -> None:
        """The appeal is registered; the tribunal has it."""
        await self._in(Stage.TRIBUNAL)

    async def compliance(self) -> None:
        """Every promise of an agreement has its clock until it is kept."""
        await self._in(Stage.COMPLIANCE)

    async def _in(self, stage: Stage) -> None:
        await self.live_while(lambda: self.state.stage is stage)

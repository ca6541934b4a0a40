"""Which grounds of a dispute the tribunal can hear, and which not and why (A15, A16, X6, D1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.dispute.grounds.vocabulary import IN_A_PLAN, GroundKind
from cases.dispute.pack import policy
from cases.dispute.state import DisputeState
from cases.dispute.window_facts import sections_in_dispute
from rules.appeal import DecisionKind, appealable
from rules.deadline import Verdict
from rules.discrimination import ResponsibleBody, claim_goes_to_tribunal
from rules.regime import may_appeal


@dataclass(frozen=True, slots=True)
class Sorted:
    """One ground and whether it can go to the tribunal. `kind` is empty for the decision itself,
    `ground_id` too."""

    ground_id: str
    kind: str
    happened_on: date
    verdict: Verdict


def sorted_grounds(state: DisputeState) -> tuple[Sorted, ...]:
    """The decision and every standing ground, each with its verdict; nothing before the filing."""
    if state.matter is None:
        return ()
    matter = state.matter
    decision = Sorted(
        "",
        "",
        matter.notice_sent_on,
        may_appeal(policy(state), matter.decision, sections_in_dispute(state)),
    )
    return (
        decision,
        *(
            Sorted(
                ground.ground_id,
                ground.ground.value,
                ground.happened_on,
                verdict_on(state, ground.ground, ground.responsible_body),
            )
            for ground in state.further.standing
        ),
    )


def verdict_on(state: DisputeState, ground: GroundKind, body: ResponsibleBody) -> Verdict:
    """Whether the tribunal can hear a further ground of this dispute."""
    if ground is GroundKind.DISCRIMINATION:
        return claim_goes_to_tribunal(body)
    if ground in IN_A_PLAN:
        assert state.matter is not None
        in_plan = state.matter.decision is DecisionKind.PLAN_FINALISED
        sections = sections_in_dispute(state) if in_plan else frozenset[str]()
        return may_appeal(policy(state), DecisionKind.PLAN_FINALISED, sections)
    return appealable(DecisionKind.SOMETHING_ELSE)

"""What follows by itself when a clock of a dispute runs out."""

from __future__ import annotations

from cases.dispute import events as e
from cases.dispute.certificate import issued
from cases.dispute.clocks import ARRANGE, PROMISE, policy
from cases.dispute.state import DisputeState
from cases.dispute.step import Tick, tick
from cases.dispute.subjects import SUBJECTS
from cases.dispute.vocabulary import CertificateKind
from cases.moment import Moment
from rules.policy import Exemption


def consequences(state: DisputeState, clock_id: str, now: Moment) -> tuple[e.DisputeEvent, ...]:
    """The events that a missed clock brings besides the breach itself.

    Under the 2022 proposal a mediation that is not arranged in 30 days gives the family its
    certificate at once (DESIGN section 4); under the law of 2014 the adviser gets a task (M9).
    """
    if clock_id == ARRANGE and state.mediation.certificate is None:
        if state.appealable and policy(state).exempts(Exemption.AUTHORITY_FAILED):
            return (
                issued(state, CertificateKind.NOT_ARRANGED_IN_TIME, "not_arranged_in_30_days", now),
            )
        if state.mediation.reported_not_arranged_on is None:
            return (e.NotArrangedReported(now.on),)
    if clock_id.startswith(PROMISE) and state.agreement is not None:
        promise_id = clock_id.removeprefix(PROMISE)
        for promise in state.agreement.promises:
            clock = next(c for c in state.clocks if c.clock_id == clock_id)
            if promise.made.promise_id == promise_id:
                due_on = clock.deadline.due_on
                return (e.PromiseBreached(promise_id, promise.made.owner, due_on),)
    return tuple(
        event for subject in SUBJECTS for event in subject.consequences(state, clock_id, now)
    )


TICKS: tuple[Tick, ...] = (
    tick(
        ARRANGE,
        "certificate: none > issued",
        "certificate: revoked > issued",
        "journey: mediation > referral",
        "referral: built/building > grounds_stated",
        "referral: built/building > returned",
    ),
    tick(PROMISE, "agreement: in_force > broken"),
)
"""What time may do by itself, for the pictures."""

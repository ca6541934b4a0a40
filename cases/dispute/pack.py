"""The policy pack of a dispute."""

from __future__ import annotations

from cases.dispute.state import DisputeState
from rules.authority_practice import ComplaintPractice, default_practice
from rules.policy import PACKS, Policy


def policy(state: DisputeState) -> Policy:
    """The policy pack frozen on the case."""
    return PACKS[state.pack]


def complaint_practice(state: DisputeState) -> ComplaintPractice:
    """The stages of this complaint and how far an answer may be put off (C4, C5).

    What its authority had set on the day of the filing; where nothing was set, the stages of the
    pack and the extension of the Code.
    """
    assert state.complaint is not None
    complaint = state.complaint
    code = default_practice(complaint.filed_on).complaints
    longest = complaint.extension_working_days
    return ComplaintPractice(
        complaint.stages or policy(state).complaint_stages,
        code.extension_working_days if longest is None else longest,
        code.source,
    )

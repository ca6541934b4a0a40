"""The facts of a dispute that the law of the appeal window asks for (`rules.window`).

Both the last safe day that the case keeps as a clock and the conflicts between its dates start
from these, so that they cannot disagree.
"""

from __future__ import annotations

from datetime import date

from cases.dispute.pack import policy
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import ReferralStatus, SessionOutcome
from rules.regime import without_certificate
from rules.window import WindowFacts


def window_facts(state: DisputeState, today: date | None = None) -> WindowFacts:
    """What the record of a filed dispute says about its appeal window. Needs its `matter`.

    `today` is the day the letter was sent when nothing is said: no last day depends on it. What a
    clock says (the answer to the complaint) is not here.
    """
    assert state.matter is not None
    matter, held = state.matter, state.mediation
    mediating = held.outcome is None
    before = frozenset(matter.sections_before or matter.sections)
    sections = sections_in_dispute(state)
    absent_on = held.held_on if held.outcome is SessionOutcome.NOT_HELD_AUTHORITY else None
    return WindowFacts(
        today or matter.notice_sent_on,
        decision=matter.decision,
        sections=sections,
        sections_before=before if sections != before else None,
        notice_sent_on=matter.notice_sent_on,
        notice_dated_on=matter.notice_dated_on,
        adviser_contacted_on=held.contacted_on,
        mediation_wanted=held.wanted,
        authority_told_on=held.counts_from if held.wanted and mediating else None,
        adviser_told_on=held.reported_not_arranged_on or absent_on,
        session_on=held.meeting_on if mediating else None,
        mediation_concluded_on=held.held_on if held.was_held else None,
        certificate_issued_on=held.certificate.counts_from if held.certificate else None,
        appeal_sent_on=appeal_sent_on(state),
        regime=without_certificate(policy(state), sections),
    )


def sections_in_dispute(state: DisputeState) -> frozenset[str]:
    """The plan sections of the grounds once they are stated, before that those of the filing."""
    assert state.matter is not None
    grounds = state.referral.grounds
    return frozenset(grounds.sections if grounds and grounds.sections else state.matter.sections)


def appeal_sent_on(state: DisputeState) -> date | None:
    """The day the appeal was sent. A form that was sent back has not started it (F16)."""
    returned = state.referral.status is ReferralStatus.RETURNED
    return None if returned else state.referral.sent_on

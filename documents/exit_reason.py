"""Why there is no mediation certificate, as the form and the letter to the tribunal say it (M24)."""

from __future__ import annotations

from cases.dispute import exits
from cases.dispute.state import DisputeState
from documents.case_wording import EXITS
from documents.send35_fields import Answers, text


def reason_without_certificate(state: DisputeState, answers: Answers) -> str:
    """The exit that the family named, then its own words; empty when it gave neither."""
    grounds = state.referral.grounds
    exit_ = exits.named(grounds.details) if grounds else None
    own = text(answers, "no_certificate_reason")
    return " ".join(part for part in (EXITS[exit_] if exit_ else "", own) if part)

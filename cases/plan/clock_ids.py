"""The names of the clocks that every plan may keep."""

from __future__ import annotations

from cases.dispute import clock_ids as dispute

REVIEW_DUE = "review_due"
INVITATIONS = "review_invitations"
REPORT = "review_report"
DECISION = "review_decision"
REPRESENTATIONS = "representations"
FINAL_PLAN = "final_plan"
PLAN_STAYS = "plan_stays"
APPEAL = dispute.APPEAL
PAPERS = "review_papers"
ADVICE = "advice:"
PHASE = "phase:"
PHASE_DAY = "phase_day:"
RIGHTS_TRANSFER = dispute.RIGHTS_TRANSFER
PLAN_ENDS = "plan_ends_at_25"
EARLY_YEARS = "early_years_review"
ADVISER_CONTACT = dispute.ADVISER_CONTACT

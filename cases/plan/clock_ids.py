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
ADVISER_CONTACT = dispute.ADVISER_CONTACT

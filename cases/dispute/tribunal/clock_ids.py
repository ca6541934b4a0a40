"""The names of the clocks of an appeal before the tribunal."""

from __future__ import annotations

EVIDENCE = "evidence"
ATTENDANCE_FORM = "attendance_form"
CASE_REVIEW = "case_review_form"
WORKING_DOCUMENT = "working_document"
HEARING_BUNDLE = "hearing_bundle"
DECISION_TARGET = "decision_target"
LOOK_AGAIN = "look_again"
REINSTATEMENT = "reinstatement"
CHALLENGE = "challenge"
UPPER_TRIBUNAL = "upper_tribunal"
ORDER = "order:"
RECOMMENDATION = "recommendation:"

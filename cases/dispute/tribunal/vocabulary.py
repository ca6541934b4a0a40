"""The closed lists of an appeal before the tribunal."""

from __future__ import annotations

from enum import StrEnum


class DirectionKind(StrEnum):
    """What a direction sets a day for (T5, T10 to T14)."""

    RESPONSE = "response"
    EVIDENCE = "evidence"
    ATTENDANCE_FORM = "attendance_form"
    CASE_REVIEW = "case_review"
    WORKING_DOCUMENT = "working_document"
    HEARING_BUNDLE = "hearing_bundle"


class HearingPaper(StrEnum):
    """What the authority sends before the hearing (T13, T14)."""

    WORKING_DOCUMENT = "working_document"
    HEARING_BUNDLE = "hearing_bundle"


class ChangeTopic(StrEnum):
    """What a side asks the tribunal to change (T22, T19)."""

    MORE_TIME = "more_time"
    LATE_EVIDENCE = "late_evidence"
    HEARING_DAY = "hearing_day"
    LOOK_AGAIN = "look_again"  # a judge looks afresh at what staff decided
    OTHER = "other"


class ReviewAsked(StrEnum):
    """What a challenge to the final decision asks for; one application for all (T20)."""

    SET_ASIDE = "set_aside"
    REVIEW = "review"
    PERMISSION = "permission"


class ReviewRuling(StrEnum):
    """What the tribunal says to a challenge."""

    SET_ASIDE = "set_aside"  # the appeal is heard again
    PERMISSION_GRANTED = "permission_granted"
    REFUSED = "refused"


class UpperOutcome(StrEnum):
    """How an appeal to the Upper Tribunal ended."""

    UPHELD = "upheld"  # it decided itself what the first tribunal should have decided
    REMITTED = "remitted"  # the first tribunal hears it again
    DISMISSED = "dismissed"  # the decision stands


class Sanction(StrEnum):
    """What the tribunal does about a side that does not keep to its directions (T26)."""

    WARNING = "warning"
    BARRED = "barred"  # the authority takes no more part
    BAR_LIFTED = "bar_lifted"
    COSTS = "costs"  # for unreasonable conduct or wasted costs alone


class Result(StrEnum):
    """How an appeal came to its end."""

    DECIDED = "decided"
    CONCEDED = "conceded"  # counts as won, the U periods run (T7)
    CONSENT_ORDER = "consent_order"  # both sides agreed (T8)


class OrderSource(StrEnum):
    """What an order rests on; it decides which periods run."""

    ORDER = "order"
    UNOPPOSED = "unopposed"


class EscalationRoute(StrEnum):
    """Where a family can go when an order is not kept (O11)."""

    COMPLAINT = "complaint"
    OMBUDSMAN = "ombudsman"
    SECRETARY_OF_STATE = "secretary_of_state"
    JUDICIAL_REVIEW = "judicial_review"


class AnswerRoute(StrEnum):
    """Where a family can go when a recommendation gets no answer (X7)."""

    COMPLAINT = "complaint"
    OMBUDSMAN = "ombudsman"  # the health ombudsman for what is about health (C12)
    JUDICIAL_REVIEW = "judicial_review"

"""Closed lists in plain words: decisions, outcomes, papers, reasons."""

from __future__ import annotations

from collections.abc import Mapping

from cases.dispute.vocabulary import (
    AnswerOutcome,
    CertificateKind,
    Decision,
    DocumentKind,
    Ending,
    ReferralStatus,
    ReturnReason,
    SessionOutcome,
    Side,
    Stage,
)
from cases.plan.vocabulary import PlanStage, ReviewOutcome
from rules.compliance import PromiseKind
from rules.notice import NoticeItem
from rules.policy import Exemption
from rules.route import Standing

STAGES: Mapping[str, str] = {
    Stage.NEW: "New",
    Stage.COMPLAINT: "Complaint",
    Stage.MEDIATION: "Mediation",
    Stage.REFERRAL: "Going to the tribunal",
    Stage.TRIBUNAL: "With the tribunal",
    Stage.COMPLIANCE: "Keeping the agreement",
    Stage.CLOSED: "Ended",
    PlanStage.BETWEEN_REVIEWS: "Between reviews",
    PlanStage.MEETING_ARRANGED: "Review meeting arranged",
    PlanStage.MEETING_HELD: "Review meeting held",
    PlanStage.AMENDING: "Plan is being changed",
    PlanStage.CEASING: "Plan is ending",
    PlanStage.CEASED: "Plan has ended",
}

WHERE_IT_IS: Mapping[str, str] = {
    Stage.COMPLAINT: "The council is looking at your complaint.",
    Stage.MEDIATION: "You and the council try to settle it with the help of a mediator.",
    Stage.REFERRAL: "You are getting ready to go to the tribunal, or the tribunal checks your papers.",
    Stage.TRIBUNAL: "The tribunal has your appeal.",
    Stage.COMPLIANCE: "You reached an agreement. Now its promises must be kept.",
    Stage.CLOSED: "This dispute has ended.",
    PlanStage.BETWEEN_REVIEWS: "The plan is in force until the next review.",
    PlanStage.MEETING_ARRANGED: "A day for the review meeting is fixed.",
    PlanStage.MEETING_HELD: "The meeting was held. The council must decide now.",
    PlanStage.AMENDING: "The council proposed changes to the plan.",
    PlanStage.CEASING: "The council decided to end the plan. It stays in force for now.",
    PlanStage.CEASED: "The plan is no longer in force.",
}

DECISIONS: Mapping[str, str] = {
    Decision.REFUSED_TO_ASSESS: "The council will not assess my child’s needs",
    Decision.REFUSED_TO_MAKE_PLAN: "The council will not make a plan after the assessment",
    Decision.PLAN_FINALISED: "I disagree with what the plan says",
    Decision.REFUSED_TO_REASSESS: "The council will not assess my child again",
    Decision.REFUSED_TO_AMEND: "The council will not change the plan after a review",
    Decision.CEASED: "The council wants to end the plan",
    Decision.AMENDMENT_PROPOSED: "The council proposed changes to the plan",
    Decision.SOMETHING_ELSE: "Something else",
}

DECISION_NAMES: Mapping[str, str] = {
    Decision.REFUSED_TO_ASSESS: "Refusal to assess",
    Decision.REFUSED_TO_MAKE_PLAN: "Refusal to make a plan",
    Decision.PLAN_FINALISED: "What the plan says",
    Decision.REFUSED_TO_REASSESS: "Refusal to assess again",
    Decision.REFUSED_TO_AMEND: "Refusal to change the plan",
    Decision.CEASED: "Ending the plan",
    Decision.AMENDMENT_PROPOSED: "Proposed changes",
    Decision.SOMETHING_ELSE: "Something else",
}

SECTIONS: Mapping[str, str] = {
    "B": "Section B: the child’s needs",
    "F": "Section F: the help the child gets",
    "I": "Section I: the school or college",
}

ANSWERS: Mapping[str, str] = {
    AnswerOutcome.UPHELD: "We agree with the complaint",
    AnswerOutcome.PARTLY_UPHELD: "We agree with part of the complaint",
    AnswerOutcome.NOT_UPHELD: "We do not agree with the complaint",
}

ANSWERED: Mapping[str, str] = {
    AnswerOutcome.UPHELD: "The council agrees with the complaint",
    AnswerOutcome.PARTLY_UPHELD: "The council agrees with part of the complaint",
    AnswerOutcome.NOT_UPHELD: "The council does not agree with the complaint",
}

SESSIONS: Mapping[str, str] = {
    SessionOutcome.AGREEMENT: "Agreement on everything",
    SessionOutcome.PARTIAL: "Agreement on a part",
    SessionOutcome.NONE: "No agreement",
    SessionOutcome.NOT_HELD_AUTHORITY: "Not held: the council did not come",
    SessionOutcome.NOT_HELD_FAMILY: "Not held: the family did not come",
}

CERTIFICATES: Mapping[str, str] = {
    CertificateKind.DECLINED: "The family had the information and did not want mediation",
    CertificateKind.AFTER_MEDIATION: "Mediation took place",
    CertificateKind.NOT_ARRANGED_IN_TIME: "Mediation was not arranged in time",
}

PAPERS: Mapping[str, str] = {
    DocumentKind.DECISION_LETTER: "The council’s decision letter",
    DocumentKind.PLAN: "The plan",
    DocumentKind.SECTION_K: "Section K: the advice and reports behind the plan",
    DocumentKind.EVIDENCE: "Evidence, for example a report or a school letter",
    DocumentKind.PROMISE_EVIDENCE: "Proof that a promise was kept",
}

PAPER_NAMES: Mapping[str, str] = {
    **{kind: words.split(",")[0].split(":")[0] for kind, words in PAPERS.items()},
    "complaint_acknowledgement": "Letter",
    "mediation_invitation": "Letter",
    "mediation_certificate": "Certificate",
    "mediation_agreement": "Agreement",
    "referral_letter": "Letter",
    "review_notice": "Letter",
    "bundle": "Bundle",
    "letter": "Letter",
}

RETURN_REASONS: Mapping[str, str] = {
    ReturnReason.MISSING_DECISION_LETTER: "The decision letter is missing",
    ReturnReason.MISSING_CERTIFICATE: "The mediation certificate is missing",
    ReturnReason.MISSING_PLAN: "The plan is missing",
    ReturnReason.MISSING_SECTION_K: "Section K of the plan is missing",
    ReturnReason.MISSING_REASONS: "The reasons for the appeal are missing",
    ReturnReason.NOT_SIGNED: "The form is not signed",
    ReturnReason.UNREADABLE: "Some pages cannot be read",
}

REFERRALS: Mapping[str, str] = {
    ReferralStatus.PREPARING: "Being prepared by the family",
    ReferralStatus.SENT: "Received, to be checked",
    ReferralStatus.RETURNED: "Sent back to the family",
    ReferralStatus.ACCEPTED: "Accepted, to be registered",
    ReferralStatus.REGISTERED: "Registered",
}

PROMISES: Mapping[str, str] = {
    PromiseKind.ASSESS: "Assess, or assess again",
    PromiseKind.REFUSE_PLAN_AFTER_ASSESSMENT: "Decide after an assessment that there is no plan",
    PromiseKind.PLAN_AFTER_ASSESSMENT: "Send the final plan after an assessment",
    PromiseKind.DRAFT_PLAN: "Send the draft plan",
    PromiseKind.MAKE_PLAN: "Send the final plan",
    PromiseKind.AMEND_PLAN: "Change Section B or F of the plan",
    PromiseKind.NAME_INSTITUTION: "Name a school or college in Section I",
    PromiseKind.CONTINUE_PLAN: "Go on with the plan",
    PromiseKind.RECONSIDER: "Look at the decision again",
    PromiseKind.CEASE_PLAN: "End the plan",
    PromiseKind.OTHER: "Something else",
}

EXITS: Mapping[str, str] = {
    Exemption.SAFEGUARDING: "Somebody would not be safe in mediation",
    Exemption.URGENCY: "It is urgent, for example the child is out of school",
    Exemption.WAIVER: "I ask the judge to do without mediation",
}

ROUTE_STANDINGS: Mapping[str, str] = {
    Standing.REQUIRED: "A step you take",
    Standing.OFFERED: "Open to you",
    Standing.NOT_OPEN: "Not open",
}

SIDES: Mapping[str, str] = {Side.FAMILY: "The family", Side.AUTHORITY: "The council"}

ENDINGS: Mapping[str, str] = {
    Ending.SETTLED_BY_ANSWER: "settled by the council’s answer",
    Ending.AGREEMENT_KEPT: "agreed at mediation, and every promise was kept",
    Ending.WITHDRAWN: "withdrawn by the family",
}

REVIEW_OUTCOMES: Mapping[str, str] = {
    ReviewOutcome.KEEP: "Keep the plan as it is",
    ReviewOutcome.AMEND: "Change the plan",
    ReviewOutcome.CEASE: "End the plan",
}

NOTICE_ITEMS: Mapping[str, str] = {
    NoticeItem.RIGHT_TO_MEDIATION: "That the family can have mediation",
    NoticeItem.CERTIFICATE_REQUIREMENT: "That most appeals need a mediation certificate",
    NoticeItem.ADVISER_CONTACT: "How to contact the mediation adviser",
    NoticeItem.TIMESCALES: "By when to contact the mediation adviser",
    NoticeItem.DUTY_TO_TELL_AUTHORITY: "That a family that wants mediation tells us, and about what",
    NoticeItem.AUTHORITY_CONTACT: "Whom to tell at the council, and how",
    NoticeItem.RIGHT_OF_APPEAL: "The right to appeal, and by when",
    NoticeItem.DISAGREEMENT_RESOLUTION: "How to use disagreement resolution",
    NoticeItem.ADVICE_AND_SUPPORT: "Where to get information, advice and support",
}

SERVICE_PROMISES: Mapping[str, str] = {
    "first_offer": "Offer the first days for mediation",
    "certificate": "Issue the certificate after the session",
    "answer": "Answer the complaint",
}
"""What a service promises of itself."""

PAUSE_REASONS: Mapping[str, str] = {
    "family_asked": "The family asked to wait",
    "waiting_for_family": "We wait for an answer of the family",
    "waiting_for_papers": "We wait for papers",
    "somebody_ill": "Somebody who is needed is ill",
    "service_closed": "The service is closed",
}
"""Why work on a promise waits."""

EXEMPTION_GROUNDS: Mapping[str, str] = {
    "school_closed": "The school was closed for 4 weeks or more",
    "personal_circumstances": "Exceptional personal circumstances",
    "absence": "The family was away for 2 weeks or more",
}
"""Why the law may excuse an authority for being late."""

CIRCUMSTANCES: Mapping[str, str] = {
    "child": "The child",
    "parent": "The parent",
    "young_person": "The young person",
    "staff_shortage": "Too few staff at the council",
}
"""Whose exceptional circumstances they are; the last is refused, with the reason."""

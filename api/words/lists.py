"""Closed lists in plain words: decisions, outcomes, papers, reasons."""

from __future__ import annotations

from collections.abc import Mapping

from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.links.vocabulary import Relation, ReopenReason
from cases.dispute.mediators.vocabulary import Register
from cases.dispute.preparation.vocabulary import ViewsHeard
from cases.dispute.register.vocabulary import BreachPath
from cases.dispute.screening.vocabulary import ScreeningOutcome
from cases.dispute.slots.vocabulary import Asker, Place, PostponeReason, Score
from cases.dispute.vocabulary import (
    AnswerOutcome,
    CertificateKind,
    Decision,
    DocumentKind,
    Ending,
    ReferralStatus,
    ReturnReason,
    SessionOutcome,
    SessionReason,
    Side,
    Stage,
    WithdrawReason,
)
from cases.plan.vocabulary import PlanStage, ReviewOutcome
from rules.compliance import PromiseKind
from rules.mediation_session import Attendee, Employer, Issue, LawField
from rules.notice import NoticeItem
from rules.policy import Exemption, PanelMember
from rules.route import Standing

STAGES: Mapping[str, str] = {
    Stage.NEW: "New",
    Stage.COMPLAINT: "Complaint",
    Stage.MEDIATION: "Mediation",
    Stage.REFERRAL: "Going to the tribunal",
    Stage.TRIBUNAL: "With the tribunal",
    Stage.COMPLIANCE: "Keeping what was agreed or ordered",
    Stage.CLOSED: "Ended",
    PlanStage.ASSESSMENT: "Needs are being assessed",
    PlanStage.BETWEEN_REVIEWS: "Between reviews",
    PlanStage.MEETING_ARRANGED: "Review meeting arranged",
    PlanStage.MEETING_HELD: "Review meeting held",
    PlanStage.AMENDING: "Plan is being changed",
    PlanStage.CEASING: "Plan is ending",
    PlanStage.CEASED: "Plan has ended",
    PlanStage.MOVED: "Plan went to another council",
}

WHERE_IT_IS: Mapping[str, str] = {
    Stage.COMPLAINT: "The council is looking at your complaint.",
    Stage.MEDIATION: "You and the council try to settle it with the help of a mediator.",
    Stage.REFERRAL: "You are getting ready to go to the tribunal, or the tribunal checks your papers.",
    Stage.TRIBUNAL: "The tribunal has your appeal.",
    Stage.COMPLIANCE: "Something was agreed, decided or conceded. Now it must be kept.",
    Stage.CLOSED: "This dispute has ended.",
    PlanStage.ASSESSMENT: "The council looks at what help is needed. There is no plan yet.",
    PlanStage.BETWEEN_REVIEWS: "The plan is in force until the next review.",
    PlanStage.MEETING_ARRANGED: "A day for the review meeting is fixed.",
    PlanStage.MEETING_HELD: "The meeting was held. The council must decide now.",
    PlanStage.AMENDING: "The council proposed changes to the plan.",
    PlanStage.CEASING: "The council decided to end the plan. It stays in force for now.",
    PlanStage.CEASED: "The plan is no longer in force.",
    PlanStage.MOVED: "Another council looks after the plan now.",
}

DECISIONS: Mapping[str, str] = {
    Decision.REFUSED_TO_ASSESS: "The council will not assess my child’s needs",
    Decision.REFUSED_TO_MAKE_PLAN: "The council will not make a plan after the assessment",
    Decision.PLAN_FINALISED: "I disagree with what the plan says",
    Decision.REFUSED_TO_REASSESS: "The council will not assess my child again",
    Decision.REFUSED_TO_AMEND: "The council will not change the plan after a review",
    Decision.CEASED: "The council wants to end the plan",
    Decision.AMENDMENT_PROPOSED: "The council proposed changes to the plan",
    Decision.SOMETHING_ELSE: "Something else: a delay, missing help, or what a school did",
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

SESSION_REASONS: Mapping[str, str] = {
    SessionReason.NO_POWER_TO_SETTLE: "Nobody there was allowed to settle",
    SessionReason.TOO_FAR_APART: "The two sides were too far apart",
    SessionReason.MORE_EVIDENCE_NEEDED: "More reports or facts are needed",
    SessionReason.LAW_IN_DISPUTE: "The law is in dispute",
    SessionReason.RAN_OUT_OF_TIME: "There was not enough time",
    SessionReason.DID_NOT_COME: "A side did not come",
    SessionReason.CALLED_OFF_ON_THE_DAY: "It was called off on the day",
    SessionReason.REFUSED_TO_MEDIATE: "A side refused to mediate",
    SessionReason.OTHER: "Another reason",
}

ASKERS: Mapping[str, str] = {
    Asker.FAMILY: "The family",
    Asker.AUTHORITY: "The council",
    Asker.MEDIATOR: "The mediator",
}

POSTPONE_REASONS: Mapping[str, str] = {
    PostponeReason.ILLNESS: "Somebody is ill",
    PostponeReason.NOBODY_TO_DECIDE: "Nobody can come who may decide",
    PostponeReason.STAFF_AWAY: "Staff are away",
    PostponeReason.PAPERS_NOT_READY: "Papers are not ready",
    PostponeReason.INTERPRETER_OR_ACCESS: "Help to take part is missing, for example an interpreter",
    PostponeReason.PLACE_OR_LINK: "The room or the link does not work",
    PostponeReason.MEDIATOR_AWAY: "The mediator cannot come",
    PostponeReason.CARE_OR_WORK: "Care for somebody, or work",
    PostponeReason.OTHER: "Another reason",
}

PLACES: Mapping[str, str] = {Place.ROOM: "In a room", Place.VIDEO: "By video link"}

SCORES: Mapping[str, str] = {
    Score.VERY_GOOD: "Very good",
    Score.GOOD: "Good",
    Score.MIXED: "Mixed",
    Score.BAD: "Bad",
    Score.VERY_BAD: "Very bad",
}

REVOKE_REASONS: Mapping[str, str] = {
    RevokeReason.WRONG_DETAILS: "A name or a day on it is wrong",
    RevokeReason.WRONG_GROUND: "It names the wrong ground",
    RevokeReason.ISSUED_IN_ERROR: "It should not have been issued",
    RevokeReason.LOST: "It was lost or given to the wrong person",
}

BREACH_PATHS: Mapping[str, str] = {
    BreachPath.COMPLAINT: "Complain to the council",
    BreachPath.OMBUDSMAN: "Go to the Ombudsman about the delay",
    BreachPath.JUDICIAL_REVIEW: "Ask a solicitor about judicial review",
    BreachPath.TRIBUNAL: "Go back to the tribunal",
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
    "breach_complaint": "Letter",
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
    Ending.SIGNPOSTED: "ended here, and the family was told its other routes",
    Ending.SETTLED_LOCALLY: "settled between the family and the council",
    Ending.MERGED: "merged into another dispute about the same letter",
    Ending.LATE_APPEAL_REFUSED: "the appeal came late and was not admitted",
    Ending.WITHDRAWN_WITH_CONSENT: "the appeal was withdrawn, and the tribunal agreed",
    Ending.CONCEDED_AND_KEPT: "the council gave way and did what it had to do",
    Ending.CONSENT_ORDER_KEPT: "both sides agreed an order, and it was kept",
    Ending.DECIDED_AND_KEPT: "the tribunal decided, and its orders were kept",
    Ending.DISMISSED: "the tribunal dismissed the appeal",
}

WITHDRAW_REASONS: Mapping[str, str] = {
    WithdrawReason.SETTLED: "It has been settled",
    WithdrawReason.BETTER_NOT: "I do not want to go on",
    WithdrawReason.MOVED: "We moved, or another council looks after us now",
    WithdrawReason.BY_MISTAKE: "I started it by mistake",
    WithdrawReason.OTHER: "Something else",
}

RELATIONS: Mapping[str, str] = {
    Relation.SAME_CHILD: "About the same child",
    Relation.LATER_APPEAL: "A later appeal after an agreement",
    Relation.DUPLICATE: "Perhaps the same dispute twice",
    Relation.MERGED: "Merged",
}

REOPEN_REASONS: Mapping[str, str] = {
    ReopenReason.ENDED_BY_MISTAKE: "It was ended by mistake",
    ReopenReason.NOT_KEPT: "What settled it was not done",
    ReopenReason.NEW_FACTS: "There is something new",
}

PANEL_MEMBERS: Mapping[str, str] = {
    PanelMember.INDEPENDENT_CHAIR: "Independent chair",
    PanelMember.SEND_SPECIALIST: "Specialist in special needs",
    PanelMember.EDUCATION: "Member from education",
    PanelMember.HEALTH: "Member from health",
    PanelMember.SOCIAL_CARE: "Member from social care",
    Ending.LATE_APPEAL_REFUSED: "the appeal came late and was not admitted",
    Ending.WITHDRAWN_WITH_CONSENT: "the appeal was withdrawn, and the tribunal agreed",
    Ending.CONCEDED_AND_KEPT: "the council gave way and did what it had to do",
    Ending.CONSENT_ORDER_KEPT: "both sides agreed an order, and it was kept",
    Ending.DECIDED_AND_KEPT: "the tribunal decided, and its orders were kept",
    Ending.DISMISSED: "the tribunal dismissed the appeal",
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

SCREENINGS: Mapping[str, str] = {
    ScreeningOutcome.NONE: "Nothing speaks against mediation",
    ScreeningOutcome.SAFEGUARDING: "Somebody would not be safe in mediation",
    ScreeningOutcome.URGENCY: "It is too urgent for mediation",
    ScreeningOutcome.WAIVER: "There is another good reason to do without mediation",
}

ISSUES: Mapping[str, str] = {
    Issue.EDUCATION: "Help at school or college",
    Issue.HEALTH: "Help from the health service",
    Issue.SOCIAL_CARE: "Help from social care",
}

ATTENDEES: Mapping[str, str] = {
    Attendee.FAMILY: "Parent or family",
    Attendee.AUTHORITY: "Somebody from the council",
    Attendee.HEALTH: "Somebody from the health body",
    Attendee.SUPPORTER: "Supporter of the family, for example a lawyer",
    Attendee.CHILD: "The child",
    Attendee.YOUNG_PERSON: "The young person",
    Attendee.OTHER: "Somebody else",
}

VIEWS: Mapping[str, str] = {
    ViewsHeard.IN_PERSON: "I spoke with the child",
    ViewsHeard.IN_WRITING: "The child wrote or drew something",
    ViewsHeard.THROUGH_SOMEBODY: "Somebody the child trusts told me",
    ViewsHeard.DID_NOT_WANT_TO: "The child did not want to say anything",
    ViewsHeard.COULD_NOT_BE_ASKED: "The child could not be asked",
}

REGISTERS: Mapping[str, str] = {
    Register.COLLEGE_OF_MEDIATORS: "College of Mediators",
    Register.CIVIL_MEDIATION_COUNCIL: "Civil Mediation Council",
}

EMPLOYERS: Mapping[str, str] = {
    Employer.INDEPENDENT: "Nobody of these: independent",
    Employer.ENGLISH_AUTHORITY: "A council in England",
    Employer.ICB: "A health body (ICB)",
    Employer.NHS_ENGLAND: "NHS England",
}
"""Whom a mediator works for; which council it is says whether it is the one in the dispute."""

LAW_FIELDS: Mapping[str, str] = {
    LawField.SPECIAL_NEEDS: "Special educational needs",
    LawField.HEALTH: "Health",
    LawField.SOCIAL_CARE: "Social care",
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

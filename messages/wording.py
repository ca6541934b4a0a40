"""Plain words for the closed lists of a case, and for days and times, as messages use them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from cases.dispute.grounds.vocabulary import GroundKind
from cases.dispute.outdated.vocabulary import Cause
from cases.dispute.parties.vocabulary import Part
from cases.dispute.vocabulary import AnswerOutcome, CertificateKind, ReturnReason
from cases.plan.vocabulary import ReviewOutcome
from rules.appeal import DecisionKind
from rules.calendar import LONDON
from rules.compliance import PromiseKind
from rules.step import weekday_words

DECISIONS: Mapping[DecisionKind, str] = {
    DecisionKind.REFUSED_TO_ASSESS: "not to assess",
    DecisionKind.REFUSED_TO_MAKE_PLAN: "not to make a plan",
    DecisionKind.PLAN_FINALISED: "about what the plan says",
    DecisionKind.REFUSED_TO_REASSESS: "not to assess again",
    DecisionKind.REFUSED_TO_AMEND: "not to change the plan",
    DecisionKind.CEASED: "to end the plan",
    DecisionKind.AMENDMENT_PROPOSED: "to propose changes to the plan",
    DecisionKind.SOMETHING_ELSE: "about something else",
}
"""What follows the word "decision"."""

GROUNDS: Mapping[GroundKind, str] = {
    GroundKind.HEALTH: "the health part of the plan",
    GroundKind.SOCIAL_CARE: "the social care part of the plan",
    GroundKind.DELAY: "something is late",
    GroundKind.PROVISION_NOT_MADE: "help in the plan is not given",
    GroundKind.SCHOOL_CONDUCT: "what a school or college did",
    GroundKind.DISCRIMINATION: "unfair treatment because of a disability",
}
"""What else a dispute is about."""

ANSWERS: Mapping[AnswerOutcome, str] = {
    AnswerOutcome.UPHELD: "The council agrees with your complaint.",
    AnswerOutcome.PARTLY_UPHELD: "The council agrees with a part of your complaint.",
    AnswerOutcome.NOT_UPHELD: "The council does not agree with your complaint.",
}

PROMISES: Mapping[PromiseKind, str] = {
    PromiseKind.ASSESS: "assess the child's needs",
    PromiseKind.REFUSE_PLAN_AFTER_ASSESSMENT: "say after the assessment if there is no plan",
    PromiseKind.PLAN_AFTER_ASSESSMENT: "send a plan after the assessment",
    PromiseKind.DRAFT_PLAN: "send a draft plan",
    PromiseKind.MAKE_PLAN: "make a plan",
    PromiseKind.AMEND_PLAN: "change the plan",
    PromiseKind.NAME_INSTITUTION: "name the school or college",
    PromiseKind.CONTINUE_PLAN: "keep the plan going",
    PromiseKind.RECONSIDER: "decide again",
    PromiseKind.CEASE_PLAN: "end the plan",
    PromiseKind.OTHER: "do what was agreed",
}
"""What a side promised, without the words of the agreement: they stay out of e-mail (M21)."""

CERTIFICATES: Mapping[CertificateKind, str] = {
    CertificateKind.DECLINED: "It says that mediation was offered and not wanted.",
    CertificateKind.AFTER_MEDIATION: "It says that mediation took place.",
    CertificateKind.NOT_ARRANGED_IN_TIME: "It says that mediation did not happen in time.",
}

OUTDATED: Mapping[Cause, str] = {
    Cause.SCREENING: "The mediation service looked again at whether mediation is right for you.",
    Cause.CERTIFICATE: "The mediation certificate changed.",
    Cause.GROUNDS: "What your dispute is about changed.",
    Cause.PAPERS: "Somebody added a paper to your case.",
    Cause.PEOPLE: "The people in your case changed.",
}
"""What changed under a bundle, as a sentence."""

RETURNS: Mapping[ReturnReason, tuple[str, str]] = {
    ReturnReason.MISSING_DECISION_LETTER: (
        "The council's decision letter is missing.",
        "Add the letter that told you about the decision.",
    ),
    ReturnReason.MISSING_CERTIFICATE: (
        "The mediation certificate is missing.",
        "Add it, or tell the judge why you do not have one.",
    ),
    ReturnReason.MISSING_PLAN: ("The plan is missing.", "Add the whole plan."),
    ReturnReason.MISSING_SECTION_K: (
        "Reports from Section K of the plan are missing.",
        "Add every report that Section K lists.",
    ),
    ReturnReason.MISSING_REASONS: (
        "Your reasons are missing.",
        "Write why you do not agree with the decision.",
    ),
    ReturnReason.NOT_SIGNED: ("The form is not signed.", "Sign it. You can type your name."),
    ReturnReason.UNREADABLE: (
        "A paper cannot be read.",
        "Add a clear copy of it.",
    ),
}
"""Why a referral came back, and what to do about it (F16)."""

REVIEW_OUTCOMES: Mapping[ReviewOutcome, str] = {
    ReviewOutcome.KEEP: "keep the plan as it is",
    ReviewOutcome.AMEND: "change the plan",
    ReviewOutcome.CEASE: "end the plan",
}


def day(value: date) -> str:
    """A day with its weekday: "Monday 10 August 2026"."""
    return weekday_words(value)


def instant(value: datetime) -> str:
    """An instant in London: "Thursday 30 July 2026 at 10:30am". ValueError without a time zone."""
    if value.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    local = value.astimezone(LONDON)
    minutes = f":{local.minute:02d}" if local.minute else ""
    half = "am" if local.hour < 12 else "pm"
    return f"{day(local.date())} at {local.hour % 12 or 12}{minutes}{half}"


def one_line(words: str) -> str:
    """Words on one line with single spaces: a name can never begin a part of a message."""
    return " ".join(words.split())


PARTS: Mapping[Part, str] = {
    Part.PARENT: "a parent, or somebody else with responsibility for the child",
    Part.REPRESENTATIVE: "the representative of the family",
    Part.ADVOCATE: "an advocate, who helps the family to speak",
    Part.ALTERNATIVE_PERSON: "somebody who may decide for a person who cannot",
    Part.SOCIAL_WORKER: "the social worker of a child who is looked after",
    Part.OFFICER: "an officer of the council",
    Part.SETTLER: "somebody who may settle for the council",
    Part.SETTING: "the school or college",
    Part.HEALTH_BOARD: "the health board",
    Part.INTERPRETER: "an interpreter",
}
"""What somebody is in a case."""

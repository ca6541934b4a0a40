"""What the rule book says on reviews, mediation, appeals and people beyond its deadlines."""

from rules.citation import (
    CFA,
    CODE_OF_PRACTICE,
    COMPLAINT_CODE,
    RECOMMENDATIONS,
    SR,
    TPR,
    Citation,
    Status,
)
from rules.deadline import Consequence, Party
from rules.rule import Rule, RuleKind

_S, _T, _M, _P = Status.VERIFIED_S, Status.VERIFIED_T, Status.FROM_MEMORY, Status.PRACTICE
_COMPLAIN = "You can complain, then go to the Ombudsman."
_DIRECTIONS = "The tribunal may take steps against the side at fault."


def _rule(
    rule: str,
    provision: str,
    status: Status,
    holder: Party | None,
    question: str,
    limit: str,
    if_missed: str,
    kind: RuleKind = RuleKind.DUTY,
) -> Rule:
    consequence = Consequence(if_missed)
    return Rule(Citation(rule, provision, status), question, holder, limit, consequence, kind)


REVIEWS: tuple[Rule, ...] = (
    _rule("R3", f"{SR} reg 20(1)", _T, Party.AUTHORITY, "Who holds the review meeting?",
          "the authority makes sure of it; it may ask some schools to hold it", _COMPLAIN),
    _rule("R6", f"{SR} reg 20(5) and (6)", _T, Party.AUTHORITY, "What does the meeting look at?",
          "progress; from Year 9 also the step into adult life", _COMPLAIN, RuleKind.CONTENT),
    _rule("R9", f"{SR} reg 20(10) with reg 22(2); R (L, M and P) v Devon CC [2022] EWHC 493 (Admin)",
          _S, Party.AUTHORITY, "When are the proposed changes sent?",
          "together with the decision, so within 4 weeks of the meeting (R8)", _COMPLAIN),
    _rule("R15", f"{SR} reg 21", _M, Party.AUTHORITY, "And when the child is at no school?",
          "the authority does everything itself, in the same time", _COMPLAIN),
    _rule("R19", f"{CODE_OF_PRACTICE} 9.178", _P, Party.AUTHORITY, "And for children under 5?",
          "consider a review every 3 to 6 months", "This is advice and not a duty."),
    _rule("R20", CODE_OF_PRACTICE, _P, Party.AUTHORITY, "Can a review be early?",
          "anybody may ask; it should be early when there is good reason",
          "This is advice and not a duty."),
    _rule("R22", f"{SR} reg 28", _M, Party.AUTHORITY, "May a plan be changed without a review?",
          "yes, with the same notice, 15 days and 8 weeks (R9 to R13)", _COMPLAIN),
    _rule("R29", f"{CFA} s 42", _S, Party.AUTHORITY, "What holds until the new plan is final?",
          "the old plan, all of it", _COMPLAIN),
)  # fmt: skip

MEDIATION: tuple[Rule, ...] = (
    _rule("M4", f"{CFA} s 53; {SR} reg 32(e)", _T, Party.FAMILY,
          "What does a family that wants mediation tell the authority?",
          "that it wants it, about what, and any health care it asks for",
          "The 30 days start only when the authority is told."),
    _rule("M24", "Appeal form SEND35, question 12.2", _S, Party.FAMILY,
          "Which reasons for having no certificate does the form offer?",
          "only Section I, or another reason that a judge looks at", "The appeal may be held up.",
          RuleKind.ELIGIBILITY),
    _rule("M25", f"{CFA} ss 52 and 53", _S, None, "What if only health or social care is disputed?",
          "mediation is there, appeal is not", "Use mediation or a complaint.",
          RuleKind.ELIGIBILITY),
    _rule("M26", "Common mistakes", _P, None, "Which numbers on other pages are wrong?",
          "60 or 30 days to appeal (they are months); 30 working days to arrange mediation",
          "A date counted with them is wrong.", RuleKind.METHOD),
)  # fmt: skip

APPEALS: tuple[Rule, ...] = (
    _rule("T3", f"{TPR} r 5(3)(a) and r 20(4)", _S, Party.FAMILY, "Can an appeal be late?",
          "ask for more time and give the reasons; a judge decides",
          "When the judge says no, the appeal is not heard.", RuleKind.ELIGIBILITY),
    _rule("T5", f"{TPR} r 5 and r 6", _S, Party.TRIBUNAL, "What comes with registration?",
          "a letter with directions and dates to both sides", "Ask the tribunal."),
    _rule("T7", f"{SR} reg 45", _T, Party.AUTHORITY, "What if the authority does not oppose?",
          "it tells the tribunal; the appeal counts as won; the U periods run", _COMPLAIN),
    _rule("T8", f"{TPR} r 29", _S, None, "What if both sides agree later?",
          "a consent order (form SEND46), which may be made without a hearing",
          "The appeal goes on."),
    _rule("T15", f"{TPR} r 24 to 26", _S, Party.TRIBUNAL, "When is the hearing?",
          "the date in the notice; waiting times differ widely", "Ask the tribunal."),
    _rule("T16", f"{TPR} r 23", _S, Party.TRIBUNAL, "Is there always a hearing?",
          "refusals to assess are usually decided on paper; you can ask for a hearing",
          "Ask the tribunal."),
    _rule("T17", "Tribunal practice 2026", _P, Party.TRIBUNAL,
          "And appeals about Section I at a change of phase in 2026?",
          "no date at first; the tribunal lists them once directions are kept",
          "The appeal is not listed."),
    _rule("T22", f"{TPR} r 6", _S, None, "How are changes asked for?",
          "form SEND7 before the date, copied to the other side, with reasons", _DIRECTIONS),
    _rule("T23", "Tribunal practice", _P, None, "How are letters to the tribunal headed?",
          "copy the other side; hearing date, appeal number, name and topic in the subject",
          "The letter may go astray."),
    _rule("T24", "Case directions since April 2026", _S, None, "Where does evidence go?",
          "to the other side first; to the tribunal at the final evidence stage", _DIRECTIONS),
    _rule("T25", f"{TPR} r 5(3)(a)", _M, Party.TRIBUNAL, "Can the tribunal change a time?",
          "yes, unless another law fixes it", "The time stands.", RuleKind.ELIGIBILITY),
    _rule("T26", f"{TPR} r 7, r 8 and r 10", _S, None, "What if a side does not obey?",
          "after a warning it may be barred; costs only for unreasonable conduct", _DIRECTIONS),
    _rule("T27", "Tribunal performance measure", _P, Party.TRIBUNAL, "How long does it take?",
          "a measure of 22 weeks for 75 of 100 appeals; not a right", "Nothing follows."),
    _rule("T28", f"{TPR} r 3", _S, Party.TRIBUNAL, "May a judge help the sides to settle?",
          "it may be offered after the case review", "The appeal goes on."),
    _rule("T29", "Tribunal practice", _P, Party.FAMILY, "Can an appeal be urgent?",
          "ask at filing: change of phase, out of education, permanent exclusion",
          "The appeal takes its usual time."),
)  # fmt: skip

AFTERWARDS: tuple[Rule, ...] = (
    _rule("O9", f"{SR} reg 44(1)", _S, Party.TRIBUNAL, "Can the tribunal set another period?",
          "yes: what it directs governs", "The period of the Regulations stands."),
    _rule("O10", f"{SR} reg 43", _T, Party.TRIBUNAL, "What can the tribunal order?",
          "assess, make, amend or continue a plan, name a place, reconsider, or dismiss",
          "Nothing else can be ordered.", RuleKind.ELIGIBILITY),
    _rule("O11", "Education Act 1996 ss 496 and 497", _S, None, "What if an order is not kept?",
          "complain, Ombudsman, Secretary of State, judicial review within 3 months",
          "See a solicitor early."),
    _rule("U6", f"{SR} reg 45 as made in 2014", _T, None, "Is it 4 weeks or 5?",
          "5: the 4 weeks of 2014 were replaced in March 2015", "A page that says 4 is out of date.",
          RuleKind.METHOD),
    _rule("X7", RECOMMENDATIONS, _S, None, "What if health or social care does not answer?",
          "ask the tribunal during the appeal; complain afterwards",
          "They need good reasons to depart from a recommendation."),
    _rule("D6", "T School v AA and RA [2023] UKUT 311 (AAC)", _S, None,
          "Is an exclusion conduct that goes on?", "not by itself: count from the day it was made",
          "The claim may be late.", RuleKind.METHOD),
    _rule("D8", "Exclusions guidance", _S, None, "Do an exclusion panel and a claim share a clock?",
          "no: each has its own", "One does not save the other.", RuleKind.METHOD),
)  # fmt: skip

COMPLAINTS: tuple[Rule, ...] = (
    _rule("C1", "Education Act 2002 s 29", _S, Party.SETTING, "How do I complain about a school?",
          "by the procedure that the school must publish", "Go to the Department for Education."),
    _rule("C2", "Independent School Standards Regulations 2014 Part 7", _S, Party.SETTING,
          "And about an academy or independent school?",
          "informal, formal and panel stages, one panel member from outside",
          "Go to the Department for Education."),
    _rule("C5", COMPLAINT_CODE, _P, Party.AUTHORITY, "Are the days the same everywhere?",
          "no: stages and days are set by each authority, with dates", _COMPLAIN),
    _rule("C11", "Ombudsman decisions", _P, Party.AUTHORITY, "What may a late assessment bring?",
          "often £100 for each month", "Ask for it in the complaint."),
    _rule("C14", "Design of this service", _P, None, "Does a complaint stop the appeal time?",
          "no: the appeal date and the adviser date are shown at once", "The appeal may be late."),
)  # fmt: skip

PEOPLE: tuple[Rule, ...] = (
    _rule("P5", "Hillingdon v WW [2016] UKUT 253; Bucks v SJ [2016] UKUT 254", _S, None,
          "Is there a litigation friend?", "no: the alternative person acts (P3)",
          "The appeal may be sent back.", RuleKind.ELIGIBILITY),
    _rule("P6", f"{TPR} r 11", _M, None, "Who may represent?",
          "anybody named in writing; papers then go to that person", "Papers go to the family."),
    _rule("P7", f"{CFA} s 19", _S, Party.AUTHORITY, "Are the child's views asked for?",
          "yes: in the response, by the mediator, in reviews", _COMPLAIN),
    _rule("P8", f"{SR} reg 17", _M, Party.AUTHORITY, "Who may see a plan?",
          "only as the Regulations allow, or with consent", _COMPLAIN),
    _rule("P9", "UK GDPR Art 9; Data Protection Act 2018 Sch 1", _M, Party.AUTHORITY,
          "Is this sensitive data?", "yes: health, disability and ethnicity; access by role",
          "Complain to the Information Commissioner."),
    _rule("P11", "Policy of each authority", _P, Party.AUTHORITY, "How long are files kept?",
          "set by each authority from the date of birth, with legal hold", "Ask the authority."),
    _rule("P12", f"{TPR} r 14", _M, None, "May tribunal papers be shown to others?",
          "no: only for the proceedings", "The tribunal may forbid it."),
    _rule("P13", "Equality Act 2010 s 20", _M, Party.AUTHORITY, "Can I have another format?",
          "yes: large print, another language, plain words", _COMPLAIN),
)  # fmt: skip

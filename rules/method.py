"""How time is counted, as rules of the rule book. `rules.calendar` does the counting."""

from rules.citation import SR, TPR, Citation, Status
from rules.deadline import Consequence
from rules.rule import Rule, RuleKind

_MOVES = Consequence("A date counted in another way is wrong by a day or more.")
_DODDS = "Dodds v Walker [1981] 1 WLR 1027 (HL)"


def _method(
    rule: str, provision: str, status: Status, question: str, limit: str, holds: str = ""
) -> Rule:
    return Rule(
        Citation(rule, provision, status),
        question=question,
        duty_holder=None,
        limit=limit,
        if_missed=Consequence(holds) if holds else _MOVES,
        kind=RuleKind.METHOD,
    )


METHODS: tuple[Rule, ...] = (
    _method(
        "K1",
        f"Lester v Garland; {_DODDS}",
        Status.VERIFIED_S,
        "Does the day it happened count?",
        "no, in “within 2 weeks of” or “after”",
    ),
    _method(
        "K2",
        f"{SR} regs 13, 15 and 22; s 44(1); Equality Act 2010 Sch 17 para 4",
        Status.VERIFIED_T,
        "When does the first day count?",
        "when the words say “beginning with” or “starting with”: it is day 1",
    ),
    _method(
        "K3",
        SR,
        Status.VERIFIED_T,
        "How are weeks counted?",
        "the same weekday; weekends, holidays and August count; nothing rolls",
    ),
    _method(
        "K4",
        f"{_DODDS}; Interpretation Act 1978 Sch 1",
        Status.VERIFIED_S,
        "How are months counted?",
        "the same date in the later month, or its last day when it has no such date",
    ),
    _method(
        "K5",
        "K2 with K4",
        Status.UNVERIFIED,
        "How are months “beginning with” a day counted?",
        "the day before the same date; a month end that was cut short stays",
    ),
    _method(
        "K6",
        f"{SR} regs 13, 22, 25, 35 and 36",
        Status.VERIFIED_T,
        "What are “days” in the SEND Regulations?",
        "calendar days",
    ),
    _method(
        "K7",
        SR,
        Status.UNVERIFIED,
        "What is a working day in the SEND Regulations?",
        "Monday to Friday, not a bank holiday, Christmas Day or Good Friday; August counts",
    ),
    _method(
        "K8",
        f"{TPR} r 1(3)",
        Status.FROM_MEMORY,
        "What is a working day before the tribunal?",
        "Monday to Friday, not a bank holiday, Christmas Day or Good Friday",
    ),
    _method(
        "K9",
        f"{TPR} r 12(1)",
        Status.VERIFIED_S,
        "Until what hour?",
        "5 pm in London for acts before the tribunal",
    ),
    _method(
        "K10",
        f"{TPR} r 12(2)",
        Status.VERIFIED_T,
        "What if the time ends on a day that is not a working day?",
        "before the tribunal, the next working day is in time",
    ),
    _method(
        "K11",
        f"{TPR} r 12(3)(a)",
        Status.VERIFIED_T,
        "What if the time to start an SEN appeal ends in August or at Christmas?",
        "the first working day after 31 August or 1 January is in time",
    ),
    _method(
        "K12",
        f"{TPR} r 12(3)(b)",
        Status.VERIFIED_T,
        "Do August and Christmas count for other acts in an SEN case?",
        "no: August and 25 December to 1 January are left out",
    ),
    _method(
        "K13",
        f"{TPR} r 12(4)",
        Status.VERIFIED_T,
        "And when the tribunal names a date?",
        "the date named stands",
    ),
    _method(
        "K14",
        f"{TPR} r 20(1)(c) and r 12",
        Status.VERIFIED_T,
        "In what order is the appeal date worked out?",
        "2 months from the notice, 1 month from the certificate, the later, then moved",
    ),
    _method(
        "K15",
        f"{TPR} r 12(2) and (3)",
        Status.UNVERIFIED,
        "What if time ends on a weekend just before August or Christmas?",
        "the next working day, although it is in the closed time; flagged",
        "Use the earlier date.",
    ),
    _method(
        "K16",
        "Banking and Financial Dealings Act 1971 s 1; days compared with a published list",
        Status.FROM_MEMORY,
        "Which bank holidays?",
        "those of England, one-off days included; a new one moves dates that are running",
    ),
    _method(
        "K17",
        "K9",
        Status.UNVERIFIED,
        "In which time zone?",
        "London time decides which day it is and whether it is before 5 pm",
    ),
    _method(
        "K18",
        f"{TPR} r 20(1)(c); {SR} reg 33",
        Status.VERIFIED_T,
        "Dated, sent or received?",
        "from the day the notice was sent; the printed date gives a warning",
    ),
    _method(
        "K19",
        f"{TPR} r 20(1)",
        Status.VERIFIED_T,
        "Must the appeal be posted or received in time?",
        "received",
    ),
    _method(
        "K20",
        f"{SR} regs 5, 10, 13, 22, 27, 44 and 45",
        Status.VERIFIED_T,
        "May the authority use all of the time?",
        "only if it must: the duty is as soon as practicable, the number is the long-stop",
    ),
    _method(
        "K21",
        f"{SR} regs 5(4), 10(4), 13(3), 27(3), 44(3) and 45(7)",
        Status.VERIFIED_T,
        "Do exceptions stop the clock?",
        "no: they excuse, they do not pause; the long-stop stays visible",
    ),
    _method(
        "K22",
        f"{SR} reg 20(3) and (4)",
        Status.VERIFIED_T,
        "How is “at least 2 weeks before” counted?",
        "backwards from the meeting, the meeting not counted; act earlier at a weekend",
    ),
    _method(
        "K23",
        "Ombudsman decisions",
        Status.VERIFIED_S,
        "Do all official pages count alike?",
        "no: some count the first day; a day earlier is safe",
    ),
    _method(
        "K24",
        SR,
        Status.UNVERIFIED,
        "Is there an hour under the SEND Regulations?",
        "no: the whole last day, until midnight in London; aim for 5 pm",
    ),
    _method(
        "K25",
        "Interpretation Act 1978 s 7",
        Status.FROM_MEMORY,
        "Are days added for the post?",
        "no: how and when each notice was sent and received is recorded",
    ),
)

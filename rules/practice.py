"""The way of an appeal beyond its deadlines, what can be ordered, and who may see and keep papers.

Long because every rule stands beside the function that applies it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.appeal import DecisionKind
from rules.authority_practice import (
    REGIME_BEGAN_ON,
    CountedFrom,
    Record,
    RetentionPractice,
)
from rules.calendar import Calendar, months, weeks
from rules.citation import SR, TPR, Citation, Status
from rules.dated import Dated, in_force
from rules.deadline import (
    Allowed,
    Consequence,
    Deadline,
    Party,
    Refused,
    Verdict,
    day_words,
)
from rules.discrimination import LATE_CLAIM
from rules.missing import MissingItem
from rules.rule import Rule, RuleKind, applies
from rules.tribunal import directed
from rules.tribunal_targets import TribunalTargets

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
    _rule("D6", "T School v AA and RA [2023] UKUT 311 (AAC)", _S, None,
          "Is an exclusion conduct that goes on?", "not by itself: count from the day it was made",
          "The claim may be late.", RuleKind.METHOD),
    _rule("D8", "Exclusions guidance", _S, None, "Do an exclusion panel and a claim share a clock?",
          "no: each has its own", "One does not save the other.", RuleKind.METHOD),
    _rule("M26", "Common mistakes", _P, None, "Which numbers on other pages are wrong?",
          "60 or 30 days to appeal (they are months); 30 working days to arrange mediation",
          "A date counted with them is wrong.", RuleKind.METHOD),
)  # fmt: skip

PAPERS: tuple[Rule, ...] = (
    _rule("P8", f"{SR} reg 17", _M, Party.AUTHORITY, "Who may see a plan?",
          "only as the Regulations allow, or with consent", _COMPLAIN),
    _rule("P9", "UK GDPR Art 9; Data Protection Act 2018 Sch 1", _M, Party.AUTHORITY,
          "Is this sensitive data?", "yes: health, disability and ethnicity; access by role",
          "Complain to the Information Commissioner."),
    _rule("P11", "Policy of each authority", _P, Party.AUTHORITY, "How long are files kept?",
          "set by each authority from the date of birth, with legal hold", "Ask the authority."),
    _rule("P12", f"{TPR} r 14", _M, None, "May tribunal papers be shown to others?",
          "no: only for the proceedings", "The tribunal may forbid it."),
)  # fmt: skip
_CITATIONS = {rule.id: rule.citation for rule in (*APPEALS, *AFTERWARDS, *PAPERS)}

EVIDENCE_BETWEEN_PARTIES_FROM = date(2026, 4, 1)
"""T24: registration letters since April 2026 say so; each letter must be read."""
READINESS_FIRST_IN = 2026
"""T17: the year in which the tribunal lists these appeals once directions are kept."""
AMENDMENT_WEEKS: tuple[Dated[int], ...] = (
    Dated(4, REGIME_BEGAN_ON, date(2015, 3, 22)),
    Dated(5, date(2015, 3, 23)),
)
"""U6: weeks to amend a plan after an appeal about it was not opposed, by the day it was said."""


class TimeSetBy(StrEnum):
    """What set a time limit (T25)."""

    TRIBUNAL_RULES = "tribunal_rules"
    PRACTICE_DIRECTION = "practice_direction"
    DIRECTION = "direction"
    OTHER_LAW = "other_law"  # for example the Equality Act, or the SEND Regulations


class RegistrationItem(StrEnum):
    """What comes with the registration of an appeal (T5)."""

    LETTER_TO_FAMILY = "letter_to_family"
    LETTER_TO_AUTHORITY = "letter_to_authority"
    DIRECTIONS_WITH_DATES = "directions_with_dates"
    APPEAL_TO_AUTHORITY = "appeal_to_authority"  # a copy of it


class Ending(StrEnum):
    """How an appeal ends when the authority gives way (T7, T8)."""

    UNOPPOSED = "unopposed"  # counts as won; the periods of U1 to U5 run
    CONSENT_ORDER = "consent_order"  # form SEND46


class HearingMode(StrEnum):
    """How an appeal is usually decided (T16)."""

    ON_PAPER = "on_paper"
    HEARING = "hearing"


class ChangeItem(StrEnum):
    """What a request for a change must have (T22)."""

    FORM = "form"  # SEND7
    REASONS = "reasons"
    COPIED_TO_OTHER_SIDE = "copied_to_other_side"
    VIEW_OF_OTHER_SIDE = "view_of_other_side"


class Misconduct(StrEnum):
    """How a side behaved (T26)."""

    LOST = "lost"  # it only lost
    UNREASONABLE = "unreasonable"
    WASTED_COSTS = "wasted_costs"


class Urgency(StrEnum):
    """Why an early hearing may be asked for (T29)."""

    PHASE_TRANSFER = "phase_transfer"
    OUT_OF_EDUCATION = "out_of_education"
    PERMANENT_EXCLUSION = "permanent_exclusion"


class Order(StrEnum):
    """What somebody asks the tribunal to order (O10)."""

    ASSESS = "assess"
    MAKE_PLAN = "make_plan"
    AMEND_PLAN = "amend_plan"
    CONTINUE_PLAN = "continue_plan"
    NAME_PLACE = "name_place"
    RECONSIDER = "reconsider"
    DISMISS = "dismiss"
    CORRECT_PLAN = "correct_plan"  # a deficiency of the plan, with consent
    COMPENSATION = "compensation"
    ANYTHING_ELSE = "anything_else"


class Conduct(StrEnum):
    """What a discrimination claim is about, as far as counting differs (D6)."""

    SINGLE_ACT = "single_act"
    CONTINUING = "continuing"
    OMISSION = "omission"
    EXCLUSION = "exclusion"  # for a time or for good


class DataKind(StrEnum):
    """Kinds of data in a case (P9)."""

    HEALTH = "health"
    DISABILITY = "disability"
    ETHNICITY = "ethnicity"
    CONTACT = "contact"
    DATES = "dates"


class Reader(StrEnum):
    """Who asks to see an EHC plan (P8)."""

    RIGHTS_HOLDER = "rights_holder"
    ANYBODY_ELSE = "anybody_else"


@dataclass(frozen=True, slots=True)
class Kept:
    """P11: until when a file is kept, that day included, and the sort of file that decides it.

    `until_on` is None while a legal hold lasts, or while a matter that sets the day has not ended.
    """

    until_on: date | None
    record: Record | None


@applies("T3")
def may_lodge(
    received_on: date, appeal: Deadline, more_time_asked: bool, reasons_given: bool
) -> Verdict:
    """T3: whether an appeal received that day goes to the tribunal; a late one goes to a judge.

    Late is never a dead end: `Refused` says what to add. No outer limit is known.
    """
    if received_on <= appeal.due_on or (more_time_asked and reasons_given):
        return Allowed(_CITATIONS["T3"])
    return Refused(
        _CITATIONS["T3"],
        "The appeal is late. Ask for more time in it and give your reasons. A judge decides.",
    )


@applies("T5")
def registration_missing(included: Iterable[RegistrationItem]) -> tuple[MissingItem, ...]:
    """T5: what did not come with a registration."""
    there = frozenset(included)
    return tuple(
        _gap("T5", f"The {item.value.replace('_', ' ')} did not come.", "Ask the tribunal for it.")
        for item in RegistrationItem
        if item not in there
    )


@applies("T7", "T8")
def ending(gave_way_on: date, response_sent_on: date | None) -> Ending:
    """T7, T8: what follows when the authority gives way, before or after it answered the appeal."""
    before = response_sent_on is None or gave_way_on < response_sent_on
    return Ending.UNOPPOSED if before else Ending.CONSENT_ORDER


@applies("T16")
def usual_mode(decision: DecisionKind, hearing_asked_for: bool) -> HearingMode:
    """T16: refusals to assess are usually decided on paper, unless a hearing is asked for.

    Refusals to make a plan often are too; here they have a hearing.
    """
    on_paper = decision is DecisionKind.REFUSED_TO_ASSESS and not hearing_asked_for
    return HearingMode.ON_PAPER if on_paper else HearingMode.HEARING


@applies("T17")
def may_be_listed(
    registered_on: date, sections: Collection[str], at_phase_transfer: bool, directions_kept: bool
) -> Verdict:
    """T17: whether the tribunal sets a hearing date now. Section I alone, at a change of phase.

    Only for appeals registered in 2026: the practice of later years is not known.
    """
    waits = (
        registered_on.year == READINESS_FIRST_IN
        and at_phase_transfer
        and frozenset(sections) == {"I"}
        and not directions_kept
    )
    if not waits:
        return Allowed(_CITATIONS["T17"])
    return Refused(
        _CITATIONS["T17"],
        "The tribunal sets a date only after the bundle is due and when both sides have done what "
        "it directed.",
    )


@applies("T22")
def change_request_missing(
    included: Iterable[ChangeItem], asked_on: date, date_to_change_on: date
) -> tuple[MissingItem, ...]:
    """T22: what a request for a change lacks; it must come before the date it wants to change."""
    there = frozenset(included)
    gaps = [
        _gap("T22", f"The {item.value.replace('_', ' ')} is missing.", "Add it to the request.")
        for item in ChangeItem
        if item not in there
    ]
    if asked_on >= date_to_change_on:
        gaps.append(
            _gap(
                "T22",
                f"The request comes after {day_words(date_to_change_on)} or on that day.",
                "Send it at once, and say why it is late.",
            )
        )
    return tuple(gaps)


@applies("T23")
def subject_line(hearing_on: date | None, appeal_number: str, name: str, topic: str) -> str:
    """T23: the subject of a message to the tribunal, in four parts; a new appeal is "New Appeal".

    Raises ValueError for an empty part or one with a vertical bar in it.
    """
    parts = (appeal_number, name, topic)
    if any(not part.strip() or "|" in part for part in parts):
        raise ValueError("each part of the subject needs words without a vertical bar")
    listed = f"HD {day_words(hearing_on)}" if hearing_on else "HD not listed"
    return " | ".join((listed, *parts))


@applies("T24")
def evidence_goes_to(registered_on: date, sender: Party, final_stage: bool) -> frozenset[Party]:
    """T24: to whom a side sends evidence; `final_stage`: at the final evidence date.

    Under letters from before April 2026 it goes to the other side and the tribunal at once.
    """
    other = Party.AUTHORITY if sender is Party.FAMILY else Party.FAMILY
    to_tribunal = final_stage or registered_on < EVIDENCE_BETWEEN_PARTIES_FROM
    return frozenset({other, *([Party.TRIBUNAL] if to_tribunal else [])})


@applies("T25")
def may_change_time(set_by: TimeSetBy) -> Verdict:
    """T25: whether the tribunal may make a time longer or shorter."""
    if set_by is not TimeSetBy.OTHER_LAW:
        return Allowed(_CITATIONS["T25"])
    return Refused(
        _CITATIONS["T25"], "Another law sets this time, so the tribunal cannot change it."
    )


@applies("T26")
def may_bar(warned_on: date | None, broken_on: date | None) -> Verdict:
    """T26: whether a side may be stopped from taking part: only when it was warned before."""
    if warned_on is not None and broken_on is not None and warned_on < broken_on:
        return Allowed(_CITATIONS["T26"])
    return Refused(
        _CITATIONS["T26"], "A side can be stopped only after a warning that it did not heed."
    )


@applies("T26")
def may_order_costs(conduct: Misconduct) -> Verdict:
    """T26: whether costs may be ordered against a side. To lose is not enough."""
    if conduct is not Misconduct.LOST:
        return Allowed(_CITATIONS["T26"])
    return Refused(_CITATIONS["T26"], "Nobody pays the other side's costs only for losing.")


@applies("T27")
def usually_decided_by(received_on: date, targets: TribunalTargets) -> date:
    """T27: the day by which most appeals received that day are decided. A measure, not a right."""
    return weeks(received_on, targets.decided_weeks).result


@applies("T28")
def may_offer_help_to_settle(case_review_on: date | None, day: date) -> Verdict:
    """T28: whether a judge may offer to help the sides to settle: after the case review."""
    if case_review_on is not None and case_review_on <= day:
        return Allowed(_CITATIONS["T28"])
    return Refused(_CITATIONS["T28"], "The case review has not taken place yet.")


@applies("T29")
def may_ask_for_early_hearing(grounds: Collection[Urgency]) -> Verdict:
    """T29: whether the appeal form may ask for an early hearing."""
    if grounds:
        return Allowed(_CITATIONS["T29"])
    return Refused(
        _CITATIONS["T29"],
        "An early hearing is for a change of phase, for a child without education, and for a "
        "permanent exclusion.",
    )


@applies("O9")
def period_of_order(computed: Deadline, directed_on: date | None, calendar: Calendar) -> Deadline:
    """O9: the day that the tribunal directed governs; None: the period of the Regulations."""
    return directed(computed, directed_on, calendar)


@applies("O10")
def may_order(order: Order, consented: Collection[Party]) -> Verdict:
    """O10: whether the tribunal has the power. Correcting a plan needs both sides' consent."""
    if order is Order.CORRECT_PLAN and not {Party.FAMILY, Party.AUTHORITY} <= set(consented):
        return Refused(
            _CITATIONS["O10"], "The tribunal can correct a plan only when both sides agree."
        )
    if order in (Order.COMPENSATION, Order.ANYTHING_ELSE):
        return Refused(
            _CITATIONS["O10"],
            "The tribunal cannot order this. It can order an assessment, a plan, changes to it, "
            "that it goes on, a school or college, or that the authority decides again.",
        )
    return Allowed(_CITATIONS["O10"])


@applies("U6")
def amendment_weeks(told_tribunal_on: date) -> int:
    """U6: weeks to amend after the authority did not oppose, by the day it told the tribunal.

    Raises ValueError before the first day of the Act.
    """
    return in_force(AMENDMENT_WEEKS, told_tribunal_on)


@applies("D3")
def late_claim_may_be_heard(refused_before_on: date | None, asked_on: date) -> Verdict:
    """D3: whether the tribunal may still hear a late claim: not when it has refused before."""
    if refused_before_on is None or refused_before_on > asked_on:
        return Allowed(LATE_CLAIM.citation)
    return Refused(
        LATE_CLAIM.citation,
        f"The tribunal refused to hear this claim on {day_words(refused_before_on)}.",
    )


@applies("D6")
def claim_counts_from(conduct: Conduct, began_on: date, ended_on: date | None) -> date:
    """D6: the day from which the 6 months of a claim count (D2).

    Conduct that goes on counts from its end, an omission from the decision, an exclusion from the
    day on which it was made, however long it lasts. Raises ValueError when conduct that goes on
    has not ended, or ends before it begins.
    """
    if conduct is not Conduct.CONTINUING:
        return began_on
    if ended_on is None or ended_on < began_on:
        raise ValueError("conduct that goes on counts from its end, which is not known")
    return ended_on


@applies("P8")
def may_see_plan(reader: Reader, consented_on: date | None, day: date) -> Verdict:
    """P8: whether somebody may be shown a plan on that day.

    Regulation 17 allows more without consent; the rule book does not list it, so nothing of it is
    assumed here.
    """
    if reader is Reader.RIGHTS_HOLDER or (consented_on is not None and consented_on <= day):
        return Allowed(_CITATIONS["P8"])
    return Refused(
        _CITATIONS["P8"],
        "A plan is shown only with consent, or where regulation 17 allows it. Ask the person who "
        "looks after data protection.",
    )


@applies("P9")
def special_category(kinds: Iterable[DataKind]) -> frozenset[DataKind]:
    """P9: which of these are special category data and need a role that may see them."""
    return frozenset(kinds) & {DataKind.HEALTH, DataKind.DISABILITY, DataKind.ETHNICITY}


@applies("P11")
def kept_until(
    born_on: date,
    records: Iterable[Record],
    practice: RetentionPractice,
    *,
    ended_on: date | None = None,
    legal_hold: bool = False,
) -> Kept:
    """P11: the last day on which a file is kept: the longest period of all sorts it belongs to.

    `ended_on` is the day on which the matter ended, for periods that count from there. A sort for
    which the authority has no period adds nothing; a file to which no period applies has no day.
    """
    sorts = frozenset(records)
    ends: list[tuple[date, Record]] = []
    for period in practice.periods:
        if period.record not in sorts:
            continue
        counted_from_on = born_on if period.counted_from is CountedFrom.BIRTH else ended_on
        if counted_from_on is None:
            return Kept(None, period.record)
        ends.append((months(counted_from_on, 12 * period.years).result, period.record))
    if legal_hold or not ends:
        return Kept(None, None)
    return Kept(*max(ends))


@applies("P12")
def may_use_tribunal_paper(for_appeal: str, of_appeal: str) -> Verdict:
    """P12: whether a paper of one appeal (by its number) may be used for another: it may not."""
    if for_appeal == of_appeal:
        return Allowed(_CITATIONS["P12"])
    return Refused(_CITATIONS["P12"], "Tribunal papers are for these proceedings only.")


def _gap(rule: str, words: str, fix: str) -> MissingItem:
    return MissingItem(rule, _CITATIONS[rule], words, fix)

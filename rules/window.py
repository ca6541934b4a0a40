"""The appeal window: what may be brought to the tribunal, until when, and until when safely.

1. An appeal lies against the decisions of A15 and no others (A16). A discrimination claim lies
   against a school (D1).
2. The last day in law for an appeal is the later of two months after the notice was sent and one
   month after the certificate was issued, moved out of the closed times (T1, K14, K11, K10). For a
   claim it is the last of six months beginning with the day it happened, or of nine where the
   dispute went to conciliation within the six (D2, D4); no closed time and no weekend moves it (H5).
3. The last safe day is the earliest last day on every reading of the facts known. Three points are
   uncertain for an appeal. The letter may be printed with an earlier date than the day it was sent
   (K18). The month of a certificate may be refused when the adviser was not contacted in time on
   each of these readings (M2). And while a certificate is needed and nobody has spoken to the
   adviser, the day for that contact binds, which no closed time and no weekend moves (H6). For a
   claim, a last day on which the office is closed is not relied on.
4. A last day before a closed time that rolls into it stays there: the later day is never relied on
   (K15).
5. A certificate older than the notice was given for another decision and counts for nothing here.
   The rule book does not say so in words: it is our reading of A20.
6. A plan that the authority decided to end stays in force until the last day in law has passed, and
   after that while an appeal runs (R28). On point 4 it is the later day that keeps the plan.
"""

from dataclasses import dataclass
from datetime import date

from rules import appeal
from rules.appeal import SAFE_DAY, DecisionKind, appealable
from rules.calendar import (
    Calendar,
    Count,
    earlier_of,
    in_closed_window,
    later_of,
    months,
    months_beginning_with,
    out_of_closed_window,
    then,
    working_days_before,
)
from rules.caution import Caution
from rules.claim import ClaimType
from rules.deadline import Deadline, Refused, Verdict, by_five_pm
from rules.discrimination import (
    CLAIM,
    CONCILIATION,
    ResponsibleBody,
    claim,
    claim_after_conciliation,
    claim_goes_to_tribunal,
)
from rules.reassessment import plan_stays_until
from rules.rule import applies


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """Everything that is known and matters for the appeal window, on the day `today`.

    An appeal needs `notice_sent_on`, a claim `conduct_ended_on`: ValueError without it. `sections`
    are the plan sections in dispute now, `sections_before` those before the grounds changed, or
    None when they did not. `authority_told_on` starts the 30 days of mediation; `adviser_told_on`
    is when the adviser heard that mediation could not be arranged (M9). `session_on` is a session
    still to be held. `conciliation_began_on` is when a claim went to conciliation. `appeal_sent_on`
    is when the tribunal got the appeal or claim. `regime` is what a pack says about appealing
    without a certificate (`rules.regime.without_certificate`); None leaves it to the law (A20, M23).
    None everywhere else: not known, or not so.
    """

    today: date
    claim: ClaimType = ClaimType.SEN_APPEAL
    decision: DecisionKind = DecisionKind.SOMETHING_ELSE
    sections: frozenset[str] = frozenset()
    sections_before: frozenset[str] | None = None
    notice_sent_on: date | None = None
    notice_dated_on: date | None = None
    notice_received_on: date | None = None
    adviser_contacted_on: date | None = None
    mediation_wanted: bool | None = None
    authority_told_on: date | None = None
    adviser_told_on: date | None = None
    session_on: date | None = None
    mediation_concluded_on: date | None = None
    certificate_issued_on: date | None = None
    certificate_dated_on: date | None = None
    complaint_answer_due_on: date | None = None
    plan_ends_on: date | None = None
    appeal_sent_on: date | None = None
    conduct_ended_on: date | None = None
    conciliation_began_on: date | None = None
    exclusion_panel: bool = False
    responsible_body: ResponsibleBody = ResponsibleBody.SCHOOL
    regime: Verdict | None = None

    def __post_init__(self) -> None:
        missing = self.conduct_ended_on is None if self.is_claim else self.notice_sent_on is None
        if missing:
            raise ValueError(
                "A claim needs the day it happened; an appeal needs the day the letter was sent."
            )

    @property
    def is_claim(self) -> bool:
        """Whether it is a discrimination claim, and not an appeal."""
        return self.claim is ClaimType.DISCRIMINATION_CLAIM

    @property
    def sent_on(self) -> date:
        """The day the notice of an appealable decision was sent; ValueError for a claim."""
        if self.notice_sent_on is None:
            raise ValueError("no letter with a decision was sent")
        return self.notice_sent_on

    @property
    def happened_on(self) -> date:
        """The day the conduct ended; ValueError for an appeal."""
        if self.conduct_ended_on is None:
            raise ValueError("an appeal is not about conduct")
        return self.conduct_ended_on

    @property
    def noticed_on(self) -> date:
        """K18: the earlier of the day the notice was sent and the day printed on it."""
        return min(self.sent_on, self.notice_dated_on or self.sent_on)

    @property
    def certified_on(self) -> date | None:
        """The day the certificate for this decision was issued; an older one does not count."""
        issued = self.certificate_issued_on
        return None if issued is None or issued < self.noticed_on else issued

    @property
    def certificate_counts_from(self) -> date | None:
        """K18: the earlier of the day the certificate was issued and the day printed on it."""
        issued = self.certified_on
        return None if issued is None else min(issued, self.certificate_dated_on or issued)


@applies("A15", "A16", "D1")
def lies(facts: WindowFacts) -> Verdict:
    """A15, A16, D1: whether the tribunal can hear it at all."""
    if facts.is_claim:
        return claim_goes_to_tribunal(facts.responsible_body)
    return appealable(facts.decision, facts.sections)


@applies("A20", "M23")
def without_certificate(facts: WindowFacts) -> Verdict:
    """A20, M23: whether it may start without a certificate, by the pack where one was asked.

    The answer changes with the grounds: adding Section B or F to Section I makes one needed.
    """
    return facts.regime or appeal.certificate_needed(facts.sections, facts.is_claim)


def certificate_needed(facts: WindowFacts) -> bool:
    """Whether a certificate is needed for the sections in dispute now."""
    return isinstance(without_certificate(facts), Refused)


def waits_for_certificate(facts: WindowFacts) -> bool:
    """Whether a certificate is needed and there is none for this decision yet."""
    return certificate_needed(facts) and facts.certified_on is None


@applies("M2")
def contact_day(facts: WindowFacts) -> date:
    """M2: the last day to speak to the adviser. Nothing moves it (H6)."""
    return months(facts.sent_on, 2).result


@applies("M2", "K18")
def contact_is_safe(facts: WindowFacts) -> bool:
    """Whether the adviser was contacted in time on every reading of the two months (M2).

    Where the day of contact is not known, a certificate shows that it was no later than its issue.
    """
    known_by = facts.adviser_contacted_on or facts.certified_on
    return known_by is not None and known_by <= months(facts.noticed_on, 2).result


@applies("M2", "T1")
def contact_was_late(facts: WindowFacts) -> bool:
    """M2, T1: whether the adviser is known to have been contacted after the two months.

    A certificate issued then still gives one month in words, but the appeal is not safely in time.
    """
    contacted = facts.adviser_contacted_on
    return contacted is not None and contacted > contact_day(facts)


@applies("T1", "K14", "D2", "D4")
def last_day(facts: WindowFacts, calendar: Calendar) -> Deadline:
    """The last day in law. Raises ValueError when nothing lies (`lies` says why)."""
    verdict = lies(facts)
    if isinstance(verdict, Refused):
        raise ValueError(verdict.reason)
    if not facts.is_claim:
        return appeal.appeal(facts.sent_on, facts.certified_on, calendar)
    if conciliation_counts(facts):
        return claim_after_conciliation(facts.happened_on, calendar)
    return claim(facts.happened_on, calendar)


@applies("D4")
def conciliation_counts(facts: WindowFacts) -> bool:
    """D4: whether conciliation began within the six months, and so gives three more.

    The rule book does not say what a later beginning does; here it gives nothing (our reading).
    """
    began = facts.conciliation_began_on
    return began is not None and began <= months_beginning_with(facts.happened_on, 6).result


@applies("K18", "K15", "M2", "T1", "D2")
def last_safe_day(facts: WindowFacts, calendar: Calendar) -> Deadline:
    """The last day on which the family loses nothing, on every reading of the facts known.

    It never depends on `today`, and may have passed. That some pages count the first day as day 1
    (K23) is a note of `rules.cross_checks` and moves nothing here: the last day itself is published
    as in time. Raises ValueError when nothing lies.
    """
    legal = last_day(facts, calendar)
    if facts.is_claim:
        return _safe_for_claim(facts, legal, calendar)
    return _safe_for_appeal(facts, legal, calendar)


@dataclass(frozen=True, slots=True)
class Span:
    """The last day in law and the last safe day, which is never the later of the two."""

    legal: Deadline
    safe: Deadline

    @property
    def last_on(self) -> date:
        """The last day in law."""
        return self.legal.due_on

    @property
    def safe_on(self) -> date:
        """The last safe day."""
        return self.safe.due_on


def span(facts: WindowFacts, calendar: Calendar) -> Span:
    """Both last days. Raises ValueError when nothing lies."""
    return Span(last_day(facts, calendar), last_safe_day(facts, calendar))


@applies("R28")
def plan_kept_until(facts: WindowFacts, calendar: Calendar) -> date:
    """R28: the last day on which a plan that is to end is in force even when nobody appeals."""
    return plan_stays_until(facts.sent_on, facts.certified_on, calendar).due_on


def _safe_for_claim(facts: WindowFacts, legal: Deadline, calendar: Calendar) -> Deadline:
    count = Count(legal.due_on, legal.steps)
    rule = CONCILIATION if conciliation_counts(facts) else CLAIM
    return by_five_pm(rule, _open_before(count, calendar), calendar, nominal_on=legal.nominal_on)


def _safe_for_appeal(facts: WindowFacts, legal: Deadline, calendar: Calendar) -> Deadline:
    needed = certificate_needed(facts)
    certified = facts.certificate_counts_from
    if needed and not contact_is_safe(facts):
        certified = None
    printed = months(facts.noticed_on, 2)
    if certified is not None:
        printed = later_of(printed, months(certified, 1))
    safe, nominal = Count(legal.due_on, legal.steps), legal.nominal_on
    warnings: tuple[str, ...] = ()
    rolled = then(printed, out_of_closed_window(printed.result, calendar))
    if rolled.result < safe.result:
        safe, nominal = earlier_of(safe, rolled), printed.result
        if _print_is_earlier(facts, certified):
            warnings += (Caution.PRINTED_DATE_EARLIER,)
    if needed and contact_was_late(facts):
        warnings += (Caution.CERT_AFTER_LATE_CONTACT,)
    elif needed and facts.certified_on is not None and not contact_is_safe(facts):
        warnings += appeal.unknown_contact_warning(facts.noticed_on, facts.certified_on)
    if waits_for_certificate(facts) and facts.adviser_contacted_on is None:
        contact = _open_before(months(facts.noticed_on, 2), calendar)
        if contact.result < safe.result:
            safe, nominal = earlier_of(safe, contact), contact.result
            if contact.result < _open_before(months(facts.sent_on, 2), calendar).result:
                warnings = (Caution.PRINTED_DATE_EARLIER,)
            warnings += (Caution.CONTACT_COMES_FIRST,)
    if in_closed_window(safe.result) and nominal != safe.result:  # K15: it rolled into the window
        warnings += (Caution.AMBIGUOUS_WINDOW,)
    return by_five_pm(SAFE_DAY, safe, calendar, nominal_on=nominal, warnings=warnings)


def _print_is_earlier(facts: WindowFacts, certified: date | None) -> bool:
    letter = facts.noticed_on < facts.sent_on
    return letter or (certified is not None and certified != facts.certified_on)


def _open_before(count: Count, calendar: Calendar) -> Count:
    """The day itself, or the last working day before it when the office is closed on it."""
    if calendar.is_working_day(count.result):
        return count
    return then(count, working_days_before(count.result, 1, calendar))

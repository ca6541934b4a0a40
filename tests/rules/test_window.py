"""The appeal window: the last day in law and the last safe day, against days walked one by one."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.appeal import DecisionKind
from rules.calendar import ENGLAND
from rules.claim import ClaimType
from rules.deadline import Allowed, Refused, explain
from rules.discrimination import ResponsibleBody
from rules.window import (
    WindowFacts,
    certificate_needed,
    last_day,
    last_safe_day,
    lies,
    plan_kept_until,
    span,
)
from tests.rules import walking
from tests.rules.reader import last_day as read

FIRST, NOTICES = date(2026, 1, 1), 731
DATED = (0, -1, -6, 2)
CONTACTS = (None, 20, 57, 58, 59, 60, 61, 62, 63, 90)
CERTIFICATES = (None, -10, 5, 33, 60, 75, 100)
CONDUCT = (None, 100, 179, 180, 181, 182, 183, 184, 200)
ALL = frozenset({"B", "F", "I"})
OPEN_DECISIONS = [
    (DecisionKind.REFUSED_TO_ASSESS, frozenset[str]()),
    (DecisionKind.REFUSED_TO_MAKE_PLAN, frozenset[str]()),
    (DecisionKind.REFUSED_TO_REASSESS, frozenset[str]()),
    (DecisionKind.REFUSED_TO_AMEND, frozenset[str]()),
    (DecisionKind.CEASED, frozenset[str]()),
    (DecisionKind.PLAN_FINALISED, frozenset({"B"})),
    (DecisionKind.PLAN_FINALISED, frozenset({"F", "I"})),
    (DecisionKind.PLAN_FINALISED, frozenset({"I"})),
]


def later(day: date, days: int | None) -> date | None:
    """A day so many days later, or none."""
    return None if days is None else day + timedelta(days=days)


def an_appeal(sent: date, **more: object) -> WindowFacts:
    """An appeal about Sections B and F, a letter sent on that day."""
    known: dict[str, object] = {
        "decision": DecisionKind.PLAN_FINALISED,
        "sections": frozenset({"B", "F"}),
        "notice_sent_on": sent,
        "today": sent,
    }
    return WindowFacts(**(known | more))  # type: ignore[arg-type]


def a_claim(happened: date, **more: object) -> WindowFacts:
    """A discrimination claim about something that happened on that day."""
    known: dict[str, object] = {
        "claim": ClaimType.DISCRIMINATION_CLAIM,
        "conduct_ended_on": happened,
        "today": happened,
    }
    return WindowFacts(**(known | more))  # type: ignore[arg-type]


def _notices() -> Iterator[tuple[date, date]]:
    for number in range(NOTICES):
        sent = FIRST + timedelta(days=number)
        yield sent, sent + timedelta(days=DATED[number % len(DATED)])


def test_the_grid_of_letters_contacts_and_certificates_equals_the_walk() -> None:
    wrong, seen = [], set()
    for (sent, dated), contact, certificate in product(_notices(), CONTACTS, CERTIFICATES):
        contacted, certified = later(sent, contact), later(sent, certificate)
        facts = an_appeal(
            sent,
            notice_dated_on=dated,
            adviser_contacted_on=contacted,
            certificate_issued_on=certified,
        )
        found = span(facts, ENGLAND)
        law = walking.last_day(sent, dated, certified)
        safe = walking.last_safe_day(sent, dated, contacted, certified, needed=True)
        seen.add((law - safe).days)
        if (found.last_on, found.safe_on) != (law, safe):
            wrong.append((facts, found.last_on, law, found.safe_on, safe))
    assert wrong[:3] == []
    assert {0, 1, 2} <= seen
    assert max(seen) > 60, "a certificate after a late contact, in the summer"


@pytest.mark.parametrize(("decision", "sections"), OPEN_DECISIONS)
def test_every_kind_of_decision_has_the_window_of_its_sections(
    decision: DecisionKind, sections: frozenset[str]
) -> None:
    needed = sections != {"I"}
    contacts, certificates = (None, 20, 63), (None, 33, 75)
    for number, contact, certificate in product(range(0, NOTICES, 5), contacts, certificates):
        sent = FIRST + timedelta(days=number)
        contacted, certified = later(sent, contact), later(sent, certificate)
        facts = an_appeal(
            sent,
            decision=decision,
            sections=sections,
            adviser_contacted_on=contacted,
            certificate_issued_on=certified,
        )
        assert isinstance(lies(facts), Allowed)
        assert certificate_needed(facts) is needed
        assert last_day(facts, ENGLAND).due_on == walking.last_day(sent, sent, certified)
        safe = walking.last_safe_day(sent, sent, contacted, certified, needed)
        assert last_safe_day(facts, ENGLAND).due_on == safe


def test_the_grid_of_claims_equals_the_walk() -> None:
    for number, began in product(range(NOTICES), CONDUCT):
        happened = FIRST + timedelta(days=number)
        conciliation = later(happened, began)
        facts = a_claim(happened, conciliation_began_on=conciliation)
        law = walking.last_day_of_claim(happened, conciliation)
        assert last_day(facts, ENGLAND).due_on == law
        assert last_safe_day(facts, ENGLAND).due_on == walking.back_to_open(law)


@pytest.mark.parametrize(
    ("decision", "sections"),
    [
        (DecisionKind.AMENDMENT_PROPOSED, ALL),
        (DecisionKind.SOMETHING_ELSE, ALL),
        (DecisionKind.PLAN_FINALISED, frozenset({"A", "E", "J"})),
        (DecisionKind.PLAN_FINALISED, frozenset({"C", "D", "G", "H"})),
        (DecisionKind.PLAN_FINALISED, frozenset()),
    ],
)
def test_where_no_appeal_lies_there_is_no_last_day(
    decision: DecisionKind, sections: frozenset[str]
) -> None:
    facts = an_appeal(date(2026, 3, 2), decision=decision, sections=sections)
    verdict = lies(facts)
    assert isinstance(verdict, Refused)
    for ask in (last_day, last_safe_day, span):
        with pytest.raises(ValueError, match=verdict.reason[:30]):
            ask(facts, ENGLAND)


def test_a_claim_against_anybody_but_a_school_is_not_for_the_tribunal() -> None:
    facts = a_claim(date(2026, 3, 2), responsible_body=ResponsibleBody.OTHER)
    assert isinstance(lies(facts), Refused)
    assert isinstance(lies(a_claim(date(2026, 3, 2))), Allowed)


def test_an_appeal_without_a_letter_and_a_claim_without_a_day_have_no_window() -> None:
    with pytest.raises(ValueError, match="the day the letter was sent"):
        WindowFacts(date(2026, 3, 2), conduct_ended_on=date(2026, 3, 2))
    with pytest.raises(ValueError, match="the day it happened"):
        WindowFacts(
            date(2026, 3, 2),
            claim=ClaimType.DISCRIMINATION_CLAIM,
            notice_sent_on=date(2026, 3, 2),
        )
    with pytest.raises(ValueError, match="no letter"):
        _ = a_claim(date(2026, 3, 2)).sent_on
    with pytest.raises(ValueError, match="not about conduct"):
        _ = an_appeal(date(2026, 3, 2)).happened_on


def test_a_plan_that_is_ended_stays_until_the_last_day_in_law() -> None:
    """R28: sent on 10 June 2026; two months end in August; the plan stays through 1 September."""
    facts = an_appeal(date(2026, 6, 10), decision=DecisionKind.CEASED)
    assert plan_kept_until(facts, ENGLAND) == date(2026, 9, 1)
    unsettled = an_appeal(date(2027, 5, 31), decision=DecisionKind.CEASED)  # K15
    assert plan_kept_until(unsettled, ENGLAND) == date(2027, 9, 1)


def test_the_date_printed_on_the_certificate_counts_when_it_is_earlier() -> None:
    """Sent 1 September 2026, certificate issued 6 and printed 4 November.

    In law Sunday 6 December, so Monday the 7th; from the printed day Friday 4 December.
    """
    facts = an_appeal(
        date(2026, 9, 1),
        adviser_contacted_on=date(2026, 10, 1),
        certificate_issued_on=date(2026, 11, 6),
        certificate_dated_on=date(2026, 11, 4),
    )
    assert last_day(facts, ENGLAND).due_on == date(2026, 12, 7)
    safe = last_safe_day(facts, ENGLAND)
    assert safe.due_on == date(2026, 12, 4)
    assert safe.warnings == ("PRINTED_DATE_EARLIER",)


@pytest.mark.parametrize(
    ("facts", "warnings"),
    [
        # 2 May is a Saturday, 3 May a Sunday, 4 May a holiday: the last day in law, a Tuesday, is safe
        (an_appeal(date(2026, 3, 2), adviser_contacted_on=date(2026, 3, 9)), ()),
        # printed on 6 March: Wednesday 6 May; sent on 12 March: Tuesday 12 May
        (
            an_appeal(
                date(2026, 3, 12),
                notice_dated_on=date(2026, 3, 6),
                adviser_contacted_on=date(2026, 3, 13),
            ),
            ("PRINTED",),
        ),
        # Saturday 31 July 2027 rolls to Monday 2 August
        (an_appeal(date(2027, 5, 31), adviser_contacted_on=date(2027, 6, 9)), ("AMBIGUOUS",)),
        # Sunday 31 July 2022 rolls to Monday 1 August
        (an_appeal(date(2022, 5, 31), adviser_contacted_on=date(2022, 6, 9)), ("AMBIGUOUS",)),
        # nobody spoke to the adviser: by Monday 10 August, and Tuesday 12 May is the day for both
        (an_appeal(date(2026, 6, 10)), ("CONTACT_COMES_FIRST",)),
        (an_appeal(date(2026, 3, 12)), ()),
        # printed on 9 March: Saturday 9 May rolls to Monday, the contact is by Friday the 8th
        (
            an_appeal(date(2026, 3, 12), notice_dated_on=date(2026, 3, 9)),
            ("PRINTED", "CONTACT_COMES_FIRST"),
        ),
        # printed on 8 June: Saturday 8 August; sent on 9 June: Sunday. Friday the 7th from both
        (
            an_appeal(date(2026, 6, 9), notice_dated_on=date(2026, 6, 8)),
            ("CONTACT_COMES_FIRST",),
        ),
        # printed on 9 June and sent on the 10th: Sunday and Monday; the appeal in September for both
        (
            an_appeal(date(2026, 6, 10), notice_dated_on=date(2026, 6, 9)),
            ("PRINTED", "CONTACT_COMES_FIRST"),
        ),
        # 1 November: the adviser was spoken to on the 9th, before and after the certificate came
        (
            an_appeal(date(2026, 9, 1), adviser_contacted_on=date(2026, 11, 9)),
            ("CERT_AFTER_LATE_CONTACT",),
        ),
        (
            an_appeal(
                date(2026, 9, 1),
                adviser_contacted_on=date(2026, 11, 9),
                certificate_issued_on=date(2026, 11, 10),
            ),
            ("CERT_AFTER_LATE_CONTACT",),
        ),
    ],
)
def test_the_last_safe_day_says_which_points_make_it_earlier_or_unsure(
    facts: WindowFacts, warnings: tuple[str, ...]
) -> None:
    found = last_safe_day(facts, ENGLAND).warnings
    assert len(found) == len(warnings), found
    assert all(code.startswith(start) for code, start in zip(found, warnings, strict=True))


DAYS = st.dates(date(2015, 1, 1), date(2038, 12, 31))
OFFSETS = st.none() | st.integers(-20, 150)


@given(DAYS, st.integers(-30, 30), OFFSETS, OFFSETS, st.sampled_from(OPEN_DECISIONS))
def test_the_last_safe_day_is_never_after_any_reading_and_never_before_its_letter(
    sent: date,
    printed: int,
    contact: int | None,
    certificate: int | None,
    kind: tuple[DecisionKind, frozenset[str]],
) -> None:
    dated = sent + timedelta(days=printed)
    contacted, certified = later(sent, contact), later(sent, certificate)
    facts = an_appeal(
        sent,
        decision=kind[0],
        sections=kind[1],
        notice_dated_on=dated,
        adviser_contacted_on=contacted,
        certificate_issued_on=certified,
    )
    safe = last_safe_day(facts, ENGLAND)
    assert safe.due_on <= last_day(facts, ENGLAND).due_on
    assert safe.due_on <= walking.last_safe_day(sent, dated, contacted, certified, kind[1] != {"I"})
    assert safe.due_on > min(sent, dated)
    assert ENGLAND.is_working_day(safe.due_on)
    assert read(safe.steps) == safe.due_on
    assert explain(safe)


@given(DAYS, OFFSETS)
def test_the_last_safe_day_of_a_claim_is_an_open_day_within_the_law(
    happened: date, began: int | None
) -> None:
    facts = a_claim(happened, conciliation_began_on=later(happened, began))
    safe, law = last_safe_day(facts, ENGLAND), last_day(facts, ENGLAND)
    assert happened < safe.due_on <= law.due_on
    assert ENGLAND.is_working_day(safe.due_on)
    assert read(safe.steps) == safe.due_on

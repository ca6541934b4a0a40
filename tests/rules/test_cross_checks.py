"""Every conflict between clocks: provoked, its absence, its words.

Long because there is one table of situations for all kinds, so that none is left out unseen.
"""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from rules.appeal import DecisionKind
from rules.calendar import ENGLAND
from rules.citation import Status
from rules.conflict import Conflict, ConflictKind, Severity
from rules.cross_checks import conflicts
from rules.register import RULES
from rules.window import WindowFacts
from tests.rules.test_window import a_claim, an_appeal

K, STOP, WARN, NOTE = ConflictKind, Severity.STOP, Severity.WARN, Severity.NOTE
SECTION_I, B_AND_I = frozenset({"I"}), frozenset({"B", "I"})


def day(text: str) -> date:
    """A day from "2026-03-02"."""
    return date.fromisoformat(text)


def appeal(sent: str = "2026-03-03", today: str = "", **more: object) -> WindowFacts:
    """An appeal on a letter of Tuesday 3 March 2026: 3 May is a Sunday and the 4th a bank holiday,
    so Tuesday 5 May. The family spoke to the adviser a week later unless told otherwise."""
    known: dict[str, object] = {
        "adviser_contacted_on": day(sent) + timedelta(days=7),
        "today": day(today) if today else day(sent) + timedelta(days=8),
    }
    return an_appeal(day(sent), **(known | _days(more)))


def claim(happened: str = "2026-03-02", today: str = "", **more: object) -> WindowFacts:
    """A claim about 2 March 2026: Tuesday 1 September."""
    known: dict[str, object] = {"today": day(today) if today else day(happened)}
    return a_claim(day(happened), **(known | _days(more)))


def _days(more: dict[str, object]) -> dict[str, object]:
    return {
        name: day(value) if isinstance(value, str) and name.endswith("_on") else value
        for name, value in more.items()
    }


def found(facts: WindowFacts) -> dict[ConflictKind, Conflict]:
    """The conflicts by kind; a kind is told once."""
    told = conflicts(facts, ENGLAND)
    kinds = [one.kind for one in told]
    assert len(set(kinds)) == len(kinds)
    return dict(zip(kinds, told, strict=True))


# Kind, severity, rules, days; facts with it; the same facts with one thing changed, without it.
# The letter of 3 March is in time until Tuesday 5 May on each reading; contact until Sunday 3 May.
Row = tuple[ConflictKind, Severity, str, str, WindowFacts, WindowFacts]
CASES: list[Row] = [
    (
        K.NOT_APPEALABLE, STOP, "A16", "",
        appeal(decision=DecisionKind.AMENDMENT_PROPOSED), appeal(),
    ),
    (
        K.LAST_DAY_PASSED, STOP, "T1 T3", "2026-05-05",
        appeal(today="2026-05-06"), appeal(today="2026-05-05"),
    ),
    (
        K.LAST_DAY_PASSED, WARN, "T1 T3", "2026-05-05 2026-05-06",
        appeal(appeal_sent_on="2026-05-06", today="2026-06-01"),
        appeal(appeal_sent_on="2026-05-05", today="2026-06-01"),
    ),
    (
        K.LAST_DAY_PASSED, STOP, "D2 D3", "2026-09-01",
        claim(today="2026-09-02"), claim(today="2026-09-01"),
    ),
    (  # sent on 11 April: Thursday 11 June in law; printed the day before: Wednesday
        K.LAST_SAFE_DAY_PASSED, STOP, "T1 K18", "2026-06-10 2026-06-11",
        appeal("2026-04-11", today="2026-06-11", notice_dated_on="2026-04-10"),
        appeal("2026-04-11", today="2026-06-10", notice_dated_on="2026-04-10"),
    ),
    (  # that some pages count the first day (10 June) makes the last day no less safe
        K.LAST_SAFE_DAY_PASSED, STOP, "T1 K18", "2026-06-10 2026-06-11",
        appeal("2026-04-11", today="2026-06-11", notice_dated_on="2026-04-10"),
        appeal("2026-04-11", today="2026-06-11", notice_dated_on="2026-04-11"),
    ),
    (  # Sunday 6 September: the Friday before is safe
        K.LAST_SAFE_DAY_PASSED, STOP, "D2", "2026-09-04 2026-09-06",
        claim("2026-03-07", today="2026-09-05"), claim("2026-03-07", today="2026-09-04"),
    ),
    (
        K.CONTACT_DAY_PASSED, STOP, "M2 A20", "2026-05-03",
        appeal(adviser_contacted_on=None, today="2026-05-04"),
        appeal(adviser_contacted_on=None, today="2026-05-03"),
    ),
    (
        K.CONTACT_DAY_PASSED, STOP, "M2 A20", "2026-05-03",
        appeal(adviser_contacted_on=None, today="2026-07-01"),
        appeal(adviser_contacted_on=None, today="2026-07-01", sections=SECTION_I),
    ),
    (
        K.CONTACT_WAS_LATE, STOP, "M2 A20", "2026-05-03 2026-05-04",
        appeal(adviser_contacted_on="2026-05-04", today="2026-05-04"),
        appeal(adviser_contacted_on="2026-05-03", today="2026-05-04"),
    ),
    (
        K.CERTIFICATE_AFTER_LATE_CONTACT, STOP, "M2 T1 M2",
        "2026-05-03 2026-05-04 2026-05-06 2026-06-06",
        appeal(
            adviser_contacted_on="2026-05-04", certificate_issued_on="2026-05-06",
            today="2026-05-07",
        ),
        appeal(
            adviser_contacted_on="2026-05-03", certificate_issued_on="2026-05-06",
            today="2026-05-07",
        ),
    ),
    (
        K.CERTIFICATE_OLDER_THAN_NOTICE, STOP, "A20", "2026-03-02 2026-03-03",
        appeal(certificate_issued_on="2026-03-02"), appeal(certificate_issued_on="2026-03-03"),
    ),
    (
        K.CERTIFICATE_NOW_NEEDED, WARN, "M23 A20 M2", "2026-05-01 2026-05-03",
        appeal(
            sections=B_AND_I, sections_before=SECTION_I, adviser_contacted_on=None,
            today="2026-05-03",
        ),
        appeal(
            sections=SECTION_I, sections_before=SECTION_I, adviser_contacted_on=None,
            today="2026-05-03",
        ),
    ),
    (
        K.CERTIFICATE_NOW_NEEDED, STOP, "M23 A20 M2", "2026-05-01 2026-05-03",
        appeal(
            sections=B_AND_I, sections_before=SECTION_I, adviser_contacted_on=None,
            today="2026-05-04",
        ),
        appeal(
            sections=B_AND_I, sections_before=SECTION_I, today="2026-05-04",
            certificate_issued_on="2026-04-01",
        ),
    ),
    (
        K.CERTIFICATE_NOW_NEEDED, WARN, "M23 A20 M2", "2026-05-03 2026-05-05",
        appeal(sections=B_AND_I, sections_before=SECTION_I, today="2026-05-04"),
        appeal(sections=B_AND_I, sections_before=B_AND_I, today="2026-05-04"),
    ),
    (
        K.SESSION_AFTER_LAST_SAFE_DAY, STOP, "M8 T1", "2026-05-05 2026-05-06",
        appeal(session_on="2026-05-06"), appeal(session_on="2026-05-05"),
    ),
    (  # Thursday 11 June in law, Wednesday from the day printed
        K.SESSION_AFTER_LAST_SAFE_DAY, WARN, "M8 T1", "2026-06-10 2026-06-11",
        appeal("2026-04-11", session_on="2026-06-11", notice_dated_on="2026-04-10"),
        appeal(
            "2026-04-11", session_on="2026-06-11", notice_dated_on="2026-04-10",
            mediation_concluded_on="2026-04-20",
        ),
    ),
    (
        K.SESSION_AFTER_LAST_SAFE_DAY, STOP, "D2 D5", "2026-09-01 2026-09-02",
        claim(session_on="2026-09-02"), claim(session_on="2026-09-01"),
    ),
    (  # Wednesday 29 April, 3 working days: Thursday, Friday, Tuesday 5 May (4 May is a holiday)
        K.SESSION_LEAVES_NO_TIME_FOR_CERTIFICATE, WARN, "M13 T1",
        "2026-04-30 2026-05-05 2026-05-06",
        appeal(session_on="2026-04-30"), appeal(session_on="2026-04-29"),
    ),
    (
        K.SESSION_LEAVES_NO_TIME_FOR_CERTIFICATE, WARN, "M13 T1",
        "2026-05-05 2026-05-05 2026-05-08",
        appeal(session_on="2026-05-05"),
        appeal(session_on="2026-05-05", sections=SECTION_I),
    ),
    (  # told on 6 April: 6 May; told on the 5th: 5 May
        K.THIRTY_DAYS_END_TOO_LATE, WARN, "M8 T1", "2026-05-05 2026-05-06",
        appeal(mediation_wanted=True, authority_told_on="2026-04-06", today="2026-04-07"),
        appeal(mediation_wanted=True, authority_told_on="2026-04-05", today="2026-04-07"),
    ),
    (  # told on 9 March: 8 April
        K.THIRTY_DAYS_OVER, WARN, "M8 M9", "2026-04-08 2026-05-05",
        appeal(mediation_wanted=True, authority_told_on="2026-03-09", today="2026-04-09"),
        appeal(mediation_wanted=True, authority_told_on="2026-03-09", today="2026-04-08"),
    ),
    (
        K.THIRTY_DAYS_OVER, WARN, "M8 M9", "2026-04-08 2026-04-09 2026-05-05",
        appeal(mediation_wanted=True, authority_told_on="2026-03-09", session_on="2026-04-09"),
        appeal(mediation_wanted=True, authority_told_on="2026-03-09", session_on="2026-04-08"),
    ),
    (
        K.THIRTY_DAYS_OVER, WARN, "M8 M9", "2026-04-08 2026-05-05",
        appeal(mediation_wanted=True, authority_told_on="2026-03-09", today="2026-04-20"),
        appeal(
            mediation_wanted=True, authority_told_on="2026-03-09", today="2026-04-20",
            adviser_told_on="2026-04-09",
        ),
    ),
    (  # 3 working days after Thursday 30 April: Friday, Tuesday, Wednesday 6 May
        K.CERTIFICATE_MAY_COME_TOO_LATE, WARN, "M13 T1", "2026-05-05 2026-05-06",
        appeal(mediation_concluded_on="2026-04-30"), appeal(mediation_concluded_on="2026-04-29"),
    ),
    (
        K.CERTIFICATE_MAY_COME_TOO_LATE, WARN, "M9 T1", "2026-05-05 2026-05-06",
        appeal(adviser_told_on="2026-04-30"), appeal(adviser_told_on="2026-04-29"),
    ),
    (
        K.CERTIFICATE_MAY_COME_TOO_LATE, WARN, "M3 T1", "2026-05-05 2026-05-06",
        appeal(mediation_wanted=False, adviser_contacted_on="2026-04-30", today="2026-04-30"),
        appeal(mediation_wanted=None, adviser_contacted_on="2026-04-30", today="2026-04-30"),
    ),
    (
        K.CERTIFICATE_NOT_NEEDED, WARN, "M23", "2026-05-05",
        appeal(sections=SECTION_I), appeal(sections=B_AND_I),
    ),
    (
        K.CERTIFICATE_NOT_NEEDED, WARN, "M23", "2026-05-05",
        appeal(sections=SECTION_I, mediation_wanted=True, adviser_contacted_on=None),
        appeal(sections=SECTION_I, adviser_contacted_on=None),
    ),
    (
        K.CERTIFICATE_NOT_NEEDED, WARN, "M23", "2026-09-01",
        claim(mediation_wanted=True), claim(),
    ),
    (
        K.CERTIFICATE_MONTH_IS_LATER, NOTE, "T1", "2026-04-06 2026-05-05 2026-05-06",
        appeal(certificate_issued_on="2026-04-06"), appeal(certificate_issued_on="2026-04-05"),
    ),
    (  # the day of contact is not known, and the certificate came after the 2 months
        K.CERTIFICATE_MONTH_IS_LATER, WARN, "T1 M2 M2",
        "2026-05-04 2026-05-05 2026-06-04",
        appeal(adviser_contacted_on=None, certificate_issued_on="2026-05-04"),
        appeal(adviser_contacted_on="2026-05-04", certificate_issued_on="2026-05-04"),
    ),
    (  # 10 June: contact by Monday 10 August; appeal by 1 September
        K.CONTACT_DAY_DOES_NOT_MOVE, WARN, "M2 H6", "2026-08-10 2026-09-01",
        appeal("2026-06-10", adviser_contacted_on=None), appeal("2026-06-10"),
    ),
    (  # 12 March: Tuesday 12 May for both
        K.CONTACT_DAY_DOES_NOT_MOVE, WARN, "M2 H6", "2026-05-01 2026-05-03 2026-05-05",
        appeal(adviser_contacted_on=None), appeal("2026-03-12", adviser_contacted_on=None),
    ),
    (
        K.COMPLAINT_ANSWER_TOO_LATE, WARN, "H2 C14 T1", "2026-05-05 2026-05-06",
        appeal(complaint_answer_due_on="2026-05-06"), appeal(complaint_answer_due_on="2026-05-05"),
    ),
    (
        K.COMPLAINT_ANSWER_TOO_LATE, WARN, "H2 C14 D2", "2026-09-01 2026-09-02",
        claim(complaint_answer_due_on="2026-09-02"), claim(complaint_answer_due_on="2026-09-01"),
    ),
    (
        K.PLAN_ENDS_TOO_EARLY, STOP, "R28 A13", "2026-05-05",
        appeal(decision=DecisionKind.CEASED, plan_ends_on="2026-05-05"),
        appeal(decision=DecisionKind.CEASED, plan_ends_on="2026-05-06"),
    ),
    (
        K.PLAN_ENDS_TOO_EARLY, STOP, "R28 A13", "2026-05-05 2026-09-01",
        appeal(
            decision=DecisionKind.CEASED, plan_ends_on="2026-09-01", appeal_sent_on="2026-05-05"
        ),
        appeal(plan_ends_on="2026-09-01", appeal_sent_on="2026-05-05"),
    ),
    (  # Saturday 31 July 2027 rolls into August
        K.AMBIGUOUS_WINDOW, WARN, "K15", "2027-07-31 2027-08-02",
        appeal("2027-05-31"), appeal("2027-05-30"),
    ),
    (
        K.MOVED_OUT_OF_CLOSED_WINDOW, NOTE, "K11", "2026-08-01 2026-09-01",
        appeal("2026-06-01"), appeal("2026-05-31"),
    ),
    (
        K.MOVED_OUT_OF_CLOSED_WINDOW, NOTE, "K11", "2026-12-25 2027-01-04",
        appeal("2026-10-25"), appeal("2026-10-24"),
    ),
    (
        K.OFFICE_CLOSED, NOTE, "K10", "2026-05-03 2026-05-05", appeal(), appeal("2026-03-05"),
    ),
    (
        K.PRINTED_DATE_EARLIER, WARN, "K18", "2026-03-06 2026-03-12",
        appeal("2026-03-12", notice_dated_on="2026-03-06"),
        appeal("2026-03-12", notice_dated_on="2026-03-12"),
    ),
    (  # from the printed day the last day is Friday 1 May
        K.PRINTED_DATE_EARLIER, WARN, "K18", "2026-03-01 2026-03-03",
        appeal(notice_dated_on="2026-03-01"), appeal(notice_dated_on="2026-03-04"),
    ),
    (  # 3 and 4 May both roll to the 5th
        K.PRINTED_DATE_EARLIER, NOTE, "K18", "2026-03-03 2026-03-04",
        appeal("2026-03-04", notice_dated_on="2026-03-03"),
        appeal("2026-03-04", notice_dated_on=None),
    ),
    (
        K.RECEIVED_LATER_THAN_SENT, NOTE, "K18", "2026-03-03 2026-03-04",
        appeal(notice_received_on="2026-03-04"), appeal(notice_received_on="2026-03-03"),
    ),
    (
        K.FIRST_DAY_COUNTED, NOTE, "K23", "2026-06-10 2026-06-11",
        appeal("2026-04-11"), appeal("2026-03-04"),
    ),
    (  # 1 August moves to September, 31 July does not; 1 and 2 August both move
        K.FIRST_DAY_COUNTED, NOTE, "K23", "2026-07-31 2026-09-01",
        appeal("2026-06-01"), appeal("2026-06-02"),
    ),
    (  # the month of a certificate of 20 May: Saturday 20 June rolls, Friday the 19th does not;
        # of one of 22 May: Sunday and Monday both end on Monday
        K.FIRST_DAY_COUNTED, NOTE, "K23", "2026-06-19 2026-06-22",
        appeal("2026-04-11", certificate_issued_on="2026-05-20"),
        appeal("2026-04-11", certificate_issued_on="2026-05-22"),
    ),
    (
        K.CLOSED_WINDOW_DOES_NOT_HELP, WARN, "H5 D2", "2026-08-31",
        claim("2026-03-01"), claim("2026-03-02"),
    ),
    (  # 28 December 2026 is a bank holiday in lieu
        K.CLOSED_WINDOW_DOES_NOT_HELP, WARN, "H5 D2", "2026-12-28",
        claim("2026-06-29"), claim("2026-07-03"),
    ),
    (  # 31 August 2026 is a bank holiday Monday
        K.WEEKEND_DOES_NOT_ROLL, WARN, "D2", "2026-08-28 2026-08-31",
        claim("2026-03-01"), claim("2026-03-02"),
    ),
    (
        K.NOTHING_STOPS_THE_CLAIM, WARN, "D5 D2", "2026-09-01",
        claim(mediation_wanted=True), claim(mediation_wanted=False),
    ),
    (
        K.NOTHING_STOPS_THE_CLAIM, WARN, "D5 D2", "2026-09-01",
        claim(complaint_answer_due_on="2026-04-01"), claim(),
    ),
    (
        K.NOTHING_STOPS_THE_CLAIM, WARN, "D5 D2", "2026-09-01",
        claim(session_on="2026-04-01"), claim(),
    ),
    (
        K.CONCILIATION_GIVES_NINE_MONTHS, NOTE, "D4", "2026-09-01 2026-12-01",
        claim(conciliation_began_on="2026-09-01"), claim(),
    ),
    (
        K.CONCILIATION_CAME_TOO_LATE, WARN, "D4", "2026-09-01 2026-09-02",
        claim(conciliation_began_on="2026-09-02"), claim(conciliation_began_on="2026-09-01"),
    ),
    (
        K.EXCLUSION_PANEL_IS_SEPARATE, NOTE, "D8 D2", "2026-09-01",
        claim(exclusion_panel=True), claim(exclusion_panel=False),
    ),
]  # fmt: skip
UNCERTAIN = {
    K.AMBIGUOUS_WINDOW,
    K.CERTIFICATE_AFTER_LATE_CONTACT,
    K.CERTIFICATE_OLDER_THAN_NOTICE,
    K.CONCILIATION_CAME_TOO_LATE,
    K.CONTACT_DAY_DOES_NOT_MOVE,
    K.WEEKEND_DOES_NOT_ROLL,
}
"""Conflicts that rest on our own reading, which their citation must say."""


def name(row: object) -> str:
    """A row's name in the report."""
    return row.value if isinstance(row, ConflictKind) else ""


@pytest.mark.parametrize(
    ("kind", "severity", "rules", "days", "with_it", "without"), CASES, ids=name
)
def test_a_conflict_is_told_when_the_dates_clash_and_not_when_they_fit(
    kind: ConflictKind,
    severity: Severity,
    rules: str,
    days: str,
    with_it: WindowFacts,
    without: WindowFacts,
) -> None:
    told = found(with_it)
    assert kind in told, list(told)
    one = told[kind]
    assert one.severity is severity
    assert [cited.rule for cited in one.citations] == rules.split()
    assert one.days == tuple(sorted({day(each) for each in days.split()}))
    assert kind not in found(without)


def test_every_kind_of_conflict_is_in_the_table() -> None:
    assert {row[0] for row in CASES} == set(ConflictKind)


def _told() -> list[Conflict]:
    return [one for row in CASES for one in conflicts(row[4], ENGLAND)]


def test_what_rests_on_our_own_reading_says_so() -> None:
    marked = {
        one.kind for one in _told() if any(c.status is Status.UNVERIFIED for c in one.citations)
    }
    assert marked == UNCERTAIN | {K.CERTIFICATE_MONTH_IS_LATER}
    safe = found(appeal(certificate_issued_on="2026-04-06"))[K.CERTIFICATE_MONTH_IS_LATER]
    assert [cited.status for cited in safe.citations] == [Status.VERIFIED_T]


def test_every_rule_cited_is_in_the_rule_book_or_a_point_of_design() -> None:
    for one in _told():
        assert one.citations
        for cited in one.citations:
            assert cited.rule in RULES or cited.rule in {"H2", "H5", "H6"}
            assert cited.provision


def test_conflicts_speak_in_short_plain_sentences() -> None:
    for one in _told():
        for text in (one.meaning, one.action):
            assert text[0].isupper() or text[0].isdigit(), text
            assert text.endswith("."), text
            assert "  " not in text, text
            assert "_" not in text, text
            assert ".." not in text, text
            sentences = re.split(r"(?<=[.]) ", text)
            assert max(len(sentence.split()) for sentence in sentences) <= 26, text


def test_the_gravest_conflict_comes_first() -> None:
    told = conflicts(
        appeal(
            "2026-06-10",
            adviser_contacted_on=None,
            notice_dated_on="2026-06-08",
            plan_ends_on="2026-07-01",
            decision=DecisionKind.CEASED,
        ),
        ENGLAND,
    )
    order = [list(Severity).index(one.severity) for one in told]
    assert order == sorted(order)
    assert told[0].kind is K.PLAN_ENDS_TOO_EARLY
    assert {one.severity for one in told} == set(Severity)


def test_where_no_appeal_lies_nothing_else_is_told() -> None:
    facts = appeal(
        decision=DecisionKind.SOMETHING_ELSE, session_on="2026-12-01", notice_dated_on="2026-02-01"
    )
    assert list(found(facts)) == [K.NOT_APPEALABLE]


@pytest.mark.parametrize(
    "over", [{"mediation_concluded_on": "2026-04-01"}, {"certificate_issued_on": "2026-04-01"}]
)
def test_the_thirty_days_no_longer_matter_after_mediation_or_with_a_certificate(
    over: dict[str, Any],
) -> None:
    waiting: dict[str, Any] = {"mediation_wanted": True, "authority_told_on": "2026-04-06"}
    assert K.THIRTY_DAYS_END_TOO_LATE in found(appeal(**waiting))
    assert K.THIRTY_DAYS_END_TOO_LATE not in found(appeal(**waiting, **over))


def test_on_the_last_day_for_the_contact_it_can_still_be_made() -> None:
    told = found(appeal("2026-06-10", "2026-08-10", adviser_contacted_on=None))
    assert K.CONTACT_DAY_DOES_NOT_MOVE in told
    assert K.CONTACT_DAY_PASSED not in told


def test_once_it_was_sent_in_time_its_dates_clash_no_more() -> None:
    waiting = {"session_on": "2026-05-20", "complaint_answer_due_on": "2026-05-20"}
    assert len(found(appeal(**waiting))) >= 3
    assert found(appeal(**waiting, appeal_sent_on="2026-05-01", today="2026-05-20")) == {}


def test_once_the_last_day_passed_only_what_still_matters_is_told() -> None:
    facts = appeal(
        today="2026-05-06",
        session_on="2026-05-20",
        adviser_contacted_on="2026-05-04",
        notice_received_on="2026-03-05",
    )
    assert list(found(facts)) == [K.LAST_DAY_PASSED, K.CONTACT_WAS_LATE]


def test_a_quiet_case_has_nothing_to_tell() -> None:
    """12 March: Tuesday 12 May, and 11 May when the first day counts: only that is told."""
    assert list(found(appeal("2026-03-12"))) == [K.FIRST_DAY_COUNTED]
    assert found(appeal("2026-03-10", today="2026-03-18")).keys() == {K.OFFICE_CLOSED}
    assert found(claim("2026-03-02")) == {}

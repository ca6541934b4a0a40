"""What somebody asks in words: an answer, or one plain sentence that says why there is none."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.asked import CannotAnswer, answer, answer_whole
from rules.calendar import ENGLAND
from rules.question import QUESTIONS


def _ask(rule: str, *facts: str) -> tuple[str, str]:
    """The rule and the last day. A fact is `name=value`; a value with two dashes is a date."""
    pairs = [fact.split("=", 1) for fact in facts]
    on = {name: value for name, value in pairs if value.count("-") == 2}
    given_facts = {name: value for name, value in pairs if name not in on}
    found = answer(rule, on, given_facts, ENGLAND)
    return found.rule, str(found.due_on)


@pytest.mark.parametrize(
    ("asked", "rule", "due_on"),
    [
        (("appeal", "notice_sent=2026-06-10"), "T1", "2026-09-01"),
        (
            ("appeal", "notice_sent=2026-09-01", "certificate_issued=2026-11-04"),
            "T1",
            "2026-12-04",
        ),
        (("T1", "notice_sent=2026-06-10", "ordered=2026-08-21"), "T1", "2026-08-21"),
        (("T6", "received=2026-07-17"), "T6", "2026-09-28"),
        (("T6", "received=2026-07-17", "claim=discrimination_claim"), "T6", "2026-08-28"),
        (("t6", "received=2026-07-17", "claim=SEN_appeal"), "T6", "2026-09-28"),
        (("O2", "ordered=2026-08-03"), "O2", "2026-08-17"),
        (("O2", "ordered=2026-08-03", "kind=plan_after_assessment"), "O2", "2026-11-09"),
        (("O6", "ordered=2026-08-03"), "O6", "2026-08-03"),
        (("O6", "ordered=2026-08-03", "content_too=yes"), "O6", "2026-08-03"),
        (("O6", "ordered=2026-08-03", "content_too=0"), "O6", "2026-08-03"),
        (("O5", "ordered=2026-08-03", "directed=2026-08-22"), "O5", "2026-08-22"),
        (("M16", "agreed=2026-12-17"), "M16", "2026-12-31"),
        (("M18", "agreed_due=2027-04-30"), "M18", "2027-04-30"),
        (("M15", "agreed=2026-12-17", "agreed_due=2026-12-17"), "M18", "2026-12-17"),
        (("N2", "request_received=2026-09-07", "exemption=absence"), "N2", "2026-10-19"),
        (("N2", "request_received=2026-09-07", "detained=no"), "N2", "2026-10-19"),
        (("C4.answer", "acknowledged=2026-09-07", "working_days=20"), "C4", "2026-10-05"),
        (("P10", "requested=2026-09-07", "extended=True"), "P10", "2026-12-07"),
        (("A14", "born=2001-06-10"), "A14", "2026-07-31"),
        (("R12", "meeting=2026-09-11", "notice_sent=2026-09-11"), "R12", "2026-11-06"),
        (("T14", "hearing=2027-01-12", "ordered=2027-01-12"), "T14", "2027-01-12"),
        (("N2", "request_received=2014-01-01"), "N2", "2014-02-12"),
        (("N2", "request_received=2040-12-31"), "N2", "2041-02-11"),
    ],
)
def test_a_question_in_words_gets_its_date(asked: tuple[str, ...], rule: str, due_on: str) -> None:
    assert _ask(*asked) == (rule, due_on)


@pytest.mark.parametrize(
    ("asked", "given_facts", "limit", "others"),
    [
        (
            ("O2", "ordered"),
            {"kind": "plan_after_assessment"},
            "14 weeks to send the final plan after an assessment",
            ("assess", "refuse_plan_after_assessment"),
        ),
        (("O3", "ordered"), {}, "5 weeks to send the draft plan", ("make_plan",)),
        (
            ("U2", "tribunal_told"),
            {"kind": "amend_plan"},
            "5 weeks to send the amended plan "
            "(4 weeks when the tribunal was told before 23 March 2015)",
            (),
        ),
        (("M9", "adviser_told"), {}, "3 working days after the adviser was told", ()),
    ],
)
def test_an_answer_says_the_limit_of_the_kind_that_was_asked_and_the_other_kinds(
    asked: tuple[str, str], given_facts: dict[str, str], limit: str, others: tuple[str, ...]
) -> None:
    rule, fact = asked
    found = answer_whole(rule, {fact: "2026-08-03"}, given_facts, ENGLAND)
    assert (found.statement.limit, found.other_kinds) == (limit, others)


def test_an_answer_by_a_day_that_was_agreed_says_the_rule_of_that_day() -> None:
    days = {"agreed": "2026-12-17", "agreed_due": "2026-12-17"}
    found = answer_whole("M15", days, {}, ENGLAND)
    assert (found.statement.id, found.statement.limit) == (
        "M18",
        "the date that was agreed in writing",
    )


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (("Z9", "x=2026-06-10"), "There is no rule called Z9."),
        (("K1", "x=2026-06-10"), "Rule K1 sets no day that can be counted."),
        (("T1",), "Rule T1 needs the fact notice_sent (date)."),
        (
            ("T1", "certificate_issued=2026-06-10"),
            "Rule T1 needs the fact notice_sent (date).",
        ),
        (
            ("M9", "told=2026-06-10"),
            "Rule M9 knows no fact called told; it takes adviser_told.",
        ),
        (
            ("M9", "adviser_told=2026-06-10", "colour=red"),
            "Rule M9 knows no fact called colour; it takes adviser_told.",
        ),
        (("M9", "adviser_told=2026-02-30"), "There is no day 2026-02-30."),
        (
            ("M9", "adviser_told=10-06-2026"),
            "The fact adviser_told is not a date: write the day like 2026-06-10.",
        ),
        (
            ("M9", "adviser_told=2026-W24-3"),
            "The fact adviser_told is not a date: write the day like 2026-06-10.",
        ),
        (
            ("M9", "adviser_told=tomorrow"),
            "The fact adviser_told is a date: give it with --on.",
        ),
        (
            ("T6", "received=2026-06-10", "claim=2026-06-10"),
            "The fact claim is not a date (choice): give it with --with.",
        ),
        (
            ("T6", "received=2026-06-10", "claim=quarrel"),
            "The fact claim must be one of sen_appeal, discrimination_claim.",
        ),
        (
            ("O1", "ordered=2026-06-10", "kind=assess"),
            "The fact kind must be one of cease_plan.",
        ),
        (
            ("D7", "told=2026-06-10", "school=mine"),
            "The fact school holds term dates and cannot be given as text.",
        ),
        (
            ("P10", "requested=2026-06-10", "extended=perhaps"),
            "The fact extended must be yes or no.",
        ),
        *[
            (
                ("C4", "received=2026-06-10", f"working_days={number}"),
                "The fact working_days must be a whole number from 1 to 1000.",
            )
            for number in ("0", "1001", "-5", "five", "1.5", "٥")
        ],
        (
            ("M9", "adviser_told=2013-12-31"),
            "2013-12-31 lies outside the calendar, which covers 1 January 2014 to "
            "31 December 2040.",
        ),
        (
            ("M9", "adviser_told=2041-01-01"),
            "2041-01-01 lies outside the calendar, which covers 1 January 2014 to "
            "31 December 2040.",
        ),
        (
            ("M9", "adviser_told=2040-12-28"),
            "The count leaves the calendar, which covers 1 January 2014 to 31 December 2040.",
        ),
        (("A14", "born=1899-12-31"), "1899-12-31 cannot be the day somebody was born."),
        (
            ("M15", "agreed=2026-12-17", "agreed_due=2026-12-16"),
            "A promise cannot be due before it was made.",
        ),
        (
            ("R12", "meeting=2026-09-11", "notice_sent=2026-09-10"),
            "The date notice_sent (10 September 2026) cannot lie before the date meeting "
            "(11 September 2026).",
        ),
        (
            ("T14", "hearing=2027-01-12", "ordered=2027-01-13"),
            "The date hearing (12 January 2027) cannot lie before the date ordered "
            "(13 January 2027).",
        ),
        (
            ("T6", "received=2026-12-17", "ordered=2026-12-16"),
            "The date ordered (16 December 2026) cannot lie before the date received "
            "(17 December 2026).",
        ),
        (
            ("N2", "request_received=2026-06-10", "detained=yes"),
            "For a person who is detained other rules hold (SI 2015/62), so no date is given.",
        ),
        (
            ("N2", "request_received=2026-06-10", "detained=unknown"),
            "The fact detained must be yes or no.",
        ),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(
    asked: tuple[str, ...], sentence: str
) -> None:
    with pytest.raises(CannotAnswer, match=f"^{re.escape(sentence)}$"):
        _ask(*asked)


@pytest.mark.parametrize("key", QUESTIONS)
def test_detained_persons_are_refused_under_every_rule(key: str) -> None:
    trigger = QUESTIONS[key].trigger.name
    with pytest.raises(CannotAnswer, match="SI 2015/62"):
        answer(key, {trigger: "2026-06-10"}, {"detained": "yes"}, ENGLAND)


@given(
    st.sampled_from(sorted(QUESTIONS)) | st.text(max_size=8),
    st.dictionaries(st.sampled_from(["notice_sent", "meeting", "born"]) | st.text(), st.text()),
    st.dictionaries(st.sampled_from(["claim", "kind", "detained"]) | st.text(), st.text()),
)
def test_no_words_at_all_bring_it_down(
    rule: str, on: dict[str, str], given_facts: dict[str, str]
) -> None:
    with pytest.raises(CannotAnswer, match=r"[.]$"):
        answer(rule, on, given_facts, ENGLAND)


@given(st.sampled_from(sorted(QUESTIONS)), st.dates(date(2014, 1, 1), date(2040, 12, 31)))
def test_every_day_of_the_calendar_is_answered_or_refused_in_a_sentence(
    key: str, day: date
) -> None:
    told = _told(key, day)
    assert told == key.partition(".")[0] or re.fullmatch(r"[A-Z0-9][^\n]*[.]", told)


def _told(key: str, day: date) -> str:
    try:
        return answer(key, {QUESTIONS[key].trigger.name: day.isoformat()}, {}, ENGLAND).rule
    except CannotAnswer as refusal:
        return str(refusal)

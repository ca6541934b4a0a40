"""A file of term dates: taken whole, or refused with every line that is wrong and what to do."""

from __future__ import annotations

from datetime import date

import pytest

from store.term_file import BadTermFile, TermRow, read_terms

HEADER = "authority,opens,closes,source"
SUMMER = "authority-1,2026-06-01,2026-07-21,Council page"


def problems(*lines: str) -> tuple[str, ...]:
    """What is said of a file."""
    with pytest.raises(BadTermFile) as bad:
        read_terms(lines, "authority-1")
    return bad.value.problems


def test_terms_are_read_in_the_order_of_their_days() -> None:
    found = read_terms(
        [HEADER, "authority-1,2026-09-02,2026-10-23,Council page", "", SUMMER], "authority-1"
    )
    assert found == (
        TermRow("authority-1", date(2026, 6, 1), date(2026, 7, 21), "Council page"),
        TermRow("authority-1", date(2026, 9, 2), date(2026, 10, 23), "Council page"),
    )


def test_settings_training_days_and_the_day_of_publication_may_be_there() -> None:
    (found,) = read_terms(
        [
            "setting,authority,opens,closes,training_days,published,source",
            'school-1,authority-1,2026-09-02,2026-10-23,2026-09-03 2026-09-02,2025-03-03,"A, B"',
        ],
        "authority-1",
    )
    assert found == TermRow(
        "authority-1",
        date(2026, 9, 2),
        date(2026, 10, 23),
        "A, B",
        "school-1",
        (date(2026, 9, 2), date(2026, 9, 3)),
        date(2025, 3, 3),
    )


def test_two_settings_may_have_terms_at_the_same_time() -> None:
    header = "setting,authority,opens,closes,source"
    rows = [f"{setting},{SUMMER}" for setting in ("school-1", "school-2")]
    assert len(read_terms([header, *rows], "authority-1")) == 2


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("authority-1,2026-06-31,2026-07-21,x", "opens is “2026-06-31”, which is not a day"),
        ("authority-1,2026-06-01,21/07/2026,x", "closes is “21/07/2026”, which is not a day"),
        ("authority-1,20260601,2026-07-21,x", "opens is “20260601”, which is not a day"),
        ("authority-1,2026-W23-1,2026-07-21,x", "opens is “2026-W23-1”, which is not a day"),
        ("authority-1,2026-07-21,2026-06-01,x", "before it opens on 2026-07-21"),
        ("authority-1,2026-06-01,2027-07-21,x", "longer than 18 weeks. Check the year"),
        ("authority-1,,2026-07-21,x", "opens is empty. Fill it in"),
        ("authority-1,2026-06-01,2026-07-21", "source is empty. Fill it in"),
        ("authority-2,2026-06-01,2026-07-21,x", "is of authority-2 and not of authority-1"),
        ("authority-1,2026-06-01,2026-07-21,x,y", "more values than columns"),
    ],
)
def test_a_bad_line_is_named_with_what_to_do(line: str, words: str) -> None:
    (found,) = problems(HEADER, line)
    assert found.startswith("line 2: ")
    assert words in found
    assert found.endswith(".")


def test_every_bad_line_is_named_at_once() -> None:
    found = problems(HEADER, SUMMER, "authority-1,soon,later,", "", SUMMER)
    assert [words.partition(":")[0] for words in found] == ["line 3"] * 3 + ["line 5"]
    assert "overlaps with the one on line 2" in found[-1]


def test_terms_may_not_share_a_day() -> None:
    (found,) = problems(HEADER, "authority-1,2026-07-21,2026-09-01,x", SUMMER)
    assert found.startswith("line 3: the term overlaps with the one on line 2")
    assert read_terms([HEADER, "authority-1,2026-07-22,2026-09-01,x", SUMMER], "authority-1")


def test_a_training_day_lies_in_its_term() -> None:
    header = "authority,opens,closes,source,training_days"
    (found,) = problems(header, f"{SUMMER},2026-06-01 2026-07-22")
    assert "the training day 2026-07-22 lies outside the term" in found


def test_eighteen_weeks_are_the_longest_term() -> None:
    longest = "authority-1,2026-01-05,2026-05-11,x"
    assert read_terms([HEADER, longest], "authority-1")
    assert problems(HEADER, "authority-1,2026-01-05,2026-05-12,x")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([], "line 1: the column authority, opens, closes, source is missing"),
        (["authority,opens,closes"], "line 1: the column source is missing"),
        ([f"{HEADER},colour", f"{SUMMER},red"], "line 1: the column colour is not known"),
        ([HEADER], "line 2: the file has no terms"),
        ([HEADER, 'authority-1,"2026'], "line 2:"),
    ],
)
def test_a_file_that_is_not_a_list_of_terms_is_refused(lines: list[str], words: str) -> None:
    assert words in problems(*lines)[0]

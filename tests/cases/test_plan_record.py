"""A plan as a record: its clauses, what lies between two versions, what it leaves open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.plan.record import edit
from cases.plan.record.check import gaps
from cases.plan.record.comparison import compare
from cases.plan.record.content import (
    Funder,
    Need,
    Outcome,
    Period,
    PlanRecord,
    Provision,
    Section,
    Statement,
    Voice,
)
from cases.plan.record.difference import (
    Difference,
    Mark,
    apply,
    difference,
    fields_changed,
    word_changes,
)
from cases.plan.record.quantity import how_much, length_words, minutes_in_each
from cases.plan.record.reading import read
from cases.plan.record.vague import VagueWord, flags, words_of
from rules.dated import Dated
from tests.cases.plan_records import THERAPY, WHOLE, edited, records

DAY = date(2026, 5, 4)


# Between two versions


@given(edited())
def test_the_older_version_and_the_difference_give_the_newer(
    pair: tuple[PlanRecord, PlanRecord],
) -> None:
    older, newer = pair
    assert apply(older, difference(older, newer)) == newer


@given(records(), records())
def test_so_do_any_two_plans(older: PlanRecord, newer: PlanRecord) -> None:
    assert apply(older, difference(older, newer)) == newer


@given(records())
def test_a_plan_differs_in_nothing_from_itself(record: PlanRecord) -> None:
    assert difference(record, record) == Difference()
    assert difference(record, record).is_empty


@given(edited())
def test_every_clause_that_differs_is_named_and_no_other(
    pair: tuple[PlanRecord, PlanRecord],
) -> None:
    older, newer = pair
    before = {clause.clause_id: clause for clause in older.clauses}
    after = {clause.clause_id: clause for clause in newer.clauses}
    touched = difference(older, newer).touched
    for name in {*before, *after}:
        if before.get(name) != after.get(name):
            assert name in touched
    moved = {one.after.clause_id for one in difference(older, newer).moved}
    assert touched - moved == {n for n in touched - moved if before.get(n) != after.get(n)}


@given(edited())
def test_turning_round_the_versions_turns_round_what_came_and_what_went(
    pair: tuple[PlanRecord, PlanRecord],
) -> None:
    older, newer = pair
    there, back = difference(older, newer), difference(newer, older)
    assert {one.clause for one in there.added} == {one.clause for one in back.removed}
    assert {(c.before, c.after) for c in there.changed} == {
        (c.after, c.before) for c in back.changed
    }


@given(st.text(max_size=200), st.text(max_size=200))
def test_marked_words_hold_both_texts_letter_by_letter(before: str, after: str) -> None:
    spans = word_changes(before, after)
    assert "".join(one.words for one in spans if one.mark is not Mark.ADDED) == before
    assert "".join(one.words for one in spans if one.mark is not Mark.REMOVED) == after


def test_a_changed_word_is_shown_as_one_that_went_and_one_that_came() -> None:
    spans = word_changes("45 minutes each week.", "30 minutes each week.")
    assert [(span.mark, span.words) for span in spans] == [
        (Mark.REMOVED, "45"),
        (Mark.ADDED, "30"),
        (Mark.SAME, " minutes each week."),
    ]


def test_help_that_goes_from_section_f_to_section_g_is_moved_not_lost() -> None:
    newer = edit.to_section(WHOLE, "therapy", Section.G)
    found = difference(WHOLE, newer)
    assert (found.added, found.removed, found.changed) == ((), (), ())
    [moved] = found.moved
    assert (moved.before.section, moved.after.section) == (Section.F, Section.G)
    assert newer.labels()["therapy"] == "G1"


def test_moving_one_clause_up_moves_one_clause_only() -> None:
    five = PlanRecord(tuple(Need(f"n{number}", f"Need {number}") for number in range(5)))
    found = difference(five, edit.shift(five, "n4", -4))
    assert [one.after.clause_id for one in found.moved] == ["n4"]


def test_less_help_is_named_by_the_answer_that_changed() -> None:
    less = replace(THERAPY, times=1)
    [changed] = difference(WHOLE, edit.put(WHOLE, less)).changed
    assert fields_changed(changed.before, changed.after) == ("times",)


def test_a_difference_of_another_plan_is_refused() -> None:
    found = difference(WHOLE, edit.remove(WHOLE, "therapy"))
    with pytest.raises(ValueError, match="no clause therapy"):
        apply(PlanRecord(), found)


# Changes while a plan is written


@given(records(), st.integers(-3, 3))
def test_moving_loses_nothing(record: PlanRecord, steps: int) -> None:
    for clause in record.clauses:
        assert set(edit.shift(record, clause.clause_id, steps).clauses) == set(record.clauses)


def test_a_new_clause_comes_last_in_its_section_and_a_known_one_keeps_its_place() -> None:
    second = Need("walking", "Example Child tires on long ways.")
    both = edit.put(WHOLE, second)
    assert both.labels()["walking"] == "B2"
    again = edit.put(both, Need("talking", "Something else."))
    assert again.labels()["talking"] == "B1"


def test_a_need_cannot_stand_among_the_help() -> None:
    with pytest.raises(ValueError, match="Section F holds no need"):
        edit.to_section(WHOLE, "talking", Section.F)


@pytest.mark.parametrize(
    ("clauses", "says"),
    [
        ((Need("n", "One"), Need("n", "Two")), "id n"),
        ((Outcome("o", "One"), Need("n", "Two")), "Section B stands after"),
    ],
)
def test_a_plan_out_of_order_does_not_exist(clauses: tuple[Need | Outcome, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        PlanRecord(clauses)


# What is left open


def test_a_whole_plan_leaves_nothing_open() -> None:
    assert gaps(WHOLE) == ()


def test_help_without_numbers_is_said_in_plain_words_with_what_to_do() -> None:
    bare = replace(
        THERAPY, minutes=None, times=None, group=None, by_whom="", funder=None, starts_on=None
    )
    found = [gap.words for gap in gaps(edit.put(WHOLE, bare))]
    assert found == [
        "It is not said how long each session is.",
        "It is not said how often.",
        "It is not said whether it is one to one or in a group.",
        "It is not said who gives it.",
        "It is not said who pays for it.",
        "It is not said when it starts.",
    ]


def test_a_thing_needs_no_hours_but_somebody_who_gives_and_pays_for_it() -> None:
    tablet = WHOLE.find("tablet")
    assert isinstance(tablet, Provision)
    found = gaps(edit.put(WHOLE, replace(tablet, by_whom="", funder=None)))
    assert [gap.words for gap in found] == [
        "It is not said who gives it.",
        "It is not said who pays for it.",
    ]


def test_a_need_that_no_help_meets_is_found() -> None:
    alone = edit.put(WHOLE, Need("walking", "Example Child tires on long ways."))
    assert [(gap.clause_id, gap.words) for gap in gaps(alone)] == [
        ("walking", "No help in the plan is for this need."),
        ("walking", "No outcome is about this need."),
    ]


def test_a_health_need_may_be_met_in_section_g_or_f_but_not_in_h() -> None:
    health = Need("asthma", "Example Child has asthma.", Section.C)
    plan = edit.put(WHOLE, health)
    for section, met in ((Section.G, True), (Section.F, True), (Section.H2, False)):
        help_ = replace(THERAPY, clause_id="nurse", needs=("asthma",), section=section)
        said = {gap.words for gap in gaps(edit.put(plan, help_)) if gap.clause_id == "asthma"}
        assert ("No help in the plan is for this need." not in said) is met, section


def test_a_link_to_a_clause_that_was_taken_out_is_found() -> None:
    found = {gap.words for gap in gaps(edit.remove(WHOLE, "therapy"))}
    assert "It names some help that is not in the plan." in found
    without_need = {gap.words for gap in gaps(edit.remove(WHOLE, "talking"))}
    assert "It names a need that is not in the plan." in without_need


def test_an_empty_plan_names_the_sections_that_every_plan_has() -> None:
    assert [gap.section.value for gap in gaps(PlanRecord())] == ["A", "B", "E", "F", "I", "K"]


@given(records())
def test_whatever_is_open_is_said_in_whole_short_sentences(record: PlanRecord) -> None:
    for gap in gaps(record):
        for text in (gap.words, gap.fix):
            assert text[0].isupper()
            assert text[-1] == "."
            assert "_" not in text
            assert len(text.split()) <= 30


# Vague words


def _flagged(words: str) -> list[str]:
    plan = PlanRecord((Provision("p", words),))
    return [flag.phrase for flag in flags(plan, DAY)]


def test_vague_words_are_found_however_they_are_written() -> None:
    assert _flagged("Access to a Regular\nsession, as\nrequired, and opportunities for play.") == [
        "Access to",
        "Regular",
        "as\nrequired",
        "opportunities for",
    ]


def test_a_longer_phrase_is_not_read_as_a_shorter_and_parts_of_words_are_none() -> None:
    assert _flagged("It is regularly given. Irregular verbs; insufficient; accessible to.") == [
        "regularly"
    ]


def test_a_flag_asks_the_writer_a_question_and_says_where_it_is() -> None:
    [flag] = flags(PlanRecord((Provision("p", "She has access to a nurse."),)), DAY)
    assert flag.question == "Is it given, or only there if somebody asks?"
    assert "She has access to a nurse."[flag.start : flag.end] == "access to"


def test_who_judged_the_words_is_believed_but_the_words_stay_shown() -> None:
    judged = Provision("p", "Regular breaks", why_vague="When is in the timetable of F2.")
    assert [flag.is_judged for flag in flags(PlanRecord((judged,)), DAY)] == [True]


def test_only_help_is_looked_at() -> None:
    plan = PlanRecord(
        (
            Statement("a", "I want regular rides on trains.", Voice.CHILD),
            Need("b", "She may need regular rest."),
        )
    )
    assert flags(plan, DAY) == ()


def test_the_list_of_the_day_counts() -> None:
    old, new = (VagueWord("nice", "What?"),), (VagueWord("kind", "What?"),)
    lists: tuple[Dated[tuple[VagueWord, ...]], ...] = (
        Dated(old, date(2020, 1, 1), date(2020, 12, 31)),
        Dated(new, date(2021, 1, 1)),
    )
    plan = PlanRecord((Provision("p", "Nice and kind help."),))
    assert [flag.phrase for flag in flags(plan, date(2020, 12, 31), lists)] == ["Nice"]
    assert [flag.phrase for flag in flags(plan, date(2021, 1, 1), lists)] == ["kind"]
    assert flags(plan, date(2019, 12, 31), lists) == ()
    assert words_of(date(2013, 1, 1)) == ()


# How much


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "45 minutes, twice a week, one to one"),
        ({"times": 1, "per": Period.HALF_TERM}, "45 minutes, once a half term, one to one"),
        (
            {"minutes": 150, "times": 3, "group": 6},
            "2 hours and 30 minutes, 3 times a week, in a group of 6 at most",
        ),
        ({"times": 6, "per": Period.ONCE, "group": None}, "45 minutes, 6 times in all"),
        ({"minutes": None, "times": None, "per": None, "group": None}, ""),
    ],
)
def test_how_much_help_is_said_in_words(facts: dict[str, object], words: str) -> None:
    assert how_much(replace(THERAPY, **facts)) == words  # type: ignore[arg-type]


def test_minutes_in_a_period_are_known_only_when_both_numbers_are() -> None:
    assert minutes_in_each(THERAPY) == 90
    assert minutes_in_each(replace(THERAPY, times=None)) is None
    assert length_words(60) == "1 hour"
    assert {funder.value for funder in Funder} >= {"health", "authority"}


# In words


def test_a_need_says_which_outcome_and_which_help_are_for_it() -> None:
    facts = {
        clause.label: dict(clause.facts) for section in read(WHOLE) for clause in section.clauses
    }
    assert facts["B1"] == {"Outcomes for it": "E1", "Help for it": "F1, F2"}
    assert facts["E1"]["Help towards it"] == "F1, F2"
    assert facts["F1"]["For the needs"] == "B1"
    assert facts["J1"] == {"Money a year": "£120", "Pays for": "F1"}


def test_a_need_without_help_says_none() -> None:
    [section] = [s for s in read(PlanRecord((Need("n", "A need"),))) if s.clauses]
    assert dict(section.clauses[0].facts)["Help for it"] == "none"


def test_a_number_that_changed_only_because_another_clause_went_is_no_change() -> None:
    two = edit.put(WHOLE, Need("walking", "Example Child tires on long ways."))
    lone = edit.remove(two, "talking")
    [section] = [s for s in compare(two, lone) if s.section is Section.B]
    assert [(c.old_label, c.new_label) for c in section.clauses] == [("B1", "")]


@given(edited())
def test_a_comparison_shows_every_clause_that_differs(
    pair: tuple[PlanRecord, PlanRecord],
) -> None:
    older, newer = pair
    shown = [clause.clause_id for section in compare(older, newer) for clause in section.clauses]
    assert sorted(shown) == sorted(difference(older, newer).touched)

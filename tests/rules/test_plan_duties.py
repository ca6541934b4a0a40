"""What an authority owes: who may ask, who must be heard, which school, which plan, which review."""

from datetime import date

import pytest

from rules import plan_duties
from rules.calendar import ENGLAND
from rules.citation import Status
from rules.deadline import Allowed, Party, Refused
from rules.people import year_group
from rules.plan_duties import Finding, Institution, Requester, Topic

BOUND = {
    Institution.MAINTAINED_SCHOOL,
    Institution.ACADEMY,
    Institution.NON_MAINTAINED_SPECIAL,
    Institution.SECTION_41,
}


@pytest.mark.parametrize("requester", list(Requester))
def test_health_may_ask_for_a_re_assessment_but_not_for_an_assessment(
    requester: Requester,
) -> None:
    again = plan_duties.may_request_reassessment(requester)
    assert isinstance(again, Refused) is (requester is Requester.ANYBODY_ELSE)
    assert again.citation.rule == "A12"
    first = plan_duties.may_request_assessment(requester)
    outside = (Requester.ANYBODY_ELSE, Requester.HEALTH_BODY)
    assert isinstance(first, Refused) is (requester in outside)


@pytest.mark.parametrize(
    ("invited_on", "heard"),
    [(date(2026, 6, 9), True), (date(2026, 6, 10), False), (None, False)],
)
def test_the_family_is_heard_before_the_decision_and_not_on_its_day(
    invited_on: date | None, heard: bool
) -> None:
    found = plan_duties.family_was_heard(invited_on, date(2026, 6, 10))
    assert isinstance(found, Allowed if heard else Refused)
    assert found.citation.rule == "A4"


@pytest.mark.parametrize(
    ("ended_on", "finding", "must", "word"),
    [
        (date(2026, 6, 10), Finding.PLAN_NECESSARY, True, ""),
        (date(2026, 6, 10), Finding.PLAN_NOT_NECESSARY, False, "you can appeal"),
        (date(2026, 6, 10), None, False, "has not ended"),
        (None, Finding.PLAN_NECESSARY, False, "has not ended"),
    ],
)
def test_a_plan_is_made_when_the_assessment_shows_that_it_is_necessary(
    ended_on: date | None, finding: Finding | None, must: bool, word: str
) -> None:
    found = plan_duties.must_make_plan(ended_on, finding)
    assert isinstance(found, Allowed) is must
    assert word in (found.reason if isinstance(found, Refused) else "")


@pytest.mark.parametrize("kind", list(Institution))
def test_four_kinds_of_school_must_take_the_child_and_bind_the_authority(
    kind: Institution,
) -> None:
    admitted = plan_duties.must_admit(kind)
    bound = plan_duties.request_binds(kind)
    assert isinstance(admitted, Allowed) is (kind in BOUND)
    assert isinstance(bound, Allowed) is (kind in BOUND)
    assert admitted.citation.rule == "A10"
    assert bound.citation.rule == ("A7" if kind in BOUND else "A8")


def test_without_a_request_the_authority_chooses_with_regard_to_the_parents() -> None:
    found = plan_duties.request_binds(None)
    assert isinstance(found, Refused)
    assert found.citation.rule == "A8"
    assert "parents would prefer" in found.reason


def test_the_help_is_owed_from_the_very_day_the_plan_is_final() -> None:
    found = plan_duties.provision_due(date(2026, 8, 1), ENGLAND)  # a Saturday in August
    assert (found.rule, found.due_on) == ("A9", date(2026, 8, 1))


def test_the_old_plan_is_owed_until_the_new_one_is_final() -> None:
    finals = [date(2026, 9, 4), date(2024, 9, 6), date(2025, 9, 5)]
    assert plan_duties.plan_owed(date(2026, 9, 3), finals) == date(2025, 9, 5)
    assert plan_duties.plan_owed(date(2026, 9, 4), finals) == date(2026, 9, 4)
    with pytest.raises(ValueError, match="2024-09-05"):
        plan_duties.plan_owed(date(2024, 9, 5), finals)


@pytest.mark.parametrize(
    ("last_review_on", "reviewed_on", "in_time"),
    [
        (None, date(2026, 9, 4), True),  # a plan made on 5 September 2025
        (None, date(2026, 9, 5), False),
        (date(2026, 1, 12), date(2027, 1, 11), True),
        (date(2026, 1, 12), date(2027, 1, 12), False),
    ],
)
def test_twelve_months_between_reviews_begin_with_the_day_itself(
    last_review_on: date | None, reviewed_on: date, in_time: bool
) -> None:
    found = plan_duties.reviewed_in_time(date(2025, 9, 5), last_review_on, reviewed_on, ENGLAND)
    assert isinstance(found, Allowed) is in_time
    assert found.citation.rule == "A11"
    if isinstance(found, Refused):
        assert "had to be finished by" in found.reason
        assert "Ombudsman" in found.reason


@pytest.mark.parametrize(
    ("born_on", "may"),
    [
        (date(2001, 9, 1), True),  # 25 on the first day of the year
        (date(2001, 8, 31), False),  # 25 the day before
        (date(2005, 1, 1), True),
    ],
)
def test_a_plan_may_go_on_in_the_year_in_which_somebody_turns_25(born_on: date, may: bool) -> None:
    found = plan_duties.may_go_on(born_on, date(2026, 9, 1))
    assert isinstance(found, Allowed) is may
    assert found.citation.rule == "A14"


@pytest.mark.parametrize(
    ("holder", "attends", "rule"),
    [
        (Party.AUTHORITY, None, None),
        (Party.AUTHORITY, Institution.ACADEMY, None),
        (Party.SETTING, Institution.ACADEMY, None),
        (Party.SETTING, Institution.SECTION_41, None),
        (Party.SETTING, Institution.WHOLLY_INDEPENDENT, "R3"),
        (Party.SETTING, None, "R15"),
        (Party.ICB, Institution.ACADEMY, "R3"),
    ],
)
def test_who_may_hold_the_review_meeting(
    holder: Party, attends: Institution | None, rule: str | None
) -> None:
    found = plan_duties.may_hold_review(holder, attends)
    assert isinstance(found, Allowed) is (rule is None)
    assert found.citation.rule == (rule or "R3")


@pytest.mark.parametrize(
    ("born_on", "day", "year"),
    [
        (date(2012, 9, 1), date(2026, 9, 1), 9),  # 14 in this school year
        (date(2012, 9, 1), date(2026, 8, 31), 8),
        (date(2012, 8, 31), date(2026, 9, 1), 10),
        (date(2010, 10, 15), date(2027, 6, 25), 11),  # the year in which school age ends (A1)
        (date(2022, 5, 4), date(2027, 1, 11), 0),  # reception
    ],
)
def test_the_school_year_follows_from_the_birth_date(born_on: date, day: date, year: int) -> None:
    assert year_group(born_on, day) == year


@pytest.mark.parametrize(
    ("meeting_on", "taught_in", "discussed", "gaps"),
    [
        (date(2026, 7, 1), None, [Topic.PROGRESS], 0),  # Year 8
        (date(2026, 9, 1), None, [Topic.PROGRESS], 1),  # Year 9
        (date(2026, 9, 1), None, list(Topic), 0),
        (date(2026, 9, 1), 8, [Topic.PROGRESS], 0),  # taught a year below
        (date(2026, 7, 1), 9, [], 2),
    ],
)
def test_from_year_nine_a_review_looks_at_adult_life(
    meeting_on: date, taught_in: int | None, discussed: list[Topic], gaps: int
) -> None:
    found = plan_duties.topics_missing(discussed, date(2012, 9, 1), meeting_on, taught_in)
    assert [gap.rule for gap in found] == ["R6"] * gaps
    if gaps:
        assert "getting ready for adult life" in found[-1].words
        assert "getting ready for adult life" in found[-1].fix


def test_under_five_a_review_is_considered_after_three_to_six_months() -> None:
    born = date(2022, 4, 10)
    found = plan_duties.early_years_review(born, date(2026, 11, 30))
    assert found == (date(2027, 2, 28), date(2027, 5, 30))
    assert plan_duties.early_years_review(born, date(2027, 1, 9)) == (
        date(2027, 4, 9),
        date(2027, 7, 9),
    )
    assert plan_duties.early_years_review(born, date(2027, 1, 10)) is None


def test_an_early_review_needs_a_reason() -> None:
    assert isinstance(plan_duties.may_ask_for_early_review(True), Allowed)
    found = plan_duties.may_ask_for_early_review(False)
    assert isinstance(found, Refused)
    assert found.citation.rule == "R20"


def test_a_plan_changed_outside_a_review_lacks_only_what_counts_from_the_meeting() -> None:
    inside = plan_duties.rules_of_change(in_review=True)
    outside = plan_duties.rules_of_change(in_review=False)
    assert [rule for rule in inside if rule not in outside] == ["R8", "R12"]
    assert outside == ("R9", "R10", "R11", "R13")


def test_of_other_kinds_of_school_nothing_is_said_but_where_to_ask() -> None:
    """A7, A10: the rule book says nothing about them, so no law is stated."""
    for found in (
        plan_duties.must_admit(Institution.OTHER),
        plan_duties.request_binds(Institution.OTHER),
    ):
        assert isinstance(found, Refused)
        assert "not known here" in found.reason
        assert "advice service" in found.reason


def test_a_detail_from_memory_carries_its_own_mark() -> None:
    """R6, A10: the same rule, one part read and one from memory."""
    born, meeting = date(2012, 1, 10), date(2026, 3, 2)  # Year 9
    marks = [item.citation.status for item in plan_duties.topics_missing((), born, meeting)]
    assert marks == [Status.VERIFIED_T, Status.FROM_MEMORY]
    school = plan_duties.must_admit(Institution.MAINTAINED_SCHOOL)
    academy = plan_duties.must_admit(Institution.ACADEMY)
    assert (school.citation.status, academy.citation.status) == (
        Status.VERIFIED_S,
        Status.FROM_MEMORY,
    )
    help_due = plan_duties.provision_due(date(2026, 3, 2), ENGLAND)
    assert (help_due.rule, help_due.citation.status) == ("A9", Status.FROM_MEMORY)

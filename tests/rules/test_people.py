"""Who holds the rights, as situations."""

from datetime import date

import pytest

from rules import people
from rules.calendar import ENGLAND
from rules.deadline import Allowed, Refused
from rules.people import ActingRole, Capacity, Format, Occasion, Recipient, RightsHolder

BORN = date(2010, 10, 15)  # turns 16 in October 2026: school age ends on 25 June 2027
ABLE = Capacity()


@pytest.mark.parametrize(
    ("born_on", "ends_on"),
    [
        (date(2009, 10, 15), date(2026, 6, 26)),
        (date(2010, 8, 31), date(2026, 6, 26)),  # still 15
        (date(2010, 9, 1), date(2027, 6, 25)),
        (date(2012, 1, 5), date(2028, 6, 30)),  # 30 June is a Friday
        (date(2012, 2, 29), date(2028, 6, 30)),
    ],
)
def test_school_age_ends_on_the_last_friday_in_june(born_on: date, ends_on: date) -> None:
    assert people.school_age_ends_on(born_on) == ends_on


def test_the_rights_pass_to_the_young_person_the_day_after_school_age() -> None:
    assert people.rights_holder(BORN, date(2027, 6, 25), ABLE) is RightsHolder.PARENT
    assert people.rights_holder(BORN, date(2027, 6, 26), ABLE) is RightsHolder.YOUNG_PERSON


def test_the_rights_end_on_the_twenty_fifth_birthday() -> None:
    assert people.is_young_person(BORN, date(2035, 10, 14))
    assert not people.is_young_person(BORN, date(2035, 10, 15))
    assert people.rights_holder(BORN, date(2035, 10, 15), ABLE) is RightsHolder.NOBODY


def test_a_young_person_who_cannot_decide_has_a_deputy_or_else_the_parent() -> None:
    day = date(2028, 1, 10)
    without = Capacity(child_or_young_person_decides=False)
    deputy = Capacity(child_or_young_person_decides=False, has_deputy_or_attorney=True)
    assert people.rights_holder(BORN, day, without) is RightsHolder.ALTERNATIVE_PERSON
    assert people.rights_holder(BORN, day, deputy) is RightsHolder.REPRESENTATIVE


def test_a_parent_who_cannot_decide_has_a_representative() -> None:
    found = people.rights_holder(BORN, date(2026, 1, 10), Capacity(parent_decides=False))
    assert found is RightsHolder.PARENTS_REPRESENTATIVE


def test_a_parent_cannot_file_for_a_young_person_and_is_told_who_can() -> None:
    found = people.may_act(RightsHolder.PARENT, BORN, date(2028, 1, 10), ABLE)
    assert isinstance(found, Refused)
    assert found.citation.rule == "P2"
    assert "young person decides" in found.reason


def test_whoever_holds_the_rights_may_act() -> None:
    parent = people.may_act(RightsHolder.PARENT, BORN, date(2026, 1, 10), ABLE)
    assert isinstance(parent, Allowed)
    assert parent.citation.rule == "P1"


def test_nobody_may_act_after_twenty_five() -> None:
    for acting in (RightsHolder.YOUNG_PERSON, RightsHolder.NOBODY):
        found = people.may_act(acting, BORN, date(2036, 1, 10), ABLE)
        assert isinstance(found, Refused)
        assert "25" in found.reason


def test_a_copy_of_my_data_comes_in_a_month_or_in_three_when_it_is_complex() -> None:
    plain = people.subject_access(date(2026, 6, 1), ENGLAND)
    longer = people.subject_access(date(2026, 6, 1), ENGLAND, extended=True)
    assert (plain.rule, plain.due_on, longer.due_on) == (
        "P10",
        date(2026, 7, 1),
        date(2026, 9, 1),
    )


@pytest.mark.parametrize("role", list(ActingRole))
def test_there_is_no_litigation_friend(role: ActingRole) -> None:
    found = people.may_act_in_role(role)
    assert isinstance(found, Refused) is (role is ActingRole.LITIGATION_FRIEND)
    assert found.citation.rule == "P5"


@pytest.mark.parametrize(
    ("named_on", "ended_on", "to"),
    [
        (None, None, Recipient.RIGHTS_HOLDER),
        (date(2026, 6, 11), None, Recipient.RIGHTS_HOLDER),
        (date(2026, 6, 10), None, Recipient.REPRESENTATIVE),
        (date(2026, 6, 1), date(2026, 6, 11), Recipient.REPRESENTATIVE),
        (date(2026, 6, 1), date(2026, 6, 10), Recipient.RIGHTS_HOLDER),
    ],
)
def test_papers_go_to_whoever_was_named_in_writing_until_that_ends(
    named_on: date | None, ended_on: date | None, to: Recipient
) -> None:
    assert people.papers_go_to(date(2026, 6, 10), named_on, ended_on) is to


@pytest.mark.parametrize("named_on", [None, date(2026, 6, 2)])
def test_a_representative_is_not_dismissed_before_being_named(named_on: date | None) -> None:
    with pytest.raises(ValueError, match="before being named"):
        people.papers_go_to(date(2026, 6, 10), named_on, date(2026, 6, 1))
    assert people.papers_go_to(date(2026, 6, 10), date(2026, 6, 1), date(2026, 6, 1)) is (
        Recipient.RIGHTS_HOLDER
    )


@pytest.mark.parametrize(
    ("occasion", "where"),
    [
        (Occasion.RESPONSE, "The authority's answer"),
        (Occasion.MEDIATION, "The record of the mediation"),
        (Occasion.REVIEW, "The record of the review"),
    ],
)
def test_the_views_of_the_child_or_the_reason_why_not_are_on_record(
    occasion: Occasion, where: str
) -> None:
    assert people.views_missing(occasion, views_recorded=True) is None
    assert people.views_missing(occasion, views_recorded=False, reason_recorded=True) is None
    gap = people.views_missing(occasion, views_recorded=False)
    assert gap is not None
    assert gap.rule == "P7"
    assert gap.words == f"{where} does not say what the child or young person thinks."


def test_somebody_who_asked_for_large_print_gets_it() -> None:
    asked = [Format.PLAIN_WORDS, Format.LARGE_PRINT]
    (gap,) = people.formats_missing(asked, [Format.PLAIN_WORDS])
    assert (gap.rule, gap.fix) == ("P13", "Send it in large print.")
    assert people.formats_missing(asked, list(Format)) == ()
    assert people.formats_missing((), ()) == ()

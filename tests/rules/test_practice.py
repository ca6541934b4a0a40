"""The way of an appeal beyond its deadlines, what can be ordered, who may see papers."""

from datetime import date, datetime

import pytest

from rules import appeal, compliance, practice
from rules.appeal import DecisionKind
from rules.calendar import ENGLAND
from rules.compliance import PromiseKind
from rules.deadline import Allowed, Party, Refused
from rules.practice import (
    ChangeItem,
    Conduct,
    DataKind,
    Ending,
    HearingMode,
    Misconduct,
    Order,
    Reader,
    RegistrationItem,
    TimeSetBy,
    Urgency,
)

DAY = date(2026, 6, 10)
APPEAL = appeal.appeal(DAY, None, ENGLAND)  # 10 August moves to 1 September 2026


@pytest.mark.parametrize(
    ("received_on", "asked", "reasons", "allowed"),
    [
        (date(2026, 9, 1), False, False, True),
        (date(2026, 9, 2), True, True, True),
        (date(2026, 9, 2), True, False, False),
        (date(2026, 9, 2), False, True, False),
        (date(2031, 9, 2), True, True, True),  # no outer limit is known
    ],
)
def test_a_late_appeal_goes_to_a_judge_when_it_asks_and_says_why(
    received_on: date, asked: bool, reasons: bool, allowed: bool
) -> None:
    found = practice.may_lodge(received_on, APPEAL, asked, reasons)
    assert isinstance(found, Allowed if allowed else Refused)
    assert found.citation.rule == "T3"


def test_registration_brings_letters_directions_and_a_copy() -> None:
    assert practice.registration_missing(list(RegistrationItem)) == ()
    (gap,) = practice.registration_missing(
        set(RegistrationItem) - {RegistrationItem.DIRECTIONS_WITH_DATES}
    )
    assert gap.rule == "T5"
    assert gap.words == "The directions with dates did not come."


@pytest.mark.parametrize(
    ("response_sent_on", "ending"),
    [
        (None, Ending.UNOPPOSED),
        (date(2026, 6, 11), Ending.UNOPPOSED),
        (DAY, Ending.CONSENT_ORDER),
        (date(2026, 6, 9), Ending.CONSENT_ORDER),
    ],
)
def test_giving_way_before_the_answer_counts_as_won_and_later_needs_an_order(
    response_sent_on: date | None, ending: Ending
) -> None:
    assert practice.ending(DAY, response_sent_on) is ending


def test_a_refusal_to_assess_is_decided_on_paper_unless_a_hearing_is_asked_for() -> None:
    refused = DecisionKind.REFUSED_TO_ASSESS
    assert practice.usual_mode(refused, False) is HearingMode.ON_PAPER
    assert practice.usual_mode(refused, True) is HearingMode.HEARING
    assert practice.usual_mode(DecisionKind.CEASED, False) is HearingMode.HEARING


@pytest.mark.parametrize(
    ("registered_on", "sections", "transfer", "kept", "listed"),
    [
        (date(2026, 1, 1), {"I"}, True, False, False),
        (date(2026, 12, 31), {"I"}, True, False, False),
        (date(2026, 6, 10), {"I"}, True, True, True),
        (date(2026, 6, 10), {"I"}, False, False, True),
        (date(2026, 6, 10), {"I", "F"}, True, False, True),
        (date(2025, 12, 31), {"I"}, True, False, True),
        (date(2027, 1, 1), {"I"}, True, False, True),
    ],
)
def test_in_2026_a_phase_transfer_about_section_i_is_listed_when_directions_are_kept(
    registered_on: date, sections: set[str], transfer: bool, kept: bool, listed: bool
) -> None:
    found = practice.may_be_listed(registered_on, sections, transfer, kept)
    assert isinstance(found, Allowed) is listed
    assert found.citation.rule == "T17"


def test_a_request_for_a_change_has_four_things_and_comes_before_the_date() -> None:
    before, after = date(2026, 6, 9), DAY
    assert practice.change_request_missing(list(ChangeItem), before, DAY) == ()
    (late,) = practice.change_request_missing(list(ChangeItem), after, DAY)
    assert late.words == "The request comes after 10 June 2026 or on that day."
    gaps = practice.change_request_missing((), before, DAY)
    assert [gap.rule for gap in gaps] == ["T22"] * 4
    assert gaps[2].words == "The copied to other side is missing."


def test_the_subject_of_a_message_has_four_parts() -> None:
    line = practice.subject_line(DAY, "EH936/23/00567", "Example Child", "Evidence")
    assert line == "HD 10 June 2026 | EH936/23/00567 | Example Child | Evidence"
    unlisted = practice.subject_line(None, "EH936/23/00567", "Example Child", "Evidence")
    assert unlisted.startswith("HD not listed | ")
    for broken in (("", "a", "b"), ("a", "  ", "b"), ("a", "b", "c|d")):
        with pytest.raises(ValueError, match="vertical bar"):
            practice.subject_line(DAY, *broken)


@pytest.mark.parametrize(
    ("registered_on", "final", "to"),
    [
        (date(2026, 3, 31), False, {Party.AUTHORITY, Party.TRIBUNAL}),
        (date(2026, 4, 1), False, {Party.AUTHORITY}),
        (date(2026, 4, 1), True, {Party.AUTHORITY, Party.TRIBUNAL}),
    ],
)
def test_since_april_2026_evidence_goes_to_the_other_side_first(
    registered_on: date, final: bool, to: set[Party]
) -> None:
    assert practice.evidence_goes_to(registered_on, Party.FAMILY, final) == to
    back = {Party.FAMILY, *(to - {Party.AUTHORITY})}
    assert practice.evidence_goes_to(registered_on, Party.AUTHORITY, final) == back


@pytest.mark.parametrize("set_by", list(TimeSetBy))
def test_the_tribunal_changes_every_time_but_that_of_another_law(set_by: TimeSetBy) -> None:
    found = practice.may_change_time(set_by)
    assert isinstance(found, Refused) is (set_by is TimeSetBy.OTHER_LAW)
    assert found.citation.rule == "T25"


@pytest.mark.parametrize(
    ("warned_on", "broken_on", "may"),
    [
        (date(2026, 6, 9), DAY, True),
        (DAY, DAY, False),
        (date(2026, 6, 11), DAY, False),
        (None, DAY, False),
        (DAY, None, False),
    ],
)
def test_a_side_is_stopped_only_after_a_warning(
    warned_on: date | None, broken_on: date | None, may: bool
) -> None:
    found = practice.may_bar(warned_on, broken_on)
    assert isinstance(found, Allowed) is may
    assert found.citation.rule == "T26"


@pytest.mark.parametrize("conduct", list(Misconduct))
def test_losing_alone_costs_nothing(conduct: Misconduct) -> None:
    assert isinstance(practice.may_order_costs(conduct), Refused) is (conduct is Misconduct.LOST)


@pytest.mark.parametrize(
    ("review_on", "may"), [(DAY, True), (date(2026, 6, 11), False), (None, False)]
)
def test_a_judge_may_help_to_settle_after_the_case_review(
    review_on: date | None, may: bool
) -> None:
    found = practice.may_offer_help_to_settle(review_on, DAY)
    assert isinstance(found, Allowed) is may
    assert found.citation.rule == "T28"


def test_an_early_hearing_needs_one_of_three_grounds() -> None:
    for ground in Urgency:
        assert isinstance(practice.may_ask_for_early_hearing([ground]), Allowed)
    found = practice.may_ask_for_early_hearing(())
    assert isinstance(found, Refused)
    assert found.citation.rule == "T29"


def test_a_directed_day_governs_the_period_of_an_order() -> None:
    computed = compliance.ordered(PromiseKind.AMEND_PLAN, DAY, ENGLAND)
    assert practice.period_of_order(computed, None, ENGLAND) == computed
    found = practice.period_of_order(computed, date(2026, 6, 19), ENGLAND)
    assert (found.due_on, found.nominal_on) == (date(2026, 6, 19), computed.due_on)
    assert found.due_at == datetime.fromisoformat("2026-06-19T16:00:00+00:00")


@pytest.mark.parametrize("order", list(Order))
def test_what_the_tribunal_can_order(order: Order) -> None:
    both = (Party.FAMILY, Party.AUTHORITY)
    never = (Order.COMPENSATION, Order.ANYTHING_ELSE)
    assert isinstance(practice.may_order(order, both), Refused) is (order in never)
    for consented in ((), (Party.FAMILY,), (Party.AUTHORITY,)):
        found = practice.may_order(order, consented)
        assert isinstance(found, Refused) is (order in (*never, Order.CORRECT_PLAN))
        assert found.citation.rule == "O10"


def test_four_weeks_became_five_in_march_2015() -> None:
    assert practice.amendment_weeks(date(2014, 9, 1)) == 4
    assert practice.amendment_weeks(date(2015, 3, 22)) == 4
    assert practice.amendment_weeks(date(2015, 3, 23)) == 5
    assert practice.amendment_weeks(DAY) == compliance.PERIODS[PromiseKind.AMEND_PLAN].weeks
    with pytest.raises(ValueError, match="2014-08-31"):
        practice.amendment_weeks(date(2014, 8, 31))


@pytest.mark.parametrize(
    ("refused_on", "may"),
    [(None, True), (date(2026, 6, 11), True), (DAY, False), (date(2026, 1, 5), False)],
)
def test_a_late_claim_that_was_refused_is_not_heard_again(
    refused_on: date | None, may: bool
) -> None:
    found = practice.late_claim_may_be_heard(refused_on, DAY)
    assert isinstance(found, Allowed) is may
    assert found.citation.rule == "D3"


def test_only_conduct_that_goes_on_counts_from_its_end() -> None:
    ended = date(2026, 7, 1)
    for conduct in (Conduct.SINGLE_ACT, Conduct.OMISSION, Conduct.EXCLUSION):
        assert practice.claim_counts_from(conduct, DAY, ended) == DAY
    assert practice.claim_counts_from(Conduct.CONTINUING, DAY, ended) == ended
    assert practice.claim_counts_from(Conduct.CONTINUING, DAY, DAY) == DAY
    for unknown in (None, date(2026, 6, 9)):
        with pytest.raises(ValueError, match="from its end"):
            practice.claim_counts_from(Conduct.CONTINUING, DAY, unknown)


@pytest.mark.parametrize(
    ("reader", "consented_on", "may"),
    [
        (Reader.RIGHTS_HOLDER, None, True),
        (Reader.ANYBODY_ELSE, None, False),
        (Reader.ANYBODY_ELSE, DAY, True),
        (Reader.ANYBODY_ELSE, date(2026, 6, 11), False),
    ],
)
def test_a_plan_is_shown_to_others_with_consent(
    reader: Reader, consented_on: date | None, may: bool
) -> None:
    found = practice.may_see_plan(reader, consented_on, DAY)
    assert isinstance(found, Allowed) is may
    assert found.citation.rule == "P8"


def test_health_disability_and_ethnicity_are_special() -> None:
    special = {DataKind.HEALTH, DataKind.DISABILITY, DataKind.ETHNICITY}
    assert practice.special_category(list(DataKind)) == special
    assert practice.special_category([DataKind.CONTACT, DataKind.DATES]) == frozenset()


def test_tribunal_papers_serve_their_own_appeal_only() -> None:
    assert isinstance(practice.may_use_tribunal_paper("appeal-1", "appeal-1"), Allowed)
    assert isinstance(practice.may_use_tribunal_paper("appeal-2", "appeal-1"), Refused)

"""Ombudsman, discrimination, recommendations, exclusions, sessions and bundles, as situations."""

from datetime import UTC, date, datetime

import pytest

from rules import (
    bundle_limits,
    discrimination,
    mediation_session,
    ombudsman,
    recommendation,
    school_calendar,
)
from rules.appeal import DecisionKind
from rules.bundle_limits import AppealType, Part
from rules.calendar import ENGLAND
from rules.citation import Status
from rules.deadline import Allowed, Party, Refused
from rules.discrimination import ResponsibleBody
from rules.mediation_session import Attendee, Consent, Employer
from rules.ombudsman import Matter
from rules.recommendation import Answer, NextStep, Subject
from rules.school_calendar import Closure, OutsideTerms, SchoolCalendar, Term
from tests.rules.reader import last_day


def test_six_months_for_a_claim_begin_with_the_day_itself_and_august_counts() -> None:
    found = discrimination.claim(date(2026, 1, 15), ENGLAND)
    assert (found.rule, found.due_on) == ("D2", date(2026, 7, 14))
    assert discrimination.claim(date(2026, 2, 20), ENGLAND).due_on == date(2026, 8, 19)
    assert found.due_at == datetime(2026, 7, 14, 16, tzinfo=UTC)


def test_a_claim_that_ends_on_a_sunday_does_not_roll() -> None:
    assert discrimination.claim(date(2026, 8, 31), ENGLAND).due_on == date(2027, 2, 28)


def test_conciliation_gives_nine_months() -> None:
    found = discrimination.claim_after_conciliation(date(2026, 1, 15), ENGLAND)
    assert (found.rule, found.due_on) == ("D4", date(2026, 10, 14))


def test_only_claims_against_schools_go_to_the_tribunal() -> None:
    assert isinstance(discrimination.claim_goes_to_tribunal(ResponsibleBody.SCHOOL), Allowed)
    found = discrimination.claim_goes_to_tribunal(ResponsibleBody.OTHER)
    assert isinstance(found, Refused)
    assert "county court" in found.reason


@pytest.mark.parametrize(
    ("due_on", "rule", "found"),
    [
        (date(2026, 6, 29), "C3", ombudsman.early_years_answer(date(2026, 6, 1), ENGLAND)),
        (date(2026, 6, 15), "C6", ombudsman.social_care_stage_1(date(2026, 6, 1), ENGLAND)),
        (date(2026, 6, 29), "C6", ombudsman.social_care_stage_1(date(2026, 6, 1), ENGLAND, True)),
        (date(2026, 7, 6), "C6", ombudsman.social_care_stage_2(date(2026, 6, 1), ENGLAND)),
        (date(2026, 9, 1), "C6", ombudsman.social_care_stage_2(date(2026, 6, 1), ENGLAND, True)),
        (date(2026, 7, 13), "C6", ombudsman.social_care_stage_3(date(2026, 6, 1), ENGLAND)),
        (date(2026, 8, 24), "C7", ombudsman.ombudsman_not_before(date(2026, 6, 1), ENGLAND)),
        (date(2027, 5, 31), "C8", ombudsman.ombudsman(date(2026, 6, 1), ENGLAND)),
        (date(2027, 5, 31), "C12", ombudsman.health_ombudsman(date(2026, 6, 1), ENGLAND)),
        (date(2026, 9, 1), "C13", ombudsman.judicial_review(date(2026, 6, 1), ENGLAND)),
    ],
)
def test_other_routes_have_their_own_times(due_on: date, rule: str, found: object) -> None:
    assert (getattr(found, "rule", None), getattr(found, "due_on", None)) == (rule, due_on)


def test_the_safe_reading_of_the_ombudsmans_year_needs_no_second_day_off() -> None:
    """C8: a year beginning with 1 June 2026 ends on 31 May 2027, which is the safe day itself."""
    assert ombudsman.ombudsman(date(2026, 6, 1), ENGLAND).warnings == ()


def test_judicial_review_says_that_the_last_day_may_be_too_late() -> None:
    assert ombudsman.judicial_review(date(2026, 6, 1), ENGLAND).warnings == ("ACT_PROMPTLY",)


def test_the_ombudsman_says_no_firmly_only_after_an_appeal_was_made() -> None:
    """C9: barred by an appeal made; normally left alone where an appeal is reasonable."""
    made = ombudsman.ombudsman_may_look(Matter.APPEALABLE_DECISION, True)
    open_still = ombudsman.ombudsman_may_look(Matter.APPEALABLE_DECISION, False)
    assert isinstance(made, Refused)
    assert isinstance(open_still, Refused)
    assert "cannot look" in made.reason
    assert "normally will not" in open_still.reason
    assert "reasonable to appeal" in open_still.reason


@pytest.mark.parametrize(
    ("matter", "appealed", "rule"),
    [
        (Matter.INSIDE_SCHOOL, False, "C10"),
        (Matter.APPEALABLE_DECISION, False, "C9"),
        (Matter.PROVISION_NOT_DELIVERED, True, "C9"),
    ],
)
def test_the_ombudsman_leaves_to_others_what_is_theirs(
    matter: Matter, appealed: bool, rule: str
) -> None:
    found = ombudsman.ombudsman_may_look(matter, appealed)
    assert isinstance(found, Refused)
    assert found.citation.rule == rule


@pytest.mark.parametrize(
    ("matter", "appealed"),
    [
        (Matter.PROVISION_NOT_DELIVERED, False),
        (Matter.MISSED_REVIEW, True),
        (Matter.DELAY_BEFORE_DECISION, True),
        (Matter.ORDER_OR_AGREEMENT_NOT_KEPT, True),
    ],
)
def test_the_ombudsman_looks_at_delay_and_broken_promises(matter: Matter, appealed: bool) -> None:
    assert isinstance(ombudsman.ombudsman_may_look(matter, appealed), Allowed)


def test_health_answers_a_recommendation_in_five_weeks_and_earlier_is_safer() -> None:
    found = recommendation.answer(date(2026, 7, 14), ENGLAND)
    assert (found.rule, found.due_on, found.duty_holder) == ("X4", date(2026, 8, 18), "icb")
    assert found.warnings == ("FIRST_DAY_NOT_SETTLED",)
    care = recommendation.answer(date(2026, 7, 14), ENGLAND, subject=Subject.SOCIAL_CARE)
    assert (care.rule, care.due_on, care.duty_holder) == ("X4", date(2026, 8, 18), "authority")
    assert recommendation.passed_on(date(2026, 8, 18), ENGLAND).due_on == date(2026, 8, 25)


def test_recommendations_need_a_live_appeal_on_education() -> None:
    day = date(2026, 6, 10)
    for ended_on in (None, date(2026, 6, 11)):
        asked = recommendation.may_be_asked(DecisionKind.PLAN_FINALISED, ended_on, day)
        assert isinstance(asked, Allowed)
    for decision, ended in (
        (DecisionKind.PLAN_FINALISED, day),
        (DecisionKind.REFUSED_TO_ASSESS, None),
        (DecisionKind.SOMETHING_ELSE, None),
    ):
        assert isinstance(recommendation.may_be_asked(decision, ended, day), Refused)


SCHOOL = SchoolCalendar(
    "Example School",
    "the authority's term dates",
    (
        Term(date(2026, 6, 1), date(2026, 7, 21)),
        Term(date(2026, 9, 2), date(2026, 10, 23)),
        Term(date(2026, 11, 2), date(2026, 12, 18)),
    ),
    training_days=(date(2026, 9, 2),),
)


def test_school_days_leave_out_holidays_weekends_and_training_days() -> None:
    count = school_calendar.school_days(date(2026, 7, 20), 3, SCHOOL, ENGLAND)
    assert count.result == date(2026, 9, 4)  # 21 July, 3 and 4 September
    assert last_day(count.steps) == date(2026, 9, 4)


@pytest.mark.parametrize(
    "find",
    [
        school_calendar.governors_consider,
        school_calendar.panel_request,
        school_calendar.panel_meets,
    ],
)
def test_each_step_after_an_exclusion_has_fifteen_school_days(find: object) -> None:
    assert callable(find)
    found = find(date(2026, 10, 19), ENGLAND, SCHOOL)
    assert (found.rule, found.due_on) == ("D7", date(2026, 11, 16))


def test_a_count_past_the_known_terms_is_refused() -> None:
    with pytest.raises(OutsideTerms, match="Example School"):
        school_calendar.school_days(date(2026, 12, 16), 3, SCHOOL, ENGLAND)
    with pytest.raises(OutsideTerms, match="begin after"):
        school_calendar.school_days(
            date(2026, 12, 16), 1, SchoolCalendar("Empty School", "none", ()), ENGLAND
        )


def test_only_the_summer_is_a_long_closure() -> None:
    assert SCHOOL.long_closures() == (Closure(date(2026, 7, 22), date(2026, 9, 2)),)


@pytest.mark.parametrize(("reopens_on", "long"), [(date(2026, 8, 19), 1), (date(2026, 8, 18), 0)])
def test_a_closure_is_long_from_four_whole_weeks_on(reopens_on: date, long: int) -> None:
    terms = (Term(date(2026, 6, 1), date(2026, 7, 21)), Term(reopens_on, date(2026, 10, 23)))
    assert len(SchoolCalendar("Example School", "example", terms).long_closures()) == long


def test_terms_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        SchoolCalendar(
            "Example School",
            "example",
            (Term(date(2026, 6, 1), date(2026, 7, 21)), Term(date(2026, 7, 20), date(2026, 9, 1))),
        )


@pytest.mark.parametrize(
    ("appeal", "pages"),
    [
        (AppealType.REFUSAL_TO_ASSESS, 75),
        (AppealType.REFUSAL_TO_ISSUE, 100),
        (AppealType.SECTIONS_B_F, 100),
        (AppealType.SECTION_I, 75),
        (AppealType.CEASE, 75),
        (AppealType.DISCRIMINATION, 200),
    ],
)
def test_evidence_is_capped_by_the_type_of_appeal(appeal: AppealType, pages: int) -> None:
    listed = date(2026, 1, 5)
    assert bundle_limits.too_long(Part.EVIDENCE, pages, appeal, listed) is None
    found = bundle_limits.too_long(Part.EVIDENCE, pages + 1, appeal, listed)
    assert found is not None
    assert f"At most {pages} are allowed" in found.words
    assert found.rule == ("B4" if appeal is AppealType.DISCRIMINATION else "B3")


@pytest.mark.parametrize(
    ("part", "pages", "rule"),
    [
        (Part.CORE, 100, "B2"),
        (Part.PLAN, 150, "B2"),
        (Part.WORKING_DOCUMENT, 25, "B2"),
        (Part.HEALTH_AND_CARE_EVIDENCE, 75, "B3"),
        (Part.EXPERT_REPORT, 15, "B5"),
        (Part.WITNESS_STATEMENT, 10, "B6"),
    ],
)
def test_each_part_of_a_bundle_has_its_limit(part: Part, pages: int, rule: str) -> None:
    listed = date(2025, 7, 16)
    appeal = AppealType.SECTIONS_B_F
    assert bundle_limits.too_long(part, pages, appeal, listed) is None
    found = bundle_limits.too_long(part, pages + 1, appeal, listed)
    assert found is not None
    assert found.rule == rule


def test_hearings_listed_before_the_practice_direction_and_parts_without_a_limit_are_free() -> None:
    appeal = AppealType.SECTIONS_B_F
    assert bundle_limits.too_long(Part.CORE, 500, appeal, date(2025, 7, 15)) is None
    assert bundle_limits.too_long(Part.SUPPLEMENTARY, 500, appeal, date(2026, 1, 5)) is None
    claim = AppealType.DISCRIMINATION
    assert bundle_limits.caps(claim)[Part.SUPPLEMENTARY].pages == 100
    assert bundle_limits.caps(claim)[Part.CORE].pages == 100


def test_advisers_and_mediators_work_for_nobody_in_the_dispute() -> None:
    for employer in frozenset(Employer) - {Employer.INDEPENDENT}:
        assert isinstance(mediation_session.may_advise(employer), Refused)
    assert isinstance(mediation_session.may_advise(Employer.INDEPENDENT), Allowed)
    for employer in (Employer.AUTHORITY_IN_DISPUTE, Employer.ICB):
        assert isinstance(mediation_session.may_mediate(employer), Refused)
    assert isinstance(mediation_session.may_mediate(Employer.ENGLISH_AUTHORITY), Allowed)
    health = mediation_session.may_mediate(Employer.ICB)
    assert health.citation.status is Status.FROM_MEMORY
    assert isinstance(mediation_session.may_mediate(Employer.INDEPENDENT), Allowed)


@pytest.mark.parametrize(
    ("attendee", "consent", "already"),
    [
        (Attendee.FAMILY, Consent(), 0),
        (Attendee.YOUNG_PERSON, Consent(), 0),
        (Attendee.SUPPORTER, Consent(), 0),
        (Attendee.SUPPORTER, Consent(mediator=True), 1),
        (Attendee.CHILD, Consent(parent=True, mediator=True), 0),
        (Attendee.OTHER, Consent(all_parties=True), 0),
    ],
)
def test_who_may_come_to_a_session(attendee: Attendee, consent: Consent, already: int) -> None:
    assert isinstance(mediation_session.may_attend(attendee, consent, already), Allowed)


@pytest.mark.parametrize(
    ("attendee", "consent", "already"),
    [
        (Attendee.SUPPORTER, Consent(), 1),
        (Attendee.CHILD, Consent(parent=True), 0),
        (Attendee.CHILD, Consent(mediator=True), 0),
        (Attendee.OTHER, Consent(parent=True), 0),
    ],
)
def test_who_may_not_come_without_consent(
    attendee: Attendee, consent: Consent, already: int
) -> None:
    assert isinstance(mediation_session.may_attend(attendee, consent, already), Refused)


@pytest.mark.parametrize(
    ("says", "written", "enough"),
    [
        ([Answer.STEPS], True, True),
        ([Answer.REASONS], True, True),
        ([], True, False),
        ([Answer.REASONS], False, False),
    ],
)
def test_who_does_not_follow_a_recommendation_must_say_why(
    says: list[Answer], written: bool, enough: bool
) -> None:
    found = recommendation.answer_is_complete(says, written)
    assert isinstance(found, Allowed) is enough
    assert found.citation.rule == "X2"


def test_a_recommendation_goes_to_health_or_to_social_care_at_the_authority() -> None:
    assert recommendation.sent_to([Subject.HEALTH]) == {Party.ICB}
    assert recommendation.sent_to([Subject.SOCIAL_CARE]) == {Party.AUTHORITY}
    assert recommendation.sent_to(list(Subject)) == {Party.ICB, Party.AUTHORITY}


@pytest.mark.parametrize(
    ("sections", "free"),
    [
        ({"I", "C", "G"}, True),  # the school and health: neither part needs one
        ({"I", "D", "H", "H1", "H2"}, True),
        ({"I", "F", "G"}, False),
        ({"B"}, False),
        ({"A", "I"}, False),
    ],
)
def test_the_health_and_care_part_needs_no_certificate(sections: set[str], free: bool) -> None:
    found = recommendation.certificate_needed_beside(sections)
    assert isinstance(found, Allowed) is free
    assert found.citation.rule == ("X6" if free else "A20")


@pytest.mark.parametrize(
    ("day", "ended_on", "step"),
    [
        (date(2026, 8, 18), None, NextStep.WAIT),
        (date(2026, 8, 19), None, NextStep.ASK_TRIBUNAL),
        (date(2026, 8, 19), date(2026, 8, 20), NextStep.ASK_TRIBUNAL),
        (date(2026, 8, 19), date(2026, 8, 19), NextStep.COMPLAIN),
    ],
)
def test_without_an_answer_the_tribunal_is_asked_while_the_appeal_goes_on(
    day: date, ended_on: date | None, step: NextStep
) -> None:
    assert recommendation.without_answer(date(2026, 8, 18), day, ended_on) is step

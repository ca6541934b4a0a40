"""Ways out of a dispute, and who runs, pays for, settles and may speak of a mediation."""

from datetime import date

import pytest

from rules import mediation_session
from rules.deadline import Allowed, Party, Refused
from rules.mediation_session import (
    Demand,
    Disputed,
    Issue,
    LawField,
    Material,
    MediatorRecord,
    RequestItem,
    Way,
)

BOTH = (Party.FAMILY, Party.AUTHORITY)


@pytest.mark.parametrize(
    ("issues", "mandate", "missing"),
    [
        ([Issue.EDUCATION], [Issue.EDUCATION], ""),
        ([Issue.EDUCATION], list(Issue), ""),
        ([], [], ""),
        ([Issue.EDUCATION, Issue.HEALTH], [Issue.EDUCATION], "health"),
        ([Issue.SOCIAL_CARE, Issue.HEALTH], [], "health, social care"),
    ],
)
def test_the_authority_must_send_somebody_who_can_settle_every_issue(
    issues: list[Issue], mandate: list[Issue], missing: str
) -> None:
    found = mediation_session.may_settle(issues, mandate)
    assert isinstance(found, Refused) is bool(missing)
    assert found.citation.rule == "M11"
    if isinstance(found, Refused):
        assert found.reason.endswith(f"cannot settle: {missing}.")


@pytest.mark.parametrize(
    ("issues", "arrangers"),
    [
        ({Issue.EDUCATION}, {Party.AUTHORITY}),
        ({Issue.SOCIAL_CARE, Issue.EDUCATION}, {Party.AUTHORITY}),
        ({Issue.HEALTH}, {Party.ICB}),
        ({Issue.HEALTH, Issue.EDUCATION}, {Party.AUTHORITY, Party.ICB}),
        ({Issue.HEALTH, Issue.SOCIAL_CARE}, {Party.AUTHORITY, Party.ICB}),
    ],
)
def test_health_arranges_mediation_about_health(issues: set[Issue], arrangers: set[Party]) -> None:
    assert mediation_session.arrangers(issues) == arrangers


def test_a_mediation_without_an_issue_cannot_be() -> None:
    with pytest.raises(ValueError, match="at least one issue"):
        mediation_session.arrangers(())


def test_the_family_may_say_no_and_the_authority_may_not() -> None:
    assert isinstance(mediation_session.may_decline(Party.FAMILY), Allowed)
    for party in (Party.AUTHORITY, Party.ICB):
        assert isinstance(mediation_session.may_decline(party), Refused)


@pytest.mark.parametrize("demand", list(Demand))
def test_an_authority_may_offer_a_meeting_and_nothing_more(demand: Demand) -> None:
    found = mediation_session.may_ask_of_family(demand)
    assert isinstance(found, Allowed) is (demand is Demand.OFFER_A_MEETING)
    assert found.citation.rule == "M22"


@pytest.mark.parametrize(
    ("matter", "ways"),
    [
        (Disputed.APPEALABLE_DECISION, {Way.APPEAL, Way.MEDIATION}),
        (Disputed.HEALTH_OR_CARE_ONLY, {Way.MEDIATION}),
        (Disputed.HOW_DUTIES_ARE_DONE, {Way.DISAGREEMENT_RESOLUTION}),
        (Disputed.PROVISION_BY_SETTING, {Way.DISAGREEMENT_RESOLUTION}),
        (Disputed.WITH_HEALTH_BODY, {Way.DISAGREEMENT_RESOLUTION}),
        (Disputed.DISCRIMINATION, {Way.CLAIM}),
    ],
)
def test_each_kind_of_dispute_has_its_ways(matter: Disputed, ways: set[Way]) -> None:
    assert mediation_session.ways(matter) == ways


@pytest.mark.parametrize("way", list(Way))
def test_only_mediation_gives_a_certificate(way: Way) -> None:
    found = mediation_session.gives_certificate(way)
    assert isinstance(found, Allowed) is (way is Way.MEDIATION)
    assert found.citation.rule == "A24"


def test_a_family_says_what_it_wants_and_health_only_when_health_is_in_it() -> None:
    nothing = mediation_session.request_missing((), {Issue.EDUCATION})
    assert [gap.words for gap in nothing] == [
        "You have not said that you want mediation.",
        "You have not said what the mediation is about.",
    ]
    said = [RequestItem.WISH, RequestItem.ISSUES]
    (gap,) = mediation_session.request_missing(said, {Issue.HEALTH})
    assert (gap.rule, gap.fix) == ("M4", "Say which health care you ask for.")
    assert mediation_session.request_missing(list(RequestItem), {Issue.HEALTH}) == ()


@pytest.mark.parametrize(
    ("in_writing", "accepted_by", "reason"),
    [
        (True, [Party.FAMILY, Party.AUTHORITY], ""),
        (True, [Party.FAMILY, Party.ICB], ""),
        (True, [Party.FAMILY], "both sides"),
        (True, [Party.AUTHORITY, Party.ICB], "both sides"),
        (False, [Party.FAMILY, Party.AUTHORITY], "not in writing"),
    ],
)
def test_an_agreement_binds_when_it_is_written_and_accepted_by_both_sides(
    in_writing: bool, accepted_by: list[Party], reason: str
) -> None:
    found = mediation_session.agreement_binds(in_writing, accepted_by)
    assert isinstance(found, Allowed) is (reason == "")
    assert found.citation.rule == "M14"
    if isinstance(found, Refused):
        assert reason in found.reason


def test_mediation_is_free() -> None:
    assert isinstance(mediation_session.may_charge_family(0), Allowed)
    assert isinstance(mediation_session.may_charge_family(1), Refused)


@pytest.mark.parametrize(
    ("knows", "trained_on", "accredited_until", "reason"),
    [
        (set(LawField), date(2026, 6, 10), date(2026, 6, 10), ""),
        (set(LawField), date(2026, 6, 11), date(2027, 1, 1), "trained"),
        (set(LawField), None, date(2027, 1, 1), "trained"),
        (set(LawField), date(2020, 1, 1), date(2026, 6, 9), "accredited"),
        (set(LawField), date(2020, 1, 1), None, "accredited"),
        ({LawField.SPECIAL_NEEDS}, date(2020, 1, 1), date(2027, 1, 1), "health and social care"),
    ],
)
def test_a_mediator_knows_the_law_is_trained_and_accredited(
    knows: set[LawField], trained_on: date | None, accredited_until: date | None, reason: str
) -> None:
    record = MediatorRecord(frozenset(knows), trained_on, accredited_until)
    found = mediation_session.may_take_case(record, date(2026, 6, 10))
    assert isinstance(found, Allowed) is (reason == "")
    assert found.citation.rule == "M20"
    if isinstance(found, Refused):
        assert reason in found.reason


@pytest.mark.parametrize(
    ("material", "agreed_by", "allowed"),
    [
        (Material.DISCUSSION, (), False),
        (Material.DISCUSSION, (Party.FAMILY,), False),
        (Material.DISCUSSION, BOTH, True),
        (Material.CERTIFICATE, (), True),
        (Material.EXISTING_PAPER, (), True),
    ],
)
def test_what_was_said_in_mediation_stays_there_unless_all_agree(
    material: Material, agreed_by: tuple[Party, ...], allowed: bool
) -> None:
    found = mediation_session.may_be_shown(material, agreed_by, BOTH)
    assert isinstance(found, Allowed) is allowed
    assert found.citation.rule == "M21"


def test_nobody_cannot_agree_for_all() -> None:
    with pytest.raises(ValueError, match="has parties"):
        mediation_session.may_be_shown(Material.DISCUSSION, (), ())

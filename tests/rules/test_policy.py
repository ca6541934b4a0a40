"""Policy packs: dated, honest about what is law, worded whole, and on a page that is not stale."""

from dataclasses import fields, replace
from datetime import date
from enum import StrEnum

import pytest

from rules.appeal import DecisionKind
from rules.policy import (
    GREEN_PAPER_2022,
    LAW_2014,
    NO_PANEL,
    PACKS,
    REFORM_2026,
    CountedIn,
    Exemption,
    MediationMode,
    Need,
    PanelMember,
    PanelMode,
    Policy,
    PreSteps,
    Remedy,
    Settlement,
    ThirtyDays,
)
from rules.policy_words import (
    AXES,
    COUNTED,
    EXEMPTIONS,
    GROUNDS,
    MEDIATION,
    MEMBERS,
    NEEDS,
    ORDERS,
    PANELS,
    READINGS,
    SETTLEMENTS,
    STEPS,
    Axis,
    compare,
    in_force,
    listed,
)
from tests.rules import generate_pack_page


def axis(title: str) -> Axis:
    """The axis of that title."""
    return next(one for one in AXES if one.title == title)


def test_the_green_paper_says_that_it_is_not_the_law() -> None:
    assert not GREEN_PAPER_2022.is_law
    assert "not the law" in GREEN_PAPER_2022.standing
    assert LAW_2014.is_law


def test_packs_are_found_by_their_names() -> None:
    assert PACKS["green-paper-2022"] is GREEN_PAPER_2022
    assert PACKS["law-2014"] is LAW_2014
    assert PACKS["reform-2026"] is REFORM_2026


def test_only_the_law_has_been_in_force_and_only_the_newest_proposal_is_off() -> None:
    assert [pack.name for pack in PACKS.values() if pack.effective_from] == ["law-2014"]
    assert [pack.name for pack in PACKS.values() if not pack.is_open] == ["reform-2026"]
    assert [pack.dated_on for pack in PACKS.values()] == [
        date(2022, 3, 29),
        date(2014, 9, 1),
        date(2026, 2, 23),
    ]
    assert all(pack.is_law == (pack.effective_from is not None) for pack in PACKS.values())


def test_mediation_is_compulsory_only_under_the_proposal_and_with_every_lawful_exit() -> None:
    assert GREEN_PAPER_2022.mediation_mode is MediationMode.MANDATORY_PARTICIPATION
    assert all(GREEN_PAPER_2022.exempts(exit_) for exit_ in Exemption)
    assert LAW_2014.mediation_mode is MediationMode.CONSIDER
    assert LAW_2014.exemptions == {Exemption.SECTION_I_ONLY, Exemption.DISCRIMINATION_CLAIM}
    assert not LAW_2014.exempts(Exemption.WAIVER)
    assert REFORM_2026.mediation_mode is MediationMode.OFFERED


def test_the_proposal_has_one_complaint_stage_of_ten_working_days() -> None:
    (stage,) = GREEN_PAPER_2022.complaint_stages
    assert (stage.acknowledge_working_days, stage.answer_working_days) == (5, 10)
    assert [
        (stage.acknowledge_working_days, stage.answer_working_days)
        for stage in LAW_2014.complaint_stages
    ] == [(5, 10), (5, 20)]
    assert REFORM_2026.complaint_stages == LAW_2014.complaint_stages


def test_the_regimes_differ_on_who_may_settle() -> None:
    assert GREEN_PAPER_2022.who_may_settle is Settlement.COUNTS_AS_ABSENCE
    assert LAW_2014.who_may_settle is Settlement.RECORDED_AS_BREACH
    assert REFORM_2026.who_may_settle is Settlement.COUNTS_AS_ABSENCE


def test_thirty_days_are_read_as_days_to_hold_the_session() -> None:
    assert {pack.thirty_days for pack in PACKS.values()} == {ThirtyDays.HELD}


def test_the_2026_proposal_takes_the_naming_of_a_school_from_the_tribunal() -> None:
    assert LAW_2014.remedies - REFORM_2026.remedies == {Remedy.NAME_PLACEMENT}
    assert REFORM_2026.remedies - LAW_2014.remedies == {Remedy.QUASH_PLACEMENT}
    assert GREEN_PAPER_2022.remedies == LAW_2014.remedies


def test_the_2026_proposal_closes_two_appeals() -> None:
    closed = {DecisionKind.REFUSED_TO_AMEND, DecisionKind.REFUSED_TO_REASSESS}
    assert LAW_2014.appeal_grounds - REFORM_2026.appeal_grounds == closed
    assert REFORM_2026.appeal_grounds <= LAW_2014.appeal_grounds == GREEN_PAPER_2022.appeal_grounds


def test_only_the_green_paper_has_a_panel_after_mediation_and_nobody_is_bound_by_it() -> None:
    panel = GREEN_PAPER_2022.panel
    assert panel.mode is PanelMode.ADVISORY
    assert (panel.answers_in, panel.counted_in) == (20, CountedIn.WORKING_DAYS)
    assert PanelMember.INDEPENDENT_CHAIR in panel.members
    assert LAW_2014.panel == REFORM_2026.panel == NO_PANEL
    assert NO_PANEL.mode is PanelMode.OFF


def test_steps_before_mediation_follow_the_sources() -> None:
    assert GREEN_PAPER_2022.pre_steps.council_complaint is Need.REQUIRED
    assert LAW_2014.pre_steps.council_complaint is Need.OFFERED
    assert REFORM_2026.pre_steps.setting_complaint is Need.REQUIRED
    assert REFORM_2026.pre_steps.specialist_panel is Need.REQUIRED
    assert LAW_2014.pre_steps.specialist_panel is Need.SKIPPED
    assert {pack.pre_steps.disagreement_resolution for pack in PACKS.values()} == {Need.OFFERED}


# Words


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (MEDIATION, MediationMode),
        (EXEMPTIONS, Exemption),
        (NEEDS, Need),
        (PANELS, PanelMode),
        (MEMBERS, PanelMember),
        (COUNTED, CountedIn),
        (SETTLEMENTS, Settlement),
        (READINGS, ThirtyDays),
        (ORDERS, Remedy),
    ],
)
def test_every_value_has_words(words: dict[str, object], kind: type[StrEnum]) -> None:
    assert set(words) == set(kind)
    assert len({str(said) for said in words.values()}) == len(kind)


def test_every_axis_step_and_ground_has_words() -> None:
    about = {"name", "title", "standing", "is_law", "is_open"}
    about |= {"dated_on", "effective_from", "effective_to"}
    assert {one.field for one in AXES} == {field.name for field in fields(Policy)} - about
    assert set(STEPS) == {field.name for field in fields(PreSteps)}
    assert set(GROUNDS) == LAW_2014.appeal_grounds


def test_the_page_of_packs_is_up_to_date() -> None:
    assert generate_pack_page.TARGET.read_text(encoding="utf-8") == generate_pack_page.text(), (
        "docs/packs.md is stale: run python -m tests.rules.generate_pack_page"
    )


def test_packs_that_are_equal_differ_in_nothing() -> None:
    same = compare(LAW_2014, replace(LAW_2014, name="copy"))
    assert same.differences == ()
    assert same.alike == len(AXES)
    assert (same.first.name, same.second.name) == ("law-2014", "copy")


def test_one_changed_axis_is_the_only_difference() -> None:
    changed = replace(LAW_2014, thirty_days=ThirtyDays.ARRANGED)
    (found,) = compare(LAW_2014, changed).differences
    assert (found.axis, found.title) == ("thirty_days", "The 30 days for mediation")
    assert found.first_says == "The session takes place within 30 days."
    assert found.second_says == "The day is fixed within 30 days. The session may be later."
    assert found.first_means == "No day after the 30 days can be offered to you."
    assert found.second_means == "The session may be later, but always in time for you to appeal."
    assert compare(LAW_2014, changed).alike == len(AXES) - 1


def test_a_pack_says_since_when_and_until_when_it_is_the_law() -> None:
    assert in_force(LAW_2014) == "In force from 1 September 2014."
    ended = replace(LAW_2014, effective_to=date(2030, 8, 31))
    assert in_force(ended) == "In force from 1 September 2014 until 31 August 2030."
    assert in_force(GREEN_PAPER_2022) == "Proposed on 29 March 2022, never in force."
    assert in_force(REFORM_2026) == (
        "Proposed on 23 February 2026, never in force. Switched off: for a rehearsal only."
    )


def test_lists_are_read_as_people_say_them() -> None:
    assert listed([]) == "nothing"
    assert listed(["a"]) == "a"
    assert listed(["a", "b"], "or") == "a or b"
    assert listed(["a", "b", "c"]) == "a, b and c"


def test_exits_are_counted_and_none_is_said_too() -> None:
    exits = axis("When the tribunal hears you without mediation")
    one = replace(LAW_2014, exemptions=frozenset({Exemption.WAIVER}))
    none = replace(LAW_2014, exemptions=frozenset())
    assert exits.means(one) == "1 reason counts. Any other reason is for a judge to accept."
    assert exits.means(LAW_2014).startswith("2 reasons count.")
    assert exits.says(one) == (
        "When one of these is true: a judge is asked to do without mediation."
    )
    assert exits.says(none) == "There is no such case."


def test_more_complaint_stages_can_be_asked_for_again() -> None:
    complaint = axis("How the council answers a complaint")
    three = replace(LAW_2014, complaint_stages=LAW_2014.complaint_stages * 2)
    assert complaint.means(LAW_2014) == "If the answer does not help, you can ask 1 more time."
    assert complaint.means(three) == "If the answer does not help, you can ask 3 more times."


def test_a_panel_counts_its_days_in_the_way_it_is_set() -> None:
    panel = axis("Independent panel after mediation")
    counted = replace(GREEN_PAPER_2022.panel, counted_in=CountedIn.CALENDAR_DAYS)
    required = replace(counted, mode=PanelMode.REQUIRED)
    assert panel.says(replace(GREEN_PAPER_2022, panel=counted)).endswith("within 20 days.")
    pack = replace(GREEN_PAPER_2022, panel=required)
    assert panel.says(pack).startswith("A panel looks at every dispute. On it sit")
    assert panel.means(pack).startswith("It comes before the tribunal, unless")

"""Policy packs: dated, and honest about what is law."""

from rules.policy import (
    GREEN_PAPER_2022,
    LAW_2014,
    PACKS,
    Exemption,
    MediationMode,
    Settlement,
    ThirtyDays,
)


def test_the_green_paper_says_that_it_is_not_the_law() -> None:
    assert not GREEN_PAPER_2022.is_law
    assert "not the law" in GREEN_PAPER_2022.standing
    assert LAW_2014.is_law


def test_packs_are_found_by_their_names() -> None:
    assert PACKS["green-paper-2022"] is GREEN_PAPER_2022
    assert PACKS["law-2014"] is LAW_2014


def test_mediation_is_compulsory_only_under_the_proposal_and_with_every_lawful_exit() -> None:
    assert GREEN_PAPER_2022.mediation_mode is MediationMode.MANDATORY_PARTICIPATION
    assert all(GREEN_PAPER_2022.exempts(exit_) for exit_ in Exemption)
    assert LAW_2014.mediation_mode is MediationMode.CONSIDER
    assert LAW_2014.exempts(Exemption.SECTION_I_ONLY)
    assert not LAW_2014.exempts(Exemption.WAIVER)


def test_the_proposal_has_one_complaint_stage_of_ten_working_days() -> None:
    (stage,) = GREEN_PAPER_2022.complaint_stages
    assert (stage.acknowledge_working_days, stage.answer_working_days) == (5, 10)
    assert [
        (stage.acknowledge_working_days, stage.answer_working_days)
        for stage in LAW_2014.complaint_stages
    ] == [(5, 10), (5, 20)]


def test_the_regimes_differ_on_who_may_settle() -> None:
    assert GREEN_PAPER_2022.who_may_settle is Settlement.COUNTS_AS_ABSENCE
    assert LAW_2014.who_may_settle is Settlement.RECORDED_AS_BREACH


def test_thirty_days_are_read_as_days_to_hold_the_session() -> None:
    assert {pack.thirty_days for pack in PACKS.values()} == {ThirtyDays.HELD}

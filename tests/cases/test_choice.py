"""The choice of a setting: what the pack binds, who is asked and until when, who is named and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cases.clock import ClockStatus
from cases.plan.choice import commands as c
from cases.plan.choice.decide import clock_of
from cases.plan.choice.vocabulary import OUTSIDE, ChoiceEnd, ChoicePhase
from cases.plan.placements.commands import EndPlacement, StartPlacement
from cases.plan.placements.vocabulary import EndReason
from cases.wire import dump_state, load_state
from rules.plan_duties import Institution, Objection
from rules.policy import GREEN_PAPER_2022, TailoredList
from tests.cases import plans
from tests.cases.choices import (
    AUTHORITY,
    FAMILY,
    GREEN,
    LAW,
    a_list,
    answer,
    ask,
    asked,
    listed,
    named,
    naming,
    ranked,
    wish,
)
from tests.cases.journey import Journey, day
from tests.cases.plan_plays.placements import beside
from tests.cases.regimes import under

FIRST = clock_of(1, "s1")


def test_a_setting_that_is_asked_should_answer_in_fifteen_days() -> None:
    journey = asked()
    assert journey.due(FIRST) == day("2026-01-27")
    assert journey.clock(FIRST).deadline.rule == "N9"
    assert journey.said("setting_consulted") == {"team-1", "family-1"}
    assert journey.owed() >= {"answer_consultation"}
    answer(journey.on(day("2026-01-27")), "s1", takes=True)
    assert journey.clock(FIRST).status is ClockStatus.MET
    assert journey.said("consultation_answered") == {"authority-1", "family-1"}


def test_the_setting_that_is_asked_and_the_authority_are_reminded() -> None:
    journey = asked().on(day("2026-01-23"))
    assert journey.said("clock_reminder") == {"authority-1", "team-1"}


def test_without_an_answer_the_authority_goes_on_after_the_last_day_and_not_before() -> None:
    journey = asked().on(day("2026-01-27"))
    assert "name_setting" not in journey.owed()
    refusal = journey.refused(c.NameSetting, AUTHORITY, **naming("s1"))
    assert refusal.code == "answer_awaited"
    assert "27 January 2026" in refusal.reason
    journey.on(day("2026-01-28"))
    assert journey.clock(FIRST).status is ClockStatus.MISSED
    assert journey.said("clock_missed") == {"authority-1", "family-1"}
    assert "name_setting" in journey.owed()
    journey.do(c.NameSetting, AUTHORITY, **naming("s1"))
    assert journey.state.choice.named.rank == 1


def test_a_late_answer_still_counts_until_somebody_is_named() -> None:
    journey = answer(asked().on(day("2026-02-16")), "s1", takes=False)
    assert journey.clock(FIRST).status is ClockStatus.MET_LATE


def test_a_team_that_has_no_account_is_answered_for_by_the_authority() -> None:
    journey = asked(team_id="")
    owed = {one.owner for one in journey.kind.obligations(journey.state) if "consult" in one.kind}
    assert owed == {"authority-1"}
    assert journey.said("setting_consulted") == {"family-1"}


def test_naming_ends_every_consultation_and_tells_family_and_setting() -> None:
    journey = answer(asked("s1", "s2"), "s1", takes=True)
    journey.do(c.NameSetting, AUTHORITY, **naming("s1"))
    assert journey.clock(clock_of(1, "s2")).status is ClockStatus.STOPPED
    assert journey.said("setting_named") == {"family-1", "team-1"}
    assert not journey.owed() & {"name_setting", "answer_consultation", "consult_setting"}


def test_the_list_of_a_new_round_needs_a_new_wish() -> None:
    journey = named()
    journey.do(c.MakeTailoredList, AUTHORITY, **a_list("s3"))
    choice = journey.state.choice
    assert (choice.number, choice.ranked, choice.phase) == (2, (), ChoicePhase.LISTED)
    assert "rank_settings" in journey.owed()
    journey.do(c.RankSettings, FAMILY, ranked=wish("s3"))
    ask(journey, "s3")
    assert journey.due(clock_of(2, "s3")) == day("2026-01-27")


def test_a_list_keeps_the_version_it_came_from_and_every_reason() -> None:
    made = listed().state.choice.listed
    assert made.version_id == "version-1"
    assert all(one.reasons for one in made.settings)
    assert made.left_out == 2


# What the pack binds


def test_without_lists_the_family_asks_for_any_setting() -> None:
    journey = plans.registered(pack=LAW)
    assert journey.refused(c.MakeTailoredList, AUTHORITY, **a_list("s1")).code == "no_tailored_list"
    journey.do(c.RankSettings, FAMILY, ranked=wish("s9", OUTSIDE), narrative_id="words")
    assert journey.state.choice.rank(OUTSIDE) == 2


def test_a_binding_list_binds_the_family_to_it_and_says_that_it_can_appeal() -> None:
    refusal = listed().refused(c.RankSettings, FAMILY, ranked=wish("s9"))
    assert refusal.code == "not_on_the_list"
    assert "You can appeal" in refusal.reason


def test_a_binding_list_with_nothing_on_it_binds_nobody() -> None:
    journey = plans.registered()
    journey.do(c.MakeTailoredList, AUTHORITY, **(a_list() | {"left_out": 9}))
    journey.do(c.RankSettings, FAMILY, ranked=wish("s9"))
    answer(ask(journey, "s9"), "s9", takes=True)
    journey.do(c.NameSetting, AUTHORITY, **naming("s9"))
    assert journey.state.choice.named.rank == 1


def test_under_a_binding_list_the_first_that_can_take_the_child_is_named() -> None:
    journey = answer(asked("s1", "s2"), "s2", takes=True)
    assert journey.refused(c.NameSetting, AUTHORITY, **naming("s2")).code == "family_ranked_higher"
    answer(journey, "s1", takes=False)
    journey.do(c.NameSetting, AUTHORITY, **naming("s2", Objection.RESOURCES))
    named_ = journey.state.choice.named
    assert (named_.setting_id, named_.rank) == ("s2", 2)


def test_today_the_authority_names_the_first_wish_unless_it_has_a_ground() -> None:
    journey = answer(asked("s1", "s2", pack=LAW), "s2", takes=True)
    answer(journey, "s1", takes=False)
    # What the school says is not enough: the authority itself needs a ground (A7).
    assert journey.refused(c.NameSetting, AUTHORITY, **naming("s2")).code == "must_name"
    journey.do(c.NameSetting, AUTHORITY, **naming("s2", Objection.UNSUITABLE))
    assert ("setting_named", "later_wish") in {(n.template, n.ground) for n in journey.told}


def test_a_wholly_independent_first_wish_leaves_the_choice_to_the_authority() -> None:
    journey = ranked("s1", "s2", pack=LAW, institution=Institution.WHOLLY_INDEPENDENT)
    answer(ask(journey, "s2"), "s2", takes=True)
    journey.do(c.NameSetting, AUTHORITY, **naming("s2"))
    assert journey.state.choice.named.rank == 2


def test_a_wish_of_a_kind_that_nobody_knows_counts_as_one_that_binds() -> None:
    journey = ranked("s1", "s2", pack=LAW, institution=Institution.OTHER)
    answer(ask(journey, "s2"), "s2", takes=True)
    refusal = journey.refused(c.NameSetting, AUTHORITY, **naming("s2", Objection.RESOURCES))
    assert refusal.code == "first_wish_not_asked"


def _outcomes(pack: str) -> tuple[str, ...]:
    """What a pack answers to a list, to a wish outside of it, and to naming the second wish."""
    found: list[str] = []

    def code(journey: Journey, command: type, role: object, **facts: object) -> None:
        try:
            journey.do(command, role, **facts)  # type: ignore[arg-type]
        except Exception as refusal:
            found.append(getattr(refusal, "code", "?"))
        else:
            found.append("done")

    journey = plans.registered(pack=pack)
    code(journey, c.MakeTailoredList, AUTHORITY, **a_list("s1", "s2"))
    code(journey, c.RankSettings, FAMILY, ranked=wish("s9", "s1"))
    return tuple(found)


@pytest.mark.parametrize(
    ("mode", "outcomes"),
    [
        (TailoredList.OFF, ("no_tailored_list", "done")),
        (TailoredList.ADVISORY, ("done", "done")),
        (TailoredList.BINDING, ("done", "not_on_the_list")),
    ],
)
def test_off_advisory_and_binding_differ(
    monkeypatch: pytest.MonkeyPatch, mode: TailoredList, outcomes: tuple[str, ...]
) -> None:
    assert _outcomes(under(monkeypatch, GREEN, tailored_list=mode)) == outcomes


def test_an_advisory_list_leaves_the_law_on_naming_as_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pack = under(monkeypatch, GREEN, tailored_list=TailoredList.ADVISORY)
    journey = answer(asked("s1", "s2", pack=pack), "s2", takes=True)
    answer(journey, "s1", takes=False)
    assert journey.refused(c.NameSetting, AUTHORITY, **naming("s2")).code == "must_name"


# Ending


def test_a_wish_of_the_family_is_ended_by_the_family_alone() -> None:
    journey = ranked()
    refusal = journey.refused(c.EndChoice, AUTHORITY, reason=ChoiceEnd.NOT_NEEDED)
    assert refusal.code == "wish_stands"
    journey.do(c.EndChoice, FAMILY, reason=ChoiceEnd.FAMILY_STAYS)
    assert journey.state.choice.phase is ChoicePhase.NONE
    assert not journey.owed() & {"consult_setting", "rank_settings"}


def test_twenty_years_of_choices_and_placements_stay_small() -> None:
    """A plan carries its state through every year: what is over leaves no more than its last round."""
    journey = named()
    sizes = []
    for year in range(20):
        journey.do(c.MakeTailoredList, AUTHORITY, **a_list("s1", "s2"))
        journey.do(c.RankSettings, FAMILY, ranked=wish("s1", "s2"))
        answer(ask(journey, "s1", "team-1"), "s1", takes=True)
        journey.do(c.NameSetting, AUTHORITY, **naming("s1"))
        journey.do(StartPlacement, AUTHORITY, **beside(f"unit-{year}"))
        left = {"ended_on": day("2026-01-12"), "reason": EndReason.FINISHED}
        journey.do(EndPlacement, AUTHORITY, placement_id=f"unit-{year}", **left)
        sizes.append(len(str(dump_state("plan", journey.state))))
    assert sizes[-1] - sizes[1] < 100
    assert sizes[-1] < 25_000


def test_a_choice_never_moves_a_clock_of_the_review() -> None:
    before = plans.registered()
    after = named()
    assert after.due("review_due") == before.due("review_due")


def test_a_stored_plan_without_a_choice_still_loads() -> None:
    stored = dump_state("plan", plans.registered().state)
    for part in ("choice", "placements", "cited"):
        del stored[part]
    assert load_state("plan", stored) == replace(plans.registered().state)
    assert GREEN_PAPER_2022.tailored_list is TailoredList.BINDING

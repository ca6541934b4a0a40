"""The tailored list: who is on it, in which order, and the reasons in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.places.setting import Point
from cases.places.tailor import LONGEST_LIST, Way, straight_line_metres, tailor
from cases.places.vocabulary import NeedType, Phase, SettingKind, WhyListed, WhyNot
from cases.places.words import NEED_WORDS, PHASE_WORDS, why_left_out, why_listed
from tests.cases.settings import AUTISM, HOME, a_child, a_setting

NEAR, FAR, FARTHEST = Point(51.51, -0.1), Point(51.6, -0.1), Point(52.0, -0.1)


def listed(*settings: object, **facts: object) -> list[str]:
    """The keys on the list, in order."""
    found = tailor(settings, a_child(**facts))  # type: ignore[arg-type]
    return [fit.setting.setting_id for fit in found.listed]


def left_out(*settings: object, **facts: object) -> dict[str, tuple[WhyNot, ...]]:
    """The reasons of those left out, by key."""
    found = tailor(settings, a_child(**facts))  # type: ignore[arg-type]
    return {left.setting.setting_id: left.reasons for left in found.left_out}


def test_the_nearest_comes_first() -> None:
    assert listed(a_setting("b", at=FAR), a_setting("a", at=NEAR)) == ["a", "b"]


def test_a_setting_with_a_free_place_comes_before_a_nearer_full_one_which_stays_on_the_list() -> (
    None
):
    assert listed(a_setting("full", at=NEAR, places_free=0), a_setting("free", at=FAR)) == [
        "free",
        "full",
    ]


def test_minutes_count_before_the_straight_line() -> None:
    ways = {"near": Way(metres=1_000, minutes=40), "far": Way(metres=9_000, minutes=15)}
    assert listed(a_setting("near"), a_setting("far"), ways=ways) == ["far", "near"]


def test_a_way_that_nobody_knows_comes_last_and_says_so() -> None:
    unknown = a_setting("unknown", at=None)
    assert listed(unknown, a_setting("far", at=FARTHEST)) == ["far", "unknown"]
    fit = tailor([unknown], a_child()).listed[0]
    assert WhyListed.DISTANCE_UNKNOWN in fit.reasons
    assert "We do not know how far it is." in why_listed(fit, a_child())


def test_of_equals_the_one_that_knows_these_needs_best_comes_first_then_the_name() -> None:
    wide = a_setting("wide", needs=(*AUTISM, NeedType.HI, NeedType.VI))
    assert listed(wide, a_setting("z", name="Z"), a_setting("y", name="A")) == ["y", "z", "wide"]


@pytest.mark.parametrize(
    ("facts", "child", "why"),
    [
        ({"phases": (Phase.SECONDARY,)}, {}, (WhyNot.OTHER_PHASE,)),
        ({"needs": (NeedType.ASD,)}, {}, (WhyNot.NEEDS_NOT_MET,)),
        ({"at": FAR}, {"farthest_metres": 5_000}, (WhyNot.TOO_FAR,)),
        ({}, {"ways": {"a": Way(minutes=61)}, "longest_minutes": 60}, (WhyNot.TOO_FAR,)),
        ({"kind": SettingKind.ALTERNATIVE}, {}, (WhyNot.NOT_ASKED_FOR,)),
        (
            {"phases": (Phase.POST_16,), "needs": (NeedType.HI,)},
            {},
            (WhyNot.OTHER_PHASE, WhyNot.NEEDS_NOT_MET),
        ),
    ],
)
def test_what_does_not_fit_is_left_out_with_every_reason(
    facts: dict[str, object], child: dict[str, object], why: tuple[WhyNot, ...]
) -> None:
    setting = a_setting("a", **facts)
    assert listed(setting, **child) == []
    assert left_out(setting, **child) == {"a": why}


def test_alternative_provision_is_listed_when_it_is_looked_for() -> None:
    assert listed(a_setting("a", kind=SettingKind.ALTERNATIVE), with_alternative=True) == ["a"]


def test_a_limit_leaves_in_what_nobody_measured() -> None:
    assert listed(a_setting("a", at=None), farthest_metres=1) == ["a"]


def test_a_list_has_an_end_and_says_what_would_have_fitted_too() -> None:
    settings = [a_setting(f"{number:02}") for number in range(LONGEST_LIST + 3)]
    found = tailor(settings, a_child())
    assert [fit.rank for fit in found.listed] == list(range(1, LONGEST_LIST + 1))
    assert [left.reasons for left in found.left_out] == [(WhyNot.LIST_FULL,)] * 3


def test_a_list_for_no_need_is_not_made() -> None:
    with pytest.raises(ValueError, match="at least one need"):
        tailor([a_setting("a")], a_child(needs=()))


def test_the_reasons_are_told_in_words() -> None:
    fit = tailor([a_setting("a", places_free=1)], a_child()).listed[0]
    assert why_listed(fit, a_child()) == (
        "It teaches primary school children.",
        "It can help with autism and speech, language and communication.",
        "It is 1.1 km away, in a straight line.",
        "It has 1 free place.",
    )
    child = a_child(ways={"a": Way(2_500, 20)})
    fit = tailor([a_setting("a", places_free=0)], child).listed[0]
    assert why_listed(fit, child)[2:] == (
        "It is 2.5 km away, 20 minutes from home.",
        "It has no free place now. The council can still ask it.",
    )


def test_the_reasons_against_are_told_in_words() -> None:
    child = a_child(farthest_metres=5_000)
    far = a_setting("a", at=FAR, needs=(NeedType.ASD,), phases=(Phase.SECONDARY,))
    (left,) = tailor([far], child).left_out
    assert why_left_out(left, child) == (
        "It does not teach primary school children.",
        "It does not say that it can help with speech, language and communication.",
        "It is 11.1 km away, in a straight line. That is too far.",
    )


def test_every_need_and_phase_has_words() -> None:
    assert set(NEED_WORDS) == set(NeedType)
    assert set(PHASE_WORDS) == set(Phase)


def test_a_degree_of_latitude_is_about_111_kilometres() -> None:
    assert 111_000 < straight_line_metres(Point(51, 0), Point(52, 0)) < 111_400
    assert straight_line_metres(HOME, HOME) == 0
    assert straight_line_metres(HOME, FAR) == straight_line_metres(FAR, HOME)


_SETTINGS = st.lists(
    st.builds(
        lambda number, kind, phases, needs, free, at: a_setting(
            str(number), kind=kind, phases=phases, needs=needs, places_free=free, at=at
        ),
        st.integers(0, 999),
        st.sampled_from(SettingKind),
        st.lists(st.sampled_from(Phase), min_size=1, unique=True).map(tuple),
        st.lists(st.sampled_from(NeedType), min_size=1, unique=True).map(tuple),
        st.integers(0, 10),
        st.none()
        | st.builds(Point, st.floats(49, 59, allow_nan=False), st.floats(-6, 2, allow_nan=False)),
    ),
    max_size=40,
    unique_by=lambda setting: setting.setting_id,
)
_CHILDREN = st.builds(
    lambda phase, needs, farthest, alternative: a_child(
        phase=phase, needs=needs, farthest_metres=farthest, with_alternative=alternative
    ),
    st.sampled_from(Phase),
    st.lists(st.sampled_from(NeedType), min_size=1, max_size=3, unique=True).map(tuple),
    st.none() | st.integers(0, 100_000),
    st.booleans(),
)


@given(settings=_SETTINGS, child=_CHILDREN)
def test_every_setting_is_told_once_with_a_reason_and_the_order_of_the_data_does_not_matter(
    settings: list[object], child: object
) -> None:
    found = tailor(settings, child)  # type: ignore[arg-type]
    told = [one.setting for one in (*found.listed, *found.left_out)]
    assert sorted(one.setting_id for one in told) == sorted(s.setting_id for s in settings)  # type: ignore[attr-defined]
    assert all(one.reasons for one in (*found.listed, *found.left_out))
    assert tailor(list(reversed(settings)), child) == found  # type: ignore[arg-type]
    assert len(found.listed) <= LONGEST_LIST


@given(settings=_SETTINGS, child=_CHILDREN)
def test_a_place_that_becomes_free_never_moves_a_setting_down(
    settings: list[object], child: object
) -> None:
    found = tailor(settings, child)  # type: ignore[arg-type]
    full = next((fit for fit in found.listed if not fit.setting.places_free), None)
    if full is None:
        return
    freed = replace(full.setting, places_free=1)
    again = [freed if one is full.setting else one for one in settings]
    after = tailor(again, child)  # type: ignore[arg-type]
    (moved,) = [fit for fit in after.listed if fit.setting == freed]
    assert moved.rank <= full.rank

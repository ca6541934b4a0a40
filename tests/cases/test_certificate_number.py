"""The number of a certificate: derived, checkable by ear, different for every certificate."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cases.dispute.certificate import certificate_number, is_well_formed

CASE_IDS = st.text(alphabet="abcdef0123456789-", min_size=1, max_size=36)


def test_the_same_certificate_has_the_same_number_again() -> None:
    assert certificate_number("case-1", "declined") == certificate_number("case-1", "declined")


def test_another_case_kind_or_issue_has_another_number() -> None:
    numbers = {
        certificate_number(case, kind, issue)
        for case in ("case-1", "case-2")
        for kind in ("declined", "after_mediation")
        for issue in (1, 2)
    }
    assert len(numbers) == 8


@given(CASE_IDS)
def test_every_number_is_well_formed_however_it_is_typed(case_id: str) -> None:
    number = certificate_number(case_id, "after_mediation")
    assert is_well_formed(number)
    assert is_well_formed(f" {number.lower()} ")


@given(CASE_IDS, st.integers(min_value=0, max_value=7), st.sampled_from("23456789ACDEFGHJKMNP"))
def test_one_mistyped_character_is_noticed(case_id: str, place: int, letter: str) -> None:
    number = certificate_number(case_id, "declined")
    letters = list(number.replace("-", "")[2:10])
    if letters[place] == letter:
        return
    letters[place] = letter
    typed = f"MC-{''.join(letters[:4])}-{''.join(letters[4:])}-{number[-1]}"
    assert not is_well_formed(typed)


@given(CASE_IDS, st.integers(min_value=0, max_value=6))
def test_two_neighbours_swapped_are_noticed(case_id: str, place: int) -> None:
    number = certificate_number(case_id, "declined")
    letters = list(number.replace("-", "")[2:10])
    if letters[place] == letters[place + 1]:
        return
    letters[place], letters[place + 1] = letters[place + 1], letters[place]
    typed = f"MC-{''.join(letters[:4])}-{''.join(letters[4:])}-{number[-1]}"
    assert not is_well_formed(typed)


def test_what_is_no_number_at_all_is_told_apart() -> None:
    for text in ("", "MC", "MC-1234", "XX-4K7Q-82NV-H", "MC-4K7Q-82NV-HH", "MC-4KOI-82NV-H"):
        assert not is_well_formed(text)

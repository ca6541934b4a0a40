"""On which channels somebody may be told: what they asked for, what is known, what is safe."""

from __future__ import annotations

from dataclasses import replace

from messages.reach import EMAIL, LETTER, TEXT, Known, channels_to

EVERY = (EMAIL, TEXT, LETTER)
PARENT = Known(True, "example-parent@example.org", "020 7946 0123", True, EVERY)


def test_the_order_is_the_one_that_a_person_chose() -> None:
    assert channels_to(PARENT, EVERY) == EVERY
    assert channels_to(replace(PARENT, wanted=(LETTER, TEXT)), EVERY) == (LETTER, TEXT)
    assert channels_to(replace(PARENT, wanted=()), EVERY) == ()


def test_what_is_not_known_or_not_connected_is_left_out() -> None:
    assert channels_to(replace(PARENT, email=None), EVERY) == (TEXT, LETTER)
    assert channels_to(replace(PARENT, phone=""), EVERY) == (EMAIL, LETTER)
    assert channels_to(replace(PARENT, has_address=False), EVERY) == (EMAIL, TEXT)
    assert channels_to(PARENT, (LETTER,)) == (LETTER,)


def test_safety_comes_before_every_wish() -> None:
    assert LETTER not in channels_to(replace(PARENT, not_to_address=True), EVERY)
    assert TEXT not in channels_to(replace(PARENT, not_by_phone=True), EVERY)
    assert EMAIL not in channels_to(replace(PARENT, not_by_email=True), EVERY)


def test_people_at_work_get_no_text_message_and_no_letter_unless_they_asked() -> None:
    officer = replace(PARENT, is_family=False)
    assert channels_to(officer, EVERY) == (EMAIL,)
    asked = replace(officer, was_asked=True, wanted=(TEXT, EMAIL))
    assert channels_to(asked, EVERY) == (TEXT, EMAIL)
    assert channels_to(replace(asked, not_by_phone=True), EVERY) == (EMAIL,)

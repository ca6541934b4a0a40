"""Text messages: short, of every template, and never with a name, a school or a diagnosis."""

from __future__ import annotations

import inspect
import re

import pytest

from messages.compose import TEMPLATES
from messages.texts import SENTENCES, text_message, text_version

LINK = "https://redress.example.org/cases/7c9e6679-7425-40de-944b-e07fc1f90ae7"
REFERENCE = "RD-1F3C-92AB"

STEPS = sorted(
    {path.name.split(".")[0] for path in TEMPLATES.glob("*.j2") if not path.name.startswith("_")}
)

NEVER = re.compile(
    r"school|college|child|\bson\b|daughter|parent|diagnos|autis|adhd|needs|disab|special|send\b|"
    r"ehc|plan|mediat|tribunal|council|complain|health|court|example",
    re.IGNORECASE,
)
"""What a telephone on a kitchen table must not show."""


@pytest.mark.parametrize("step", STEPS)
def test_a_text_message_tells_that_something_changed_and_where_to_read_it(step: str) -> None:
    words = text_message(step, REFERENCE, LINK)
    assert REFERENCE in words
    assert words.endswith(LINK)
    assert len(words) <= 2 * 153, "more than two text messages"
    assert NEVER.search(words.replace(LINK, "").replace("Redress", "")) is None


def test_what_a_text_message_is_made_of_holds_no_name() -> None:
    taken = inspect.signature(text_message).parameters
    assert set(taken) == {"template", "reference", "link"}
    assert all(parameter.annotation == "str" for parameter in taken.values())


def test_every_sentence_belongs_to_a_step_that_exists() -> None:
    assert set(SENTENCES) <= set(STEPS)


def test_the_version_changes_with_the_words_and_only_with_them() -> None:
    assert text_version("clock_reminder") != text_version("clock_missed")
    assert text_version("mediator_appointed") == text_version("referral_accepted")

"""The feedback a service got, so that nobody can be recognised by it: numbers first, then words.

Nothing is shown before enough people answered. Small numbers are kept back, and the next smallest goes
with them, for otherwise they could be worked out from the whole.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.stores import Stores
from api.words import lists
from cases.dispute.slots.vocabulary import Score
from store.feedback import Said

ENOUGH = 5
"""Answers from which on they are shown."""

SMALL = 3
"""Numbers below this are kept back; a zero says nothing about anybody and is shown."""

QUESTIONS: Mapping[str, str] = {
    "fair": "How fair was the mediator to both sides?",
    "heard": "How well did people listen?",
    "clear": "How clear was it what would happen?",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One question: each answer in words with its number, None where it is kept back."""

    question: str
    counts: tuple[tuple[str, int | None], ...]


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """The page; `total` is None, and all else empty, while too few people answered."""

    total: int | None
    rows: tuple[Row, ...] = ()
    words: tuple[str, ...] = ()


def feedback(stores: Stores, service_ids: Iterable[str]) -> FeedbackView:
    """What was said about the sessions of these services."""
    said = stores.feedback.of_services(service_ids)
    if len(said) < ENOUGH:
        return FeedbackView(None)
    rows = tuple(
        Row(question, _counts([getattr(one, name) for one in said]))
        for name, question in QUESTIONS.items()
    )
    return FeedbackView(len(said), rows, _words(stores, said))


def _counts(scores: Iterable[str]) -> tuple[tuple[str, int | None], ...]:
    found = Counter(scores)
    numbers = {score.value: found[score.value] for score in Score}
    hidden = {score for score, number in numbers.items() if 0 < number < SMALL}
    if hidden:
        rest = [score for score, number in numbers.items() if number and score not in hidden]
        hidden |= set(sorted(rest, key=lambda score: numbers[score])[:1])
    return tuple(
        (lists.SCORES[score], None if score in hidden else number)
        for score, number in numbers.items()
    )


def _words(stores: Stores, said: Iterable[Said]) -> tuple[str, ...]:
    """The words in an order that says nothing about when or by whom, without the names of a case."""
    written = [one for one in said if one.words.strip()]
    if len(written) < ENOUGH:
        return ()
    shown = [_without_names(stores, one) for one in written]
    return tuple(sorted(shown, key=lambda words: hashlib.sha256(words.encode()).hexdigest()))


def _without_names(stores: Stores, said: Said) -> str:
    names = {
        part
        for person in stores.people.named(said.people).values()
        for part in re.findall(r"\w{3,}", person.display_name)
    }
    if not names:
        return said.words
    pattern = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    return re.sub(rf"\b(?:{pattern})\b(?:\s+\b(?:{pattern})\b)*", "[name]", said.words, flags=re.I)

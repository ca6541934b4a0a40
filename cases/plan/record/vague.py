"""Words in provision that can mean much or little: shown to a person to judge, never a block.

Which words these are is practice, not law, so the list has dates and a plan is read with the list
of its own day. Help must be so clear that anybody can see whether it was given (A9).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from cases.plan.record.content import PlanRecord, Provision, Section
from rules.dated import Dated


@dataclass(frozen=True, slots=True)
class VagueWord:
    """A phrase, and what it leaves open as a question to the writer."""

    phrase: str
    question: str


_OFTEN = "How often, and for how long?"
_WHO_JUDGES = "Who decides, and by what?"
_WHAT = "What exactly is given?"

_LIST = (
    VagueWord("access to", "Is it given, or only there if somebody asks?"),
    VagueWord("regular", _OFTEN),
    VagueWord("regularly", _OFTEN),
    VagueWord("frequent", _OFTEN),
    VagueWord("frequently", _OFTEN),
    VagueWord("periodic", _OFTEN),
    VagueWord("periodically", _OFTEN),
    VagueWord("from time to time", _OFTEN),
    VagueWord("ongoing", _OFTEN),
    VagueWord("on-going", _OFTEN),
    VagueWord("as required", _WHO_JUDGES),
    VagueWord("as needed", _WHO_JUDGES),
    VagueWord("as necessary", _WHO_JUDGES),
    VagueWord("as appropriate", _WHO_JUDGES),
    VagueWord("if required", _WHO_JUDGES),
    VagueWord("when required", _WHO_JUDGES),
    VagueWord("where appropriate", _WHO_JUDGES),
    VagueWord("where possible", "What happens when it is not possible?"),
    VagueWord("where available", "What happens when it is not there?"),
    VagueWord("subject to availability", "What happens when it is not there?"),
    VagueWord("opportunities for", "How many, how long, and who makes them?"),
    VagueWord("opportunities to", "How many, how long, and who makes them?"),
    VagueWord("opportunity to", "How often, how long, and who makes it?"),
    VagueWord("would benefit from", "Will it be given?"),
    VagueWord("may benefit from", "Will it be given?"),
    VagueWord("could benefit from", "Will it be given?"),
    VagueWord("may need", "Will it be given?"),
    VagueWord("should have", "Will it be given?"),
    VagueWord("up to", "What is the least that is given?"),
    VagueWord("or equivalent", "What counts as the same, and who decides?"),
    VagueWord("such as", _WHAT),
    VagueWord("for example", _WHAT),
    VagueWord("a range of", _WHAT),
    VagueWord("a variety of", _WHAT),
    VagueWord("high level of", "How many hours, and how many adults?"),
    VagueWord("sufficient", "How much is enough?"),
    VagueWord("adequate", "How much is enough?"),
    VagueWord("appropriate support", _WHAT),
    VagueWord("additional support", _WHAT),
    VagueWord("small group", "A group of how many?"),
    VagueWord("suitably trained", "Which training?"),
    VagueWord("appropriately trained", "Which training?"),
    VagueWord("suitably qualified", "Which qualification?"),
)

VAGUE_WORDS: tuple[Dated[tuple[VagueWord, ...]], ...] = (Dated(_LIST, date(2014, 9, 1)),)
"""The lists by the days on which they are used; until further notice when there is no last day."""

SECTIONS = (Section.F, Section.G, Section.H1, Section.H2)
"""Sections whose words are looked at: what must be given."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A vague phrase in a clause, from letter `start` to before letter `end`.

    `is_judged` is true when somebody wrote why the words stay.
    """

    clause_id: str
    section: Section
    phrase: str
    question: str
    start: int
    end: int
    is_judged: bool


def words_of(
    on: date, lists: Iterable[Dated[tuple[VagueWord, ...]]] = VAGUE_WORDS
) -> tuple[VagueWord, ...]:
    """The list of a day; empty before the first."""
    return next((dated.value for dated in lists if dated.holds_on(on)), ())


def flags(
    record: PlanRecord,
    on: date,
    lists: Iterable[Dated[tuple[VagueWord, ...]]] = VAGUE_WORDS,
) -> tuple[Flag, ...]:
    """Every vague phrase of the plan by the list of that day, in the order of the plan."""
    words = words_of(on, lists)
    if not words:
        return ()
    pattern, questions = _pattern(words), {word.phrase: word.question for word in words}
    return tuple(
        Flag(
            clause.clause_id,
            clause.section,
            found.group(0),
            questions[" ".join(found.group(0).lower().split())],
            found.start(),
            found.end(),
            bool(clause.why_vague),
        )
        for clause in record.clauses
        if isinstance(clause, Provision)
        for found in pattern.finditer(clause.words)
    )


@lru_cache(maxsize=8)
def _pattern(words: tuple[VagueWord, ...]) -> re.Pattern[str]:
    """Longest first, so that "regularly" is not read as "regular"; any space between the words."""
    phrases = sorted((word.phrase for word in words), key=lambda phrase: (-len(phrase), phrase))
    either = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)

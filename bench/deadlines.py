"""How many deadlines a second one core works out, each with its whole derivation."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from bench.figures import table
from rules.calendar import ENGLAND
from rules.deadline import Deadline, explain
from rules.question import QUESTIONS, Question

ROUNDS = 7
SECONDS_A_ROUND = 0.5
DAYS = tuple(date(2024, 1, 1) + timedelta(days=n * 3) for n in range(400))
"""Triggers over three years, so that every closed time and holiday is met."""

Work = Callable[[date], object]


def deadlines() -> None:
    """Print the figures: all rules in turn, with sentences, and the slowest and quickest alone."""
    functions = {key: partial(_from_trigger, found) for key, found in QUESTIONS.items()}
    bare = tuple(functions.values())
    worded = tuple(partial(_worded, function) for function in bare)
    every = [_rate(bare) for _ in range(ROUNDS)]
    with_words = [_rate(worded) for _ in range(ROUNDS)]
    alone = {name: _rate((function,)) for name, function in functions.items()}
    slowest, quickest = min(alone, key=lambda n: alone[n]), max(alone, key=lambda n: alone[n])
    rows = (
        (f"all {len(bare)} questions in turn", *_spread(every)),
        ("the same, with the sentences that people read", *_spread(with_words)),
        (f"the slowest alone, {slowest}", f"{alone[slowest]:,.0f}", "one round"),
        (f"the quickest alone, {quickest}", f"{alone[quickest]:,.0f}", "one round"),
    )
    print("\n## Deadlines with their derivation, on one core\n")
    print(table(("deadlines a second", "median", "lowest to highest"), rows))
    print(
        f"\nEach is a whole deadline (steps, citation, cautions, consequence) from its trigger alone, "
        f"one of {len(DAYS)} days; {ROUNDS} rounds of {SECONDS_A_ROUND} s.\n"
        "What limits: making immutable values in Python.",
        flush=True,
    )


def _from_trigger(found: Question, day: date) -> Deadline:
    return found.answer({found.trigger.name: day}, ENGLAND)


def _worded(function: Callable[[date], Deadline], day: date) -> object:
    return explain(function(day))


def _rate(work: Sequence[Work]) -> float:
    made, began = 0, time.perf_counter()
    while True:
        for day in DAYS:
            for one in work:
                one(day)
            made += len(work)
            if (spent := time.perf_counter() - began) >= SECONDS_A_ROUND:
                return made / spent


def _spread(rates: Sequence[float]) -> tuple[str, str]:
    return f"{statistics.median(rates):,.0f}", f"{min(rates):,.0f} to {max(rates):,.0f}"

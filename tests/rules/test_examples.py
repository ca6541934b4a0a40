"""The worked examples, row by row."""

import importlib
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from rules import calendar as counting
from rules.register import DEADLINES
from tests.rules.worked_rows import Row, answer, function_of, rows

GIVEN = rows("examples.csv")
WORKED = rows("worked_examples.csv")


def _find(name: str) -> Callable[..., Any]:
    if name in DEADLINES:
        return DEADLINES[name].compute
    module, _, function = name.partition(".")
    return getattr(importlib.import_module(f"rules.{module}"), function)


@pytest.mark.parametrize("row", GIVEN + WORKED, ids=[row["id"] for row in GIVEN + WORKED])
def test_a_worked_example_comes_out_as_written(row: Row) -> None:
    assert answer(row, counting, _find) == row["expected"], row["reasoning"]


def test_no_example_was_lost() -> None:
    assert len(GIVEN) == 81
    assert len(WORKED) >= 503


def test_the_examples_worked_here_are_not_those_that_were_given() -> None:
    asked = Counter((function_of(row), row["function"], row["arguments"]) for row in GIVEN + WORKED)
    assert [question for question, times in asked.items() if times > 1] == []
    assert len({row["id"] for row in GIVEN + WORKED}) == len(GIVEN + WORKED)


def test_each_example_worked_here_says_how_it_was_worked_out() -> None:
    assert [row["id"] for row in WORKED if not (row["inputs"] and row["reasoning"])] == []


def test_each_deadline_function_has_an_example_worked_here() -> None:
    assert set(DEADLINES) - {function_of(row) for row in WORKED} == set()

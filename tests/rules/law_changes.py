"""Every way to get a number, a unit, a direction or a calendar of the law wrong, one at a time.

A change is made in the syntax tree of one module of `rules/`, which then runs beside the real ones:
its own functions are the changed ones, everything that it imports is as it was. Mutation testing
with a tool (`make mutation`) changes operators and branches too, but knows neither units nor
calendars.
"""

import ast
import copy
import inspect
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from rules import calendar as counting
from rules.calendar import ENGLAND, Calendar, Count
from rules.deadline import by_end_of_day, by_five_pm

_PLAIN = (
    *("weeks", "days", "months", "years", "days_beginning_with", "months_beginning_with"),
    *("weeks_before", "months_before"),
)
_ON_A_CALENDAR = (
    *("working_days", "working_days_beginning_with", "working_days_before"),
    *("tribunal_working_days", "tribunal_working_days_before", "tribunal_days", "tribunal_months"),
)
_COMPARED = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
}
_INSTEAD = "instead_of_the_law"


@dataclass(frozen=True, slots=True)
class LawChange:
    """One change: the module and the function it is in, in words, and the module with it made."""

    module: str
    within: str
    words: str
    tree: ast.Module
    instead: Callable[..., Any] | None

    def __str__(self) -> str:
        return f"{self.module}.{self.within}: {self.words}"

    def run(self) -> ModuleType:
        """The changed module, beside the real one. Raises whatever its import raises."""
        changed = ModuleType(f"rules.{self.module}")
        vars(changed)[_INSTEAD] = self.instead
        exec(compile(self.tree, f"<changed {self.module}>", "exec"), vars(changed))  # noqa: S102
        return changed


def unchanged(module: ModuleType) -> LawChange:
    """The module as it is, to be run beside the real one like a changed one."""
    assert module.__file__ is not None
    tree = ast.parse(Path(module.__file__).read_text())
    return LawChange(module.__name__.removeprefix("rules."), "the module", "as it is", tree, None)


def changes_of(module: ModuleType) -> Iterator[LawChange]:
    """All changes of one module, in the order of its lines."""
    assert module.__file__ is not None
    tree = ast.parse(Path(module.__file__).read_text())
    name = module.__name__.removeprefix("rules.")
    for part in tree.body:
        within = getattr(part, "name", "the module")
        for place, node in enumerate(ast.walk(part)):
            for new, instead, other in _changes_at(node):
                parent = next((p for p in ast.walk(part) if node in ast.iter_child_nodes(p)), part)
                changed = copy.deepcopy(part)
                _put(changed, place, new)
                whole = ast.Module([changed if it is part else it for it in tree.body], [])
                words = f"{ast.unparse(node)} becomes {other} in {ast.unparse(parent)}"
                yield LawChange(name, within, words, ast.fix_missing_locations(whole), instead)


Change = tuple[ast.AST, Callable[..., Any] | None, str]


def _changes_at(node: ast.AST) -> Iterator[Change]:
    """What may stand at `node` instead, what that calls, and how it reads."""
    if isinstance(node, ast.Constant) and type(node.value) is int:
        for value in (node.value - 1, node.value + 1):
            yield ast.Constant(value), None, str(value)
    elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARED:
        compared = copy.deepcopy(node)
        compared.ops = [_COMPARED[type(node.ops[0])]()]
        yield compared, None, ast.unparse(compared)
    elif isinstance(node, ast.Call):
        for other, instead in _other_ways(ast.unparse(node.func).removeprefix("counting.")):
            call = copy.deepcopy(node)
            call.func = ast.Name(_INSTEAD, ast.Load())
            yield call, instead, other


def _other_ways(called: str) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Functions that take the same and count otherwise: unit, direction, calendar, hour, choice."""
    if called in _PLAIN:
        yield from ((other, getattr(counting, other)) for other in _PLAIN if other != called)
        yield from ((other, _in_england(getattr(counting, other))) for other in _ON_A_CALENDAR)
    elif called in _ON_A_CALENDAR:
        others = (other for other in _ON_A_CALENDAR if other != called)
        yield from ((other, _with_calendar(getattr(counting, other))) for other in others)
        yield from ((other, _without_calendar(getattr(counting, other))) for other in _PLAIN)
    elif called in _OTHER_WAYS:
        yield from _OTHER_WAYS[called]


def _in_england(count: Callable[[date, int, Calendar], Count]) -> Callable[[date, int], Count]:
    return lambda day, amount: count(day, amount, ENGLAND)


def _with_calendar(count: Callable[..., Count]) -> Callable[..., Count]:
    """The same, also for callers that say what is before the tribunal, if the count asks for it."""
    asks = "claim" in inspect.signature(count).parameters
    return lambda day, amount, calendar, *claim: count(
        day, amount, calendar, *(claim if asks else ())
    )


def _without_calendar(count: Callable[[date, int], Count]) -> Callable[..., Count]:
    return lambda day, amount, calendar, *claim: count(day, amount)


def _not_moved(day: date, calendar: Calendar) -> Count:
    return Count(day, ())


_OTHER_WAYS: dict[str, tuple[tuple[str, Callable[..., Any]], ...]] = {
    "by_end_of_day": (("by_five_pm", by_five_pm),),
    "by_five_pm": (("by_end_of_day", by_end_of_day),),
    "five_pm": (("end_of_day", counting.end_of_day),),
    "end_of_day": (("five_pm", counting.five_pm),),
    "roll_forward": (
        ("no roll", _not_moved),
        ("out_of_closed_window", counting.out_of_closed_window),
    ),
    "out_of_closed_window": (
        ("no move", _not_moved),
        ("roll_forward", counting.roll_forward),
    ),
    "later_of": (("earlier_of", counting.earlier_of),),
    "earlier_of": (("later_of", counting.later_of),),
    "max": (("min", min),),
    "min": (("max", max),),
    "day_before": (("at_once", counting.at_once),),
    "at_once": (("day_before", counting.day_before),),
    "calendar.is_working_day": (("always open", lambda day: True),),
    "in_closed_window": (("never closed", lambda day: False), ("always closed", operator.truth)),
}


def _put(tree: ast.stmt, place: int, new: ast.AST) -> None:
    """Puts `new` where the node stands that `ast.walk` meets at `place`."""
    old = next(node for at, node in enumerate(ast.walk(tree)) if at == place)
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
                return
            if isinstance(value, list) and any(item is old for item in value):
                value[next(at for at, item in enumerate(value) if item is old)] = new
                return
    raise AssertionError("the node is not in the tree")

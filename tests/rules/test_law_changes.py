"""A number, unit, direction or calendar of the law cannot change unseen.

Each change that `law_changes` can make to a module is put to the worked examples of that module:
at least one must come out otherwise.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any

import pytest

from rules import (
    authority_practice,
    calendar,
    claim,
    closed_days,
    dated,
    regime,
    register,
    tribunal_targets,
)
from tests.rules.law_changes import LawChange, changes_of, unchanged
from tests.rules.worked_rows import Row, answer, function_of, rows

ROWS = rows("examples.csv") + rows("worked_examples.csv")
_NEVER_CLOSED = "it rolls a day outside the closed times, for which the two are the same"
_GAP = "newer.covers_from > held.covers_to + _DAY or held.covers_from > newer.covers_to + _DAY"
_MERGED = (
    "Calendar(newer.version, tuple(sorted((*kept, *newer.bank_holidays))), "
    "min(held.covers_from, newer.covers_from), max(held.covers_to, newer.covers_to))"
)
SAME_LAW = {
    "complaint.Procedure: 0 becomes -1 in panel_members_from_outside: int = 0": (
        "fewer than nobody is nobody"
    ),
    "dated.in_force: 0 becomes -1 in found[0]": "there is one value",
    "mediation.lawful_window: 1 becomes 0 in days=1": (
        "the search starts on a day that cannot give five working days of notice"
    ),
    "mediation.lawful_window: 1 becomes 2 in days=1": (
        "the search starts on a day that cannot give five working days of notice"
    ),
    "calendar.working_days_beginning_with: 0 becomes -1 in walked.steps[0]": "there is one step",
    "calendar.out_of_closed_window: roll_forward(day, calendar) becomes out_of_closed_window "
    "in return roll_forward(day, calendar)": _NEVER_CLOSED,
}
"""Changes that change no date, each with the reason why."""

_WORDS_OF_A_REFUSAL = "test_school_terms"
SEEN_ELSEWHERE = {
    "calendar.Calendar: later <= earlier becomes later < earlier "
    "in (later <= earlier for earlier, later in pairwise(self.bank_holidays))": "test_calendar",
    "calendar._countable: 0 becomes -1 in amount < 0": "test_calendar",
    "closed_days.is_newer: version_key(calendar.version) > version_key(than.version) becomes "
    "version_key(calendar.version) >= version_key(than.version) "
    "in return version_key(calendar.version) > version_key(than.version)": "test_closed_days",
    "closed_days.the module: 1 becomes 0 in days=1": "test_closed_days",
    "closed_days.the module: 1 becomes 2 in days=1": "test_closed_days",
    "closed_days.merged: held.covers_from > newer.covers_to + _DAY becomes "
    "held.covers_from >= newer.covers_to + _DAY in " + _GAP: "test_closed_days",
    "closed_days.merged: newer.covers_from > held.covers_to + _DAY becomes "
    "newer.covers_from >= held.covers_to + _DAY in " + _GAP: "test_closed_days",
    "closed_days.merged: max(held.covers_to, newer.covers_to) becomes min in "
    + _MERGED: "test_closed_days",
    "closed_days.merged: min(held.covers_from, newer.covers_from) becomes max in "
    + _MERGED: "test_closed_days",
    "complaint.stage_days: 1 becomes 0 in 1 <= stage <= len(practice.stages)": (
        "test_authority_practice"
    ),
    "compliance._by_rule: rules[kind].id == found becomes rules[kind].id != found "
    "in  for kind in rules if rules[kind].id == found": "test_question",
    "dated.in_force: 1 becomes 2 in len(found) > 1": "test_dated",
}
"""Changes to what is refused or shown and not to a date, each with the test that sees it."""

SEEN_ELSEWHERE_IN = {
    ("authority_practice", "ComplaintPractice"): "test_authority_practice",
    ("authority_practice", "RetentionPeriod"): "test_authority_practice",
    ("bundle_limits", "faults"): "test_hearing_bundle",
    ("exemption", "_distance"): _WORDS_OF_A_REFUSAL,
    ("exemption", "_nearest"): _WORDS_OF_A_REFUSAL,
    ("exemption", "_why_not"): _WORDS_OF_A_REFUSAL,
    ("exemption", "the module"): _WORDS_OF_A_REFUSAL,
}
"""Where no date is found but what is refused, what is missing or the words of a reason."""

_SECONDS_OF_WORK = 1
"""A change may turn a count into one without end; that is seen, too."""


def _rows_of(module: ModuleType) -> list[Row]:
    name = module.__name__.removeprefix("rules.")
    return [row for row in ROWS if function_of(row).partition(".")[0] == name]


BESIDES = (calendar, claim, dated, closed_days, regime, authority_practice, tribunal_targets)
MODULES = [
    module
    for module in (*register.SUBJECTS, *BESIDES)
    if _rows_of(module) and list(changes_of(module))
]


class WithoutEnd(Exception):
    """The changed law was still counting when it was stopped."""


@contextmanager
def _stopped_when_without_end() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise WithoutEnd

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS_OF_WORK)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _is_seen(change: LawChange, of_module: list[Row]) -> bool:
    """Whether one of the rows comes out otherwise, or not at all."""
    with _stopped_when_without_end():
        try:
            changed = change.run()
            counting = changed if change.module == "calendar" else calendar

            def find(name: str) -> Callable[..., Any]:
                return getattr(changed, name.partition(".")[2])  # type: ignore[no-any-return]

            return any(answer(row, counting, find) != row["expected"] for row in of_module)
        except Exception:
            return True


@pytest.mark.parametrize("module", MODULES, ids=[module.__name__ for module in MODULES])
def test_a_changed_number_unit_direction_or_calendar_is_seen(module: ModuleType) -> None:
    of_module = _rows_of(module)
    changes = list(changes_of(module))
    unseen = {
        str(change)
        for change in changes
        if (change.module, change.within) not in SEEN_ELSEWHERE_IN
        and not _is_seen(change, of_module)
    }
    assert changes
    of_this = f"{changes[0].module}."
    assert unseen == {words for words in (*SEEN_ELSEWHERE, *SAME_LAW) if words.startswith(of_this)}


@pytest.mark.parametrize("module", MODULES, ids=[module.__name__ for module in MODULES])
def test_a_law_run_beside_the_real_one_answers_as_it_does_when_nothing_is_changed(
    module: ModuleType,
) -> None:
    assert not _is_seen(unchanged(module), _rows_of(module))


@pytest.mark.parametrize("test", sorted({*SEEN_ELSEWHERE.values(), *SEEN_ELSEWHERE_IN.values()}))
def test_what_is_seen_elsewhere_is_seen_by_a_test_that_exists(test: str) -> None:
    assert Path(__file__).with_name(f"{test}.py").is_file()

"""Judges the mutants that are still waiting in the copy of the law in which it runs.

    python -m tests.rules.mutation_worker session.sqlite

Each mutant has a process of its own, forked from this one, which has pytest and the libraries loaded
but nothing of the law: that saves most of the time of a mutant that the first example sees.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import dateutil.relativedelta
import holidays
import hypothesis
import numpy as np
import pytest
from cosmic_ray import mutating
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import TestOutcome

from tests.rules.judges import STAGES

LOADED = (dateutil.relativedelta, holidays, hypothesis, np)
"""What the tests of the law import besides the law."""

PRELOADED = ("-W", "ignore::pytest.PytestAssertRewriteWarning")
"""pytest would rewrite the assertions of plugins; here they are loaded before it can."""

SECONDS = 120
"""A mutant that takes longer counts without end: it is seen."""


def _rows_come_out_as_written() -> bool:
    """The worked examples without pytest: the quickest judge, and what it sees `STAGES` see too."""
    from tests.rules import test_examples as examples

    every = examples.GIVEN + examples.WORKED
    return all(
        examples.answer(row, examples.counting, examples._find) == row["expected"] for row in every
    )


def _all_pass() -> bool:
    """Whether no test sees anything, in processes that end with them."""
    return _in_a_fork(_rows_come_out_as_written) and all(
        _in_a_fork(lambda stage=stage: pytest.main([*stage.split(), *PRELOADED]) == 0)  # type: ignore[misc]
        for stage in STAGES
    )


def _in_a_fork(passes: Callable[[], bool]) -> bool:
    child = os.fork()
    if child == 0:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        try:
            os._exit(0 if passes() else 1)
        except BaseException:
            os._exit(1)
    until = time.monotonic() + SECONDS
    while time.monotonic() < until:
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended:
            return status == 0
        time.sleep(0.005)
    os.kill(child, 9)
    os.waitpid(child, 0)
    return False


def _run_tests(command: str, timeout: float) -> tuple[TestOutcome, str]:
    """What Cosmic Ray asks for the outcome of a mutant."""
    for compiled in Path("rules/__pycache__").glob("*.pyc"):
        if compiled.name.partition(".")[0] == _run_tests.module:  # type: ignore[attr-defined]
            compiled.unlink()
    survived = _all_pass()
    return (TestOutcome.SURVIVED if survived else TestOutcome.KILLED), ""


def judge(session: Path) -> None:
    """Judges all that is waiting, one mutant after the other.

    Raises SystemExit when the law as it is does not pass: then every mutant would seem to be seen.
    """
    if not _all_pass():
        raise SystemExit("The law as it is does not pass, so it says nothing about a mutant.")
    sys.dont_write_bytecode = True  # a mutant has the age and size of the next one
    mutating.run_tests = _run_tests
    with use_db(session, WorkDB.Mode.open) as database:
        for item in list(database.pending_work_items):
            _run_tests.module = item.mutations[0].module_path.stem  # type: ignore[attr-defined]
            result = mutating.mutate_and_test(item.mutations, "", SECONDS)
            database.set_result(item.job_id, result)


if __name__ == "__main__":
    judge(Path(sys.argv[1]))

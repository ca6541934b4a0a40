"""Versions of inclusion plans and sets of standards: added, dated, never changed."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from cases.places.setting import Partner, PlanText
from cases.places.standards import Standard
from cases.places.vocabulary import Area, Part
from store.database import Database
from store.inclusion_plans import InclusionPlans
from store.standards import NewSet, Standards
from tests.cases.settings import a_setting

pytestmark = pytest.mark.every_postgres

PLAN = PlanText(
    "Plan 2026",
    date(2026, 1, 5),
    date(2026, 2, 1),
    (Partner("Example health board", Part.HEALTH),),
    (a_setting("b", name="First name"), a_setting("a", at=None, places=0, places_free=0)),
)
SET = NewSet(
    "set-1",
    "Example standards",
    "nobody",
    date(2026, 1, 1),
    date(2026, 2, 1),
    date(2026, 12, 31),
    True,
    (Standard("X2", "Two", "text", Area.HEALTH), Standard("X1", "One", "text", Area.MEDIATION)),
)


def test_a_version_is_kept_as_it_was_given(database: Database) -> None:
    plans = InclusionPlans(database)
    assert plans.add("authority-1", "v1", PLAN, "admin") == 1
    found = plans.find("v1")
    assert found is not None
    assert found.text == PLAN
    assert (found.number, found.recorded_by) == (1, "admin")
    assert found.setting("a") == PLAN.settings[1]
    assert found.setting("c") is None


def test_the_version_in_force_is_the_newest_that_began(database: Database) -> None:
    plans = InclusionPlans(database)
    plans.add("authority-1", "v1", PLAN, "admin")
    plans.add("authority-1", "v2", replace(PLAN, effective_from=date(2026, 9, 1)), "admin")
    plans.add("authority-1", "v3", PLAN, "admin")
    plans.add("authority-2", "other", PLAN, "admin")

    def number(on: date) -> int | None:
        found = plans.in_force("authority-1", on)
        return found and found.number

    assert number(date(2026, 1, 31)) is None
    assert number(date(2026, 2, 1)) == 3
    assert number(date(2026, 9, 1)) == 2
    assert [one.number for one in plans.versions("authority-1")] == [3, 2, 1]
    assert plans.in_force("authority-3", date(2026, 9, 1)) is None


def test_the_same_import_sent_twice_is_one_version(database: Database) -> None:
    plans = InclusionPlans(database)
    assert [plans.add("authority-1", "v1", PLAN, "admin") for _ in range(2)] == [1, 1]


def test_imports_at_the_same_time_get_numbers_of_their_own(database: Database) -> None:
    plans = InclusionPlans(database)
    with ThreadPoolExecutor(4) as pool:
        numbers = list(
            pool.map(lambda n: plans.add("authority-1", f"v{n}", PLAN, "admin"), range(8))
        )
    assert sorted(numbers) == list(range(1, 9))


def test_a_setting_is_called_as_in_the_newest_version(database: Database) -> None:
    plans = InclusionPlans(database)
    plans.add("authority-1", "v1", PLAN, "admin")
    later = replace(PLAN, settings=(a_setting("b", name="New name"),))
    plans.add("authority-1", "v2", later, "admin")
    assert plans.names("authority-1", ("a", "b", "c")) == {"a": "Setting a", "b": "New name"}


def test_nobody_changes_a_version_or_a_standard(database: Database) -> None:
    InclusionPlans(database).add("authority-1", "v1", PLAN, "admin")
    Standards(database).add(SET, "admin")
    for table in ("inclusion_plan_version", "setting_entry", "standard_set", "standard"):
        for statement in (f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
            _refused(database, statement)
    _refused(database, "UPDATE setting_entry SET places_free = 9")


def _refused(database: Database, statement: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        database.begin() as connection,
    ):
        connection.execute(text(statement))


def test_a_set_of_standards_is_in_force_from_its_first_to_its_last_day(database: Database) -> None:
    standards = Standards(database)
    assert standards.add(SET, "admin") is True
    assert standards.add(SET, "admin") is False
    (found,) = standards.sets()
    assert found.standards == SET.standards
    assert found.is_illustrative
    assert standards.in_force(date(2026, 1, 31)) == ()
    assert standards.in_force(date(2026, 2, 1)) == (found,)
    assert standards.in_force(date(2026, 12, 31)) == (found,)
    assert standards.in_force(date(2027, 1, 1)) == ()
    assert standards.find(["set-1", "set-2"]) == {"set-1": found}


@pytest.mark.parametrize("wrong", [{"standards": ()}, {"until_on": date(2026, 1, 31)}])
def test_a_set_without_standards_or_that_ends_before_it_begins_is_refused(
    database: Database, wrong: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match="a set has standards"):
        Standards(database).add(replace(SET, **wrong), "admin")  # type: ignore[arg-type]

"""Bringing in a file of plans: every bad line named, all lines or none, and nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cases.actor import Actor, Role
from cases.plan.commands import RegisterPlan
from store.database import Database
from store.inbox import Inbox
from store.people import People, Person
from store.plan_imports import PlanImports
from store.plan_line import Asked, Office, plan_id_of
from store.plans_file import BadPlanFile

OFFICE = Office("authority-1", "service-1", "tribunal-1")
ASKED = Asked(Actor(Role.AUTHORITY, "officer-1"), datetime(2026, 11, 24, 12, tzinfo=UTC))
HEAD = "reference,child,born,parent,plan_made,last_review,setting,parent_email\n"
GOOD = (
    f"{HEAD}"
    "EX-1,Example Child,2016-05-12,Example Parent,2025-06-10,,Example School,parent@example.org\n"
    "EX-2,Second Child,2014-09-03,Example Parent,2024-02-29,2026-01-12,,parent@example.org\n"
    "EX-3,Third Child,2009-01-31,Another Parent,2026-06-01,,setting-1,\n"
)


@pytest.fixture
def imports(database: Database) -> PlanImports:
    """The imports of an authority whose one school is known."""
    People(database).save(Person("setting-1", "organisation", "setting", "Example School"))
    return PlanImports(database)


def problems_of(imports: PlanImports, words: str) -> list[str]:
    """What is said about a file that cannot be taken."""
    with pytest.raises(BadPlanFile) as bad:
        imports.begin(words.encode(), "plans.csv", OFFICE, ASKED)
    return list(bad.value.problems)


def test_every_bad_line_is_named_with_what_to_do_and_nothing_is_kept(
    imports: PlanImports, database: Database
) -> None:
    words = (
        f"{HEAD}"
        "EX-1,Example Child,2016-05-12,Example Parent,2025-06-31,,,\n"
        "EX-2,,2014-09-03,Example Parent,2024-02-29,2023-01-12,,\n"
        "EX-3,Third Child,2009-01-31,Another Parent,2026-06-01,,No Such School,\n"
        "EX-4,Fourth Child,2010-01-31,Another Parent,2026-06-01,,,parent@example.org\n"
        "EX-4,Fifth Child,2030-01-31,Another Parent,2026-06-01,,,\n"
        "EX-6,Sixth Child,2010-01-31,Third Parent,2026-06-01,,,parent@example.org\n"
        "EX-7,Seventh Child,1990-01-31,Third Parent,2026-06-01,,,no address\n"
        "ex-4,Eighth Child,2012-01-31,Fourth Parent,2026-06-01,,,,more\n"
        "EX-3,Ninth Child,2012-01-31,Fourth Parent,2026-06-01,,,\n"
    )
    found = problems_of(imports, words)
    assert [problem.partition(":")[0] for problem in found] == [
        "line 2", "line 3", "line 3", "line 4", "line 6", "line 6", "line 7", "line 8", "line 8",
        "line 9", "line 10",
    ]  # fmt: skip
    assert "plan_made is “2025-06-31”, which is not a day. Write it like 2026-09-02." in found[0]
    assert "child is empty. Fill it in." in found[1]
    assert "“No Such School” is not known here. Correct its name" in found[3]
    assert "belongs to another name on line 5. Correct the name or the address." in found[6]
    assert "EX-3 stands on line 4 too." in found[-1]
    assert imports.of(None) == ()
    assert People(database).everybody() == ()
    assert Inbox(database).unanswered(0) == ()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("reference,child,born,parent\n", "the column plan_made is missing."),
        (f"{HEAD.strip()},colour\n", "the column colour is not known."),
        (HEAD, "the file has no plans."),
        (f'{HEAD}"EX-1', "child is empty."),
    ],
)
def test_a_file_that_is_not_a_list_of_plans_is_refused_in_a_sentence(
    imports: PlanImports, words: str, said: str
) -> None:
    assert said in " ".join(problems_of(imports, words))


def test_a_file_in_another_encoding_is_refused(imports: PlanImports) -> None:
    with pytest.raises(BadPlanFile, match="UTF-8"):
        imports.begin("é".encode("latin-1"), "plans.csv", OFFICE, ASKED)


def test_the_lines_of_a_good_file_are_filed_a_few_at_a_time_with_their_people(
    imports: PlanImports, database: Database
) -> None:
    begun = imports.begin(GOOD.encode(), "plans.csv", OFFICE, ASKED)
    assert (begun.plans, begun.waiting, begun.kept) == (3, 3, 0)
    assert People(database).everybody() == (), "names are kept when a line is filed"

    first = imports.file_some(begun.import_id, 2)
    assert len(first) == 2
    assert imports.file_some(begun.import_id, 2) == (), "two wait for their cases already"
    assert imports.unanswered(begun.import_id) == first
    assert not imports.finish(begun.import_id)

    [third] = imports.file_some(begun.import_id, 3)
    commands = [found.command() for found in Inbox(database).unanswered(0)]
    assert all(isinstance(command, RegisterPlan) for command in commands)
    by_plan = {command.meta.case_id: command for command in commands}
    one, two, three = (by_plan[plan_id_of("authority-1", f"EX-{n}")] for n in (1, 2, 3))
    assert one.family_id == two.family_id != three.family_id, "one address, one family"
    assert (one.setting_id, two.setting_id, three.setting_id) == ("setting-1", "", "setting-1")
    assert three.meta.command_id == third
    names = {person.display_name for person in People(database).everybody()}
    assert names == {
        "Example Child", "Second Child", "Third Child", "Example Parent", "Another Parent",
    }  # fmt: skip
    members = People(database).members(one.family_id)
    assert {member.person_id for member in members} == {one.child_id, two.child_id}


def test_the_same_file_again_is_the_same_import_and_a_plan_that_is_here_is_a_bad_line(
    imports: PlanImports,
) -> None:
    begun = imports.begin(GOOD.encode(), "plans.csv", OFFICE, ASKED)
    imports.file_some(begun.import_id, 10)
    again = imports.begin(GOOD.encode(), "another name.csv", OFFICE, ASKED)
    assert again.import_id == begun.import_id
    assert (again.plans, again.waiting) == (3, 0)
    assert imports.file_some(begun.import_id, 10) == ()
    more = GOOD + "EX-4,Fourth Child,2012-01-31,Fourth Parent,2026-06-01,,,\n"
    found = problems_of(imports, more.replace("EX-1", "ex-1"))
    assert [problem.partition(":")[0] for problem in found] == ["line 2", "line 3", "line 4"]
    assert "is kept here already. Remove the line." in found[0]
    elsewhere = Office("authority-2", "service-2", "tribunal-1")
    other = imports.begin(GOOD.encode(), "plans.csv", elsewhere, ASKED)
    assert other.import_id != begun.import_id, "another authority has references of its own"


def test_somebody_known_by_their_address_stays_as_they_are(
    imports: PlanImports, database: Database
) -> None:
    known = Person(
        "family-1", "person", "family", "Example Parent", email="Parent@example.org", phone="1"
    )
    People(database).save(known)
    begun = imports.begin(GOOD.encode(), "plans.csv", OFFICE, ASKED)
    imports.file_some(begun.import_id, 10)
    assert People(database).find("family-1") == known
    assert len(People(database).members("family-1")) == 2
    stranger = f"{HEAD}EX-9,Ninth Child,2012-01-31,A Stranger,2026-06-01,,,parent@example.org\n"
    [said] = problems_of(imports, stranger)
    assert "belongs to another name here." in said


def test_a_file_that_is_only_checked_keeps_nothing(imports: PlanImports) -> None:
    assert imports.check(GOOD.encode(), OFFICE, ASKED) == 3
    assert imports.of(None) == ()

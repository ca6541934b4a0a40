"""The page of feedback: numbers and words, nobody's name, and nothing while few people answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from api.demo_people import ADVISER, CLERK, MEDIATOR, OFFICER, PARENT
from api.views.feedback import _counts
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import Story
from tests.api.visitor import Visitor

Visit = Callable[[Person | None], Visitor]


def one_session(
    visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path, words: str
) -> None:
    """A session about which all three say how it was."""
    story = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    story.filed().answered().arranged().held("none")
    for person, fair in ((PARENT, "good"), (OFFICER, "good"), (MEDIATOR, "very_good")):
        typed = {"was_fair": fair, "was_heard": "good", "was_clear": "mixed", "words": words}
        story.do(person, "feedback", typed)


def test_the_service_reads_numbers_and_words_without_names_once_enough_people_answered(
    visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path
) -> None:
    one_session(visit, cases, database, data_dir, "It was calm.")
    page = visit(ADVISER).open("/feedback").text
    assert "Fewer than 5 people answered so far." in page
    assert "It was calm." not in page
    one_session(visit, cases, database, data_dir, "Example Parent was heard.")
    page = visit(MEDIATOR).open("/feedback").text
    assert "6 people answered." in page
    main = page.split("<main")[1].split("</main")[0]
    assert main.count("It was calm.") == 3
    assert "[name] was heard." in main
    for person in (PARENT, OFFICER, MEDIATOR):
        assert person.display_name not in main
    assert "kept back" in main, "two said very good, which is too few to show"
    for person in (PARENT, OFFICER, CLERK):
        assert visit(person).open("/feedback").status_code == 404


@pytest.mark.parametrize(
    ("scores", "shown"),
    [
        (["good"] * 6, [0, 0, 0, 6, 0]),
        (["good"] * 5 + ["bad"], [0, None, 0, None, 0]),
        (["good"] * 5 + ["bad"] * 3, [0, 3, 0, 5, 0]),
        (["good"] * 9 + ["mixed"] * 4 + ["very_bad"] * 2, [None, 0, None, 9, 0]),
        (["good"] * 5 + ["bad", "mixed"], [0, None, None, None, 0]),
    ],
)
def test_a_small_number_cannot_be_worked_out_from_the_others(
    scores: list[str], shown: list[int | None]
) -> None:
    assert [number for _, number in _counts(scores)] == shown

"""Local inclusion plans brought in from files and changed on pages, told by forms alone.

Apart from `test_places.py`: a newer version is what every later list is drawn from.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from api.demo_people import (
    ADMINISTRATOR,
    COUNCIL,
    OFFICER,
)
from api.demo_places import DEMO_INCLUSION_PLAN
from rules.calendar import LONDON
from store.people import Person
from store.plan_file import write_csv, write_json
from tests.api.visitor import Visitor, day, problems

Visit = Callable[[Person | None], Visitor]

SCHOOL, SPECIAL, INDEPENDENT = "example-school", "example-special", "example-independent"


def today() -> date:
    """Today in London."""
    return datetime.now(LONDON).date()


def importing(visit: Visit, data: bytes, **typed: Any) -> Any:
    """Send a file with a version for the example council."""
    given = {"authority_id": COUNCIL.person_id, **typed}
    files = {"file": ("plan.csv", data, "text/csv")}
    return visit(ADMINISTRATOR).send("/inclusion-plans", given, files=files)


def test_an_import_adds_a_version_and_keeps_the_partners(visit: Visit) -> None:
    text = write_csv(DEMO_INCLUSION_PLAN.settings[:1])
    first = today() + timedelta(days=400)
    answer = importing(
        visit,
        text.encode(),
        title="A later version",
        **day("dated_on", today()),
        **day("effective_from", first),
    )
    assert answer.status_code == 303, problems(answer.text)
    page = visit(OFFICER).open("/inclusion-plans").text
    assert "A later version" in page
    assert page.count("In force") == 1


def test_an_import_tells_every_bad_row_and_takes_nothing(visit: Visit) -> None:
    before = visit(OFFICER).open("/inclusion-plans").text.count("/inclusion-plans/")
    bad = json.loads(write_json(DEMO_INCLUSION_PLAN))
    bad["settings"][1]["kind"] = "castle"
    bad["settings"][3]["places_free"] = 9_999
    answer = importing(visit, json.dumps(bad).encode())
    assert answer.status_code == 422
    assert "Nothing was imported" in answer.text
    assert "setting 2: kind is “castle”" in answer.text
    assert "setting 4: 9999 free places are more than" in answer.text
    after = visit(OFFICER).open("/inclusion-plans").text.count("/inclusion-plans/")
    assert after == before


def test_a_version_that_was_taken_out_can_be_imported_again(visit: Visit) -> None:
    officer = visit(OFFICER)
    page = officer.open("/inclusion-plans").text
    version_id = page.split('href="/inclusion-plans/')[1].split('"')[0]
    shown = officer.open(f"/inclusion-plans/{version_id}").text
    assert "The partnership" in shown
    data = officer.open(f"/inclusion-plans/{version_id}.json")
    assert data.headers["content-disposition"].endswith('.json"')
    assert importing(visit, data.content).status_code == 303


def test_a_setting_changed_on_a_page_makes_the_next_version(visit: Visit) -> None:
    admin = visit(ADMINISTRATOR)
    page = admin.open("/inclusion-plans").text
    newest = page.split('href="/inclusion-plans/')[1].split('"')[0]
    path = f"/inclusion-plans/{newest}/settings/{SCHOOL}"
    typed = {"phases": ["primary"], "needs": ["ASD"], "places": "20", "places_free": "21"}
    answer = admin.send(path, typed)
    assert answer.status_code == 422
    assert "more free places than places" in answer.text
    answer = admin.send(path, typed | {"places_free": "19"})
    assert answer.status_code == 303
    assert "19 of 20" in admin.open(answer.headers["location"]).text
    # The version before is history now: it still says what it said, and cannot be changed.
    assert "19 of 20" not in admin.open(f"/inclusion-plans/{newest}").text
    assert admin.open(path).status_code == 404
    newer = str(answer.headers["location"]).rsplit("/", 1)[1]
    assert visit(OFFICER).open(f"/inclusion-plans/{newer}/settings/{SCHOOL}").status_code == 404


def test_an_import_without_a_file_is_told(visit: Visit) -> None:
    answer = visit(ADMINISTRATOR).send("/inclusion-plans", {"authority_id": COUNCIL.person_id})
    assert answer.status_code == 422
    assert "Choose the file with the settings" in answer.text

"""The without-prejudice wall from outside: who reads what, and that no address leads behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.demo_people import (
    ADVISER,
    COUNCIL,
    DEMO_PEOPLE,
    MEDIATOR,
    OFFICER,
    PARENT,
    SECOND_PARENT,
    demo_id,
    demo_token,
)
from api.forms.catalogue import ACTIONS
from settings import Settings
from store.case_pages import CasePages
from store.compartment import MEDIATOR as ALL
from store.compartment import Compartment
from store.database import Database
from store.files import FolderStore
from store.people import Person
from store.wall import Wall
from tests.api.cases_in_process import CasesInProcess
from tests.api.papers import pdf
from tests.api.story import Story
from tests.api.visitor import Visitor, hidden

Visit = Callable[[Person | None], Visitor]

MARK = "wallmark"
"""In everything that lies behind the wall; who wrote it follows."""

OUTSIDE = tuple(person for person in DEMO_PEOPLE if person not in (MEDIATOR, ADVISER))


@pytest.fixture
def story(visit: Visit, cases: CasesInProcess, database: Database, data_dir: Path) -> Story:
    """A dispute whose session is fixed."""
    story = Story(visit, cases, CasePages(database), FolderStore(data_dir / "files"))
    return story.filed().answered().arranged()


@pytest.fixture
def compartment(database: Database) -> Iterator[Compartment]:
    """The access of the mediation service, to look what lies behind the wall."""
    opened = Compartment(database.url, 1)
    yield opened
    opened.close()


def keep(visitor: Visitor, case_id: str, words: str, shared: str = "no", files: Any = None) -> Any:
    """Keep an offer or a paper behind the wall."""
    typed = {"title": f"About {words}", "words": "" if files else words, "is_shared": shared}
    return visitor.send(f"/cases/{case_id}/wall", typed, files=files)


def planted(story: Story) -> str:
    """A marker in everything that mediation keeps to itself; the id of the case."""
    case_id, visit = story.case_id, story.visit
    mediator = visit(MEDIATOR)
    page = mediator.open(f"/cases/{case_id}").text
    form = page[page.index('id="notes"') :]
    note = {name: hidden(form, name) for name in ("csrf", "command_id")}
    answer = mediator.client.post(
        f"/cases/{case_id}/notes", data={**note, "words": f"{MARK}-mediator a note"}
    )
    assert answer.status_code == 303
    paper = {"file": ("draft.pdf", pdf(f"{MARK}-authority"), "application/pdf")}
    for person, side in ((MEDIATOR, "mediator"), (OFFICER, "authority"), (PARENT, "family")):
        assert keep(visit(person), case_id, f"{MARK}-{side}").status_code == 303
    assert keep(visit(OFFICER), case_id, f"{MARK}-authority", files=paper).status_code == 303
    for person, side in ((OFFICER, "authority"), (PARENT, "family")):
        words = f"{MARK}-{side} what we want, and what we could live with"
        story.do(person, "prepare", {"words": words, "is_shared": "no"})
    story.do(MEDIATOR, "views", {"heard": "in_person", "words": f"{MARK}-mediator the child said"})
    return case_id


def test_a_side_reads_its_own_and_what_was_shared_and_the_mediator_all(
    visit: Visit, story: Story
) -> None:
    case_id = planted(story)
    keep(visit(OFFICER), case_id, "an offer to both", "yes")
    pages = {p: visit(p).open(f"/cases/{case_id}/wall").text for p in (PARENT, OFFICER, MEDIATOR)}
    assert f"{MARK}-family" in pages[PARENT]
    assert f"{MARK}-authority" not in pages[PARENT]
    assert f"{MARK}-mediator" not in pages[PARENT]
    assert "an offer to both" in pages[PARENT]
    assert f"{MARK}-family" not in pages[OFFICER]
    for side in ("family", "authority", "mediator"):
        assert f"{MARK}-{side}" in pages[MEDIATOR]


def test_a_paper_is_opened_by_those_who_may_and_never_enters_the_file_store(
    visit: Visit, story: Story, compartment: Compartment, data_dir: Path
) -> None:
    case_id = planted(story)
    paper = next(item for item in compartment.items(case_id, ALL) if item.sha256)
    address = f"/cases/{case_id}/wall/{paper.item_id}"
    assert visit(OFFICER).open(address).content == pdf(f"{MARK}-authority")
    assert visit(MEDIATOR).open(address).status_code == 200
    assert visit(PARENT).open(address).status_code == 404
    assert not list((data_dir / "files").rglob(paper.sha256))


def test_only_both_sides_together_let_something_out(
    visit: Visit, story: Story, compartment: Compartment
) -> None:
    case_id = story.case_id
    keep(visit(OFFICER), case_id, "an offer to both", "yes")
    (offer,) = compartment.items(case_id, ALL)
    path = f"/cases/{case_id}/wall/{offer.item_id}/release"
    for person, status, leaves in (
        (MEDIATOR, 404, False),
        (PARENT, 303, False),
        (OFFICER, 303, True),
    ):
        visitor = visit(person)
        csrf = hidden(visitor.open(f"/cases/{case_id}/wall").text, "csrf")
        assert visitor.client.post(path, data={"csrf": csrf}).status_code == status
        assert compartment.items(case_id, ALL)[0].may_leave is leaves


def test_an_empty_offer_is_refused_with_what_to_do(visit: Visit, story: Story) -> None:
    answer = keep(visit(PARENT), story.case_id, "")
    assert answer.status_code == 422
    assert "Write your offer, or choose a paper" in answer.text


def test_a_mediator_who_was_replaced_reads_no_more(
    visit: Visit, story: Story, database: Database
) -> None:
    case_id = planted(story)
    with database.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE case_row SET state = jsonb_set(state, '{mediators,former}', to_jsonb(ARRAY[%s]))"
            " WHERE case_id = %s",
            (MEDIATOR.person_id, case_id),
        )
    assert visit(MEDIATOR).open(f"/cases/{case_id}/wall").status_code == 404
    assert MARK not in visit(MEDIATOR).open(f"/cases/{case_id}").text


@pytest.fixture(scope="module")
def sent(
    clients: Callable[[], TestClient],
    in_process: CasesInProcess,
    database: Database,
    settings: Settings,
) -> Story:
    """A dispute that is with the tribunal, so that everybody who ever may sees something of it."""

    def visitor(person: Person | None = None) -> Visitor:
        found = Visitor(clients())
        return found.sign_in(person) if person is not None else found

    files = FolderStore(settings.data_dir / "files")
    story = Story(visitor, in_process, CasePages(database), files)
    planted(story.filed().answered().arranged())
    return story.held().certified().prepared().sent()


@pytest.mark.parametrize("person", OUTSIDE, ids=lambda person: person.display_name)
def test_no_address_leads_behind_the_wall(
    person: Person,
    visit: Visit,
    clients: Callable[[], TestClient],
    sent: Story,
    database: Database,
    compartment: Compartment,
) -> None:
    """Every address that can be read, as everybody outside of the mediation service."""
    values = _values(sent.case_id, sent, database, compartment)
    visitor = visit(person)
    headers = {"Authorization": f"Bearer {demo_token(person)}"}
    own = {PARENT: f"{MARK}-family", OFFICER: f"{MARK}-authority"}.get(person, "")
    addresses = list(_addresses(clients().app, values))
    assert len(addresses) > 80
    looked = 0
    for path in addresses:
        answer = visitor.client.get(path, headers=headers)
        looked += answer.status_code == 200
        said = set(re.findall(rf"{MARK}-[a-z]+", answer.content.decode(errors="replace")))
        behind = re.fullmatch(rf"/cases/{sent.case_id}/wall(/.*)?", path)
        assert said - ({own} if behind else set()) == set(), path
    assert looked >= 8


def test_strangers_find_no_wall(visit: Visit, story: Story) -> None:
    for person in OUTSIDE:
        expected = 200 if person in (PARENT, OFFICER) else 404
        assert visit(person).open(f"/cases/{story.case_id}/wall").status_code == expected
    assert visit(SECOND_PARENT).open(f"/cases/{story.case_id}/wall").status_code == 404


def test_the_scan_finds_nothing_after_a_whole_story(
    story: Story, database: Database, compartment: Compartment
) -> None:
    planted(story)
    story.held().certified().prepared().sent()
    assert Wall(database, compartment).scan() == ()


def _values(
    case_id: str, story: Story, database: Database, compartment: Compartment
) -> dict[str, tuple[str, ...]]:
    """What stands in the place of each part of an address."""
    items = tuple(item.item_id for item in compartment.items(case_id, ALL))
    with database.begin() as connection:
        found = {
            name: tuple(connection.exec_driver_sql(query, (case_id,)).scalars())
            for name, query in (
                ("documents", "SELECT document_id FROM document_register WHERE case_id = %s"),
                ("messages", "SELECT message_id FROM message WHERE case_id = %s"),
                ("commands", "SELECT command_id FROM command WHERE case_id = %s"),
            )
        }
    number = story.state().mediation.certificate.number
    return {
        "case_id": (case_id,),
        "slug": tuple(slug for kind, slug in ACTIONS if kind == "dispute"),
        "document_id": (*found["documents"], *items),
        "item_id": items,
        "message_id": found["messages"],
        "command_id": found["commands"][:3],
        "clock_id": ("appeal", "arrange_mediation", "certificate"),
        "person_id": (MEDIATOR.person_id,),
        "number": (number,),
        "name": ("none.eml",),
        "authority_id": (COUNCIL.person_id,),
        "version_id": (demo_id("example-inclusion-plan"),),
        "setting_id": ("example-school",),
        "token": ("no-such-link",),
        "section": ("B",),
        "import_id": ("no-such-import",),
        "clause_id": ("no-such-clause",),
    }


def _addresses(app: Any, values: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for template in sorted(_readable(app.routes)):
        names = re.findall(r"{(\w+)(?::\w+)?}", template)
        for chosen in product(*(values[name] for name in names)):
            path = template
            for name, value in zip(names, chosen, strict=True):
                path = re.sub(rf"{{{name}(:\w+)?}}", value, path)
            yield path


def _readable(routes: Any, before: str = "") -> Iterator[str]:
    """The address of everything that answers GET, routers inside routers included."""
    for route in routes:
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _readable(inner.routes, before + route.include_context.prefix)
        elif "GET" in (getattr(route, "methods", None) or ()):
            yield before + route.path

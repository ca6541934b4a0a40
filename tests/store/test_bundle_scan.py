"""What lies behind the wall is found inside a bundle, on real PDFs, however its lines break (M21)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import typst

from activities import bundle_scan
from activities.bundle_scan import BundleScan
from documents.bundle import Item, Order, build
from rules.mediation_session import Material
from store.case_log import CaseLog
from store.compartment import Compartment, ItemKind
from store.database import Database
from store.documents import Documents
from store.files import FolderStore
from store.wall import Wall
from tests.cases import disputes
from tests.store.saving import save

AT = datetime(2026, 7, 14, 9, 30, tzinfo=UTC)
OFFER = (
    "We would accept two hours of speech and language therapy each week, differently organised, "
    "if it starts in May and an efficient specialist gives it."
)
LONGER = (
    "The officer said in the room that the council could find the money for a one-to-one "
    "assistant, and that nobody had told the family so before today."
)
HARMLESS = (
    "The report describes how the child reads, and which help the school has given since May."
)


def paper(*paragraphs: str) -> bytes:
    """A typeset PDF: a narrow justified column that hyphenates, one paragraph a page."""
    text = "#pagebreak()\n".join(f"{paragraph}\n\n" for paragraph in paragraphs)
    source = (
        '#set page(width: 90mm, height: 120mm)\n#set text(lang: "en")\n#set par(justify: true)\n'
    )
    return bytes(typst.compile(f"{source}{text}".encode()))


def bundle(*evidence: bytes) -> bytes:
    """A bundle as the product builds it, of these papers."""
    parts = (("form", paper("Form data")), ("decision", paper("Decision letter")))
    items = [
        *(_item(section, section, data, number) for number, (section, data) in enumerate(parts)),
        *(_item(f"e{number}", "evidence", data, 9) for number, data in enumerate(evidence)),
    ]
    facts = (("Applicant", "Example Parent"), ("Authority", "Example Authority"))
    order = Order("RD-2026-0001", "Example Child: appeal", "referral-send35", AT, facts)
    return build(order, items).pdf


def _item(item_id: str, section: str, data: bytes, number: int) -> Item:
    digest = hashlib.sha256(data).hexdigest()
    day = date(2026, 6, 10)
    return Item(item_id, section, f"Paper {item_id}", day, "application/pdf", data, digest, number)


@pytest.fixture
def documents(database: Database, log: CaseLog, tmp_path: Path) -> Documents:
    """A case without files."""
    save(log, disputes.certified())
    return Documents(database, FolderStore(tmp_path))


@pytest.fixture
def compartment(database: Database, documents: Documents) -> Iterator[Compartment]:
    """An offer and a note of two paragraphs behind the wall of that case."""
    compartment = Compartment(database.url)
    offer = {"side": "authority", "author_id": "authority-1", "words": OFFER}
    compartment.keep("offer-1", "case-1", ItemKind.OFFER, **offer)
    compartment.write("note-1", "case-1", "mediator-1", f"It went well.\n\n{LONGER}")
    yield compartment
    compartment.close()


def keep(documents: Documents, data: bytes, name: str = "bundle-1") -> None:
    """Register a bundle of the case, as the builder does."""
    documents.add(
        name,
        "case-1",
        data,
        media_type="application/pdf",
        pages=9,
        kind="bundle",
        title="Referral bundle",
        added_by="engine",
        register_key=name,
    )


def test_an_offer_inside_a_bundle_is_named_with_its_page(
    database: Database, documents: Documents, compartment: Compartment
) -> None:
    keep(documents, bundle(paper(HARMLESS, f"They said: {OFFER}")))
    assert Wall(database, compartment).scan() == (), "the scan of the tables reads no PDF"
    (finding,) = BundleScan(compartment, documents).scan()
    assert finding.case_id == "case-1"
    assert finding.detail.startswith("something of mediation is printed in a bundle, on page ")


def test_one_long_paragraph_of_a_note_is_enough(
    documents: Documents, compartment: Compartment
) -> None:
    keep(documents, bundle(paper(LONGER)))
    assert len(BundleScan(compartment, documents).scan()) == 1


def test_a_bundle_without_a_word_of_it_is_clean_and_is_read_once(
    documents: Documents, compartment: Compartment, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(documents, bundle(paper(HARMLESS)))
    scan = BundleScan(compartment, documents)
    assert scan.scan() == ()
    read: list[int] = []
    monkeypatch.setattr(bundle_scan, "page_texts", lambda data: iter([str(read.append(len(data)))]))
    assert scan.scan() == ()
    assert read == [], "what was clean is not read again"
    compartment.write("note-2", "case-1", "mediator-1", f"{HARMLESS} So I thought.")
    assert scan.scan() == ()
    assert len(read) == 1, "it is read again once more lies behind the wall"


def test_a_walled_paper_that_was_bound_into_a_bundle_is_known_by_its_text(
    documents: Documents, compartment: Compartment
) -> None:
    walled = paper(f"A plan for the session only. {HARMLESS}")
    facts = {"side": "family", "author_id": "family-1", "title": "Plan"}
    file = {"data": walled, "media_type": "application/pdf"}
    compartment.keep("paper-1", "case-1", ItemKind.DOCUMENT, **facts, **file)
    keep(documents, bundle(walled))
    assert len(BundleScan(compartment, documents).scan()) == 1


def test_a_paper_that_was_there_before_may_stand_in_a_bundle(
    documents: Documents, compartment: Compartment
) -> None:
    before = paper(f"A report of last year. {HARMLESS}")
    facts = {"side": "family", "author_id": "family-1", "title": "Report"}
    file = {"data": before, "media_type": "application/pdf", "material": Material.EXISTING_PAPER}
    compartment.keep("paper-1", "case-1", ItemKind.DOCUMENT, **facts, **file)
    keep(documents, bundle(before))
    assert BundleScan(compartment, documents).scan() == ()

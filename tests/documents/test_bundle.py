"""The bundle: numbers, index, links, bookmarks, order, fingerprints; looked at from outside."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import page
import pikepdf
import pypdf
import pypdfium2
import pytest

from documents.bundle import Bundle, BundleRefused, Item, Order, build

MakeItem = Callable[..., Item]
TextPdf = Callable[..., bytes]
Texts = Callable[[bytes], list[str]]
Printed = Callable[[bytes], list[str]]


@pytest.fixture
def real_items(samples: Path, item: MakeItem, referral_letter: bytes) -> list[Item]:
    """A referral of real files: letters of ours, a word processor's file, a form, a picture."""
    return [
        item("5", (samples / "flying-pig.jpg").read_bytes(), media_type="image/jpeg"),
        item("1", referral_letter, section="form", title="Form data"),
        item(
            "2",
            (samples / "FL-FRM-GOR-ENG-12345.pdf").read_bytes(),
            section="decision",
            title="Decision letter",
            dated_on=date(2026, 6, 10),
        ),
        item(
            "4",
            (samples / "Claimant-Medical-Report.pdf").read_bytes(),
            title="Medical report",
            dated_on=date(2026, 3, 1),
        ),
        item(
            "3",
            (samples / "Document1.pdf").read_bytes(),
            title="Note",
            dated_on=date(2025, 1, 1),
        ),
        item("6", referral_letter, section="letter", title="Letter to the tribunal"),
    ]


def rows(bundle: Bundle) -> list[dict[str, object]]:
    found = bundle.manifest["items"]
    assert isinstance(found, list)
    return found


def link_targets(pdf: pikepdf.Pdf, sheet: pikepdf.Page) -> list[int]:
    """The pages, from 1, that the links of a page lead to."""
    numbers = {found.obj.objgen: at for at, found in enumerate(pdf.pages, start=1)}
    return [
        numbers[annotation.Dest[0].objgen]
        for annotation in sheet.obj.get("/Annots", [])
        if "/Dest" in annotation
    ]


def check_numbers_and_index(bundle: Bundle, printed_numbers: Printed) -> None:
    """Every printed number is its page; every index row leads to its document's first page."""
    expected = [str(number) for number in range(1, bundle.pages + 1)]
    assert printed_numbers(bundle.pdf) == expected
    with pikepdf.open(io.BytesIO(bundle.pdf)) as pdf:
        labels = [sheet.label for sheet in pdf.pages]
        index_end = bundle.manifest["index_last_page"]
        assert isinstance(index_end, int)
        targets = [
            target
            for number in range(2, index_end + 1)
            for target in link_targets(pdf, pdf.pages[number - 1])
        ]
    assert labels == expected
    starts = [row["first_page"] for row in rows(bundle)]
    assert [target for target in dict.fromkeys(targets) if target in starts] == starts
    assert bundle.report["index_links"] == len(targets)


def test_real_files_become_one_bundle_that_two_readers_open(
    order: Order, real_items: list[Item], printed_numbers: Printed
) -> None:
    bundle = build(order, real_items)

    assert bundle.sha256 == hashlib.sha256(bundle.pdf).hexdigest()
    with pypdfium2.PdfDocument(bundle.pdf) as document:
        assert len(document) == bundle.pages
    assert len(pypdf.PdfReader(io.BytesIO(bundle.pdf)).pages) == bundle.pages
    with pikepdf.open(io.BytesIO(bundle.pdf), attempt_recovery=False) as pdf:
        assert not pdf.check_pdf_syntax()
        assert {tuple(round(float(e)) for e in sheet.mediabox) for sheet in pdf.pages} == {
            (0, 0, 595, 842),
            (0, 0, 842, 595),
        }
    check_numbers_and_index(bundle, printed_numbers)


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="needs the qpdf command")
def test_an_independent_checker_finds_no_fault(
    order: Order, real_items: list[Item], tmp_path: Path
) -> None:
    stored = tmp_path / "bundle.pdf"
    stored.write_bytes(build(order, real_items).pdf)
    checked = subprocess.run(
        ["qpdf", "--check", stored], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_items_stand_by_section_then_date_and_those_without_a_date_come_last(
    order: Order, real_items: list[Item]
) -> None:
    bundle = build(order, real_items)
    assert [(row["number"], row["item_id"]) for row in rows(bundle)] == [
        ("A1", "1"),
        ("B1", "2"),
        ("C1", "3"),
        ("C2", "4"),
        ("C3", "5"),
        ("D1", "6"),
    ]
    assert bundle.report["empty_sections"] == [
        "Mediation certificate, or the reason there is none",
        "Education, health and care plan",
        "Documents listed in Section K of the plan",
    ]


def test_the_sequence_decides_between_items_of_one_day(
    order: Order, required: list[Item], item: MakeItem, text_pdf: TextPdf
) -> None:
    day = date(2026, 1, 1)
    late = item("late", text_pdf("2"), dated_on=day, sequence=2)
    early = item("early", text_pdf("1"), dated_on=day, sequence=1)
    found = [row["item_id"] for row in rows(build(order, [late, early, *required]))]
    assert found == ["form", "decision", "early", "late"]


def test_building_again_gives_the_same_bytes_and_another_time_does_not(
    order: Order, real_items: list[Item]
) -> None:
    first = build(order, real_items)
    assert build(order, real_items) == first
    later = replace(order, at=order.at + timedelta(seconds=1))
    assert build(later, real_items).sha256 != first.sha256


def test_two_bundles_at_once_do_not_disturb_each_other(
    order: Order, real_items: list[Item], required: list[Item]
) -> None:
    alone = [build(order, real_items).sha256, build(order, required).sha256]
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = [pool.submit(build, order, items) for items in (real_items, required)]
        together = [future.result().sha256 for future in futures]
    assert together == alone


def test_the_cover_names_the_case_and_the_true_number_of_pages(
    order: Order, real_items: list[Item], texts: Texts
) -> None:
    bundle = build(order, real_items)
    cover = texts(bundle.pdf)[0]
    assert f"This bundle has {bundle.pages} pages" in cover
    for words in ("RD-2026-0001", "Example Child: appeal", "Example Authority", "14 July 2026"):
        assert words in cover
    assert "It is not the law" in cover


def test_the_index_shows_section_title_date_and_page_range_of_every_item(
    order: Order, real_items: list[Item], texts: Texts
) -> None:
    bundle = build(order, real_items)
    index = texts(bundle.pdf)[1]
    for row in rows(bundle):
        dated = "10 June 2026" if row["item_id"] == "2" else ""
        line = f"{row['number']} {row['title']} {dated}".strip()
        assert line in index
        assert f"{row['first_page']} {row['last_page']} {row['pages']}" in index
    assert "C Evidence" in index
    assert "How to check this bundle" in index


def test_every_item_has_a_way_back_to_the_index_on_its_first_page(
    order: Order, real_items: list[Item], texts: Texts
) -> None:
    bundle = build(order, real_items)
    words = texts(bundle.pdf)
    with pikepdf.open(io.BytesIO(bundle.pdf)) as pdf:
        for row in rows(bundle):
            first = row["first_page"]
            assert isinstance(first, int)
            assert 2 in link_targets(pdf, pdf.pages[first - 1])
            assert "Back to index" in words[first - 1]


def test_bookmarks_go_from_bundle_to_section_to_item_and_name_the_page(
    order: Order, real_items: list[Item]
) -> None:
    bundle = build(order, real_items)
    with pikepdf.open(io.BytesIO(bundle.pdf)) as pdf, pdf.open_outline() as outline:
        [top] = outline.root
        sections = [section.title for section in top.children]
        evidence = next(one for one in top.children if "Evidence" in one.title)
        assert not top.is_closed
        assert [child.title for child in evidence.children] == [
            "C1 Note (page 5)",
            "C2 Medical report (page 6)",
            "C3 Document 5 (page 8)",
        ]
        numbers = {sheet.obj.objgen: at for at, sheet in enumerate(pdf.pages, start=1)}
        for child in evidence.children:
            assert isinstance(child.destination, pikepdf.Array)
            page_number = numbers[child.destination[0].objgen]
            assert child.title.endswith(f"(page {page_number})")
    assert sections == [
        "Index (page 2)",
        "A. Appeal form data (SEND35) (page 3)",
        "B. Decision of the authority (page 4)",
        "C. Evidence (page 5)",
        "D. Letter to the tribunal (page 9)",
        f"How to check this bundle (page {bundle.pages})",
    ]


def test_it_opens_on_page_one_at_full_size_with_bookmarks_shown(
    order: Order, required: list[Item]
) -> None:
    with pikepdf.open(io.BytesIO(build(order, required).pdf)) as pdf:
        assert pdf.Root.PageMode == pikepdf.Name.UseOutlines
        action = pdf.Root.OpenAction
        assert action[0].objgen == pdf.pages[0].obj.objgen
        assert action[1] == pikepdf.Name.XYZ
        assert int(action[4]) == 1


def test_each_fingerprint_is_that_of_the_file_received_and_the_root_covers_them_all(
    order: Order, real_items: list[Item], texts: Texts
) -> None:
    bundle = build(order, real_items)
    by_id = {one.item_id: one for one in real_items}
    lines = ""
    last = texts(bundle.pdf)[-1].replace(" ", "")
    for row in rows(bundle):
        digest = hashlib.sha256(by_id[str(row["item_id"])].read()).hexdigest()
        assert row["source_sha256"] == digest
        assert digest in last
        lines += f"{row['number']} {digest}\n"
    root = hashlib.sha256(lines.encode()).hexdigest()
    assert bundle.manifest["root_sha256"] == root
    assert root in last


def test_a_bundle_of_accessible_documents_is_accessible_and_says_so(
    order: Order, referral_letter: bytes, samples: Path, item: MakeItem
) -> None:
    items = [
        item("1", referral_letter, section="form"),
        item("2", referral_letter, section="decision"),
        item("3", (samples / "flying-pig.jpg").read_bytes(), media_type="image/jpeg"),
    ]
    bundle = build(order, items)
    assert bundle.report["pdf_ua_1"] is True, bundle.report["conformance_failures"]
    assert bundle.report["pdf_a_2b"] is True, bundle.report["conformance_failures"]
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2B):
        assert page.is_pdf_compliant_bytes(bundle.pdf, profile=profile)
    with pikepdf.open(io.BytesIO(bundle.pdf)) as pdf:
        assert b"<pdfuaid:part>1" in pdf.Root.Metadata.read_bytes()


def test_a_bundle_with_a_faulty_source_claims_nothing_and_names_the_fault(
    order: Order, required: list[Item]
) -> None:
    bundle = build(order, required)  # the text is in a font that the source does not carry
    assert bundle.report["pdf_ua_1"] is False
    assert bundle.report["conformance_failures"]
    assert bundle.report["untagged_documents"] == ["form", "decision"]
    with pikepdf.open(io.BytesIO(bundle.pdf)) as pdf:
        metadata = pdf.Root.Metadata.read_bytes()
    assert b"<pdfuaid:part>" not in metadata
    assert b"<pdfaid:part>" not in metadata


def test_three_one_page_items_start_where_the_index_says(
    order: Order,
    required: list[Item],
    item: MakeItem,
    text_pdf: TextPdf,
    printed_numbers: Printed,
) -> None:
    bundle = build(order, [*required, item("third", text_pdf("Third"))])
    assert [row["first_page"] for row in rows(bundle)] == [3, 4, 5]
    assert bundle.pages == 6
    check_numbers_and_index(bundle, printed_numbers)


@pytest.mark.parametrize("count", [39, 77, 500])
def test_an_index_of_many_pages_still_counts_itself(
    count: int,
    order: Order,
    required: list[Item],
    item: MakeItem,
    text_pdf: TextPdf,
    printed_numbers: Printed,
    texts: Texts,
) -> None:
    more = [
        item(f"{at}", text_pdf(f"Document {at}"), title=f"Report number {at}", sequence=at)
        for at in range(count - 2)
    ]
    bundle = build(order, [*required, *more])
    check_numbers_and_index(bundle, printed_numbers)
    words = texts(bundle.pdf)
    assert f"This bundle has {bundle.pages} pages" in words[0]
    assert b"\r\nendstream" not in bundle.pdf  # where a validator sees a stream too short
    for row in rows(bundle)[2:]:
        first = row["first_page"]
        assert isinstance(first, int)
        assert f"Document {row['item_id']} " in words[first - 1] + " "


def test_long_odd_and_equal_titles_are_wrapped_kept_and_told_apart(
    order: Order,
    required: list[Item],
    item: MakeItem,
    text_pdf: TextPdf,
    texts: Texts,
    printed_numbers: Printed,
) -> None:
    long = "Occupational therapy report " * 9 + "the end"
    odd = "Line\nbreak\ttab “quotes” Ŵyn <b> #x محمد"
    items = [
        item("long", text_pdf("1"), title=long, sequence=1),
        item("odd", text_pdf("2"), title=odd, sequence=2),
        item("same-1", text_pdf("3"), title="Report", sequence=3),
        item("same-2", text_pdf("3"), title="Report", sequence=4),
    ]
    bundle = build(order, [*required, *items])
    index = texts(bundle.pdf)[1]
    assert long in index
    assert "Line break tab “quotes” Ŵyn" in index
    assert "<b> #x" in index
    assert "C3 Report" in index
    assert "C4 Report" in index
    check_numbers_and_index(bundle, printed_numbers)
    with pikepdf.open(io.BytesIO(bundle.pdf)) as pdf, pdf.open_outline() as outline:
        titles = [child.title for child in outline.root[0].children[3].children]
    assert titles[0].startswith("C1 Occupational")
    assert "…" in titles[0]
    assert titles[2:] == ["C3 Report (page 7)", "C4 Report (page 8)"]


def test_progress_is_told_stage_by_stage(order: Order, required: list[Item]) -> None:
    seen: list[tuple[str, int, int]] = []
    build(order, required, lambda stage, done, total: seen.append((stage, done, total)))
    assert list(dict.fromkeys(stage for stage, _, _ in seen)) == [
        "reading",
        "index",
        "joining",
        "numbering",
        "checking",
    ]
    assert all(0 <= done <= total for _, done, total in seen)
    assert ("reading", 2, 2) in seen


def test_data_may_come_from_a_file_or_a_function(
    order: Order, required: list[Item], tmp_path: Path
) -> None:
    stored = tmp_path / "decision"
    stored.write_bytes(required[1].read())
    lazy = [replace(required[0], data=required[0].read), replace(required[1], data=stored)]
    assert build(order, lazy).sha256 == build(order, required).sha256


def test_a_missing_required_section_an_unknown_one_and_a_repeated_entry_are_refused(
    order: Order, item: MakeItem, text_pdf: TextPdf
) -> None:
    items = [
        item("1", text_pdf("a"), section="form"),
        item("1", text_pdf("b"), section="form"),
        item("2", text_pdf("c"), section="mediation"),
    ]
    with pytest.raises(BundleRefused) as caught:
        build(order, items)
    assert [problem.code for problem in caught.value.problems] == [
        "repeated",
        "repeated",
        "unknown_section",
        "missing_section",
    ]
    assert "Decision of the authority" in str(caught.value)


def test_an_empty_bundle_is_refused(order: Order) -> None:
    with pytest.raises(BundleRefused, match="missing"):
        build(order, [])


def test_a_time_without_a_zone_and_an_unknown_profile_are_refused(
    order: Order, required: list[Item]
) -> None:
    with pytest.raises(ValueError, match="time zone"):
        build(replace(order, at=order.at.replace(tzinfo=None)), required)
    with pytest.raises(KeyError):
        build(replace(order, profile="hearing"), required)


def test_a_day_before_the_profile_uses_its_first_version(
    order: Order, required: list[Item]
) -> None:
    bundle = build(replace(order, at=datetime(2020, 1, 1, tzinfo=UTC)), required)
    assert bundle.manifest["profile_in_force_from"] == "2025-06-02"

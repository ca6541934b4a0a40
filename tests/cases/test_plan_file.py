"""A plan as a file: out and in again without loss, and described by a schema that others can use."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from cases.plan.record.content import LONGEST_TEXT, MOST_CLAUSES, Need, PlanRecord
from cases.plan.record.difference import difference
from cases.plan.record.wire import (
    About,
    NotAPlan,
    PlanFile,
    Version,
    dump_difference,
    dump_record,
    hash_body,
    hash_record,
    load_difference,
    load_record,
    read_file,
    schema,
    write_file,
)
from tests.cases import generate_plan_schema
from tests.cases.json_schema import faults
from tests.cases.plan_records import WHOLE, edited, records

FILE = PlanFile(
    WHOLE,
    about=About("Example Child", date(2016, 5, 12), "Example Council", "RD-1F3C-92AB"),
    version=Version("v1", 1, "sent", "review", date(2026, 4, 20), date(2026, 4, 21)),
)


@given(records())
def test_a_plan_that_was_exported_and_read_back_is_the_same_plan(record: PlanRecord) -> None:
    file = PlanFile(record, about=FILE.about, version=FILE.version)
    assert read_file(write_file(file).encode()) == file


@given(records())
def test_so_is_one_that_was_stored(record: PlanRecord) -> None:
    stored = json.loads(json.dumps(dump_record(record)))
    assert load_record(stored) == record
    assert hash_body(stored) == hash_record(record)


@given(edited())
def test_so_is_a_difference(pair: tuple[PlanRecord, PlanRecord]) -> None:
    found = difference(*pair)
    assert load_difference(json.loads(json.dumps(dump_difference(found)))) == found


@given(edited())
def test_two_plans_have_one_hash_only_when_they_are_the_same(
    pair: tuple[PlanRecord, PlanRecord],
) -> None:
    older, newer = pair
    assert (hash_record(older) == hash_record(newer)) is (older == newer)


def test_the_published_schema_is_that_of_the_code() -> None:
    published = generate_plan_schema.TARGET.read_text(encoding="utf-8")
    assert json.loads(published) == schema(), (
        "docs/plan-record.schema.json is stale: run python -m tests.cases.generate_plan_schema"
    )


@given(records())
def test_a_second_reader_finds_every_export_to_fit_the_schema(record: PlanRecord) -> None:
    file = PlanFile(record, about=FILE.about, version=FILE.version)
    assert faults(json.loads(write_file(file)), schema()) == []


def _broken(**changed: Any) -> dict[str, Any]:
    clause = {"kind": "provision", "clause_id": "p1", "words": "Help", "section": "F", **changed}
    return {"format": "redress-plan/1", "record": {"clauses": [clause]}}


BROKEN = {
    "no record": {"format": "redress-plan/1"},
    "another form": {**_broken(), "format": "another/1"},
    "an answer nobody knows": _broken(hours=3),
    "a section of another kind": _broken(section="B"),
    "a kind nobody knows": _broken(kind="wish"),
    "no words": _broken(words=""),
    "a text that is too long": _broken(words="x" * (LONGEST_TEXT + 1)),
    "a character that ends a text": _broken(words="a\x00b"),
    "an id with a space": _broken(clause_id="p 1"),
    "a session of no minutes": _broken(minutes=0),
    "a funder nobody knows": _broken(funder="somebody"),
    "a day that does not exist": _broken(starts_on="2026-02-30"),
}


@pytest.mark.parametrize("values", BROKEN.values(), ids=BROKEN)
def test_what_the_schema_refuses_the_product_refuses_and_says_where(values: dict[str, Any]) -> None:
    assert faults(values, schema())
    with pytest.raises(NotAPlan) as refused:
        read_file(json.dumps(values).encode())
    for fault in refused.value.faults:
        assert fault.endswith(".")
        assert "<" not in fault


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{", "not JSON"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 200_000, "not JSON"),
        (b'"text"', "."),
        (json.dumps(_broken(words="\ud800")).encode(), "no text"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_words(data: bytes, says: str) -> None:
    with pytest.raises(NotAPlan, match=says):
        read_file(data)


def test_two_clauses_with_one_id_or_too_many_clauses_are_refused() -> None:
    twice = [{"kind": "need", "clause_id": "n", "words": "x", "section": "B"}] * 2
    with pytest.raises(NotAPlan, match="Two clauses have the id n"):
        read_file(json.dumps({"record": {"clauses": twice}}).encode())
    many = [{"kind": "need", "clause_id": f"n{n}", "words": "x"} for n in range(MOST_CLAUSES + 1)]
    with pytest.raises(NotAPlan):
        read_file(json.dumps({"record": {"clauses": many}}).encode())


def test_line_ends_of_a_browser_become_those_of_the_record() -> None:
    [clause] = load_record(
        {"clauses": [{"kind": "need", "clause_id": "n", "words": " One\r\nTwo\r "}]}
    ).clauses
    assert clause == Need("n", "One\nTwo")

"""A plan as JSON: how it is stored, hashed, exported, read back and described by a schema."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError, with_config

from cases.plan.record.content import STRICT, Line, PlanRecord
from cases.plan.record.difference import Difference

FORMAT: Literal["redress-plan/1"] = "redress-plan/1"
"""Name and version of the form of the exported file."""

SCHEMA_ID = "urn:redress:plan-record:1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class About:
    """Whose plan it is. When it is read back, the child must be the one of the plan it goes into."""

    child: Line = ""
    born_on: date | None = None
    authority: Line = ""
    reference: Line = ""
    plan_made_on: date | None = None


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class Version:
    """Which version it is, and what became of it. Ignored when it is read back."""

    version_id: Line
    number: Annotated[int, Field(ge=1)]
    status: Literal["draft", "sent", "final", "replaced"]
    reason: Line
    drafted_on: date
    sent_on: date | None = None
    final_on: date | None = None
    sha256: Line = ""


@with_config(STRICT)
@dataclass(frozen=True, slots=True)
class PlanFile:
    """An exported plan: whose it is, which version, and every clause."""

    record: PlanRecord
    format: Literal["redress-plan/1"] = FORMAT
    about: About | None = None
    version: Version | None = None


class NotAPlan(ValueError):
    """What was read is no plan; `faults` says where and why, in sentences."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults


_RECORD: TypeAdapter[PlanRecord] = TypeAdapter(PlanRecord)
_FILE: TypeAdapter[PlanFile] = TypeAdapter(PlanFile)
_DIFFERENCE: TypeAdapter[Difference] = TypeAdapter(Difference)


def dump_record(record: PlanRecord) -> dict[str, Any]:
    """A plan as plain JSON values: its stored form."""
    return _plain(_RECORD.dump_python(record, mode="json"))


def load_record(values: Any) -> PlanRecord:
    """The plan that was dumped. Raises `NotAPlan`."""
    try:
        return _RECORD.validate_python(values)
    except ValidationError as error:
        raise NotAPlan(_faults(error)) from None


def hash_body(values: Mapping[str, Any]) -> str:
    """SHA-256 of a plan in its stored form, by whichever release it was written; hexadecimal."""
    plain = json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(plain.encode("ascii")).hexdigest()


def hash_record(record: PlanRecord) -> str:
    """SHA-256 of a plan as this release stores it."""
    return hash_body(dump_record(record))


def dump_difference(found: Difference) -> dict[str, Any]:
    """A difference as plain JSON values."""
    return _plain(_DIFFERENCE.dump_python(found, mode="json"))


def load_difference(values: Any) -> Difference:
    """The difference that was dumped."""
    return _DIFFERENCE.validate_python(values)


def write_file(file: PlanFile) -> str:
    """The file of an export: JSON, indented, with a line feed at its end."""
    return json.dumps(_FILE.dump_python(file, mode="json"), indent=2, ensure_ascii=False) + "\n"


def read_file(data: bytes) -> PlanFile:
    """The export that was written, or one made elsewhere. Raises `NotAPlan` with every fault."""
    try:
        values = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotAPlan(("The file is not UTF-8 text.",)) from None
    except (ValueError, RecursionError):
        raise NotAPlan(("The file is not JSON.",)) from None
    try:
        return _FILE.validate_python(values)
    except ValidationError as error:
        raise NotAPlan(_faults(error)) from None


def schema() -> dict[str, Any]:
    """The JSON Schema of an exported file."""
    return {
        "$schema": DIALECT,
        "$id": SCHEMA_ID,
        **_FILE.json_schema(),
        "title": "The record of an education, health and care plan",
    }


def schema_text() -> str:
    """The schema as it is published."""
    return json.dumps(schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


_MOST_FAULTS = 20


_WORDS = {
    "string_pattern_mismatch": "this holds characters that cannot be used here",
    "unexpected_keyword_argument": "no answer has this name",
    "string_unicode": "this is no text",
}


def _plainly(message: str) -> str:
    plain = re.sub(r"<\w+\.\w+: '([^']*)'>", r"\1", message.removeprefix("Value error, "))
    return plain.rstrip(".")


def _faults(error: ValidationError) -> tuple[str, ...]:
    """Each fault as a sentence: where, then what; the first of many."""
    found = []
    for fault in error.errors(include_url=False, include_input=False)[:_MOST_FAULTS]:
        where = ", ".join(
            f"number {part + 1}" if isinstance(part, int) else str(part) for part in fault["loc"]
        )
        what = _WORDS.get(fault["type"]) or _plainly(str(fault["msg"]))
        found.append(f"{where}: {what}." if where else f"{what}.")
    more = error.error_count() - len(found)
    return (*found, *((f"And {more} more.",) if more > 0 else ()))


def _plain(values: Any) -> dict[str, Any]:
    assert isinstance(values, dict)
    return values

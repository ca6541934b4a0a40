"""A reader of JSON Schema that is not the one that wrote ours: a second opinion on a file.

It knows the words that our schema uses, and fails on any other, so that none is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "null": lambda value: value is None,
}

_NO_CHECK = {"title", "description", "default", "discriminator", "$defs", "$schema", "$id"}


def faults(value: Any, schema: dict[str, Any]) -> list[str]:
    """Every way in which a value does not fit; empty when it does."""
    return _faults(value, schema, schema, "file")


def _faults(value: Any, schema: dict[str, Any], root: dict[str, Any], where: str) -> list[str]:
    found: list[str] = []
    if "type" in schema and not _TYPES[schema["type"]](value):
        return [f"{where} is no {schema['type']}"]
    for word, wanted in schema.items():
        if word in _NO_CHECK or word == "type":
            continue
        match word:
            case "$ref":
                found += _faults(value, root["$defs"][wanted.split("/")[-1]], root, where)
            case "anyOf" | "oneOf":
                fitting = [one for one in wanted if not _faults(value, one, root, where)]
                if not fitting or (word == "oneOf" and len(fitting) != 1):
                    found.append(f"{where} fits {len(fitting)} of {word}")
            case "const":
                found += [] if value == wanted else [f"{where} is not {wanted}"]
            case "enum":
                found += [] if value in wanted else [f"{where} is none of {wanted}"]
            case "properties":
                for name, inner in wanted.items():
                    if name in value:
                        found += _faults(value[name], inner, root, f"{where}.{name}")
            case "required":
                found += [f"{where} has no {name}" for name in wanted if name not in value]
            case "additionalProperties":
                assert wanted is False
                extra = set(value) - set(schema.get("properties", {}))
                found += [f"{where} has {name}" for name in sorted(extra)]
            case "items":
                for number, item in enumerate(value):
                    found += _faults(item, wanted, root, f"{where}[{number}]")
            case "maxItems":
                found += [] if len(value) <= wanted else [f"{where} is too long"]
            case "minLength":
                found += [] if len(value) >= wanted else [f"{where} is too short"]
            case "maxLength":
                found += [] if len(value) <= wanted else [f"{where} is too long"]
            case "pattern":
                found += [] if re.search(wanted, value) else [f"{where} is not {wanted}"]
            case "minimum":
                found += [] if value >= wanted else [f"{where} is too small"]
            case "maximum":
                found += [] if value <= wanted else [f"{where} is too large"]
            case "format":
                assert wanted == "date"
                try:
                    date.fromisoformat(value)
                except ValueError:
                    found.append(f"{where} is no day")
            case _:
                raise AssertionError(f"the schema uses {word}, which nobody checks")
    return found

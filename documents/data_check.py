"""Checking the data of a document against its schema, with every fault named at once."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError


class DocumentDataInvalid(ValueError):
    """The data of a document lack something or hold something else; `problems` names each."""

    def __init__(self, document: str, problems: tuple[str, ...]) -> None:
        self.document = document
        self.problems = problems
        super().__init__(f"{document}: " + "; ".join(problems))


def checked(
    document: str, schema: TypeAdapter[Mapping[str, object]], data: Mapping[str, object]
) -> Mapping[str, object]:
    """The data with ISO text turned into dates. `DocumentDataInvalid` names every fault."""
    try:
        return schema.validate_python(dict(data))
    except ValidationError as error:
        problems = tuple(
            ".".join(str(part) for part in found["loc"]) + ": " + found["msg"]
            for found in error.errors(include_url=False, include_input=False)
        )
        raise DocumentDataInvalid(document, problems) from None

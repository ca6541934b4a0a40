"""Ids that follow from a command's own id, so that a form posted twice makes nothing twice."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID, uuid4, uuid5


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of everything that one filing brings."""

    command_id: str

    def of(self, thing: str) -> str:
        """The id of a named thing of this filing: "words", "case", "document"."""
        return str(uuid5(UUID(self.command_id), thing))


def new_command_id() -> str:
    """An id for a form that is shown now."""
    return str(uuid4())


def read_command_id(text: str) -> str | None:
    """The id a form or a program sends back, in its one spelling; None when it is not one."""
    try:
        return str(UUID(text.strip()))
    except ValueError:
        return None


def case_reference(case_id: str) -> str:
    """The short name of a case for people, for example "RD-4F2A-91C0"."""
    letters = case_id.replace("-", "").upper()[:8].ljust(8, "0")
    return f"RD-{letters[:4]}-{letters[4:]}"

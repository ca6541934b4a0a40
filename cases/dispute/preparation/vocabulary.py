"""How the mediator learned the child's views."""

from __future__ import annotations

from enum import StrEnum


class ViewsHeard(StrEnum):
    """How the child's views were asked for, or that they could not be (M12)."""

    IN_PERSON = "in_person"
    IN_WRITING = "in_writing"
    THROUGH_SOMEBODY = "through_somebody"
    DID_NOT_WANT_TO = "did_not_want_to"
    COULD_NOT_BE_ASKED = "could_not_be_asked"

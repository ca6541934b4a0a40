"""Whether the people who must be heard before a plan ends were consulted."""

from __future__ import annotations

from enum import StrEnum


class ConsultPhase(StrEnum):
    """Where the consultation about ending the plan stands."""

    NONE = "none"
    CONSULTED = "consulted"

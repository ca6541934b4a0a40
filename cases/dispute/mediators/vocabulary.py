"""The registers in which a mediator can stand."""

from __future__ import annotations

from enum import StrEnum


class Register(StrEnum):
    """Who keeps the SEND standards a mediator is accredited to (M20)."""

    COLLEGE_OF_MEDIATORS = "college_of_mediators"
    CIVIL_MEDIATION_COUNCIL = "civil_mediation_council"

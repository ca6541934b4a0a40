"""Whose rights a plan is under."""

from __future__ import annotations

from enum import StrEnum


class PlanRights(StrEnum):
    """Who decides about the plan (P1 to P3)."""

    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    ALTERNATIVE_PERSON = "alternative_person"

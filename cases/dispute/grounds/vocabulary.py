"""The kinds of further grounds."""

from __future__ import annotations

from enum import StrEnum


class GroundKind(StrEnum):
    """What a family disputes besides, or instead of, a decision of the council."""

    HEALTH = "health"  # the health part of a plan: Sections C and G
    SOCIAL_CARE = "social_care"  # Sections D, H1 and H2
    DELAY = "delay"  # a legal time limit was not kept
    PROVISION_NOT_MADE = "provision_not_made"  # what the plan says is not given
    SCHOOL_CONDUCT = "school_conduct"
    DISCRIMINATION = "discrimination"


class Source(StrEnum):
    """How the family told somebody who enters a step for it."""

    TELEPHONE = "telephone"
    LETTER = "letter"
    EMAIL = "email"
    IN_PERSON = "in_person"


IN_A_PLAN = frozenset({GroundKind.HEALTH, GroundKind.SOCIAL_CARE})
"""Parts of a plan that the tribunal looks at only beside Section B, F or I (X6), and about which a
family may mediate without them (M25)."""

"""The closed lists of the choice of a setting."""

from __future__ import annotations

from enum import StrEnum

OUTSIDE = "outside"
"""Stands for the one setting that a family asks for and that no inclusion plan knows; its name is
among the family's words."""


class PlaceAnswer(StrEnum):
    """What a setting says when it is asked about a place."""

    CAN_TAKE = "can_take"
    OBJECTS = "objects"


class ChoicePhase(StrEnum):
    """Where the choice of a setting stands."""

    NONE = "none"
    LISTED = "listed"
    RANKED = "ranked"
    ASKING = "asking"
    NAMED = "named"


class ChoiceEnd(StrEnum):
    """Why a choice ends without a setting."""

    FAMILY_STAYS = "family_stays"  # the family wants no other setting any more
    NOT_NEEDED = "not_needed"  # the authority: no setting is to be chosen now

"""The closed lists of placements: why a child comes to a setting, and why it leaves."""

from __future__ import annotations

from enum import StrEnum


class StartReason(StrEnum):
    """Why a placement began."""

    NAMED_IN_PLAN = "named_in_plan"
    NEXT_PHASE = "next_phase"
    MOVED_HOME = "moved_home"
    FAMILY_CHOICE = "family_choice"
    EARLY_HELP = "early_help"  # alternative provision beside school, to keep the child there
    WAITING_FOR_ASSESSMENT = "waiting_for_assessment"
    WAITING_FOR_PLACE = "waiting_for_place"  # the setting that is named is full
    EXCLUDED = "excluded"
    ILLNESS = "illness"
    OTHER = "other"


class EndReason(StrEnum):
    """Why a placement ended."""

    NEXT_PHASE = "next_phase"
    BACK_TO_SCHOOL = "back_to_school"  # from alternative provision to the main setting
    OTHER_SETTING_NAMED = "other_setting_named"
    MOVED_HOME = "moved_home"
    EXCLUDED = "excluded"
    FAMILY_CHOICE = "family_choice"
    BROKE_DOWN = "broke_down"
    SETTING_CLOSED = "setting_closed"
    FINISHED = "finished"  # with education, or with what the placement was for
    OTHER = "other"


class PlacementPhase(StrEnum):
    """Where the child is placed."""

    NOWHERE = "nowhere"
    PLACED = "placed"

"""The closed lists of advice and views."""

from __future__ import annotations

from enum import StrEnum


class Contributor(StrEnum):
    """In what part somebody is invited beside family, setting and authority (R4)."""

    HEALTH = "health"
    SOCIAL_CARE = "social_care"
    EDUCATION = "education"
    PSYCHOLOGIST = "psychologist"
    OTHER = "other"


class ViewsOf(StrEnum):
    """Whose views they are."""

    CHILD = "child"
    PARENTS = "parents"


class ViewsForm(StrEnum):
    """How the views were given."""

    WORDS = "words"
    PICTURE = "picture"
    RECORDING = "recording"
    WRITTEN_FOR_ME = "written_for_me"


class AdvicePhase(StrEnum):
    """Where the papers for the coming meeting stand."""

    NONE = "none"
    ASKED = "asked"
    CIRCULATED = "circulated"

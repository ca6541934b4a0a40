"""The closed lists of settings, needs and partners."""

from __future__ import annotations

from enum import StrEnum


class SettingKind(StrEnum):
    """What sort of provision a setting of the local inclusion plan is."""

    MAINSTREAM = "mainstream"
    SPECIALIST = "specialist"
    INDEPENDENT = "independent"
    ALTERNATIVE = "alternative"  # alternative provision: for a time, beside or instead of a school


class Phase(StrEnum):
    """The phase of education that a setting teaches and a child is in."""

    EARLY_YEARS = "early_years"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    POST_16 = "post_16"


class NeedType(StrEnum):
    """Types of need, by the codes of the statutory return (SEN2)."""

    SPLD = "SPLD"
    MLD = "MLD"
    SLD = "SLD"
    PMLD = "PMLD"
    SEMH = "SEMH"
    SLCN = "SLCN"
    HI = "HI"
    VI = "VI"
    MSI = "MSI"
    PD = "PD"
    ASD = "ASD"
    DS = "DS"
    OTH = "OTH"


class Part(StrEnum):
    """For whom a partner sits in the local SEND partnership."""

    EDUCATION = "education"
    HEALTH = "health"
    CARE = "care"
    COUNCIL = "council"
    ALTERNATIVE_PROVISION = "alternative_provision"
    PARENTS = "parents"
    OTHER = "other"


class WhyListed(StrEnum):
    """A reason for which a setting is on a child's list; the facts beside it say how much."""

    TEACHES_PHASE = "teaches_phase"
    MEETS_NEEDS = "meets_needs"
    HAS_PLACE = "has_place"
    FULL_NOW = "full_now"
    NEAR = "near"
    DISTANCE_UNKNOWN = "distance_unknown"


class WhyNot(StrEnum):
    """A reason for which a setting of the plan is not on a child's list."""

    OTHER_PHASE = "other_phase"
    NEEDS_NOT_MET = "needs_not_met"
    TOO_FAR = "too_far"
    NOT_ASKED_FOR = "not_asked_for"  # alternative provision that nobody looks for
    LIST_FULL = "list_full"


class Area(StrEnum):
    """What part of the system a national standard is about."""

    IDENTIFYING = "identifying"
    MEETING_NEEDS = "meeting_needs"
    HEALTH = "health"
    CARE = "care"
    ALTERNATIVE_PROVISION = "alternative_provision"
    TRANSITION = "transition"
    MEDIATION = "mediation"
    COMPLAINTS = "complaints"
    OTHER = "other"

"""Further grounds of a dispute in plain words."""

from __future__ import annotations

from collections.abc import Mapping

from cases.dispute.grounds.vocabulary import GroundKind, Source
from rules.discrimination import ResponsibleBody

GROUNDS: Mapping[str, str] = {
    GroundKind.HEALTH: "The health part of the plan",
    GroundKind.SOCIAL_CARE: "The social care part of the plan",
    GroundKind.DELAY: "The council is too late",
    GroundKind.PROVISION_NOT_MADE: "My child does not get the help that the plan says",
    GroundKind.SCHOOL_CONDUCT: "What the school or college did",
    GroundKind.DISCRIMINATION: "My child was treated unfairly because of a disability",
}
"""For the person who raises it."""

SOURCES: Mapping[str, str] = {
    Source.TELEPHONE: "By telephone",
    Source.LETTER: "In a letter or on a paper form",
    Source.EMAIL: "In an e-mail",
    Source.IN_PERSON: "In person",
}
"""How the family told somebody who enters a step for it."""

GROUND_NAMES: Mapping[str, str] = {
    GroundKind.HEALTH: "Health part of the plan",
    GroundKind.SOCIAL_CARE: "Social care part of the plan",
    GroundKind.DELAY: "Delay",
    GroundKind.PROVISION_NOT_MADE: "Help not given",
    GroundKind.SCHOOL_CONDUCT: "What the school or college did",
    GroundKind.DISCRIMINATION: "Discrimination because of a disability",
}
"""For everybody else."""

HAPPENED: Mapping[str, str] = {
    GroundKind.HEALTH: "When did you hear of it?",
    GroundKind.SOCIAL_CARE: "When did you hear of it?",
    GroundKind.DELAY: "By which day should it have been done?",
    GroundKind.PROVISION_NOT_MADE: "Since when is the help missing?",
    GroundKind.SCHOOL_CONDUCT: "When did it happen?",
    GroundKind.DISCRIMINATION: "On which day did it happen, or end?",
}
"""The question for the day of a ground."""

BODIES: Mapping[str, str] = {
    ResponsibleBody.SCHOOL: "A school",
    ResponsibleBody.OTHER: "Somebody else, for example a nursery or a college",
}
"""Who is said to have discriminated (D1)."""

"""The people of a case in plain words: their part, their footing, whose rights they are."""

from __future__ import annotations

from collections.abc import Mapping

from cases.dispute.parties.vocabulary import (
    Basis,
    DecisionArea,
    Part,
    RightsPhase,
    WhoseCapacity,
)

PARTS: Mapping[str, str] = {
    Part.PARENT: "Parent, or somebody else with responsibility",
    Part.REPRESENTATIVE: "Representative",
    Part.ADVOCATE: "Advocate or supporter",
    Part.ALTERNATIVE_PERSON: "May decide for somebody who cannot",
    Part.SOCIAL_WORKER: "Social worker of a child who is looked after",
    Part.OFFICER: "Council officer",
    Part.SETTLER: "May settle for the council",
    Part.SETTING: "School or college",
    Part.HEALTH_BOARD: "Health board (ICB)",
    Part.INTERPRETER: "Interpreter",
}

PART_HINTS: Mapping[str, str] = {
    Part.REPRESENTATIVE: "Acts for the family. Papers go to this person instead of you.",
    Part.ADVOCATE: "Helps you to speak. Can see the case, but decides nothing.",
    Part.SOCIAL_WORKER: "For the council as the child’s parent. Hears what the council hears.",
    Part.SETTLER: "Comes to the session and may agree there and then (M11).",
    Part.INTERPRETER: "Is told the day of the session, nothing else.",
}

BASES: Mapping[str, str] = {
    Basis.PARENTAL_RESPONSIBILITY: "Has parental responsibility",
    Basis.CARES_FOR_CHILD: "Cares for the child",
    Basis.NAMED_IN_WRITING: "Named in writing",
    Basis.ASKED_BY_FAMILY: "The family asked for it",
    Basis.DEPUTY_OR_ATTORNEY: "Is a deputy or an attorney",
    Basis.PARENT_OF_YOUNG_PERSON: "Is a parent of the young person",
    Basis.ACTS_FOR_PARENT: "Acts for a parent",
    Basis.LOOKED_AFTER: "The council looks after the child",
    Basis.EMPLOYED: "Works for the council",
    Basis.CONCERNED: "The session concerns them",
}

WHOSE: Mapping[str, str] = {
    WhoseCapacity.YOUNG_PERSON: "The young person",
    WhoseCapacity.PARENT: "A parent",
}

AREAS: Mapping[str, str] = {
    DecisionArea.WHOLE_DISPUTE: "Every decision in this dispute",
    DecisionArea.MEDIATION: "Decisions about mediation",
    DecisionArea.APPEAL: "Decisions about the appeal",
}

HOLDERS: Mapping[str, str] = {
    RightsPhase.PARENT: "a parent",
    RightsPhase.PARENTS_REPRESENTATIVE: "the person who acts for a parent",
    RightsPhase.YOUNG_PERSON: "the young person",
    RightsPhase.REPRESENTATIVE: "the deputy or attorney of the young person",
    RightsPhase.ALTERNATIVE_PERSON: "a parent, as alternative person",
}
"""Whose rights these are."""

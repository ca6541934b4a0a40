"""The parts people play in a dispute, and on what footing."""

from __future__ import annotations

from enum import StrEnum


class Part(StrEnum):
    """What somebody is in the case, beside those who are in every case."""

    PARENT = "parent"  # another person with responsibility for the child (P1)
    REPRESENTATIVE = "representative"  # named in writing; gets the papers (P6)
    ADVOCATE = "advocate"  # helps to speak; decides nothing
    ALTERNATIVE_PERSON = "alternative_person"  # may decide for somebody who cannot (P3, P4)
    SOCIAL_WORKER = "social_worker"  # of a looked-after child, for the authority as its parent
    OFFICER = "officer"  # works on the case for the authority
    SETTLER = "settler"  # may settle for the authority (M11)
    SETTING = "setting"  # the school or college
    HEALTH_BOARD = "health_board"  # the integrated care board
    INTERPRETER = "interpreter"


class Basis(StrEnum):
    """On what footing somebody is in the case."""

    PARENTAL_RESPONSIBILITY = "parental_responsibility"
    CARES_FOR_CHILD = "cares_for_child"
    NAMED_IN_WRITING = "named_in_writing"
    ASKED_BY_FAMILY = "asked_by_family"
    DEPUTY_OR_ATTORNEY = "deputy_or_attorney"
    PARENT_OF_YOUNG_PERSON = "parent_of_young_person"
    ACTS_FOR_PARENT = "acts_for_parent"
    LOOKED_AFTER = "looked_after"
    EMPLOYED = "employed"
    CONCERNED = "concerned"


class WhoseCapacity(StrEnum):
    """Of whom it is recorded that they cannot make a decision now."""

    YOUNG_PERSON = "young_person"  # P3
    PARENT = "parent"  # P4


class DecisionArea(StrEnum):
    """Which decision somebody cannot make: capacity is about one decision at one time (P3)."""

    WHOLE_DISPUTE = "whole_dispute"
    MEDIATION = "mediation"
    APPEAL = "appeal"


class RightsPhase(StrEnum):
    """Whose rights these are: exactly one person's at any time."""

    PARENT = "parent"
    PARENTS_REPRESENTATIVE = "parents_representative"
    YOUNG_PERSON = "young_person"
    REPRESENTATIVE = "representative"
    ALTERNATIVE_PERSON = "alternative_person"

"""Words for settings, placements and standards."""

from __future__ import annotations

from collections.abc import Mapping

from cases.places.citing import Purpose
from cases.places.vocabulary import Area, NeedType, Part, Phase, SettingKind
from cases.places.words import NEED_WORDS
from cases.plan.choice.vocabulary import ChoiceEnd, PlaceAnswer
from cases.plan.placements.vocabulary import EndReason, StartReason
from rules.plan_duties import Institution, Objection

KINDS: Mapping[str, str] = {
    SettingKind.MAINSTREAM: "Mainstream",
    SettingKind.SPECIALIST: "Special school or college",
    SettingKind.INDEPENDENT: "Independent",
    SettingKind.ALTERNATIVE: "Alternative provision",
}

PHASES: Mapping[str, str] = {
    Phase.EARLY_YEARS: "Early years",
    Phase.PRIMARY: "Primary",
    Phase.SECONDARY: "Secondary",
    Phase.POST_16: "After 16",
}

NEEDS: Mapping[str, str] = {
    need: f"{words[0].upper()}{words[1:]}" for need, words in NEED_WORDS.items()
}
"""Types of need, by the code of the statutory return."""
assert set(NEEDS) == set(NeedType)

PARTS: Mapping[str, str] = {
    Part.EDUCATION: "Education",
    Part.HEALTH: "Health",
    Part.CARE: "Social care",
    Part.COUNCIL: "The council",
    Part.ALTERNATIVE_PROVISION: "Alternative provision",
    Part.PARENTS: "Parents and carers",
    Part.OTHER: "Others",
}

INSTITUTIONS: Mapping[str, str] = {
    Institution.MAINTAINED_SCHOOL: "A school that the council maintains",
    Institution.ACADEMY: "An academy or free school",
    Institution.NON_MAINTAINED_SPECIAL: "A non-maintained special school",
    Institution.SECTION_41: "An independent school or college on the section 41 list",
    Institution.WHOLLY_INDEPENDENT: "Another independent school or college",
    Institution.OTHER: "Something else, or I do not know",
}

PLACE_ANSWERS: Mapping[str, str] = {
    PlaceAnswer.CAN_TAKE: "It can take the child",
    PlaceAnswer.OBJECTS: "It says that the child should not come",
}

OBJECTIONS: Mapping[str, str] = {
    Objection.UNSUITABLE: "It does not suit the child’s age, ability, aptitude or needs",
    Objection.OTHERS_EDUCATION: "It would harm the education of others there",
    Objection.RESOURCES: "It would not be an efficient use of resources",
}

CHOICE_ENDS: Mapping[str, str] = {
    ChoiceEnd.FAMILY_STAYS: "We want no other school or college any more",
    ChoiceEnd.NOT_NEEDED: "No school or college is to be chosen now",
}

STARTS: Mapping[str, str] = {
    StartReason.NAMED_IN_PLAN: "The plan names it",
    StartReason.NEXT_PHASE: "The next phase of education began",
    StartReason.MOVED_HOME: "The family moved",
    StartReason.FAMILY_CHOICE: "The family chose it",
    StartReason.EARLY_HELP: "Early help beside school",
    StartReason.WAITING_FOR_ASSESSMENT: "For the time until the assessment is finished",
    StartReason.WAITING_FOR_PLACE: "For the time until there is a place",
    StartReason.EXCLUDED: "The child was excluded",
    StartReason.ILLNESS: "The child is ill",
    StartReason.OTHER: "Another reason",
}

ENDS: Mapping[str, str] = {
    EndReason.NEXT_PHASE: "The next phase of education began",
    EndReason.BACK_TO_SCHOOL: "The child went back to school",
    EndReason.OTHER_SETTING_NAMED: "The plan names another school or college",
    EndReason.MOVED_HOME: "The family moved",
    EndReason.EXCLUDED: "The child was excluded",
    EndReason.FAMILY_CHOICE: "The family chose so",
    EndReason.BROKE_DOWN: "The placement broke down",
    EndReason.SETTING_CLOSED: "The school or college closed",
    EndReason.FINISHED: "It was finished",
    EndReason.OTHER: "Another reason",
}

AREAS: Mapping[str, str] = {
    Area.IDENTIFYING: "Finding out what a child needs",
    Area.MEETING_NEEDS: "Meeting needs",
    Area.HEALTH: "Health",
    Area.CARE: "Social care",
    Area.ALTERNATIVE_PROVISION: "Alternative provision",
    Area.TRANSITION: "Moving on",
    Area.MEDIATION: "Mediation",
    Area.COMPLAINTS: "Complaints",
    Area.OTHER: "Other",
}

PURPOSES: Mapping[str, str] = {
    Purpose.GROUND: "The family says that it was not kept",
    Purpose.DECISION: "The council rests its decision on it",
}

OUTSIDE_NAME = "A school or college outside the list"
"""What a page calls the setting that only the family's words name."""

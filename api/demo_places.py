"""The inclusion plan and the standards of the demonstration: nothing here is real, and no law."""

from __future__ import annotations

from datetime import date
from typing import Any

from api.demo_people import COUNCIL, SCHOOL, demo_id
from cases.places.setting import Partner, PlanText, Point, SettingEntry
from cases.places.standards import Standard
from cases.places.vocabulary import Area, NeedType, Part, Phase, SettingKind
from rules.plan_duties import Institution
from store.inclusion_plans import InclusionPlans
from store.standards import NewSet, Standards


def _demo_setting(
    setting_id: str, name: str, kind: SettingKind, institution: Institution, **facts: Any
) -> SettingEntry:
    given: dict[str, Any] = {
        "phases": (Phase.PRIMARY,),
        "needs": (NeedType.ASD, NeedType.SLCN),
        "places": 12,
        "places_free": 2,
        "at": Point(51.5072, -0.1276),
    }
    return SettingEntry(setting_id, name, kind, institution, **(given | facts))


_EVERY_NEED = tuple(NeedType)

DEMO_INCLUSION_PLAN = PlanText(
    "Example local inclusion plan",
    date(2025, 6, 2),
    date(2025, 9, 1),
    (
        Partner("Example Council", Part.COUNCIL),
        Partner("Example schools forum", Part.EDUCATION),
        Partner("Example health board", Part.HEALTH),
        Partner("Example social care", Part.CARE),
        Partner("Example alternative provision", Part.ALTERNATIVE_PROVISION),
        Partner("Example parent carer forum", Part.PARENTS),
    ),
    (
        _demo_setting(
            "example-school",
            "Example School",
            SettingKind.MAINSTREAM,
            Institution.MAINTAINED_SCHOOL,
            needs=(NeedType.ASD, NeedType.SLCN, NeedType.MLD, NeedType.SPLD),
            team_id=SCHOOL.person_id,
        ),
        _demo_setting(
            "example-academy",
            "Example Academy with a speech unit",
            SettingKind.MAINSTREAM,
            Institution.ACADEMY,
            places_free=0,
            at=Point(51.52, -0.10),
        ),
        _demo_setting(
            "example-special",
            "Example Special School",
            SettingKind.SPECIALIST,
            Institution.MAINTAINED_SCHOOL,
            phases=(Phase.PRIMARY, Phase.SECONDARY),
            needs=_EVERY_NEED,
            places=80,
            places_free=3,
            at=Point(51.55, -0.20),
        ),
        _demo_setting(
            "example-independent",
            "Example Independent School",
            SettingKind.INDEPENDENT,
            Institution.SECTION_41,
            phases=(Phase.PRIMARY, Phase.SECONDARY),
            needs=(NeedType.ASD, NeedType.SEMH, NeedType.SLCN),
            at=Point(51.60, -0.05),
        ),
        _demo_setting(
            "example-unit",
            "Example Alternative Provision",
            SettingKind.ALTERNATIVE,
            Institution.ACADEMY,
            phases=(Phase.PRIMARY, Phase.SECONDARY),
            needs=_EVERY_NEED,
            places=30,
            places_free=5,
            at=Point(51.50, -0.15),
        ),
        _demo_setting(
            "example-college",
            "Example College",
            SettingKind.MAINSTREAM,
            Institution.OTHER,
            phases=(Phase.POST_16,),
            needs=_EVERY_NEED,
            places=60,
            places_free=10,
        ),
    ),
)
"""The inclusion plan of the demonstration: every sort of setting, none of them real."""

DEMO_STANDARDS = NewSet(
    demo_id("example-standards"),
    "Example standards",
    "Nobody: an example for this demonstration",
    date(2025, 9, 1),
    date(2025, 9, 1),
    None,
    True,
    (
        Standard(
            "EX1",
            "Needs are looked at early",
            "An example: when somebody is worried about a child, the setting writes down within a "
            "term what it tries and whether it helps.",
            Area.IDENTIFYING,
        ),
        Standard(
            "EX2",
            "Somebody who can decide comes to mediation",
            "An example: each side sends a person who may agree on the day.",
            Area.MEDIATION,
        ),
        Standard(
            "EX3",
            "Alternative provision has an aim and an end",
            "An example: before a child comes, all know what for, until when, and what comes next.",
            Area.ALTERNATIVE_PROVISION,
        ),
    ),
)
"""Standards of the demonstration. They are marked as an example wherever they are shown."""


def seed_places(plans: InclusionPlans, standards: Standards) -> None:
    """Put the demo inclusion plan and the example standards in place, as often as one likes."""
    plans.add(
        COUNCIL.person_id, demo_id("example-inclusion-plan"), DEMO_INCLUSION_PLAN, "demonstration"
    )
    standards.add(DEMO_STANDARDS, "demonstration")

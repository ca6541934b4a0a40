"""Policy packs: which regime a dispute is run under, as dated data.

A pack is chosen when a dispute opens and stays with it. `GREEN_PAPER_2022` is what the government
proposed in March 2022: it is not, and never became, the law. `LAW_2014` is the law in force.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType


class MediationMode(StrEnum):
    """What a family must have done before it may go to the tribunal."""

    CONSIDER = "consider"  # speak to an adviser, then mediate or decline (A20)
    MANDATORY_PARTICIPATION = "mandatory_participation"  # take part, or have a lawful exit


class Exemption(StrEnum):
    """Lawful ways to the tribunal without taking part in mediation."""

    SECTION_I_ONLY = "section_i_only"  # A20, M23
    DISCRIMINATION_CLAIM = "discrimination_claim"  # M23, D5
    SAFEGUARDING = "safeguarding"
    URGENCY = "urgency"
    AUTHORITY_FAILED = "authority_failed"  # not arranged or not attended in time (M9)
    WAIVER = "waiver"


class ThirtyDays(StrEnum):
    """The two readings of the 30 days of M6 to M8."""

    HELD = "held"  # the session takes place within 30 days
    ARRANGED = "arranged"  # the date is fixed within 30 days; the session may be later


class Settlement(StrEnum):
    """What follows when the authority's representative may not settle (M11)."""

    RECORDED_AS_BREACH = "recorded_as_breach"  # the session goes on, the breach is on record
    COUNTS_AS_ABSENCE = "counts_as_absence"  # as if the authority had not come


@dataclass(frozen=True, slots=True)
class ComplaintStage:
    """One stage of a complaint, in working days (C4, C5)."""

    acknowledge_working_days: int
    answer_working_days: int


@dataclass(frozen=True, slots=True)
class Policy:
    """One regime. `standing` says in plain words what it is; pages and letters repeat it."""

    name: str
    title: str
    standing: str
    is_law: bool
    dated_on: date
    mediation_mode: MediationMode
    exemptions: frozenset[Exemption]
    complaint_stages: tuple[ComplaintStage, ...]
    who_may_settle: Settlement
    thirty_days: ThirtyDays
    bundle_profile: str

    def exempts(self, exemption: Exemption) -> bool:
        """Whether this regime has the exit."""
        return exemption in self.exemptions


GREEN_PAPER_2022 = Policy(
    name="green-paper-2022",
    title="SEND green paper 2022: mediation before the tribunal",
    standing=(
        "These are rules that the government proposed in March 2022. They are not the law. "
        "Under the law today a family must speak to a mediation adviser, but may say no to "
        "mediation."
    ),
    is_law=False,
    dated_on=date(2022, 3, 29),
    mediation_mode=MediationMode.MANDATORY_PARTICIPATION,
    exemptions=frozenset(Exemption),
    complaint_stages=(ComplaintStage(acknowledge_working_days=5, answer_working_days=10),),
    who_may_settle=Settlement.COUNTS_AS_ABSENCE,
    thirty_days=ThirtyDays.HELD,
    bundle_profile="referral-send35",
)

LAW_2014 = Policy(
    name="law-2014",
    title="Children and Families Act 2014: the law today",
    standing="This is the law in England today.",
    is_law=True,
    dated_on=date(2014, 9, 1),
    mediation_mode=MediationMode.CONSIDER,
    exemptions=frozenset({Exemption.SECTION_I_ONLY, Exemption.DISCRIMINATION_CLAIM}),
    complaint_stages=(
        ComplaintStage(acknowledge_working_days=5, answer_working_days=10),
        ComplaintStage(acknowledge_working_days=5, answer_working_days=20),
    ),
    who_may_settle=Settlement.RECORDED_AS_BREACH,
    thirty_days=ThirtyDays.HELD,
    bundle_profile="referral-send35",
)

PACKS: Mapping[str, Policy] = MappingProxyType(
    {pack.name: pack for pack in (GREEN_PAPER_2022, LAW_2014)}
)

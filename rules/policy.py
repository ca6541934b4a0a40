"""Policy packs: which regime a dispute is run under, as dated data.

A pack is chosen when a dispute opens and stays with it. `GREEN_PAPER_2022` is what the government
proposed in March 2022: it is not, and never became, the law. `LAW_2014` is the law in force.
`REFORM_2026` is a proposal that is switched off: only a case with a demonstration clock may be
opened under it, so that a switch-over can be rehearsed.

Every field from `mediation_mode` on is an axis on which regimes differ; something outside the
wording reads each of them (a test fails when nothing does). Numbers that the law sets for every
regime are not here: they stand in the modules of their subjects.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from rules.appeal import DecisionKind


class MediationMode(StrEnum):
    """What a family must have done before it may go to the tribunal."""

    CONSIDER = "consider"  # speak to an adviser, then mediate or decline (A20)
    MANDATORY_PARTICIPATION = "mandatory_participation"  # take part, or have a lawful exit
    OFFERED = "offered"  # mediation is there for those who want it; no certificate is asked for


class Exemption(StrEnum):
    """Lawful ways to the tribunal without taking part in mediation."""

    SECTION_I_ONLY = "section_i_only"  # A20, M23
    DISCRIMINATION_CLAIM = "discrimination_claim"  # M23, D5
    SAFEGUARDING = "safeguarding"
    URGENCY = "urgency"
    AUTHORITY_FAILED = "authority_failed"  # not arranged or not attended in time (M9)
    WAIVER = "waiver"


class Need(StrEnum):
    """Whether a step comes before the next one under a regime."""

    REQUIRED = "required"
    OFFERED = "offered"
    SKIPPED = "skipped"  # the regime does not know the step


@dataclass(frozen=True, slots=True)
class PreSteps:
    """The steps before mediation and tribunal. None of them ever stops the appeal time (H2)."""

    setting_complaint: Need
    specialist_panel: Need  # on complaints about a setting, with a SEND specialist from outside
    council_complaint: Need
    disagreement_resolution: Need


class PanelMode(StrEnum):
    """Whether an independent panel looks at the dispute after mediation."""

    OFF = "off"
    ADVISORY = "advisory"
    REQUIRED = "required"


class PanelMember(StrEnum):
    """Who sits on the panel after mediation."""

    INDEPENDENT_CHAIR = "independent_chair"
    SEND_SPECIALIST = "send_specialist"
    EDUCATION = "education"
    HEALTH = "health"
    SOCIAL_CARE = "social_care"


class CountedIn(StrEnum):
    """How the days of the panel are counted."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"


@dataclass(frozen=True, slots=True)
class Panel:
    """The panel after mediation: `answers_in` days from the day mediation ended."""

    mode: PanelMode
    members: tuple[PanelMember, ...]
    answers_in: int
    counted_in: CountedIn


class ThirtyDays(StrEnum):
    """The two readings of the 30 days of M6 to M8."""

    HELD = "held"  # the session takes place within 30 days
    ARRANGED = "arranged"  # the date is fixed within 30 days; the session may be later


class Settlement(StrEnum):
    """What follows when the authority's representative may not settle (M11)."""

    RECORDED_AS_BREACH = "recorded_as_breach"  # the session goes on, the breach is on record
    COUNTS_AS_ABSENCE = "counts_as_absence"  # as if the authority had not come


class Remedy(StrEnum):
    """What the tribunal can order (O10)."""

    ASSESS = "assess"
    MAKE_PLAN = "make_plan"
    AMEND_PLAN = "amend_plan"  # Sections B and F
    NAME_PLACEMENT = "name_placement"  # Section I
    QUASH_PLACEMENT = "quash_placement"  # the council decides again; the tribunal names nothing
    CONTINUE_PLAN = "continue_plan"
    RECONSIDER = "reconsider"


class TailoredList(StrEnum):
    """What a list of settings drawn from the local inclusion plan means for a family's choice."""

    OFF = "off"  # there is no list; the family asks for any school or college (A7, A8)
    ADVISORY = "advisory"  # a list to choose with; the law on naming stays as it is
    BINDING = "binding"  # the family ranks the list, and the authority names by that order


@dataclass(frozen=True, slots=True)
class ComplaintStage:
    """One stage of a complaint, in working days (C4, C5)."""

    acknowledge_working_days: int
    answer_working_days: int


@dataclass(frozen=True, slots=True)
class Policy:
    """One regime. `standing` says in plain words what it is; pages and letters repeat it.

    `dated_on` is the day of its text, `effective_from` and `effective_to` the first and last day on
    which it is the law (both None for a proposal). A pack that is not `is_open` is switched off.
    """

    name: str
    title: str
    standing: str
    is_law: bool
    is_open: bool
    dated_on: date
    effective_from: date | None
    effective_to: date | None
    mediation_mode: MediationMode
    exemptions: frozenset[Exemption]
    pre_steps: PreSteps
    panel: Panel
    complaint_stages: tuple[ComplaintStage, ...]
    who_may_settle: Settlement
    thirty_days: ThirtyDays
    appeal_grounds: frozenset[DecisionKind]
    remedies: frozenset[Remedy]
    bundle_profile: str
    tailored_list: TailoredList

    def exempts(self, exemption: Exemption) -> bool:
        """Whether this regime has the exit."""
        return exemption in self.exemptions


NO_PANEL = Panel(PanelMode.OFF, (), 0, CountedIn.WORKING_DAYS)

_GROUNDS_2014 = frozenset(
    {
        DecisionKind.REFUSED_TO_ASSESS,
        DecisionKind.REFUSED_TO_MAKE_PLAN,
        DecisionKind.PLAN_FINALISED,
        DecisionKind.REFUSED_TO_REASSESS,
        DecisionKind.REFUSED_TO_AMEND,
        DecisionKind.CEASED,
    }
)
_REMEDIES_2014 = frozenset(Remedy) - {Remedy.QUASH_PLACEMENT}

GREEN_PAPER_2022 = Policy(
    name="green-paper-2022",
    title="SEND green paper 2022: mediation before the tribunal",
    standing=(
        "These are rules that the government proposed in March 2022. They are not the law. "
        "Under the law today a family must speak to a mediation adviser, but may say no to "
        "mediation."
    ),
    is_law=False,
    is_open=True,
    dated_on=date(2022, 3, 29),
    effective_from=None,
    effective_to=None,
    mediation_mode=MediationMode.MANDATORY_PARTICIPATION,
    exemptions=frozenset(Exemption),
    pre_steps=PreSteps(
        setting_complaint=Need.OFFERED,
        specialist_panel=Need.SKIPPED,
        council_complaint=Need.REQUIRED,
        disagreement_resolution=Need.OFFERED,
    ),
    # The green paper names no members and no time limit: these are settings of this service.
    panel=Panel(
        PanelMode.ADVISORY,
        (
            PanelMember.INDEPENDENT_CHAIR,
            PanelMember.EDUCATION,
            PanelMember.HEALTH,
            PanelMember.SOCIAL_CARE,
        ),
        20,
        CountedIn.WORKING_DAYS,
    ),
    complaint_stages=(ComplaintStage(acknowledge_working_days=5, answer_working_days=10),),
    who_may_settle=Settlement.COUNTS_AS_ABSENCE,
    thirty_days=ThirtyDays.HELD,
    appeal_grounds=_GROUNDS_2014,
    remedies=_REMEDIES_2014,
    bundle_profile="referral-send35",
    # The paper proposes a list from which parents express an informed preference; that it could not
    # start without new law is why it is binding here. That the authority then names by the family's
    # order is our reading.
    tailored_list=TailoredList.BINDING,
)

LAW_2014 = Policy(
    name="law-2014",
    title="Children and Families Act 2014: the law today",
    standing="This is the law in England today.",
    is_law=True,
    is_open=True,
    dated_on=date(2014, 9, 1),
    effective_from=date(2014, 9, 1),
    effective_to=None,
    mediation_mode=MediationMode.CONSIDER,
    exemptions=frozenset({Exemption.SECTION_I_ONLY, Exemption.DISCRIMINATION_CLAIM}),
    pre_steps=PreSteps(
        setting_complaint=Need.OFFERED,
        specialist_panel=Need.SKIPPED,
        council_complaint=Need.OFFERED,
        disagreement_resolution=Need.OFFERED,
    ),
    panel=NO_PANEL,
    complaint_stages=(
        ComplaintStage(acknowledge_working_days=5, answer_working_days=10),
        ComplaintStage(acknowledge_working_days=5, answer_working_days=20),
    ),
    who_may_settle=Settlement.RECORDED_AS_BREACH,
    thirty_days=ThirtyDays.HELD,
    appeal_grounds=_GROUNDS_2014,
    remedies=_REMEDIES_2014,
    bundle_profile="referral-send35",
    tailored_list=TailoredList.OFF,
)

# What is published of the 2026 proposal was read at second hand. It says that mediation is
# strengthened and not compulsory; that no certificate is asked for is our reading, as is the list of
# grounds (the two kinds of decision that no source names are left out).
REFORM_2026 = Policy(
    name="reform-2026",
    title="SEND reform 2026: proposed, switched off",
    standing=(
        "These are rules that the government proposed in February 2026. They are not the law. "
        "They are here for a rehearsal only."
    ),
    is_law=False,
    is_open=False,
    dated_on=date(2026, 2, 23),
    effective_from=None,
    effective_to=None,
    mediation_mode=MediationMode.OFFERED,
    exemptions=frozenset(
        {Exemption.SECTION_I_ONLY, Exemption.DISCRIMINATION_CLAIM, Exemption.AUTHORITY_FAILED}
    ),
    pre_steps=PreSteps(
        setting_complaint=Need.REQUIRED,
        specialist_panel=Need.REQUIRED,
        council_complaint=Need.OFFERED,
        disagreement_resolution=Need.OFFERED,
    ),
    panel=NO_PANEL,
    complaint_stages=LAW_2014.complaint_stages,
    who_may_settle=Settlement.COUNTS_AS_ABSENCE,
    thirty_days=ThirtyDays.HELD,
    appeal_grounds=_GROUNDS_2014
    - {DecisionKind.REFUSED_TO_REASSESS, DecisionKind.REFUSED_TO_AMEND},
    remedies=_REMEDIES_2014 - {Remedy.NAME_PLACEMENT} | {Remedy.QUASH_PLACEMENT},
    bundle_profile="referral-send35",
    tailored_list=TailoredList.OFF,  # nothing that was read of the proposal names a list
)

PACKS: Mapping[str, Policy] = MappingProxyType(
    {pack.name: pack for pack in (GREEN_PAPER_2022, LAW_2014, REFORM_2026)}
)

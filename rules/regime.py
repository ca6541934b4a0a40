"""What a regime decides where regimes differ: appeals, certificates, exits, orders, the panel.

The law's own answer comes first; the pack then narrows it, or opens it where a proposal would.
"""

from collections.abc import Iterable
from datetime import date

from rules.appeal import DecisionKind, appealable, certificate_needed
from rules.calendar import Calendar, Count, days, working_days
from rules.citation import Citation, Status
from rules.deadline import Allowed, Refused, Verdict
from rules.policy import CountedIn, Exemption, MediationMode, Panel, Policy, Remedy

GREEN_PAPER = Citation("Z8", "SEND review green paper (CP 624), 29 March 2022", Status.PROPOSED)
WHITE_PAPER = Citation(
    "Z6",
    "White paper Every Child Achieving and Thriving, 23 February 2026, and its consultation",
    Status.PROPOSED,
)
COMPULSORY = Citation("H1", "SEND review green paper (CP 624), 29 March 2022", Status.PROPOSED)
NAMED_EXITS = (Exemption.SAFEGUARDING, Exemption.URGENCY, Exemption.WAIVER)
"""Exits that a family names itself and a person looks at. The others follow from the facts."""


def may_appeal(policy: Policy, decision: DecisionKind, sections: Iterable[str]) -> Verdict:
    """Whether the family may appeal under this regime: by the law (A15, A16) and by its grounds."""
    verdict = appealable(decision, sections)
    if isinstance(verdict, Allowed) and decision not in policy.appeal_grounds:
        return Refused(
            WHITE_PAPER,
            "Under the rules of this case you cannot appeal this decision. You can complain to "
            "the council, or ask for disagreement resolution.",
        )
    return verdict


def without_certificate(
    policy: Policy, sections: Iterable[str], *, discrimination: bool = False
) -> Verdict:
    """Whether the appeal may start without a mediation certificate under this regime (A20, M23).

    `Allowed` where the regime asks nobody for one, or where the law lets the case through and the
    regime keeps that exit.
    """
    if policy.mediation_mode is MediationMode.OFFERED:
        return Allowed(WHITE_PAPER)
    needed = certificate_needed(frozenset(sections), discrimination)
    exit_ = Exemption.DISCRIMINATION_CLAIM if discrimination else Exemption.SECTION_I_ONLY
    if isinstance(needed, Allowed) and not policy.exempts(exit_):
        return Refused(
            COMPULSORY,
            "Under the rules of this case everybody needs a mediation certificate, also for this.",
        )
    return needed


def named_exits(policy: Policy) -> tuple[Exemption, ...]:
    """The exits that a family may name as its reason for having no certificate (M24)."""
    return tuple(exit_ for exit_ in NAMED_EXITS if policy.exempts(exit_))


def remedies(policy: Policy, decision: DecisionKind, sections: Iterable[str]) -> tuple[Remedy, ...]:
    """What the tribunal could order in an appeal about this, in a fixed order (O10)."""
    fits = {
        DecisionKind.REFUSED_TO_ASSESS: {Remedy.ASSESS},
        DecisionKind.REFUSED_TO_REASSESS: {Remedy.ASSESS},
        DecisionKind.REFUSED_TO_MAKE_PLAN: {Remedy.MAKE_PLAN, Remedy.RECONSIDER},
        DecisionKind.REFUSED_TO_AMEND: {Remedy.AMEND_PLAN, Remedy.RECONSIDER},
        DecisionKind.CEASED: {Remedy.CONTINUE_PLAN},
    }.get(decision, set())
    disputed = frozenset(sections)
    if decision is DecisionKind.PLAN_FINALISED and disputed & {"B", "F"}:
        fits = fits | {Remedy.AMEND_PLAN}
    if decision is DecisionKind.PLAN_FINALISED and "I" in disputed:
        fits = fits | {Remedy.NAME_PLACEMENT, Remedy.QUASH_PLACEMENT}
    return tuple(remedy for remedy in Remedy if remedy in fits and remedy in policy.remedies)


def panel_answers_by(panel: Panel, mediation_over_on: date, calendar: Calendar) -> Count:
    """The last day of the panel, counted from the day after mediation ended."""
    if panel.counted_in is CountedIn.WORKING_DAYS:
        return working_days(mediation_over_on, panel.answers_in, calendar)
    return days(mediation_over_on, panel.answers_in)

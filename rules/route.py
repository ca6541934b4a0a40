"""Every route of redress: which of them are open in a matter, and what each does to the others.

The routes run side by side. None of them stops the time for an appeal, whatever a regime calls
required (H2), so no step here can hold a family back: where time is short, the words say so.

Long because all twelve routes are worded here, side by side, so that they say the same things alike.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules import appeal, complaint, discrimination, ombudsman
from rules.appeal import DecisionKind, appealable
from rules.calendar import Calendar
from rules.citation import CFA, SR, Citation, Status
from rules.deadline import Allowed, Refused
from rules.policy import (
    ComplaintStage,
    MediationMode,
    Need,
    Panel,
    PanelMode,
    Policy,
    Remedy,
)
from rules.policy_words import COUNTED, MEMBERS, ORDERS, listed
from rules.regime import (
    COMPULSORY,
    GREEN_PAPER,
    WHITE_PAPER,
    may_appeal,
    panel_answers_by,
    remedies,
    without_certificate,
)

DISAGREEMENT_RESOLUTION = Citation("A23", f"{CFA} s 57", Status.VERIFIED_S)
RIGHT_TO_MEDIATION = Citation("A17", f"{CFA} s 52; {SR} reg 32", Status.VERIFIED_S)
NOT_FOR_MEDIATION = Citation("A24", f"{CFA} ss 52 to 57", Status.VERIFIED_S)


class RouteKind(StrEnum):
    """A way to have something put right."""

    SETTING_COMPLAINT = "setting_complaint"
    SPECIALIST_PANEL = "specialist_panel"
    COUNCIL_COMPLAINT = "council_complaint"
    DISAGREEMENT_RESOLUTION = "disagreement_resolution"
    MEDIATION = "mediation"
    PANEL = "panel"
    TRIBUNAL = "tribunal"
    DISCRIMINATION_CLAIM = "discrimination_claim"
    OMBUDSMAN = "ombudsman"
    NHS_COMPLAINT = "nhs_complaint"
    SOCIAL_CARE_COMPLAINT = "social_care_complaint"
    JUDICIAL_REVIEW = "judicial_review"


class Standing(StrEnum):
    """Whether a route is open in a matter."""

    REQUIRED = "required"
    OFFERED = "offered"
    NOT_OPEN = "not_open"


@dataclass(frozen=True, slots=True)
class Matter:
    """What decides which routes are open.

    `mediation_over_on` is the day mediation ended, `last_safe_on` the last safe day to go to the
    tribunal; both None while not known. `appeal_made` once the appeal is with the tribunal.
    """

    decision: DecisionKind
    sections: frozenset[str] = frozenset()
    has_certificate: bool = False
    mediation_over_on: date | None = None
    last_safe_on: date | None = None
    appeal_made: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """One route as it stands in a matter, worded for the family.

    `why` says what it is for or why it is not open; `effects` what it does to the other routes and
    clocks. `stops_appeal_time` is False for every route that the law or a pack knows (H2).
    """

    kind: RouteKind
    title: str
    standing: Standing
    why: str
    effects: tuple[str, ...]
    citation: Citation
    stops_appeal_time: bool = False


_TIME_RUNS_ON = "It does not stop the time to go to the tribunal."

_NEEDS = {
    Need.REQUIRED: Standing.REQUIRED,
    Need.OFFERED: Standing.OFFERED,
    Need.SKIPPED: Standing.NOT_OPEN,
}


def routes(policy: Policy, matter: Matter, calendar: Calendar) -> tuple[Route, ...]:
    """Every route, in the order in which a family meets them, with its standing in this matter."""
    return (
        _setting_complaint(policy, matter),
        _specialist_panel(policy, matter),
        _council_complaint(policy),
        _disagreement_resolution(policy),
        _mediation(policy, matter),
        _panel(policy, matter, calendar),
        _tribunal(policy, matter),
        _discrimination(policy),
        _ombudsman(policy, matter),
        _nhs(),
        _social_care(),
        _judicial_review(),
    )


def _practice(rule_id: str) -> Citation:
    return next(rule.citation for rule in complaint.COMPLAINTS if rule.id == rule_id)


def _about_a_setting(matter: Matter) -> bool:
    """Whether the matter can be one of a school: a decision of the council never is."""
    return matter.decision is DecisionKind.SOMETHING_ELSE


def _setting_complaint(policy: Policy, matter: Matter) -> Route:
    need = policy.pre_steps.setting_complaint
    standing = _NEEDS[need]
    why = "For what a school, nursery or college did or did not do. It has its own steps."
    if need is Need.SKIPPED:
        why = "The rules of this case have no complaint to the school or college."
    elif need is Need.REQUIRED and not _about_a_setting(matter):
        standing = Standing.OFFERED
        why += " The council made this decision, so you need not go to the school first."
    return Route(
        RouteKind.SETTING_COMPLAINT,
        "Complain to the school or college",
        standing,
        why,
        (_TIME_RUNS_ON,),
        _practice("C2"),
    )


def _specialist_panel(policy: Policy, matter: Matter) -> Route:
    need = policy.pre_steps.specialist_panel
    standing = _NEEDS[need]
    why = (
        "When a complaint about a school goes to its panel, one member is a specialist in special "
        "needs from outside."
    )
    if need is Need.SKIPPED:
        why = "The rules of this case do not ask for a specialist on a school’s complaint panel."
    elif need is Need.REQUIRED and not _about_a_setting(matter):
        standing = Standing.OFFERED
        why += " You need not wait for it, because the council made this decision."
    return Route(
        RouteKind.SPECIALIST_PANEL,
        "The school’s complaint panel, with a specialist",
        standing,
        why,
        (_TIME_RUNS_ON,),
        WHITE_PAPER if need is not Need.SKIPPED else _practice("C2"),
    )


def _council_complaint(policy: Policy) -> Route:
    need = policy.pre_steps.council_complaint
    why = {
        Need.REQUIRED: "Your dispute begins as a complaint. You need not wait for the answer.",
        Need.OFFERED: "You may complain as well. You do not have to.",
        Need.SKIPPED: "The rules of this case have no complaint to the council.",
    }[need]
    stages = () if need is Need.SKIPPED else policy.complaint_stages
    return Route(
        RouteKind.COUNCIL_COMPLAINT,
        "Complain to the council",
        _NEEDS[need],
        " ".join((why, *_stages(stages))),
        (
            _TIME_RUNS_ON,
            "The Ombudsman looks at a complaint only after the council had the chance to answer.",
        ),
        _practice("C14"),
    )


def _stages(stages: tuple[ComplaintStage, ...]) -> tuple[str, ...]:
    return tuple(
        f"{'It' if number == 1 else f'At stage {number} it'} says within "
        f"{stage.acknowledge_working_days} working days that it has your complaint, and answers "
        f"within {stage.answer_working_days} more."
        for number, stage in enumerate(stages, start=1)
    )


def _disagreement_resolution(policy: Policy) -> Route:
    need = policy.pre_steps.disagreement_resolution
    why = {
        Need.REQUIRED: "Try this first. Somebody independent helps you and the other side to agree.",
        Need.OFFERED: (
            "Somebody independent helps you and the council, school or health service to agree. "
            "Everybody is free to say no."
        ),
        Need.SKIPPED: "The rules of this case have no disagreement resolution.",
    }[need]
    return Route(
        RouteKind.DISAGREEMENT_RESOLUTION,
        "Disagreement resolution",
        _NEEDS[need],
        why,
        (_TIME_RUNS_ON, "It gives no certificate for the tribunal."),
        DISAGREEMENT_RESOLUTION,
    )


def _mediation(policy: Policy, matter: Matter) -> Route:
    standing, why, citation = _mediation_stands(policy, matter)
    effects = [_TIME_RUNS_ON, "What is said in mediation stays there. The tribunal is not told."]
    if isinstance(without_certificate(policy, matter.sections), Refused):
        effects.insert(0, "The tribunal asks for its certificate, or for your reason without one.")
    return Route(RouteKind.MEDIATION, "Mediation", standing, why, tuple(effects), citation)


def _mediation_stands(policy: Policy, matter: Matter) -> tuple[Standing, str, Citation]:
    if isinstance(appealable(matter.decision, matter.sections), Refused):
        return (
            Standing.NOT_OPEN,
            "Mediation is for decisions that can be appealed, and for health and social care in a "
            "plan. Ask for disagreement resolution instead.",
            NOT_FOR_MEDIATION,
        )
    if matter.has_certificate:
        return (
            Standing.OFFERED,
            "You have your certificate. You can still mediate if both sides want to.",
            RIGHT_TO_MEDIATION,
        )
    if policy.mediation_mode is MediationMode.OFFERED:
        return (
            Standing.OFFERED,
            "The council must offer it. You can say yes or no, and the tribunal does not ask.",
            WHITE_PAPER,
        )
    if isinstance(without_certificate(policy, matter.sections), Allowed):
        return (
            Standing.OFFERED,
            "You do not need it, because this is only about the school or college. You may still "
            "use it.",
            appeal.NO_CERTIFICATE.citation,
        )
    if policy.mediation_mode is MediationMode.MANDATORY_PARTICIPATION:
        return (
            Standing.REQUIRED,
            "You take part before you go to the tribunal. If you cannot, go to the tribunal and "
            "give your reason. A judge decides about it.",
            COMPULSORY,
        )
    return (
        Standing.OFFERED,
        "You must speak to a mediation adviser. You may then say no to mediation.",
        appeal.ADVISER_CONTACT.citation,
    )


def _panel(policy: Policy, matter: Matter, calendar: Calendar) -> Route:
    standing, why = _panel_stands(policy.panel, matter, calendar)
    return Route(
        RouteKind.PANEL,
        "Independent panel after mediation",
        standing,
        why,
        (_TIME_RUNS_ON,),
        GREEN_PAPER,
    )


def _panel_stands(panel: Panel, matter: Matter, calendar: Calendar) -> tuple[Standing, str]:
    if panel.mode is PanelMode.OFF:
        return Standing.NOT_OPEN, "The rules of this case have no such panel."
    if matter.appeal_made:
        return Standing.NOT_OPEN, "Your appeal is with the tribunal already."
    who = listed(MEMBERS[member] for member in panel.members)
    takes = f"It answers within {panel.answers_in} {COUNTED[panel.counted_in]}."
    if matter.mediation_over_on is None:
        return Standing.NOT_OPEN, f"It comes after mediation. On it sit {who}. {takes}"
    answered = panel_answers_by(panel, matter.mediation_over_on, calendar)
    if matter.last_safe_on is not None and answered.result > matter.last_safe_on:
        return (
            Standing.NOT_OPEN,
            f"There is no time left for it. {takes} That is after your last safe day to go to the "
            "tribunal. Go to the tribunal now.",
        )
    if panel.mode is PanelMode.REQUIRED:
        return Standing.REQUIRED, f"It looks at your dispute next. On it sit {who}. {takes}"
    return (
        Standing.OFFERED,
        f"You may ask for it. You need not follow what it says. On it sit {who}. {takes}",
    )


def _tribunal(policy: Policy, matter: Matter) -> Route:
    verdict = may_appeal(policy, matter.decision, matter.sections)
    effects = [
        "The Ombudsman will not look at what your appeal covers.",
        "Nothing in this service stops you from going to the tribunal.",
    ]
    if isinstance(verdict, Refused):
        standing, why = Standing.NOT_OPEN, verdict.reason
    else:
        standing = Standing.OFFERED
        orders = [ORDERS[r] for r in remedies(policy, matter.decision, matter.sections)]
        can = f"It can {listed(orders, 'or')}. " if orders else ""
        about_place = matter.decision is DecisionKind.PLAN_FINALISED and "I" in matter.sections
        if about_place and Remedy.NAME_PLACEMENT not in policy.remedies:
            can += "It cannot name a school or college itself. "
        why = f"{can}{_certificate_words(policy, matter)}"
    return Route(
        RouteKind.TRIBUNAL,
        "Appeal to the tribunal",
        standing,
        why,
        tuple(effects),
        verdict.citation,
    )


def _certificate_words(policy: Policy, matter: Matter) -> str:
    if matter.appeal_made:
        return "Your appeal has been sent."
    if matter.has_certificate:
        return "You have the certificate for it."
    if isinstance(without_certificate(policy, matter.sections), Allowed):
        return "You need no mediation certificate."
    return "You need a mediation certificate, or a reason that a judge accepts."


def _discrimination(policy: Policy) -> Route:
    free = isinstance(without_certificate(policy, (), discrimination=True), Allowed)
    return Route(
        RouteKind.DISCRIMINATION_CLAIM,
        "Claim about discrimination by a school",
        Standing.OFFERED,
        "If a school treated the child unfairly because of a disability. "
        + ("It needs no mediation." if free else "It needs a mediation certificate first."),
        ("It has its own time: 6 months that begin with the day it happened.", _TIME_RUNS_ON),
        discrimination.CLAIM_AGAINST.citation,
    )


def _ombudsman(policy: Policy, matter: Matter) -> Route:
    verdict = may_appeal(policy, matter.decision, matter.sections)
    appealed = isinstance(verdict, Allowed)
    about = (
        ombudsman.Matter.APPEALABLE_DECISION if appealed else ombudsman.Matter.DELAY_BEFORE_DECISION
    )
    looks = ombudsman.ombudsman_may_look(about, matter.appeal_made)
    if isinstance(looks, Refused):
        standing = Standing.NOT_OPEN
        why = (
            "Not about this decision, because you can appeal it. It can look at delay, and at help "
            "that was promised and not given."
        )
    else:
        standing = Standing.OFFERED
        why = "When the council took too long or did not do what it must. Complain to it first."
    return Route(
        RouteKind.OMBUDSMAN,
        "The Ombudsman",
        standing,
        why,
        (_TIME_RUNS_ON, "It must have your complaint within 12 months."),
        looks.citation,
    )


def _nhs() -> Route:
    return Route(
        RouteKind.NHS_COMPLAINT,
        "Complain to the health service",
        Standing.OFFERED,
        "If it is about help from the NHS. After that there is the health ombudsman.",
        (_TIME_RUNS_ON,),
        ombudsman.HEALTH_OMBUDSMAN.citation,
    )


def _social_care() -> Route:
    return Route(
        RouteKind.SOCIAL_CARE_COMPLAINT,
        "Complain about social care",
        Standing.OFFERED,
        "If it is about help from children’s social care. This complaint has its own three steps.",
        (_TIME_RUNS_ON,),
        ombudsman.SOCIAL_CARE_1.citation,
    )


def _judicial_review() -> Route:
    return Route(
        RouteKind.JUDICIAL_REVIEW,
        "Ask a court to look at it (judicial review)",
        Standing.OFFERED,
        "If a public body broke the law and nothing else helps. Be quick: within 3 months at the "
        "most. See a solicitor early.",
        (_TIME_RUNS_ON,),
        ombudsman.JUDICIAL_REVIEW.citation,
    )

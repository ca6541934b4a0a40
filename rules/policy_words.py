"""Policy packs in plain words: what each value of an axis says, and how two packs differ.

Every axis of `rules.policy.Policy` has an entry here, and every value has words; a test fails when
one is missing.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from rules.appeal import DecisionKind
from rules.policy import (
    CountedIn,
    Exemption,
    MediationMode,
    Need,
    PanelMember,
    PanelMode,
    Policy,
    PreSteps,
    Remedy,
    Settlement,
    TailoredList,
    ThirtyDays,
)


@dataclass(frozen=True, slots=True)
class Axis:
    """One thing on which packs may differ: how a pack says it, and what that means for a family.

    `field` is the field of `Policy` that holds it. `says` and `means` are whole sentences.
    """

    field: str
    title: str
    says: Callable[[Policy], str]
    means: Callable[[Policy], str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One axis on which two packs differ, in sentences."""

    axis: str
    title: str
    first_says: str
    second_says: str
    first_means: str
    second_means: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two packs differ; `alike` counts the axes on which they say the same."""

    first: Policy
    second: Policy
    differences: tuple[Difference, ...]
    alike: int


MEDIATION: Mapping[MediationMode, tuple[str, str]] = {
    MediationMode.CONSIDER: (
        "The family speaks to a mediation adviser and may say no to mediation.",
        "You get a certificate either way, and can then go to the tribunal.",
    ),
    MediationMode.MANDATORY_PARTICIPATION: (
        "The family takes part in mediation before it goes to the tribunal.",
        "You cannot simply say no. If you cannot take part, you give a judge your reason.",
    ),
    MediationMode.OFFERED: (
        "The council offers mediation and the family may say yes or no.",
        "You need no certificate to go to the tribunal.",
    ),
}

EXEMPTIONS: Mapping[Exemption, str] = {
    Exemption.SECTION_I_ONLY: "the appeal is only about the school or college",
    Exemption.DISCRIMINATION_CLAIM: "it is a claim about discrimination",
    Exemption.SAFEGUARDING: "somebody would not be safe in mediation",
    Exemption.URGENCY: "it is urgent, for example the child is out of school",
    Exemption.AUTHORITY_FAILED: "the council did not arrange mediation in time or did not come",
    Exemption.WAIVER: "a judge is asked to do without mediation",
}

NEEDS: Mapping[Need, tuple[str, str]] = {
    Need.REQUIRED: ("It comes first.", "You take this step. It never stops the appeal time."),
    Need.OFFERED: ("It is there for those who want it.", "You choose whether you use it."),
    Need.SKIPPED: ("There is no such step.", "You are not asked for it."),
}

STEPS: Mapping[str, str] = {
    "setting_complaint": "Complaint to the school or college",
    "specialist_panel": "A specialist on the school’s complaint panel",
    "council_complaint": "Complaint to the council",
    "disagreement_resolution": "Disagreement resolution",
}

PANELS: Mapping[PanelMode, tuple[str, str]] = {
    PanelMode.OFF: ("There is no panel.", "After mediation you go straight on."),
    PanelMode.ADVISORY: (
        "A panel gives its view when the family asks.",
        "You may ask for it, and you need not follow what it says.",
    ),
    PanelMode.REQUIRED: (
        "A panel looks at every dispute.",
        "It comes before the tribunal, unless your last safe day would pass.",
    ),
}

MEMBERS: Mapping[PanelMember, str] = {
    PanelMember.INDEPENDENT_CHAIR: "an independent chair",
    PanelMember.SEND_SPECIALIST: "a specialist in special needs",
    PanelMember.EDUCATION: "somebody from education",
    PanelMember.HEALTH: "somebody from health",
    PanelMember.SOCIAL_CARE: "somebody from social care",
}

COUNTED: Mapping[CountedIn, str] = {
    CountedIn.CALENDAR_DAYS: "days",
    CountedIn.WORKING_DAYS: "working days",
}

SETTLEMENTS: Mapping[Settlement, tuple[str, str]] = {
    Settlement.RECORDED_AS_BREACH: (
        "The session goes on and the council’s fault is written down.",
        "You mediate with somebody who cannot decide, and you can complain about it.",
    ),
    Settlement.COUNTS_AS_ABSENCE: (
        "It counts as if the council had not come.",
        "If there is no agreement, your mediation certificate does not wait for the council.",
    ),
}

READINGS: Mapping[ThirtyDays, tuple[str, str]] = {
    ThirtyDays.HELD: (
        "The session takes place within 30 days.",
        "No day after the 30 days can be offered to you.",
    ),
    ThirtyDays.ARRANGED: (
        "The day is fixed within 30 days. The session may be later.",
        "The session may be later, but always in time for you to appeal.",
    ),
}

LISTS: Mapping[TailoredList, tuple[str, str]] = {
    TailoredList.OFF: (
        "There is no list.",
        "You may ask for any school or college.",
    ),
    TailoredList.ADVISORY: (
        "The council gives the family a list of schools and colleges that fit, with reasons.",
        "The list helps you. You may still ask for any other school or college.",
    ),
    TailoredList.BINDING: (
        "The family ranks a list of schools and colleges that fit, and the council names the first "
        "that can take the child.",
        "You choose from the list. You can appeal when the plan is final.",
    ),
}

GROUNDS: Mapping[DecisionKind, str] = {
    DecisionKind.REFUSED_TO_ASSESS: "a refusal to assess",
    DecisionKind.REFUSED_TO_MAKE_PLAN: "a refusal to make a plan",
    DecisionKind.PLAN_FINALISED: "what a final plan says",
    DecisionKind.REFUSED_TO_REASSESS: "a refusal to assess again",
    DecisionKind.REFUSED_TO_AMEND: "a refusal to change a plan",
    DecisionKind.CEASED: "a decision to end a plan",
}

ORDERS: Mapping[Remedy, str] = {
    Remedy.ASSESS: "tell the council to assess",
    Remedy.MAKE_PLAN: "tell the council to make a plan",
    Remedy.AMEND_PLAN: "change Sections B and F of the plan",
    Remedy.NAME_PLACEMENT: "name the school or college in Section I",
    Remedy.QUASH_PLACEMENT: "tell the council to choose the school or college again",
    Remedy.CONTINUE_PLAN: "tell the council to go on with the plan",
    Remedy.RECONSIDER: "tell the council to think again",
}


def listed(parts: Iterable[str], word: str = "and") -> str:
    """Parts as people list them: "a, b and c"; "nothing" when there are none."""
    found = list(parts)
    if len(found) < 2:
        return found[0] if found else "nothing"
    return f"{', '.join(found[:-1])} {word} {found[-1]}"


def _exits(pack: Policy) -> str:
    if not pack.exemptions:
        return "There is no such case."
    reasons = "; ".join(EXEMPTIONS[exit_] for exit_ in Exemption if pack.exempts(exit_))
    return f"When one of these is true: {reasons}."


def _exits_mean(pack: Policy) -> str:
    count = len(pack.exemptions)
    counted = "1 reason counts" if count == 1 else f"{count} reasons count"
    return f"{counted}. Any other reason is for a judge to accept."


def _panel(pack: Policy) -> str:
    says = PANELS[pack.panel.mode][0]
    if pack.panel.mode is PanelMode.OFF:
        return says
    return (
        f"{says} On it sit {listed(MEMBERS[member] for member in pack.panel.members)}. It answers "
        f"within {pack.panel.answers_in} {COUNTED[pack.panel.counted_in]}."
    )


def _complaint(pack: Policy) -> str:
    stages = [
        f"stage {number}: it says that it has the complaint within "
        f"{stage.acknowledge_working_days} working days and answers within "
        f"{stage.answer_working_days} more"
        for number, stage in enumerate(pack.complaint_stages, start=1)
    ]
    return f"{'; '.join(stages).capitalize()}."


def _complaint_means(pack: Policy) -> str:
    count = len(pack.complaint_stages)
    return (
        "After one answer the complaint is over."
        if count == 1
        else f"If the answer does not help, you can ask {count - 1} more time."
        if count == 2
        else f"If the answer does not help, you can ask {count - 1} more times."
    )


def _grounds(pack: Policy) -> str:
    return f"You can appeal {listed(GROUNDS[k] for k in GROUNDS if k in pack.appeal_grounds)}."


def _grounds_mean(pack: Policy) -> str:
    closed = [words for kind, words in GROUNDS.items() if kind not in pack.appeal_grounds]
    if not closed:
        return "Every decision that the law of 2014 lets you appeal can be appealed."
    return f"You cannot appeal {listed(closed, 'or')}. You can complain about it."


def _remedies(pack: Policy) -> str:
    return f"It can {listed(ORDERS[r] for r in Remedy if r in pack.remedies)}."


def _remedies_mean(pack: Policy) -> str:
    if Remedy.NAME_PLACEMENT in pack.remedies:
        return "If you win about the school or college, the tribunal names it."
    return "If you win about the school or college, the council chooses again."


def _step(name: str) -> Axis:
    def need(pack: Policy) -> Need:
        value = getattr(pack.pre_steps, name)
        assert isinstance(value, Need)
        return value

    return Axis(
        "pre_steps",
        STEPS[name],
        lambda pack: NEEDS[need(pack)][0],
        lambda pack: NEEDS[need(pack)][1],
    )


AXES: tuple[Axis, ...] = (
    Axis(
        "mediation_mode",
        "Mediation before the tribunal",
        lambda pack: MEDIATION[pack.mediation_mode][0],
        lambda pack: MEDIATION[pack.mediation_mode][1],
    ),
    Axis("exemptions", "When the tribunal hears you without mediation", _exits, _exits_mean),
    *(_step(name) for name in PreSteps.__slots__),
    Axis(
        "panel",
        "Independent panel after mediation",
        _panel,
        lambda pack: PANELS[pack.panel.mode][1],
    ),
    Axis("complaint_stages", "How the council answers a complaint", _complaint, _complaint_means),
    Axis(
        "who_may_settle",
        "The council sends somebody who may not decide",
        lambda pack: SETTLEMENTS[pack.who_may_settle][0],
        lambda pack: SETTLEMENTS[pack.who_may_settle][1],
    ),
    Axis(
        "thirty_days",
        "The 30 days for mediation",
        lambda pack: READINGS[pack.thirty_days][0],
        lambda pack: READINGS[pack.thirty_days][1],
    ),
    Axis("appeal_grounds", "What can be appealed", _grounds, _grounds_mean),
    Axis("remedies", "What the tribunal can do", _remedies, _remedies_mean),
    Axis(
        "bundle_profile",
        "How the papers for the tribunal are put together",
        lambda pack: f"By the profile {pack.bundle_profile}.",
        lambda pack: "The service puts your papers in that order.",
    ),
    Axis(
        "tailored_list",
        "The list of schools and colleges",
        lambda pack: LISTS[pack.tailored_list][0],
        lambda pack: LISTS[pack.tailored_list][1],
    ),
)
"""The axes in the order in which a family meets them."""


def compare(first: Policy, second: Policy) -> Comparison:
    """How two packs differ, axis by axis."""
    differences = tuple(
        Difference(
            axis.field,
            axis.title,
            axis.says(first),
            axis.says(second),
            axis.means(first),
            axis.means(second),
        )
        for axis in AXES
        if axis.says(first) != axis.says(second)
    )
    return Comparison(first, second, differences, len(AXES) - len(differences))


def in_force(pack: Policy) -> str:
    """Since when the pack is the law, or that it is a proposal, or that it is switched off."""
    if pack.effective_from is None:
        words = f"Proposed on {pack.dated_on:%-d %B %Y}, never in force."
        return words if pack.is_open else f"{words} Switched off: for a rehearsal only."
    until = f" until {pack.effective_to:%-d %B %Y}" if pack.effective_to else ""
    return f"In force from {pack.effective_from:%-d %B %Y}{until}."

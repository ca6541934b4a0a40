"""Reasons of a list in plain words, for the family and for the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cases.places.tailor import ChildFacts, Fit, LeftOut, Way
from cases.places.vocabulary import NeedType, Phase, WhyListed, WhyNot

NEED_WORDS: Mapping[NeedType, str] = {
    NeedType.SPLD: "specific learning difficulty",
    NeedType.MLD: "moderate learning difficulty",
    NeedType.SLD: "severe learning difficulty",
    NeedType.PMLD: "profound and multiple learning difficulty",
    NeedType.SEMH: "social, emotional and mental health",
    NeedType.SLCN: "speech, language and communication",
    NeedType.HI: "hearing",
    NeedType.VI: "sight",
    NeedType.MSI: "hearing and sight together",
    NeedType.PD: "physical disability",
    NeedType.ASD: "autism",
    NeedType.DS: "Down syndrome",
    NeedType.OTH: "another need",
}

PHASE_WORDS: Mapping[Phase, str] = {
    Phase.EARLY_YEARS: "children under 5",
    Phase.PRIMARY: "primary school children",
    Phase.SECONDARY: "secondary school children",
    Phase.POST_16: "young people over 16",
}


def listed_words(items: Sequence[str], last: str = "and") -> str:
    """Things in a row: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def need_words(needs: Sequence[NeedType]) -> str:
    """Needs in a row, in words."""
    return listed_words([NEED_WORDS[need] for need in needs])


def way_words(way: Way, *, measured: bool) -> str:
    """How far it is, or that nobody knows; `measured` is False for a straight line on the map."""
    metres = "" if way.metres is None else f"{way.metres / 1000:.1f} km away"
    if metres and not measured:
        metres = f"{metres}, in a straight line"
    minutes = "" if way.minutes is None else f"{way.minutes} minutes from home"
    if metres and minutes:
        return f"It is {metres}, {minutes}."
    return f"It is {metres or minutes}." if metres or minutes else "We do not know how far it is."


def why_listed(fit: Fit, child: ChildFacts) -> tuple[str, ...]:
    """Every reason for an entry, one sentence each, in the order of the entry."""
    free = fit.setting.places_free
    words = {
        WhyListed.TEACHES_PHASE: f"It teaches {PHASE_WORDS[child.phase]}.",
        WhyListed.MEETS_NEEDS: f"It can help with {need_words(child.needs)}.",
        WhyListed.NEAR: way_words(fit.way, measured=fit.setting.setting_id in child.ways),
        WhyListed.DISTANCE_UNKNOWN: way_words(Way(), measured=False),
        WhyListed.HAS_PLACE: "It has 1 free place." if free == 1 else f"It has {free} free places.",
        WhyListed.FULL_NOW: "It has no free place now. The council can still ask it.",
    }
    return tuple(words[reason] for reason in fit.reasons)


def why_left_out(left: LeftOut, child: ChildFacts) -> tuple[str, ...]:
    """Every reason for which a setting is not on the list, one sentence each."""
    measured = left.setting.setting_id in child.ways
    words = {
        WhyNot.OTHER_PHASE: f"It does not teach {PHASE_WORDS[child.phase]}.",
        WhyNot.NEEDS_NOT_MET: f"It does not say that it can help with {need_words(left.unmet)}.",
        WhyNot.TOO_FAR: f"{way_words(left.way, measured=measured)} That is too far.",
        WhyNot.NOT_ASKED_FOR: "It is alternative provision, for a time. Nobody asked for that.",
        WhyNot.LIST_FULL: "It fits, but other settings on the list fit better.",
    }
    return tuple(words[reason] for reason in left.reasons)

"""The words of the record of a plan: why a version was written, where it stands, what a clause asks."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cases.plan.record.content import Funder, Manner, Period, Section, Voice
from cases.plan.record.quantity import FUNDERS, PERIODS
from cases.plan.record.reading import VOICES
from cases.plan.record.vocabulary import VersionReason


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


REASONS: Mapping[str, str] = MappingProxyType(
    {
        VersionReason.TRANSCRIPT: "The plan that is there on paper, written down here",
        VersionReason.FIRST_PLAN: "The first plan, after an assessment",
        VersionReason.REVIEW: "Changes after an annual review",
        VersionReason.OUTSIDE_REVIEW: "Changes at another time than a review",
        VersionReason.AFTER_VIEWS: "Changes after the family said what it thinks of the draft",
        VersionReason.ORDER: "What the tribunal ordered, or both sides agreed",
    }
)
"""Why a version was written."""

STATUSES: Mapping[str, str] = MappingProxyType(
    {
        "draft": "Draft, not sent to the family",
        "sent": "Draft, sent to the family",
        "final": "The plan in force",
        "replaced": "Replaced by a later plan",
        "dropped": "Draft that did not become the plan",
        "working": "Being written",
    }
)
"""Where a version stands."""

ADD: Mapping[Section, str] = MappingProxyType(
    {
        Section.A: "Add words of the child or the family",
        Section.B: "Add a need",
        Section.C: "Add a need",
        Section.D: "Add a need",
        Section.E: "Add an outcome",
        Section.F: "Add help",
        Section.G: "Add help",
        Section.H1: "Add help",
        Section.H2: "Add help",
        Section.I: "Add a setting",
        Section.J: "Add a part of the budget",
        Section.K: "Add a report",
    }
)
"""What the link says that adds a clause."""

WORDS_OF: Mapping[str, str] = MappingProxyType(
    {
        "statement": "In their own words",
        "need": "What is the need?",
        "outcome": "What will the child be able to do?",
        "provision": "What help is given?",
        "placement": "What type of setting is it?",
        "budget": "What is this part of the budget for?",
        "advice": "What is the report called?",
    }
)
"""The question that the words of a clause answer."""

VOICE_CHOICES: Mapping[str, str] = MappingProxyType({voice: VOICES[voice] for voice in Voice})
FUNDER_CHOICES: Mapping[str, str] = MappingProxyType({f: _first(FUNDERS[f]) for f in Funder})
PERIOD_CHOICES: Mapping[str, str] = MappingProxyType({p: _first(PERIODS[p]) for p in Period})
MANNERS: Mapping[str, str] = MappingProxyType(
    {
        Manner.SESSIONS: "In sessions, which can be counted",
        Manner.THING: "As a thing, a training or an arrangement",
    }
)

"""What a kind of bundle must hold, in which order, and how large it may be: data with dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a bundle. `required`: a bundle without an item here is refused."""

    key: str
    title: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest bundle that is built; each is checked before work starts."""

    items: int
    pages: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Profile:
    """A kind of bundle as it is from `in_force_from`. Sections are printed in this order."""

    profile_id: str
    in_force_from: date
    heading: str
    source: str
    sections: tuple[Section, ...]
    limits: Limits

    def section(self, key: str) -> Section:
        """The section with this key; `KeyError` when the profile has none."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(key)


REFERRAL_SEND35 = Profile(
    profile_id="referral-send35",
    in_force_from=date(2025, 6, 2),
    heading="Appeal bundle",
    source="Form SEND35 and its checklist (F1 to F16); layout by our own safe defaults (B10).",
    sections=(
        Section("form", "Appeal form data (SEND35)", required=True),
        Section("decision", "Decision of the authority", required=True),
        Section("certificate", "Mediation certificate, or the reason there is none"),
        Section("plan", "Education, health and care plan"),
        Section("section_k", "Documents listed in Section K of the plan"),
        Section("evidence", "Evidence"),
        Section("letter", "Letter to the tribunal"),
    ),
    limits=Limits(items=1000, pages=5000, bytes=500_000_000),
)
"""What the family sends: form data, decision (F1), certificate (F3), plan and Section K (F2),
evidence (F15), letter. A missing certificate is a question for a judge, not a missing paper (M24),
and a refusal to assess has no plan, so neither is required here."""

PROFILES: Mapping[str, tuple[Profile, ...]] = {
    REFERRAL_SEND35.profile_id: (REFERRAL_SEND35,),
}
"""Every version of every profile, newest last."""


def profile_on(profile_id: str, day: date) -> Profile:
    """The version of a profile in force on a day; the first one for any day before it.

    `KeyError` for an unknown profile.
    """
    versions = PROFILES[profile_id]
    in_force = [version for version in versions if version.in_force_from <= day]
    return in_force[-1] if in_force else versions[0]

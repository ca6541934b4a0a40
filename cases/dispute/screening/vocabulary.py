"""The closed list of what a screening can find."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from rules.policy import Exemption


class ScreeningOutcome(StrEnum):
    """What the person who looked found."""

    NONE = "none"
    SAFEGUARDING = "safeguarding"
    URGENCY = "urgency"
    WAIVER = "waiver"


EXIT_OF: Mapping[ScreeningOutcome, Exemption] = MappingProxyType(
    {
        ScreeningOutcome.SAFEGUARDING: Exemption.SAFEGUARDING,
        ScreeningOutcome.URGENCY: Exemption.URGENCY,
        ScreeningOutcome.WAIVER: Exemption.WAIVER,
    }
)
"""The exit from mediation that a finding opens, where the pack has it."""

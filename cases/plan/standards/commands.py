"""What people may ask about national standards in a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta


@dataclass(frozen=True, slots=True)
class CiteStandardInPlan:
    """The authority names a national standard on which a decision about the plan rests."""

    meta: Meta
    set_id: str
    code: str
    narrative_id: str
    kind: Literal["cite_standard_in_plan"] = "cite_standard_in_plan"

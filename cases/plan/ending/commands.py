"""What people may ask about ending a plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from rules.reassessment import EndingGround
from rules.review import NoticeItem


@dataclass(frozen=True, slots=True)
class ConsultBeforeEnding:
    """The authority heard the family, and the head of the school or college named in the plan,
    about ending it (R26); what they said lies under `narrative_id`."""

    meta: Meta
    ground: EndingGround
    family_consulted: bool
    head_consulted: bool | None
    narrative_id: str
    kind: Literal["consult_before_ending"] = "consult_before_ending"


@dataclass(frozen=True, slots=True)
class DecideToEnd:
    """The authority decides outside a review to end the plan (R27); `notice` lists what its letter
    tells the family, the reasons lie under `narrative_id`."""

    meta: Meta
    notice: tuple[NoticeItem, ...]
    narrative_id: str
    kind: Literal["decide_to_end"] = "decide_to_end"


EndingCommand = ConsultBeforeEnding | DecideToEnd

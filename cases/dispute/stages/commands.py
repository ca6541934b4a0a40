"""What people may ask about the stages of a complaint and about settling locally."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta


@dataclass(frozen=True, slots=True)
class ExtendAnswer:
    """The authority needs that many more working days for its answer; its reasons lie under
    `narrative_id` (C4)."""

    meta: Meta
    working_days: int
    narrative_id: str
    kind: Literal["extend_answer"] = "extend_answer"


@dataclass(frozen=True, slots=True)
class EscalateComplaint:
    """The family asks for the next stage of its complaint (C4, C5); its words are optional."""

    meta: Meta
    narrative_id: str = ""
    kind: Literal["escalate_complaint"] = "escalate_complaint"


@dataclass(frozen=True, slots=True)
class ProposeLocalResolution:
    """A side proposes how to settle the dispute without anybody else; the actor's role says which
    side, the words lie under `narrative_id`."""

    meta: Meta
    narrative_id: str
    kind: Literal["propose_local_resolution"] = "propose_local_resolution"


@dataclass(frozen=True, slots=True)
class AnswerLocalResolution:
    """The other side takes what was proposed, which ends the dispute, or does not."""

    meta: Meta
    agreed: bool
    kind: Literal["answer_local_resolution"] = "answer_local_resolution"


StagesCommand = ExtendAnswer | EscalateComplaint | ProposeLocalResolution | AnswerLocalResolution
"""Every command of this subject."""

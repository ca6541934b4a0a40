"""What people may ask about national standards in a dispute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta


@dataclass(frozen=True, slots=True)
class CiteStandard:
    """A side names a national standard; the family as a ground, the authority for its decision."""

    meta: Meta
    set_id: str
    code: str
    narrative_id: str
    kind: Literal["cite_standard"] = "cite_standard"

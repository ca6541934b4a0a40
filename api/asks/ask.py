"""The common form of an ask."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, StringConstraints

from api.draft import Draft
from api.ids import Ids
from api.scene import Scene
from store.inbox import Words

WORDS = "words"
"""The field of an ask that holds a person's own words, and the name of their id."""

Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=50_000)]
"""Somebody's own words; never empty."""

Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=50_000)]
"""Somebody's own words, which may be left out."""

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""One line of text: a name, a title, a number."""


class Ask(BaseModel):
    """One thing a person can ask. `COMMAND` is the command it becomes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    COMMAND: ClassVar[type]
    kind: str

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing. Raises `NotUnderstood` when the case or its people do not fit.

        Facts carry over by name; `words` become a narrative of their own.
        """
        known = {field.name for field in fields(self.COMMAND)}
        facts: dict[str, Any] = {
            name: getattr(self, name)
            for name in type(self).model_fields
            if name in known and name != "kind"
        }
        said: tuple[Words, ...] = ()
        if WORDS in type(self).model_fields and "narrative_id" in known:
            text = getattr(self, WORDS)
            facts["narrative_id"] = ids.of(WORDS) if text else ""
            said = (Words(ids.of(WORDS), text, {}),) if text else ()
        return Draft(self.COMMAND, facts, said)

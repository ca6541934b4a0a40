"""The agreement: written down, accepted, kept."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from api.asks.ask import Ask, Said
from api.draft import Draft, NotUnderstood
from api.ids import Ids
from api.scene import Scene
from cases.dispute import commands as c
from cases.dispute.vocabulary import (
    Side,
)
from rules.compliance import PromiseKind
from store.inbox import Words


class PromiseAsked(BaseModel):
    """One promise in words, whose it is, and another time agreed in writing (M18)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    promise: PromiseKind
    owner: Side
    words: Said
    agreed_due_on: date | None = None


class RecordAgreement(Ask):
    """The agreement in writing (M14)."""

    COMMAND: ClassVar[type] = c.RecordAgreement
    kind: Literal["record_agreement"] = "record_agreement"
    agreed_on: date
    promises: tuple[PromiseAsked, ...]

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; each promise gets an id and keeps its words apart."""
        made: list[c.PromiseMade] = []
        said: list[Words] = []
        for number, promise in enumerate(self.promises, start=1):
            narrative_id = ids.of(f"promise {number} words")
            said.append(Words(narrative_id, promise.words, {}))
            made.append(
                c.PromiseMade(
                    ids.of(f"promise {number}"),
                    promise.promise,
                    promise.owner,
                    narrative_id,
                    promise.agreed_due_on,
                )
            )
        facts = {"agreed_on": self.agreed_on, "promises": tuple(made)}
        return Draft(c.RecordAgreement, facts, tuple(said))


class AcceptAgreement(Ask):
    """A side accepts the agreement as it is written."""

    COMMAND: ClassVar[type] = c.AcceptAgreement
    kind: Literal["accept_agreement"] = "accept_agreement"


class RecordPromiseKept(Ask):
    """A promise was kept on a day; the proof is a document of this case."""

    COMMAND: ClassVar[type] = c.RecordPromiseKept
    kind: Literal["record_promise_kept"] = "record_promise_kept"
    promise_id: str
    kept_on: date
    document_id: str = ""

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; a proof must be a paper of this case."""
        papers = {document.document_id for document in scene.dispute.documents}
        if self.document_id and self.document_id not in papers:
            raise NotUnderstood({"document_id": "Choose a paper of this case."})
        return super().draft(scene, ids)

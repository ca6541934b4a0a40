"""The one way in which anything that people ask reaches a case, from a page or from a program.

Words, files and people are stored first, then the command is committed to the inbox with its time
of receipt, then it is sent to its case. What a first filing asks is decided before it opens a case.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

import structlog
from anyio import to_thread
from sqlalchemy.exc import SQLAlchemyError

from api.draft import Draft
from api.gateway import Done, Gateway, NotAllowed, Outcome, Unknown
from api.ids import Ids
from api.scene import Scene
from api.stores import Stores
from cases.command import CommandRefused, Meta
from cases.kinds import opens
from cases.wire import dump_command
from store.inbox import Filing

Result = TypeVar("Result")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Filed:
    """What became of a filing, and the case it belongs to."""

    case_id: str
    outcome: Outcome


class FilingDesk:
    """Files drafts through a gateway to the cases."""

    def __init__(self, stores: Stores, gateway: Gateway) -> None:
        self._stores = stores
        self._gateway = gateway

    async def file(
        self,
        scene: Scene,
        draft: Draft,
        command_id: str,
        case_kind: str,
        *,
        source: str = "web",
    ) -> Filed:
        """File a draft under the id its form was rendered with; the same id answers the same.

        Without a case in the scene the filing opens one.
        """
        opens = scene.case is None
        case_id = Ids(command_id).of("case") if opens else scene.existing.case_id
        meta = Meta(command_id, case_id, scene.viewer.actor, scene.now.at)
        command = draft.addressed(meta)
        try:
            earlier = await _in_thread(self._stores.inbox.find, command_id)
            if earlier is not None:
                return await self._again(earlier, command)
            if opens:
                refused = _refusal(case_kind, command)
                if refused is not None:
                    return Filed(case_id, refused)
            filing = await _in_thread(self._receive, command, draft, case_kind, opens, source)
        except SQLAlchemyError as error:
            _log.warning("inbox_unclear", kind=draft.command.__name__, error=type(error).__name__)
            return Filed(case_id, Unknown(command_id))
        return Filed(case_id, await self._send(filing))

    def _receive(
        self,
        command: Any,
        draft: Draft,
        case_kind: str,
        opens: bool,
        source: str,
    ) -> Filing:
        stores = self._stores
        for newcomer in draft.newcomers:
            stores.people.save(newcomer.person)
            if newcomer.belongs_to:
                stores.people.join(newcomer.person.person_id, newcomer.belongs_to)
        for paper in draft.papers:
            stores.documents.add(
                paper.document_id,
                command.meta.case_id,
                stores.files.get(paper.sha256),
                media_type=paper.media_type,
                pages=paper.pages,
                kind=paper.kind,
                title=paper.title,
                added_by=command.meta.actor.person_id,
                file_name=paper.file_name,
                dated_on=paper.dated_on,
            )
        for kept in draft.walled:
            stores.notes.keep(
                kept.item_id,
                command.meta.case_id,
                kept.kind,
                side=kept.side,
                author_id=command.meta.actor.person_id,
                words=kept.words,
                is_shared=kept.is_shared,
            )
        for version in draft.versions:
            stores.plan_versions.keep(
                version.version_id,
                command.meta.case_id,
                version.record,
                command.meta.actor.person_id,
                version.based_on,
            )
        return stores.inbox.receive(
            command, case_kind, opens_case=opens, source=source, words=draft.words
        )

    async def _again(self, earlier: Filing, command: Any) -> Filed:
        """The same id came before: answer as then, and send what nobody answered."""
        known, asked = dict(earlier.body), dump_command(command)
        if _without_receipt(known) != _without_receipt(asked):
            return Filed(
                command.meta.case_id,
                NotAllowed(
                    "id_used",
                    "This form was sent before with other answers. Open the form again and send "
                    "it once more.",
                    "",
                ),
            )
        if earlier.status == "applied" and earlier.seq is not None:
            return Filed(earlier.case_id, Done(earlier.seq))
        if earlier.status == "refused":
            return Filed(earlier.case_id, refused_before(earlier))
        return Filed(earlier.case_id, await self._send(earlier))

    async def _send(self, filing: Filing) -> Outcome:
        send = self._gateway.open if filing.opens_case else self._gateway.perform
        return await send(filing)


def refused_before(filing: Filing) -> NotAllowed:
    """The refusal that the inbox remembers."""
    return NotAllowed(
        filing.refused_code or "refused", filing.refused_reason or "", filing.refused_rule or ""
    )


def _without_receipt(body: dict[str, Any]) -> dict[str, Any]:
    meta = {name: value for name, value in body["meta"].items() if name != "received_at"}
    return {**body, "meta": meta}


def _refusal(case_kind: str, command: Any) -> NotAllowed | None:
    try:
        opens(case_kind, command)
    except CommandRefused as refusal:
        return NotAllowed(refusal.code, refusal.reason, refusal.rule)
    return None


async def _in_thread(call: Callable[..., Result], *args: Any) -> Result:
    return await to_thread.run_sync(partial(call, *args))

"""Nothing that names a person is in Temporal: cases lived on real servers, then every byte searched.

The stories are told through the pages, so that whatever a person can type has been typed; the
product's own workers decide, write letters, build bundles and send e-mails.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from google.protobuf.message import Message
from pydantic import SecretStr
from starlette.testclient import TestClient
from temporalio.api.common.v1 import Payload
from temporalio.client import WorkflowExecutionStatus

from api.application import create_application
from cases.command import CommandRefused
from cases.dispute.vocabulary import Ending, Stage
from embedded.mail_sink import MailSink, list_mail
from embedded.ports import free_port
from embedded.temporal import TemporalServer
from settings import Settings
from store.files import FolderStore
from store.people import Person
from tests.activities.marked import (
    MARK,
    MARKED_PEOPLE,
    PHONE,
    POSTCODE,
    MarkedStory,
    mark_people,
    review_year,
)
from tests.activities.serving import Serving
from tests.api.cases_in_process import CasesInProcess
from tests.api.visitor import Visitor
from workflows.addressing import HOUSEKEEPING
from workflows.encryption import ENCODING, EncryptionCodec, load_keys

pytestmark = pytest.mark.timeout(240)

SEARCHED = tuple(
    text.lower().encode()
    for text in (
        MARK,
        PHONE,
        PHONE.replace(" ", ""),
        POSTCODE,
        "family.example",
        "Lane",
        "2016-02-29",
    )
)


@dataclass(frozen=True)
class Held:
    """What Temporal holds of one workflow: raw, and with every payload opened."""

    workflow_id: str
    kind: str
    status: WorkflowExecutionStatus | None
    raw: bytes
    opened: bytes
    payloads: tuple[Payload, ...]


@dataclass(frozen=True)
class Told:
    """The stories after their end."""

    serving: Serving
    settings: Settings
    registered: MarkedStory
    kept: MarkedStory
    plan: MarkedStory
    held: tuple[Held, ...]
    mail: int


@pytest.fixture(scope="module")
def told(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """A registered appeal, a kept agreement and a review year, on servers of their own."""
    folder = tmp_path_factory.mktemp("personal-data")
    server = TemporalServer(folder / "temporal", port=free_port(), ui_port=None)
    sink = MailSink(free_port(), folder / "mail")
    settings = Settings(
        demo=True,
        data_dir=folder / "data",
        database_url=SecretStr(database_url),
        temporal_address=server.address,
        mail_sink_port=sink.port,
        patience_seconds=30.0,
        quiet_hours=False,
    )
    with ExitStack() as stack:
        server.start()
        stack.callback(server.stop)
        sink.start()
        stack.callback(sink.stop)
        serving = stack.enter_context(Serving(settings))
        resources = serving.activities.resources
        app = create_application(settings)
        stack.enter_context(TestClient(app))
        mark_people(resources.people)

        def visit(person: Person | None = None) -> Visitor:
            client = TestClient(app, follow_redirects=False)
            visitor = Visitor(client)
            return visitor.sign_in(person) if person is not None else visitor

        def story() -> MarkedStory:
            stand_in = CasesInProcess(resources.database)
            files = FolderStore(settings.files_dir)
            return MarkedStory(visit, stand_in, resources.pages, files, serving=serving)

        registered, kept = story(), story()
        registered.filed().answered().arranged()
        registered.noted().held().certified().prepared().sent().returned().registered()
        kept.filed().answered().arranged().held("agreement")
        kept.kept()
        plan = review_year(visit, story())
        serving.delivered()
        _sweep(serving, settings)
        held = serving.wait(lambda: _everything(serving, settings.keys_path))
        mail = len(list_mail(folder / "mail"))
        yield Told(serving, settings, registered, kept, plan, held, mail)


def _sweep(serving: Serving, settings: Settings) -> None:
    async def once() -> None:
        handle = await serving.client.start_workflow(
            "Housekeeping", args=[3600, ""], id=HOUSEKEEPING, task_queue=settings.task_queue
        )
        # Both its activities have ended when a query has seen the timer that follows them.
        async for event in handle.fetch_history_events(wait_new_event=True):
            if event.HasField("timer_started_event_attributes"):
                return

    serving.wait(once)


async def _everything(serving: Serving, keys_path: Path) -> tuple[Held, ...]:
    codec = EncryptionCodec(load_keys(keys_path, make=False))
    client = serving.client
    found: list[Held] = []
    async for execution in client.list_workflows(""):
        handle = client.get_workflow_handle(execution.id, run_id=execution.run_id)
        description = (await handle.describe()).raw_description
        history = await handle.fetch_history()
        messages: list[Message] = [description, *history.events]
        payloads = [payload for message in messages for payload in payloads_of(message)]
        opened = await codec.decode(payloads)
        found.append(
            Held(
                execution.id,
                execution.workflow_type,
                execution.status,
                b"".join(message.SerializeToString() for message in messages),
                b"".join(payload.SerializeToString() for payload in opened),
                tuple(payloads),
            )
        )
    return tuple(found)


def payloads_of(message: Message) -> Iterator[Payload]:
    """Every payload anywhere in a message of Temporal's interface."""
    if isinstance(message, Payload):
        yield message
        return
    for descriptor, value in message.ListFields():
        if descriptor.message_type is None:
            continue
        entry = descriptor.message_type
        if entry.GetOptions().map_entry:
            if entry.fields_by_name["value"].message_type is not None:
                for item in value.values():
                    yield from payloads_of(item)
        elif isinstance(value, Message):
            yield from payloads_of(value)
        else:
            for item in value:
                yield from payloads_of(item)


def test_the_stories_were_told_to_their_end(told: Told) -> None:
    assert told.registered.state().stage is Stage.TRIBUNAL
    assert told.registered.state().referral.attempts == 2
    assert told.kept.state().ending is Ending.AGREEMENT_KEPT
    assert told.plan.state().review_year == 2
    assert told.serving.activities.resources.verification.every_case() == ()


def test_every_message_was_delivered_and_every_mail_was_sent_once(told: Told) -> None:
    messages = told.serving.activities.resources.messages
    assert messages.pending(0) == ()
    assert messages.possible_doubles() == 0
    delivered = sum(len(messages.centre((person.person_id,))) for person in MARKED_PEOPLE)
    assert delivered == told.mail > 50


def test_every_kind_of_workflow_took_part(told: Told) -> None:
    kinds = {held.kind for held in told.held}
    assert kinds == {"Dispute", "Plan", "Delivery", "Bundle", "Housekeeping"}
    failed = {WorkflowExecutionStatus.FAILED, WorkflowExecutionStatus.TERMINATED}
    assert not [held.workflow_id for held in told.held if held.status in failed]


def test_what_was_typed_is_in_postgresql_where_it_belongs(told: Told) -> None:
    """Without this the search below would find nothing in an empty story."""
    resources = told.serving.activities.resources
    words = resources.people.words(told.registered.case_id)
    assert sum(MARK in text for text in words.values()) >= 4
    documents = resources.documents.of_case(told.registered.case_id)
    assert any(MARK in document.file_name for document in documents)
    assert any(MARK in document.title for document in documents)
    letters = {document.kind for document in documents}
    assert {"bundle", "letter"} <= letters


@pytest.mark.parametrize("searched", SEARCHED, ids=lambda text: text.decode())
def test_nothing_that_names_a_person_is_in_temporal(searched: bytes, told: Told) -> None:
    for held in told.held:
        assert searched not in held.raw.lower(), held.workflow_id
        assert searched not in held.opened.lower(), held.workflow_id


def test_nobodys_name_is_in_temporal(told: Told) -> None:
    everything = b"".join(held.opened + held.raw for held in told.held).lower()
    for person in MARKED_PEOPLE:
        for text in (person.display_name, person.email or "", *person.address_lines):
            assert text.lower().encode() not in everything


def test_the_search_would_find_it(told: Told) -> None:
    """Ids and enumerations are found in the opened payloads, and only there."""
    (dispute,) = [h for h in told.held if h.workflow_id == f"dispute:{told.registered.case_id}"]
    assert b"complaint_acknowledged" in dispute.opened
    assert b"complaint_acknowledged" not in dispute.raw


def test_every_payload_is_encrypted_and_none_holds_readable_json(told: Told) -> None:
    count = 0
    for held in told.held:
        for payload in held.payloads:
            if payload.metadata.get("type", b"").startswith(b"Keyword"):
                # The server's own search attribute: which build of the SDK served the workflow.
                assert b"unversioned" in payload.data, payload
                continue
            count += 1
            assert payload.metadata["encoding"] == ENCODING, held.workflow_id
            assert b'"case_id"' not in payload.data
    assert count > 500


def test_workflow_ids_are_made_of_ids_alone(told: Told) -> None:
    shape = "abcdefghijklmnopqrstuvwxyz0123456789-_:"
    for held in told.held:
        assert set(held.workflow_id.lower()) <= set(shape), held.workflow_id


def test_a_refusal_leaves_nothing_at_all_in_the_history(told: Told) -> None:
    from tests.activities.refusing import acknowledge_again

    before, refusal, after = told.serving.wait(
        lambda: acknowledge_again(told.serving, told.registered.case_id)
    )
    assert isinstance(refusal, CommandRefused)
    assert after == before


def test_what_reaches_a_case_that_has_ended_is_refused_and_not_sent_for_ever(told: Told) -> None:
    from tests.activities.refusing import acknowledge_late

    outcome = told.serving.wait(lambda: acknowledge_late(told.serving, told.kept.case_id))
    assert outcome == "refused"
    assert told.serving.activities.resources.inbox.unanswered(0) == ()

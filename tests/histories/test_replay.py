"""Every recorded history is decided today as it was then.

A replay that breaks means that running cases would break with this code: see README.md before
recording anything again.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from temporalio.api.common.v1 import Payload
from temporalio.api.enums.v1 import EventType
from temporalio.client import WorkflowHistory
from temporalio.worker import Replayer
from temporalio.workflow import NondeterminismError

from cases import kinds
from cases.command import CommandRefused
from cases.dispute import commands as c
from cases.kinds import DISPUTE
from cases.moment import Moment
from tests.histories.key import recording_keys
from tests.histories.record import FOLDER
from tests.workflows.paths import HALF_WAY, PATHS
from workflows.encryption import ENCODING, data_converter
from workflows.register import ALL_WORKFLOWS

pytestmark = pytest.mark.anyio

FILES = sorted(FOLDER.glob("*.json.gz"))
LARGEST_BYTES = 200_000

ENDED = {
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED,
    EventType.EVENT_TYPE_WORKFLOW_EXECUTION_CONTINUED_AS_NEW,
}


def load(file: Path) -> WorkflowHistory:
    """A recorded history."""
    whole = json.loads(gzip.decompress(file.read_bytes()))
    return WorkflowHistory.from_json(whole["workflow_id"], whole["history"])


def replayer() -> Replayer:
    """A replayer with every workflow of the product and the encrypting converter."""
    return Replayer(workflows=ALL_WORKFLOWS, data_converter=data_converter(recording_keys()))


def test_every_path_is_recorded_and_nothing_else() -> None:
    assert {file.name.split(".")[0] for file in FILES} == set(PATHS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.removesuffix(".json.gz"))
async def test_a_recorded_history_replays(file: Path) -> None:
    await replayer().replay_workflow(load(file))


@pytest.mark.parametrize("name", sorted(HALF_WAY))
def test_a_half_way_recording_stops_in_the_middle(name: str) -> None:
    last = max(FOLDER.glob(f"{name}.*.json.gz"))
    assert load(last).events[-1].event_type not in ENDED


def test_recordings_stay_small() -> None:
    for file in FILES:
        assert file.stat().st_size < LARGEST_BYTES, file.name


async def test_recordings_hold_nothing_that_can_be_read_without_the_key() -> None:
    for file in FILES:
        text = gzip.decompress(file.read_bytes()).decode()
        assert "json/plain" not in text
        for payload in scheduled(load(file)):
            assert payload.metadata["encoding"] == ENCODING


def scheduled(history: WorkflowHistory) -> list[Payload]:
    """The inputs of every activity of a history."""
    return [
        payload
        for event in history.events
        for payload in event.activity_task_scheduled_event_attributes.input.payloads
    ]


async def test_a_command_that_is_refused_today_breaks_the_replay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The guard of this folder: without it every recording would pass whatever the code does."""

    def stricter(state: Any, command: Any, now: Moment) -> tuple[object, ...]:
        if isinstance(command, c.AcknowledgeComplaint):
            raise CommandRefused("stricter", "This is refused today.")
        return DISPUTE.decide(state, command, now)

    monkeypatch.setitem(kinds.KINDS, "dispute", replace(DISPUTE, decide=stricter))
    with pytest.raises(NondeterminismError):
        await replayer().replay_workflow(load(FOLDER / "half_way_complaint.1.json.gz"))

"""What Temporal holds can be read with the key file only, and not altered."""

from __future__ import annotations

import asyncio
import stat
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from temporalio.api.common.v1 import Payload
from temporalio.api.failure.v1 import Failure
from temporalio.exceptions import ApplicationError

from activities.temporal import connect
from settings import Settings
from workflows.encryption import (
    ENCODING,
    EncryptionCodec,
    Keys,
    KeysMissing,
    data_converter,
    load_keys,
    rotate,
    write_keys,
)

pytestmark = pytest.mark.anyio


@dataclass(frozen=True)
class Facts:
    """Something with a type that only the pydantic converter carries."""

    due_on: date
    sections: tuple[str, ...]


FACTS = Facts(date(2026, 3, 12), ("B", "F"))


@pytest.fixture
def keys(tmp_path: Path) -> Keys:
    """Keys as the first demonstration start makes them."""
    return load_keys(tmp_path / "keys.json", make=True)


async def sealed(keys: Keys) -> Payload:
    """The facts, encrypted."""
    (payload,) = await data_converter(keys).encode([FACTS])
    return payload


async def test_what_was_encrypted_comes_back_equal(keys: Keys) -> None:
    assert await data_converter(keys).decode([await sealed(keys)], [Facts]) == [FACTS]


async def test_nothing_of_the_content_or_its_form_can_be_seen(keys: Keys) -> None:
    payload = await sealed(keys)
    whole = payload.SerializeToString()
    for visible in (b"2026", b"sections", b"{", b"json"):
        assert visible not in whole.replace(payload.data, b"")
    for visible in (b"2026-03-12", b"sections", b"json/plain"):
        assert visible not in payload.data
    assert set(payload.metadata) == {"encoding", "key-id"}


async def test_the_same_facts_never_look_the_same_twice(keys: Keys) -> None:
    assert (await sealed(keys)).data != (await sealed(keys)).data


async def test_after_a_rotation_old_payloads_stay_readable_and_new_ones_carry_the_new_key(
    keys: Keys, tmp_path: Path
) -> None:
    old = await sealed(keys)
    write_keys(tmp_path / "keys.json", rotate(keys))
    rotated = load_keys(tmp_path / "keys.json", make=False)
    new = await sealed(rotated)
    assert old.metadata["key-id"] == b"k1"
    assert new.metadata["key-id"] == b"k2"
    assert rotated.session_secret == keys.session_secret
    converter = data_converter(rotated)
    assert await converter.decode([old, new], [Facts, Facts]) == [FACTS, FACTS]
    with pytest.raises(KeysMissing, match="k2 is not in the key file"):
        await data_converter(keys).decode([new], [Facts])


@pytest.mark.parametrize("position", [0, 12, 30, -1])
async def test_an_altered_payload_is_refused(position: int, keys: Keys) -> None:
    payload = await sealed(keys)
    altered = bytearray(payload.data)
    altered[position] ^= 1
    payload.data = bytes(altered)
    with pytest.raises(KeysMissing, match="altered"):
        await EncryptionCodec(keys).decode([payload])


async def test_a_payload_put_under_another_key_id_is_refused(keys: Keys) -> None:
    both = replace(keys, by_id={"k1": keys.by_id["k1"], "k2": keys.by_id["k1"]})
    payload = await sealed(both)
    payload.metadata["key-id"] = b"k2"
    with pytest.raises(KeysMissing, match="altered"):
        await EncryptionCodec(both).decode([payload])


async def test_a_payload_of_another_installation_is_refused(keys: Keys, tmp_path: Path) -> None:
    other = load_keys(tmp_path / "other.json", make=True)
    with pytest.raises(KeysMissing, match="another one"):
        await EncryptionCodec(other).decode([await sealed(keys)])


async def test_a_failure_shows_neither_its_message_nor_its_trace(keys: Keys) -> None:
    converter = data_converter(keys)
    failure = Failure()
    try:
        raise ApplicationError("The family of Example Parent is late", type="CommandRefused")
    except ApplicationError as error:
        await converter.encode_failure(error, failure)
    whole = failure.SerializeToString()
    for visible in (b"Example Parent", b"is late", b"test_encryption", b"raise "):
        assert visible not in whole
    assert failure.encoded_attributes.metadata["encoding"] == ENCODING
    assert "Example Parent" in str(await converter.decode_failure(failure))


# The key file


def test_the_key_file_that_is_made_belongs_to_its_owner_alone(keys: Keys, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_keys(path, make=False) == keys
    assert len(keys.by_id["k1"]) == 32
    assert len(keys.session_secret) >= 48


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_key_file_that_others_can_read_is_refused_with_what_to_do(
    mode: int, keys: Keys, tmp_path: Path
) -> None:
    path = tmp_path / "keys.json"
    path.chmod(mode)
    with pytest.raises(KeysMissing, match="chmod 600"):
        load_keys(path, make=True)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"keys": {}}', '{"current": "k1"}'])
def test_a_key_file_that_cannot_be_read_is_named_and_never_replaced(
    content: str, tmp_path: Path
) -> None:
    path = tmp_path / "keys.json"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(KeysMissing, match="cannot be read"):
        load_keys(path, make=True)
    assert path.read_text() == content


def test_a_key_file_whose_current_key_is_missing_is_refused(keys: Keys, tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    write_keys(path, replace(keys, current="k9"))
    with pytest.raises(KeysMissing, match="k9"):
        load_keys(path, make=False)


def test_processes_that_make_the_key_at_once_agree_on_one(tmp_path: Path) -> None:
    path = tmp_path / "made" / "keys.json"
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: load_keys(path, make=True), range(8)))
    assert all(keys == found[0] for keys in found)
    assert load_keys(path, make=False) == found[0]
    assert [item.name for item in path.parent.iterdir()] == ["keys.json"]


async def test_production_does_not_start_without_a_key_file(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    settings = Settings(demo=False, data_dir=tmp_path, temporal_port=1)
    with pytest.raises(KeysMissing, match="redress keys make"):
        await connect(settings)
    assert not path.exists()


async def test_a_demonstration_makes_its_key_at_the_first_start(tmp_path: Path) -> None:
    settings = Settings(demo=True, data_dir=tmp_path, temporal_port=1)
    async with asyncio.timeout(30):
        await connect(settings, lazy=True)
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600

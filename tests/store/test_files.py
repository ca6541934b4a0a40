"""Files by their hash."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.files import FileMissing, FolderStore

WORDS = b"What the family wrote."
DIGEST = hashlib.sha256(WORDS).hexdigest()


def stored(folder: Path) -> list[Path]:
    """Every file in a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_bytes_come_back_under_their_hash(tmp_path: Path) -> None:
    files = FolderStore(tmp_path)
    assert files.put(WORDS) == DIGEST
    assert files.get(DIGEST) == WORDS


def test_the_same_bytes_lie_once(tmp_path: Path) -> None:
    files = FolderStore(tmp_path)
    with ThreadPoolExecutor(4) as threads:
        assert set(threads.map(lambda _: files.put(WORDS), range(8))) == {DIGEST}
    assert len(stored(tmp_path)) == 1


def test_a_changed_file_is_not_handed_out(tmp_path: Path) -> None:
    files = FolderStore(tmp_path)
    files.put(WORDS)
    (path,) = stored(tmp_path)
    path.write_bytes(WORDS.replace(b"family", b"famjly"))
    with pytest.raises(FileMissing, match="changed after it was stored"):
        files.get(DIGEST)


def test_a_lost_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=DIGEST[:12]):
        FolderStore(tmp_path).get(DIGEST)


def test_a_write_that_fails_leaves_no_file_under_the_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = FolderStore(tmp_path)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("store.files.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.put(WORDS)
    monkeypatch.undo()
    with pytest.raises(FileMissing):
        files.get(DIGEST)
    assert files.put(WORDS) == DIGEST
    assert files.get(DIGEST) == WORDS

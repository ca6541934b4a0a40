"""Settings reach the processes that a machine starts, whole and without strays."""

from __future__ import annotations

from pathlib import Path

import pytest

from settings import Settings


def test_settings_survive_the_way_through_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = Settings(
        demo=True,
        data_dir=tmp_path,
        DATABASE_URL="postgresql://u:p%40@h/d",
        TEMPORAL_ADDRESS="h:1",
        sweep_seconds=3,
    )
    for name, value in before.environment().items():
        monkeypatch.setenv(name, value)
    assert Settings() == before


def test_what_a_setting_leaves_out_does_not_come_back_from_outside() -> None:
    around = {"DATABASE_URL": "postgresql://elsewhere/d", "TEMPORAL_API_KEY": "k", "HOME": "/h"}
    given = Settings().model_copy(update={"database_url": None, "temporal_api_key": None})
    handed_on = given.environment(around)
    assert "DATABASE_URL" not in handed_on
    assert "TEMPORAL_API_KEY" not in handed_on
    assert handed_on["HOME"] == "/h"


def test_a_secret_is_not_shown() -> None:
    settings = Settings(DATABASE_URL="postgresql://u:secretword@h/d")
    assert "secretword" not in repr(settings)

"""`redress bounce`: an e-mail that came back, against a real database."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import redress
from store.attempts import Attempts
from store.case_log import CaseLog
from store.database import Database
from store.messages import Messages
from tests.cases import disputes
from tests.store.saving import save


def test_an_email_that_came_back_goes_on_and_a_strange_reference_is_refused(
    empty_database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    monkeypatch.setenv("REDRESS_DATA_DIR", str(tmp_path))
    database = Database(empty_database_url, 1)
    try:
        save(CaseLog(database), disputes.filed())
        messages = Messages(database)
        (message_id,) = [item for item in messages.pending(0) if item.endswith(":family-1")]
        messages.start_mail(message_id)
        messages.mail_sent(message_id, "<1@example.org>")
        messages.done(message_id)
        run = CliRunner().invoke(redress, ["bounce", "<1@example.org>"])
        assert run.exit_code == 0, run.output
        assert "goes on by the next channel" in run.output
        assert Attempts(database).over(message_id, 0) == {"email"}
        assert message_id in messages.pending(0)
        strange = CliRunner().invoke(redress, ["bounce", "<2@example.org>"])
        assert strange.exit_code == 1
        assert "No message left here under that reference." in strange.output
    finally:
        database.close()

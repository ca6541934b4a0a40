"""When something is wrong: the right status, plain words, a reference, and nothing personal logged."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

import pytest
import structlog
from pydantic import SecretStr
from sqlalchemy.exc import OperationalError
from starlette.testclient import TestClient

from api.application import create_application
from api.demo_people import PARENT, demo_token
from settings import Settings
from store.case_pages import CasePages
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.visitor import Visitor

Visit = Callable[[Person | None], Visitor]


def test_an_unknown_page_is_said_to_be_unknown(visit: Visit) -> None:
    answer = visit(PARENT).open("/no-such-page")
    assert answer.status_code == 404
    assert "Page not found" in answer.text


def test_a_wrong_method_is_a_405(visit: Visit) -> None:
    parent = visit(PARENT)
    assert parent.client.delete("/messages").status_code == 405


def test_an_unexpected_failure_shows_a_reference_and_logs_no_personal_data(visit: Visit) -> None:
    parent = visit(PARENT)
    case_id = parent.file_dispute()
    broken = RuntimeError("somebody typed: Zebulon Street")
    with (
        structlog.testing.capture_logs() as logs,
        patch.object(CasePages, "timeline", side_effect=broken),
    ):
        answer = parent.open(f"/cases/{case_id}")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    [entry] = [log for log in logs if log["event"] == "request_failed"]
    assert entry["reference"] in answer.text
    assert entry["error"] == "RuntimeError"
    assert entry["route"] == "/cases/{case_id}"
    assert "Zebulon" not in str(logs)
    assert case_id not in str(logs)


def test_a_database_that_is_away_is_a_503_that_says_what_to_do(visit: Visit) -> None:
    parent = visit(PARENT)
    lost = OperationalError("select", {}, Exception("connection refused"))
    with patch.object(CasePages, "find", side_effect=lost):
        answer = parent.open("/cases/anything")
        program = parent.client.get(
            "/api/v1/cases/anything", headers={"Authorization": f"Bearer {demo_token(PARENT)}"}
        )
    assert answer.status_code == program.status_code == 503
    assert "Wait a minute" in answer.text
    assert program.json()["code"] == "away"


def test_every_answer_carries_its_content_policy_and_pages_are_not_stored(visit: Visit) -> None:
    parent = visit(PARENT)
    for path in ("/", "/sign-in", "/static/redress.css", "/no-such-page"):
        headers = parent.open(path).headers
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    assert parent.open("/").headers["cache-control"] == "no-store"


@pytest.fixture
def production(settings: Settings, cases: CasesInProcess) -> TestClient:
    """The same database outside of demonstration mode."""
    plain = Settings(
        demo=False,
        data_dir=settings.data_dir,
        database_url=SecretStr(settings.database_url.get_secret_value())
        if settings.database_url
        else None,
        database_pool_size=2,
    )
    app = create_application(plain, gateway=cases, secret="another secret that only the tests know")
    return TestClient(app, follow_redirects=False)


def test_outside_of_demonstration_mode_nobody_signs_in_as_a_demo_person(
    production: TestClient,
) -> None:
    with production as client:
        page = client.get("/sign-in")
        assert page.status_code == 503
        assert "Sign-in is not set up" in page.text
        csrf = client.get("/sign-in")
        token = {"person_id": PARENT.person_id, "csrf": "x"}
        assert client.post("/sign-in", data=token).status_code in (403, 404)
        assert csrf.status_code == 503
        headers = {"Authorization": f"Bearer {demo_token(PARENT)}"}
        assert client.get("/api/v1/me", headers=headers).status_code == 401

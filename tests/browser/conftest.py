"""The pages in Chromium: a real server on a real database, cases decided in the same process."""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from pydantic import SecretStr
from starlette.testclient import TestClient

from api.application import create_application
from embedded.ports import free_port
from settings import Settings
from store.case_pages import CasePages
from store.database import Database
from store.files import FolderStore
from store.people import Person
from tests.api.cases_in_process import CasesInProcess
from tests.api.story import Story
from tests.api.visitor import Visitor

SECRET = "a secret of sessions that only the browser tests know"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
GRAVE = {"serious", "critical"}


@dataclass
class Place:
    """A running service: its address, and visitors that fill in forms without a browser."""

    address: str
    visit: Callable[[Person | None], Visitor]
    story: Callable[[], Story]


@pytest.fixture(scope="module")
def place(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """The service on a port of its own."""
    port = free_port()
    settings = Settings(
        demo=True,
        data_dir=tmp_path_factory.mktemp("data"),
        database_url=SecretStr(database_url),
        web_port=port,
    )
    database = Database(database_url, 4)
    cases = CasesInProcess(database)
    app = create_application(settings, gateway=cases, secret=SECRET)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.01)

    def visit(person: Person | None = None) -> Visitor:
        visitor = Visitor(TestClient(app, base_url="http://testserver", follow_redirects=False))
        return visitor.sign_in(person) if person is not None else visitor

    def story() -> Story:
        return Story(visit, cases, CasePages(database), FolderStore(settings.files_dir))

    yield Place(f"http://127.0.0.1:{port}", visit, story)
    server.should_exit = True
    thread.join()
    database.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Chromium, or a skip that says why."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("Chromium is not installed here")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@dataclass
class Viewing:
    """A person at Chromium. `troubles` gathers what is wrong on any page they looked at."""

    page: Any
    address: str
    troubles: list[str] = field(default_factory=list)

    def look(self, path: str, name: str = "", *, status: int = 200) -> None:
        """Open a page; note its console errors, its missing heading, what axe calls serious."""
        answer = self.page.goto(self.address + path)
        if answer is None or answer.status != status:
            self.troubles.append(f"{path}: status {answer.status if answer else 'none'}")
        self.check(path, name)

    def _is_reveal(self, violation: dict[str, Any]) -> bool:
        """GOV.UK Frontend marks a choice that reveals another question with `aria-expanded`.

        Its authors keep that on purpose, after tests with screen readers, although ARIA does not
        list it for radios; nothing else of that rule is let through.
        """
        return violation["id"] == "aria-allowed-attr" and all(
            self.page.locator(node["target"][0]).get_attribute("aria-expanded") is not None
            for node in violation["nodes"]
        )

    def check(self, path: str, name: str = "") -> None:
        """Judge the page that is shown."""
        from axe_playwright_python.sync_playwright import Axe

        if self.page.locator("h1").count() != 1:
            self.troubles.append(f"{path}: not one h1")
        found = (
            Axe()
            .run(self.page, options={"runOnly": {"type": "tag", "values": WCAG}})
            .response["violations"]
        )
        for violation in found:
            if violation["impact"] in GRAVE and not self._is_reveal(violation):
                targets = [node["target"] for node in violation["nodes"]][:3]
                self.troubles.append(f"{path}: {violation['id']} {targets}")
        folder = os.environ.get("REDRESS_SCREENSHOTS")
        if folder and name:
            Path(folder).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


@pytest.fixture
def at_browser(chromium: Any, place: Place) -> Iterator[Callable[..., Viewing]]:
    """Puts a person at Chromium; what is wrong on their pages fails the test at its end."""
    contexts: list[Any] = []
    viewings: list[Viewing] = []

    def sit(person: Person | None = None, **options: Any) -> Viewing:
        context = chromium.new_context(viewport={"width": 1100, "height": 900}, **options)
        contexts.append(context)
        viewing = Viewing(context.new_page(), place.address)
        viewing.page.on(
            "console",
            lambda said: (
                viewing.troubles.append(f"console: {said.text} at {viewing.page.url}")
                if said.type == "error" and "the server responded with a status" not in said.text
                else None
            ),
        )
        viewing.page.on("pageerror", lambda error: viewing.troubles.append(f"script: {error}"))
        viewings.append(viewing)
        if person is not None:
            viewing.page.goto(f"{place.address}/sign-in")
            viewing.page.get_by_role(
                "button", name=f"Sign in as {person.display_name}", exact=True
            ).click()
        return viewing

    yield sit
    for context in contexts:
        context.close()
    troubles = [trouble for viewing in viewings for trouble in viewing.troubles]
    assert not troubles, "\n".join(troubles)

"""Somebody with a browser that runs no scripts: opens pages, fills forms in, sends them."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from starlette.testclient import TestClient

from store.people import Person

Typed = Mapping[str, str | list[str]]


class Visitor:
    """A person before the pages. Redirects are not followed, so that tests see them."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def sign_in(self, person: Person) -> Visitor:
        """Become one of the demo people."""
        page = self.client.get("/sign-in")
        answer = self.client.post(
            "/sign-in",
            data={"person_id": person.person_id, "csrf": hidden(page.text, "csrf"), "next": "/"},
        )
        assert answer.status_code == 303, answer.text
        return self

    def open(self, path: str) -> Any:
        """A page."""
        return self.client.get(path)

    def send(self, path: str, typed: Typed, *, files: Any = None, to: str = "") -> Any:
        """Open the form at a path, fill it in and send it."""
        page = self.client.get(path)
        assert page.status_code == 200, page.text
        return self.client.post(to or path, data={**secrets_of(page.text), **typed}, files=files)

    def file_dispute(self, **changed: str) -> str:
        """Start a dispute as somebody signed in; returns the id of its case."""
        answer = self.send("/start", {**a_dispute(self.open("/start").text), **changed})
        assert answer.status_code == 303, problems(answer.text)
        return str(answer.headers["location"]).split("/")[2].split("?")[0]


def a_dispute(page: str) -> dict[str, str]:
    """The answers to the form that starts a dispute, about the child and council of the page."""
    return {
        "child_id": options(page, "child_id")[0],
        "authority_id": options(page, "authority_id")[0],
        "decision": "refused_to_assess",
        **day("notice_sent_on", date(2026, 11, 2)),
        **day("notice_dated_on", date(2026, 10, 30)),
        "words": "The school cannot give the help that is needed.",
    }


def day(name: str, on: date) -> dict[str, str]:
    """The three boxes of a date."""
    return {
        f"{name}-day": str(on.day),
        f"{name}-month": str(on.month),
        f"{name}-year": str(on.year),
    }


def hidden(page: str, name: str) -> str:
    """The value of a hidden field."""
    found = re.search(rf'name="{re.escape(name)}" value="([^"]*)"', page)
    assert found is not None, f"no field {name}"
    return html.unescape(found.group(1))


def secrets_of(page: str) -> dict[str, str]:
    """What a form carries unseen: the secret of the session and the id of the command."""
    form = page[page.rindex('name="command_id"') - 400 :]
    return {"csrf": hidden(page, "csrf"), "command_id": hidden(form, "command_id")}


def options(page: str, name: str) -> list[str]:
    """The values of the answers to choose from."""
    return [
        html.unescape(value)
        for value in re.findall(
            rf'name="{re.escape(name)}" type="(?:radio|checkbox)" value="([^"]*)"', page
        )
    ]


def problems(page: str) -> list[str]:
    """The errors that a page shows at its top, and the reason of a refusal."""
    top = re.search(r'class="govuk-error-summary.*?</div>\s*</div>', page, re.DOTALL)
    if top is None:
        return []
    return [
        html.unescape(re.sub(r"<[^>]+>", "", text)).strip()
        for text in re.findall(r"<(?:li|p)[^>]*>(.*?)</(?:li|p)>", top.group(0), re.DOTALL)
    ]

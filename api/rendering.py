"""Pages out of templates, with what every page shows: who looks, what is unread, the form's secret."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jinja2 import (
    ChainableUndefined,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
)
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from api.forms.groups import grouped
from api.forms.reading import FieldError
from api.headers import NONCE
from api.ids import case_reference
from api.session import Session
from api.viewer import Viewer
from api.views.message import parts
from api.words import lists, steps
from api.words.number import counted
from cases.dispute.slots.length import length_words, minutes_of
from cases.dispute.slots.state import Negotiation
from rules.calendar import LONDON
from rules.deadline import day_words, weekday_words

TEMPLATES = Path(__file__).parent / "templates"
GOVUK = "govuk_frontend_jinja"

FAR_DAYS = 100
"""Nobody counts the days to a day that is further away; its date says enough."""


class Pages:
    """Renders the templates; compiled once when the process starts."""

    def __init__(self, *, is_demo: bool, base_url: str) -> None:
        self._environment = _environment()
        self._environment.globals["is_demo"] = is_demo
        self._environment.globals["base_url"] = base_url.rstrip("/")
        for name in sorted(path.name for path in TEMPLATES.glob("*.html")):
            self._environment.get_template(name)

    def show(
        self,
        request: Request,
        template: str,
        values: Mapping[str, Any] | None = None,
        *,
        status: int = 200,
        errors: Iterable[FieldError] = (),
        headers: Mapping[str, str] | None = None,
    ) -> HTMLResponse:
        """A page as an answer; with `errors` it says so in its title and at its top."""
        session: Session | None = getattr(request.state, "session", None)
        viewer: Viewer | None = getattr(request.state, "viewer", None)
        html = self._environment.get_template(template).render(
            {
                **(values or {}),
                "errors": tuple(errors),
                "cspNonce": getattr(request.state, NONCE, ""),
                "viewer": viewer,
                "unread": getattr(request.state, "unread", 0),
                "csrf": session.csrf if session else "",
                "here": request.url.path,
            }
        )
        return HTMLResponse(html, status, headers=dict(headers or {}))


def moment_words(at: datetime) -> str:
    """An instant for people, London: "3 March 2026 at 14:03"."""
    local = at.astimezone(LONDON)
    return f"{day_words(local.date())} at {local:%H:%M}"


def reasons(line: str, base_url: str) -> Markup:
    """A line of a message with each "Why this day" as a link to the page of that deadline.

    Only an address of this service under that exact wording becomes a link, so that nobody who is
    quoted in a message can plant one that leads away.
    """
    pattern = re.compile(rf"(Why this day): {re.escape(base_url)}(/cases/[\w-]+/dates/[\w%-]+)")
    found, end = Markup(), 0
    for match in pattern.finditer(line):
        found += line[end : match.start()]
        found += Markup('<a class="govuk-link" href="{}">{}</a>').format(match[2], match[1])
        end = match.end()
    return found + line[end:]


def size_words(count: int) -> str:
    """A size for people: "1.2 MB", "84 KB"."""
    if count >= 1_000_000:
        return f"{count / 1_000_000:.1f} MB"
    return f"{max(1, round(count / 1000))} KB"


def pages_words(count: int) -> str:
    """A number of pages for people: "1 page", "212 pages"."""
    return counted(count, "page")


def days_left_words(due_on: date, today: date) -> str:
    """How far away a day is: "12 days left", "today", "3 days late"; empty for a day far away."""
    days = (due_on - today).days
    if days > FAR_DAYS:
        return ""
    if days == 0:
        return "today"
    return f"{counted(days, 'day')} left" if days > 0 else f"{counted(-days, 'day')} late"


def session_length(negotiation: Negotiation, on: date) -> str:
    """How long the session of that day is, in words: "2 hours"."""
    return length_words(minutes_of(negotiation, on))


def _environment() -> Environment:
    environment = Environment(
        loader=ChoiceLoader(
            [FileSystemLoader(TEMPLATES), PrefixLoader({GOVUK: PackageLoader(GOVUK)})]
        ),
        autoescape=True,
        # The GOV.UK macros read parameters that are not given, so a strict environment breaks them.
        undefined=ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "day": day_words,
        "weekday": weekday_words,
        "moment": moment_words,
        "size": size_words,
        "pages": pages_words,
        "parts": parts,
        "reasons": reasons,
        "reference": case_reference,
        "session_length": session_length,
    }
    environment.globals |= {
        "days_left": days_left_words,
        "grouped": grouped,
        "lists": lists,
        "steps": steps,
    }
    return environment

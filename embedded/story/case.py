"""A case that the story plays: every step by a demonstration person, through the public API."""

from __future__ import annotations

import io
import time as clock
from collections.abc import Callable
from datetime import date, time, timedelta
from importlib.resources import files
from typing import Any

import pypdfium2

from embedded.story.cast import Cast, Player
from embedded.story.client import PAUSE_SECONDS
from embedded.story.days import MORNING, instant, read, weekday, words
from embedded.story.failure import ActionRefused, StoryFailed

Say = Callable[[str], None]

BUNDLE_SECONDS = 180.0
"""How long the story waits for a bundle; one of a few dozen pages takes some seconds."""

CLOCK_EVENTS = frozenset({"clock_started", "clock_ended", "clock_moved", "reminder_reached"})
"""Events that follow from others; the last event of a case is the last one beside these."""


class Case:
    """One dispute or plan. `name` is its folder in out/, `family` who it belongs to."""

    def __init__(
        self, cast: Cast, say: Say, name: str, title: str, family: Player, case_id: str
    ) -> None:
        self.cast = cast
        self.say = say
        self.name = name
        self.title = title
        self.family = family
        self.case_id = case_id
        self.today: date = read(str(self.about()["today"]))
        self.bundles: list[tuple[str, bytes]] = []

    # Acting

    def do(self, who: Player, kind: str, does: str, **facts: Any) -> None:
        """An action; `does` says it in words. Raises `StoryFailed` when it is not allowed."""
        who.client.act(f"/cases/{self.case_id}/commands", {"command": {"kind": kind, **facts}})
        self.tell(who, does)

    def is_refused(self, who: Player, kind: str, rule: str, does: str, **facts: Any) -> None:
        """An action that must be refused under that rule. Raises `StoryFailed` when it is not."""
        try:
            who.client.act(f"/cases/{self.case_id}/commands", {"command": {"kind": kind, **facts}})
        except ActionRefused as refusal:
            if refusal.rule != rule:
                raise
            self.tell(who, f"{does} Not allowed ({rule}): {refusal.reason}")
            return
        raise StoryFailed(f"{self.title}: “{kind}” was allowed although {rule} forbids it.")

    def add(self, who: Player, document: str, title: str, file_name: str, dated_on: date) -> None:
        """Send in one of the sample files under a title."""
        data = files("embedded.story").joinpath("files", file_name).read_bytes()
        fields = {"document": document, "title": title, "dated_on": dated_on.isoformat()}
        who.client.upload(f"/cases/{self.case_id}/documents", fields, file_name, data)
        self.tell(who, f"adds a paper: {title}")

    def tell(self, who: Player, does: str) -> None:
        """Say what happened to the person who watches."""
        self.say(f"  {words(self.today):>17}  {who.name}: {does}")

    # Time

    def go_to(self, day: date, at: time = MORNING) -> None:
        """Move the demonstration clock; what is due until then happens in its turn."""
        self.family.client.act(
            f"/cases/{self.case_id}/commands",
            {"command": {"kind": "move_clock", "to": instant(day, at).isoformat()}},
        )
        self.today = day

    def days_later(self, days: int) -> None:
        """Go on by that many days, to a working day of the week."""
        self.go_to(weekday(self.today + timedelta(days=days)))

    # Looking

    def about(self) -> dict[str, Any]:
        """The case as its family sees it."""
        return dict(self.family.client.get(f"/cases/{self.case_id}"))

    def deadline(self, clock_id: str) -> date:
        """The last day that a clock of the case gives."""
        for found in self.family.client.get(f"/cases/{self.case_id}/clocks"):
            if found["clock_id"] == clock_id and found["is_current"]:
                return read(found["due_on"])
        raise StoryFailed(f"{self.title}: the clock {clock_id} does not run.")

    def timeline(self) -> list[dict[str, Any]]:
        """Every event of the case."""
        return list(self.family.client.get(f"/cases/{self.case_id}/timeline"))

    def expect(self, stage: str, last: str) -> None:
        """Raise `StoryFailed` unless the case stands there and that was its last event."""
        found = self.about()["stage"]
        if found != stage:
            raise StoryFailed(f"{self.title}: the case should be at “{stage}”, it is at “{found}”.")
        kinds = [event["kind"] for event in self.timeline() if event["kind"] not in CLOCK_EVENTS]
        if kinds[-1] != last:
            raise StoryFailed(
                f"{self.title}: “{last}” should be what happened last, it was “{kinds[-1]}”."
            )

    # The bundle

    def make_bundle(self, name: str) -> str:
        """Have the bundle made and look at it; returns its hash, which is what is signed."""
        family, address = self.family, f"/cases/{self.case_id}/bundle"
        before = family.client.get(address)["sha256"]
        self.do(family, "request_bundle", "asks for the bundle.")
        until = clock.monotonic() + BUNDLE_SECONDS
        found = family.client.get(address)
        while found["status"] != "done" or found["sha256"] in (None, before):
            if found["status"] == "failed":
                raise StoryFailed(f"The bundle could not be made: {found['report']}")
            if clock.monotonic() > until:
                raise StoryFailed(f"The bundle is not ready: it is at “{found['progress']}”.")
            clock.sleep(PAUSE_SECONDS)
            found = family.client.get(address)
        pdf = family.client.download(f"{address}.pdf")
        pages = page_count(pdf)
        if pages != found["pages"]:
            raise StoryFailed(f"The bundle has {pages} pages, the case says {found['pages']}.")
        self.bundles.append((name, pdf))
        self.tell(family, f"looks at the bundle of {pages} pages.")
        return str(found["sha256"])


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has, by reading it. Raises `StoryFailed` when it cannot be read."""
    try:
        with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
            return len(document)
    except pypdfium2.PdfiumError as error:
        raise StoryFailed(f"A PDF of the story cannot be opened: {error}.") from error

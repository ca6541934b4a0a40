"""Playing the whole story and leaving its papers."""

from __future__ import annotations

import sys
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from embedded.story import endings, out, plan_year
from embedded.story.case import Case, Say
from embedded.story.cast import Cast, cast
from embedded.story.failure import StoryFailed
from embedded.story.stage import stage
from settings import Settings

SETTLE_SECONDS = 120.0
"""How long the story waits until every message is delivered."""


@dataclass(frozen=True)
class Story:
    """What was played."""

    cast: Cast
    cases: tuple[Case, ...]
    text: str


def play(settings: Settings, say: Say, folder: Path | None = None) -> int:
    """Play everything on the machine that runs, or on an own one; the exit code of the command.

    Leaves `folder` (out/ here, when not given) with every letter, message and bundle. Raises
    `CannotStart` when nothing runs and nothing can be started.
    """
    place = folder or Path.cwd() / "out"
    began = time.monotonic()
    try:
        with stage(settings, say) as found:
            story = play_at(found.base_url, found.mail_dir, place, say)
    except StoryFailed as failed:
        print(f"redress: The story stopped. {failed}", file=sys.stderr)
        return 1
    say(f"\n{story.text}")
    say(
        f"Everything went as it should, in {time.monotonic() - began:.0f} seconds. The letters, "
        f"messages, e-mails, bundles and the timeline are in {place}."
    )
    return 0


def play_at(base_url: str, mail_dir: Path, folder: Path, say: Say) -> Story:
    """Play everything at an address. Raises `StoryFailed`."""
    out.fresh(folder)
    players = cast(base_url)
    cases = [endings.whole_way(players, say)]
    cases.append(endings.agreement_kept_and_breached(players, say))
    cases.append(endings.not_arranged(players, say))
    cases.append(endings.withdrawn(players, say))
    cases.extend(plan_year.two_years(players, say))
    settle(players, [case.case_id for case in cases])
    return Story(players, tuple(cases), out.leave(folder, players, cases, mail_dir))


def settle(players: Cast, case_ids: Collection[str]) -> None:
    """Wait until nothing is unanswered and every message is delivered.

    Raises `StoryFailed`, also when one of the cases stands still.
    """
    until = time.monotonic() + SETTLE_SECONDS
    while True:
        found = players.administrator.client.get("/operations")
        for fault in found["faults"]:
            if fault["case_id"] in case_ids:
                raise StoryFailed(f"A case stands still ({fault['kind']}): {fault['detail']}")
        if not found["unanswered"] and not found["undelivered"]:
            return
        if time.monotonic() > until:
            raise StoryFailed(
                f"{found['undelivered']} messages are not delivered and {found['unanswered']} "
                "actions are not answered."
            )
        time.sleep(0.2)

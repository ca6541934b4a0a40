"""The machine is killed, or stops, and the cases go on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from embedded.sample_cases import play_when_empty
from embedded.story import dispute
from embedded.story.case import CLOCK_EVENTS, Case
from embedded.story.cast import Cast, cast
from embedded.story.play import settle
from store.verification import Verification
from tests.journeys import bundles
from tests.journeys.home import Home
from tests.journeys.told import should_be_told, was_told

pytestmark = [pytest.mark.fault, pytest.mark.timeout(300)]


@dataclass(frozen=True)
class Killed:
    """A machine that was killed in the middle of its first sample case and started again.

    `samples` are the cases it was then given, that first one on top.
    """

    home: Home
    players: Cast
    samples: tuple[Case, ...]


@pytest.fixture(scope="module")
def killed() -> Iterator[Killed]:
    """Killed with signal 9 while the bundle of the first sample is asked for."""
    home = Home()
    try:
        home.start_apart()
        players = cast(home.base_url)
        reached = threading.Event()
        samples: list[Case] = []
        failures: list[BaseException] = []

        def watch(line: str) -> None:
            if "gives the reasons" in line:
                reached.set()

        def work() -> None:
            try:
                samples.extend(play_when_empty(players, threading.Event(), watch))
            except BaseException as failure:
                failures.append(failure)
                raise
            finally:
                reached.set()

        player = threading.Thread(target=work)
        player.start()
        assert reached.wait(120)
        assert not samples, "it was over before the kill"
        home.kill()
        home.start_apart()
        player.join(250)
        assert failures == []
        settle(players, [case.case_id for case in samples])
        yield Killed(home, players, tuple(samples))
    finally:
        home.remove()


def test_a_machine_killed_with_9_goes_on_where_it_was_and_doubles_nothing(killed: Killed) -> None:
    case = killed.samples[0]
    kinds = [event["kind"] for event in case.timeline() if event["kind"] not in CLOCK_EVENTS]
    expected = [
        "dispute_filed",
        "complaint_acknowledged",
        "adviser_contacted",
        "mediator_appointed",
        "slots_offered",
        "slot_agreed",
        "decision_maker_named",
        "clock_missed",  # the council never answered the complaint
        "session_recorded",
        "certificate_issued",
        *["document_added"] * 4,
        "grounds_stated",
        "bundle_requested",
        "bundle_built",
        "referral_sent",
    ]
    assert kinds[: len(expected)] == expected  # another test goes on from there
    case_ids = [case.case_id for case in killed.samples]
    database = killed.home.database()
    told = was_told(database, case_ids)
    assert told == should_be_told(database, case_ids)
    assert set(told.values()) == {1}
    assert [*Verification(database).every_case()] == []
    database.close()
    bundles.check(case.bundles[0][1])


def test_the_sample_cases_show_every_stage_and_are_played_once(killed: Killed) -> None:
    stages = [case.about()["stage"] for case in killed.samples]
    assert set(stages) == {
        "complaint",
        "mediation",
        "referral",
        "tribunal",
        "compliance",
        "closed",
        "meeting_arranged",
    }
    assert play_when_empty(killed.players, threading.Event()) == ()


def test_a_second_start_finds_the_cases_of_yesterday_and_they_go_on(killed: Killed) -> None:
    before = [case.about() for case in killed.samples]
    killed.home.stop()
    killed.home.start_apart()
    assert [case.about() for case in killed.samples] == before
    dispute.returned(killed.samples[0])
    settle(killed.players, [killed.samples[0].case_id])

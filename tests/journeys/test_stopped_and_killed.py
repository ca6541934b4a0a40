"""The machine is killed, or stops, and the cases go on."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from embedded.story import dispute
from embedded.story.case import CLOCK_EVENTS, Case
from embedded.story.cast import cast
from embedded.story.play import settle
from store.verification import Verification
from tests.journeys import bundles
from tests.journeys.home import Home
from tests.journeys.told import should_be_told, was_told

pytestmark = [pytest.mark.fault, pytest.mark.timeout(300)]


def to_the_tribunal(home: Home, reached: threading.Event) -> Case:
    """A dispute until it is sent; `reached` is set right before its bundle is asked for."""

    def watch(line: str) -> None:
        if "gives the reasons" in line:
            reached.set()

    players = cast(home.base_url)
    case = dispute.filed(players, watch, "killed", "A dispute", players.parent)
    dispute.slots_offered(dispute.in_mediation(dispute.acknowledged(case)))
    dispute.held(case, dispute.session_agreed(case), "none", "no agreement")
    dispute.grounds_given(dispute.papers_added(dispute.certified(case)))
    return dispute.signed_and_sent(case, "bundle.pdf")


@pytest.fixture(scope="module")
def killed() -> Iterator[tuple[Home, Case]]:
    """A machine that was killed with signal 9 in the middle of a dispute and started again."""
    home = Home()
    try:
        home.start_apart()
        reached = threading.Event()
        finished: list[Case] = []
        failures: list[BaseException] = []

        def work() -> None:
            try:
                finished.append(to_the_tribunal(home, reached))
            except BaseException as failure:
                failures.append(failure)
                raise
            finally:
                reached.set()

        player = threading.Thread(target=work)
        player.start()
        assert reached.wait(120)
        assert not finished, "it was over before the kill"
        home.kill()
        home.start_apart()
        player.join(200)
        assert failures == []
        settle(finished[0].cast, [finished[0].case_id])
        yield home, finished[0]
    finally:
        home.remove()


def test_a_machine_killed_with_9_goes_on_where_it_was_and_doubles_nothing(
    killed: tuple[Home, Case],
) -> None:
    home, case = killed
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
    assert kinds[: len(expected)] == expected  # the next test goes on from there
    database = home.database()
    told = was_told(database, [case.case_id])
    assert told == should_be_told(database, [case.case_id])
    assert set(told.values()) == {1}
    assert [*Verification(database).every_case()] == []
    database.close()
    bundles.check(case.bundles[0][1])


def test_a_second_start_finds_the_cases_of_yesterday_and_they_go_on(
    killed: tuple[Home, Case],
) -> None:
    home, case = killed
    before = case.about()
    home.stop()
    home.start_apart()
    assert case.about() == before
    dispute.returned(case)
    settle(case.cast, [case.case_id])

"""A case is told by its events alone."""

from __future__ import annotations

import pytest

from cases.dispute import commands as c
from store.case_log import CaseLog
from store.database import Database
from store.history import History
from tests.cases import disputes, plans
from tests.cases.disputes import FAMILY
from tests.cases.journey import Journey
from tests.store.saving import save, state_after

pytestmark = pytest.mark.every_postgres


@pytest.mark.parametrize(
    "walked", [disputes.certified, disputes.agreed, disputes.registered, plans.held]
)
def test_events_alone_give_back_state_chain_and_answered_commands(
    walked: object, log: CaseLog, database: Database
) -> None:
    assert callable(walked)
    journey = walked()
    assert isinstance(journey, Journey)
    save(log, journey)
    found = History(database).remember(journey.case_id, journey.kind.name)
    assert found.state == journey.state
    assert (found.seq, found.head) == (len(journey.recorded), journey.recorded[-1].hash)
    assert dict(found.applied).keys() == {command.meta.command_id for command in journey.commands}


def test_a_case_is_shown_as_any_of_its_events_left_it_with_the_clocks_recorded_beside_it(
    log: CaseLog, database: Database
) -> None:
    journey = disputes.certified()
    save(log, journey)
    history = History(database)
    for number in (1, 3, len(journey.commands)):
        command_id = f"command-{number}"
        entry = [event for event in journey.recorded if event.command_id == command_id]
        happened = history.at("case-1", entry[0].seq)
        assert happened.state == state_after(journey, entry[-1].seq)
        assert happened.recorded_at == entry[0].recorded_at
    assert {"family-1", "authority-1", "mediator-1"} <= set(happened.people)
    for seq in (0, len(journey.recorded) + 1):
        with pytest.raises(LookupError):
            history.at("case-1", seq)


def test_the_newest_event_of_a_kind_is_found(log: CaseLog, database: Database) -> None:
    journey = disputes.certified()
    save(log, journey)
    found = History(database).last("case-1", "certificate_issued")
    assert found is not None
    assert journey.recorded[found.seq - 1].kind == "certificate_issued"
    assert History(database).last("case-1", "referral_sent") is None


def test_only_open_cases_are_started_again(log: CaseLog, database: Database) -> None:
    journey = disputes.contacted()
    seq = save(log, journey)
    assert History(database).open_cases() == (("case-1", "dispute"),)
    journey.do(c.Withdraw, FAMILY)
    save(log, journey, after=seq)
    assert History(database).open_cases() == ()
    with pytest.raises(LookupError):
        History(database).remember("case-2", "dispute")

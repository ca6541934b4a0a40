"""Settling, merging, re-opening, linking and moving a dispute that the tribunal has."""

from __future__ import annotations

from cases.actor import Role
from cases.dispute import commands as dc
from cases.dispute.links.commands import (
    MergeInto,
    NoteLink,
    RuleOnConsolidation,
    TransferAuthority,
)
from cases.dispute.links.vocabulary import Relation
from cases.dispute.tribunal import commands as c
from cases.dispute.vocabulary import Ending, Stage
from tests.cases import appeals as a
from tests.cases import disputes as d
from tests.cases.journey import Journey, day
from tests.cases.plays.links import OTHER, WHY, WITH_TRIBUNAL, reopen
from tests.cases.plays.stages import settle


def told(journey: Journey, ground: str) -> set[str]:
    """Who heard of that step of the appeal."""
    return {n.recipient for n in journey.told if n.ground == ground}


def test_what_is_settled_before_registration_ends_the_dispute_and_the_tribunal_is_told() -> None:
    journey = settle(d.sent())
    assert journey.state.ending is Ending.SETTLED_LOCALLY
    assert told(journey, "settled_by_sides") == {"tribunal-1"}


def test_what_is_settled_after_registration_asks_the_tribunal_for_its_consent() -> None:
    journey = settle(a.registered())
    assert journey.state.stage is Stage.TRIBUNAL
    assert "rule_on_withdrawal" in journey.owed()
    assert told(journey, "settled_by_sides") == {"family-1", "authority-1", "tribunal-1"}
    journey.do(c.ConsentToWithdrawal, d.CLERK, consents=True)
    last = journey.due("reinstatement")
    journey.on(last).on(day("2026-06-01"))
    assert journey.state.ending is Ending.WITHDRAWN_WITH_CONSENT


def test_two_appeals_that_the_tribunal_has_are_put_together_only_by_its_ruling() -> None:
    journey = a.registered()
    journey.do(MergeInto, d.FAMILY, other=WITH_TRIBUNAL, **WHY)
    assert not journey.state.is_closed
    assert "rule_on_consolidation" in journey.owed()
    assert told(journey, "consolidation_asked") == {"family-1", "authority-1", "tribunal-1"}
    journey.do(RuleOnConsolidation, d.CLERK, granted=True)
    assert journey.state.ending is Ending.MERGED
    assert journey.state.links.merged_into == "case-2"


def test_a_refused_consolidation_leaves_the_appeal_as_it_was() -> None:
    journey = a.registered()
    journey.do(MergeInto, d.FAMILY, other=WITH_TRIBUNAL, **WHY)
    journey.do(RuleOnConsolidation, d.CLERK, granted=False)
    assert journey.state.stage is Stage.TRIBUNAL
    assert "rule_on_consolidation" not in journey.owed()
    assert told(journey, "consolidation_refused") == {"family-1", "authority-1", "tribunal-1"}


def test_an_appeal_never_goes_into_a_dispute_that_the_tribunal_does_not_have() -> None:
    assert a.registered().refused(MergeInto, d.FAMILY, other=OTHER, **WHY).code == "appeal_is_here"


def test_the_tribunal_hears_that_a_dispute_it_had_is_open_again() -> None:
    journey = d.sent()
    journey.do(dc.Withdraw, d.FAMILY)
    reopen(journey)
    assert "tribunal-1" in journey.said("dispute_reopened")


def test_a_dispute_that_has_ended_still_learns_that_another_belongs_to_it() -> None:
    journey = d.filed()
    journey.do(dc.Withdraw, d.FAMILY)
    journey.do(NoteLink, d.ENGINE, other_id="case-2", relation=Relation.LATER_APPEAL)
    assert journey.state.links.others[-1].other_id == "case-2"
    assert journey.state.is_closed


def test_an_administrator_may_move_a_dispute_to_another_council() -> None:
    journey = d.filed()
    journey.do(
        TransferAuthority,
        Role.ADMINISTRATOR,
        authority_id="authority-2",
        service_id="",
        from_on=journey.now.on,
        **WHY,
    )
    assert journey.state.parties.authority_id == "authority-2"
    assert journey.said("authority_left") == {"authority-1"}

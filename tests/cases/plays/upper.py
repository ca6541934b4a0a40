"""Plays of the Upper Tribunal, and of warnings, bars and costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from cases.actor import Role
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal.terms import OrderMade
from cases.dispute.tribunal.vocabulary import (
    HearingPaper,
    ReviewAsked,
    ReviewRuling,
    Sanction,
    UpperOutcome,
)
from cases.dispute.vocabulary import Side
from rules.compliance import PromiseKind
from tests.cases import appeals as a
from tests.cases import disputes as d
from tests.cases.journey import Journey, day

NEW = OrderMade("o9", PromiseKind.AMEND_PLAN)


def plays() -> Iterator[Journey]:
    """Every way up and back, every sanction, and every refusal."""
    yield from _outcomes()
    yield from _late()
    yield from _refused()
    yield from _sanctions()


def lodged(*orders: OrderMade, by: Role = d.FAMILY) -> Journey:
    """The permission was granted on 22 June, and a side went to the Upper Tribunal that day."""
    journey = a.challenged(*orders)
    journey.do(c.RuleOnReview, d.CLERK, ruling=ReviewRuling.PERMISSION_GRANTED)
    journey.do(c.LodgeUpperAppeal, by, narrative_id="words-u")
    return journey


def settle(journey: Journey, outcome: UpperOutcome, *orders: OrderMade) -> Journey:
    """The Upper Tribunal decided today."""
    facts: dict[str, Any] = {"outcome": outcome, "decided_on": journey.now.on, "orders": orders}
    journey.do(c.RecordUpperOutcome, d.CLERK, **facts)
    return journey


def _broken(journey: Journey) -> None:
    journey.on(day("2026-09-01"))


def _kept(journey: Journey) -> None:
    a.keep(journey, "o1")


def _running(journey: Journey) -> None:
    journey.on(day("2026-06-24"))


def _outcomes() -> Iterator[Journey]:
    stands: tuple[Callable[[Journey], None], ...] = (_running, _broken, _kept)
    for go_on in stands:
        for outcome in UpperOutcome:
            journey = lodged(a.AMEND)
            go_on(journey)
            yield settle(journey, outcome)
        replaced = lodged(a.AMEND)
        go_on(replaced)
        yield settle(replaced, UpperOutcome.UPHELD, NEW)
    yield settle(lodged(), UpperOutcome.UPHELD, NEW)


def late_lodged() -> Journey:
    """A refused late appeal that the family took to the Upper Tribunal."""
    journey = a.refused_late()
    journey.do(c.AskForReview, d.FAMILY, asked=ReviewAsked.PERMISSION, narrative_id="words")
    journey.do(c.RuleOnReview, d.CLERK, ruling=ReviewRuling.REFUSED)
    journey.refused(c.LodgeUpperAppeal, d.AUTHORITY)
    journey.do(c.LodgeUpperAppeal, d.FAMILY)
    return journey


def _late() -> Iterator[Journey]:
    for outcome in UpperOutcome:
        yield settle(late_lodged(), outcome)


def _refused() -> Iterator[Journey]:
    journey = a.challenged(a.AMEND)
    journey.refused(c.LodgeUpperAppeal, d.FAMILY)
    today = {"decided_on": journey.now.on}
    dismissed = {"outcome": UpperOutcome.DISMISSED}
    journey.refused(c.RecordUpperOutcome, d.CLERK, **dismissed, **today)
    yield journey
    journey = lodged(a.AMEND)
    before = {"decided_on": journey.now.on - timedelta(days=1)}
    journey.refused(c.RecordUpperOutcome, d.CLERK, **dismissed, **before)
    journey.refused(c.RecordUpperOutcome, d.CLERK, **dismissed, **today, orders=(NEW,))
    yield journey


def give(journey: Journey, sanction: Sanction, side: Side = Side.AUTHORITY) -> Journey:
    """The tribunal does that, with its reasons."""
    facts = {"sanction": sanction, "side": side, "narrative_id": "words-s"}
    journey.do(c.RecordSanction, d.CLERK, **facts)
    return journey


def barred() -> Journey:
    """A council that was warned and then barred on 5 March."""
    return give(give(a.registered(), Sanction.WARNING), Sanction.BARRED)


def _sanctions() -> Iterator[Journey]:
    journey = a.registered()

    def refused(sanction: Sanction, side: Side = Side.AUTHORITY, words: str = "words") -> None:
        facts = {"sanction": sanction, "side": side, "narrative_id": words}
        journey.refused(c.RecordSanction, d.CLERK, **facts)

    refused(Sanction.WARNING, words="")
    refused(Sanction.BARRED)
    refused(Sanction.BARRED, Side.FAMILY)
    refused(Sanction.BAR_LIFTED)
    give(journey, Sanction.WARNING)
    give(journey, Sanction.WARNING, Side.FAMILY)
    give(journey, Sanction.BARRED)
    refused(Sanction.BARRED)
    journey.refused(c.RecordResponse, d.AUTHORITY, opposes=True)
    journey.refused(c.SendHearingPaper, d.AUTHORITY, paper=HearingPaper.HEARING_BUNDLE)
    give(journey, Sanction.BAR_LIFTED)
    give(journey, Sanction.COSTS)
    give(journey, Sanction.COSTS, Side.FAMILY)
    yield journey
    yield give(a.decided(a.AMEND), Sanction.COSTS)

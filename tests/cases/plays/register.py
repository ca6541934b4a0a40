"""Plays of the register of an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from cases.dispute import commands as c
from cases.dispute.register import commands as r
from cases.dispute.register.vocabulary import BreachPath
from cases.dispute.vocabulary import Side
from tests.cases import disputes as d
from tests.cases.journey import Journey, day

P1 = {"promise_id": "p1"}
OWN = c.PromiseMade("p3", d.OTHER.promise, Side.FAMILY, "words-p3")


def plays() -> Iterator[Journey]:
    """Every move of the rows, and every refusal."""
    yield _before_the_day()
    yield _after_the_day()
    yield _back_to_the_tribunal()
    yield _refused()


def _before_the_day() -> Journey:
    journey = d.agreed()
    journey.do(r.NoteBreach, d.FAMILY, **P1, narrative_id="why")
    journey.do(r.NoteBreach, d.AUTHORITY, **P1, narrative_id="why")
    journey.refused(r.NoteBreach, d.FAMILY, **P1, narrative_id="why")
    journey.do(r.EscalateBreach, d.FAMILY, **P1, path=BreachPath.COMPLAINT)
    journey.refused(r.EscalateBreach, d.FAMILY, **P1, path=BreachPath.COMPLAINT)
    new = day("2026-03-20")
    journey.do(r.AmendPromise, d.AUTHORITY, **P1, agreed_due_on=new)
    journey.refused(r.AmendPromise, d.AUTHORITY, **P1, agreed_due_on=new)
    journey.do(r.AmendPromise, d.FAMILY, **P1, agreed_due_on=new)
    journey.refused(r.AmendPromise, d.FAMILY, **P1, agreed_due_on=new)
    journey.refused(r.AmendPromise, d.FAMILY, **P1, agreed_due_on=day("2026-01-20"))
    return journey


def _after_the_day() -> Journey:
    journey = d.agreed(d.ASSESS).on(day("2026-03-05"))
    journey.do(r.NoteBreach, d.FAMILY, **P1, narrative_id="why")
    for path in (BreachPath.JUDICIAL_REVIEW, BreachPath.OMBUDSMAN):
        journey.do(r.EscalateBreach, d.FAMILY, **P1, path=path)
    for role in (d.AUTHORITY, d.FAMILY):
        journey.do(r.AmendPromise, role, **P1, agreed_due_on=day("2026-03-20"))
    return journey


def _back_to_the_tribunal() -> Journey:
    journey = d.agreed().on(day("2026-03-05"))
    journey.do(r.EscalateBreach, d.FAMILY, **P1, path=BreachPath.TRIBUNAL)
    path = {"promise_id": "p2", "path": BreachPath.TRIBUNAL}
    journey.refused(r.EscalateBreach, d.FAMILY, **path)
    late = d.agreed().on(day("2026-06-01"))
    late.refused(r.EscalateBreach, d.FAMILY, **path)
    late.do(r.EscalateBreach, d.FAMILY, **P1, path=BreachPath.COMPLAINT)
    journey.heard += late.heard
    return journey


def _refused() -> Journey:
    journey = d.contacted()
    journey.refused(r.NoteBreach, d.FAMILY, **P1, narrative_id="why")
    agreed = d.agreed(d.ASSESS, OWN)
    agreed.refused(r.NoteBreach, d.FAMILY, promise_id="none", narrative_id="why")
    agreed.refused(r.EscalateBreach, d.FAMILY, **P1, path=BreachPath.COMPLAINT)
    agreed.refused(r.EscalateBreach, d.FAMILY, promise_id="p3", path=BreachPath.COMPLAINT)
    agreed.do(c.RecordPromiseKept, d.AUTHORITY, **P1, kept_on=agreed.now.on)
    agreed.refused(r.NoteBreach, d.FAMILY, **P1, narrative_id="why")
    agreed.heard += journey.heard
    return agreed

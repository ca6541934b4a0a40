"""Plays of linked, merged, re-opened and moved disputes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from cases.actor import Role
from cases.dispute import commands as c
from cases.dispute.links.commands import (
    LinkDispute,
    MergeInto,
    NoteLink,
    OtherDispute,
    Reopen,
    RuleOnConsolidation,
    TransferAuthority,
    TransferPack,
)
from cases.dispute.links.vocabulary import Relation, ReopenReason, TransferReason
from cases.dispute.stages.commands import AnswerLocalResolution, ProposeLocalResolution
from cases.dispute.vocabulary import ReturnReason
from rules.appeal import DecisionKind
from tests.cases import appeals
from tests.cases import disputes as d
from tests.cases.journey import Journey, day
from tests.cases.plays import tribunal

OTHER = OtherDispute(
    "case-2", "child-1", "authority-1", DecisionKind.PLAN_FINALISED, day("2026-01-12")
)
ADMINISTRATOR = Role.ADMINISTRATOR
WHY = {"narrative_id": "why"}


def plays() -> Iterator[Journey]:
    """Every link, every way back into a case, every move, and what is refused."""
    yield _linked()
    yield from _merged()
    yield from _reopened()
    yield from _moved()


def _other(**changes: Any) -> OtherDispute:
    return replace(OTHER, **changes)


def _linked() -> Journey:
    journey = d.filed()
    facts: dict[str, Any] = {"other": OTHER, "relation": Relation.SAME_CHILD}
    journey.do(LinkDispute, d.ADVISER, **facts)
    journey.refused(LinkDispute, d.ADVISER, **facts)
    journey.refused(LinkDispute, d.ADVISER, **facts | {"other": _other(case_id="case-1")})
    journey.refused(LinkDispute, d.ADVISER, **facts | {"other": _other(child_id="child-2")})
    journey.refused(LinkDispute, d.ADVISER, **facts | {"relation": Relation.MERGED})
    note = {"other_id": "case-3", "relation": Relation.MERGED}
    journey.do(NoteLink, d.ENGINE, **note)
    journey.refused(NoteLink, d.ENGINE, **note)
    return journey


def merge(journey: Journey) -> Journey:
    """The dispute goes on inside another one about the same letter."""
    journey.do(MergeInto, d.FAMILY, other=OTHER, **WHY)
    return journey


def _merged() -> Iterator[Journey]:
    for begin in (d.filed, d.contacted, d.certified, d.agreed):
        yield merge(begin())
    journey = d.filed()
    for other in (
        _other(authority_id="authority-2"),
        _other(is_closed=True),
        _other(notice_sent_on=day("2026-01-09")),
    ):
        journey.refused(MergeInto, d.ADVISER, other=other, **WHY)
    journey.refused(MergeInto, d.ADVISER, other=OTHER, narrative_id="")
    yield journey
    yield from _consolidated()


WITH_TRIBUNAL = replace(OTHER, with_tribunal=True)


def _consolidated() -> Iterator[Journey]:
    for begin, granted in product((d.sent, appeals.registered), (True, False)):
        journey = begin()
        journey.refused(RuleOnConsolidation, d.CLERK, granted=True)
        journey.refused(MergeInto, d.ADVISER, other=OTHER, **WHY)
        journey.do(MergeInto, d.ADVISER, other=WITH_TRIBUNAL, **WHY)
        journey.refused(MergeInto, d.ADVISER, other=WITH_TRIBUNAL, **WHY)
        journey.do(RuleOnConsolidation, d.CLERK, granted=granted)
        yield journey
    over = appeals.decided()
    over.refused(MergeInto, d.ADVISER, other=WITH_TRIBUNAL, **WHY)
    yield over
    back = d.sent()
    back.do(c.Withdraw, d.FAMILY)
    yield reopen(back)
    noted = _withdrawn(d.filed)
    noted.do(NoteLink, d.ENGINE, other_id="case-3", relation=Relation.LATER_APPEAL)
    yield noted


def reopen(journey: Journey) -> Journey:
    """It was ended by mistake."""
    journey.do(Reopen, d.FAMILY, reason=ReopenReason.ENDED_BY_MISTAKE, **WHY)
    return journey


def _withdrawn(begin: Callable[[], Journey]) -> Journey:
    journey = begin()
    journey.do(c.Withdraw, d.FAMILY)
    return journey


def _reopened() -> Iterator[Journey]:
    for begin in (d.filed, d.contacted, d.certified, d.agreed):
        yield reopen(_withdrawn(begin))
    decided = next(journey for journey in tribunal.plays() if journey.state.is_closed)
    decided.refused(Reopen, d.FAMILY, reason=ReopenReason.NEW_FACTS, **WHY)
    yield decided
    content = d.answered()
    content.do(c.RespondToAnswer, d.FAMILY, satisfied=True)
    yield reopen(content)
    settled = d.filed()
    settled.do(ProposeLocalResolution, d.FAMILY, narrative_id="words")
    settled.do(AnswerLocalResolution, d.AUTHORITY, agreed=True)
    yield reopen(settled)
    kept = d.agreed()
    for promise in ("p1", "p2"):
        kept.do(c.RecordPromiseKept, d.AUTHORITY, promise_id=promise, kept_on=kept.now.on)
    yield reopen(kept)
    journey = d.filed()
    facts = {"reason": ReopenReason.NEW_FACTS}
    journey.refused(Reopen, d.FAMILY, **facts, **WHY)
    journey.do(c.Withdraw, d.FAMILY)
    journey.refused(Reopen, d.FAMILY, **facts, narrative_id="")
    yield journey


def move(journey: Journey, **changes: Any) -> Journey:
    """Another authority is responsible from 20 January."""
    facts = {"authority_id": "authority-2", "service_id": "", "from_on": day("2026-01-19")}
    journey.do(TransferAuthority, d.AUTHORITY, **(facts | WHY | changes))
    return journey


def repack(journey: Journey) -> Journey:
    """An administrator moves the case to the other pack: from the proposal to the law, or back."""
    pack = "green-paper-2022" if journey.state.pack == "law-2014" else "law-2014"
    journey.do(TransferPack, ADMINISTRATOR, pack=pack, reason=TransferReason.WRONG_PACK)
    return journey


def _with_bundle(*, returned: bool, built: bool) -> Journey:
    """A referral whose bundle is being made or is ready, the first time or after a return."""
    journey = d.with_grounds()
    if returned:
        d.build(journey)
        journey.do(c.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1")
        reasons = (ReturnReason.UNREADABLE,)
        journey.do(c.ReturnReferral, d.CLERK, reasons=reasons, narrative_id="words")
    if built:
        d.build(journey)
    else:
        journey.do(c.RequestBundle, d.FAMILY)
    return journey


def _moved() -> Iterator[Journey]:
    for change in (move, repack):
        yield change(d.filed())
        for returned, built in product((False, True), (False, True)):
            yield change(_with_bundle(returned=returned, built=built))
    journey = d.filed()
    facts: dict[str, Any] = {
        "authority_id": "authority-2",
        "service_id": "",
        "from_on": day("2026-01-19"),
        **WHY,
    }
    for wrong in (
        {"authority_id": "authority-1"},
        {"from_on": day("2026-01-20")},
        {"narrative_id": ""},
    ):
        journey.refused(TransferAuthority, d.AUTHORITY, **facts | wrong)
    reason = {"reason": TransferReason.LAW_CHANGED}
    for pack in ("no-such-pack", journey.state.pack, "reform-2026"):
        journey.refused(TransferPack, ADMINISTRATOR, pack=pack, **reason)
    yield journey
    reassess = d.filed(decision=DecisionKind.REFUSED_TO_REASSESS, clock_offset_seconds=0)
    reassess.refused(TransferPack, ADMINISTRATOR, pack="reform-2026", **reason)
    yield reassess

"""Plays of the independent panel after mediation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from cases.dispute import commands as c
from cases.dispute.panel.commands import (
    AnswerPanel,
    AppointPanel,
    RecordPanelView,
    ReferToPanel,
    Seat,
)
from cases.dispute.vocabulary import DocumentKind, SessionOutcome
from rules.policy import GREEN_PAPER_2022, PanelMode
from tests.cases import disputes as d
from tests.cases.journey import Journey, day, instant
from tests.cases.regimes import under

SEATS = tuple(Seat(member, f"member-{member}") for member in GREEN_PAPER_2022.panel.members)
EARLY = instant("2026-02-03 10:00")
"""Early enough for the panel to answer before the last safe day."""


def plays() -> Iterator[Journey]:
    """The panel answers, or its time ends, and what is refused."""
    if d.regime().panel.mode is not PanelMode.OFF:
        yield _answered()
        yield _too_slow()
    yield from _refusals()
    with pytest.MonkeyPatch.context() as patch:
        yield required_and_sent_too_soon(patch)


def mediated_early(**changes: object) -> Journey:
    """Mediation of 3 February brought no agreement; the certificate is of the same day."""
    journey = d.filed(**changes)
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    journey.do(c.AppointMediator, d.ADVISER, mediator_id="mediator-1")
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(EARLY,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=EARLY)
    journey.on(day("2026-02-03"))
    held = {"held_on": day("2026-02-03"), "outcome": SessionOutcome.NONE}
    journey.do(c.RecordSession, d.MEDIATOR, **held)
    journey.do(c.IssueCertificate, d.MEDIATOR)
    return journey


def required(patch: pytest.MonkeyPatch, answers_in: int = 20) -> str:
    """The 2022 proposal with a required panel that has so many working days."""
    panel = replace(GREEN_PAPER_2022.panel, mode=PanelMode.REQUIRED, answers_in=answers_in)
    return under(patch, GREEN_PAPER_2022.name, panel=panel)


def ready_to_send(journey: Journey) -> Journey:
    """Everything the form needs is there and the bundle is built."""
    for kind in (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K):
        d.add(journey, kind)
    journey.do(
        c.StateGrounds, d.FAMILY, sections=("B", "F"), narrative_id="words-3", details=d.DETAILS
    )
    d.build(journey)
    return journey


SIGNED = {"sha256": "cd" * 32, "signature_id": "signature-1"}


def required_and_sent_too_soon(patch: pytest.MonkeyPatch) -> Journey:
    """A family that is ready before a required panel has answered."""
    journey = ready_to_send(mediated_early(pack=required(patch)))
    journey.refused(c.SendReferral, d.FAMILY, **SIGNED)
    return journey


def _answered() -> Journey:
    journey = mediated_early()
    journey.refused(AppointPanel, d.ADVISER, members=SEATS)
    journey.refused(RecordPanelView, d.ADVISER, narrative_id="view")
    journey.refused(AnswerPanel, d.FAMILY, accepts=True)
    journey.do(ReferToPanel, d.FAMILY)
    journey.refused(ReferToPanel, d.FAMILY)
    journey.refused(AppointPanel, d.ADVISER, members=SEATS[1:])
    same = (*SEATS[:-1], replace(SEATS[-1], person_id=SEATS[0].person_id))
    journey.refused(AppointPanel, d.ADVISER, members=same)
    journey.do(AppointPanel, d.ADVISER, members=SEATS)
    journey.do(AppointPanel, d.ADVISER, members=SEATS)
    journey.refused(RecordPanelView, d.ADVISER, narrative_id="")
    journey.do(RecordPanelView, d.ADVISER, narrative_id="view")
    journey.refused(RecordPanelView, d.ADVISER, narrative_id="view")
    journey.refused(AppointPanel, d.ADVISER, members=SEATS)
    journey.do(AnswerPanel, d.FAMILY, accepts=True)
    journey.refused(AnswerPanel, d.FAMILY, accepts=True)
    journey.do(AnswerPanel, d.AUTHORITY, accepts=False)
    return journey


def _too_slow() -> Journey:
    journey = mediated_early()
    journey.do(ReferToPanel, d.FAMILY)
    return journey.on(day("2026-03-04"))


def _refusals() -> Iterator[Journey]:
    none = d.certified(pack="law-2014")
    none.refused(ReferToPanel, d.FAMILY)
    yield none
    before = d.filed()
    before.refused(ReferToPanel, d.FAMILY)
    yield before
    late = d.held(SessionOutcome.NONE)
    late.refused(ReferToPanel, d.FAMILY)
    yield late
    sent = d.sent()
    sent.refused(ReferToPanel, d.FAMILY)
    yield sent

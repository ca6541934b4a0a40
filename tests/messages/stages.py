"""Journeys through the stages of a complaint, local resolution, the panel, and links of disputes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

from cases.actor import Role
from cases.dispute import commands as d
from cases.dispute.links import commands as links
from cases.dispute.links.vocabulary import Relation, ReopenReason, TransferReason
from cases.dispute.panel import commands as panel
from cases.dispute.stages import commands as stages
from cases.dispute.vocabulary import AnswerOutcome, SessionOutcome
from rules.appeal import DecisionKind
from rules.policy import GREEN_PAPER_2022

Begin = Callable[[], Any]

FAMILY = (Role.FAMILY, "family")
AUTHORITY = (Role.AUTHORITY, "authority")
SERVICE = (Role.ADVISER, "service")
ADMINISTRATOR = (Role.ADMINISTRATOR, "administrator")
ENGINE = (Role.ENGINE, "engine")

OTHER = links.OtherDispute(
    "1f3c92ab-0000-4000-8000-000000000009",
    "child",
    "authority",
    DecisionKind.PLAN_FINALISED,
    date(2026, 4, 8),
)


def _escalated(filed: Begin) -> Any:
    journey = filed()
    journey.do(lambda meta: d.AcknowledgeComplaint(meta), *AUTHORITY)
    journey.do(lambda meta: stages.ExtendAnswer(meta, 4, "why"), *AUTHORITY)
    answer = partial(d.AnswerComplaint, outcome=AnswerOutcome.NOT_UPHELD, narrative_id="answer")
    journey.do(answer, *AUTHORITY)
    journey.do(lambda meta: stages.EscalateComplaint(meta), *FAMILY)
    return journey


def _settled(filed: Begin) -> Any:
    journey = filed()
    journey.do(lambda meta: stages.ProposeLocalResolution(meta, "offer"), *FAMILY)
    journey.do(lambda meta: stages.AnswerLocalResolution(meta, False), *AUTHORITY)
    journey.do(lambda meta: stages.ProposeLocalResolution(meta, "offer"), *AUTHORITY)
    journey.do(lambda meta: stages.AnswerLocalResolution(meta, False), *FAMILY)
    journey.do(lambda meta: stages.ProposeLocalResolution(meta, "offer"), *AUTHORITY)
    journey.do(lambda meta: stages.AnswerLocalResolution(meta, True), *FAMILY)
    return journey


def _mediated_early(filed: Begin) -> Any:
    slot = datetime(2026, 4, 29, 9, 30, tzinfo=UTC)
    journey = filed()
    journey.do(lambda meta: d.ContactAdviser(meta, True), *FAMILY)
    journey.do(lambda meta: d.AppointMediator(meta, "mediator"), *SERVICE)
    journey.do(lambda meta: d.OfferSlots(meta, (slot,)), Role.MEDIATOR, "mediator")
    journey.do(lambda meta: d.AgreeSlot(meta, slot), *FAMILY)
    journey.wait_until(slot.date())
    held = partial(d.RecordSession, held_on=slot.date(), outcome=SessionOutcome.NONE)
    journey.do(held, Role.MEDIATOR, "mediator")
    journey.do(lambda meta: panel.ReferToPanel(meta), *FAMILY)
    return journey


def _panel(filed: Begin) -> Any:
    journey = _mediated_early(filed)
    seats = tuple(panel.Seat(m, f"member {m}") for m in GREEN_PAPER_2022.panel.members)
    journey.do(lambda meta: panel.AppointPanel(meta, seats), *SERVICE)
    journey.do(lambda meta: panel.RecordPanelView(meta, "view"), *SERVICE)
    journey.do(lambda meta: panel.AnswerPanel(meta, True), *FAMILY)
    journey.do(lambda meta: panel.AnswerPanel(meta, False), *AUTHORITY)
    return journey


def _slow_panel(filed: Begin) -> Any:
    journey = _mediated_early(filed)
    journey.wait_until(date(2026, 6, 3))
    return journey


def _tied(filed: Begin) -> Any:
    journey = filed()
    link = partial(links.LinkDispute, other=OTHER, relation=Relation.SAME_CHILD)
    journey.do(link, *SERVICE)
    note = partial(links.NoteLink, other_id="other", relation=Relation.MERGED)
    journey.do(note, *ENGINE)
    move = partial(
        links.TransferAuthority,
        authority_id="other-authority",
        service_id="",
        from_on=date(2026, 4, 13),
        narrative_id="why",
    )
    journey.do(move, *AUTHORITY)
    repack = partial(
        links.TransferPack, pack="law-2014", reason=TransferReason.WRONG_PACK, narrative_id="why"
    )
    journey.do(repack, *ADMINISTRATOR)
    return journey


def _merged_and_open_again(filed: Begin) -> Any:
    journey = filed()
    journey.do(lambda meta: links.MergeInto(meta, OTHER, "why"), *FAMILY)
    again = partial(links.Reopen, reason=ReopenReason.ENDED_BY_MISTAKE, narrative_id="why")
    journey.do(again, *FAMILY)
    return journey


def journeys(filed: Callable[..., Any]) -> Mapping[str, Begin]:
    """Each journey by its name; `filed` begins a dispute under the pack that is given."""
    law, green = partial(filed, "law-2014"), partial(filed, "green-paper-2022")
    return {
        "escalated": partial(_escalated, law),
        "settled locally": partial(_settled, green),
        "panel": partial(_panel, green),
        "slow panel": partial(_slow_panel, green),
        "tied": partial(_tied, green),
        "merged and open again": partial(_merged_and_open_again, green),
    }

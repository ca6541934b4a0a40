"""Plays of exemptions: recorded, refused where the law knows none, ended."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cases.dispute import commands as c
from cases.dispute.vocabulary import DocumentKind
from rules.exemption import Circumstance
from rules.exemption_ground import ExemptionGround
from tests.cases import disputes as d
from tests.cases.journey import Journey, day

CLOCK = "promise:p1"


def facts(paper: str, **changes: Any) -> dict[str, Any]:
    """The family was away for four weeks, a paper shows it."""
    return {
        "clock_id": CLOCK,
        "ground": ExemptionGround.ABSENCE,
        "from_on": day("2026-02-23"),
        "until_on": day("2026-03-23"),
        "document_id": paper,
        "decided_by_id": "officer-1",
        "narrative_id": "why-1",
    } | changes


def plays() -> Iterator[Journey]:
    """Every move and every refusal of exemptions."""
    journey = d.agreed().on(day("2026-03-24"))
    paper = d.add(journey, DocumentKind.PROMISE_EVIDENCE, d.AUTHORITY)
    for changes in (
        {"clock_id": "promise:p2"},
        {"document_id": "document-9"},
        {"until_on": day("2026-02-20")},
        {"until_on": day("2026-03-02")},
        {"ground": ExemptionGround.PERSONAL_CIRCUMSTANCES},
        {
            "ground": ExemptionGround.PERSONAL_CIRCUMSTANCES,
            "circumstance": Circumstance.STAFF_SHORTAGE,
        },
        {"ground": ExemptionGround.SCHOOL_CLOSED},
    ):
        journey.refused(c.RecordExemption, d.AUTHORITY, **facts(paper, **changes))
    journey.do(c.RecordExemption, d.AUTHORITY, **facts(paper))
    exemption_id = journey.state.exemptions[0].exemption_id
    journey.do(c.EndExemption, d.AUTHORITY, exemption_id=exemption_id)
    journey.refused(c.EndExemption, d.AUTHORITY, exemption_id=exemption_id)
    yield journey

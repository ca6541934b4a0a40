"""Plays of national standards in a dispute."""

from __future__ import annotations

from collections.abc import Iterator

from cases.dispute.standards.commands import CiteStandard
from tests.cases import disputes as d
from tests.cases.disputes import AUTHORITY, FAMILY
from tests.cases.journey import Journey

CITED = {"set_id": "set-1", "code": "X1", "narrative_id": "words"}


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    journey = d.filed()
    journey.refused(CiteStandard, FAMILY, **(CITED | {"set_id": ""}))
    journey.refused(CiteStandard, FAMILY, **(CITED | {"narrative_id": ""}))
    journey.do(CiteStandard, FAMILY, **CITED)
    journey.refused(CiteStandard, FAMILY, **CITED)
    journey.do(CiteStandard, AUTHORITY, **CITED)
    yield journey

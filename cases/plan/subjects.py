"""Every subject of a plan beyond its opening and its yearly review."""

from __future__ import annotations

from collections.abc import Mapping

from cases.plan.record.subject import SUBJECT as RECORD
from cases.subject import Subject, Watch, folding, watching

SUBJECTS: tuple[Subject, ...] = (RECORD,)
"""In the order a family meets them."""

SUBJECT_OF: Mapping[type, Subject] = folding(SUBJECTS)
"""The subject that folds an event."""


def watch_of(clock_id: str) -> Watch | None:
    """Who is reminded and told about a clock of a subject; None when no subject keeps it."""
    return watching(SUBJECTS, clock_id)

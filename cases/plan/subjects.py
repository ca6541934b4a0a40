"""Every subject of a plan beyond its opening and its yearly review."""

from __future__ import annotations

from collections.abc import Mapping

from cases.plan.advice.subject import SUBJECT as ADVICE
from cases.plan.ages.subject import SUBJECT as AGES
from cases.plan.choice.subject import SUBJECT as CHOICE
from cases.plan.early.subject import SUBJECT as EARLY
from cases.plan.ending.subject import SUBJECT as ENDING
from cases.plan.health.subject import SUBJECT as HEALTH
from cases.plan.outside.subject import SUBJECT as OUTSIDE
from cases.plan.phase.subject import SUBJECT as PHASE
from cases.plan.placements.subject import SUBJECT as PLACEMENTS
from cases.plan.reassess.subject import SUBJECT as REASSESS
from cases.plan.record.subject import SUBJECT as RECORD
from cases.plan.standards.subject import SUBJECT as STANDARDS
from cases.plan.transfer.subject import SUBJECT as TRANSFER
from cases.subject import Subject, Watch, folding, watching

SUBJECTS: tuple[Subject, ...] = (
    ADVICE,
    EARLY,
    TRANSFER,
    REASSESS,
    HEALTH,
    ENDING,
    OUTSIDE,
    PHASE,
    AGES,
    CHOICE,
    PLACEMENTS,
    STANDARDS,
    RECORD,
)
"""In the order a family meets them."""

SUBJECT_OF: Mapping[type, Subject] = folding(SUBJECTS)
"""The subject that folds an event."""


def watch_of(clock_id: str) -> Watch | None:
    """Who is reminded and told about a clock of a subject; None when no subject keeps it."""
    return watching(SUBJECTS, clock_id)

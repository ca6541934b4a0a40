"""Every subject of a dispute beyond its complaint, mediation, agreement and referral."""

from __future__ import annotations

from collections.abc import Mapping

from cases.dispute.attendees.subject import SUBJECT as ATTENDEES
from cases.dispute.certificates.subject import SUBJECT as CERTIFICATES
from cases.dispute.exceptions.subject import SUBJECT as EXCEPTIONS
from cases.dispute.grounds.subject import SUBJECT as GROUNDS
from cases.dispute.health.subject import SUBJECT as HEALTH
from cases.dispute.links.subject import SUBJECT as LINKS
from cases.dispute.mediators.subject import SUBJECT as MEDIATORS
from cases.dispute.panel.subject import SUBJECT as PANEL
from cases.dispute.parties.subject import SUBJECT as PARTIES
from cases.dispute.preparation.subject import SUBJECT as PREPARATION
from cases.dispute.register.subject import SUBJECT as REGISTER
from cases.dispute.screening.subject import SUBJECT as SCREENING
from cases.dispute.service_promises.subject import SUBJECT as SERVICE_PROMISES
from cases.dispute.slots.subject import SUBJECT as SLOTS
from cases.dispute.stages.subject import SUBJECT as STAGES
from cases.dispute.subject import Subject, Watch
from cases.dispute.tribunal.subject import SUBJECT as TRIBUNAL
from cases.subject import folding, watching

SUBJECTS: tuple[Subject, ...] = (
    GROUNDS,
    PARTIES,
    STAGES,
    SCREENING,
    HEALTH,
    MEDIATORS,
    ATTENDEES,
    PREPARATION,
    SLOTS,
    CERTIFICATES,
    REGISTER,
    PANEL,
    TRIBUNAL,
    EXCEPTIONS,
    SERVICE_PROMISES,
    LINKS,
)
"""In the order a family meets them."""


SUBJECT_OF: Mapping[type, Subject] = folding(SUBJECTS)
"""The subject that folds an event."""


def watch_of(clock_id: str) -> Watch | None:
    """Who is reminded and told about a clock of a subject; None when no subject keeps it."""
    return watching(SUBJECTS, clock_id)

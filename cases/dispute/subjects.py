"""Every subject of a dispute beyond its complaint, mediation, agreement and referral."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cases.dispute.parties.subject import SUBJECT as PARTIES
from cases.dispute.subject import Subject, Watch

SUBJECTS: tuple[Subject, ...] = (PARTIES,)
"""In the order a family meets them."""


def _collected() -> Mapping[type, Subject]:
    found = {event: subject for subject in SUBJECTS for event in subject.evolve}
    assert len(found) == sum(len(subject.evolve) for subject in SUBJECTS)
    return MappingProxyType(found)


SUBJECT_OF: Mapping[type, Subject] = _collected()
"""The subject that folds an event."""


def watch_of(clock_id: str) -> Watch | None:
    """Who is reminded and told about a clock of a subject; None when no subject keeps it."""
    for subject in SUBJECTS:
        for watched, watch in subject.watches.items():
            exact = clock_id == watched
            if exact or (watched.endswith(":") and clock_id.startswith(watched)):
                return watch
    return None

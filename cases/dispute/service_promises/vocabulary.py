"""The words of service promises."""

from __future__ import annotations

from enum import StrEnum


class ServicePromise(StrEnum):
    """What can be promised."""

    FIRST_OFFER = "first_offer"  # the service offers days after the family's wish for mediation
    CERTIFICATE = "certificate"  # the service issues the certificate after a session
    ANSWER = "answer"  # the authority answers the complaint after it acknowledged it


class PauseReason(StrEnum):
    """Why work on a promise waits."""

    FAMILY_ASKED = "family_asked"
    WAITING_FOR_FAMILY = "waiting_for_family"
    WAITING_FOR_PAPERS = "waiting_for_papers"
    SOMEBODY_ILL = "somebody_ill"
    SERVICE_CLOSED = "service_closed"

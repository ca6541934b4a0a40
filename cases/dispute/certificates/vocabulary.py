"""Why a certificate is taken back."""

from __future__ import annotations

from enum import StrEnum


class RevokeReason(StrEnum):
    """What is wrong with a certificate."""

    WRONG_DETAILS = "wrong_details"
    WRONG_GROUND = "wrong_ground"
    ISSUED_IN_ERROR = "issued_in_error"
    LOST = "lost"

"""The link with which somebody without an account gives advice: signed, for one request, used once.

The link names a case, its review year and the number of a request. The case itself refuses a second
use, so that nothing need be remembered beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer

_SALT = "advice"

ADVICE_TEMPLATES = ("advice_asked", "advice_chased")
"""The messages that carry such a link."""


@dataclass(frozen=True, slots=True)
class AdviceLink:
    """Which advice a link asks for."""

    case_id: str
    review_year: int
    number: int


def advice_token(secret: str, link: AdviceLink) -> str:
    """The signed part of the address."""
    values = [link.case_id, link.review_year, link.number]
    return str(URLSafeSerializer(secret, salt=_SALT).dumps(values))


def read_advice_token(secret: str, token: str) -> AdviceLink | None:
    """What a signed part names, or None when it was not signed here."""
    try:
        values = URLSafeSerializer(secret, salt=_SALT).loads(token)
        case_id, review_year, number = values
    except (BadSignature, TypeError, ValueError):
        return None
    return AdviceLink(str(case_id), int(review_year), int(number))

"""The names of the clocks that every dispute may keep."""

from __future__ import annotations

APPEAL = "appeal"
LAST_SAFE_DAY = "last_safe_day"
ADVISER_CONTACT = "adviser_contact"
ACKNOWLEDGE = "complaint_acknowledge"
ANSWER = "complaint_answer"
ARRANGE = "arrange_mediation"
CERTIFICATE = "certificate"
REGISTRATION = "registration"
RESPONSE = "authority_response"
PROMISE = "promise:"
RIGHTS_TRANSFER = "rights_transfer"

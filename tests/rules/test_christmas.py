"""A story over Christmas: wait or appeal?

The council cancels twice, so that mediation falls outside its 30 days; the certificate is of
mid-January; two months from the letter end in late January.
"""

import pytest

from rules.calendar import ENGLAND
from rules.conflict import ConflictKind as K
from rules.conflict import Severity
from rules.window import span
from tests.rules.test_cross_checks import appeal, day, found

LETTER = {"notice_dated_on": "2025-11-28"}
WANTED = {
    **LETTER,
    "adviser_contacted_on": "2025-12-03",
    "mediation_wanted": True,
    "authority_told_on": "2025-12-03",
}
CERTIFIED = {**WANTED, "certificate_issued_on": "2026-01-15"}
CHRISTMAS = [
    # The family has done nothing yet: the adviser comes first, by Wednesday 28 January.
    ("2025-12-01", {**LETTER, "adviser_contacted_on": None}, "2026-01-28", "2026-01-28", ""),
    # It wants mediation. 30 days from 3 December: Friday 2 January. All fits.
    ("2025-12-04", {**WANTED, "session_on": "2025-12-18"}, "2026-01-28", "2026-01-28", ""),
    # Cancelled. The new day, 30 December, still fits.
    ("2025-12-18", {**WANTED, "session_on": "2025-12-30"}, "2026-01-28", "2026-01-28", ""),
    # Cancelled again. The new day, 9 January, is outside the 30 days: ask for the certificate.
    (
        "2025-12-30", {**WANTED, "session_on": "2026-01-09"}, "2026-01-28", "2026-01-28",
        "thirty_days_over",
    ),
    # Were it as late as Monday 26 January, no certificate could be sure to come in time.
    (
        "2026-01-05", {**WANTED, "session_on": "2026-01-26"}, "2026-01-28", "2026-01-28",
        "session_leaves_no_time_for_certificate thirty_days_over",
    ),
    # Were it in February: do not wait for it.
    (
        "2026-01-05", {**WANTED, "session_on": "2026-02-03"}, "2026-01-28", "2026-01-28",
        "session_after_last_safe_day thirty_days_over",
    ),
    # The adviser was told on Monday 12 January, so the certificate comes by the 15th: it fits.
    ("2026-01-12", {**WANTED, "adviser_told_on": "2026-01-12"}, "2026-01-28", "2026-01-28", ""),
    # The certificate is of 15 January, after a contact in time. One month ends on Sunday 15
    # February, so on Monday the 16th: the family may wait until then.
    ("2026-01-16", CERTIFIED, "2026-02-16", "2026-02-16", "certificate_month_is_later"),
    ("2026-01-29", CERTIFIED, "2026-02-16", "2026-02-16", "certificate_month_is_later"),
    ("2026-02-16", CERTIFIED, "2026-02-16", "2026-02-16", "certificate_month_is_later"),
    ("2026-02-17", CERTIFIED, "2026-02-16", "2026-02-16", "last_day_passed"),
    # Had it spoken to the adviser only on 29 January, the certificate would give nothing safe.
    (
        "2026-02-05",
        {**LETTER, "adviser_contacted_on": "2026-01-29", "certificate_issued_on": "2026-02-03"},
        "2026-03-03", "2026-01-28", "last_safe_day_passed certificate_after_late_contact",
    ),
]  # fmt: skip
SMALL = {K.FIRST_DAY_COUNTED, K.OFFICE_CLOSED}


@pytest.mark.parametrize(("today", "known", "law", "safe", "told"), CHRISTMAS)
def test_over_christmas_the_family_knows_each_day_whether_to_wait_or_to_appeal(
    today: str, known: dict[str, object], law: str, safe: str, told: str
) -> None:
    facts = appeal("2025-11-28", today, **known)
    days = span(facts, ENGLAND)
    assert (days.last_on, days.safe_on) == (day(law), day(safe))
    assert [one.value for one in found(facts) if one not in SMALL] == told.split()


def test_with_the_certificate_in_hand_the_family_is_told_both_days_and_that_it_may_wait() -> None:
    one = found(appeal("2025-11-28", "2026-01-16", **CERTIFIED))[K.CERTIFICATE_MONTH_IS_LATER]
    assert one.severity is Severity.NOTE
    assert one.meaning == (
        "Your letter gives you until Wednesday 28 January 2026. Your certificate gives you longer, "
        "until Monday 16 February 2026."
    )
    assert one.action == (
        "You can use this time. Send your appeal by Monday 16 February 2026 to be safe."
    )

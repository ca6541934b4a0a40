"""What a conflict tells the family in different cases: the way on, the day, the reason."""

from typing import Any

import pytest

from rules.appeal import DecisionKind
from rules.conflict import ConflictKind as K
from rules.policy import REFORM_2026
from rules.regime import WHITE_PAPER, without_certificate
from tests.rules.test_cross_checks import B_AND_I, SECTION_I, appeal, claim, found


def test_an_appeal_and_a_claim_are_told_their_own_way_on() -> None:
    late, kind = "2026-12-01", K.SESSION_AFTER_LAST_SAFE_DAY
    assert "Send your claim" in found(claim(session_on=late))[kind].action
    assert "send your appeal" in found(appeal(session_on=late))[kind].action
    kind = K.CERTIFICATE_NOT_NEEDED
    assert "discrimination claim" in found(claim(mediation_wanted=True))[kind].meaning
    assert "school or college" in found(appeal(sections=SECTION_I))[kind].meaning


def test_where_the_pack_asks_for_no_certificate_nobody_is_told_to_wait_for_one() -> None:
    """H1, Z6: under the proposal of 2026 nothing asks the family to speak to an adviser first."""
    late: dict[str, Any] = {"today": "2026-05-04", "adviser_contacted_on": None}
    assert K.CONTACT_DAY_PASSED in found(appeal(**late))
    free = without_certificate(REFORM_2026, {"B", "F"})
    assert found(appeal(**late, regime=free)).keys() == {K.OFFICE_CLOSED}
    one = found(appeal(regime=free))[K.CERTIFICATE_NOT_NEEDED]
    assert one.citations == (WHITE_PAPER,)
    assert one.meaning.startswith("You need no mediation certificate to appeal. ")


def test_an_earlier_way_of_counting_is_told_and_changes_no_safe_day() -> None:
    """K23, E1: 11 June is in time; from the printed date, the 6th, Monday 8 June is safe."""
    one = found(appeal("2026-04-11"))[K.FIRST_DAY_COUNTED]
    assert one.meaning == (
        "The law gives you until Thursday 11 June 2026. Some official pages count the first day as "
        "day 1. They come to Wednesday 10 June 2026."
    )
    assert one.action == (
        "You may read the earlier day elsewhere. It does not change your last safe day, "
        "Thursday 11 June 2026."
    )
    printed = found(appeal("2026-04-11", notice_dated_on="2026-04-06"))[K.FIRST_DAY_COUNTED]
    assert printed.days == one.days
    assert printed.action.endswith("your last safe day, Monday 8 June 2026.")


def test_how_long_a_plan_stays_depends_on_whether_the_appeal_went_in() -> None:
    ended: dict[str, Any] = {"decision": DecisionKind.CEASED, "plan_ends_on": "2026-05-01"}
    open_still = found(appeal(**ended))[K.PLAN_ENDS_TOO_EARLY].meaning
    assert "until Tuesday 5 May 2026 has passed." in open_still
    sent = found(appeal(**ended, appeal_sent_on="2026-04-01"))[K.PLAN_ENDS_TOO_EARLY].meaning
    assert "until your appeal is decided." in sent


@pytest.mark.parametrize(
    ("today", "contacted", "action"),
    [
        ("2026-05-01", None, "Speak to a mediation adviser by Friday 1 May 2026."),
        ("2026-05-04", None, "Speak to one today"),
        ("2026-05-04", "2026-04-01", "Ask the mediation adviser for the certificate now."),
    ],
)
def test_who_needs_a_certificate_now_is_told_what_is_left_to_do(
    today: str, contacted: str | None, action: str
) -> None:
    more: dict[str, Any] = {
        "sections": B_AND_I,
        "sections_before": SECTION_I,
        "adviser_contacted_on": contacted,
    }
    assert action in found(appeal(today=today, **more))[K.CERTIFICATE_NOW_NEEDED].action

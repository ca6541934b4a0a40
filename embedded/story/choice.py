"""A school is chosen from a tailored list, and the child goes to alternative provision meanwhile."""

from __future__ import annotations

from datetime import timedelta

from embedded.story import said
from embedded.story.case import Case

FIRST, SECOND, UNIT = "example-special", "example-school", "example-unit"
"""Settings of the inclusion plan of the demonstration, by their keys."""


def asked(plan: Case) -> Case:
    """The council makes the list, the family ranks it, the school it wants most is asked (N9)."""
    officer = plan.cast.officer
    plan.do(
        officer,
        "make_tailored_list",
        "makes a list of schools that fit.",
        phase="primary",
        needs=["ASD", "SLCN"],
        latitude=51.51,
        longitude=-0.12,
        farthest_metres=10_000,
    )
    plan.do(
        plan.family,
        "rank_settings",
        "says which school it wants most.",
        ranked=[FIRST, SECOND],
        words=said.WISH,
    )
    plan.do(
        officer,
        "consult_setting",
        "asks that school about a place.",
        setting_id=FIRST,
        words=said.PLACE_QUESTION,
    )
    plan.do(
        officer,
        "start_placement",
        "records that the child goes to alternative provision besides.",
        setting_id=UNIT,
        is_main=False,
        started_on=plan.today.isoformat(),
        reason="waiting_for_place",
        planned_until=(plan.today + timedelta(days=60)).isoformat(),
    )
    return plan

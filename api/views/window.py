"""The days that can be offered for a session, with the reason for the first and for the last.

The two ends follow from rules M10, M8 and M13. Their reasons are worded from the deadlines that the
case keeps; no day is counted here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.scene import Scene
from api.views.deadline import date_address
from cases.clock import find
from cases.dispute.clocks import APPEAL, ARRANGE, policy
from cases.dispute.mediation import appeal_deadline, time_for_others, window
from rules.deadline import day_words
from rules.mediation import WORKING_DAYS_OF_NOTICE, WORKING_DAYS_TO_CERTIFY
from rules.policy import ThirtyDays


@dataclass(frozen=True, slots=True)
class End:
    """One end of the window: the day, why it is that day, its rule.

    `href` leads to the derivation of the deadline that the day is counted from; `link` names it.
    """

    on: date
    why: str
    rule: str
    href: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class WindowView:
    """The days on which a session can be offered, from `opens` to `closes`."""

    is_empty: bool
    opens: End
    closes: End


def offered_window(scene: Scene) -> WindowView:
    """The window of a dispute in which mediation was asked for, with the reasons of its ends."""
    state = scene.dispute
    found = window(state, scene.now)
    opens = End(
        found.opens_on,
        f"It is the first working day that leaves {WORKING_DAYS_OF_NOTICE} working days of notice, "
        f"when the notice goes out on {day_words(scene.now.on)}.",
        "M10",
    )
    arrange = find(state.clocks, ARRANGE)
    is_bound = policy(state).thirty_days is ThirtyDays.HELD and arrange is not None
    if is_bound and arrange is not None and arrange.deadline.due_on <= found.closes_on:
        closes = End(
            found.closes_on,
            "The 30 days in which mediation must take place end on "
            f"{day_words(arrange.deadline.due_on)}.",
            "M8",
            date_address(state.case_id, ARRANGE),
            "How the 30 days are counted",
        )
    elif not state.appealable:
        closes = _before_the_ombudsman(scene, found.closes_on)
    else:
        closes = End(
            found.closes_on,
            f"It leaves {WORKING_DAYS_TO_CERTIFY} working days for the certificate before the last "
            f"day to go to the tribunal, {day_words(appeal_deadline(state).due_on)}.",
            "M13",
            date_address(state.case_id, APPEAL),
            "How the last day to go to the tribunal is counted",
        )
    return WindowView(found.is_empty, opens, closes)


def _before_the_ombudsman(scene: Scene, closes_on: date) -> End:
    limit = time_for_others(scene.dispute, scene.now)
    return End(
        closes_on,
        f"It leaves {WORKING_DAYS_TO_CERTIFY} working days before the last day for the Ombudsman, "
        f"{day_words(limit.due_on)}. Nothing here can be appealed, so no other day binds.",
        limit.rule,
    )

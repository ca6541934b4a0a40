"""What the lists of a plan and its happenings are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cases.plan.advice.vocabulary import Contributor, ViewsForm, ViewsOf
from cases.plan.health.vocabulary import HealthAsks
from cases.plan.phase.vocabulary import PhaseMove
from rules.deadline import day_words
from rules.reassessment import EndingGround

Payload = Mapping[str, Any]

PHASE_MOVES: Mapping[str, str] = {
    PhaseMove.OTHER_PHASE: "To school, or to the next kind of school",
    PhaseMove.TO_POST_16: "From school to college or training",
    PhaseMove.WITHIN_POST_16: "From one college to another",
}


CONTRIBUTORS: Mapping[str, str] = {
    Contributor.HEALTH: "Health",
    Contributor.SOCIAL_CARE: "Social care",
    Contributor.EDUCATION: "School, college or nursery",
    Contributor.PSYCHOLOGIST: "Educational psychology",
    Contributor.OTHER: "Something else",
}

HEALTH_ASKS: Mapping[str, str] = {
    HealthAsks.REVIEW: "Review the plan",
    HealthAsks.REASSESSMENT: "Assess the needs anew",
}

ENDING_GROUNDS: Mapping[str, str] = {
    EndingGround.NOT_RESPONSIBLE: "The council is no longer responsible",
    EndingGround.NOT_NECESSARY: "The plan is no longer necessary",
    EndingGround.OTHER: "Something else",
}

VIEWS_OF: Mapping[str, str] = {
    ViewsOf.CHILD: "The child or young person",
    ViewsOf.PARENTS: "The parents",
}

VIEWS_FORMS: Mapping[str, str] = {
    ViewsForm.WORDS: "In own words",
    ViewsForm.PICTURE: "With a picture",
    ViewsForm.RECORDING: "With a recording, which somebody wrote down",
    ViewsForm.WRITTEN_FOR_ME: "Somebody wrote it down",
}


def _day(text: str) -> str:
    return day_words(date.fromisoformat(text))


HAPPENED: Mapping[str, Callable[[Payload], str]] = {
    "contributor_invited": lambda p: (
        f"Somebody was invited and asked for advice: {CONTRIBUTORS[p['part']].lower()}."
    ),
    "advice_given": lambda p: "Advice for the review was given.",
    "review_views_recorded": lambda p: f"{VIEWS_OF[p['whose']]} said what should be heard.",
    "move_noted": lambda p: f"The child moves to another area on {_day(p['moves_on'])}.",
    "plan_passed_on": lambda p: "The plan went to the council of the new area.",
    "plan_received": lambda p: "The plan came from another council.",
    "transfer_told": lambda p: (
        "The new council told the family that it will assess anew."
        if p["will_assess"]
        else "The new council told the family that it keeps the plan as it is."
    ),
    "reassessment_asked": lambda p: "Somebody asked to assess the needs anew.",
    "reassessment_answered": lambda p: (
        "The council will assess the needs anew."
        if p["agrees"]
        else "The council will not assess the needs anew."
    ),
    "reassessed_plan_issued": lambda p: "The final plan after the new assessment was sent.",
    "health_change_noted": lambda p: (
        f"Another health body is responsible from {_day(p['changes_on'])}."
    ),
    "new_health_body_told": lambda p: f"The new health body was told on {_day(p['told_on'])}.",
    "health_body_asked": lambda p: (
        f"The new health body asked the council: {HEALTH_ASKS[p['asks']].lower()}."
    ),
    "consulted_before_ending": lambda p: "The council asked about ending the plan.",
    "end_decided": lambda p: "The council decided to end the plan, outside a review.",
    "change_proposed": lambda p: "The council proposed changes outside a review.",
    "change_answered": lambda p: "The family said what it thinks of the changes.",
    "change_finished": lambda p: "The changed plan is final.",
    "change_dropped": lambda p: "The council leaves the plan as it is after all.",
    "early_review_asked": lambda p: "Somebody asked for an early review.",
    "early_review_answered": lambda p: (
        "The council reviews the plan early."
        if p["agrees"]
        else "The council does not review the plan early."
    ),
    "papers_circulated": lambda p: "The papers went to everybody who is invited.",
    "phase_move_expected": lambda p: (
        f"A move is expected on {_day(p['moves_on'])}: {PHASE_MOVES[p['move']].lower()}."
    ),
    "next_place_named": lambda p: f"The next place was named for {_day(p['moves_on'])}.",
    "phase_move_dropped": lambda p: f"The move on {_day(p['moves_on'])} will not come.",
    "phase_moved": lambda p: "The child is at the next place now.",
    "child_ages_recorded": lambda p: "The days that depend on age were worked out.",
    "plan_capacity_recorded": lambda p: (
        "It was recorded that the young person can decide."
        if p["can_decide"]
        else "It was recorded that the young person cannot decide."
    ),
    "plan_rights_passed": lambda p: "School age is over. The rights are the young person’s now.",
    "plan_ended_by_age": lambda p: "The plan ended, because it could not go on after 25.",
}
"""A sentence for every event of a subject of a plan, from its stored facts."""

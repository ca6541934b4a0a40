"""What the lists of a plan and its happenings are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cases.plan.advice.vocabulary import Contributor, ViewsForm, ViewsOf
from cases.plan.phase.vocabulary import PhaseMove
from rules.deadline import day_words

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

"""How long a session is: the mediator's choice, and what is usual where nothing was said.

No rule sets a length. What is usual is a practice of services, so it is held with the day from which
it is so, like any number of practice that may change.
"""

from __future__ import annotations

from datetime import date

from cases.command import CommandRefused
from cases.dispute.slots.state import Negotiation
from rules.dated import Dated, in_force

USUAL_MINUTES: tuple[Dated[int], ...] = (Dated(120, date(2014, 9, 1)),)
"""The usual length of a session in minutes; a practice, no rule of law."""

SHORTEST, LONGEST, STEP = 30, 480, 15
"""The bounds of a session in minutes: within one working day, on the quarter of an hour."""


def usual_minutes(on: date) -> int:
    """The length of a session of that day where the mediator chose none."""
    return in_force(USUAL_MINUTES, on)


def minutes_of(negotiation: Negotiation, on: date) -> int:
    """The length of the session of that day in minutes."""
    return negotiation.minutes or usual_minutes(on)


def check_minutes(minutes: int | None) -> None:
    """Refuse a length that is none."""
    if minutes is None:
        return
    if not SHORTEST <= minutes <= LONGEST or minutes % STEP:
        raise CommandRefused(
            "session_length",
            "A session lasts from half an hour to eight hours, in quarters of an hour.",
        )


def length_words(minutes: int) -> str:
    """A length for people: "2 hours", "1 hour and 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [
        *([f"{hours} {'hour' if hours == 1 else 'hours'}"] if hours else []),
        *([f"{rest} minutes"] if rest else []),
    ]
    return " and ".join(parts)

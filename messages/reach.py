"""On which channels somebody may be told, in which order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

EMAIL, TEXT, LETTER = "email", "text", "letter"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody, and what they asked for. `wanted` are channels in their order.

    `was_asked` says whether somebody at work said how they want to be told.
    """

    is_family: bool
    email: str | None
    phone: str | None
    has_address: bool
    wanted: tuple[str, ...]
    not_to_address: bool = False
    not_by_phone: bool = False
    not_by_email: bool = False
    was_asked: bool = False


def channels_to(person: Known, connected: Iterable[str]) -> tuple[str, ...]:
    """The channels to try, first to last; the message centre is beside them and always has it.

    People at work have their worklist and e-mail: they get text messages and letters only when
    they asked for them.
    """
    possible = {
        EMAIL: bool(person.email) and not person.not_by_email,
        TEXT: bool(person.phone) and not person.not_by_phone,
        LETTER: person.has_address and not person.not_to_address,
    }
    ways = set(connected)
    wanted = person.wanted if person.is_family or person.was_asked else (EMAIL,)
    return tuple(channel for channel in wanted if channel in ways and possible.get(channel, False))

"""The session in a calendar: a file that calendars read (RFC 5545), its updates and its end.

Written here in full, because the few lines that a session needs are fewer than what a library would
bring. It names no child and holds no words that anybody wrote: the place itself stays in the case.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from urllib.parse import urlsplit

from cases.dispute.slots.length import minutes_of
from cases.dispute.slots.vocabulary import Place
from cases.dispute.state import DisputeState
from cases.reference import case_reference
from rules.calendar import london_day

_OCTETS = 75
_PLACES = {
    None: "The place follows. It will be in your case.",
    Place.ROOM: "In a room. The address is in your case.",
    Place.VIDEO: "By video link. The link is in your case.",
}


class Method(StrEnum):
    """What a calendar does with the file: take it as it is, invite, or strike the session out."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Session:
    """A session for a calendar. `uid` stays for the whole case, `sequence` grows with each change."""

    uid: str
    sequence: int
    method: Method
    starts_at: datetime
    stamped_at: datetime
    summary: str
    place: str
    link: str
    minutes: int


_METHODS = {
    "slot_agreed": Method.REQUEST,
    "place_set": Method.REQUEST,
    "session_postponed": Method.CANCEL,
}
"""What a message says to a calendar."""


def session_of(
    state: DisputeState, method: Method, stamped_at: datetime, base_url: str
) -> Session | None:
    """The session of a case for a calendar; None when there is none to enter or strike out."""
    given_up = state.slots.postponements
    starts_at = state.mediation.slot
    if method is Method.CANCEL:
        starts_at = given_up[-1].slot if given_up else None
    if starts_at is None:
        return None
    digest = hashlib.sha256(f"session|{state.case_id}".encode()).hexdigest()[:32]
    return Session(
        f"{digest}@{urlsplit(base_url).hostname or 'localhost'}",
        state.slots.sequence,
        method,
        starts_at,
        stamped_at,
        f"Mediation session ({case_reference(state.case_id)})",
        _PLACES[state.slots.place],
        f"{base_url}/cases/{state.case_id}",
        minutes_of(state.slots, london_day(starts_at)),
    )


def told(template: str, state: object, stamped_at: datetime, base_url: str) -> Session | None:
    """What goes with a message of that template; None when it is not about a session's day."""
    method = _METHODS.get(template)
    if method is None or not isinstance(state, DisputeState):
        return None
    return session_of(state, method, stamped_at, base_url)


def as_file(session: Session, organiser: str = "", attendee: str = "") -> str:
    """The file: lines of at most 75 octets that end in CRLF.

    `organiser` and `attendee` are addresses of e-mail; they are needed to invite and to strike out.
    """
    people = [
        *((f"ORGANIZER:mailto:{organiser}",) if organiser else ()),
        *((f"ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:{attendee}",) if attendee else ()),
    ]
    cancelled = session.method is Method.CANCEL
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Redress//Mediation session//EN",
        "CALSCALE:GREGORIAN",
        f"METHOD:{session.method}",
        "BEGIN:VEVENT",
        f"UID:{session.uid}",
        f"SEQUENCE:{session.sequence}",
        f"DTSTAMP:{_utc(session.stamped_at)}",
        f"DTSTART:{_utc(session.starts_at)}",
        f"DURATION:{_duration(session.minutes)}",
        f"SUMMARY:{_escaped(session.summary)}",
        f"LOCATION:{_escaped(session.place)}",
        f"DESCRIPTION:{_escaped(f'See the case: {session.link}')}",
        f"URL:{session.link}",
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        "CLASS:PRIVATE",
        *people,
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _utc(at: datetime) -> str:
    """An instant in UTC, which every calendar shows in the local time of its reader."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _duration(minutes: int) -> str:
    """A length as a DURATION value (3.3.6): PT2H, PT1H30M, PT45M."""
    hours, rest = divmod(minutes, 60)
    return f"PT{f'{hours}H' if hours else ''}{f'{rest}M' if rest else ''}"


def _escaped(words: str) -> str:
    """Words as a TEXT value: backslash, semicolon, comma and line break escaped (3.3.11)."""
    for char in "\\;,":
        words = words.replace(char, f"\\{char}")
    return words.replace("\r\n", "\\n").replace("\n", "\\n")


def _folded(line: str) -> Iterable[str]:
    """A line in parts of at most 75 octets, never inside a character; later ones begin with a space."""
    part, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + char, size + octets
    yield part

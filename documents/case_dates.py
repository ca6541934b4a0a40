"""The dates of a case on paper: what, by when, and the rule behind each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from cases.clock import Clock, find
from cases.dispute import clocks as d
from cases.plan import clock_ids as p
from rules.caution import caution_words
from rules.citation import STATUS_WORDS, Status
from rules.deadline import Deadline
from rules.step import words

_WHAT: Mapping[str, str] = {
    d.APPEAL: "Last day for the tribunal to receive the appeal, until 5 pm",
    d.ADVISER_CONTACT: "Last day to contact the mediation adviser",
    d.ANSWER: "The answer to your complaint",
    d.ARRANGE: "Last day for the mediation meeting",
    d.CERTIFICATE: "Last day for the mediation certificate",
    d.JUDICIAL_REVIEW: "Last day to ask for judicial review",
    p.REPRESENTATIONS: "Last day to say what you think of the changes",
    p.FINAL_PLAN: "Last day for the final plan",
}
"""What a clock is called in the table of dates of a letter."""


_READ = (Status.VERIFIED_T, Status.VERIFIED_S)


def due(clocks: Iterable[Clock], clock_id: str) -> date | None:
    """The last day of a clock, or None when the case keeps no such clock."""
    clock = find(clocks, clock_id)
    return clock.deadline.due_on if clock is not None else None


def dated_rules(clocks: Iterable[Clock], *clock_ids: str) -> list[dict[str, object]]:
    """Rows of `letter_data.DatedRule` for the clocks that the case keeps, in the order asked for."""
    kept = tuple(clocks)
    found = [(clock_id, find(kept, clock_id)) for clock_id in clock_ids]
    return [row(_WHAT[clock_id], clock.deadline) for clock_id, clock in found if clock is not None]


def row(what: str, deadline: Deadline) -> dict[str, object]:
    """One row: the date, the rule, the provision, how it was counted, what to be careful about.

    A rule whose words are not law that was read says so, as it does wherever it is shown.
    """
    counted = [f"{part[0].upper()}{part[1:]}." for part in map(words, deadline.steps)]
    status = deadline.citation.status
    standing = {} if status in _READ else {"standing": STATUS_WORDS[status]}
    return {
        "what": what,
        "on": deadline.due_on,
        "rule": deadline.rule,
        "provision": deadline.citation.provision,
        "derivation": " ".join((*counted, *(caution_words(code) for code in deadline.warnings))),
        **standing,
    }

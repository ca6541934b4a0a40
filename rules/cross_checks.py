"""Every conflict between the clocks of one matter, gravest first.

Each check looks at two facts or clocks and says nothing when they fit. Those about dates still to
come are asked only while the last day in law has not passed and nothing has been sent.
"""

from collections.abc import Iterator

from rules import appeal_checks, claim_checks, common_checks, letter_checks, mediation_checks
from rules.calendar import Calendar
from rules.conflict import Check, Conflict, ConflictKind, Severity, conflict
from rules.deadline import Refused
from rules.window import Span, WindowFacts, lies, span

_OF_CLAIM = (common_checks.CHECKS, claim_checks.CHECKS)
_OF_APPEAL = (
    common_checks.CHECKS,
    appeal_checks.CHECKS,
    mediation_checks.CHECKS,
    letter_checks.CHECKS,
)
_SEVERITIES = tuple(Severity)
_KINDS = tuple(ConflictKind)


def conflicts(facts: WindowFacts, calendar: Calendar) -> tuple[Conflict, ...]:
    """All conflicts, gravest first; none when nothing is wrong.

    When no appeal lies (A16) that alone is told: it has no days.
    """
    verdict = lies(facts)
    if isinstance(verdict, Refused):
        return (_nothing_lies(verdict),)
    days = span(facts, calendar)
    found = (check(facts, days, calendar) for check in _checks(facts, days))
    told = [one for one in found if one is not None]
    return tuple(sorted(told, key=_order))


def _checks(facts: WindowFacts, days: Span) -> Iterator[Check]:
    for group in _OF_CLAIM if facts.is_claim else _OF_APPEAL:
        yield from group.always
        if facts.appeal_sent_on is None:
            yield from group.not_sent
            if facts.today <= days.last_on:
                yield from group.still_open


def _order(one: Conflict) -> tuple[int, int]:
    return _SEVERITIES.index(one.severity), _KINDS.index(one.kind)


def _nothing_lies(verdict: Refused) -> Conflict:
    return conflict(
        ConflictKind.NOT_APPEALABLE,
        Severity.STOP,
        (verdict.citation,),
        (),
        verdict.reason,
        "Ask your local advice service (SENDIASS) which way is open to you.",
    )

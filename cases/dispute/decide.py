"""Which command a dispute allows now, and what becomes true by it: the table, and its execution.

`decide` judges timeliness by the moment of receipt. It never changes anything: it returns events,
or raises `CommandRefused` with a reason in plain words.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute import agreement, complaint, mediation, opening, referral, tasks
from cases.dispute import commands as c
from cases.dispute import events as e
from cases.dispute.evolve import evolve
from cases.dispute.expiry import TICKS as CORE_TICKS
from cases.dispute.links.commands import NoteLink, Reopen
from cases.dispute.mediators.eligibility import check_no_conflict
from cases.dispute.outdated.judge import outdated_by
from cases.dispute.parties.commands import EndCapacity
from cases.dispute.parties.rights import acting, is_over_school_age, stands_by
from cases.dispute.state import DisputeState
from cases.dispute.step import Step, Tick, Track, follow
from cases.dispute.subjects import SUBJECTS
from cases.dispute.tracks import TRACKS as CORE_TRACKS
from cases.moment import Moment

STEPS: tuple[Step, ...] = (
    *opening.STEPS,
    *complaint.STEPS,
    *mediation.STEPS,
    *agreement.STEPS,
    *referral.STEPS,
    *tasks.STEPS,
    *(row for subject in SUBJECTS for row in subject.steps),
)
"""The whole table: one row for every command; docs/processes.md is drawn from it."""

TICKS: tuple[Tick, ...] = (*CORE_TICKS, *(row for subject in SUBJECTS for row in subject.ticks))
"""What time may do by itself."""

TRACKS: tuple[Track, ...] = (
    *CORE_TRACKS,
    *(track for subject in SUBJECTS for track in subject.tracks),
)
"""Every track on which a dispute runs."""

_ROWS: Mapping[type, Step] = MappingProxyType({row.command: row for row in STEPS})

WHO_MAY: dict[type, frozenset[Role]] = {row.command: row.roles for row in STEPS}
"""Which roles may give which command."""

AFTER_THE_END: frozenset[type] = frozenset({c.MoveClock, NoteLink, Reopen})
"""Commands that a dispute takes even when it has ended."""


IN_A_SESSION: frozenset[type] = frozenset({c.OfferSlots, c.AgreeSlot})
"""Steps towards a session that wait while the mediator has a conflict of interest (A22)."""


BY_WHO_STANDS_BY: frozenset[type] = frozenset({EndCapacity, c.MoveClock})
"""What somebody may do for whom another decides: say that they can decide again."""


def _only_who_decides(state: DisputeState, command: c.DisputeCommand) -> None:
    """Refuse whoever is in the case to help, has left it, or decided in it before (P1 to P6)."""
    actor, kind = command.meta.actor, command.kind
    helps = stands_by(state, actor.role, actor.person_id, kind)
    if type(command) in BY_WHO_STANDS_BY or not helps:
        return
    if actor.person_id in acting(state):
        raise CommandRefused(
            "another_decides_this",
            "It is on record that somebody else makes this decision now. Ask that person, or record "
            "that you can decide again.",
            "P3" if is_over_school_age(state) else "P4",
        )
    if is_over_school_age(state):
        raise CommandRefused(
            "young_person_decides",
            "The young person, or who acts for them, decides now. You can help if they want you to.",
            "P2",
        )
    raise CommandRefused(
        "you_do_not_decide", "You do not decide in this case. Tell the person who does.", "P1"
    )


def decide(
    state: DisputeState, command: c.DisputeCommand, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    """The events that the command brings.

    Raises `CommandRefused` when the case or the law does not allow it.
    """
    row = _ROWS[type(command)]
    if command.meta.actor.role not in row.roles:
        raise CommandRefused(
            "not_your_action", "This step is taken by somebody else. You cannot do it for them."
        )
    opens = isinstance(command, c.FileDispute)
    _only_who_decides(state, command)
    if state.matter is None and not opens and type(command) not in AFTER_THE_END:
        raise CommandRefused("unknown_case", "There is no such case.")
    if state.is_closed and not opens and type(command) not in AFTER_THE_END:
        raise CommandRefused("case_closed", "This case has ended. Nothing more can be done in it.")
    if type(command) in IN_A_SESSION:
        check_no_conflict(state)
    events = row.decide(state, command, now)
    after = state
    for event in events:
        after = evolve(after, event)
    outdated = outdated_by(state, after, command, now)
    for event in outdated:
        after = evolve(after, event)
    follow(row, TRACKS, state, after)
    return (*events, *outdated)

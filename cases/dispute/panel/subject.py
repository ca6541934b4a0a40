"""The panel after mediation: its steps, its time, who owes and who is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import ClockRule, Ended
from cases.command import CommandRefused
from cases.dispute.clock_ids import PANEL_VIEW
from cases.dispute.pack import policy
from cases.dispute.panel import commands as c
from cases.dispute.panel import events as e
from cases.dispute.panel.time import answers_by, mediation_over_on, safe_until
from cases.dispute.state import DisputeState
from cases.dispute.step import Step, Tick, step, tick
from cases.dispute.subject import Subject, Tell, Watch
from cases.dispute.tracks import PANEL
from cases.dispute.vocabulary import Side
from cases.dispute.window_facts import appeal_sent_on
from cases.moment import Moment
from cases.notice import Obligation
from rules.calendar import Calendar
from rules.deadline import Deadline
from rules.policy import PanelMode

_SIDES = {Role.FAMILY: Side.FAMILY, Role.AUTHORITY: Side.AUTHORITY}
_ALL = ("family", "authority", "service")


def _refer(
    state: DisputeState, command: c.ReferToPanel, now: Moment
) -> tuple[e.ReferredToPanel, ...]:
    if policy(state).panel.mode is PanelMode.OFF:
        raise CommandRefused("no_panel", "The rules of this case have no independent panel.", "Z8")
    if state.panel.referred_on is not None:
        raise CommandRefused("panel_has_it", "The independent panel has this dispute already.")
    if appeal_sent_on(state) is not None:
        raise CommandRefused("panel_too_late", "The appeal is with the tribunal already.", "Z8")
    if mediation_over_on(state) is None:
        raise CommandRefused(
            "mediation_goes_on",
            "The panel comes after a mediation that did not settle everything. Yours has not "
            "ended in that way.",
            "Z8",
        )
    limit = answers_by(state, state.calendar)
    if limit is None or now.on > limit.due_on or now.on >= safe_until(state):
        raise CommandRefused(
            "no_time_for_panel",
            "There is no time left for the panel before the last safe day to go to the tribunal. "
            "Go to the tribunal now.",
            "Z8",
        )
    return (e.ReferredToPanel(now.on),)


def _appoint(
    state: DisputeState, command: c.AppointPanel, now: Moment
) -> tuple[e.PanelAppointed, ...]:
    if state.panel.referred_on is None:
        raise CommandRefused("not_referred", "Nobody has asked for the panel yet.")
    if state.panel.viewed_on is not None:
        raise CommandRefused("panel_answered", "The panel has said what it thinks already.")
    seats = [seat.member for seat in command.members]
    if sorted(seats) != sorted(policy(state).panel.members):
        raise CommandRefused(
            "wrong_members",
            "Name one person for each part on the panel, and nobody else.",
            "Z8",
        )
    people = [seat.person_id for seat in command.members]
    if not all(people) or len(set(people)) != len(people):
        raise CommandRefused("seat_twice", "Name another person for each part on the panel.", "Z8")
    return (e.PanelAppointed(command.members, now.on),)


def _view(
    state: DisputeState, command: c.RecordPanelView, now: Moment
) -> tuple[e.PanelViewRecorded, ...]:
    if not state.panel.members:
        raise CommandRefused("panel_not_sitting", "Name first who sits on the panel.")
    if state.panel.viewed_on is not None:
        raise CommandRefused("panel_answered", "The panel has said what it thinks already.")
    if not command.narrative_id:
        raise CommandRefused("no_view", "Write down what the panel recommends.")
    return (e.PanelViewRecorded(command.narrative_id, now.on),)


def _answer(
    state: DisputeState, command: c.AnswerPanel, now: Moment
) -> tuple[e.PanelAnswered, ...]:
    panel = state.panel
    if panel.viewed_on is None:
        raise CommandRefused("no_view_yet", "The panel has not said yet what it recommends.")
    side = _SIDES[command.meta.actor.role]
    if side in (*panel.accepted_by, *panel.rejected_by):
        raise CommandRefused("panel_replied", "You said before whether you follow the panel.")
    return (e.PanelAnswered(side, command.accepts, now.on),)


STEPS: tuple[Step, ...] = (
    step(
        c.ReferToPanel,
        {Role.FAMILY, Role.ADVISER, Role.MEDIATOR},
        _refer,
        PANEL,
        "none > referred",
    ),
    step(
        c.AppointPanel,
        {Role.ADVISER, Role.MEDIATOR},
        _appoint,
        PANEL,
        "referred > sitting",
        "sitting > sitting",
    ),
    step(c.RecordPanelView, {Role.ADVISER, Role.MEDIATOR}, _view, PANEL, "sitting > answered"),
    step(
        c.AnswerPanel,
        {Role.FAMILY, Role.AUTHORITY},
        _answer,
        PANEL,
        "answered > answered",
    ),
)
"""The rows of the table that `decide` executes."""

TICKS: tuple[Tick, ...] = (tick(PANEL_VIEW),)
"""Time alone ends the waiting; the panel itself stays where it is."""


def _referred(state: DisputeState, event: e.ReferredToPanel) -> DisputeState:
    return replace(state, panel=replace(state.panel, referred_on=event.referred_on))


def _appointed(state: DisputeState, event: e.PanelAppointed) -> DisputeState:
    return replace(state, panel=replace(state.panel, members=event.members))


def _viewed(state: DisputeState, event: e.PanelViewRecorded) -> DisputeState:
    panel = replace(state.panel, narrative_id=event.narrative_id, viewed_on=event.viewed_on)
    return replace(state, panel=panel)


def _answered(state: DisputeState, event: e.PanelAnswered) -> DisputeState:
    panel = state.panel
    if event.accepts:
        panel = replace(panel, accepted_by=(*panel.accepted_by, event.side))
    else:
        panel = replace(panel, rejected_by=(*panel.rejected_by, event.side))
    return replace(state, panel=panel)


def _time_ended(state: DisputeState, event: e.PanelTimeEnded) -> DisputeState:
    return replace(state, panel=replace(state.panel, time_ended_on=event.ended_on))


# Its time: only where it is required or was asked for, and fits before the last safe day.


def _is_awaited(state: DisputeState) -> bool:
    required = policy(state).panel.mode is PanelMode.REQUIRED
    return required or state.panel.referred_on is not None


def _basis(state: DisputeState) -> tuple[object, ...] | None:
    if state.matter is None or not _is_awaited(state):
        return None
    if answers_by(state, state.calendar) is None:
        return None
    panel = policy(state).panel
    return (mediation_over_on(state), panel.answers_in, panel.counted_in.value)


def _compute(state: DisputeState, calendar: Calendar) -> Deadline:
    deadline = answers_by(state, calendar)
    assert deadline is not None
    return deadline


def _ended(state: DisputeState) -> Ended | None:
    sent_on: date | None = appeal_sent_on(state)
    if state.panel.viewed_on is not None:
        return Ended(state.panel.viewed_on, True, "panel_answered")
    if sent_on is not None:
        return Ended(sent_on, False, "referral_sent")
    if state.is_closed and state.ended_on is not None:
        return Ended(state.ended_on, False, "dispute_ended")
    return None


_CLOCK: ClockRule[DisputeState] = ClockRule(
    PANEL_VIEW, _basis, _compute, _ended, ladder=(5, 1), awaits=True
)


def _clocks(state: DisputeState) -> tuple[ClockRule[DisputeState], ...]:
    # Only a pack that knows a panel has its clock; the others keep the clocks they always had.
    has_panel = state.pack and policy(state).panel.mode is not PanelMode.OFF
    return (_CLOCK,) if has_panel else ()


def _consequences(state: DisputeState, clock_id: str, now: Moment) -> tuple[e.PanelTimeEnded, ...]:
    return (e.PanelTimeEnded(now.on),) if clock_id == PANEL_VIEW else ()


def _owed(state: DisputeState) -> Iterable[Obligation]:
    panel, parties = state.panel, state.parties
    if appeal_sent_on(state) is not None:
        return
    service = parties.mediator_id or parties.service_id
    required = state.pack and policy(state).panel.mode is PanelMode.REQUIRED
    waits = panel.time_ended_on is None and mediation_over_on(state) is not None
    if panel.referred_on is None:
        if required and waits and answers_by(state, state.calendar) is not None:
            yield _one("refer_to_panel", parties.family_id, Role.FAMILY, PANEL_VIEW)
    elif panel.viewed_on is None:
        kind = "record_panel_view" if panel.members else "appoint_panel"
        yield _one(kind, service, Role.MEDIATOR, PANEL_VIEW)
    else:
        for side, owner, role in (
            (Side.FAMILY, parties.family_id, Role.FAMILY),
            (Side.AUTHORITY, parties.authority_id, Role.AUTHORITY),
        ):
            if side not in (*panel.accepted_by, *panel.rejected_by):
                yield _one("answer_panel", owner, role, ground=side.value)


def _one(kind: str, owner: str, role: Role, clock_id: str = "", ground: str = "") -> Obligation:
    task_id = f"{kind}:{ground}" if ground else kind
    return Obligation(task_id, kind, owner, role.value, clock_id, ground)


def _told(state: DisputeState, event: Any) -> Iterable[Tell]:
    match event:
        case e.ReferredToPanel():
            return tuple(Tell("referred_to_panel", party) for party in _ALL)
        case e.PanelAppointed():
            return (Tell("panel_appointed", "family"), Tell("panel_appointed", "authority"))
        case e.PanelViewRecorded():
            return (Tell("panel_view_recorded", "family"), Tell("panel_view_recorded", "authority"))
        case e.PanelAnswered():
            other = "authority" if event.side is Side.FAMILY else "family"
            ground = "accepts" if event.accepts else "rejects"
            return (Tell("panel_answered", other, ground=ground),)
        case e.PanelTimeEnded():
            return (Tell("panel_time_ended", "family"), Tell("panel_time_ended", "service"))
    return ()


SUBJECT = Subject(
    "panel",
    STEPS,
    TICKS,
    (PANEL,),
    evolve=MappingProxyType(
        {
            e.ReferredToPanel: _referred,
            e.PanelAppointed: _appointed,
            e.PanelViewRecorded: _viewed,
            e.PanelAnswered: _answered,
            e.PanelTimeEnded: _time_ended,
        }
    ),
    clocks=_clocks,
    watches=MappingProxyType({PANEL_VIEW: Watch(("service",), ())}),
    obligations=_owed,
    notices=_told,
    consequences=_consequences,
)
"""The panel after mediation."""

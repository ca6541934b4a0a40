"""The search for a day of the session: what a side may say, and what follows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute.slots import commands as c
from cases.dispute.slots import events as e
from cases.dispute.slots.state import Postponement, SlotAnswer
from cases.dispute.slots.vocabulary import Asker
from cases.dispute.state import DisputeState
from cases.dispute.step import step
from cases.dispute.subject import Subject, Tell
from cases.dispute.tracks import MEDIATION
from cases.dispute.vocabulary import Side, Stage
from cases.moment import Moment
from cases.notice import Obligation
from rules.mediation import arrange_mediation

_SIDES = {Role.FAMILY: Side.FAMILY, Role.AUTHORITY: Side.AUTHORITY}
_ASKERS = {
    Role.FAMILY: Asker.FAMILY,
    Role.AUTHORITY: Asker.AUTHORITY,
    Role.MEDIATOR: Asker.MEDIATOR,
}


def _to_come(state: DisputeState) -> None:
    held = state.mediation
    if not held.wanted:
        raise CommandRefused(
            "no_mediation", "The family has not asked for mediation, so this step is not open."
        )
    if held.outcome is not None:
        raise CommandRefused("session_recorded", "The mediation session has been recorded already.")


def answer_slots(
    state: DisputeState, command: c.AnswerSlots, now: Moment
) -> tuple[e.SlotsEvent, ...]:
    """A side's answer to the offer; a second answer takes the place of the first."""
    _to_come(state)
    if state.mediation.slot is not None:
        raise CommandRefused("slot_agreed", "A day for the session has been agreed already.")
    if not state.mediation.slots:
        raise CommandRefused("nothing_offered", "No days are on offer. Wait for the mediator.")
    if not set(command.can) <= set(state.mediation.slots):
        raise CommandRefused("slot_not_offered", "Choose from the days and times on offer.")
    side = _SIDES[command.meta.actor.role]
    return (e.SlotsAnswered(side, tuple(sorted(set(command.can))), now.on),)


def accept_short_notice(
    state: DisputeState, command: c.AcceptShortNotice, now: Moment
) -> tuple[e.SlotsEvent, ...]:
    """The family's consent to shorter notice (M10)."""
    _to_come(state)
    if state.slots.short_notice_on is not None:
        raise CommandRefused("already_accepted", "You agreed to shorter notice before.")
    return (e.ShortNoticeAccepted(now.on),)


def set_place(state: DisputeState, command: c.SetPlace, now: Moment) -> tuple[e.SlotsEvent, ...]:
    """Where the session is, or is now."""
    _to_come(state)
    return (e.PlaceSet(command.place, command.narrative_id),)


def postpone(
    state: DisputeState, command: c.PostponeSession, now: Moment
) -> tuple[e.SlotsEvent, ...]:
    """A day given up before it came. The 30 days (M8) and the time to appeal run on."""
    _to_come(state)
    held = state.mediation
    if held.slot is None or held.counts_from is None:
        raise CommandRefused(
            "no_session_arranged", "No day was agreed for a session, so there is none to put off."
        )
    if held.slot <= now.at:
        raise CommandRefused(
            "slot_past", "The time of the session has come. The mediator records what happened."
        )
    last = arrange_mediation(held.counts_from, state.calendar).due_on
    return (
        e.SessionPostponed(
            _ASKERS[command.meta.actor.role],
            command.reason,
            command.narrative_id,
            held.slot,
            now.on,
            (now.on - held.counts_from).days,
            max(0, (last - now.on).days),
        ),
    )


def feedback(state: DisputeState, command: c.GiveFeedback, now: Moment) -> tuple[e.SlotsEvent, ...]:
    """What somebody thought of the session, once each."""
    if not state.mediation.was_held:
        raise CommandRefused("no_session_held", "No session was held, so there is none to judge.")
    by = command.meta.actor.person_id
    if by in state.slots.feedback_by:
        raise CommandRefused("feedback_given", "You said before how the session was. Thank you.")
    return (
        e.FeedbackGiven(
            by, command.fair, command.heard, command.clear, command.narrative_id, now.on
        ),
    )


# What becomes true


def _answered(state: DisputeState, event: e.SlotsAnswered) -> DisputeState:
    others = tuple(a for a in state.slots.answers if a.side is not event.side)
    answers = (*others, SlotAnswer(event.side, event.can))
    return replace(state, slots=replace(state.slots, answers=answers))


def _accepted(state: DisputeState, event: e.ShortNoticeAccepted) -> DisputeState:
    return replace(state, slots=replace(state.slots, short_notice_on=event.accepted_on))


def _placed(state: DisputeState, event: e.PlaceSet) -> DisputeState:
    found = state.slots
    moved = 1 if state.mediation.slot is not None else 0
    found = replace(
        found,
        place=event.place,
        place_narrative_id=event.narrative_id,
        sequence=found.sequence + moved,
    )
    return replace(state, slots=found)


def _postponed(state: DisputeState, event: e.SessionPostponed) -> DisputeState:
    given_up = Postponement(
        event.side,
        event.reason,
        event.slot,
        event.postponed_on,
        event.days_used,
        event.days_left,
        event.narrative_id,
    )
    found = replace(
        state.slots,
        answers=(),
        health=(),
        postponements=(*state.slots.postponements, given_up),
        sequence=state.slots.sequence + 1,
    )
    held = replace(state.mediation, slots=(), slot=None, meeting_on=None)
    return replace(state, slots=found, mediation=held)


def _judged(state: DisputeState, event: e.FeedbackGiven) -> DisputeState:
    by = (*state.slots.feedback_by, event.by)
    return replace(state, slots=replace(state.slots, feedback_by=by))


# Who owes, who is told


def obligations(state: DisputeState) -> Iterable[Obligation]:
    """Both sides say which days they can do; the service says where the session is."""
    held, parties = state.mediation, state.parties
    if state.stage not in (Stage.MEDIATION, Stage.REFERRAL):
        return
    if not held.wanted or held.outcome is not None or held.certificate is not None:
        return
    service = parties.mediator_id or parties.service_id
    if held.slot is None and held.slots and not state.slots.answered(Side.AUTHORITY):
        yield Obligation(
            "answer_slots",
            "answer_slots",
            parties.authority_id,
            Role.AUTHORITY.value,
            "arrange_mediation",
            "",
        )
    if held.slot is not None and state.slots.place is None:
        yield Obligation("set_place", "set_place", service, Role.MEDIATOR.value, "", "")


def notices(state: DisputeState, event: object) -> Iterable[Tell]:
    """Everybody hears of a day given up, the service of answers, both sides of the place."""
    match event:
        case e.SlotsAnswered():
            none = state.slots.none_fits(state.mediation.slots)
            template = "slots_none_fit" if none else "slots_answered"
            yield Tell(template, "service", ground=event.side.value)
        case e.ShortNoticeAccepted():
            yield Tell("short_notice_accepted", "service")
        case e.PlaceSet():
            for party in ("family", "authority"):
                yield Tell("place_set", party)
        case e.SessionPostponed():
            for party in ("family", "authority", "service"):
                yield Tell("session_postponed", party, ground=event.side.value)


SUBJECT = Subject(
    "slots",
    steps=(
        step(
            c.AnswerSlots,
            {Role.FAMILY, Role.AUTHORITY},
            answer_slots,
            MEDIATION,
            "offered > offered",
        ),
        step(
            c.AcceptShortNotice,
            {Role.FAMILY},
            accept_short_notice,
            MEDIATION,
            "wanted/offered/fixed > same",
        ),
        step(c.SetPlace, {Role.MEDIATOR}, set_place, MEDIATION, "wanted/offered/fixed > same"),
        step(
            c.PostponeSession,
            {Role.FAMILY, Role.AUTHORITY, Role.MEDIATOR},
            postpone,
            MEDIATION,
            "fixed > wanted",
        ),
        step(
            c.GiveFeedback,
            {Role.FAMILY, Role.AUTHORITY, Role.MEDIATOR},
            feedback,
            MEDIATION,
            "held > held",
        ),
    ),
    evolve=MappingProxyType(
        {
            e.SlotsAnswered: _answered,
            e.ShortNoticeAccepted: _accepted,
            e.PlaceSet: _placed,
            e.SessionPostponed: _postponed,
            e.FeedbackGiven: _judged,
        }
    ),
    obligations=obligations,
    notices=notices,
)
"""The search for a day, whole."""

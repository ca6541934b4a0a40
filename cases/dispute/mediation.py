"""Mediation of a dispute: contact, slots, session, certificate."""

from __future__ import annotations

from typing import assert_never

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute import commands as c
from cases.dispute import events as e
from cases.dispute.certificate import issued
from cases.dispute.clocks import APPEAL, policy
from cases.dispute.grounds.vocabulary import GroundKind
from cases.dispute.mediators.eligibility import check_entry, check_no_conflict
from cases.dispute.slots.length import check_minutes
from cases.dispute.state import DisputeState
from cases.dispute.step import Step, step
from cases.dispute.tracks import BUNDLE_IS_STALE, CERTIFICATE, MEDIATION
from cases.dispute.vocabulary import CertificateKind, SessionOutcome
from cases.moment import Moment
from rules.calendar import london_day
from rules.deadline import Deadline, Refused
from rules.mediation import Window, lawful_window, meeting_notice
from rules.mediation_session import Issue, may_settle
from rules.ombudsman import ombudsman
from rules.policy import Exemption, MediationMode, Settlement, ThirtyDays

MediationCommand = (
    c.ContactAdviser
    | c.AppointMediator
    | c.OfferSlots
    | c.AgreeSlot
    | c.NameDecisionMaker
    | c.ReportNotArranged
    | c.RecordSession
    | c.IssueCertificate
)


_WITH_BOTH_SIDES = (SessionOutcome.AGREEMENT, SessionOutcome.PARTIAL, SessionOutcome.NONE)
"""Sessions that took place; the mediator led them."""


def appeal_deadline(state: DisputeState) -> Deadline:
    """The appeal window as it is believed now."""
    return next(clock.deadline for clock in state.clocks if clock.clock_id == APPEAL)


def window(state: DisputeState, now: Moment) -> Window:
    """The days on which a session may lawfully be offered from now (M8, M10).

    Where nothing can be appealed it leaves the family its time for the Ombudsman (C8), and the 30
    days hold for mediation only (A24).
    """
    assert state.mediation.counts_from is not None
    days = policy(state).thirty_days
    return lawful_window(
        state.mediation.counts_from,
        appeal_deadline(state) if state.appealable else time_for_others(state, now),
        now.on,
        state.calendar,
        thirty_days=days if state.is_for_mediation else ThirtyDays.ARRANGED,
        short_notice_agreed=state.slots.short_notice_on is not None,
    )


def time_for_others(state: DisputeState, now: Moment) -> Deadline:
    """The last day for the Ombudsman (C8) where nothing can be appealed; once it passed, counted
    from today, because then no day of the law binds any more."""
    assert state.matter is not None
    limit = ombudsman(state.matter.notice_sent_on, state.calendar)
    return limit if limit.due_on > now.on else ombudsman(now.on, state.calendar)


def decide_mediation(
    state: DisputeState, command: MediationCommand, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    """What a command about mediation brings; raises `CommandRefused`."""
    match command:
        case c.ContactAdviser():
            return _contact(state, command, now)
        case c.AppointMediator():
            return _appoint(state, command, now)
        case c.OfferSlots():
            return _offer(state, command, now)
        case c.AgreeSlot():
            return _agree(state, command, now)
        case c.NameDecisionMaker():
            return _name(state, command)
        case c.ReportNotArranged():
            return _not_arranged(state, now)
        case c.RecordSession():
            return _session(state, command, now)
        case c.IssueCertificate():
            return _issue(state, command.meta.actor.person_id, now)
        case _:
            assert_never(command)


def _appoint(
    state: DisputeState, command: c.AppointMediator, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    if state.parties.mediator_id == command.mediator_id:
        raise CommandRefused("already_appointed", "This mediator has the case already.")
    if state.parties.mediator_id:
        raise CommandRefused(
            "another_has_it", "A mediator has the case. To change that, say why it changes."
        )
    check_entry(command.entry, now.on)
    return (e.MediatorAppointed(command.mediator_id, command.entry),)


def _name(state: DisputeState, command: c.NameDecisionMaker) -> tuple[e.DisputeEvent, ...]:
    _mediation_is_on(state)
    if command.mandate:
        # Where the health body sends somebody of its own, the authority decides about the rest (M11).
        of_health = {Issue.HEALTH} if state.health.deciders else set()
        verdict = may_settle(state.mediation.all_issues - of_health, command.mandate)
        if isinstance(verdict, Refused):
            raise CommandRefused("cannot_settle", verdict.reason, verdict.citation.rule)
    return (e.DecisionMakerNamed(command.decision_maker_id, command.mandate),)


def _mediation_is_on(state: DisputeState) -> None:
    if not state.mediation.wanted:
        raise CommandRefused(
            "no_mediation", "The family has not asked for mediation, so this step is not open."
        )
    if state.mediation.outcome is not None:
        raise CommandRefused("session_recorded", "The mediation session has been recorded already.")


def _contact(
    state: DisputeState, command: c.ContactAdviser, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    if state.mediation.contacted_on:
        raise CommandRefused("already_contacted", "The mediation adviser has your choice already.")
    if state.mediation.certificate:
        raise CommandRefused("has_certificate", "There is a mediation certificate already.")
    pack = policy(state)
    mandatory = pack.mediation_mode is MediationMode.MANDATORY_PARTICIPATION and state.appealable
    if not command.wants_mediation and mandatory:
        raise CommandRefused(
            "mediation_is_mandatory",
            "Under the 2022 proposal a family takes part in mediation before it goes to the "
            "tribunal. If you cannot take part, you can still go to the tribunal now and give "
            "your reason. A judge decides about it.",
            "H1",
        )
    health = (
        command.health
        or Issue.HEALTH in command.issues
        or any(ground.ground is GroundKind.HEALTH for ground in state.further.standing)
    )
    return (
        e.AdviserContacted(
            command.wants_mediation,
            health,
            now.on,
            command.issues,
            command.narrative_id,
            command.facts_told,
        ),
    )


def _offer(state: DisputeState, command: c.OfferSlots, now: Moment) -> tuple[e.DisputeEvent, ...]:
    _mediation_is_on(state)
    if state.mediation.slot is not None:
        raise CommandRefused("slot_agreed", "A day for the session has been agreed already.")
    if not command.slots:
        raise CommandRefused("no_slots", "Offer at least one day and time.")
    check_minutes(command.minutes)
    allowed = window(state, now)
    if allowed.opens_on > allowed.closes_on:
        raise CommandRefused(
            "window_closed",
            "No day is left on which the session can lawfully be held. Report that mediation "
            "cannot be arranged in time, so that the family gets its certificate.",
            "M8",
        )
    for slot in command.slots:
        day = london_day(slot)
        if not allowed.opens_on <= day <= allowed.closes_on:
            raise CommandRefused(
                "outside_window",
                f"A session on {_words(day)} is outside the lawful window. Offer days from "
                f"{_words(allowed.opens_on)} to {_words(allowed.closes_on)}.",
                "M8",
            )
    slots = tuple(sorted(command.slots))
    return (e.SlotsOffered(slots, allowed.opens_on, allowed.closes_on, now.on, command.minutes),)


def _words(day: object) -> str:
    return f"{day:%-d %B %Y}"


def _agree(state: DisputeState, command: c.AgreeSlot, now: Moment) -> tuple[e.DisputeEvent, ...]:
    _mediation_is_on(state)
    if state.mediation.slot is not None:
        raise CommandRefused("slot_agreed", "A day for the session has been agreed already.")
    if command.slot not in state.mediation.slots:
        raise CommandRefused("slot_not_offered", "Choose one of the days and times on offer.")
    if command.slot <= now.at:
        raise CommandRefused("slot_past", "That day and time has passed. Choose a later one.")
    if not state.slots.fits(command.slot):
        raise CommandRefused(
            "slot_not_for_both",
            "Somebody said that they cannot come at that time. Choose a time that everybody can do, "
            "or offer other days.",
        )
    day = london_day(command.slot)
    consents = command.meta.actor.role is Role.FAMILY or state.slots.short_notice_on is not None
    if not consents and meeting_notice(day, state.calendar).due_on < now.on:
        raise CommandRefused(
            "too_short_notice",
            "That leaves less than five working days of notice. The family can take this day "
            "itself, or agree to shorter notice.",
            "M10",
        )
    return (e.SlotAgreed(command.slot, day),)


def _not_arranged(state: DisputeState, now: Moment) -> tuple[e.DisputeEvent, ...]:
    _mediation_is_on(state)
    if state.mediation.certificate or state.mediation.reported_not_arranged_on:
        raise CommandRefused("already_reported", "This was reported before.")
    reported = e.NotArrangedReported(now.on)
    if state.appealable and policy(state).exempts(Exemption.AUTHORITY_FAILED):
        return (reported, _certificate(state, "authority_cannot_arrange", now))
    return (reported,)


def _session(
    state: DisputeState, command: c.RecordSession, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    _mediation_is_on(state)
    if command.outcome in _WITH_BOTH_SIDES:
        check_no_conflict(state)
    if state.mediation.meeting_on is None:
        raise CommandRefused("no_session_arranged", "No day was agreed for a session.")
    if command.held_on > now.on:
        raise CommandRefused("date_in_future", "The session has not taken place yet.")
    if command.held_on < state.mediation.meeting_on:
        raise CommandRefused(
            "before_agreed_day",
            f"The session was agreed for {_words(state.mediation.meeting_on)}. "
            "The day you gave is earlier.",
        )
    absent = command.outcome is SessionOutcome.NOT_HELD_AUTHORITY or (
        command.outcome is SessionOutcome.NONE and _counts_as_absent(state, command)
    )
    recorded = e.SessionRecorded(
        command.held_on,
        SessionOutcome.NOT_HELD_AUTHORITY if absent else command.outcome,
        command.authority_attended and command.outcome is not SessionOutcome.NOT_HELD_AUTHORITY,
        command.authority_could_settle and not absent,
        None if command.outcome is SessionOutcome.AGREEMENT else command.reason,
    )
    automatic = state.appealable and policy(state).exempts(Exemption.AUTHORITY_FAILED)
    if absent and automatic and not state.mediation.certificate:
        return (recorded, _certificate(state, "authority_did_not_attend", now))
    return (recorded,)


def _counts_as_absent(state: DisputeState, command: c.RecordSession) -> bool:
    """Whether the authority came without power to settle, where the pack takes that for absence
    (M11)."""
    powerless = not (command.authority_attended and command.authority_could_settle)
    return powerless and policy(state).who_may_settle is Settlement.COUNTS_AS_ABSENCE


def _issue(state: DisputeState, adviser_id: str, now: Moment) -> tuple[e.DisputeEvent, ...]:
    held = state.mediation
    if held.certificate:
        raise CommandRefused("has_certificate", "The certificate has been issued already.", "A20")
    if not state.appealable:
        raise CommandRefused(
            "no_certificate_here",
            "There is no certificate in this case, because nothing in it can be appealed.",
            "A24",
        )
    if held.outcome is SessionOutcome.NOT_HELD_AUTHORITY:
        return (_certificate(state, "authority_did_not_attend", now, adviser_id),)
    if held.was_held:
        return (_certificate(state, "mediation_took_place", now, adviser_id),)
    if held.reported_not_arranged_on:
        return (_certificate(state, "authority_cannot_arrange", now, adviser_id),)
    if held.contacted_on and held.wanted is False:
        return (_certificate(state, "family_declined", now, adviser_id),)
    raise CommandRefused(
        "certificate_not_due",
        "A certificate can be issued after a mediation session, or when mediation could not be "
        "arranged in time. Neither has happened yet.",
        "A20",
    )


def _certificate(
    state: DisputeState, ground: str, now: Moment, adviser_id: str = ""
) -> e.CertificateIssued:
    kind = {
        "mediation_took_place": CertificateKind.AFTER_MEDIATION,
        "family_declined": CertificateKind.DECLINED,
    }.get(ground, CertificateKind.NOT_ARRANGED_IN_TIME)
    return issued(state, kind, ground, now, adviser_id)


STEPS: tuple[Step, ...] = (
    step(
        c.ContactAdviser,
        {Role.FAMILY, Role.ADVISER, Role.MEDIATOR},
        decide_mediation,
        MEDIATION,
        "not_chosen > wanted",
        "not_chosen > declined",
        "journey: complaint > mediation",
    ),
    step(c.AppointMediator, {Role.ADVISER, Role.MEDIATOR}, decide_mediation, None),
    step(
        c.OfferSlots,
        {Role.MEDIATOR},
        decide_mediation,
        MEDIATION,
        "wanted > offered",
        "offered > offered",
    ),
    step(c.AgreeSlot, {Role.FAMILY, Role.MEDIATOR}, decide_mediation, MEDIATION, "offered > fixed"),
    step(c.NameDecisionMaker, {Role.AUTHORITY}, decide_mediation, None),
    step(
        c.ReportNotArranged,
        {Role.AUTHORITY, Role.MEDIATOR, Role.ADVISER},
        decide_mediation,
        MEDIATION,
        "wanted/offered/fixed > same",
        "certificate: none > issued",
        "certificate: revoked > issued",
        "journey: mediation > referral",
        *BUNDLE_IS_STALE,
    ),
    step(
        c.RecordSession,
        {Role.MEDIATOR},
        decide_mediation,
        MEDIATION,
        "fixed > held",
        "fixed > not_held",
        "fixed > wanted",
        "certificate: none > issued",
        "certificate: revoked > issued",
        "journey: mediation > referral",
        *BUNDLE_IS_STALE,
    ),
    step(
        c.IssueCertificate,
        {Role.ADVISER, Role.MEDIATOR},
        decide_mediation,
        CERTIFICATE,
        "none > issued",
        "revoked > issued",
        "journey: mediation > referral",
        *BUNDLE_IS_STALE,
    ),
)
"""The rows of the table that `decide` executes."""

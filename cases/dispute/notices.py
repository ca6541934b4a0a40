"""Who is told what, because of which event of a dispute, and which letter goes with it."""

from __future__ import annotations

from collections.abc import Iterable

from cases import clock as ck
from cases.change import CalendarAdopted, FactCorrected, RulesCorrected, reason_for_moving
from cases.dispute import clocks as k
from cases.dispute import events as e
from cases.dispute.evolve import AnyEvent
from cases.dispute.facts import FACTS
from cases.dispute.parties.rights import (
    told_for_authority,
    told_for_family,
    told_of_session,
)
from cases.dispute.state import DisputeState
from cases.dispute.subjects import SUBJECTS, watch_of
from cases.dispute.vocabulary import SessionOutcome, Side
from cases.notice import Notice

PERSON = "person:"
"""Begins a party that is one person, by id."""

OF_THE_SESSION: frozenset[str] = frozenset({"slot_agreed", "session_postponed"})
"""Templates that also go to whom only the session concerns, such as an interpreter."""

CLOCK_OWNERS: dict[str, tuple[str, ...]] = {
    k.APPEAL: ("family",),
    k.LAST_SAFE_DAY: (),  # told in every message; the appeal clock reminds
    k.ADVISER_CONTACT: ("family",),
    k.ACKNOWLEDGE: ("authority",),
    k.ANSWER: ("authority",),
    k.ARRANGE: ("service", "authority"),
    k.CERTIFICATE: ("service",),
    k.REGISTRATION: ("tribunal",),
    k.RESPONSE: ("authority",),
}
"""Who is reminded of a clock."""

TOLD_OF_BREACH: dict[str, tuple[str, ...]] = {
    k.APPEAL: ("family",),
    k.LAST_SAFE_DAY: (),
    k.ADVISER_CONTACT: ("family",),
    k.ACKNOWLEDGE: ("family", "authority"),
    k.ANSWER: ("family", "authority"),
    k.ARRANGE: ("authority", "service"),
    k.CERTIFICATE: ("family", "service"),
    k.REGISTRATION: ("tribunal", "family"),
    k.RESPONSE: ("family", "authority", "tribunal"),
}
"""Who is told that a clock ran out."""

SIMPLE: dict[type, tuple[tuple[str, str, str], ...]] = {
    e.DisputeFiled: (
        ("dispute_filed", "family", ""),
        ("dispute_filed", "authority", ""),
        ("dispute_filed", "service", ""),
    ),
    e.ComplaintAcknowledged: (("complaint_acknowledged", "family", "complaint_acknowledgement"),),
    e.ComplaintAnswered: (("complaint_answered", "family", ""),),
    e.AnswerAccepted: (("answer_accepted", "authority", ""),),
    e.AnswerRejected: (("answer_rejected", "authority", ""), ("answer_rejected", "family", "")),
    e.AdviserContacted: (
        ("adviser_contacted", "family", ""),
        ("adviser_contacted", "authority", ""),
        ("adviser_contacted", "service", ""),
    ),
    e.MediatorAppointed: (
        ("mediator_appointed", "family", ""),
        ("mediator_appointed", "authority", ""),
        ("mediator_appointed", "service", ""),
    ),
    e.SlotsOffered: (("slots_offered", "family", ""), ("slots_offered", "authority", "")),
    e.SlotAgreed: (
        ("slot_agreed", "family", "mediation_invitation"),
        ("slot_agreed", "authority", "mediation_invitation"),
        ("slot_agreed", "service", ""),
    ),
    e.DecisionMakerNamed: (
        ("decision_maker_named", "family", ""),
        ("decision_maker_named", "service", ""),
    ),
    e.NotArrangedReported: (
        ("not_arranged_reported", "family", ""),
        ("not_arranged_reported", "service", ""),
    ),
    e.CertificateIssued: (
        ("certificate_issued", "family", "mediation_certificate"),
        ("certificate_issued", "authority", ""),
    ),
    e.AgreementRecorded: (
        ("agreement_recorded", "family", "mediation_agreement"),
        ("agreement_recorded", "authority", "mediation_agreement"),
    ),
    e.PromiseKept: (("promise_kept", "family", ""), ("promise_kept", "authority", "")),
    e.BundleBuilt: (("bundle_built", "family", ""),),
    e.BundleFailed: (("bundle_failed", "family", ""),),
    e.ReferralSent: (
        ("referral_sent", "family", "referral_letter"),
        ("referral_sent", "tribunal", "referral_letter"),
        ("referral_sent", "authority", ""),
    ),
    e.ReferralReturned: (
        ("referral_returned", "family", ""),
        ("referral_returned", "authority", ""),
    ),
    e.ReferralAccepted: (("referral_accepted", "family", ""),),
    e.AppealRegistered: (
        ("appeal_registered", "family", ""),
        ("appeal_registered", "authority", ""),
    ),
    e.DisputeEnded: (
        ("dispute_ended", "family", ""),
        ("dispute_ended", "authority", ""),
        ("dispute_ended", "service", ""),
    ),
}
"""Template, party and letter of every event that is told in one way."""


def notices(state: DisputeState, event: AnyEvent) -> tuple[Notice, ...]:
    """The messages an event calls for; `state` is the state after it.

    Whoever is in the case in two ways is told once.
    """
    told: dict[tuple[str, str], Notice] = {}
    for notice in _notices(state, event):
        told.setdefault((notice.template, notice.recipient), notice)
    return tuple(told.values())


def _notices(state: DisputeState, event: AnyEvent) -> tuple[Notice, ...]:
    match event:
        case ck.ReminderReached():
            return _to(
                state, "clock_reminder", _reminded(state, event.clock_id), ground=event.clock_id
            )
        case ck.ClockMissed():
            told = _told_of_breach(event.clock_id)
            return _to(state, "clock_missed", told, ground=event.clock_id)
        case CalendarAdopted() | RulesCorrected():
            return _moved(state, event)
        case FactCorrected():
            hear = FACTS[event.fact].told_to
            concerned = tuple(party for party in _parties(state) if party in hear)
            return _to(state, "fact_corrected", concerned, ground=event.fact)
        case e.SessionRecorded():
            failed = event.outcome in (
                SessionOutcome.NOT_HELD_AUTHORITY,
                SessionOutcome.NOT_HELD_FAMILY,
            )
            template = "session_not_held" if failed else "session_recorded"
            return _to(state, template, ("family", "authority"), ground=event.outcome.value)
        case e.AgreementAccepted():
            if state.agreement is None or not state.agreement.is_accepted:
                other = "authority" if event.side is Side.FAMILY else "family"
                return _to(state, "agreement_accepted", (other,))
            both = ("family", "authority")
            return (
                *_to(state, "agreement_in_force", both, "mediation_agreement"),
                *_to(state, "agreement_in_force", ("service",)),
            )
        case e.PromiseBreached():
            # The family gets a letter of complaint that is ready to be signed (M15).
            letter = "breach_complaint" if event.owner is Side.AUTHORITY else ""
            others = ("authority", "service")
            return (
                *_to(state, "promise_breached", ("family",), letter, event.promise_id),
                *_to(state, "promise_breached", others, ground=event.promise_id),
            )
        case _:
            simple = tuple(
                notice
                for template, party, letter in SIMPLE.get(type(event), ())
                for notice in _to(state, template, (party,), letter)
            )
            return (*simple, *_of_subjects(state, event))


def _of_subjects(state: DisputeState, event: AnyEvent) -> tuple[Notice, ...]:
    return tuple(
        notice
        for subject in SUBJECTS
        for tell in subject.notices(state, event)
        for notice in _to(state, tell.template, (tell.party,), tell.letter, tell.ground)
    )


def _reminded(state: DisputeState, clock_id: str) -> tuple[str, ...]:
    watch = watch_of(clock_id)
    if watch is not None:
        return watch.reminded
    return CLOCK_OWNERS.get(clock_id) or _promise_owner(state, clock_id)


def _told_of_breach(clock_id: str) -> tuple[str, ...]:
    watch = watch_of(clock_id)
    return watch.told_of_breach if watch is not None else TOLD_OF_BREACH.get(clock_id, ())


def _moved(state: DisputeState, event: CalendarAdopted | RulesCorrected) -> tuple[Notice, ...]:
    """The family hears of every date that moves, the others of those that they keep."""
    concerned = {
        party
        for moved in event.moved
        for party in (
            "family",
            *_reminded(state, moved.clock_id),
            *_told_of_breach(moved.clock_id),
        )
    }
    told = tuple(party for party in _parties(state) if party in concerned)
    return _to(state, "dates_moved", told, ground=reason_for_moving(event))


def _parties(state: DisputeState) -> tuple[str, ...]:
    """Everybody in the case; the tribunal is in it once it was sent there."""
    tribunal = ("tribunal",) if state.referral.attempts else ()
    return ("family", "authority", "service", *tribunal)


def _promise_owner(state: DisputeState, clock_id: str) -> tuple[str, ...]:
    if state.agreement is None:
        return ()
    promise_id = clock_id.removeprefix(k.PROMISE)
    return tuple(
        p.made.owner.value for p in state.agreement.promises if p.made.promise_id == promise_id
    )


def _to(
    state: DisputeState,
    template: str,
    parties: Iterable[str],
    letter: str = "",
    ground: str = "",
) -> tuple[Notice, ...]:
    told = [
        Notice(template, recipient, letter, ground)
        for party in parties
        for recipient in recipients(state, party)
    ]
    if template in OF_THE_SESSION:
        told += [Notice(template, other, "", ground) for other in told_of_session(state)]
    return tuple(told)


def recipients(state: DisputeState, party: str) -> tuple[str, ...]:
    """The ids of everybody who is told what is meant for a party; "person:" names one by id."""
    if party.startswith(PERSON):
        found: tuple[str, ...] = (party.removeprefix(PERSON),)
    else:
        parties = state.parties
        found = {
            "family": told_for_family(state),
            "authority": told_for_authority(state),
            "former_authority": (parties.former_authority_id,),
            "service": (parties.mediator_id or parties.service_id,),
            "tribunal": (parties.tribunal_id,),
            "health": state.health.icb_ids,
        }[party]
    return tuple(recipient for recipient in found if recipient)

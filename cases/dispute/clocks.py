"""Which statutory clocks a dispute keeps: from which facts each starts, and what ends it.

Long because each clock of the core stands here with what starts and what ends it.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from cases.clock import ClockRule, Ended
from cases.dispute.clock_ids import (
    ACKNOWLEDGE as ACKNOWLEDGE,
)
from cases.dispute.clock_ids import (
    ADVISER_CONTACT as ADVISER_CONTACT,
)
from cases.dispute.clock_ids import (
    ANSWER as ANSWER,
)
from cases.dispute.clock_ids import (
    APPEAL as APPEAL,
)
from cases.dispute.clock_ids import (
    ARRANGE as ARRANGE,
)
from cases.dispute.clock_ids import (
    AUTHORITY_TOLD as AUTHORITY_TOLD,
)
from cases.dispute.clock_ids import (
    CERTIFICATE as CERTIFICATE,
)
from cases.dispute.clock_ids import (
    JUDICIAL_REVIEW as JUDICIAL_REVIEW,
)
from cases.dispute.clock_ids import (
    LAST_SAFE_DAY as LAST_SAFE_DAY,
)
from cases.dispute.clock_ids import (
    PANEL_VIEW as PANEL_VIEW,
)
from cases.dispute.clock_ids import (
    PROMISE as PROMISE,
)
from cases.dispute.clock_ids import (
    REGISTRATION as REGISTRATION,
)
from cases.dispute.clock_ids import (
    RESPONSE as RESPONSE,
)
from cases.dispute.clock_ids import (
    RIGHTS_TRANSFER as RIGHTS_TRANSFER,
)
from cases.dispute.clock_ids import (
    TELL_HEALTH as TELL_HEALTH,
)
from cases.dispute.pack import complaint_practice
from cases.dispute.pack import policy as policy
from cases.dispute.state import DisputeState, Promise
from cases.dispute.subjects import SUBJECTS
from cases.dispute.tribunal.vocabulary import DirectionKind
from cases.dispute.vocabulary import CertificateKind, ReferralStatus, SessionOutcome, Stage
from cases.dispute.window_facts import sections_in_dispute, window_facts
from rules import appeal, complaint, compliance, mediation, tribunal
from rules.calendar import Calendar
from rules.deadline import Deadline, Refused
from rules.mediation_session import Issue
from rules.regime import without_certificate
from rules.window import certificate_needed, last_safe_day


def _over(state: DisputeState) -> Ended | None:
    """Whatever else happens, a case that ended needs no clock."""
    if state.stage is Stage.CLOSED and state.ended_on is not None:
        return Ended(state.ended_on, False, "dispute_ended")
    return None


# The appeal window (T1, K14). A returned form does not stop it (T2), so a return starts it anew.


def _appeal_basis(state: DisputeState) -> tuple[object, ...] | None:
    if state.matter is None or not state.appealable:
        return None
    certificate = state.mediation.certificate
    returns = state.referral.attempts if state.referral.status is ReferralStatus.RETURNED else 0
    return (
        state.matter.notice_sent_on,
        certificate.counts_from if certificate else None,
        *((f"returned {returns}",) if returns else ()),
        *(("agreement left",) if _agreement_left(state) else ()),
    )


def _agreement_left(state: DisputeState) -> bool:
    """Whether the family goes to the tribunal although the agreement settled everything."""
    settled = state.agreement is not None and state.agreement.is_accepted
    full = state.mediation.outcome is SessionOutcome.AGREEMENT
    return settled and full and state.stage is Stage.REFERRAL


def _appeal(state: DisputeState, calendar: Calendar) -> Deadline:
    assert state.matter is not None
    certificate = state.mediation.certificate
    return appeal.appeal(
        state.matter.notice_sent_on,
        certificate.counts_from if certificate else None,
        calendar,
        adviser_contacted_on=state.mediation.contacted_on if certificate else None,
    )


def _appeal_ended(state: DisputeState) -> Ended | None:
    referral = state.referral
    if referral.sent_on and referral.status is not ReferralStatus.RETURNED:
        return Ended(referral.sent_on, True, "referral_sent")
    if state.stage is Stage.COMPLIANCE and state.agreement and state.agreement.accepted_on:
        return Ended(state.agreement.accepted_on, False, "agreement_accepted")
    return _over(state)


# The last safe day (T1 read with K18, M2 and H6): the earliest of every reading of the dates, as
# `rules.window` says it for the facts known. It is a clock, so that pages and messages read one
# stored date with its derivation. The grounds may change whether a certificate is needed (M23).


def _safe_basis(state: DisputeState) -> tuple[object, ...] | None:
    appeal_basis = _appeal_basis(state)
    if appeal_basis is None or state.matter is None:
        return None
    return (
        *appeal_basis,
        state.matter.notice_dated_on,
        state.mediation.contacted_on,
        *(() if certificate_needed(window_facts(state)) else ("no certificate needed",)),
    )


def _safe(state: DisputeState, calendar: Calendar) -> Deadline:
    return last_safe_day(window_facts(state), calendar)


def _certificate_is_needed(state: DisputeState) -> bool:
    """Whether the appeal waits for a mediation certificate under the case's pack, by what is in
    dispute now and not only at filing (A20, M23)."""
    sections = sections_in_dispute(state)
    needed = isinstance(without_certificate(policy(state), sections), Refused)
    return state.appealable and needed


# Contact with the mediation adviser (M2): two months, no roll, no August; only where a certificate is
# needed, so not for Section I alone (M23).


def _contact_basis(state: DisputeState) -> tuple[object, ...] | None:
    if state.matter is None or not _certificate_is_needed(state):
        return None
    return (state.matter.notice_sent_on,)


def _contact(state: DisputeState, calendar: Calendar) -> Deadline:
    assert state.matter is not None
    return mediation.adviser_contact(state.matter.notice_sent_on, calendar)


def _contact_ended(state: DisputeState) -> Ended | None:
    if state.mediation.contacted_on:
        return Ended(state.mediation.contacted_on, True, "adviser_contacted")
    if state.referral.sent_on:
        return Ended(state.referral.sent_on, False, "referral_sent")
    return _over(state)


# The complaint (C4, C5): working days by the stage it is in, as the authority or the pack has it.


def _stage_basis(state: DisputeState) -> tuple[object, ...]:
    """What the days of a stage depend on besides the day it began; empty for the first stage."""
    assert state.complaint is not None
    stage = state.complaint.stage
    moved_to = state.links.transferred_pack
    return (
        *((f"stage {stage}",) if stage > 1 else ()),
        *((f"pack {moved_to}",) if moved_to else ()),
    )


def _acknowledge_basis(state: DisputeState) -> tuple[object, ...] | None:
    if state.complaint is None:
        return None
    return (state.complaint.received_on, *_stage_basis(state))


def _acknowledge(state: DisputeState, calendar: Calendar) -> Deadline:
    assert state.complaint is not None
    days, _ = complaint.stage_days(complaint_practice(state), state.complaint.stage)
    return complaint.acknowledge(state.complaint.received_on, calendar, days)


def _acknowledge_ended(state: DisputeState) -> Ended | None:
    assert state.complaint is not None
    done_on = state.complaint.acknowledged_on or state.complaint.answered_on
    return Ended(done_on, True, "acknowledged") if done_on else _over(state)


def _answer_basis(state: DisputeState) -> tuple[object, ...] | None:
    if state.complaint is None or state.complaint.acknowledged_on is None:
        return None
    extended_by = state.complaint.extended_by
    put_off = (f"put off {extended_by}",) if extended_by else ()
    return (state.complaint.acknowledged_on, *_stage_basis(state), *put_off)


def _answer(state: DisputeState, calendar: Calendar) -> Deadline:
    assert state.complaint is not None
    assert state.complaint.acknowledged_on is not None
    _, days = complaint.stage_days(complaint_practice(state), state.complaint.stage)
    return complaint.answer(
        state.complaint.acknowledged_on, calendar, days + state.complaint.extended_by
    )


def _answer_ended(state: DisputeState) -> Ended | None:
    assert state.complaint is not None
    if state.complaint.answered_on:
        return Ended(state.complaint.answered_on, True, "answered")
    return _over(state)


# Arranging mediation: 30 calendar days from when the family told the authority (M7, M8), or for
# health alone from when the authority told the health body (M6). A day that was given up starts the
# same 30 days again: the last day stays where it was, whoever gave the day up.


def _arrange_basis(state: DisputeState) -> tuple[object, ...] | None:
    held = state.mediation
    if not held.wanted or not state.is_for_mediation:
        return None  # disagreement resolution has no legal times (A24)
    if held.is_health_alone and held.health_told_on is None:
        return None
    given_up = len(state.slots.postponements)
    return (
        held.health_told_on if held.is_health_alone else held.contacted_on,
        *((held.rearranged_on,) if held.rearranged_on else ()),
        *((f"postponed {given_up}",) if given_up else ()),
    )


def _arrange(state: DisputeState, calendar: Calendar) -> Deadline:
    held = state.mediation
    assert held.counts_from is not None
    if held.is_health_alone:
        return mediation.arrange_health_mediation(held.counts_from, calendar)
    if Issue.HEALTH in held.all_issues:
        return mediation.arrange_mixed_mediation(held.counts_from, calendar)
    return mediation.arrange_mediation(held.counts_from, calendar)


def _arrange_ended(state: DisputeState) -> Ended | None:
    held = state.mediation
    if held.meeting_on is not None and held.outcome is not SessionOutcome.NOT_HELD_AUTHORITY:
        # The slot lies inside the lawful window by decision; the day itself follows as a task.
        return Ended(held.meeting_on, True, "session_arranged")
    if held.certificate is not None:
        missed = held.certificate.certificate is CertificateKind.NOT_ARRANGED_IN_TIME
        return Ended(held.certificate.issued_on, False, "not_arranged" if missed else "certificate")
    return _over(state)


# The certificate (M3, M9, M13): three working days after the fact that calls for it.


def _certificate_basis(state: DisputeState) -> tuple[object, ...] | None:
    held = state.mediation
    if not state.appealable:
        return None  # nothing waits for a certificate (A24)
    if held.was_held:
        return ("M13", held.held_on)
    if held.outcome is SessionOutcome.NOT_HELD_AUTHORITY:
        return ("M9", held.held_on)
    if held.reported_not_arranged_on:
        return ("M9", held.reported_not_arranged_on)
    if held.contacted_on and held.wanted is False and _certificate_is_needed(state):
        return ("M3", _declined_on(state))
    return None


def _declined_on(state: DisputeState) -> date:
    """From when the adviser owes the certificate: the day the family said no, or the later day on
    which a change of sections made one needed (M23; our reading)."""
    assert state.mediation.contacted_on is not None
    assert state.matter is not None
    said_on = state.mediation.contacted_on
    return max(said_on, state.matter.certificate_needed_since or said_on)


def _certificate(state: DisputeState, calendar: Calendar) -> Deadline:
    held = state.mediation
    if held.was_held and held.held_on:
        return mediation.certificate_after_mediation(held.held_on, calendar)
    if held.outcome is SessionOutcome.NOT_HELD_AUTHORITY and held.held_on:
        return mediation.certificate_not_arranged(held.held_on, calendar)
    if held.reported_not_arranged_on:
        return mediation.certificate_not_arranged(held.reported_not_arranged_on, calendar)
    return mediation.certificate_after_declining(_declined_on(state), calendar)


def _certificate_ended(state: DisputeState) -> Ended | None:
    certificate = state.mediation.certificate
    if certificate:
        return Ended(certificate.issued_on, True, "certificate_issued")
    return _over(state)


# With the tribunal (T4 a target, T6 a duty).


def _registration_basis(state: DisputeState) -> tuple[object, ...] | None:
    referral = state.referral
    back_on = state.tribunal.late_mended_on
    back = (f"ruling set aside {back_on}",) if back_on is not None else ()
    return (referral.sent_on, referral.attempts, *back) if referral.attempts else None


def _registration(state: DisputeState, calendar: Calendar) -> Deadline:
    received_on = state.tribunal.late_mended_on or state.referral.sent_on
    assert received_on is not None
    return appeal.registration_target(received_on, calendar)


def _registration_ended(state: DisputeState) -> Ended | None:
    referral = state.referral
    if referral.registered_on:
        return Ended(referral.registered_on, True, "registered")
    if referral.status is ReferralStatus.RETURNED and referral.returned_on:
        return Ended(referral.returned_on, True, "returned")
    if state.tribunal.not_admitted_on is not None:
        return Ended(state.tribunal.not_admitted_on, True, "not_admitted")
    return _over(state)


def _response_basis(state: DisputeState) -> tuple[object, ...] | None:
    if state.referral.registered_on is None:
        return None
    ordered_on = state.tribunal.directed(DirectionKind.RESPONSE)
    back_on, lifted_on = state.tribunal.reinstated_on, state.tribunal.bar_lifted_on
    return (
        state.referral.registered_on,
        *((f"directed {ordered_on}",) if ordered_on else ()),
        *((f"brought back {back_on}",) if back_on else ()),
        *((f"bar lifted {lifted_on}",) if lifted_on else ()),
    )


def _response(state: DisputeState, calendar: Calendar) -> Deadline:
    assert state.referral.registered_on is not None
    ordered_on = state.tribunal.directed(DirectionKind.RESPONSE)
    return tribunal.response(state.referral.registered_on, calendar, ordered_on=ordered_on)


def _response_ended(state: DisputeState) -> Ended | None:
    appeal = state.tribunal
    if appeal.responded_on is not None:
        return Ended(appeal.responded_on, True, "responded")
    if appeal.over_on is not None:
        return Ended(appeal.over_on, False, "appeal_over")
    if appeal.barred_on is not None:
        return Ended(appeal.barred_on, False, "barred")
    return _over(state)


# Promises of the agreement (M15, M16, M18), one clock each.


def _promise_rule(promise: Promise) -> ClockRule[DisputeState]:
    made = promise.made

    def basis(state: DisputeState) -> tuple[object, ...] | None:
        if state.agreement is None or not state.agreement.is_accepted:
            return None
        return (made.promise.value, state.agreement.agreed_on, made.agreed_due_on)

    def compute(state: DisputeState, calendar: Calendar) -> Deadline:
        assert state.agreement is not None
        return compliance.promise(
            made.promise, state.agreement.agreed_on, calendar, made.agreed_due_on
        )

    return ClockRule(
        f"{PROMISE}{made.promise_id}", basis, compute, partial(_promise_ended, made.promise_id)
    )


def _promise_ended(promise_id: str, state: DisputeState) -> Ended | None:
    assert state.agreement is not None
    for promise in state.agreement.promises:
        if promise.made.promise_id == promise_id and promise.kept_on:
            return Ended(promise.kept_on, True, "promise_kept")
    return _over(state)


_STANDING: tuple[ClockRule[DisputeState], ...] = (
    ClockRule(APPEAL, _appeal_basis, _appeal, _appeal_ended, ladder=(30, 14, 7, 2)),
    ClockRule(LAST_SAFE_DAY, _safe_basis, _safe, _appeal_ended, ladder=()),
    ClockRule(ADVISER_CONTACT, _contact_basis, _contact, _contact_ended, ladder=(14, 5, 1)),
    ClockRule(ACKNOWLEDGE, _acknowledge_basis, _acknowledge, _acknowledge_ended, ladder=(1,)),
    ClockRule(ANSWER, _answer_basis, _answer, _answer_ended, ladder=(4, 1)),
    ClockRule(ARRANGE, _arrange_basis, _arrange, _arrange_ended, ladder=(14, 7, 2)),
    ClockRule(CERTIFICATE, _certificate_basis, _certificate, _certificate_ended, ladder=(1,)),
    ClockRule(REGISTRATION, _registration_basis, _registration, _registration_ended, ladder=(2,)),
    ClockRule(RESPONSE, _response_basis, _response, _response_ended, ladder=(14, 5, 1)),
)


def clock_rules(state: DisputeState) -> tuple[ClockRule[DisputeState], ...]:
    """Every clock the dispute may keep, those of its promises and its subjects included."""
    promises = state.agreement.promises if state.agreement else ()
    return (
        *_STANDING,
        *(_promise_rule(promise) for promise in promises),
        *(rule for subject in SUBJECTS for rule in subject.clocks(state)),
    )

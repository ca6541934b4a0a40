"""How each event changes what is true of a dispute. Pure folding: no rule of law is asked here, so
that yesterday's events mean today what they meant yesterday."""

from __future__ import annotations

from dataclasses import replace

from cases import clock
from cases.change import (
    CalendarAdopted,
    ChangeEvent,
    FactCorrected,
    RulesCorrected,
    evolve_change,
)
from cases.dispute import events as e
from cases.dispute.facts import FACTS
from cases.dispute.parties.state import People
from cases.dispute.parties.vocabulary import RightsPhase
from cases.dispute.state import (
    Agreement,
    BuiltBundle,
    Certificate,
    Complaint,
    DisputeState,
    Document,
    Grounds,
    Matter,
    Mediation,
    Parties,
    Promise,
)
from cases.dispute.subjects import SUBJECT_OF
from cases.dispute.tasks.events import TaskAssigned, TasksHandedOver
from cases.dispute.tasks.evolve import evolve_tasks, without_stale
from cases.dispute.vocabulary import DocumentKind, ReferralStatus, SessionOutcome, Stage

AnyEvent = e.DisputeEvent | clock.ClockEvent

_WITH_THE_FAMILY = (ReferralStatus.PREPARING, ReferralStatus.RETURNED)


def evolve(state: DisputeState, event: AnyEvent) -> DisputeState:
    """The state after an event."""
    return without_stale(_evolve(state, event))


def _evolve(state: DisputeState, event: AnyEvent) -> DisputeState:
    subject = SUBJECT_OF.get(type(event))
    if subject is not None:
        after: DisputeState = subject.evolve[type(event)](state, event)
        return after
    match event:
        case (
            clock.ClockStarted()
            | clock.ClockEnded()
            | clock.ReminderReached()
            | clock.ClockMissed()
            | clock.DayReached()
        ):
            return replace(state, clocks=clock.apply(state.clocks, event))
        case e.DisputeFiled():
            return _filed(state, event)
        case (
            e.ComplaintAcknowledged()
            | e.ComplaintAnswered()
            | e.AnswerAccepted()
            | e.AnswerRejected()
        ):
            return _complaint(state, event)
        case (
            e.AdviserContacted()
            | e.MediatorAppointed()
            | e.SlotsOffered()
            | e.SlotAgreed()
            | e.DecisionMakerNamed()
            | e.NotArrangedReported()
            | e.SessionRecorded()
            | e.CertificateIssued()
        ):
            return _mediation(state, event)
        case e.AgreementRecorded() | e.AgreementAccepted() | e.PromiseKept() | e.PromiseBreached():
            return _agreement(state, event)
        case e.DisputeEnded():
            return replace(state, stage=Stage.CLOSED, ending=event.ending, ended_on=event.ended_on)
        case CalendarAdopted() | RulesCorrected() | FactCorrected():
            return _changed(state, event)
        case TaskAssigned() | TasksHandedOver():
            return evolve_tasks(state, event)
        case e.ClockMoved():
            return replace(state, clock_offset_seconds=event.offset_seconds)
        case _:
            return _referral(state, event)


def _changed(state: DisputeState, event: ChangeEvent) -> DisputeState:
    """After a change of calendar, rule or fact: a bundle with the old days cannot be signed, and a
    promise whose day lies ahead again was not broken."""
    state = evolve_change(state, event, FACTS)
    if state.referral.bundle is not None or state.referral.awaited_request:
        state = _without_bundle(state)
    ahead = {item.clock_id for item in event.moved if item.is_on >= event.changed_on}
    orders = tuple(
        replace(order, breached_on=None) if f"order:{order.made.order_id}" in ahead else order
        for order in state.tribunal.orders
    )
    state = replace(state, tribunal=replace(state.tribunal, orders=orders))
    if state.agreement is None or not ahead:
        return state
    promises = tuple(
        replace(promise, breached_on=None)
        if f"promise:{promise.made.promise_id}" in ahead
        else promise
        for promise in state.agreement.promises
    )
    return replace(state, agreement=replace(state.agreement, promises=promises))


def _filed(state: DisputeState, event: e.DisputeFiled) -> DisputeState:
    return replace(
        state,
        calendar=event.calendar,
        clock_offset_seconds=event.clock_offset_seconds,
        pack=event.pack,
        stage=Stage.COMPLAINT,
        parties=Parties(
            event.family_id,
            event.child_id,
            event.authority_id,
            event.service_id,
            event.tribunal_id,
        ),
        matter=Matter(
            event.decision,
            event.sections,
            event.notice_sent_on,
            event.notice_dated_on,
            event.narrative_id,
            event.plan_id,
            event.appealable,
        ),
        complaint=Complaint(
            event.filed_on,
            stages=event.complaint_stages,
            extension_working_days=event.complaint_extension_days,
        ),
        people=People(
            school_age_ends_on=event.school_age_ends_on,
            holder=RightsPhase.YOUNG_PERSON
            if event.child_id == event.family_id
            else RightsPhase.PARENT,
        ),
    )


def _complaint(
    state: DisputeState,
    event: e.ComplaintAcknowledged | e.ComplaintAnswered | e.AnswerAccepted | e.AnswerRejected,
) -> DisputeState:
    complaint = state.complaint
    assert complaint is not None
    match event:
        case e.ComplaintAcknowledged():
            complaint = replace(complaint, acknowledged_on=event.acknowledged_on)
        case e.ComplaintAnswered():
            complaint = replace(
                complaint,
                answered_on=event.answered_on,
                outcome=event.outcome,
                narrative_id=event.narrative_id,
                answered_by=event.answered_by,
            )
        case e.AnswerAccepted():
            complaint = replace(complaint, satisfied=True, responded_on=event.accepted_on)
        case e.AnswerRejected():
            complaint = replace(complaint, satisfied=False, responded_on=event.rejected_on)
            if state.stage is Stage.COMPLAINT:
                state = replace(state, stage=Stage.MEDIATION)
    return replace(state, complaint=complaint)


def _mediation(
    state: DisputeState,
    event: e.AdviserContacted
    | e.MediatorAppointed
    | e.SlotsOffered
    | e.SlotAgreed
    | e.DecisionMakerNamed
    | e.NotArrangedReported
    | e.SessionRecorded
    | e.CertificateIssued,
) -> DisputeState:
    mediation = state.mediation
    match event:
        case e.AdviserContacted():
            mediation = replace(
                mediation,
                contacted_on=event.contacted_on,
                wanted=event.wants_mediation,
                health=event.health,
                issues=event.issues,
                health_narrative_id=event.narrative_id,
            )
            if state.stage is Stage.COMPLAINT:
                state = replace(state, stage=Stage.MEDIATION)
        case e.MediatorAppointed():
            return replace(
                state,
                parties=replace(state.parties, mediator_id=event.mediator_id),
                mediators=replace(state.mediators, entry=event.entry),
            )
        case e.SlotsOffered():
            first_on = mediation.offered_on or event.offered_on
            mediation = replace(mediation, slots=event.slots, offered_on=first_on)
            state = replace(state, slots=replace(state.slots, answers=()))
        case e.SlotAgreed():
            mediation = replace(mediation, slot=event.slot, meeting_on=event.meeting_on)
            invited = replace(state.slots, sequence=state.slots.sequence + 1)
            state = replace(state, slots=invited)
        case e.DecisionMakerNamed():
            mediation = replace(
                mediation, decision_maker_id=event.decision_maker_id, mandate=event.mandate
            )
        case e.NotArrangedReported():
            mediation = replace(mediation, reported_not_arranged_on=event.reported_on)
        case e.SessionRecorded():
            mediation = _session(mediation, event)
            if mediation.outcome is SessionOutcome.NOT_HELD_FAMILY:
                # The reasoned path to a judge is open (DESIGN section 4).
                state = _to_referral(state)
        case e.CertificateIssued():
            mediation = replace(
                mediation,
                certificate=Certificate(
                    event.certificate,
                    event.number,
                    event.issued_on,
                    event.ground,
                    event.adviser_id,
                    event.issue,
                    event.first_issued_on,
                ),
            )
            state = _without_bundle(state)
            partial = mediation.outcome is SessionOutcome.PARTIAL
            if state.agreement is None or partial:
                state = _to_referral(state)
    return replace(state, mediation=mediation)


def _to_referral(state: DisputeState) -> DisputeState:
    """Mediation is over for this family; a stage beyond it stays as it is."""
    over = state.stage is Stage.MEDIATION and state.appealable
    return replace(state, stage=Stage.REFERRAL) if over else state


def _session(mediation: Mediation, event: e.SessionRecorded) -> Mediation:
    if event.outcome is SessionOutcome.NOT_HELD_FAMILY and mediation.rearranged_on is None:
        again = replace(mediation, slots=(), slot=None, meeting_on=None, offered_on=None)
        return replace(again, rearranged_on=event.held_on)
    return replace(mediation, held_on=event.held_on, outcome=event.outcome, reason=event.reason)


def _agreement(
    state: DisputeState,
    event: e.AgreementRecorded | e.AgreementAccepted | e.PromiseKept | e.PromiseBreached,
) -> DisputeState:
    if isinstance(event, e.AgreementRecorded):
        promises = tuple(Promise(made) for made in event.promises)
        return replace(state, agreement=Agreement(event.agreed_on, promises))
    agreement = state.agreement
    assert agreement is not None
    match event:
        case e.AgreementAccepted():
            agreement = replace(agreement, accepted_by=(*agreement.accepted_by, event.side))
            if agreement.is_accepted:
                agreement = replace(agreement, accepted_on=event.accepted_on)
                full = state.mediation.outcome is SessionOutcome.AGREEMENT
                if full and state.referral.status in _WITH_THE_FAMILY:
                    # An appeal that the tribunal has goes on until the family withdraws it.
                    state = replace(state, stage=Stage.COMPLIANCE)
        case e.PromiseKept():
            agreement = _promise(
                agreement, event.promise_id, kept_on=event.kept_on, document_id=event.document_id
            )
        case e.PromiseBreached():
            agreement = _promise(agreement, event.promise_id, breached_on=event.due_on)
    return replace(state, agreement=agreement)


def _promise(agreement: Agreement, promise_id: str, **facts: object) -> Agreement:
    return replace(
        agreement,
        promises=tuple(
            replace(p, **facts) if p.made.promise_id == promise_id else p  # type: ignore[arg-type]
            for p in agreement.promises
        ),
    )


def _without_bundle(state: DisputeState) -> DisputeState:
    """A bundle that no longer reflects the case cannot be signed."""
    return replace(state, referral=replace(state.referral, bundle=None, awaited_request=0))


def _referral(state: DisputeState, event: e.DisputeEvent) -> DisputeState:
    referral = state.referral
    match event:
        case e.DocumentAdded():
            document = Document(
                event.document_id,
                event.document,
                event.sha256,
                event.pages,
                event.added_by,
                event.added_on,
            )
            state = replace(state, documents=(*state.documents, document))
            if event.document is DocumentKind.PROMISE_EVIDENCE:
                return state
            return _without_bundle(state)
        case e.GroundsStated():
            referral = replace(
                referral,
                grounds=Grounds(
                    event.sections,
                    event.narrative_id,
                    event.details,
                    event.no_certificate,
                    event.late_reason_id,
                ),
                bundle=None,
                awaited_request=0,
            )
            state = replace(state, stage=Stage.REFERRAL)
        case e.BundleRequested():
            referral = replace(
                referral, requests=event.request, awaited_request=event.request, failure=""
            )
        case e.BundleBuilt():
            referral = replace(
                referral,
                awaited_request=0,
                bundle=BuiltBundle(event.request, event.sha256, event.pages),
            )
        case e.BundleFailed():
            referral = replace(referral, awaited_request=0, failure=event.code)
        case e.ReferralSent():
            referral = replace(
                referral,
                status=ReferralStatus.SENT,
                sent_bundle=referral.bundle,
                sent_at=event.sent_at,
                sent_on=event.sent_on,
                signature_id=event.signature_id,
                in_time=event.in_time,
                attempts=event.attempt,
            )
        case e.ReferralReturned():
            referral = replace(
                referral,
                status=ReferralStatus.RETURNED,
                returned_on=event.returned_on,
                return_reasons=event.reasons,
                return_narrative_id=event.narrative_id,
                bundle=None,
            )
        case e.ReferralAccepted():
            referral = replace(
                referral, status=ReferralStatus.ACCEPTED, accepted_on=event.accepted_on
            )
        case e.AppealRegistered():
            referral = replace(
                referral,
                status=ReferralStatus.REGISTERED,
                registered_on=event.registered_on,
                appeal_number=event.appeal_number,
            )
            state = replace(state, stage=Stage.TRIBUNAL)
    return replace(state, referral=referral)

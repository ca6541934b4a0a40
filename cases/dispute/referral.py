"""The referral of a dispute to the tribunal: grounds, bundle, signature, return, registration."""

from __future__ import annotations

from typing import assert_never

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute import commands as c
from cases.dispute import events as e
from cases.dispute.clocks import policy
from cases.dispute.exits import named, with_recorded_exit
from cases.dispute.grounds.decide import sections_changed
from cases.dispute.mediation import appeal_deadline
from cases.dispute.panel.time import holds_until
from cases.dispute.parties.rights import applicant, is_over_school_age
from cases.dispute.state import DisputeState
from cases.dispute.step import Step, step
from cases.dispute.tracks import REFERRAL
from cases.dispute.tribunal.rulings import may_register
from cases.dispute.vocabulary import (
    WITHOUT_PLAN,
    Decision,
    DocumentKind,
    ReferralStatus,
)
from cases.dispute.window_facts import sections_in_dispute
from cases.moment import Moment
from rules.deadline import Refused
from rules.policy import MediationMode, Policy
from rules.referral import (
    ApplicantRole,
    Contents,
    MissingItem,
    NoCertificateReason,
    missing,
)
from rules.regime import may_appeal, named_exits, without_certificate

ReferralCommand = (
    c.StateGrounds
    | c.RequestBundle
    | c.RecordBundle
    | c.RecordBundleFailure
    | c.SendReferral
    | c.ReturnReferral
    | c.AcceptReferral
    | c.RegisterAppeal
)

OPEN_TO_THE_FAMILY = (ReferralStatus.PREPARING, ReferralStatus.RETURNED)


def decide_referral(
    state: DisputeState, command: ReferralCommand, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    """What a command about the referral brings; raises `CommandRefused`."""
    match command:
        case c.StateGrounds():
            return _grounds(state, command, now)
        case c.RequestBundle():
            return _request(state, now)
        case c.RecordBundle():
            _awaited(state, command.request)
            return (e.BundleBuilt(command.request, command.sha256, command.pages),)
        case c.RecordBundleFailure():
            _awaited(state, command.request)
            return (e.BundleFailed(command.request, command.code),)
        case c.SendReferral():
            return _send(state, command, now)
        case c.ReturnReferral():
            _with_the_tribunal(state, ReferralStatus.SENT, ReferralStatus.ACCEPTED)
            if not command.reasons:
                raise CommandRefused("no_reason", "Say what is missing, so the family can mend it.")
            return (e.ReferralReturned(command.reasons, command.narrative_id, now.on),)
        case c.AcceptReferral():
            _with_the_tribunal(state, ReferralStatus.SENT)
            return (e.ReferralAccepted(now.on),)
        case c.RegisterAppeal():
            _with_the_tribunal(state, ReferralStatus.ACCEPTED)
            may_register(state)
            if not command.appeal_number.strip():
                raise CommandRefused("no_number", "Enter the appeal number.")
            return (e.AppealRegistered(command.appeal_number.strip(), now.on),)
        case _:
            assert_never(command)


def _grounds(
    state: DisputeState, command: c.StateGrounds, now: Moment
) -> tuple[e.DisputeEvent, ...]:
    _with_the_family(state)
    assert state.matter is not None
    command = with_recorded_exit(state, command)
    pack = policy(state)
    verdict = may_appeal(pack, state.matter.decision, command.sections)
    if isinstance(verdict, Refused):
        raise CommandRefused("not_appealable", verdict.reason, verdict.citation.rule)
    without = without_certificate(pack, command.sections)
    free = pack.mediation_mode is MediationMode.OFFERED
    if state.mediation.certificate is None and command.no_certificate is None and not free:
        raise CommandRefused(
            "no_certificate",
            "There is no mediation certificate yet. Either go to mediation first, or give the "
            "reason why you come without one. A judge decides about the reason.",
            "A20",
        )
    section_i_only = command.no_certificate is NoCertificateReason.SECTION_I_ONLY
    if section_i_only and set(command.sections) != {"I"}:
        raise CommandRefused(
            "not_section_i_only",
            "You can only say “Section I only” when your appeal is about nothing else than the "
            "school or college. Sections B and F need a certificate.",
            "M23",
        )
    if section_i_only and isinstance(without, Refused):
        raise CommandRefused("exit_not_open", without.reason, without.citation.rule)
    _exit_is_open(pack, command)
    changed: tuple[e.DisputeEvent, ...] = ()
    about_plan = state.matter.decision is Decision.PLAN_FINALISED
    if about_plan and frozenset(command.sections) != sections_in_dispute(state):
        changed = (sections_changed(state, command.sections, command.narrative_id, now),)
    return (
        *changed,
        e.GroundsStated(
            command.sections,
            command.narrative_id,
            command.details,
            command.no_certificate,
            command.late_reason_id,
        ),
    )


def _exit_is_open(pack: Policy, command: c.StateGrounds) -> None:
    """Refuse an exit that the pack does not have, or that is named without the reason (M24)."""
    exit_ = named(command.details)
    if exit_ is None:
        return
    if exit_ not in named_exits(pack):
        raise CommandRefused(
            "exit_not_open",
            "The rules of this case do not name this reason. Give it as another reason in your "
            "own words. A judge decides about it.",
            "M24",
        )
    if command.no_certificate is not NoCertificateReason.OTHER_REASON:
        raise CommandRefused(
            "exit_without_reason",
            "Choose “another reason” as well, so that a judge looks at what you say.",
            "M24",
        )


def contents(state: DisputeState, now: Moment, *, signed: bool) -> Contents:
    """The facts that the contents check of the law reads (F1 to F16)."""
    assert state.matter is not None
    kinds = {document.document for document in state.documents}
    grounds = state.referral.grounds
    given = frozenset(grounds.details if grounds else ())
    certificate = state.mediation.certificate
    reason = grounds.no_certificate if grounds else None
    return Contents(
        decision=state.matter.decision,
        sections=frozenset(grounds.sections if grounds else state.matter.sections),
        has_decision_letter=DocumentKind.DECISION_LETTER in kinds,
        plan_exists=state.matter.decision not in WITHOUT_PLAN,
        has_plan=DocumentKind.PLAN in kinds,
        has_section_k=DocumentKind.SECTION_K in kinds,
        has_certificate=certificate is not None,
        no_certificate_reason=reason,
        no_certificate_explanation=reason is not None and bool(grounds and grounds.narrative_id),
        applicant_role=_applicant(state, given),
        others_with_responsibility=_answered(given, "others_with_responsibility"),
        others_told=_answered(given, "others_told"),
        reasons_given=grounds is not None and bool(grounds.narrative_id),
        decision_dated_on=state.matter.notice_dated_on,
        certificate_dated_on=certificate.issued_on if certificate else None,
        is_late=not in_time(state, now),
        late_explanation_given=grounds is not None and bool(grounds.late_reason_id),
        declaration_signed=signed,
        certificate_asked_for=isinstance(
            without_certificate(
                policy(state), grounds.sections if grounds else state.matter.sections
            ),
            Refused,
        ),
        **{name: name in given for name in PLAIN_DETAILS},
    )


def in_time(state: DisputeState, now: Moment) -> bool:
    """Whether an appeal received now is in time: until 5 pm on the last day (T1, K9)."""
    deadline = appeal_deadline(state)
    return now.at <= deadline.due_at if deadline.due_at else now.on <= deadline.due_on


PLAIN_DETAILS = (
    "child_name_given",
    "child_birth_date_given",
    "child_gender_given",
    "applicant_relationship_given",
    "applicant_contact_given",
    "applicant_address_given",
    "others_not_told_reason_given",
    "representative_asked",
    "preferred_setting_given",
    "none_preferred",
    "preferred_is_independent",
    "has_written_offer",
    "other_cases_asked",
    "hearing_needs_asked",
)
"""Facts of the form that are either given or not; the values themselves lie in PostgreSQL."""


def _applicant(state: DisputeState, given: frozenset[str]) -> ApplicantRole | None:
    """Who the form says appeals; nobody when the rights have passed to another since (P2)."""
    said = next((role for role in ApplicantRole if f"applicant:{role.value}" in given), None)
    return None if is_over_school_age(state) and said is not applicant(state) else said


def _answered(given: frozenset[str], question: str) -> bool | None:
    if f"{question}:yes" in given:
        return True
    return False if f"{question}:no" in given else None


def what_is_missing(
    state: DisputeState, now: Moment, *, signed: bool = True
) -> tuple[MissingItem, ...]:
    """Everything for which the tribunal would send the form back."""
    return missing(contents(state, now, signed=signed))


def _request(state: DisputeState, now: Moment) -> tuple[e.DisputeEvent, ...]:
    _with_the_family(state)
    if state.referral.grounds is None:
        raise CommandRefused("no_grounds", "Give your reasons first, then the bundle can be made.")
    gaps = what_is_missing(state, now)
    if gaps:
        raise CommandRefused(
            "contents_missing",
            "The bundle is not complete yet: " + " ".join(item.words for item in gaps),
            gaps[0].rule,
        )
    return (e.BundleRequested(state.referral.requests + 1),)


def _awaited(state: DisputeState, request: int) -> None:
    if not request or state.referral.awaited_request != request:
        raise CommandRefused(
            "bundle_outdated", "The case changed while this bundle was being built."
        )


def _with_the_family(state: DisputeState) -> None:
    if state.referral.status not in OPEN_TO_THE_FAMILY:
        raise CommandRefused(
            "with_the_tribunal", "The referral is with the tribunal, so it cannot be changed."
        )


def _with_the_tribunal(state: DisputeState, *allowed: ReferralStatus) -> None:
    if state.referral.status not in allowed:
        raise CommandRefused(
            "not_with_the_tribunal", "This referral is not at the stage where that can be done."
        )


def _send(state: DisputeState, command: c.SendReferral, now: Moment) -> tuple[e.DisputeEvent, ...]:
    _with_the_family(state)
    bundle = state.referral.bundle
    if bundle is None:
        raise CommandRefused(
            "no_bundle", "There is no finished bundle. Make the bundle, look at it, then sign it."
        )
    if bundle.sha256 != command.sha256:
        raise CommandRefused(
            "bundle_changed",
            "The bundle changed after you opened this page. Look at the new one, then sign it.",
        )
    if not command.signature_id:
        raise CommandRefused("not_signed", "Sign by typing your name.", "F14")
    held_until = holds_until(state, now.on)
    if held_until is not None:
        raise CommandRefused(
            "panel_first",
            "The independent panel looks at your dispute first. It has until "
            f"{held_until:%-d %B %Y}. You can send this when it has answered, or after that day.",
            "Z8",
        )
    gaps = what_is_missing(state, now)
    if gaps:
        raise CommandRefused(
            "contents_missing",
            "Something is missing: " + " ".join(item.words for item in gaps),
            gaps[0].rule,
        )
    return (
        e.ReferralSent(
            command.sha256,
            command.signature_id,
            now.at,
            now.on,
            in_time(state, now),
            state.referral.attempts + 1,
        ),
    )


STEPS: tuple[Step, ...] = (
    step(
        c.StateGrounds,
        {Role.FAMILY},
        decide_referral,
        REFERRAL,
        "not_begun > grounds_stated",
        "grounds_stated/building/built > grounds_stated",
        "returned/building/built > returned",
        "journey: complaint/mediation/compliance > referral",
    ),
    step(
        c.RequestBundle,
        {Role.FAMILY, Role.ADVISER},
        decide_referral,
        REFERRAL,
        "grounds_stated/returned/built/building > building",
    ),
    step(c.RecordBundle, {Role.ENGINE}, decide_referral, REFERRAL, "building > built"),
    step(
        c.RecordBundleFailure,
        {Role.ENGINE},
        decide_referral,
        REFERRAL,
        "building > grounds_stated",
        "building > returned",
        "building > built",
    ),
    step(c.SendReferral, {Role.FAMILY}, decide_referral, REFERRAL, "built > sent"),
    step(c.ReturnReferral, {Role.CLERK}, decide_referral, REFERRAL, "sent/accepted > returned"),
    step(c.AcceptReferral, {Role.CLERK}, decide_referral, REFERRAL, "sent > accepted"),
    step(
        c.RegisterAppeal,
        {Role.CLERK},
        decide_referral,
        REFERRAL,
        "accepted > registered",
        "journey: referral > tribunal",
        "tribunal: none > open",
    ),
)
"""The rows of the table that `decide` executes."""

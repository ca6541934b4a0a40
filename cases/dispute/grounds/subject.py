"""Further grounds of a dispute: raised, dropped, changed; what follows from them for certificates,
clocks and routes (H2, C9, C14, M23)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.clock import find
from cases.dispute.clock_ids import CLAIM, SAFE_CLAIM
from cases.dispute.grounds import commands as c
from cases.dispute.grounds import events as e
from cases.dispute.grounds.clocks import clock_rules
from cases.dispute.grounds.decide import decide_grounds
from cases.dispute.grounds.state import Entered, Ground
from cases.dispute.state import DisputeState
from cases.dispute.step import step
from cases.dispute.subject import Subject, Tell, Watch
from cases.dispute.tracks import BUNDLE_IS_STALE, JOURNEY
from cases.notice import Obligation
from rules.referral import NoCertificateReason


def _raised(state: DisputeState, event: e.GroundRaised) -> DisputeState:
    ground = Ground(
        event.ground_id,
        event.ground,
        event.happened_on,
        event.narrative_id,
        event.responsible_body,
        event.raised_on,
    )
    return replace(state, further=replace(state.further, raised=(*state.further.raised, ground)))


def _with(state: DisputeState, ground_id: str, **facts: Any) -> DisputeState:
    raised = tuple(
        replace(ground, **facts) if ground.ground_id == ground_id else ground
        for ground in state.further.raised
    )
    return replace(state, further=replace(state.further, raised=raised))


def _dropped(state: DisputeState, event: e.GroundDropped) -> DisputeState:
    return _with(state, event.ground_id, dropped_on=event.dropped_on)


def _conciliation(state: DisputeState, event: e.ConciliationRecorded) -> DisputeState:
    return _with(state, event.ground_id, conciliation_began_on=event.began_on)


def _claim(state: DisputeState, event: e.ClaimRecorded) -> DisputeState:
    return _with(state, event.ground_id, claim_sent_on=event.sent_on)


def _sections(state: DisputeState, event: e.SectionsChanged) -> DisputeState:
    """The appeal is about these sections now; a bundle about others cannot be signed, and “Section I
    only” is no reason any more for coming without a certificate (M23)."""
    assert state.matter is not None
    referral = replace(state.referral, bundle=None, awaited_request=0)
    if referral.grounds is not None:
        reason = referral.grounds.no_certificate
        if reason is NoCertificateReason.SECTION_I_ONLY and set(event.sections) != {"I"}:
            reason = None
        grounds = replace(referral.grounds, sections=event.sections, no_certificate=reason)
        referral = replace(referral, grounds=grounds)
    before = state.matter.sections_before
    matter = replace(
        state.matter,
        sections=event.sections,
        sections_before=state.matter.sections if before is None else before,
        certificate_needed_since=(
            event.changed_on if event.newly_needed else state.matter.certificate_needed_since
        ),
        appealable=True,
    )
    return replace(state, matter=matter, referral=referral)


def _told(state: DisputeState, event: e.RoutesTold) -> DisputeState:
    return replace(state, further=replace(state.further, routes_told=event.routes))


def _obligations(state: DisputeState) -> Iterable[Obligation]:
    for ground in state.further.standing:
        clock_id = f"{CLAIM}{ground.ground_id}"
        clock = find(state.clocks, clock_id)
        if clock is not None and clock.is_open:
            yield Obligation(
                f"send_claim:{ground.ground_id}",
                "send_claim",
                state.parties.family_id,
                Role.FAMILY.value,
                clock_id,
                ground.ground_id,
            )


def _notices(state: DisputeState, event: Any) -> Iterable[Tell]:
    match event:
        case e.GroundRaised() if not event.at_filing:
            for party in ("family", "authority"):
                yield Tell("ground_raised", party, ground=event.ground_id)
        case e.GroundDropped():
            for party in ("family", "authority"):
                yield Tell("ground_dropped", party, ground=event.ground_id)
        case e.SectionsChanged():
            for party in ("family", "authority", "service"):
                yield Tell("sections_changed", party)
        case e.ConciliationRecorded():
            yield Tell("conciliation_recorded", "family", ground=f"{CLAIM}{event.ground_id}")
        case e.ClaimRecorded():
            yield Tell("claim_recorded", "family", ground=f"{CLAIM}{event.ground_id}")


def _noted(fold: Callable[[DisputeState, Any], DisputeState]) -> Callable[..., DisputeState]:
    """The fold, which also keeps who entered the step for the family."""

    def folded(state: DisputeState, event: Any) -> DisputeState:
        after = fold(state, event)
        by_other = event.entered_by is not None and event.source is not None
        entered = Entered(event.entered_by, event.source) if by_other else None
        return replace(after, further=replace(after.further, entered=entered))

    return folded


_FAMILY = {Role.FAMILY}
_OR_FOR_IT = {Role.FAMILY, Role.ADVISER, Role.AUTHORITY}
"""The family, and who enters what it told them."""

SUBJECT = Subject(
    "grounds",
    steps=(
        step(c.RaiseGround, _OR_FOR_IT, decide_grounds, None),
        step(c.DropGround, _OR_FOR_IT, decide_grounds, None),
        step(c.ChangeSections, _OR_FOR_IT, decide_grounds, None, *BUNDLE_IS_STALE),
        step(c.RecordConciliation, _OR_FOR_IT, decide_grounds, None),
        step(c.RecordClaim, _OR_FOR_IT, decide_grounds, None),
        step(
            c.TakeOtherRoutes,
            _FAMILY,
            decide_grounds,
            JOURNEY,
            "complaint/mediation/compliance > closed",
        ),
    ),
    evolve=MappingProxyType(
        {
            e.GroundRaised: _noted(_raised),
            e.GroundDropped: _noted(_dropped),
            e.SectionsChanged: _noted(_sections),
            e.ConciliationRecorded: _noted(_conciliation),
            e.ClaimRecorded: _noted(_claim),
            e.RoutesTold: _told,
        }
    ),
    clocks=clock_rules,
    watches=MappingProxyType({CLAIM: Watch(("family",), ("family",)), SAFE_CLAIM: Watch((), ())}),
    obligations=_obligations,
    notices=_notices,
)

"""Links, merging, re-opening and moving a dispute: steps, what they change, who is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from cases.actor import Role
from cases.command import CommandRefused
from cases.dispute.events import DisputeEnded
from cases.dispute.links import commands as c
from cases.dispute.links import events as e
from cases.dispute.links.again import is_open_again, stage_again
from cases.dispute.links.state import Link
from cases.dispute.links.vocabulary import Relation
from cases.dispute.pack import complaint_practice
from cases.dispute.state import DisputeState
from cases.dispute.step import Step, step
from cases.dispute.subject import Subject, Tell
from cases.dispute.tracks import BUNDLE_IS_STALE, JOURNEY
from cases.dispute.vocabulary import WITH_TRIBUNAL, Ending
from cases.moment import Moment
from cases.notice import Obligation
from rules.deadline import Refused
from rules.policy import PACKS
from rules.regime import may_appeal

_STAFF = frozenset({Role.AUTHORITY, Role.ADVISER, Role.MEDIATOR})


def _same_child(state: DisputeState, other: c.OtherDispute) -> None:
    if other.case_id == state.case_id:
        raise CommandRefused("same_case", "This is the same case. Choose another one.")
    if other.child_id != state.parties.child_id:
        raise CommandRefused("another_child", "The other dispute is about another child.")


def _link(state: DisputeState, command: c.LinkDispute, now: Moment) -> tuple[e.DisputeLinked, ...]:
    _same_child(state, command.other)
    if command.relation is Relation.MERGED:
        raise CommandRefused("merge_instead", "Use the step that merges two disputes.")
    known = {(link.other_id, link.relation) for link in state.links.others}
    if (command.other.case_id, command.relation) in known:
        raise CommandRefused("already_linked", "The two disputes are linked in this way already.")
    return (e.DisputeLinked(command.other.case_id, command.relation, now.on, command.narrative_id),)


def _merge(state: DisputeState, command: c.MergeInto, now: Moment) -> tuple[Any, ...]:
    other, matter = command.other, state.matter
    assert matter is not None
    _same_child(state, other)
    if other.authority_id != state.parties.authority_id:
        raise CommandRefused("another_authority", "The other dispute is with another council.")
    if other.is_closed:
        raise CommandRefused("other_has_ended", "The other dispute has ended. Choose an open one.")
    # Each letter has its own last day to appeal: merging may not lose one.
    if (other.decision, other.notice_sent_on) != (matter.decision, matter.notice_sent_on):
        raise CommandRefused(
            "another_letter",
            "The two disputes are about different letters, and each letter has its own last day. "
            "Link them instead.",
        )
    if not command.narrative_id:
        raise CommandRefused("why_merged", "Give the reason for merging the two disputes.")
    if state.referral.status in WITH_TRIBUNAL:
        return _consolidate(state, command, now)
    return (
        e.DisputeMerged(other.case_id, command.narrative_id, now.on),
        DisputeEnded(Ending.MERGED, now.on),
    )


def _consolidate(
    state: DisputeState, command: c.MergeInto, now: Moment
) -> tuple[e.ConsolidationAsked, ...]:
    """An appeal that the tribunal has ends only by its ruling, so it is asked."""
    if not command.other.with_tribunal:
        raise CommandRefused(
            "appeal_is_here",
            "The appeal of this dispute is with the tribunal. Merge the other dispute into this one.",
        )
    if state.tribunal.over_on is not None:
        raise CommandRefused(
            "appeal_over_here",
            "The appeal of this dispute is over, so it is put together with none.",
        )
    if state.links.to_consolidate:
        raise CommandRefused(
            "consolidation_asked", "The tribunal has been asked for this. Wait for its answer."
        )
    return (e.ConsolidationAsked(command.other.case_id, command.narrative_id, now.on),)


def _consolidation(
    state: DisputeState, command: c.RuleOnConsolidation, now: Moment
) -> tuple[Any, ...]:
    other_id = state.links.to_consolidate
    if not other_id:
        raise CommandRefused(
            "no_consolidation", "Nobody has asked to put this appeal together with another one."
        )
    ruled = e.ConsolidationRuled(command.granted, now.on)
    if not command.granted:
        return (ruled,)
    why = state.links.consolidation_narrative_id
    return (ruled, e.DisputeMerged(other_id, why, now.on), DisputeEnded(Ending.MERGED, now.on))


def _note(state: DisputeState, command: c.NoteLink, now: Moment) -> tuple[e.DisputeLinked, ...]:
    known = {(link.other_id, link.relation) for link in state.links.others}
    if (command.other_id, command.relation) in known:
        raise CommandRefused("link_known", "This link is recorded already.")
    return (e.DisputeLinked(command.other_id, command.relation, now.on, "", True),)


def _reopen(state: DisputeState, command: c.Reopen, now: Moment) -> tuple[e.DisputeReopened, ...]:
    if not state.is_closed:
        raise CommandRefused(
            "not_ended", "This case has not ended, so it need not be opened again."
        )
    if state.referral.registered_on or state.ending is Ending.LATE_APPEAL_REFUSED:
        raise CommandRefused(
            "ended_by_tribunal",
            "The tribunal ended this appeal, so it cannot be opened again here. Ask the tribunal, or "
            "start a new dispute when there is a new decision.",
            "T9",
        )
    if not command.narrative_id:
        raise CommandRefused("why_reopened", "Give the reason for opening the case again.")
    stage = stage_again(state)
    return (e.DisputeReopened(command.reason, command.narrative_id, stage, now.on),)


def _transfer_authority(
    state: DisputeState, command: c.TransferAuthority, now: Moment
) -> tuple[e.AuthorityTransferred, ...]:
    former = state.parties.authority_id
    if command.authority_id == former:
        raise CommandRefused("same_authority", "This council is responsible already.")
    if command.from_on > now.on:
        raise CommandRefused(
            "transfer_ahead",
            "Another council can be responsible from today or an earlier day. Wait for the day.",
        )
    if not command.narrative_id:
        raise CommandRefused("why_moved", "Give the reason why another council is responsible.")
    return (
        e.AuthorityTransferred(
            former,
            command.authority_id,
            command.service_id or state.parties.service_id,
            command.from_on,
            command.narrative_id,
        ),
    )


def _transfer_pack(
    state: DisputeState, command: c.TransferPack, now: Moment
) -> tuple[e.PackTransferred, ...]:
    matter = state.matter
    assert matter is not None
    if command.pack not in PACKS:
        raise CommandRefused("no_such_pack", "The policy pack is not known here.")
    if command.pack == state.pack:
        raise CommandRefused("same_pack", "The case runs under these rules already.")
    pack = PACKS[command.pack]
    if not pack.is_open and state.clock_offset_seconds is None:
        raise CommandRefused(
            "transfer_to_off",
            "These rules are switched off. Only a case with a demonstration clock can try them.",
        )
    verdict = may_appeal(pack, matter.decision, matter.sections)
    if isinstance(verdict, Refused):
        # A move must never take an appeal away.
        raise CommandRefused("appeal_would_go", verdict.reason, verdict.citation.rule)
    complaint = state.complaint
    beyond = complaint is not None and complaint.stage > len(pack.complaint_stages)
    stages = complaint_practice(state).stages if beyond else ()
    return (
        e.PackTransferred(
            state.pack, command.pack, command.reason, command.narrative_id, now.on, stages
        ),
    )


STEPS: tuple[Step, ...] = (
    step(c.LinkDispute, _STAFF, _link, None),
    step(
        c.MergeInto,
        {Role.FAMILY, Role.ADVISER, Role.MEDIATOR},
        _merge,
        JOURNEY,
        "complaint/mediation/referral/compliance > closed",
        "referral/tribunal > same",
    ),
    step(c.NoteLink, {Role.ENGINE}, _note, None),
    step(
        c.Reopen,
        {Role.FAMILY, Role.ADVISER, Role.MEDIATOR},
        _reopen,
        JOURNEY,
        "closed > complaint",
        "closed > mediation",
        "closed > referral",
        "closed > compliance",
        "complaint: satisfied > answered",
        "resolution: agreed > none",
    ),
    step(
        c.RuleOnConsolidation,
        {Role.CLERK},
        _consolidation,
        JOURNEY,
        "referral/tribunal > closed",
        "referral/tribunal > same",
    ),
    step(
        c.TransferAuthority,
        {Role.AUTHORITY, Role.ADMINISTRATOR},
        _transfer_authority,
        None,
        *BUNDLE_IS_STALE,
    ),
    step(c.TransferPack, {Role.ADMINISTRATOR}, _transfer_pack, None, *BUNDLE_IS_STALE),
)
"""The rows of the table that `decide` executes."""


def _linked(state: DisputeState, event: e.DisputeLinked) -> DisputeState:
    link = Link(event.other_id, event.relation, event.linked_on)
    return replace(state, links=replace(state.links, others=(*state.links.others, link)))


def _asked(state: DisputeState, event: e.ConsolidationAsked) -> DisputeState:
    links = replace(
        state.links,
        to_consolidate=event.other_id,
        consolidation_narrative_id=event.narrative_id,
    )
    return replace(state, links=links)


def _ruled(state: DisputeState, event: e.ConsolidationRuled) -> DisputeState:
    return replace(state, links=replace(state.links, to_consolidate=""))


def _owed(state: DisputeState) -> Iterable[Obligation]:
    if state.links.to_consolidate:
        kind = "rule_on_consolidation"
        yield Obligation(kind, kind, state.parties.tribunal_id, Role.CLERK.value)


def _merged(state: DisputeState, event: e.DisputeMerged) -> DisputeState:
    return replace(state, links=replace(state.links, merged_into=event.other_id))


def _moved(state: DisputeState, event: e.AuthorityTransferred) -> DisputeState:
    parties = replace(
        state.parties,
        former_authority_id=event.former_id,
        authority_id=event.authority_id,
        service_id=event.service_id,
    )
    # Who comes with the power to settle is named by the authority that is responsible now.
    mediation = replace(state.mediation, decision_maker_id="")
    return _bundle_anew(
        replace(
            state,
            parties=parties,
            mediation=mediation,
            links=replace(state.links, authority_since=event.from_on),
        )
    )


def _repacked(state: DisputeState, event: e.PackTransferred) -> DisputeState:
    links = replace(state.links, transferred_pack=event.pack)
    complaint = state.complaint
    if event.complaint_stages and complaint is not None:
        complaint = replace(complaint, stages=event.complaint_stages)
    return _bundle_anew(replace(state, pack=event.pack, links=links, complaint=complaint))


def _bundle_anew(state: DisputeState) -> DisputeState:
    """A bundle that names the wrong authority or follows other rules cannot be signed."""
    return replace(state, referral=replace(state.referral, bundle=None, awaited_request=0))


def _step(state: DisputeState, ground: str) -> tuple[Tell, ...]:
    return tuple(
        Tell("appeal_step", party, ground=ground) for party in ("family", "authority", "tribunal")
    )


def _told(state: DisputeState, event: Any) -> Iterable[Tell]:
    match event:
        case e.DisputeLinked():
            merged = event.by_other and event.relation is Relation.MERGED
            parties = ("family", "authority", "service")
            if merged:
                return tuple(Tell("dispute_absorbed", party) for party in parties)
            return tuple(Tell("dispute_linked", party) for party in parties[1:])
        case e.ConsolidationAsked():
            return _step(state, "consolidation_asked")
        case e.ConsolidationRuled():
            ground = "consolidation_granted" if event.granted else "consolidation_refused"
            return _step(state, ground)
        case e.DisputeReopened():
            had_it = ("tribunal",) if state.referral.attempts else ()
            return tuple(
                Tell("dispute_reopened", party)
                for party in ("family", "authority", "service", *had_it)
            )
        case e.AuthorityTransferred():
            return (
                Tell("authority_transferred", "family"),
                Tell("authority_transferred", "authority"),
                Tell("authority_left", "former_authority"),
                Tell("authority_transferred", "service"),
            )
        case e.PackTransferred():
            return tuple(
                Tell("pack_transferred", party) for party in ("family", "authority", "service")
            )
    return ()


SUBJECT = Subject(
    "links",
    STEPS,
    evolve=MappingProxyType(
        {
            e.DisputeLinked: _linked,
            e.DisputeMerged: _merged,
            e.ConsolidationAsked: _asked,
            e.ConsolidationRuled: _ruled,
            e.DisputeReopened: is_open_again,
            e.AuthorityTransferred: _moved,
            e.PackTransferred: _repacked,
        }
    ),
    obligations=_owed,
    notices=_told,
)
"""The links of a dispute."""

"""Who may see which case and what in it. The one place that decides; all else answers 404.

A case that somebody may not see is never told apart from a case that does not exist.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import get_args

from api.viewer import Viewer
from cases.actor import Role
from cases.dispute.decide import BY_WHO_STANDS_BY
from cases.dispute.decide import WHO_MAY as DISPUTE_ACTIONS
from cases.dispute.parties.areas import kind_of
from cases.dispute.parties.rights import (
    OF_THE_AUTHORITY,
    acting,
    decide_instead,
    deciders,
    of_the_family,
    sees,
    to_be_reached,
)
from cases.dispute.tribunal.clocks import WATCHES as APPEAL_CLOCKS
from cases.dispute.tribunal.events import TribunalEvent
from cases.plan.decide import WHO_MAY as PLAN_ACTIONS
from cases.plan.record.state import PlanVersion
from rules.conflict import ConflictKind
from store.case_pages import CasePage
from store.documents import Registered

MEDIATION_ROLES = frozenset({Role.MEDIATOR, Role.ADVISER})

BUNDLE_ROLES = frozenset({Role.FAMILY, Role.ADVISER, Role.CLERK})
"""Who has to do with the referral bundle: the family, who helps it, and the tribunal."""

CLERK_EVENTS = frozenset(
    {
        "certificate_issued",
        "certificate_revoked",
        "referral_sent",
        "referral_returned",
        "referral_accepted",
        "appeal_registered",
        "dispute_ended",
        "dispute_reopened",
        "consolidation_asked",
        "consolidation_ruled",
        "bundle_outdated",
        "authority_transferred",
    }
) | frozenset(
    str(field.default)
    for event in get_args(TribunalEvent)
    for field in fields(event)
    if field.name == "kind"
)
"""What a tribunal clerk may read of a case's history: never what happened in mediation (M21)."""

NOT_FOR_THE_AUTHORITY = frozenset({"family_screened", "bundle_outdated"})
"""What makes a family unsafe is not for the other side."""

SIDES: dict[Role, str] = {
    Role.FAMILY: "family",
    Role.AUTHORITY: "authority",
    Role.MEDIATOR: "mediator",
    Role.ADVISER: "mediator",
}
"""Whose part somebody takes in mediation; nobody else gets behind the wall."""

CLERK_CLOCKS = frozenset({"appeal", "registration", "authority_response", *APPEAL_CLOCKS})
"""Deadlines a tribunal clerk sees."""

CLERK_CONFLICTS = frozenset({ConflictKind.LAST_DAY_PASSED, ConflictKind.PLAN_ENDS_TOO_EARLY})
"""Conflicts between dates a tribunal clerk sees: none that tells of mediation (M21)."""

CLERK_LETTERS = frozenset({"mediation_certificate", "referral_letter"})
"""Letters a tribunal clerk may open besides the bundle."""

NOT_FOR_THE_SERVICE = frozenset({"evidence", "plan", "section_k", "bundle"})
"""Papers for the tribunal; a mediator gets what the parties bring to the session themselves."""

REVIEW_PAPERS = frozenset({"advice", "review_views"})
"""What who holds a review meeting sends round before it."""

FAMILY_ONLY = frozenset({"breach_complaint"})
"""Letters made ready for the family to sign; others get them from the family, if at all."""

PLAN_ADVICE = "plan_advice"
"""A report of Section K; who may read a version of the plan opens it there, nobody anywhere else."""

OWN_UNTIL_SENT = frozenset({"evidence", "referral_letter"})
"""What the family gathers for the tribunal; the council gets it once the appeal was sent."""


def may_see(viewer: Viewer, case: CasePage) -> bool:
    """Whether a person may know that the case exists."""
    match viewer.role:
        case Role.FAMILY:
            if case.kind == "dispute":
                return sees(case.state, viewer.person_id)
            return case.family_id == viewer.person_id
        case Role.AUTHORITY:
            return case.authority_id in viewer.teams or _works_on(viewer, case)
        case Role.MEDIATOR | Role.ADVISER:
            at_service = case.service_id in viewer.teams or case.mediator_id == viewer.person_id
            return case.kind == "dispute" and at_service
        case Role.CLERK:
            sent = case.kind == "dispute" and case.state.referral.attempts > 0
            return sent and case.tribunal_id in viewer.teams
        case Role.SETTING:
            return case.kind == "plan" and case.state.parties.setting_id in viewer.teams
        case _:
            return False


def _works_on(viewer: Viewer, case: CasePage) -> bool:
    """Whether somebody of another team of the authority was brought into this dispute by name."""
    if case.kind != "dispute":
        return False
    present = case.state.people.present(*OF_THE_AUTHORITY)
    return viewer.person_id in {person.person_id for person in present}


def may_act(viewer: Viewer, command: type, case: CasePage | None = None) -> bool:
    """Whether the role of a person may ever give such a command, and in this case when one is given.

    On the family's side only the rights holder and who acts for them decide (P1 to P6).
    """
    if viewer.role not in _roles(command, case.kind if case is not None else ""):
        return False
    if case is None or case.kind != "dispute" or viewer.role is not Role.FAMILY:
        return True
    if command in BY_WHO_STANDS_BY:
        return True
    return viewer.person_id in deciders(case.state, kind_of(command))


_ACTIONS: Mapping[str, Mapping[type, frozenset[Role]]] = MappingProxyType(
    {"dispute": MappingProxyType(DISPUTE_ACTIONS), "plan": MappingProxyType(PLAN_ACTIONS)}
)


def _roles(command: type, case_kind: str) -> frozenset[Role]:
    """Who may give a command in a kind of case, or in any when none is told."""
    kinds = (case_kind,) if case_kind else tuple(_ACTIONS)
    return frozenset[Role]().union(
        *(_ACTIONS[kind].get(command, frozenset[Role]()) for kind in kinds)
    )


def decides(viewer: Viewer, case: CasePage) -> bool:
    """Whether a person of the family's side decides in a dispute, or makes one sort of decision."""
    instead = {record.person_id for record in decide_instead(case.state)}
    return viewer.person_id in acting(case.state) | instead


def may_read_notes(viewer: Viewer, case: CasePage) -> bool:
    """Whether a person may look behind the without-prejudice wall (M21)."""
    return viewer.role in MEDIATION_ROLES and wall_side(viewer, case) is not None


def wall_side(viewer: Viewer, case: CasePage) -> str | None:
    """On whose side a person gets behind the wall of a dispute; None for everybody else (M21).

    A mediator who was replaced reads no more.
    """
    if case.kind != "dispute" or not may_see(viewer, case):
        return None
    if viewer.person_id in case.state.mediators.former:
        return None
    return SIDES.get(viewer.role)


def may_see_event(viewer: Viewer, kind: str) -> bool:
    """Whether an event belongs on the timeline that a person sees."""
    if viewer.role is Role.AUTHORITY:
        return kind not in NOT_FOR_THE_AUTHORITY
    return kind in CLERK_EVENTS if viewer.role is Role.CLERK else True


def may_see_clock(viewer: Viewer, clock_id: str) -> bool:
    """Whether a deadline is shown to a person."""
    if viewer.role is not Role.CLERK:
        return True
    return clock_id in CLERK_CLOCKS or f"{clock_id.partition(':')[0]}:" in CLERK_CLOCKS


def may_see_conflict(viewer: Viewer, kind: ConflictKind) -> bool:
    """Whether a conflict between dates is shown to a person."""
    return kind in CLERK_CONFLICTS if viewer.role is Role.CLERK else True


def may_open(viewer: Viewer, case: CasePage, document: Registered) -> bool:
    """Whether a person who may see the case may open this document of it."""
    if document.case_id != case.case_id or not may_see(viewer, case):
        return False
    sort = sort_of(document)
    if sort == PLAN_ADVICE:
        return False
    match viewer.role:
        case Role.FAMILY:
            return True
        case Role.AUTHORITY:
            family = of_the_family(case.state) if case.kind == "dispute" else {case.family_id}
            own = document.added_by not in family
            sent = case.kind == "dispute" and case.state.referral.attempts > 0
            return sort not in {"bundle", *FAMILY_ONLY} and (
                sent or own or sort not in OWN_UNTIL_SENT
            )
        case Role.MEDIATOR | Role.ADVISER:
            return sort not in NOT_FOR_THE_SERVICE | FAMILY_ONLY
        case Role.CLERK:
            filed = case.state.tribunal.filed if case.kind == "dispute" else frozenset()
            return sort in CLERK_LETTERS or document.document_id in filed
        case Role.SETTING:
            return sort in REVIEW_PAPERS
        case _:
            return False


def sort_of(document: Registered) -> str:
    """What a document is; for a letter of the engine, which letter (the end of its key)."""
    if document.kind == "letter" and document.register_key:
        return document.register_key.rsplit(":", 1)[-1]
    return document.kind


def may_read_version(viewer: Viewer, case: CasePage, version: PlanVersion) -> bool:
    """Whether a person may read a version of a plan: the authority all of them, the family what it
    was sent, the setting what is or was the plan; nobody else."""
    if case.kind != "plan" or not may_see(viewer, case):
        return False
    match viewer.role:
        case Role.AUTHORITY:
            return True
        case Role.FAMILY:
            return version.sent_on is not None
        case Role.SETTING:
            return version.final_on is not None
        case _:
            return False


def may_write_plan(viewer: Viewer, case: CasePage) -> bool:
    """Whether a person writes the next version of a plan."""
    is_plan = case.kind == "plan" and may_see(viewer, case)
    return is_plan and viewer.role is Role.AUTHORITY and not case.is_closed


def may_list(viewer: Viewer, case_kind: str) -> bool:
    """Whether cases of a kind belong on the list of a person; a plan is no matter of mediation."""
    return case_kind == "dispute" or viewer.role not in {*MEDIATION_ROLES, Role.CLERK}


def may_read_meter(viewer: Viewer) -> bool:
    """Whether a person reads the duty meter: of their own cases, or of all for who runs it."""
    return viewer.role in {Role.AUTHORITY, *MEDIATION_ROLES, Role.ADMINISTRATOR}


def may_plan(viewer: Viewer) -> bool:
    """Whether a person plans the reviews of an authority's plans: its officers."""
    return viewer.role is Role.AUTHORITY


def may_list_plans(viewer: Viewer) -> bool:
    """Whether a person reads which reviews a term brings (R21): officers, and a setting its own."""
    return viewer.role in {Role.AUTHORITY, Role.SETTING}


def may_import_plans(viewer: Viewer) -> bool:
    """Whether a person brings in plans from a file."""
    return viewer.role in {Role.AUTHORITY, Role.ADMINISTRATOR}


def may_operate(viewer: Viewer) -> bool:
    """Whether a person runs the service and sees its faults, without seeing any case."""
    return viewer.role is Role.ADMINISTRATOR


def may_keep_register(viewer: Viewer) -> bool:
    """Whether a person keeps the register of mediators of their service."""
    return viewer.role in MEDIATION_ROLES


def may_import(viewer: Viewer) -> bool:
    """Whether a person imports inclusion plans and standards, for every authority."""
    return viewer.role is Role.ADMINISTRATOR


def may_read_inclusion_plans(viewer: Viewer) -> bool:
    """Whether a person reads the versions of inclusion plans: all of them, or those of the team."""
    return viewer.role in {Role.ADMINISTRATOR, Role.AUTHORITY}


def may_read_movements(viewer: Viewer) -> bool:
    """Whether a person reads the report of movements: of the own authority, or of all in counts."""
    return viewer.role in {Role.ADMINISTRATOR, Role.AUTHORITY}


def may_read_standards(viewer: Viewer) -> bool:
    """Whether a person reads how often standards are cited."""
    return viewer.role in {Role.ADMINISTRATOR, Role.AUTHORITY}


def asked_teams(viewer: Viewer, case: CasePage) -> frozenset[str]:
    """The teams of a person that a plan asks about a place and that have not answered.

    Who is asked may read the question and answer it; the rest of the plan is not theirs (P8).
    """
    if case.kind != "plan" or viewer.role is not Role.SETTING or case.state.choice.is_over:
        return frozenset()
    return frozenset(
        asked.team_id
        for asked in case.state.choice.consultations
        if asked.team_id in viewer.teams and asked.answer is None
    )


def was_asked(viewer: Viewer, case: CasePage) -> bool:
    """Whether a plan ever asked a team of this person about a place."""
    if case.kind != "plan" or viewer.role is not Role.SETTING:
        return False
    return bool(case.state.choice.teams & set(viewer.teams))


def may_prove(viewer: Viewer) -> bool:
    """Whether a person mends how a family is reached, posts letters and sees who was told.

    Only in cases that they may see; the tribunal is left out, for messages tell of mediation (M21).
    """
    return viewer.role in {Role.AUTHORITY, *MEDIATION_ROLES}


def may_mend_contact(viewer: Viewer, case: CasePage, person_id: str) -> bool:
    """Whether staff who see a case may say how one of its people is reached, on that person's word.

    Nobody does that for themselves here: they have a page of their own.
    """
    if not may_prove(viewer) or not may_see(viewer, case) or person_id == viewer.person_id:
        return False
    if case.kind != "dispute":
        return person_id == case.family_id
    return person_id in to_be_reached(case.state)

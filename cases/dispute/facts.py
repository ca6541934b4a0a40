"""The days of a dispute that may be put right when they were entered wrongly (K18)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from cases.actor import Role
from cases.change import Correctable, Fact, in_order
from cases.command import CommandRefused
from cases.dispute.state import DisputeState

_OF_THE_FAMILY = frozenset({Role.FAMILY, Role.ADMINISTRATOR})
_OF_THE_SERVICE = frozenset({Role.MEDIATOR, Role.ADVISER, Role.ADMINISTRATOR})
_OF_THE_TRIBUNAL = frozenset({Role.CLERK, Role.ADMINISTRATOR})

_ALL = ("family", "authority", "service", "tribunal")
_BEFORE_THE_TRIBUNAL = ("family", "authority", "service")
"""Mediation is no matter of the tribunal (M21)."""


def _sent(state: DisputeState) -> date | None:
    return state.matter.notice_sent_on if state.matter else None


def _write_sent(state: DisputeState, day: date) -> DisputeState:
    assert state.matter is not None
    return replace(state, matter=replace(state.matter, notice_sent_on=day))


def _dated(state: DisputeState) -> date | None:
    return state.matter.notice_dated_on if state.matter else None


def _write_dated(state: DisputeState, day: date) -> DisputeState:
    assert state.matter is not None
    return replace(state, matter=replace(state.matter, notice_dated_on=day))


def _contacted(state: DisputeState) -> date | None:
    return state.mediation.contacted_on


def _write_contacted(state: DisputeState, day: date) -> DisputeState:
    return replace(state, mediation=replace(state.mediation, contacted_on=day))


def _held(state: DisputeState) -> date | None:
    return state.mediation.held_on


def _write_held(state: DisputeState, day: date) -> DisputeState:
    return replace(state, mediation=replace(state.mediation, held_on=day))


def _agreed(state: DisputeState) -> date | None:
    return state.agreement.agreed_on if state.agreement else None


def _write_agreed(state: DisputeState, day: date) -> DisputeState:
    assert state.agreement is not None
    return replace(state, agreement=replace(state.agreement, agreed_on=day))


def _registered(state: DisputeState) -> date | None:
    return state.referral.registered_on


def _write_registered(state: DisputeState, day: date) -> DisputeState:
    return replace(state, referral=replace(state.referral, registered_on=day))


FACTS: Mapping[str, Fact[DisputeState]] = MappingProxyType(
    {
        fact.name: fact
        for fact in (
            Fact(
                "notice_sent",
                "the day the decision letter was sent",
                "dispute_filed",
                _OF_THE_FAMILY,
                _ALL,
                _sent,
                _write_sent,
            ),
            Fact(
                "notice_dated",
                "the date printed on the decision letter",
                "dispute_filed",
                _OF_THE_FAMILY,
                _ALL,
                _dated,
                _write_dated,
            ),
            Fact(
                "adviser_contacted",
                "the day the mediation adviser was contacted",
                "adviser_contacted",
                _OF_THE_SERVICE,
                _BEFORE_THE_TRIBUNAL,
                _contacted,
                _write_contacted,
            ),
            Fact(
                "session_held",
                "the day of the mediation session",
                "session_recorded",
                _OF_THE_SERVICE,
                _BEFORE_THE_TRIBUNAL,
                _held,
                _write_held,
            ),
            Fact(
                "agreed",
                "the day of the agreement",
                "agreement_recorded",
                _OF_THE_SERVICE,
                _BEFORE_THE_TRIBUNAL,
                _agreed,
                _write_agreed,
            ),
            Fact(
                "registered",
                "the day the tribunal registered the appeal",
                "appeal_registered",
                _OF_THE_TRIBUNAL,
                ("family", "authority", "tribunal"),
                _registered,
                _write_registered,
            ),
        )
    }
)
"""Every day of a dispute that may be corrected, by its name."""


def _check(state: DisputeState) -> None:
    """Refuse days that contradict each other."""
    matter, held = state.matter, state.mediation
    assert matter is not None
    if matter.notice_dated_on > matter.notice_sent_on:
        raise CommandRefused(
            "dated_after_sent",
            "The date printed on the letter is after the day it was sent. Check both dates.",
            "K18",
        )
    certificate = held.certificate
    in_order(
        (state.complaint.filed_on if state.complaint else None, matter.notice_sent_on, "letter"),
        (held.contacted_on, matter.notice_dated_on, "letter"),
        (held.held_on, held.contacted_on, "contact with the adviser"),
        (certificate.issued_on if certificate else None, held.held_on, "mediation session"),
        (_agreed(state), held.held_on, "mediation session"),
        (state.agreement.accepted_on if state.agreement else None, _agreed(state), "agreement"),
        (state.referral.registered_on, state.referral.sent_on, "sending of the appeal"),
    )


CORRECTABLE: Correctable[DisputeState] = Correctable(FACTS, _check)
"""What may be corrected in a dispute, and the check."""

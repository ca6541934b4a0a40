"""The days of a dispute that may be put right when they were entered wrongly (K18)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from cases.actor import Role
from cases.change import Correctable, Fact, correctable_now, in_order
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


GROUND = "ground:"
"""How the day of one further ground is named, before the id of the ground."""


def _of_ground(ground_id: str) -> Fact[DisputeState]:
    """The day on which one further ground happened or was known: each ground has its own."""

    def read(state: DisputeState) -> date | None:
        ground = state.further.find(ground_id)
        return ground.happened_on if ground is not None else None

    def write(state: DisputeState, day: date) -> DisputeState:
        raised = tuple(
            replace(ground, happened_on=day) if ground.ground_id == ground_id else ground
            for ground in state.further.raised
        )
        return replace(state, further=replace(state.further, raised=raised))

    return Fact(
        f"{GROUND}{ground_id}",
        "the day of something else that the dispute is about",
        "ground_raised",
        _OF_THE_FAMILY,
        ("family", "authority"),
        read,
        write,
    )


class _Facts(Mapping[str, Fact[DisputeState]]):
    """The days that every dispute has, and the day of each ground, which is found by its name."""

    def __init__(self, fixed: Iterable[Fact[DisputeState]]) -> None:
        self._fixed = {fact.name: fact for fact in fixed}

    def __getitem__(self, name: str) -> Fact[DisputeState]:
        if name.startswith(GROUND):
            return _of_ground(name.removeprefix(GROUND))
        return self._fixed[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._fixed)

    def __len__(self) -> int:
        return len(self._fixed)


FACTS: Mapping[str, Fact[DisputeState]] = _Facts(
    (
        *(
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
        ),
    )
)
"""Every day of a dispute that may be corrected, by its name; those of grounds are not listed."""


def correctable_in(state: DisputeState) -> tuple[Fact[DisputeState], ...]:
    """The days of this dispute that are known by now, those of its grounds included."""
    grounds = (FACTS[f"{GROUND}{ground.ground_id}"] for ground in state.further.standing)
    return (*correctable_now(state, FACTS), *grounds)


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
    for ground in state.further.standing:
        happened = "day on which it happened"
        in_order(
            (ground.raised_on, ground.happened_on, happened),
            (ground.conciliation_began_on, ground.happened_on, happened),
            (ground.claim_sent_on, ground.happened_on, happened),
        )


CORRECTABLE: Correctable[DisputeState] = Correctable(FACTS, _check)
"""What may be corrected in a dispute, and the check."""

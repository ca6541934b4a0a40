"""Which exit from mediation a family names when it states its grounds.

The exit travels as a fact of the form (`StateGrounds.details`), beside the reason "another reason"
that the tribunal's form knows (M24): the judge reads it with the family's own words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cases.dispute.commands import StateGrounds
from cases.dispute.state import DisputeState
from rules.policy import Exemption
from rules.referral import NoCertificateReason
from rules.regime import NAMED_EXITS

EXIT = "exit:"
"""How a fact of the form begins that names an exit."""


def fact(exit_: Exemption) -> str:
    """The exit as a fact of the form."""
    return f"{EXIT}{exit_.value}"


def named(details: Iterable[str]) -> Exemption | None:
    """The exit that the facts of a form name; None when they name none that people may name."""
    given = frozenset(details)
    return next((exit_ for exit_ in NAMED_EXITS if fact(exit_) in given), None)


def with_recorded_exit(state: DisputeState, command: StateGrounds) -> StateGrounds:
    """The form with the exemption that a person recorded, where the family gave no reason itself.

    The family need not say again what was looked at already; the form knows it as another reason.
    """
    exit_ = state.screening.exemption
    if exit_ is None or command.no_certificate or state.mediation.certificate:
        return command
    given = command.details if named(command.details) else (*command.details, fact(exit_))
    return replace(command, no_certificate=NoCertificateReason.OTHER_REASON, details=given)

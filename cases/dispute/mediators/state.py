"""The mediator's entry in the register as it stood, and a conflict of interest."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.actor import Role
from cases.dispute.mediators.vocabulary import Register
from cases.dispute.vocabulary import Side
from rules.mediation_session import Employer, LawField


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """What the register said of a mediator on the day of appointment (M20, A22)."""

    register: Register
    employer: Employer
    knows: tuple[LawField, ...] = ()
    trained_on: date | None = None
    accredited_until: date | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict of interest of the mediator; only both sides together can set it aside."""

    declared_by: Role
    narrative_id: str
    declared_on: date
    waived_by: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True)
class Mediators:
    """The register entry that was checked, and the conflict that is known."""

    entry: RegisterEntry | None = None
    conflict: Conflict | None = None
    former: tuple[str, ...] = ()

    @property
    def is_blocked(self) -> bool:
        """Whether no session may go on with this mediator."""
        return self.conflict is not None and len(self.conflict.waived_by) < len(Side)

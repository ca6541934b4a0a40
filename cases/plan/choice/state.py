"""What is true of the choice of a setting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.plan.choice.commands import Listed, Wish
from cases.plan.choice.vocabulary import ChoicePhase, PlaceAnswer
from rules.plan_duties import Institution, Objection


@dataclass(frozen=True, slots=True)
class ListMade:
    """The newest tailored list."""

    version_id: str
    settings: tuple[Listed, ...]
    left_out: int
    narrative_id: str
    made_on: date

    def has(self, setting_id: str) -> bool:
        """Whether the setting is on the list."""
        return any(one.setting_id == setting_id for one in self.settings)


@dataclass(frozen=True, slots=True)
class Consultation:
    """A setting that was asked in this round, and what it said."""

    setting_id: str
    team_id: str
    narrative_id: str
    asked_on: date
    answer: PlaceAnswer | None = None
    objections: tuple[Objection, ...] = ()
    answer_id: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """The setting that the plan will name, and why."""

    setting_id: str
    institution: Institution
    rank: int
    narrative_id: str
    named_on: date


@dataclass(frozen=True, slots=True)
class ChoiceState:
    """One round of choosing, the newest. `number` counts the rounds from 1, 0 before the first;
    `teams_before` were asked in earlier rounds and may still have a message on its way."""

    number: int = 0
    listed: ListMade | None = None
    ranked: tuple[Wish, ...] = ()
    ranked_on: date | None = None
    ranked_id: str = ""
    consultations: tuple[Consultation, ...] = ()
    named: Named | None = None
    ended_on: date | None = None
    teams_before: tuple[str, ...] = ()

    @property
    def phase(self) -> ChoicePhase:
        """Where the round stands."""
        if self.named is not None:
            return ChoicePhase.NAMED
        if self.ended_on is not None:
            return ChoicePhase.NONE
        if self.consultations:
            return ChoicePhase.ASKING
        if self.ranked:
            return ChoicePhase.RANKED
        return ChoicePhase.LISTED if self.listed is not None else ChoicePhase.NONE

    @property
    def is_over(self) -> bool:
        """Whether the round is over, so that the next step begins another one."""
        return self.named is not None or self.ended_on is not None

    def consultation(self, setting_id: str) -> Consultation | None:
        """What a setting was asked in this round, or None."""
        return next((c for c in self.consultations if c.setting_id == setting_id), None)

    @property
    def teams(self) -> frozenset[str]:
        """Every team that was ever asked."""
        now = (asked.team_id for asked in self.consultations if asked.team_id)
        return frozenset((*self.teams_before, *now))

    def rank(self, setting_id: str) -> int:
        """The place of a setting in the family's wish, from 1; 0 when it is not there."""
        ids = [wish.setting_id for wish in self.ranked]
        return ids.index(setting_id) + 1 if setting_id in ids else 0

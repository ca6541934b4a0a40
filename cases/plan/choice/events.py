"""What can become true of the choice of a setting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from cases.plan.choice.commands import Listed, Wish
from cases.plan.choice.vocabulary import ChoiceEnd, PlaceAnswer
from rules.plan_duties import Institution, Objection


@dataclass(frozen=True, slots=True)
class TailoredListMade:
    """A list of settings that fit the child was drawn from a version of the inclusion plan."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "Z8"
    version_id: str
    settings: tuple[Listed, ...]
    left_out: int
    narrative_id: str
    made_on: date
    kind: Literal["tailored_list_made"] = "tailored_list_made"


@dataclass(frozen=True, slots=True)
class SettingsRanked:
    """The family said which settings it wants, the best first."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A7"
    ranked: tuple[Wish, ...]
    narrative_id: str
    ranked_on: date
    kind: Literal["settings_ranked"] = "settings_ranked"


@dataclass(frozen=True, slots=True)
class SettingConsulted:
    """A setting was asked about a place and should answer in 15 days."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "N9"
    setting_id: str
    team_id: str
    narrative_id: str
    asked_on: date
    choice_round: int
    kind: Literal["setting_consulted"] = "setting_consulted"


@dataclass(frozen=True, slots=True)
class ConsultationAnswered:
    """A setting said whether it can take the child."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "N9"
    setting_id: str
    answer: PlaceAnswer
    objections: tuple[Objection, ...]
    narrative_id: str
    answered_on: date
    kind: Literal["consultation_answered"] = "consultation_answered"


@dataclass(frozen=True, slots=True)
class SettingNamed:
    """The authority decided which setting the plan will name; `rank` is its place in the family's
    wish from 1, or 0 when the family did not ask for it. The appeal begins with the final plan."""

    VERSION: ClassVar[int] = 1
    RULE: ClassVar[str] = "A7"
    setting_id: str
    institution: Institution
    rank: int
    objections: tuple[Objection, ...]
    narrative_id: str
    named_on: date
    kind: Literal["setting_named"] = "setting_named"


@dataclass(frozen=True, slots=True)
class ChoiceEnded:
    """The choice ended without another setting."""

    VERSION: ClassVar[int] = 1
    reason: ChoiceEnd
    ended_on: date
    kind: Literal["choice_ended"] = "choice_ended"


ChoiceEvent = (
    TailoredListMade
    | SettingsRanked
    | SettingConsulted
    | ConsultationAnswered
    | SettingNamed
    | ChoiceEnded
)
"""Every event of this subject."""

"""What people may ask about the choice of a setting. Settings go by the key that the authority's
inclusion plan gives them; reasons in words lie under `narrative_id`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from cases.places.vocabulary import WhyListed
from cases.plan.choice.vocabulary import ChoiceEnd, PlaceAnswer
from rules.plan_duties import Institution, Objection


@dataclass(frozen=True, slots=True)
class Listed:
    """A setting on a tailored list, and why it is there."""

    setting_id: str
    institution: Institution
    reasons: tuple[WhyListed, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """A setting that the family asks for; `institution` is what the law calls it (A7, A8)."""

    setting_id: str
    institution: Institution


@dataclass(frozen=True, slots=True)
class MakeTailoredList:
    """The authority draws a list for the child from a version of its inclusion plan.

    `settings` are in the order of the list and may be none; the facts of the child, and what was
    left out with the reasons, lie under `narrative_id`. `left_out` counts the latter.
    """

    meta: Meta
    version_id: str
    settings: tuple[Listed, ...]
    left_out: int
    narrative_id: str
    kind: Literal["make_tailored_list"] = "make_tailored_list"


@dataclass(frozen=True, slots=True)
class RankSettings:
    """The family says which settings it wants, the best first (A7, A8)."""

    meta: Meta
    ranked: tuple[Wish, ...]
    narrative_id: str = ""
    kind: Literal["rank_settings"] = "rank_settings"


@dataclass(frozen=True, slots=True)
class ConsultSetting:
    """The authority asks a setting about a place (N9); `team_id` answers here, if it has a team."""

    meta: Meta
    setting_id: str
    team_id: str = ""
    narrative_id: str = ""
    kind: Literal["consult_setting"] = "consult_setting"


@dataclass(frozen=True, slots=True)
class AnswerConsultation:
    """A setting says whether it can take the child; the authority enters an answer by letter.

    A setting that objects names why (A7), with its reasons in words.
    """

    meta: Meta
    setting_id: str
    answer: PlaceAnswer
    objections: tuple[Objection, ...] = ()
    narrative_id: str = ""
    kind: Literal["answer_consultation"] = "answer_consultation"


@dataclass(frozen=True, slots=True)
class NameSetting:
    """The authority decides which setting the plan will name in Section I, with reasons.

    `objections` are the authority's own against the setting that the family asked for first (A7).
    """

    meta: Meta
    setting_id: str
    institution: Institution
    narrative_id: str
    objections: tuple[Objection, ...] = ()
    kind: Literal["name_setting"] = "name_setting"


@dataclass(frozen=True, slots=True)
class EndChoice:
    """No other setting is wanted or needed; the family's wish is ended by the family alone."""

    meta: Meta
    reason: ChoiceEnd
    kind: Literal["end_choice"] = "end_choice"


ChoiceCommand = (
    MakeTailoredList | RankSettings | ConsultSetting | AnswerConsultation | NameSetting | EndChoice
)
"""Every command of this subject."""

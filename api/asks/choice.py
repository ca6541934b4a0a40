"""What people ask about the choice of a setting: the list, the wish, who is asked, who is named."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.asks.ask import Ask, Line, Said
from api.draft import Draft, NotUnderstood
from api.ids import Ids
from api.scene import Scene
from cases.actor import Role
from cases.places.setting import PlanVersion, Point, SettingEntry
from cases.places.tailor import ChildFacts, Way, tailor
from cases.places.vocabulary import NeedType, Phase
from cases.places.words import why_left_out, why_listed
from cases.plan.choice import commands as c
from cases.plan.choice.vocabulary import OUTSIDE, ChoiceEnd, PlaceAnswer
from rules.plan_duties import Institution, Objection
from store.inbox import Words

_LIST = "list"
_NO_PLAN = "Your council has no local inclusion plan here yet. Ask your administrator to import it."
_UNKNOWN = "Choose a school or college of the inclusion plan."


def version_of(scene: Scene) -> PlanVersion | None:
    """The version of the inclusion plan that counts for a plan: of its list, or the one in force."""
    listed = scene.plan.choice.listed
    plans = scene.stores.inclusion_plans
    if listed is not None and not scene.plan.choice.is_over:
        return plans.find(listed.version_id)
    return plans.in_force(scene.plan.parties.authority_id, scene.now.on)


def entry_of(scene: Scene, setting_id: str, field: str = "setting_id") -> SettingEntry:
    """The setting of that key in the version that counts. Raises `NotUnderstood` without one."""
    version = version_of(scene)
    entry = version.setting(setting_id) if version is not None else None
    if entry is None:
        raise NotUnderstood({field: _UNKNOWN})
    return entry


class MeasuredWay(BaseModel):
    """The way from home to a setting, as somebody measured it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    setting_id: str
    metres: int | None = Field(default=None, ge=0)
    minutes: int | None = Field(default=None, ge=0)


class MakeTailoredList(Ask):
    """Draw a list for the child from the inclusion plan in force."""

    COMMAND: ClassVar[type] = c.MakeTailoredList
    kind: Literal["make_tailored_list"] = "make_tailored_list"
    phase: Phase
    needs: tuple[NeedType, ...] = Field(min_length=1)
    latitude: float | None = Field(default=None, ge=-90, le=90)
    longitude: float | None = Field(default=None, ge=-180, le=180)
    ways: tuple[MeasuredWay, ...] = ()
    farthest_metres: int | None = Field(default=None, ge=1)
    longest_minutes: int | None = Field(default=None, ge=1)
    with_alternative: bool = False

    @model_validator(mode="after")
    def _home_is_whole(self) -> MakeTailoredList:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude go together")
        return self

    def child(self) -> ChildFacts:
        """The facts from which the list is made."""
        home = None
        if self.latitude is not None and self.longitude is not None:
            home = Point(self.latitude, self.longitude)
        return ChildFacts(
            self.phase,
            self.needs,
            home,
            {way.setting_id: Way(way.metres, way.minutes) for way in self.ways},
            self.farthest_metres,
            self.longest_minutes,
            self.with_alternative,
        )

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The list with its reasons; the facts of the child go into its narrative, not the case."""
        authority_id = scene.plan.parties.authority_id
        version = scene.stores.inclusion_plans.in_force(authority_id, scene.now.on)
        if version is None:
            raise NotUnderstood({"phase": _NO_PLAN})
        child = self.child()
        found = tailor(version.text.settings, child)
        kept: dict[str, Any] = {
            "version": version.number,
            "title": version.text.title,
            "child": self.model_dump(mode="json", exclude={"kind"}),
            "listed": [_kept(fit.setting, why_listed(fit, child)) for fit in found.listed],
            "left_out": [_kept(left.setting, why_left_out(left, child)) for left in found.left_out],
        }
        facts = {
            "version_id": version.version_id,
            "settings": tuple(
                c.Listed(fit.setting.setting_id, fit.setting.institution, fit.reasons)
                for fit in found.listed
            ),
            "left_out": len(found.left_out),
            "narrative_id": ids.of(_LIST),
        }
        return Draft(c.MakeTailoredList, facts, (Words(ids.of(_LIST), "", kept),))


def _kept(setting: SettingEntry, reasons: tuple[str, ...]) -> dict[str, Any]:
    return {
        "setting_id": setting.setting_id,
        "name": setting.name,
        "kind": setting.kind.value,
        "reasons": list(reasons),
    }


class RankSettings(Ask):
    """Which settings the family wants, the best first; `outside` is one that no list knows."""

    COMMAND: ClassVar[type] = c.RankSettings
    kind: Literal["rank_settings"] = "rank_settings"
    ranked: tuple[str, ...] = ()
    outside: Line | None = None
    outside_first: bool = True
    outside_institution: Institution = Institution.OTHER
    words: Said | None = None

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The wish; the name of a setting from outside stays among the family's words."""
        wishes = [
            c.Wish(setting_id, entry_of(scene, setting_id, "ranked").institution)
            for setting_id in self.ranked
        ]
        if self.outside:
            at = 0 if self.outside_first else len(wishes)
            wishes.insert(at, c.Wish(OUTSIDE, self.outside_institution))
        said: tuple[Words, ...] = ()
        if self.outside or self.words:
            text = "\n\n".join(part for part in (self.outside, self.words) if part)
            said = (Words(ids.of("words"), text, {"outside": self.outside or ""}),)
        facts = {
            "ranked": tuple(wishes),
            "narrative_id": ids.of("words") if said else "",
        }
        return Draft(c.RankSettings, facts, said)


class ConsultSetting(Ask):
    """Ask a setting about a place; the words are for the setting."""

    COMMAND: ClassVar[type] = c.ConsultSetting
    kind: Literal["consult_setting"] = "consult_setting"
    setting_id: str
    words: Said

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The question, with the team that answers here when the setting has one."""
        draft = super().draft(scene, ids)
        wanted = scene.plan.choice.rank(OUTSIDE)
        if self.setting_id == OUTSIDE and wanted:
            return draft
        team_id = entry_of(scene, self.setting_id).team_id
        return Draft(draft.command, {**draft.facts, "team_id": team_id}, draft.words)


class AnswerConsultation(Ask):
    """Whether a setting can take the child, and why not."""

    COMMAND: ClassVar[type] = c.AnswerConsultation
    kind: Literal["answer_consultation"] = "answer_consultation"
    setting_id: str
    answer: PlaceAnswer
    objections: tuple[Objection, ...] = ()
    words: Said | None = None

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The answer; a setting answers for itself alone."""
        asked = scene.plan.choice.consultation(self.setting_id)
        if scene.viewer.role is Role.SETTING and (
            asked is None or asked.team_id not in scene.viewer.teams
        ):
            raise NotUnderstood({"setting_id": "Answer for your own school or college."})
        return super().draft(scene, ids)


class NameSetting(Ask):
    """Decide which setting the plan will name, with reasons."""

    COMMAND: ClassVar[type] = c.NameSetting
    kind: Literal["name_setting"] = "name_setting"
    setting_id: str
    objections: tuple[Objection, ...] = ()
    words: Said

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The decision, with what the law calls the setting (A10)."""
        draft = super().draft(scene, ids)
        choice = scene.plan.choice
        at = choice.rank(self.setting_id)
        if self.setting_id == OUTSIDE and at:
            institution = choice.ranked[at - 1].institution
        else:
            institution = entry_of(scene, self.setting_id).institution
        return Draft(draft.command, {**draft.facts, "institution": institution}, draft.words)


class EndChoice(Ask):
    """No other setting is wanted or needed."""

    COMMAND: ClassVar[type] = c.EndChoice
    kind: Literal["end_choice"] = "end_choice"
    reason: ChoiceEnd


ChoiceAsk = (
    MakeTailoredList | RankSettings | ConsultSetting | AnswerConsultation | NameSetting | EndChoice
)
"""Everything that can be asked about the choice of a setting."""

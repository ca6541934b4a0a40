"""Where a child learns and which settings are being chosen, as the page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from api.forms.choice import name_of
from api.scene import Scene
from api.views.deadline import date_address
from api.words import places as words
from cases.clock import find
from cases.plan.choice.decide import binds, clock_of
from cases.plan.pack import policy
from cases.plan.placements.subject import PLANNED_END


@dataclass(frozen=True, slots=True)
class ListedSetting:
    """A setting on the list, or left out of it: why, where it stands in the wish, what it said."""

    setting_id: str
    name: str
    kind: str
    reasons: tuple[str, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class AskedSetting:
    """A setting that was asked; `href` leads to the derivation of the day of its answer."""

    setting_id: str
    name: str
    asked_on: date
    due_on: date | None
    href: str
    question: str
    answer: str
    objections: tuple[str, ...]
    said: str
    answered_on: date | None


@dataclass(frozen=True, slots=True)
class PlacedSetting:
    """A setting where the child learns."""

    placement_id: str
    name: str
    kind: str
    is_main: bool
    started_on: date
    planned_until: date | None
    href: str


@dataclass(frozen=True, slots=True)
class PlacedBefore:
    """A setting that the child left: when it came, when and why it left, after how many days."""

    placement_id: str
    name: str
    started_on: date
    ended_on: date
    days: int
    why: str


@dataclass(frozen=True)
class ChoiceView:
    """Everything about the choice of a setting and about placements."""

    binds: bool
    is_proposed: bool
    version: int | None
    version_title: str
    made_on: date | None
    listed: tuple[ListedSetting, ...]
    left_out: tuple[ListedSetting, ...]
    is_erased: bool
    wishes: tuple[str, ...]
    wish_said: str
    asked: tuple[AskedSetting, ...]
    named: str
    named_on: date | None
    named_as_asked: bool
    named_reasons: str
    placements: tuple[PlacedSetting, ...]
    before: tuple[PlacedBefore, ...]
    is_over: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing has happened yet that the page could show."""
        return not (self.made_on or self.wishes or self.asked or self.placements)


def choice_of(scene: Scene) -> ChoiceView:
    """The view; the reasons are those that were kept when the list was made."""
    choice, people = scene.plan.choice, scene.stores.people
    listed = choice.listed
    kept = people.narrative(listed.narrative_id) if listed is not None else None
    answers: Mapping[str, Any] = kept.answers if kept is not None else {}
    said = people.narrative(choice.ranked_id) if choice.ranked_id else None
    named = choice.named
    reasons = people.narrative(named.narrative_id) if named is not None else None
    return ChoiceView(
        binds(scene.plan),
        not policy(scene.plan).is_law,
        answers.get("version"),
        str(answers.get("title", "")),
        listed.made_on if listed is not None else None,
        _settings(scene, answers.get("listed", ())),
        _settings(scene, answers.get("left_out", ())),
        listed is not None and kept is None,
        tuple(name_of(scene, wish.setting_id) for wish in choice.ranked),
        said.words if said is not None else "",
        _asked(scene),
        name_of(scene, named.setting_id) if named is not None else "",
        named.named_on if named is not None else None,
        named is not None and named.rank == 1,
        reasons.words if reasons is not None else "",
        _placements(scene),
        _before(scene),
        choice.is_over,
    )


def _settings(scene: Scene, kept: Any) -> tuple[ListedSetting, ...]:
    return tuple(
        ListedSetting(
            one["setting_id"],
            one["name"],
            words.KINDS.get(one["kind"], ""),
            tuple(one["reasons"]),
            scene.plan.choice.rank(one["setting_id"]),
        )
        for one in kept
    )


def _asked(scene: Scene) -> tuple[AskedSetting, ...]:
    choice, people = scene.plan.choice, scene.stores.people
    found: list[AskedSetting] = []
    for asked in choice.consultations:
        clock_id = clock_of(choice.number, asked.setting_id)
        clock = find(scene.plan.clocks, clock_id)
        question = people.narrative(asked.narrative_id) if asked.narrative_id else None
        answer = people.narrative(asked.answer_id) if asked.answer_id else None
        found.append(
            AskedSetting(
                asked.setting_id,
                name_of(scene, asked.setting_id),
                asked.asked_on,
                clock.deadline.due_on if clock is not None else None,
                date_address(scene.existing.case_id, clock_id),
                question.words if question is not None else "",
                words.PLACE_ANSWERS[asked.answer] if asked.answer is not None else "",
                tuple(words.OBJECTIONS[one] for one in asked.objections),
                answer.words if answer is not None else "",
                asked.answered_on,
            )
        )
    return tuple(found)


def asked_of(scene: Scene) -> tuple[tuple[AskedSetting, bool], ...]:
    """What the viewer's own teams were asked in this round, each with whether it is named."""
    choice = scene.plan.choice
    own = {one.setting_id for one in choice.consultations if one.team_id in scene.viewer.teams}
    named = choice.named.setting_id if choice.named is not None else ""
    return tuple((one, one.setting_id == named) for one in _asked(scene) if one.setting_id in own)


def _before(scene: Scene) -> tuple[PlacedBefore, ...]:
    """What ended, the newest first."""
    if not scene.plan.placements.ended:
        return ()
    found = scene.stores.movements.of(case_id=scene.existing.case_id)
    return tuple(
        PlacedBefore(
            one.placement_id,
            name_of(scene, one.setting_id),
            one.started_on,
            one.ended_on,
            one.days(one.ended_on),
            words.ENDS[one.end_reason] if one.end_reason is not None else "",
        )
        for one in reversed(found)
        if one.ended_on is not None
    )


def _placements(scene: Scene) -> tuple[PlacedSetting, ...]:
    return tuple(
        PlacedSetting(
            placement.placement_id,
            name_of(scene, placement.setting_id),
            words.KINDS[placement.setting_kind],
            placement.is_main,
            placement.started_on,
            placement.planned_until,
            date_address(scene.existing.case_id, f"{PLANNED_END}{placement.placement_id}"),
        )
        for placement in scene.plan.placements.current
    )

"""Naming a national standard."""

from __future__ import annotations

from api.asks import standards as asks
from api.asks.ask import Ask
from api.draft import NotUnderstood
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option
from api.forms.line import Lines
from api.forms.reading import Answers
from api.scene import Scene
from cases.actor import Role
from cases.dispute.standards import commands as d
from cases.plan.standards import commands as p

_APART = "|"


def _fields(scene: Scene) -> tuple[Field, ...]:
    by_family = scene.viewer.role is Role.FAMILY
    choices = tuple(
        Option(
            f"{found.set_id}{_APART}{one.code}",
            f"{one.code}: {one.title}",
            f"{found.title}{', an example only' if found.is_illustrative else ''}. {one.text}",
        )
        for found in asks.open_sets(scene)
        for one in found.standards
    )
    return (
        Field(
            "standard",
            "Which standard?",
            FieldKind.CHOICE,
            missing="Choose the standard",
            options=choices,
        ),
        Field(
            "words",
            "Why was it not kept?" if by_family else "How does your decision rest on it?",
            FieldKind.WORDS,
            missing="Say it in your own words",
            limit=5000,
        ),
    )


def _chosen(answers: Answers) -> tuple[str, str]:
    set_id, apart, code = answers.text("standard").partition(_APART)
    if not apart:
        raise NotUnderstood({"standard": "Choose the standard"})
    return set_id, code


def _cite(scene: Scene, answers: Answers) -> Ask:
    set_id, code = _chosen(answers)
    return asks.CiteStandard(set_id=set_id, code=code, words=answers.text("words"))


def _cite_in_plan(scene: Scene, answers: Answers) -> Ask:
    set_id, code = _chosen(answers)
    return asks.CiteStandardInPlan(set_id=set_id, code=code, words=answers.text("words"))


def _may_cite(scene: Scene) -> bool:
    return bool(asks.open_sets(scene)) and not scene.existing.is_closed


def _lines(scene: Scene) -> Lines:
    if any(found.is_illustrative for found in asks.open_sets(scene)):
        return ("Some of these standards are examples only. They are not the law.",)
    return ()


ACTIONS: tuple[Action, ...] = (
    Action(
        "cite-standard",
        "dispute",
        d.CiteStandard,
        "Name a national standard",
        "Name this standard",
        _cite,
        _fields,
        _lines,
        _may_cite,
    ),
    Action(
        "cite-standard",
        "plan",
        p.CiteStandardInPlan,
        "Name a national standard for a decision",
        "Name this standard",
        _cite_in_plan,
        _fields,
        _lines,
        _may_cite,
    ),
)
"""The forms of national standards."""

"""Putting right a day that was entered wrongly: the form, and what it would move."""

from __future__ import annotations

from collections.abc import Mapping

from api.asks.ask import Ask
from api.asks.correction import CorrectFact
from api.draft import Draft
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option
from api.forms.reading import Answers
from api.permissions import may_see_clock, may_see_event
from api.scene import Scene
from api.words.grounds import GROUND_NAMES
from api.words.happened import sentence
from api.words.steps import clock_words
from cases.change import CorrectFact as Command
from cases.change import Fact, correctable_now
from cases.command import Meta
from cases.dispute.facts import FACTS as OF_A_DISPUTE
from cases.dispute.facts import GROUND, correctable_in
from cases.plan.facts import FACTS as OF_A_PLAN
from cases.preview import by_fact
from cases.wire import dump_event
from rules.deadline import weekday_words

KNOWN: Mapping[str, Mapping[str, Fact[object]]] = {
    "dispute": OF_A_DISPUTE,  # type: ignore[dict-item]
    "plan": OF_A_PLAN,  # type: ignore[dict-item]
}
"""The days that can be put right, by kind of case."""


def open_to(scene: Scene) -> tuple[Fact[object], ...]:
    """The days that this person may put right in the case as it is now."""
    if scene.existing.kind == "dispute":
        known: tuple[Fact[object], ...] = correctable_in(scene.dispute)  # type: ignore[assignment]
    else:
        known = correctable_now(scene.state, KNOWN[scene.existing.kind])
    return tuple(fact for fact in known if scene.viewer.role in fact.roles)


def _fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "fact",
            "Which day is wrong?",
            FieldKind.CHOICE,
            missing="Choose the day that is wrong",
            options=tuple(_option(scene, fact) for fact in open_to(scene)),
        ),
        Field(
            "is_on",
            "Which day is right?",
            FieldKind.DAY,
            missing="Enter the right day",
            what="the right day",
        ),
        Field(
            "words",
            "How do you know?",
            FieldKind.WORDS,
            hint="For example the postmark, or the date of the e-mail. The people in the case can "
            "ask for it.",
            missing="Say how you know",
        ),
    )


def _option(scene: Scene, fact: Fact[object]) -> Option:
    is_on = fact.read(scene.state)
    assert is_on is not None
    label = f"{fact.what[0].upper()}{fact.what[1:]}"
    if fact.name.startswith(GROUND):
        ground = scene.dispute.further.find(fact.name.removeprefix(GROUND))
        assert ground is not None
        label = f"The day of this: {GROUND_NAMES[ground.ground].lower()}"
    return Option(fact.name, label, f"We have: {weekday_words(is_on)}", fact.told_by)


def _ask(scene: Scene, answers: Answers) -> Ask:
    return CorrectFact(
        fact=answers.text("fact"), is_on=answers.needed_day("is_on"), words=answers.text("words")
    )


def preview(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """What the correction would move, in sentences. Raises `CommandRefused`."""
    meta = Meta("preview", scene.existing.case_id, scene.viewer.actor, scene.now.at)
    command = draft.addressed(meta)
    assert isinstance(command, Command)
    foreseen = by_fact(scene.existing.kind, scene.state, command, scene.now)
    moved = tuple(
        f"{clock_words(item.clock_id)}: {weekday_words(item.was_on)} becomes "
        f"{weekday_words(item.is_on)}."
        for item in foreseen.moved
        if may_see_clock(scene.viewer, item.clock_id)
    )
    brought = tuple(
        f"Because of that, at once: {sentence(event.kind, dump_event(event))}"
        for event in foreseen.events
        if may_see_event(scene.viewer, event.kind)
    )
    return (*(moved or ("No last day in the case moves.",)), *brought)


ACTIONS = tuple(
    Action(
        "correct-date",
        kind,
        Command,
        "Put a date right",
        "See what moves",
        _ask,
        fields=_fields,
        lines=lambda scene: (
            "Everybody in the case is told what was put right. What was believed before is kept.",
        ),
        offered=lambda scene: not scene.existing.is_closed and bool(open_to(scene)),
        preview=preview,
        confirm="Put it right",
        template="correction.html",
    )
    for kind in KNOWN
)

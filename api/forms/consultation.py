"""Settings that are asked about a place, what they say, and the one that is named."""

from __future__ import annotations

from api.asks import choice as asks
from api.asks.ask import Ask
from api.draft import NotUnderstood
from api.forms.action import Action
from api.forms.choice import OWN_WORDS, name_of, own_words, settings_of
from api.forms.field import Field, FieldKind, Option, options
from api.forms.line import Line, Lines
from api.forms.reading import Answers
from api.permissions import asked_teams
from api.scene import Scene
from api.words import places as words
from cases.actor import Role
from cases.clock import find
from cases.plan.choice import commands as c
from cases.plan.choice.decide import clock_of
from cases.plan.choice.state import Consultation
from cases.plan.choice.vocabulary import OUTSIDE, PlaceAnswer
from rules.deadline import weekday_words
from rules.plan_duties import Objection


def _may_consult(scene: Scene) -> bool:
    choice = scene.plan.choice
    return choice.named is None and not scene.plan.is_closed and bool(_to_ask(scene))


def _to_ask(scene: Scene) -> tuple[Option, ...]:
    """Settings in the family's order first, then the list, then all others; none asked already."""
    choice = scene.plan.choice
    asked = set() if choice.is_over else {one.setting_id for one in choice.consultations}
    known = {entry.setting_id: entry for entry in settings_of(scene)}
    order = [wish.setting_id for wish in choice.ranked]
    order += [one.setting_id for one in (choice.listed.settings if choice.listed else ())]
    found: list[Option] = []
    for setting_id in dict.fromkeys((*order, *known)):
        if setting_id in asked:
            continue
        if setting_id == OUTSIDE:
            found.append(Option(OUTSIDE, name_of(scene, OUTSIDE)))
        elif setting_id in known:
            rank = choice.rank(setting_id)
            wish = f" (number {rank} of the family)" if rank else ""
            entry = known[setting_id]
            found.append(Option(setting_id, f"{entry.name}{wish}", words.KINDS[entry.kind]))
    return tuple(found)


def _consult_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "setting_id",
            "Which school or college do you ask?",
            FieldKind.SELECT,
            missing="Choose the school or college",
            options=_to_ask(scene),
        ),
        own_words(
            "What does it need to know?",
            hint="It reads this, and not the rest of the plan. The family can read it too.",
            missing="Say what the school or college needs to know",
        ),
    )


def _consult(scene: Scene, answers: Answers) -> Ask:
    return asks.ConsultSetting(setting_id=answers.text("setting_id"), words=answers.text("words"))


def _open_consultations(scene: Scene) -> tuple[Consultation, ...]:
    """What is unanswered, and the viewer may answer: a setting its own, the council all."""
    choice = scene.plan.choice
    own = asked_teams(scene.viewer, scene.existing)
    return tuple(
        asked
        for asked in (() if choice.is_over else choice.consultations)
        if asked.answer is None and (scene.viewer.role is Role.AUTHORITY or asked.team_id in own)
    )


def _may_answer(scene: Scene) -> bool:
    return bool(_open_consultations(scene)) and not scene.plan.is_closed


def _answer_fields(scene: Scene) -> tuple[Field, ...]:
    found = _open_consultations(scene)
    objects = ("answer", (PlaceAnswer.OBJECTS.value,))
    return (
        Field(
            "setting_id",
            "Whose answer is it?",
            FieldKind.CHOICE,
            missing="Choose whose answer it is",
            options=tuple(
                Option(asked.setting_id, name_of(scene, asked.setting_id)) for asked in found
            ),
        ),
        Field(
            "answer",
            "What is the answer?",
            FieldKind.CHOICE,
            missing="Choose the answer",
            options=options(words.PLACE_ANSWERS),
        ),
        Field(
            "objections",
            "Why should the child not come? (A7)",
            FieldKind.CHOICES,
            missing="Choose at least one reason",
            options=options(words.OBJECTIONS),
            shown_when=objects,
        ),
        Field(
            "words",
            "What do you want to say about it?",
            FieldKind.WORDS,
            hint="If the child should not come, say why. The council and the family read this.",
            required=False,
            limit=OWN_WORDS,
        ),
    )


def _answer(scene: Scene, answers: Answers) -> Ask:
    said = PlaceAnswer(answers.text("answer"))
    if said is PlaceAnswer.OBJECTS and not answers.text("words"):
        raise NotUnderstood({"words": "Give your reasons in words"})
    return asks.AnswerConsultation(
        setting_id=answers.text("setting_id"),
        answer=said,
        objections=tuple(Objection(one) for one in answers.chosen("objections")),
        words=answers.text("words") or None,
    )


def _answer_lines(scene: Scene) -> Lines:
    lines: list[str | Line] = []
    for asked in _open_consultations(scene):
        clock = find(scene.plan.clocks, clock_of(scene.plan.choice.number, asked.setting_id))
        name = name_of(scene, asked.setting_id)
        if clock is not None:
            by = weekday_words(clock.deadline.due_on)
            said = f"{name}: the Code of Practice expects an answer by {by}."
            lines.append(Line(said, clock.deadline.rule))
        question = scene.stores.people.narrative(asked.narrative_id)
        if question is not None:
            lines.append(Line(question.words, is_quoted=True))
    return tuple(lines)


# Naming


def _may_name(scene: Scene) -> bool:
    choice = scene.plan.choice
    return bool(choice.consultations) and not choice.is_over and not scene.plan.is_closed


def _name_fields(scene: Scene) -> tuple[Field, ...]:
    choice = scene.plan.choice
    return (
        Field(
            "setting_id",
            "Which school or college will the plan name?",
            FieldKind.CHOICE,
            missing="Choose the school or college",
            options=tuple(
                Option(asked.setting_id, name_of(scene, asked.setting_id), _said(scene, asked))
                for asked in choice.consultations
            ),
        ),
        Field(
            "objections",
            "What do you have against the one that the family wants most? (A7)",
            FieldKind.CHOICES,
            hint="Leave this out when you name the one that the family wants most.",
            required=False,
            options=options(words.OBJECTIONS),
        ),
        own_words(
            "What are your reasons?",
            hint="The family reads this.",
            missing="Give your reasons",
        ),
    )


def _said(scene: Scene, asked: Consultation) -> str:
    rank = scene.plan.choice.rank(asked.setting_id)
    wish = f"Number {rank} of the family. " if rank else ""
    answer = words.PLACE_ANSWERS[asked.answer] if asked.answer else "It has not answered"
    return f"{wish}{answer}."


def _name(scene: Scene, answers: Answers) -> Ask:
    return asks.NameSetting(
        setting_id=answers.text("setting_id"),
        objections=tuple(Objection(one) for one in answers.chosen("objections")),
        words=answers.text("words"),
    )


ACTIONS: tuple[Action, ...] = (
    Action(
        "consult-setting",
        "plan",
        c.ConsultSetting,
        "Ask a school or college about a place",
        "Send the question",
        _consult,
        _consult_fields,
        offered=_may_consult,
        steps=("consult_setting",),
    ),
    Action(
        "answer-consultation",
        "plan",
        c.AnswerConsultation,
        "Can the child come?",
        "Send the answer",
        _answer,
        _answer_fields,
        _answer_lines,
        _may_answer,
        ("answer_consultation",),
        link="Answer about a place",
    ),
    Action(
        "name-setting",
        "plan",
        c.NameSetting,
        "Name the school or college",
        "Name it",
        _name,
        _name_fields,
        offered=_may_name,
        steps=("name_setting",),
        is_grave=True,
    ),
)
"""The forms of consultation and of naming."""

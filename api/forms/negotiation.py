"""The search for a day: which days a side can do, where it is, putting it off, how it was."""

from __future__ import annotations

from datetime import UTC, datetime

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option, options
from api.forms.line import Lines
from api.forms.mediation import is_on, slot_words
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from cases.dispute.slots import commands as c
from cases.dispute.slots.vocabulary import Place, PostponeReason, Score
from rules.mediation import arrange_mediation


def _answer_fields(scene: Scene) -> tuple[Field, ...]:
    slots = scene.dispute.mediation.slots
    return (
        Field(
            "can",
            "Which of these days and times can you do?",
            FieldKind.CHOICES,
            hint="Choose all that you can do. Choose nothing if you can do none.",
            required=False,
            source="slots_offered",
            options=tuple(
                Option(slot.astimezone(UTC).isoformat(), slot_words(slot)) for slot in slots
            ),
        ),
    )


def _answer(scene: Scene, answers: Answers) -> Ask:
    chosen = tuple(datetime.fromisoformat(slot) for slot in answers.chosen("can"))
    return asks.AnswerSlots(can=chosen)


def _may_answer(scene: Scene) -> bool:
    held = scene.dispute.mediation
    return is_on(scene.dispute) and bool(held.slots) and held.slot is None


def _place_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "place",
            "Where is the session?",
            FieldKind.CHOICE,
            missing="Choose where the session is",
            options=options(lists.PLACES),
        ),
        Field(
            "words",
            "Address or link",
            FieldKind.WORDS,
            hint="Say how to get in, and whom to ask on the day.",
            missing="Write the address or the link",
            limit=2000,
        ),
    )


def _place(scene: Scene, answers: Answers) -> Ask:
    return asks.SetPlace(place=Place(answers.text("place")), words=answers.text("words"))


def _postpone_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "reason",
            "Why must it be put off?",
            FieldKind.CHOICE,
            missing="Choose a reason",
            options=options(lists.POSTPONE_REASONS),
        ),
        Field(
            "words",
            "Say more about the reason",
            FieldKind.WORDS,
            hint="Both sides and the mediator read this.",
            missing="Say why it must be put off",
            limit=2000,
        ),
    )


def _postpone_lines(scene: Scene) -> Lines:
    held = scene.dispute.mediation
    if held.counts_from is None:
        return ()
    last = arrange_mediation(held.counts_from, scene.dispute.calendar).due_on
    used, left = (scene.now.on - held.counts_from).days, max(0, (last - scene.now.on).days)
    return (
        f"Mediation must take place in 30 days (M8). {used} are gone, {left} are left.",
        "Putting it off makes neither the 30 days nor the time to appeal longer.",
    )


def _postpone(scene: Scene, answers: Answers) -> Ask:
    reason = PostponeReason(answers.text("reason"))
    return asks.PostponeSession(reason=reason, words=answers.text("words"))


def _may_postpone(scene: Scene) -> bool:
    slot = scene.dispute.mediation.slot
    return is_on(scene.dispute) and slot is not None and slot > scene.now.at


def _may_shorten(scene: Scene) -> bool:
    return is_on(scene.dispute) and scene.dispute.slots.short_notice_on is None


def _feedback_fields(scene: Scene) -> tuple[Field, ...]:
    questions = (
        ("was_fair", "How fair was the mediator to both sides?"),
        ("was_heard", "How well did people listen to you?"),
        ("was_clear", "How clear was it what would happen?"),
    )
    return (
        *(
            Field(
                name,
                question,
                FieldKind.CHOICE,
                missing="Choose one answer",
                options=options(lists.SCORES),
            )
            for name, question in questions
        ),
        Field(
            "words",
            "Anything else?",
            FieldKind.WORDS,
            hint="Leave this empty if you like. Do not write what was said in the session.",
            required=False,
            limit=5000,
        ),
    )


def _feedback(scene: Scene, answers: Answers) -> Ask:
    fair, heard, clear = (Score(answers.text(f"was_{name}")) for name in ("fair", "heard", "clear"))
    return asks.GiveFeedback(fair=fair, heard=heard, clear=clear, words=answers.text("words"))


def _may_judge(scene: Scene) -> bool:
    state = scene.dispute
    once = scene.viewer.person_id not in state.slots.feedback_by
    return state.mediation.was_held and once and not state.is_closed


ACTIONS = (
    Action(
        "slot-answers",
        "dispute",
        c.AnswerSlots,
        "Say which days you can do",
        "Send the answer",
        _answer,
        fields=_answer_fields,
        offered=_may_answer,
        steps=("answer_slots",),
    ),
    Action(
        "short-notice",
        "dispute",
        c.AcceptShortNotice,
        "Agree to shorter notice of the session",
        "I agree to shorter notice",
        simple(asks.AcceptShortNotice),
        lines=lambda scene: (
            "You have a right to hear of the session five working days before it (M10).",
            "If you agree, it can be sooner. You need not agree.",
        ),
        offered=_may_shorten,
    ),
    Action(
        "place",
        "dispute",
        c.SetPlace,
        "Say where the session is",
        "Save the place",
        _place,
        fields=_place_fields,
        offered=lambda scene: is_on(scene.dispute),
        steps=("set_place",),
    ),
    Action(
        "postpone",
        "dispute",
        c.PostponeSession,
        "Put the session off",
        "Put it off",
        _postpone,
        fields=_postpone_fields,
        lines=_postpone_lines,
        offered=_may_postpone,
        is_grave=True,
    ),
    Action(
        "feedback",
        "dispute",
        c.GiveFeedback,
        "Say how the session was",
        "Send",
        _feedback,
        fields=_feedback_fields,
        offered=_may_judge,
    ),
)

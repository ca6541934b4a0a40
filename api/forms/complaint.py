"""The complaint: the council acknowledges and answers, the family replies; the family may withdraw."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option, options
from api.forms.line import Line, Lines
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from cases.dispute import commands as c
from cases.dispute.vocabulary import AnswerOutcome, Stage, WithdrawReason

OWN_WORDS = 20_000
"""Letters that an answer in own words may have."""


def _answer_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "outcome",
            "What is your answer?",
            FieldKind.CHOICE,
            missing="Choose your answer",
            options=options(lists.ANSWERS),
        ),
        Field(
            "words",
            "Your reasons, and what you will do",
            FieldKind.WORDS,
            hint="The family reads this. Use plain words, and answer every point.",
            missing="Write your reasons",
            limit=OWN_WORDS,
        ),
    )


def _answer(scene: Scene, answers: Answers) -> Ask:
    return asks.AnswerComplaint(
        outcome=AnswerOutcome(answers.text("outcome")), words=answers.text("words")
    )


def _what_comes_next(scene: Scene) -> str:
    if scene.dispute.appealable:
        return "Mediation comes next. You can still go to the tribunal later."
    return "You can then ask for a meeting, or take another route."


def _reply_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "satisfied",
            "Does the answer settle it for you?",
            FieldKind.CHOICE,
            missing="Choose yes or no",
            options=(
                Option("yes", "Yes", "Your dispute ends here."),
                Option("no", "No", _what_comes_next(scene)),
            ),
        ),
    )


def _reply_lines(scene: Scene) -> Lines:
    complaint = scene.dispute.complaint
    narrative = (
        scene.stores.people.narrative(complaint.narrative_id)
        if complaint and complaint.narrative_id
        else None
    )
    if complaint is None or complaint.outcome is None:
        return ()
    said = (Line(f"The council wrote: “{narrative.words}”", is_quoted=True),) if narrative else ()
    return (f"{lists.ANSWERED[complaint.outcome]}.", *said)


def _reply(scene: Scene, answers: Answers) -> Ask:
    return asks.RespondToAnswer(satisfied=answers.is_yes("satisfied"))


def _withdraw_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "reason",
            "Why do you end it?",
            FieldKind.CHOICE,
            missing="Choose a reason",
            options=options(lists.WITHDRAW_REASONS),
        ),
        Field(
            "words",
            "Do you want to say more? You can leave this empty.",
            FieldKind.WORDS,
            required=False,
            limit=OWN_WORDS,
        ),
    )


def _withdraw(scene: Scene, answers: Answers) -> Ask:
    return asks.Withdraw(reason=WithdrawReason(answers.text("reason")), words=answers.text("words"))


def _is_unacknowledged(scene: Scene) -> bool:
    complaint = scene.dispute.complaint
    return complaint is not None and not complaint.acknowledged_on and not complaint.answered_on


def _is_unanswered(scene: Scene) -> bool:
    complaint = scene.dispute.complaint
    return complaint is not None and not complaint.answered_on and not scene.dispute.is_closed


def _awaits_reply(scene: Scene) -> bool:
    complaint, state = scene.dispute.complaint, scene.dispute
    if complaint is None or complaint.answered_on is None:
        return False
    return complaint.satisfied is None and state.stage is Stage.COMPLAINT


def _is_open(scene: Scene) -> bool:
    return not scene.dispute.is_closed


ACTIONS = (
    Action(
        "acknowledge",
        "dispute",
        c.AcknowledgeComplaint,
        "Tell the family that you have the complaint",
        "Send the acknowledgement",
        simple(asks.AcknowledgeComplaint),
        lines=lambda scene: (
            "The family gets a letter today. It says that you have the complaint and by when you "
            "will answer.",
        ),
        offered=_is_unacknowledged,
        steps=("acknowledge_complaint",),
    ),
    Action(
        "answer",
        "dispute",
        c.AnswerComplaint,
        "Answer the complaint",
        "Send the answer",
        _answer,
        fields=_answer_fields,
        offered=_is_unanswered,
        steps=("answer_complaint",),
    ),
    Action(
        "reply",
        "dispute",
        c.RespondToAnswer,
        "Say if the answer settles it for you",
        "Send my reply",
        _reply,
        fields=_reply_fields,
        lines=_reply_lines,
        offered=_awaits_reply,
        steps=("respond_to_answer",),
    ),
    Action(
        "withdraw",
        "dispute",
        c.Withdraw,
        "End this dispute",
        "Yes, end my dispute",
        _withdraw,
        fields=_withdraw_fields,
        lines=lambda scene: (
            "If you end the dispute, nobody works on it any more, and no date is watched.",
            "You may start a new dispute about the same decision, but only while there is time.",
        ),
        offered=lambda scene: _is_open(scene) and scene.dispute.stage is not Stage.TRIBUNAL,
        is_grave=True,
        link="End my dispute",
    ),
)

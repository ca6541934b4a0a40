"""Exemptions from a date of the law, and what a service promises of itself beside it."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers
from api.permissions import may_open
from api.scene import Scene
from api.words import lists
from api.words.steps import clock_words
from cases.dispute import commands as c
from cases.dispute.exceptions.state import Exemption
from cases.dispute.exceptions.subject import open_to_exemption
from cases.dispute.service_promises.state import Promised
from cases.dispute.service_promises.subject import MAKERS
from cases.dispute.service_promises.vocabulary import PauseReason, ServicePromise
from rules.exemption import Circumstance
from rules.exemption_ground import ExemptionGround
from rules.step import day_words


def _papers(scene: Scene) -> tuple[Option, ...]:
    accepted = {paper.document_id for paper in scene.dispute.documents}
    return tuple(
        Option(paper.document_id, paper.title)
        for paper in scene.stores.documents.of_case(scene.existing.case_id)
        if paper.document_id in accepted and may_open(scene.viewer, scene.existing, paper)
    )


def _exemption_fields(scene: Scene) -> tuple[Field, ...]:
    clocks = open_to_exemption(scene.dispute)
    return (
        Field(
            "clock_id",
            "Which date?",
            FieldKind.CHOICE,
            hint="The date stays where it is. The exemption is shown beside it.",
            missing="Choose the date",
            source="clock_started",
            options=tuple(
                Option(
                    clock.clock_id,
                    clock_words(clock.clock_id),
                    f"Last day {day_words(clock.deadline.due_on)}",
                    source="clock_started",
                )
                for clock in clocks
            ),
        ),
        Field(
            "ground",
            "On which ground?",
            FieldKind.CHOICE,
            missing="Choose the ground",
            options=options(lists.EXEMPTION_GROUNDS),
        ),
        Field(
            "circumstance",
            "Whose circumstances?",
            FieldKind.CHOICE,
            missing="Choose whose circumstances they are",
            options=options(lists.CIRCUMSTANCES),
            shown_when=("ground", (ExemptionGround.PERSONAL_CIRCUMSTANCES.value,)),
        ),
        Field(
            "asked_on",
            "Which day was the school asked for advice?",
            FieldKind.DAY,
            missing="Enter the day advice was asked for",
            what="the day advice was asked for",
            shown_when=("ground", (ExemptionGround.SCHOOL_CLOSED.value,)),
        ),
        Field(
            "from_on",
            "First day of the fact",
            FieldKind.DAY,
            hint="The first day away, or the first day closed.",
            missing="Enter the first day",
            what="the first day",
        ),
        Field(
            "until_on",
            "First day after it",
            FieldKind.DAY,
            hint="The first day back, or the first day open again.",
            missing="Enter the first day after it",
            what="the first day after it",
        ),
        Field(
            "document_id",
            "Which paper shows it?",
            FieldKind.SELECT,
            hint="Add the paper to the case first.",
            missing="Choose the paper that shows it",
            options=_papers(scene),
        ),
        Field("decided_by", "Who decided this? Name and job title", missing="Enter who decided"),
        Field(
            "words",
            "Why could the date not be kept because of it?",
            FieldKind.WORDS,
            hint="The family reads this.",
            missing="Write why",
            limit=5000,
        ),
    )


def _exemption(scene: Scene, answers: Answers) -> Ask:
    circumstance = answers.text("circumstance")
    return asks.RecordExemption(
        clock_id=answers.text("clock_id"),
        ground=ExemptionGround(answers.text("ground")),
        from_on=answers.needed_day("from_on"),
        until_on=answers.needed_day("until_on"),
        document_id=answers.text("document_id"),
        decided_by=answers.text("decided_by"),
        words=answers.text("words"),
        circumstance=Circumstance(circumstance) if circumstance else None,
        asked_on=answers.day("asked_on"),
    )


def _standing(scene: Scene) -> tuple[Exemption, ...]:
    return tuple(one for one in scene.dispute.exemptions if one.ended_on is None)


def _end_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "exemption_id",
            "Which exemption is over?",
            FieldKind.CHOICE,
            missing="Choose the exemption",
            options=tuple(
                Option(
                    one.exemption_id,
                    f"{clock_words(one.clock_id)}: {lists.EXEMPTION_GROUNDS[one.ground]}",
                )
                for one in _standing(scene)
            ),
        ),
    )


def _end(scene: Scene, answers: Answers) -> Ask:
    return asks.EndExemption(exemption_id=answers.text("exemption_id"))


# Promises of a service


def _own(scene: Scene) -> tuple[ServicePromise, ...]:
    return tuple(promise for promise, makers in MAKERS.items() if scene.viewer.role in makers)


def _new(scene: Scene) -> tuple[ServicePromise, ...]:
    made = {one.promise for one in scene.dispute.service_promises}
    return tuple(promise for promise in _own(scene) if promise not in made)


def _running(scene: Scene) -> tuple[Promised, ...]:
    own = _own(scene)
    made = scene.dispute.service_promises
    return tuple(one for one in made if one.promise in own and one.pause is None)


def _waiting(scene: Scene) -> tuple[Promised, ...]:
    own = _own(scene)
    made = scene.dispute.service_promises
    return tuple(one for one in made if one.promise in own and one.pause is not None)


def _choice(promises: tuple[ServicePromise, ...]) -> Field:
    return Field(
        "promise",
        "Which promise?",
        FieldKind.CHOICE,
        missing="Choose the promise",
        options=options(lists.SERVICE_PROMISES, [one.value for one in promises]),
    )


def _promise_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        _choice(_new(scene)),
        Field(
            "working_days",
            "Within how many working days?",
            hint="This is your own promise. The time in the law stays as it is.",
            missing="Enter a number of working days",
        ),
    )


def _promise(scene: Scene, answers: Answers) -> Ask:
    return asks.PromiseService.model_validate(
        {"promise": answers.text("promise"), "working_days": answers.text("working_days")}
    )


def _pause_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        _choice(tuple(one.promise for one in _running(scene))),
        Field(
            "reason",
            "Why does it wait?",
            FieldKind.CHOICE,
            missing="Choose why it waits",
            options=options(lists.PAUSE_REASONS),
        ),
        Field(
            "words",
            "What shows this?",
            FieldKind.WORDS,
            hint="The family reads this. No date of the law waits.",
            missing="Write what shows it",
            limit=5000,
        ),
        Field(
            "document_id",
            "Which paper shows it?",
            FieldKind.SELECT,
            hint="Leave this empty when there is none.",
            required=False,
            options=_papers(scene),
        ),
    )


def _pause(scene: Scene, answers: Answers) -> Ask:
    return asks.PauseService(
        promise=ServicePromise(answers.text("promise")),
        reason=PauseReason(answers.text("reason")),
        words=answers.text("words"),
        document_id=answers.text("document_id"),
    )


def _resume_fields(scene: Scene) -> tuple[Field, ...]:
    return (_choice(tuple(one.promise for one in _waiting(scene))),)


def _resume(scene: Scene, answers: Answers) -> Ask:
    return asks.ResumeService(promise=ServicePromise(answers.text("promise")))


def _missed(scene: Scene) -> tuple[Promised, ...]:
    own = _own(scene)
    made = scene.dispute.service_promises
    return tuple(one for one in made if one.promise in own and one.is_unanswered)


def _answer_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        _choice(tuple(one.promise for one in _missed(scene))),
        Field(
            "words",
            "Why was it late, and what happens now?",
            FieldKind.WORDS,
            hint="The family reads this. Say by which day you will do it.",
            missing="Write why it was late and what happens now",
            limit=5000,
        ),
    )


def _answer(scene: Scene, answers: Answers) -> Ask:
    return asks.AnswerForPromise(
        promise=ServicePromise(answers.text("promise")), words=answers.text("words")
    )


ACTIONS = (
    Action(
        "exemption",
        "dispute",
        c.RecordExemption,
        "Record an exemption from a date",
        "Record the exemption",
        _exemption,
        fields=_exemption_fields,
        lines=lambda scene: (
            "The law excuses being late for few reasons only. Too few staff is not one of them. "
            "The date does not move, and the duty stays: do it as soon as you can (K21).",
        ),
        offered=lambda scene: bool(open_to_exemption(scene.dispute)),
    ),
    Action(
        "end-exemption",
        "dispute",
        c.EndExemption,
        "End an exemption",
        "End the exemption",
        _end,
        fields=_end_fields,
        offered=lambda scene: bool(_standing(scene)),
    ),
    Action(
        "own-promise",
        "dispute",
        c.PromiseService,
        "Promise something sooner than the law",
        "Make the promise",
        _promise,
        fields=_promise_fields,
        offered=lambda scene: bool(_new(scene)) and not scene.dispute.is_closed,
    ),
    Action(
        "pause-promise",
        "dispute",
        c.PauseService,
        "Let your own promise wait",
        "Let it wait",
        _pause,
        fields=_pause_fields,
        offered=lambda scene: bool(_running(scene)) and not scene.dispute.is_closed,
    ),
    Action(
        "resume-promise",
        "dispute",
        c.ResumeService,
        "Go on with your own promise",
        "Go on",
        _resume,
        fields=_resume_fields,
        offered=lambda scene: bool(_waiting(scene)) and not scene.dispute.is_closed,
    ),
    Action(
        "answer-for-promise",
        "dispute",
        c.AnswerForPromise,
        "Answer for a promise that was not kept",
        "Send the answer",
        _answer,
        fields=_answer_fields,
        offered=lambda scene: bool(_missed(scene)) and not scene.dispute.is_closed,
        steps=("answer_for_promise",),
    ),
)

"""The agreement: written down by the mediator, accepted by both sides, kept promise by promise."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.draft import NotUnderstood
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option, options
from api.forms.line import Line, Lines
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from cases.actor import Role
from cases.dispute import commands as c
from cases.dispute.state import Promise
from cases.dispute.vocabulary import DocumentKind, SessionOutcome, Side
from rules.compliance import PromiseKind

PROMISES = 5
"""How many promises one form takes."""


def _record_fields(scene: Scene) -> tuple[Field, ...]:
    found = [
        Field(
            "agreed_on",
            "Which day was it agreed?",
            FieldKind.DAY,
            missing="Enter the day of the agreement",
            what="the day of the agreement",
        )
    ]
    for number in range(1, PROMISES + 1):
        needed = number == 1
        found += [
            Field(
                f"words{number}",
                "What is promised?",
                FieldKind.WORDS,
                hint="Say exactly who does what."
                if needed
                else "Leave this empty when there are no more promises.",
                missing="Write the promise",
                required=needed,
                limit=2000,
                heading=f"Promise {number}",
            ),
            Field(
                f"promise{number}",
                "What sort of promise is it?",
                FieldKind.SELECT,
                hint="The law sets the last day by this.",
                missing="Choose what sort of promise it is",
                required=needed,
                options=options(lists.PROMISES),
            ),
            Field(
                f"owner{number}",
                "Who promises it?",
                FieldKind.CHOICE,
                missing="Choose who promises it",
                required=needed,
                options=options(lists.SIDES),
            ),
            Field(
                f"due{number}",
                "Another last day, if both agreed one in writing",
                FieldKind.DAY,
                hint="Leave this empty to use the time that the law gives (M15, M16).",
                what=f"the last day of promise {number}",
                required=False,
            ),
        ]
    return tuple(found)


def _record(scene: Scene, answers: Answers) -> Ask:
    promises: list[asks.PromiseAsked] = []
    errors: dict[str, str] = {}
    for number in range(1, PROMISES + 1):
        words, kind = answers.text(f"words{number}"), answers.text(f"promise{number}")
        owner, due_on = answers.text(f"owner{number}"), answers.day(f"due{number}")
        if not (words or kind or owner or due_on):
            continue
        if not words:
            errors[f"words{number}"] = f"Write what promise {number} is"
        if not kind:
            errors[f"promise{number}"] = f"Choose what sort of promise number {number} is"
        if not owner:
            errors[f"owner{number}"] = f"Choose who promises number {number}"
        if words and kind and owner:
            promises.append(
                asks.PromiseAsked(
                    promise=PromiseKind(kind), owner=Side(owner), words=words, agreed_due_on=due_on
                )
            )
    if errors:
        raise NotUnderstood(errors)
    return asks.RecordAgreement(agreed_on=answers.needed_day("agreed_on"), promises=tuple(promises))


def _may_record(scene: Scene) -> bool:
    state = scene.dispute
    agreed = state.mediation.outcome in (SessionOutcome.AGREEMENT, SessionOutcome.PARTIAL)
    return agreed and state.agreement is None and not state.is_closed


def _side(scene: Scene) -> Side:
    return Side.FAMILY if scene.viewer.role is Role.FAMILY else Side.AUTHORITY


def _may_accept(scene: Scene) -> bool:
    agreement = scene.dispute.agreement
    return (
        agreement is not None
        and _side(scene) not in agreement.accepted_by
        and not scene.dispute.is_closed
    )


def promise_words(scene: Scene, promise: Promise) -> str:
    """A promise in the words of the agreement; its sort when the words were erased."""
    narrative = scene.stores.people.narrative(promise.made.narrative_id)
    return narrative.words if narrative else lists.PROMISES[promise.made.promise]


def _accept_lines(scene: Scene) -> Lines:
    agreement = scene.dispute.agreement
    if agreement is None:
        return ()
    return (
        *(
            Line(
                f"{number}. {lists.SIDES[promise.made.owner]}: {promise_words(scene, promise)}",
                is_quoted=True,
            )
            for number, promise in enumerate(agreement.promises, start=1)
        ),
        "When both sides have accepted, each promise gets its last day.",
    )


def open_promises(scene: Scene) -> tuple[Promise, ...]:
    """Promises of an agreement in force that are not kept yet."""
    agreement = scene.dispute.agreement
    if agreement is None or not agreement.is_accepted:
        return ()
    return tuple(promise for promise in agreement.promises if promise.kept_on is None)


def _kept_fields(scene: Scene) -> tuple[Field, ...]:
    titles = {
        document.document_id: document.title
        for document in scene.stores.documents.of_case(scene.existing.case_id)
    }
    proofs = tuple(
        Option(document.document_id, titles.get(document.document_id, "Paper"))
        for document in scene.dispute.documents
        if document.document is DocumentKind.PROMISE_EVIDENCE
    )
    fields = [
        Field(
            "promise_id",
            "Which promise?",
            FieldKind.CHOICE,
            missing="Choose the promise",
            options=tuple(
                Option(promise.made.promise_id, promise_words(scene, promise))
                for promise in open_promises(scene)
            ),
        ),
        Field(
            "kept_on",
            "Which day was it kept?",
            FieldKind.DAY,
            missing="Enter the day",
            what="the day the promise was kept",
        ),
    ]
    if proofs:
        fields.append(
            Field(
                "document_id",
                "Which paper proves it?",
                FieldKind.SELECT,
                hint="Leave this empty when there is none.",
                required=False,
                options=proofs,
            )
        )
    return tuple(fields)


def _kept(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordPromiseKept(
        promise_id=answers.text("promise_id"),
        kept_on=answers.needed_day("kept_on"),
        document_id=answers.text("document_id"),
    )


ACTIONS = (
    Action(
        "agreement",
        "dispute",
        c.RecordAgreement,
        "Write down the agreement",
        "Save the agreement",
        _record,
        fields=_record_fields,
        offered=_may_record,
        steps=("record_agreement",),
    ),
    Action(
        "accept-agreement",
        "dispute",
        c.AcceptAgreement,
        "Read and accept the agreement",
        "I accept the agreement",
        simple(asks.AcceptAgreement),
        lines=_accept_lines,
        offered=_may_accept,
        steps=("accept_agreement",),
        is_grave=True,
    ),
    Action(
        "promise-kept",
        "dispute",
        c.RecordPromiseKept,
        "Say that a promise was kept",
        "Save",
        _kept,
        fields=_kept_fields,
        offered=lambda scene: bool(open_promises(scene)),
        steps=("keep_promise", "mend_breach", "follow_up_breach"),
    ),
)

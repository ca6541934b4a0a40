"""The mediation session and the certificate that follows it."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, options
from api.forms.mediation import is_on
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from cases.dispute import commands as c
from cases.dispute.vocabulary import SessionOutcome, SessionReason


def _session_fields(scene: Scene) -> tuple[Field, ...]:
    held = (
        SessionOutcome.AGREEMENT.value,
        SessionOutcome.PARTIAL.value,
        SessionOutcome.NONE.value,
    )
    return (
        Field(
            "held_on",
            "Which day was the session?",
            FieldKind.DAY,
            missing="Enter the day of the session",
            what="the day of the session",
        ),
        Field(
            "outcome",
            "How did it end?",
            FieldKind.CHOICE,
            missing="Choose how it ended",
            options=options(lists.SESSIONS),
        ),
        Field(
            "reason",
            "Why?",
            FieldKind.SELECT,
            hint="Leave this empty if there is nothing to say. Never what was said (M21).",
            required=False,
            options=options(lists.SESSION_REASONS),
            shown_when=(
                "outcome",
                tuple(o.value for o in SessionOutcome if o.value != "agreement"),
            ),
        ),
        Field(
            "authority_could_settle",
            "Could the council’s person settle there and then?",
            FieldKind.YES_NO,
            missing="Choose yes or no",
            shown_when=("outcome", held),
        ),
    )


def _session(scene: Scene, answers: Answers) -> Ask:
    outcome = SessionOutcome(answers.text("outcome"))
    came = outcome is not SessionOutcome.NOT_HELD_AUTHORITY
    asked = "authority_could_settle" in answers.values
    return asks.RecordSession(
        held_on=answers.needed_day("held_on"),
        outcome=outcome,
        authority_attended=came,
        reason=SessionReason(answers.text("reason")) if answers.text("reason") else None,
        authority_could_settle=answers.is_yes("authority_could_settle") if asked else came,
    )


def _may_record(scene: Scene) -> bool:
    return is_on(scene.dispute) and scene.dispute.mediation.meeting_on is not None


def _may_issue(scene: Scene) -> bool:
    held = scene.dispute.mediation
    due = (
        held.was_held
        or held.outcome is SessionOutcome.NOT_HELD_AUTHORITY
        or held.reported_not_arranged_on is not None
        or (held.contacted_on is not None and held.wanted is False)
    )
    awaited = scene.dispute.appealable and held.certificate is None
    return due and awaited and not scene.dispute.is_closed


ACTIONS = (
    Action(
        "session",
        "dispute",
        c.RecordSession,
        "Record the session",
        "Save the record",
        _session,
        fields=_session_fields,
        lines=lambda scene: (
            "Record only how the session ended. What was said stays between the people in the "
            "room (M21).",
        ),
        offered=_may_record,
        steps=("record_session",),
    ),
    Action(
        "certificate",
        "dispute",
        c.IssueCertificate,
        "Issue the certificate",
        "Issue the certificate",
        simple(asks.IssueCertificate),
        lines=lambda scene: (
            "The certificate says that mediation took place, was declined, or was not arranged in "
            "time. It says nothing about what was said.",
        ),
        offered=_may_issue,
        steps=("issue_certificate",),
    ),
)

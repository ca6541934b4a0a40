"""A certificate that is taken back or replaced."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.field import Field, FieldKind, options
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from cases.dispute.certificates import commands as c
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.vocabulary import ReferralStatus


def _fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "reason",
            "What is wrong with the certificate?",
            FieldKind.CHOICE,
            missing="Choose what is wrong",
            options=options(lists.REVOKE_REASONS),
        ),
        Field(
            "words",
            "Say more about it",
            FieldKind.WORDS,
            hint="Both sides can read this. Say nothing of what was said in mediation.",
            missing="Say what is wrong",
            limit=2000,
        ),
    )


def _revoke(scene: Scene, answers: Answers) -> Ask:
    reason = RevokeReason(answers.text("reason"))
    return asks.RevokeCertificate(reason=reason, words=answers.text("words"))


def _reissue(scene: Scene, answers: Answers) -> Ask:
    reason = RevokeReason(answers.text("reason"))
    return asks.ReissueCertificate(reason=reason, words=answers.text("words"))


def _may(scene: Scene) -> bool:
    state = scene.dispute
    open_to = (ReferralStatus.PREPARING, ReferralStatus.RETURNED)
    in_force = state.mediation.certificate is not None
    return in_force and state.referral.status in open_to and not state.is_closed


ACTIONS = (
    Action(
        "reissue-certificate",
        "dispute",
        c.ReissueCertificate,
        "Replace the certificate",
        "Replace it",
        _reissue,
        fields=_fields,
        lines=lambda scene: (
            "The new certificate gets a number of its own. The time to appeal still counts from "
            "the day of the first one.",
        ),
        offered=_may,
        is_grave=True,
    ),
    Action(
        "revoke-certificate",
        "dispute",
        c.RevokeCertificate,
        "Take the certificate back",
        "Take it back",
        _revoke,
        fields=_fields,
        lines=lambda scene: (
            "The family then has no certificate, and its last day is counted without one. Replace "
            "the certificate instead if the facts still call for it.",
        ),
        offered=_may,
        is_grave=True,
    ),
)

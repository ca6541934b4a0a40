"""The clerk's answers to a referral: sent back, accepted, registered."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.draft import NotUnderstood
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, options
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from cases.dispute import commands as c
from cases.dispute.vocabulary import ReferralStatus, ReturnReason


def _return_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "reasons",
            "What is missing or wrong?",
            FieldKind.CHOICES,
            missing="Choose at least one reason",
            options=options(lists.RETURN_REASONS),
        ),
        Field(
            "words",
            "Tell the family what to do",
            FieldKind.WORDS,
            hint="The family reads this.",
            missing="Write what the family must do",
            limit=5000,
        ),
    )


def _return(scene: Scene, answers: Answers) -> Ask:
    reasons = tuple(ReturnReason(reason) for reason in answers.chosen("reasons"))
    if not reasons:
        raise NotUnderstood({"reasons": "Choose at least one reason"})
    return asks.ReturnReferral(reasons=reasons, words=answers.text("words"))


def _received(scene: Scene) -> bool:
    return scene.dispute.referral.status is ReferralStatus.SENT


def _with_clerk(scene: Scene) -> bool:
    return scene.dispute.referral.status in (ReferralStatus.SENT, ReferralStatus.ACCEPTED)


def _accepted(scene: Scene) -> bool:
    return scene.dispute.referral.status is ReferralStatus.ACCEPTED


def _register_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "appeal_number",
            "Appeal number",
            hint="For example EH000/26/00001.",
            missing="Enter the appeal number",
            limit=40,
        ),
    )


def _register(scene: Scene, answers: Answers) -> Ask:
    return asks.RegisterAppeal(appeal_number=answers.text("appeal_number"))


ACTIONS = (
    Action(
        "return",
        "dispute",
        c.ReturnReferral,
        "Send the papers back to the family",
        "Send the papers back",
        _return,
        fields=_return_fields,
        lines=lambda scene: (
            "The appeal has not started while the papers are back with the family (F16). The time "
            "goes on running.",
        ),
        offered=_with_clerk,
        is_grave=True,
    ),
    Action(
        "accept",
        "dispute",
        c.AcceptReferral,
        "Accept the papers",
        "Accept as complete",
        simple(asks.AcceptReferral),
        offered=_received,
        steps=("check_referral",),
    ),
    Action(
        "register",
        "dispute",
        c.RegisterAppeal,
        "Register the appeal",
        "Register",
        _register,
        fields=_register_fields,
        offered=_accepted,
        steps=("register_appeal",),
    ),
)

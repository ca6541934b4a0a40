"""The referral: papers, the bundle, the signature."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers
from api.scene import Scene
from api.uploading import Kept
from api.words import lists
from api.words.number import counted
from cases.dispute import commands as c
from cases.dispute.referral import OPEN_TO_THE_FAMILY, what_is_missing
from cases.dispute.vocabulary import DocumentKind, Stage

OWN_WORDS = 20_000
"""Letters that an answer in own words may have."""


def with_the_family(scene: Scene) -> bool:
    """Whether the family can still work on its referral."""
    state = scene.dispute
    return (
        state.appealable
        and state.referral.status in OPEN_TO_THE_FAMILY
        and not state.is_closed
        and state.stage is not Stage.COMPLIANCE
    )


# Papers


def _paper_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "document",
            "What is it?",
            FieldKind.CHOICE,
            missing="Choose what the paper is",
            options=options(lists.PAPERS),
        ),
        Field(
            "title",
            "What should we call it?",
            hint="For example: Report of the speech therapist.",
            missing="Give the paper a name",
        ),
        Field(
            "dated_on",
            "What date is on it?",
            FieldKind.DAY,
            hint="Leave this empty when there is none.",
            what="the date of the paper",
            required=False,
        ),
        Field(
            "file",
            "Choose the file",
            FieldKind.FILE,
            hint="A PDF, or a photo as JPEG or PNG.",
        ),
    )


def _paper(scene: Scene, answers: Answers) -> Ask:
    kept = answers.values["file"]
    assert isinstance(kept, Kept)
    return asks.AddDocument(
        document=DocumentKind(answers.text("document")),
        title=answers.text("title"),
        dated_on=answers.day("dated_on"),
        file=kept,
    )


# The bundle and the signature


def _bundle_lines(scene: Scene) -> tuple[str, ...]:
    gaps = what_is_missing(scene.dispute, scene.now)
    if not gaps:
        return (
            "Everything the tribunal asks for is there. We put it into one file, with an index and "
            "page numbers. You look at it before you sign.",
        )
    return (
        "Something is still missing. The tribunal would send the papers back without it:",
        *(f"{gap.words} {gap.fix}" for gap in gaps),
    )


def _may_bundle(scene: Scene) -> bool:
    referral = scene.dispute.referral
    return with_the_family(scene) and referral.grounds is not None and not referral.awaited_request


def _send_fields(scene: Scene) -> tuple[Field, ...]:
    bundle = scene.dispute.referral.bundle
    return (
        Field(
            "sha256",
            "Bundle",
            FieldKind.HIDDEN,
            missing="There is no finished bundle. Make the bundle first.",
            options=(Option(bundle.sha256, ""),) if bundle else (),
        ),
        Field(
            "looked",
            "I have looked at the bundle",
            FieldKind.CHOICES,
            missing="Open the bundle and look at it before you sign",
            options=(Option("yes", "I have opened the bundle and looked at it"),),
        ),
        Field(
            "signature",
            "Type your full name to sign",
            hint="Your typed name counts as your signature. It says that what you wrote is true.",
            missing="Type your name to sign",
            autocomplete="name",
        ),
    )


def _send_lines(scene: Scene) -> tuple[str, ...]:
    bundle = scene.dispute.referral.bundle
    if bundle is None:
        return ()
    return (
        f"The bundle has {counted(bundle.pages, 'page')}.",
        "When you send it, the tribunal gets it at once. The council is told.",
    )


def _send(scene: Scene, answers: Answers) -> Ask:
    return asks.SendReferral(sha256=answers.text("sha256"), signature=answers.text("signature"))


def _may_send(scene: Scene) -> bool:
    return with_the_family(scene) and scene.dispute.referral.bundle is not None


def _is_open(scene: Scene) -> bool:
    return not scene.dispute.is_closed


ACTIONS = (
    Action(
        "papers",
        "dispute",
        c.AddDocument,
        "Add a paper",
        "Add the paper",
        _paper,
        fields=_paper_fields,
        offered=_is_open,
    ),
    Action(
        "bundle",
        "dispute",
        c.RequestBundle,
        "Make the bundle",
        "Make the bundle now",
        simple(asks.RequestBundle),
        lines=_bundle_lines,
        offered=_may_bundle,
        steps=("prepare_bundle",),
    ),
    Action(
        "send",
        "dispute",
        c.SendReferral,
        "Sign the bundle and send it",
        "Sign and send to the tribunal",
        _send,
        fields=_send_fields,
        lines=_send_lines,
        offered=_may_send,
        steps=("send_referral",),
        is_grave=True,
        template="send.html",
    ),
)

"""The referral: papers, the appeal form, the bundle, the signature; and the clerk's answers."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.draft import NotUnderstood
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers
from api.scene import Scene
from api.uploading import Kept
from api.words import lists
from api.words.number import counted
from cases.dispute import commands as c
from cases.dispute.referral import OPEN_TO_THE_FAMILY, what_is_missing
from cases.dispute.vocabulary import DocumentKind, ReferralStatus, ReturnReason, Stage
from documents import send35_fields as send35
from store.people import Person

OWN_WORDS = 20_000
"""Letters that an answer in own words may have."""


def with_the_family(scene: Scene) -> bool:
    """Whether the family can still work on its referral."""
    state = scene.dispute
    return (
        state.referral.status in OPEN_TO_THE_FAMILY
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


# The appeal form


_KINDS = {
    send35.FieldKind.TEXT: FieldKind.LINE,
    send35.FieldKind.WORDS: FieldKind.WORDS,
    send35.FieldKind.DATE: FieldKind.DAY,
    send35.FieldKind.YES_NO: FieldKind.YES_NO,
    send35.FieldKind.CHOICE: FieldKind.CHOICE,
    send35.FieldKind.CHOICES: FieldKind.CHOICES,
}


def grounds_fields(scene: Scene) -> tuple[Field, ...]:
    """The questions of the appeal form, in its order and under its headings."""
    found: list[Field] = []
    for group in send35.GROUPS:
        for number, asked in enumerate(group.fields):
            found.append(
                Field(
                    asked.field_id,
                    asked.label,
                    _KINDS[asked.kind],
                    hint=_hint(asked),
                    missing=f"Answer: {asked.label}",
                    what=f"the {asked.label.lower()}",
                    required=asked.required,
                    options=tuple(Option(o.value, o.label) for o in asked.options),
                    shown_when=asked.shown_when,
                    heading=group.title if number == 0 else "",
                    limit=OWN_WORDS if asked.kind is send35.FieldKind.WORDS else 300,
                )
            )
    return tuple(found)


def _hint(asked: send35.Field) -> str:
    if asked.shown_when is None:
        return asked.hint
    other_id, values = asked.shown_when
    other = next(known for known in send35.FIELDS if known.field_id == other_id)
    named = " or ".join(f"“{o.label}”" for o in other.options if o.value in values)
    only = f"Only if you answered {named} to “{other.label}”"
    return f"{asked.hint} {only}.".strip() if only[-1] != "?" else f"{asked.hint} {only}".strip()


def grounds_typed(scene: Scene) -> dict[str, list[str]]:
    """What the form shows when it is opened: what was answered before, else what is known."""
    grounds = scene.dispute.referral.grounds
    narrative = scene.stores.people.narrative(grounds.narrative_id) if grounds else None
    if narrative is not None:
        return _typed(narrative.answers)
    people = scene.stores.people.named((scene.existing.child_id, scene.existing.family_id))
    child, family = people.get(scene.existing.child_id), people.get(scene.existing.family_id)
    known: dict[str, object] = {"applicant_role": "parent"}
    if child is not None:
        known |= {"child_name": child.display_name, "child_gender": child.gender or ""}
        known["child_birth_date"] = child.born_on.isoformat() if child.born_on else ""
    if family is not None:
        known |= _contact(family)
    if scene.dispute.matter is not None:
        known["sections"] = list(scene.dispute.matter.sections)
    return _typed(known)


def _contact(family: Person) -> dict[str, object]:
    return {
        "applicant_name": family.display_name,
        "applicant_phone": family.phone or "",
        "applicant_email": family.email or "",
        "applicant_address": "\n".join(family.address_lines),
    }


def _typed(known: send35.Answers) -> dict[str, list[str]]:
    typed: dict[str, list[str]] = {}
    kinds = {field.field_id: field.kind for field in send35.FIELDS}
    for name, value in known.items():
        if kinds.get(name) is send35.FieldKind.DATE and isinstance(value, str) and value:
            year, month, day = value.split("-")
            typed[f"{name}-day"] = [str(int(day))]
            typed[f"{name}-month"] = [str(int(month))]
            typed[f"{name}-year"] = [year]
        elif isinstance(value, list):
            typed[name] = [str(part) for part in value]
        elif value:
            typed[name] = [str(value)]
    return typed


def _grounds(scene: Scene, answers: Answers) -> Ask:
    given: dict[str, str | list[str]] = {}
    for asked in send35.FIELDS:
        name = asked.field_id
        if asked.kind is send35.FieldKind.DATE:
            day = answers.day(name)
            if day is not None:
                given[name] = day.isoformat()
        elif asked.kind is send35.FieldKind.CHOICES:
            if answers.chosen(name):
                given[name] = list(answers.chosen(name))
        elif answers.text(name):
            given[name] = answers.text(name)
    return asks.StateGrounds(answers=given)


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


# The clerk


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
        "grounds",
        "dispute",
        c.StateGrounds,
        "Go to the tribunal: fill in the appeal form",
        "Save my answers",
        _grounds,
        fields=grounds_fields,
        lines=lambda scene: (
            "These are the questions of the tribunal’s own form, SEND35. What we know already is "
            "filled in. You can change it.",
        ),
        offered=with_the_family,
        steps=("state_grounds", "mend_referral"),
        link="Go to the tribunal now",
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

"""The appeal form SEND35: its questions, what is known already, and the grounds it makes."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers
from api.forms.referral import with_the_family
from api.scene import Scene
from api.words import lists
from cases.dispute import commands as c
from cases.dispute import exits
from cases.dispute.clocks import policy
from cases.dispute.parties.rights import applicant, is_over_school_age
from documents import send35_fields as send35
from rules.deadline import Refused
from rules.policy import Exemption, Policy
from rules.referral import NoCertificateReason
from rules.regime import named_exits, without_certificate
from store.people import Person

OWN_WORDS = 20_000
"""Letters that an answer in own words may have."""

NO_CERTIFICATE, EXIT = "no_certificate", "exemption"
"""The question of the tribunal's form, and the one that a pack adds to it."""

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
    pack = policy(scene.dispute)
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
                    options=_options(pack, asked),
                    shown_when=asked.shown_when,
                    heading=group.title if number == 0 else "",
                    limit=OWN_WORDS if asked.kind is send35.FieldKind.WORDS else 300,
                )
            )
            if asked.field_id == NO_CERTIFICATE and named_exits(pack):
                found.append(_exit(pack))
    return tuple(found)


def _options(pack: Policy, asked: send35.Field) -> tuple[Option, ...]:
    """The answers to choose from, without an exit that the pack does not have (M23)."""
    closed = set()
    if asked.field_id == NO_CERTIFICATE and isinstance(without_certificate(pack, ("I",)), Refused):
        closed = {NoCertificateReason.SECTION_I_ONLY.value}
    return tuple(Option(o.value, o.label) for o in asked.options if o.value not in closed)


def _exit(pack: Policy) -> Field:
    """The question for one of the pack's own exits, beside the reasons of the tribunal's form."""
    return Field(
        EXIT,
        "Is it one of these reasons?",
        FieldKind.CHOICE,
        hint="Leave this empty when it is something else. A judge reads what you write.",
        required=False,
        options=options(lists.EXITS, named_exits(pack)),
        shown_when=(NO_CERTIFICATE, (NoCertificateReason.OTHER_REASON.value,)),
    )


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
    if grounds is not None and narrative is not None:
        exit_ = exits.named(grounds.details)
        # The sections may have changed since, and with them the need for a certificate (M23).
        reason = grounds.no_certificate.value if grounds.no_certificate else ""
        now = {"sections": list(grounds.sections), "no_certificate": reason}
        if is_over_school_age(scene.dispute):
            now["applicant_role"] = applicant(scene.dispute).value
        answered = {**narrative.answers, **now}
        return _typed(answered) | ({EXIT: [exit_.value]} if exit_ else {})
    people = scene.stores.people.named((scene.existing.child_id, scene.existing.family_id))
    child, family = people.get(scene.existing.child_id), people.get(scene.existing.family_id)
    known: dict[str, object] = {"applicant_role": applicant(scene.dispute).value}
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
    exit_ = answers.text(EXIT)
    return asks.StateGrounds(answers=given, exemption=Exemption(exit_) if exit_ else None)


ACTIONS = (
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
)

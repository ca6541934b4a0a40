"""The forms about the people of a dispute."""

from __future__ import annotations

from datetime import timedelta

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.asks.parties import choosable
from api.draft import NotUnderstood
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option, options
from api.forms.reading import Answers
from api.permissions import decides
from api.scene import Scene
from api.words import people as words
from cases.actor import Role
from cases.dispute.parties import commands as c
from cases.dispute.parties.joining import BASES, BROUGHT_BY
from cases.dispute.parties.rights import holder, is_over_school_age
from cases.dispute.parties.state import Participant
from cases.dispute.parties.vocabulary import Basis, Part, RightsPhase

SOMEBODY_ELSE = "somebody_else"

SOON = timedelta(days=366)
"""How long before school age ends a family is asked whether the young person can decide."""


def _may_bring(scene: Scene) -> tuple[Part, ...]:
    return tuple(part for part in Part if scene.viewer.role in BROUGHT_BY[part])


# Somebody joins


def _add_fields(scene: Scene) -> tuple[Field, ...]:
    parts = _may_bring(scene)
    known = choosable(scene)
    several = [part for part in parts if len(BASES[part]) > 1]
    who = Field(
        "person_id",
        "Who is it?",
        FieldKind.CHOICE,
        missing="Choose who it is",
        options=(
            *(Option(person_id, name) for person_id, name in known.items()),
            Option(SOMEBODY_ELSE, "Somebody else"),
        ),
    )
    other = ("person_id", (SOMEBODY_ELSE,)) if known else None
    return (
        Field(
            "part",
            "What is this person in the case?",
            FieldKind.CHOICE,
            missing="Choose what the person is",
            options=tuple(
                Option(part.value, words.PARTS[part], words.PART_HINTS.get(part, ""))
                for part in parts
            ),
        ),
        *(
            Field(
                f"basis_{part.value}",
                "For what reason?",
                FieldKind.CHOICE,
                missing="Choose the reason",
                options=options(words.BASES, [b for b in Basis if b in BASES[part]]),
                shown_when=("part", (part.value,)),
            )
            for part in several
        ),
        *(
            (
                Field(
                    "copied",
                    "Does this person get copies of your messages?",
                    FieldKind.YES_NO,
                    missing="Choose yes or no",
                    shown_when=("part", (Part.ADVOCATE.value,)),
                ),
            )
            if Part.ADVOCATE in parts
            else ()
        ),
        *((who,) if known else ()),
        Field(
            "name",
            "Full name",
            missing="Enter the name of the person",
            autocomplete="off",
            shown_when=other,
        ),
        Field("email", "E-mail address", required=False, autocomplete="off", shown_when=other),
        Field(
            "named_on",
            "Since when?",
            FieldKind.DAY,
            hint="For a representative: the day of the letter that names them. Leave empty for today.",
            what="the day",
            required=False,
        ),
    )


def _add(scene: Scene, answers: Answers) -> Ask:
    part = Part(answers.text("part"))
    only = next(iter(BASES[part]))
    chosen = answers.text("person_id")
    mail = answers.text("email")
    if mail and mail.count("@") != 1:
        raise NotUnderstood({"email": "Enter a whole e-mail address, like name@example.org"})
    return asks.AddPerson(
        part=part,
        basis=Basis(answers.text(f"basis_{part.value}") or only.value),
        person_id="" if chosen == SOMEBODY_ELSE else chosen,
        name=answers.text("name"),
        email=mail,
        named_on=answers.day("named_on"),
        copied=answers.is_yes("copied"),
    )


# Somebody leaves


def _removable(scene: Scene) -> tuple[Participant, ...]:
    people = scene.dispute.people
    parts = _may_bring(scene)
    return tuple(person for person in people.present() if person.part in parts)


def name_of(scene: Scene, person_id: str) -> str:
    """What somebody in the case is called."""
    found = scene.stores.people.find(person_id)
    return found.display_name if found else "Not known"


def _remove_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "person_id",
            "Who leaves the case?",
            FieldKind.CHOICE,
            missing="Choose who leaves",
            options=tuple(
                Option(p.person_id, name_of(scene, p.person_id), words.PARTS[p.part])
                for p in _removable(scene)
            ),
        ),
        _reason("Why?"),
    )


def _reason(label: str, hint: str = "") -> Field:
    return Field("words", label, FieldKind.WORDS, hint=hint, missing="Give the reason", limit=5_000)


def _remove(scene: Scene, answers: Answers) -> Ask:
    return asks.RemovePerson(person_id=answers.text("person_id"), words=answers.text("words"))


# Who cannot decide


def _capacity_fields(scene: Scene) -> tuple[Field, ...]:
    state = scene.dispute
    people = state.people
    others = people.present(Part.PARENT, Part.ALTERNATIVE_PERSON)
    parent = people.parent_id or state.parties.family_id
    ids = dict.fromkeys((parent, *(p.person_id for p in others)))
    whose = ("young_person",) if is_over_school_age(state) else ("young_person", "parent")
    return (
        Field(
            "whose",
            "Who cannot make the decision now?",
            FieldKind.CHOICE,
            hint="Start from the view that a person can decide.",
            missing="Choose who cannot decide",
            options=options(words.WHOSE, whose),
        ),
        Field(
            "area",
            "Which decision?",
            FieldKind.CHOICE,
            missing="Choose which decision",
            options=options(words.AREAS),
        ),
        Field(
            "person_id",
            "Who makes it instead?",
            FieldKind.CHOICE,
            hint="A deputy or attorney goes before a parent. Add the person to the case first.",
            missing="Choose who makes the decision",
            options=tuple(Option(one, name_of(scene, one)) for one in ids),
        ),
        Field(
            "assessed_on",
            "On which day was that found?",
            FieldKind.DAY,
            missing="Enter the day",
            what="the day",
        ),
        _reason("How do you know?", "Say who found it, and what help to decide was tried first."),
    )


def _capacity(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordCapacity.model_validate(
        {
            "whose": answers.text("whose"),
            "area": answers.text("area"),
            "person_id": answers.text("person_id"),
            "assessed_on": answers.needed_day("assessed_on"),
            "words": answers.text("words"),
        }
    )


def _may_record_capacity(scene: Scene) -> bool:
    state = scene.dispute
    if scene.viewer.role is not Role.FAMILY:
        return not state.is_closed
    ends_on = state.people.school_age_ends_on
    soon = ends_on is not None and ends_on - scene.now.on <= SOON
    return not state.is_closed and (soon or is_over_school_age(state))


def _in_force(scene: Scene) -> tuple[str, ...]:
    found = (r.whose.value for r in scene.dispute.people.capacity if r.ended_on is None)
    return tuple(dict.fromkeys(found))


def _area_that_ends(scene: Scene) -> tuple[Field, ...]:
    """Which decision, when several are on record."""
    areas = dict.fromkeys(r.area.value for r in scene.dispute.people.capacity if r.ended_on is None)
    if len(areas) < 2:
        return ()
    return (
        Field(
            "area",
            "Which decision?",
            FieldKind.CHOICE,
            hint="Leave it open if they can make all of them again.",
            required=False,
            options=options(words.AREAS, tuple(areas)),
        ),
    )


def _end_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "whose",
            "Who can make the decision again?",
            FieldKind.CHOICE,
            missing="Choose who can decide",
            options=options(words.WHOSE, _in_force(scene)),
        ),
        *_area_that_ends(scene),
        _reason("What has changed?"),
    )


def _end(scene: Scene, answers: Answers) -> Ask:
    return asks.EndCapacity.model_validate(
        {
            "whose": answers.text("whose"),
            "area": answers.text("area") or None,
            "words": answers.text("words"),
        }
    )


# School age, and who reads along


def _birth_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "born_on",
            "Date of birth of the child",
            FieldKind.DAY,
            hint="It shows when school age ends. From then on the rights are the young person’s.",
            missing="Enter the date of birth",
            what="the date of birth",
        ),
    )


def _birth(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordSchoolAgeEnd(born_on=answers.needed_day("born_on"))


def _age_is_open(scene: Scene) -> bool:
    state = scene.dispute
    unknown = state.people.school_age_ends_on is None
    return unknown and not state.is_closed and not is_over_school_age(state)


def _share_fields(scene: Scene) -> tuple[Field, ...]:
    parent = name_of(scene, scene.dispute.people.parent_id)
    return (
        Field(
            "shares",
            f"May {parent} read along?",
            FieldKind.YES_NO,
            hint="You decide either way. You can change this at any time.",
            missing="Choose yes or no",
        ),
    )


def _share(scene: Scene, answers: Answers) -> Ask:
    return asks.ConsentToShare(shares=answers.is_yes("shares"))


def _may_share(scene: Scene) -> bool:
    state = scene.dispute
    own = holder(state) is RightsPhase.YOUNG_PERSON and bool(state.people.parent_id)
    return own and not state.is_closed and decides(scene.viewer, scene.existing)


ACTIONS: tuple[Action, ...] = (
    Action(
        "add-person",
        "dispute",
        c.AddPerson,
        "Add somebody to the case",
        "Add this person",
        _add,
        fields=_add_fields,
        offered=lambda scene: not scene.dispute.is_closed,
    ),
    Action(
        "remove-person",
        "dispute",
        c.RemovePerson,
        "Take somebody out of the case",
        "Take this person out",
        _remove,
        fields=_remove_fields,
        offered=lambda scene: not scene.dispute.is_closed and bool(_removable(scene)),
    ),
    Action(
        "capacity",
        "dispute",
        c.RecordCapacity,
        "Say that somebody cannot make this decision",
        "Keep this record",
        _capacity,
        fields=_capacity_fields,
        offered=_may_record_capacity,
        is_grave=True,
    ),
    Action(
        "capacity-ended",
        "dispute",
        c.EndCapacity,
        "Say that somebody can decide again",
        "Keep this record",
        _end,
        fields=_end_fields,
        offered=lambda scene: not scene.dispute.is_closed and bool(_in_force(scene)),
    ),
    Action(
        "birth-date",
        "dispute",
        c.RecordSchoolAgeEnd,
        "Give the date of birth",
        "Keep the day",
        _birth,
        fields=_birth_fields,
        offered=_age_is_open,
    ),
    Action(
        "reading-along",
        "dispute",
        c.ConsentToShare,
        "Say if a parent may read along",
        "Keep my answer",
        _share,
        fields=_share_fields,
        offered=_may_share,
    ),
)
"""What can be done about the people of a case."""

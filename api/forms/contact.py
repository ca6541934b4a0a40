"""The questions about how somebody is reached, and what their answers mean."""

from __future__ import annotations

from dataclasses import replace

from api.forms.field import Field, FieldKind, options
from api.forms.reading import Answers, Raw, read
from api.words.contact import CHANNELS, FORMATS, OWN, SOURCES, UNSAFE
from store.people import Person
from store.preferences import Preference

ORDER = ("first", "second", "third")

HERE = "You always find every message here, in the message centre."

_REACH = (
    Field("email", "E-mail address", required=False, autocomplete="email"),
    Field(
        "phone",
        "Mobile number",
        required=False,
        autocomplete="tel",
        hint="A text message says only that something changed. It holds no name.",
    ),
    Field(
        "address",
        "Postal address",
        FieldKind.WORDS,
        required=False,
        hint="One line for each part of the address.",
    ),
    Field(
        "first",
        "Tell me first by",
        FieldKind.SELECT,
        heading="How you want to be told",
        hint=HERE,
        required=False,
        options=options(CHANNELS),
    ),
    Field("second", "If that fails", FieldKind.SELECT, required=False, options=options(CHANNELS)),
    Field(
        "third", "If that fails too", FieldKind.SELECT, required=False, options=options(CHANNELS)
    ),
    Field(
        "format",
        "What letters should look like",
        FieldKind.CHOICE,
        missing="Choose what letters should look like",
        options=options(FORMATS),
    ),
    Field("language", "Language", missing="Enter a language", limit=60),
    Field(
        "interpreter",
        "Language of an interpreter",
        required=False,
        limit=60,
        hint="Leave it empty if none is needed. British Sign Language counts too.",
    ),
    Field(
        "unsafe",
        "What is not safe",
        FieldKind.CHOICES,
        heading="Safety",
        hint="We will never use what you tick.",
        required=False,
        options=options(UNSAFE),
    ),
    Field(
        "safety_note",
        "What people should know",
        FieldKind.WORDS,
        required=False,
        limit=1000,
        hint="For example, times at which it is safe to phone. It goes into no message.",
    ),
)

_KEPT = (
    "For example, times at which it is safe to phone. Only staff see it. We do not show what you "
    "wrote before, in case somebody looks at your screen."
)
"""Said on a person's own page, where the note is never shown again."""

_SOURCE = Field(
    "source",
    "How do you know this?",
    FieldKind.CHOICE,
    heading="Where this comes from",
    missing="Choose how you know this",
    options=options(SOURCES),
)


def fields_for(*, on_behalf: bool) -> tuple[Field, ...]:
    """The questions; staff who answer for somebody also say how they know."""
    if on_behalf:
        return (*_REACH, _SOURCE)
    return (*_REACH[:-1], replace(_REACH[-1], hint=_KEPT))


def typed_now(person: Person, wish: Preference, *, on_behalf: bool) -> Raw:
    """The form as it stands before anything is typed; a safety note is shown to staff only."""
    unsafe = {
        "address": wish.not_to_address,
        "phone": wish.not_by_phone,
        "email": wish.not_by_email,
    }
    return {
        "email": [person.email or ""],
        "phone": [person.phone or ""],
        "address": ["\n".join(person.address_lines)],
        **{name: [channel] for name, channel in zip(ORDER, wish.channels, strict=False)},
        "format": [wish.format],
        "language": [wish.language],
        "interpreter": [wish.interpreter],
        "unsafe": [name for name, is_so in unsafe.items() if is_so],
        "safety_note": [wish.safety_note if on_behalf else ""],
    }


def read_contact(raw: Raw, *, on_behalf: bool) -> Answers:
    """Read the form; the same way twice is an error, and so is a way that has no address."""
    answers = read(fields_for(on_behalf=on_behalf), raw)
    given = [answers.text(name) for name in ORDER if answers.text(name)]
    if len(set(given)) < len(given):
        answers.refuse("second", "Choose each way once.")
    needs = {
        "email": ("email", "Enter an e-mail address, or choose another way."),
        "text": ("phone", "Enter a mobile number, or choose another way."),
        "letter": ("address", "Enter a postal address, or choose another way."),
    }
    for channel in dict.fromkeys(given):
        name, words = needs[channel]
        if not answers.text(name):
            answers.refuse(name, words)
    if answers.text("email") and "@" not in answers.text("email"):
        answers.refuse("email", "Enter an e-mail address like name@example.org.")
    return answers


def person_of(person: Person, answers: Answers) -> Person:
    """The person with the contact data of the answers."""
    lines = (line.strip() for line in answers.text("address").splitlines())
    return replace(
        person,
        email=answers.text("email") or None,
        phone=answers.text("phone") or None,
        address_lines=tuple(line for line in lines if line),
    )


def wish_of(answers: Answers, changed_by: str, before: Preference) -> Preference:
    """The wish of the answers.

    Who fills in their own page does not see the note that stands, so what they write is added to it.
    """
    unsafe = answers.chosen("unsafe")
    note = answers.text("safety_note")
    if not answers.text("source"):
        note = "\n".join(part for part in (before.safety_note, note) if part)
    return Preference(
        tuple(answers.text(name) for name in ORDER if answers.text(name)),
        answers.text("format"),
        answers.text("language"),
        answers.text("interpreter"),
        "address" in unsafe,
        "phone" in unsafe,
        "email" in unsafe,
        note,
        answers.text("source") or OWN,
        changed_by,
    )

"""The questions of the appeal form SEND35 that a family answers (F3 to F15), one list for pages,
bundle and contents check.

The words a family types are personal data and lie in PostgreSQL; a case itself learns only which
facts are given (`details_given`). What the case knows already (decision, dates of the letter and of
the certificate, documents) is not asked again. Long because it is one form: its questions stand
together, in the order in which a family meets them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rules.referral import ApplicantRole, NoCertificateReason

Answers = Mapping[str, object]
"""Answers by field id: text, "yes" or "no", an option's value, a list of values, an ISO date."""


class FieldKind(StrEnum):
    """What sort of answer a field takes."""

    TEXT = "text"  # one line
    WORDS = "words"  # several lines
    DATE = "date"  # ISO text, "2015-03-09"
    YES_NO = "yes_no"
    CHOICE = "choice"  # one option's value
    CHOICES = "choices"  # a list of option values


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that a family can choose."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question of the form.

    `rule` is the id in the rule book; `required` holds only while the field is shown. `shown_when`
    names another field and the values that make this one appear; None shows it always.
    """

    field_id: str
    label: str
    rule: str
    required: bool = False
    hint: str = ""
    kind: FieldKind = FieldKind.TEXT
    options: tuple[Option, ...] = ()
    shown_when: tuple[str, tuple[str, ...]] | None = None


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """A part of the form under one heading."""

    title: str
    fields: tuple[Field, ...]


YES = "yes"
NO = "no"
_YES_NO = (Option(YES, "Yes"), Option(NO, "No"))


def _yes_no(field_id: str, label: str, rule: str, hint: str = "") -> Field:
    return Field(field_id, label, rule, True, hint, FieldKind.YES_NO, _YES_NO)


_SECTION_I = ("sections", ("I",))
_NAMES_A_SETTING = ("preferred_setting", ("named",))
INDEPENDENT_TYPES = ("independent_school", "independent_specialist_college")
"""Types of setting that must offer the place in writing first (F9)."""

GROUPS: tuple[FieldGroup, ...] = (
    FieldGroup(
        "The child or young person",
        (
            Field("child_name", "Full name", "F4", True),
            Field("child_birth_date", "Date of birth", "F4", True, kind=FieldKind.DATE),
            Field("child_gender", "Gender", "F4", True),
        ),
    ),
    FieldGroup(
        "Who appeals",
        (
            Field(
                "applicant_role",
                "Who makes this appeal?",
                "F5",
                True,
                kind=FieldKind.CHOICE,
                options=(
                    Option(ApplicantRole.PARENT.value, "A parent or carer"),
                    Option(ApplicantRole.YOUNG_PERSON.value, "The young person"),
                    Option(
                        ApplicantRole.ALTERNATIVE_PERSON.value,
                        "Somebody who acts for a young person",
                    ),
                ),
            ),
            Field("applicant_name", "Your full name", "F5", True),
            Field(
                "applicant_relationship",
                "How are you related to the child or young person?",
                "F5",
                True,
                "For example: mother, father, carer.",
                shown_when=(
                    "applicant_role",
                    (ApplicantRole.PARENT.value, ApplicantRole.ALTERNATIVE_PERSON.value),
                ),
            ),
            Field(
                "applicant_phone",
                "Your phone number",
                "F5",
                hint="Give a phone number or an email.",
            ),
            Field("applicant_email", "Your email", "F5", hint="Give a phone number or an email."),
            Field("applicant_address", "Your address", "F5", True, kind=FieldKind.WORDS),
        ),
    ),
    FieldGroup(
        "Other people with parental responsibility",
        (
            _yes_no(
                "others_with_responsibility",
                "Does anybody else have parental responsibility?",
                "F6",
                "Parental responsibility means the legal right to decide about a child.",
            ),
            Field(
                "others_names",
                "Their names and addresses",
                "F6",
                True,
                kind=FieldKind.WORDS,
                shown_when=("others_with_responsibility", (YES,)),
            ),
            Field(
                "others_told",
                "Have you told them about this appeal?",
                "F6",
                True,
                kind=FieldKind.YES_NO,
                options=_YES_NO,
                shown_when=("others_with_responsibility", (YES,)),
            ),
            Field(
                "others_not_told_reason",
                "Why have you not told them?",
                "F6",
                True,
                kind=FieldKind.WORDS,
                shown_when=("others_told", (NO,)),
            ),
        ),
    ),
    FieldGroup(
        "Somebody who helps you",
        (
            _yes_no("represented", "Does somebody represent or support you?", "F7"),
            Field(
                "representative_name",
                "Their name and organisation",
                "F7",
                True,
                shown_when=("represented", (YES,)),
            ),
            Field(
                "representative_contact",
                "Their phone, email or address",
                "F7",
                True,
                kind=FieldKind.WORDS,
                shown_when=("represented", (YES,)),
            ),
            Field(
                "correspondence_to",
                "Who should the tribunal write to?",
                "F7",
                True,
                kind=FieldKind.CHOICE,
                options=(
                    Option("applicant", "To me"),
                    Option("representative", "To the person who helps me"),
                ),
                shown_when=("represented", (YES,)),
            ),
        ),
    ),
    FieldGroup(
        "What you appeal about",
        (
            Field(
                "sections",
                "Which parts of the plan do you appeal about?",
                "F8",
                hint="Leave this empty when the council refused to assess or to make a plan.",
                kind=FieldKind.CHOICES,
                options=(
                    Option("B", "Section B: needs"),
                    Option("F", "Section F: help"),
                    Option("I", "Section I: school or college"),
                ),
            ),
            _yes_no("after_annual_review", "Was the decision made after an annual review?", "F8"),
        ),
    ),
    FieldGroup(
        "The school or college",
        (
            Field(
                "section_i",
                "What does Section I say now?",
                "F9",
                hint="Leave this empty when you are not sure.",
                kind=FieldKind.CHOICE,
                options=(
                    Option("disagrees_with_named", "It names one that I do not want"),
                    Option("none_named", "It names none"),
                ),
                shown_when=_SECTION_I,
            ),
            Field(
                "preferred_setting",
                "Do you want to name a school or college?",
                "F9",
                True,
                kind=FieldKind.CHOICE,
                options=(
                    Option("named", "Yes, I name one"),
                    Option("none", "No, I name none"),
                ),
                shown_when=_SECTION_I,
            ),
            Field(
                "preferred_setting_name",
                "Its name",
                "F9",
                True,
                shown_when=_NAMES_A_SETTING,
            ),
            Field(
                "preferred_setting_address",
                "Its address",
                "F9",
                True,
                kind=FieldKind.WORDS,
                shown_when=_NAMES_A_SETTING,
            ),
            Field(
                "preferred_setting_type",
                "What type is it?",
                "F9",
                True,
                kind=FieldKind.CHOICE,
                options=(
                    Option("mainstream", "Mainstream school or college"),
                    Option("special", "Special school"),
                    Option("independent_school", "Independent school"),
                    Option("independent_specialist_college", "Independent specialist college"),
                    Option("other", "Another type"),
                ),
                shown_when=_NAMES_A_SETTING,
            ),
            Field(
                "preferred_setting_contacted_on",
                "When did you contact it?",
                "F9",
                kind=FieldKind.DATE,
                shown_when=_NAMES_A_SETTING,
            ),
            Field(
                "preferred_setting_answer",
                "What did it answer?",
                "F9",
                kind=FieldKind.WORDS,
                shown_when=_NAMES_A_SETTING,
            ),
            Field(
                "written_offer",
                "Has it offered the place in writing?",
                "F9",
                True,
                "An independent school must do this. Add its letter to your papers.",
                FieldKind.YES_NO,
                _YES_NO,
                ("preferred_setting_type", INDEPENDENT_TYPES),
            ),
        ),
    ),
    FieldGroup(
        "Your reasons",
        (
            Field(
                "reasons",
                "Why do you disagree with the decision?",
                "F10",
                True,
                "Use your own words.",
                FieldKind.WORDS,
            ),
            Field(
                "result_sought",
                "What should the tribunal decide?",
                "F10",
                True,
                "For example: order the council to make a plan.",
                FieldKind.WORDS,
            ),
            Field(
                "health_wanted",
                "What help with health should be in the plan?",
                "F10",
                hint="Leave this empty when you do not ask for any.",
                kind=FieldKind.WORDS,
            ),
            Field(
                "social_care_wanted",
                "What help with social care should be in the plan?",
                "F10",
                hint="Leave this empty when you do not ask for any.",
                kind=FieldKind.WORDS,
            ),
        ),
    ),
    FieldGroup(
        "If you have no mediation certificate, or are late",
        (
            Field(
                "no_certificate",
                "Why do you have no certificate?",
                "F3",
                hint="Leave this empty when you have one.",
                kind=FieldKind.CHOICE,
                options=(
                    Option(
                        NoCertificateReason.SECTION_I_ONLY.value,
                        "My appeal is only about the school or college",
                    ),
                    Option(
                        NoCertificateReason.OTHER_REASON.value,
                        "Another reason. A judge decides about it.",
                    ),
                ),
            ),
            Field(
                "no_certificate_reason",
                "Tell the judge why",
                "F3",
                True,
                kind=FieldKind.WORDS,
                shown_when=("no_certificate", (NoCertificateReason.OTHER_REASON.value,)),
            ),
            Field(
                "late_reason",
                "Is the appeal late? Say why.",
                "F11",
                hint="Leave this empty when you are in time.",
                kind=FieldKind.WORDS,
            ),
        ),
    ),
    FieldGroup(
        "Other cases",
        (
            _yes_no("other_appeals", "Are there other SEND appeals about this child?", "F12"),
            Field(
                "other_appeals_details",
                "Which ones?",
                "F12",
                True,
                "Give the appeal numbers if you know them.",
                FieldKind.WORDS,
                shown_when=("other_appeals", (YES,)),
            ),
            _yes_no("other_court_cases", "Are there other court cases about this child?", "F12"),
            Field(
                "other_court_cases_details",
                "Which ones?",
                "F12",
                True,
                kind=FieldKind.WORDS,
                shown_when=("other_court_cases", (YES,)),
            ),
        ),
    ),
    FieldGroup(
        "The hearing",
        (
            Field(
                "hearing",
                "How should the appeal be heard?",
                "F13",
                True,
                kind=FieldKind.CHOICE,
                options=(
                    Option("attended", "At a hearing that I take part in"),
                    Option("paper", "On the papers, without a hearing"),
                    Option("no_preference", "I do not mind"),
                ),
            ),
            _yes_no("video", "Can you take part by video?", "F13"),
            Field(
                "earlier_hearing",
                "Would you take an earlier hearing if there is one?",
                "F13",
                kind=FieldKind.YES_NO,
                options=_YES_NO,
            ),
            Field("interpreter", "Do you need an interpreter? Which language?", "F13"),
            Field(
                "adjustments",
                "What else would help you to take part?",
                "F13",
                hint="For example: breaks, large print, a quiet room.",
                kind=FieldKind.WORDS,
            ),
        ),
    ),
    FieldGroup(
        "Evidence",
        (
            Field(
                "evidence_to_come",
                "Is there evidence that you will send later?",
                "F15",
                hint="The papers that you have added are listed for you.",
                kind=FieldKind.WORDS,
            ),
        ),
    ),
)
"""The form in the order in which a family fills it in."""

FIELDS: tuple[Field, ...] = tuple(field for group in GROUPS for field in group.fields)
"""Every question of the form, in order."""


def text(answers: Answers, field_id: str) -> str:
    """The answer as text without spaces around it; empty when there is none."""
    value = answers.get(field_id)
    return value.strip() if isinstance(value, str) else ""


def chosen(answers: Answers, field_id: str) -> tuple[str, ...]:
    """The values chosen in a field: several of a list, or the one that is given."""
    value = answers.get(field_id)
    if isinstance(value, str):
        return (value.strip(),) if value.strip() else ()
    if isinstance(value, Sequence):
        return tuple(str(part) for part in value)
    return ()


def is_shown(field: Field, answers: Answers) -> bool:
    """Whether the field belongs on the form, given the answers so far."""
    if field.shown_when is None:
        return True
    other_id, values = field.shown_when
    other = next(known for known in FIELDS if known.field_id == other_id)
    return is_shown(other, answers) and bool(set(chosen(answers, other_id)) & set(values))


def unanswered(answers: Answers) -> tuple[Field, ...]:
    """The fields that are shown, required and empty; phone and email count as one (F5)."""
    empty = [
        field
        for field in FIELDS
        if field.required and is_shown(field, answers) and not chosen(answers, field.field_id)
    ]
    if not (text(answers, "applicant_phone") or text(answers, "applicant_email")):
        empty.append(next(field for field in FIELDS if field.field_id == "applicant_phone"))
    return tuple(sorted(empty, key=FIELDS.index))


def details_given(answers: Answers) -> tuple[str, ...]:
    """Which facts of the form are given, as the ids that `StateGrounds.details` carries (F4 to F13).

    Nothing of what was typed is in them.
    """
    shown = {field.field_id for field in FIELDS if is_shown(field, answers)}

    def given(*field_ids: str) -> bool:
        return all(name in shown and chosen(answers, name) for name in field_ids)

    def answered(field_id: str) -> str:
        value = text(answers, field_id)
        return f"{field_id}:{value}" if field_id in shown and value in (YES, NO) else ""

    role = text(answers, "applicant_role")
    independent = text(answers, "preferred_setting_type") in INDEPENDENT_TYPES
    facts = (
        (f"applicant:{role}", role in set(ApplicantRole)),
        ("child_name_given", given("child_name")),
        ("child_birth_date_given", given("child_birth_date")),
        ("child_gender_given", given("child_gender")),
        ("applicant_relationship_given", given("applicant_relationship")),
        ("applicant_contact_given", given("applicant_phone") or given("applicant_email")),
        ("applicant_address_given", given("applicant_address")),
        (answered("others_with_responsibility"), True),
        (answered("others_told"), True),
        ("others_not_told_reason_given", given("others_not_told_reason")),
        ("representative_asked", given("represented")),
        (
            "preferred_setting_given",
            given("preferred_setting_name", "preferred_setting_address", "preferred_setting_type"),
        ),
        (
            "none_preferred",
            given("preferred_setting") and text(answers, "preferred_setting") == "none",
        ),
        ("preferred_is_independent", given("preferred_setting_type") and independent),
        ("has_written_offer", given("written_offer") and text(answers, "written_offer") == YES),
        ("other_cases_asked", given("other_appeals", "other_court_cases")),
        ("hearing_needs_asked", given("hearing", "video")),
    )
    return tuple(fact for fact, holds in facts if holds and fact)

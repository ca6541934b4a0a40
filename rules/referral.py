"""The contents check of an appeal form: everything that makes the tribunal send it back.

A form that is sent back has not started the appeal (F16) and does not stop the time (T2), so this
check runs before a form is sent and says for each gap what to do.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from rules.appeal import DecisionKind, certificate_needed
from rules.citation import TPR, Citation, Status
from rules.deadline import Allowed, Consequence, Party
from rules.missing import MissingItem
from rules.rule import Rule, RuleKind, applies

__all__ = [
    "FIELDS",
    "ApplicantRole",
    "Contents",
    "MissingItem",
    "NoCertificateReason",
    "missing",
]

_SENT_BACK = Consequence(
    "The tribunal sends the form back and the appeal has not started. The time goes on running."
)


def _field(rule: str, question: str, limit: str) -> Rule:
    return Rule(
        Citation(rule, f"{TPR} r 20(2) and (3); appeal form SEND35", Status.VERIFIED_S),
        question=question,
        duty_holder=Party.FAMILY,
        limit=limit,
        if_missed=_SENT_BACK,
        kind=RuleKind.CONTENT,
    )


NO_CERTIFICATE_REASONS = Rule(
    Citation("M24", "Appeal form SEND35, question 12.2", Status.VERIFIED_S),
    question="Which reasons for having no certificate does the form offer?",
    duty_holder=Party.FAMILY,
    limit="only Section I, or another reason that a judge looks at",
    if_missed=Consequence("The appeal may be held up."),
    kind=RuleKind.ELIGIBILITY,
)
FIELDS: Mapping[str, Rule] = MappingProxyType(
    {
        rule.id: rule
        for rule in (
            _field("F1", "Is the decision letter there?", "always"),
            _field(
                "F2",
                "Is the plan there, with all of its Section K?",
                "when there is a plan",
            ),
            _field(
                "F3",
                "Is the mediation certificate there, or the reason why not?",
                "unless the appeal is only about Section I",
            ),
            _field("F4", "Who is the child or young person?", "name, date of birth, gender"),
            _field("F5", "Who appeals?", "role, relationship, contact and address"),
            _field(
                "F6",
                "Who else has parental responsibility, and were they told?",
                "asked; when somebody was not told, the reason",
            ),
            _field("F7", "Who represents or supports the family?", "asked; may be nobody"),
            _field("F8", "What sort of appeal is it?", "always"),
            _field("F9", "Which school or college is wanted?", "when Section I is in issue"),
            _field("F10", "What are the reasons for the appeal?", "always"),
            _field(
                "F11",
                "What dates are printed on the letter and certificate, and why is it late?",
                "the dates always; the explanation when out of time",
            ),
            _field("F12", "Are there other appeals or court cases?", "asked"),
            _field("F13", "What kind of hearing and what support are wanted?", "asked"),
            _field("F14", "Is it signed?", "always; a typed name is accepted"),
            _field(
                "F15",
                "Is there a list of evidence?",
                "may be empty when the form is sent",
            ),
            _field("F16", "Is anything on the checklist missing?", "nothing may be missing"),
            _field("T2", "What must the notice of appeal hold?", "the checklist F1 to F14"),
            NO_CERTIFICATE_REASONS,
        )
    }
)


class NoCertificateReason(StrEnum):
    """The two reasons that the form offers (M24)."""

    SECTION_I_ONLY = "section_i_only"
    OTHER_REASON = "other_reason"  # for a judge to accept


class ApplicantRole(StrEnum):
    """Who appeals (F5, P1 to P4)."""

    PARENT = "parent"
    YOUNG_PERSON = "young_person"
    ALTERNATIVE_PERSON = "alternative_person"


@dataclass(frozen=True, slots=True)
class Contents:
    """What the form and its enclosures hold, as facts. No names: only whether they are given."""

    decision: DecisionKind
    sections: frozenset[str] = frozenset()
    discrimination: bool = False
    # documents
    has_decision_letter: bool = False
    plan_exists: bool = False
    has_plan: bool = False
    has_section_k: bool = False
    has_certificate: bool = False
    no_certificate_reason: NoCertificateReason | None = None
    no_certificate_explanation: bool = False
    # people
    child_name_given: bool = False
    child_birth_date_given: bool = False
    child_gender_given: bool = False
    applicant_role: ApplicantRole | None = None
    applicant_relationship_given: bool = False
    applicant_contact_given: bool = False
    applicant_address_given: bool = False
    others_with_responsibility: bool | None = None  # None: not asked yet
    others_told: bool | None = None
    others_not_told_reason_given: bool = False
    representative_asked: bool = False
    # the appeal
    preferred_setting_given: bool = False
    none_preferred: bool = False
    preferred_is_independent: bool = False
    has_written_offer: bool = False
    reasons_given: bool = False
    decision_dated_on: date | None = None
    certificate_dated_on: date | None = None
    is_late: bool = False
    late_explanation_given: bool = False
    other_cases_asked: bool = False
    hearing_needs_asked: bool = False
    declaration_signed: bool = False
    certificate_asked_for: bool | None = None  # by the regime; None: as the law asks (A20)


@applies(*FIELDS)
def missing(contents: Contents) -> tuple[MissingItem, ...]:
    """F1 to F16, T2, M24: everything that would make the form come back, in the order of the form."""
    return (
        *_documents(contents),
        *_certificate(contents),
        *_people(contents),
        *_appeal(contents),
        *_dates(contents),
        *_rest(contents),
    )


def _gap(rule: str, words: str, fix: str) -> MissingItem:
    return MissingItem(rule, FIELDS[rule].citation, words, fix)


def _documents(contents: Contents) -> Iterator[MissingItem]:
    if not contents.has_decision_letter:
        yield _gap(
            "F1",
            "The authority's decision letter is missing.",
            "Add the letter that told you about the decision.",
        )
    if contents.plan_exists and not contents.has_plan:
        yield _gap("F2", "The EHC plan is missing.", "Add the whole final plan.")
    if contents.plan_exists and not contents.has_section_k:
        yield _gap(
            "F2",
            "The reports listed in Section K of the plan are missing.",
            "Add every report that Section K lists. Ask the authority for copies if you need them.",
        )


def _certificate(contents: Contents) -> Iterator[MissingItem]:
    asked_for = contents.certificate_asked_for
    if asked_for is None:
        without = certificate_needed(contents.sections, contents.discrimination)
        asked_for = not isinstance(without, Allowed)
    if contents.has_certificate or not asked_for:
        return
    if contents.no_certificate_reason is NoCertificateReason.SECTION_I_ONLY:
        yield _gap(
            "F3",
            "The form says that the appeal is only about Section I, but it is about more.",
            "Add the mediation certificate, or give another reason for a judge to look at.",
        )
    elif contents.no_certificate_reason is None or not contents.no_certificate_explanation:
        yield _gap(
            "F3",
            "The mediation certificate is missing.",
            "Add it, or explain to the judge why you do not have one.",
        )


def _people(contents: Contents) -> Iterator[MissingItem]:
    child = (
        (contents.child_name_given, "name"),
        (contents.child_birth_date_given, "date of birth"),
        (contents.child_gender_given, "gender"),
    )
    for given, what in child:
        if not given:
            yield _gap(
                "F4",
                f"The child or young person's {what} is missing.",
                f"Fill in the {what}.",
            )
    if contents.applicant_role is None:
        yield _gap(
            "F5",
            "The form does not say who appeals.",
            "Say whether it is a parent, the young person, or somebody who acts for them.",
        )
    own_appeal = contents.applicant_role is ApplicantRole.YOUNG_PERSON
    applicant = (
        (
            contents.applicant_relationship_given or own_appeal,
            "relationship to the child",
        ),
        (contents.applicant_contact_given, "phone or email"),
        (contents.applicant_address_given, "address"),
    )
    for given, what in applicant:
        if not given:
            yield _gap("F5", f"Your {what} is missing.", f"Fill in your {what}.")
    if contents.others_with_responsibility is None:
        yield _gap(
            "F6",
            "The form does not say whether anybody else has parental responsibility.",
            "Answer yes or no.",
        )
    elif contents.others_with_responsibility and not (
        contents.others_told or contents.others_not_told_reason_given
    ):
        yield _gap(
            "F6",
            "Somebody else has parental responsibility and was not told.",
            "Tell them about the appeal, or say why you can not.",
        )
    if not contents.representative_asked:
        yield _gap(
            "F7",
            "The form does not say whether somebody represents or supports you.",
            "Answer yes or no.",
        )


def _appeal(contents: Contents) -> Iterator[MissingItem]:
    about_plan = contents.decision is DecisionKind.PLAN_FINALISED
    if about_plan and not contents.sections & {"B", "F", "I"}:
        yield _gap(
            "F8",
            "The form does not say which part of the plan the appeal is about.",
            "Choose Section B, F or I, or more than one.",
        )
    unappealable = (DecisionKind.AMENDMENT_PROPOSED, DecisionKind.SOMETHING_ELSE)
    if contents.decision in unappealable and not contents.discrimination:
        yield _gap(
            "F8",
            "The form does not name a decision that can be appealed.",
            "Choose the decision that you appeal against.",
        )
    if "I" in contents.sections:
        if not (contents.preferred_setting_given or contents.none_preferred):
            yield _gap(
                "F9",
                "The school or college that you want is missing.",
                "Give its name, address and type, or say that you name none.",
            )
        if contents.preferred_is_independent and not contents.has_written_offer:
            yield _gap(
                "F9",
                "The school is independent and its offer of a place is missing.",
                "Ask the school to offer the place in writing and add the letter.",
            )
    if not contents.reasons_given:
        yield _gap(
            "F10",
            "The reasons for the appeal are missing.",
            "Write why you disagree with the decision.",
        )


def _dates(contents: Contents) -> Iterator[MissingItem]:
    if contents.decision_dated_on is None:
        yield _gap(
            "F11",
            "The date printed on the decision letter is missing.",
            "Copy the date from the letter.",
        )
    if contents.has_certificate and contents.certificate_dated_on is None:
        yield _gap(
            "F11",
            "The date printed on the mediation certificate is missing.",
            "Copy the date from the certificate.",
        )
    if contents.is_late and not contents.late_explanation_given:
        yield _gap(
            "F11",
            "The appeal is late and the form does not say why.",
            "Ask for more time and say why it is late. A judge decides.",
        )


def _rest(contents: Contents) -> Iterator[MissingItem]:
    if not contents.other_cases_asked:
        yield _gap(
            "F12",
            "The form does not say whether there are other appeals or court cases.",
            "Answer yes or no.",
        )
    if not contents.hearing_needs_asked:
        yield _gap(
            "F13",
            "The form does not say what hearing and what support you would like.",
            "Answer the questions about the hearing. You may have no preference.",
        )
    if not contents.declaration_signed:
        yield _gap(
            "F14",
            "The declaration is not signed.",
            "Read the declaration and sign it. Typing your name is enough.",
        )

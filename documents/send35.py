"""The data of an appeal form as a document: section by section, F1 to F15 of the rules.

This is not the official form. It holds the same answers in the same order, for the clerk to read
and for the applicant to check before signing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from pydantic import TypeAdapter

from documents.data_check import checked
from documents.packs import statement
from documents.send35_data import Send35
from documents.typesetting import Rendered, typeset
from documents.wording import day, london_day

_SCHEMA: TypeAdapter[Mapping[str, object]] = TypeAdapter(Send35)

NOT_ANSWERED = "Not answered"

_WORDS = {
    "section_i_only": "The appeal is only about Section I",
    "other_reason": "Another reason",
    "parent": "Parent or carer",
    "young_person": "The young person",
    "alternative_person": "Alternative person for the young person",
    "disagrees_with_named": "Disagrees with the setting that is named",
    "none_named": "No setting is named",
    "paper": "Decide on the papers",
    "attended": "A hearing that the parties attend",
    "no_preference": "No preference",
}

_Row = tuple[str, str]


def render(data: Mapping[str, object], at: datetime) -> Rendered:
    """The form data as a tagged A4 document; equal input gives equal bytes.

    `DocumentDataInvalid` names each wrong or missing field; `ValueError` when `at` has no time
    zone.
    """
    answers = cast("Mapping[str, Any]", checked("send35", _SCHEMA, data))
    pack = answers.get("pack")
    filled = {
        "case_reference": answers["case_reference"],
        "child": answers["child"],
        "applicant": answers["applicant"]["name"],
        "signed": bool(answers.get("signature")),
        "prepared_on": london_day(at),
        "groups": [
            {"rules": rules, "title": title, "rows": [list(row) for row in rows]}
            for rules, title, rows in _groups(answers)
        ],
        "evidence": [_evidence(line) for line in answers.get("evidence") or ()],
        "notice": None if pack is None else statement(pack, "form"),
    }
    return typeset("send35", filled, at)


def _groups(answers: Mapping[str, Any]) -> list[tuple[str, str, list[_Row]]]:
    get = answers.get
    return [
        ("F1, F2, F3", "What is enclosed", _enclosed(answers)),
        (
            "F4",
            "The child or young person",
            [
                ("Name", answers["child"]),
                ("Date of birth", _said(get("born_on"))),
                ("Gender", _said(get("gender"))),
            ],
        ),
        (
            "F5",
            "Who appeals",
            [("Role", _said(get("applicant_role"))), *_person(answers["applicant"])],
        ),
        ("F6", "Others with parental responsibility", _others(get("other_parents"))),
        ("F7", "Representative and letters", _representative(answers)),
        ("F8", "What the appeal is about", _subject(answers)),
        ("F9", "The setting in Section I", _setting(answers)),
        (
            "F10",
            "Reasons",
            [
                ("Reasons for the appeal", _said(get("reasons"))),
                ("What the tribunal is asked to order", _said(get("result_sought"))),
                ("Health and social care", _said(get("health_and_social_care"))),
            ],
        ),
        (
            "F11",
            "Dates",
            [
                ("Date printed on the decision letter", _said(get("decision_dated_on"))),
                ("Date printed on the certificate", _said(get("certificate_dated_on"))),
                ("Why the appeal is late, if it is", get("late_reason") or "No reason given"),
            ],
        ),
        (
            "F12",
            "Other cases",
            [
                ("Other appeals about special educational needs", _said(get("other_send_appeals"))),
                ("Other court cases", _said(get("other_court_cases"))),
            ],
        ),
        (
            "F13",
            "The hearing",
            [
                ("What sort of hearing", _said(get("hearing"))),
                ("An earlier hearing if there is one", _said(get("earlier_hearing"))),
                ("Video is possible", _said(get("video_possible"))),
                ("Interpreter", _said(get("interpreter"))),
                ("Help needed to take part", _said(get("adjustments"))),
            ],
        ),
        (
            "F14",
            "Declaration and signature",
            [
                ("Signed (typed name)", _said(get("signature"))),
                *([("Signed on", _said(get("signed_on")))] if get("signed_on") else []),
            ],
        ),
    ]


def _enclosed(answers: Mapping[str, Any]) -> list[_Row]:
    rows = [
        ("Decision letter of the authority", _said(answers.get("decision_letter"))),
        ("Education, health and care plan", _said(answers.get("plan"))),
        ("Documents listed in Section K", _several(answers.get("section_k_documents"))),
        ("Number of the mediation certificate", _said(answers.get("certificate_number"))),
    ]
    if answers.get("no_certificate"):
        rows.append(("Why there is no certificate", _said(answers["no_certificate"])))
        explanation = answers.get("no_certificate_explanation")
        rows.append(("Explanation for the judge", _said(explanation)))
    return rows


def _others(people: list[Mapping[str, Any]] | None) -> list[_Row]:
    if people is None:
        return [("Anybody else", NOT_ANSWERED)]
    if not people:
        return [("Anybody else", "Nobody")]
    rows: list[_Row] = []
    for person in people:
        rows.extend(_person(person))
        rows.append(("Told about the appeal", _said(person.get("told"))))
        if person.get("why_not_told"):
            rows.append(("Why not told", _said(person["why_not_told"])))
    return rows


def _representative(answers: Mapping[str, Any]) -> list[_Row]:
    if "representative" not in answers:
        rows = [("Representative or advocate", NOT_ANSWERED)]
    elif answers["representative"] is None:
        rows = [("Representative or advocate", "Nobody")]
    else:
        rows = _person(answers["representative"])
    return [*rows, ("Letters go to", _said(answers.get("correspondence_to")))]


def _subject(answers: Mapping[str, Any]) -> list[_Row]:
    return [
        ("Authority", answers["authority"]),
        ("Appeal against", _said(answers.get("appeal_against"))),
        ("Sections of the plan", _several(answers.get("sections"))),
        ("After an annual review", _said(answers.get("after_annual_review"))),
    ]


def _setting(answers: Mapping[str, Any]) -> list[_Row]:
    if answers.get("sections") is not None and "I" not in answers["sections"]:
        return [("Section I", "Not part of this appeal")]
    rows = [("Section I", _said(answers.get("section_i")))]
    wanted = answers.get("preferred_setting")
    if wanted is None:
        return [*rows, ("Preferred setting", "None given")]
    rows += [
        ("Preferred setting", wanted["name"]),
        ("Address", _several(wanted.get("lines"), "\n")),
        ("Type", _said(wanted.get("type"))),
        ("Contacted on", _said(wanted.get("contacted_on"))),
        ("Its answer", _said(wanted.get("answer"))),
    ]
    if wanted.get("independent_offer_in_writing") is not None:
        offer = wanted["independent_offer_in_writing"]
        rows.append(("Place offered in writing (independent setting)", _said(offer)))
    return rows


def _person(person: Mapping[str, Any]) -> list[_Row]:
    return [
        ("Name", person["name"]),
        ("Relationship", _said(person.get("relationship"))),
        ("Address", _several(person.get("lines"), "\n")),
        ("E-mail", _said(person.get("email"))),
        ("Phone", _said(person.get("telephone"))),
    ]


def _evidence(line: Mapping[str, Any]) -> list[str]:
    return [
        line["description"],
        line.get("author") or "Not given",
        day(line["dated_on"]) if line.get("dated_on") else "No date",
        str(line["pages"]) if line.get("pages") else "Not counted",
    ]


def _said(answer: object) -> str:
    if answer is None or answer == "":
        return NOT_ANSWERED
    if isinstance(answer, bool):
        return "Yes" if answer else "No"
    if isinstance(answer, date):
        return day(answer)
    return _WORDS.get(str(answer), str(answer))


def _several(answers: list[str] | None, between: str = ", ") -> str:
    if answers is None:
        return NOT_ANSWERED
    return between.join(answers) if answers else "None"

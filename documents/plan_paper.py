"""A plan as a document: tagged A4 PDF (PDF/A-2a and PDF/UA-1), from the same reading as its page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from cases.plan.record.content import PlanRecord
from cases.plan.record.reading import read
from documents.typesetting import Rendered, typeset
from documents.wording import one_line

NOT_FINAL = {
    "draft": "This is a draft. It is not the plan, and the family has not been sent it.",
    "sent": "This is a draft that the family was sent. It is not the plan until it is made final.",
    "replaced": "This plan was replaced by a later one.",
}
"""What a version that is not in force says of itself."""


@dataclass(frozen=True, slots=True)
class Cover:
    """Whose plan it is, and which version. `status` is draft, sent, final or replaced."""

    child: str
    authority: str
    reference: str
    number: int
    status: str
    born_on: date | None = None
    setting: str = ""
    plan_made_on: date | None = None
    sent_on: date | None = None
    final_on: date | None = None


def render_plan(record: PlanRecord, cover: Cover, at: datetime) -> Rendered:
    """The plan as a PDF; `at` is when the version was kept. Equal input gives equal bytes.

    `ValueError` when `at` has no time zone.
    """
    return typeset("plan", _data(record, cover), at)


def _data(record: PlanRecord, cover: Cover) -> dict[str, object]:
    facts: list[tuple[str, object]] = [("Name", one_line(cover.child))]
    for name, value in (
        ("Born on", cover.born_on),
        ("Council", one_line(cover.authority)),
        ("School or college", one_line(cover.setting) or "none at the moment"),
        ("First plan made on", cover.plan_made_on),
        ("Version", cover.number),
        ("Sent to the family on", cover.sent_on),
        ("Final since", cover.final_on),
    ):
        if value is not None:
            facts.append((name, value if isinstance(value, date) else str(value)))
    return {
        "child": one_line(cover.child),
        "authority": one_line(cover.authority),
        "reference": cover.reference,
        "number": cover.number,
        "is_final": cover.status == "final",
        "standing": NOT_FINAL.get(cover.status, ""),
        "about": [{"name": name, "value": value} for name, value in facts],
        "sections": [
            {
                "letter": section.section.value,
                "title": section.title,
                "clauses": [
                    {
                        "label": clause.label,
                        "words": clause.words,
                        "facts": [{"name": name, "value": said} for name, said in clause.facts],
                    }
                    for clause in section.clauses
                ],
            }
            for section in read(record)
        ],
    }

"""The referral bundle of a dispute: what stands on its cover, and which papers go into it.

Papers are let in by their kind, never kept out by it: nothing that was made for mediation, and no
proof of a promise, can slip into a bundle (M21).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from cases.clock import find
from cases.dispute.clocks import APPEAL, policy
from cases.dispute.state import DisputeState, Document
from cases.dispute.vocabulary import DocumentKind
from cases.reference import case_reference
from documents import send35
from documents.bundle import BundleRefused, Problem
from documents.case_facts import matter_of
from documents.case_form import Paper, form_data
from documents.case_people import People, name
from documents.case_wording import APPEALS, PAPERS
from documents.order import Order
from documents.send35_fields import Answers
from documents.source import Item
from documents.uploads import PDF
from documents.wording import day, one_line
from rules.deadline import explain

SECTIONS: Mapping[DocumentKind, str] = {
    DocumentKind.DECISION_LETTER: "decision",
    DocumentKind.PLAN: "plan",
    DocumentKind.SECTION_K: "section_k",
    DocumentKind.EVIDENCE: "evidence",
}
"""The section of the bundle for each kind of paper; a kind that is not here stays out."""

Rows = Mapping[DocumentKind, Sequence[Paper]]


def referral_order(
    state: DisputeState,
    people: People,
    answers: Answers,
    words: Mapping[str, str],
    documents: Sequence[Paper],
    bytes_of: Callable[[str], bytes],
    certificate_pdf: bytes | None,
    letter_pdf: bytes,
    at: datetime,
) -> tuple[Order, tuple[Item, ...]]:
    """What `bundle.build` needs for the referral of a dispute.

    `answers` is the appeal form by field id, `words` fills in reasons that the form lacks;
    `documents` are rows of the register, `bytes_of` gives a file by its hash. Only papers that the
    case itself knows go in, each under the hash that the case knows. Raises `BundleRefused` when
    one of them is not in the register, and `case_facts.FactsMissing` before anything was filed.
    """
    rows = _rows(state, documents)
    grounds = state.referral.grounds
    said = words.get(grounds.narrative_id, "") if grounds is not None else ""
    filled = {"reasons": said, **answers}
    form = send35.render(form_data(state, people, filled, rows), at).pdf
    items = [_made("form", "form", "Appeal form data (SEND35)", form)]
    certificate = state.mediation.certificate
    if certificate is not None and certificate_pdf is not None:
        title = f"Mediation certificate {certificate.number}"
        items.append(_made("certificate", "certificate", title, certificate_pdf))
    for kind, section in SECTIONS.items():
        items += [
            Item(
                row.document_id,
                section,
                one_line(row.title) or PAPERS[kind],
                row.dated_on,
                row.media_type,
                partial(bytes_of, row.sha256),
                row.sha256,
                number,
            )
            for number, row in enumerate(rows.get(kind, ()))
        ]
    items.append(_made("letter", "letter", "Letter to the tribunal", letter_pdf))
    return _order(state, people, at), tuple(items)


def _made(item_id: str, section: str, title: str, pdf: bytes) -> Item:
    return Item(item_id, section, title, None, PDF, pdf, hashlib.sha256(pdf).hexdigest())


def _rows(state: DisputeState, documents: Sequence[Paper]) -> Rows:
    """The register's rows of the papers that go in, by kind, in the order they were added."""
    registered = {row.document_id: row for row in documents}
    wanted = [paper for paper in state.documents if paper.document in SECTIONS]
    problems = [
        _problem(paper)
        for paper in wanted
        if paper.document_id not in registered
        or registered[paper.document_id].sha256 != paper.sha256
    ]
    if problems:
        raise BundleRefused(problems)
    found: dict[DocumentKind, list[Paper]] = {}
    for paper in wanted:
        found.setdefault(paper.document, []).append(registered[paper.document_id])
    return found


def _problem(paper: Document) -> Problem:
    return Problem(
        paper.document_id,
        PAPERS[paper.document],
        "The file that the case knows is not in the register of documents.",
        "Please add the file again. Tell the administrator that it was missing.",
        "not_registered",
    )


def _order(state: DisputeState, people: People, at: datetime) -> Order:
    matter, certificate = matter_of(state), state.mediation.certificate
    child = name(people, state.parties.child_id, "the child or young person")
    appeal = find(state.clocks, APPEAL)
    facts = [
        ("Child or young person", child),
        ("Applicant", name(people, state.parties.family_id, "The family")),
        ("Authority", name(people, state.parties.authority_id, "The authority")),
        ("Appeal against", APPEALS[matter.decision]),
        ("Decision letter sent on", day(matter.notice_sent_on)),
    ]
    if certificate is not None:
        facts.append(("Mediation certificate", certificate.number))
    if appeal is not None:
        deadline = appeal.deadline
        why = (
            f"(rule {deadline.rule}: {deadline.citation.provision}). {' '.join(explain(deadline))}"
        )
        facts.append(("Last day for the tribunal to receive it", f"{day(deadline.due_on)} {why}"))
    return Order(
        case_reference=case_reference(state.case_id),
        title=f"Appeal about {child}",
        profile=policy(state).bundle_profile,
        at=at,
        facts=tuple(facts),
        pack=state.pack,
    )

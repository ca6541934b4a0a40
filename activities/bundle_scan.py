"""The scan of the without-prejudice wall inside the bundles: it reads what is printed in each (M21).

The scan of the tables (`store.wall`) does not look into a PDF. This one compares the text of every
bundle of a case with what lies behind the wall of that case: notes, offers, preparation, views, and
the pages of papers. A bundle that was read clean is not read again by this process until something
else lies behind the wall.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from documents.reading import Unreadable, page_texts
from documents.same_words import LONG_PARAGRAPH, letters, needles
from store.compartment import Compartment
from store.documents import Documents
from store.files import FileMissing
from store.verification import Finding

LEAK = "something of mediation is printed in a bundle, on page {page} (M21)"
ACROSS = "something of mediation is printed in a bundle (M21)"


class BundleScan:
    """The scan; it holds the compartment, as the scan of the tables does."""

    def __init__(self, compartment: Compartment, documents: Documents) -> None:
        self._compartment = compartment
        self._documents = documents
        self._clean: set[tuple[str, str]] = set()

    def scan(self) -> tuple[Finding, ...]:
        """Every bundle in which something of mediation is printed, with the page where it begins."""
        found = (
            leak
            for case_id, secret in self._secrets().items()
            for leak in self._case(case_id, secret)
        )
        return tuple(dict.fromkeys(found))

    def _secrets(self) -> dict[str, frozenset[str]]:
        """What would be recognised, by case."""
        by_case: dict[str, set[str]] = {}
        for secret in self._compartment.secrets():
            by_case.setdefault(secret.case_id, set()).update(needles(secret.words))
        for case_id, known in by_case.items():
            for paper in self._compartment.walled_papers(case_id):
                known |= set(_pages(paper))
        return {case_id: frozenset(known) for case_id, known in by_case.items() if known}

    def _case(self, case_id: str, secret: frozenset[str]) -> Iterator[Finding]:
        mark = hashlib.sha256("|".join(sorted(secret)).encode()).hexdigest()
        for document in self._documents.of_case(case_id):
            if document.kind != "bundle" or (document.sha256, mark) in self._clean:
                continue
            try:
                detail = _leak(self._documents.data(document.sha256), secret)
            except (FileMissing, Unreadable):
                continue  # a file that is gone or broken is named by the checks of files
            if detail:
                yield Finding(case_id, detail)
            else:
                self._clean.add((document.sha256, mark))


def _leak(bundle: bytes, secret: frozenset[str]) -> str:
    """What is wrong with a bundle, or nothing. Words may go on from one page to the next."""
    pages = [letters(text) for text in page_texts(bundle)]
    for number, page in enumerate(pages, 1):
        if any(needle in page for needle in secret):
            return LEAK.format(page=number)
    return ACROSS if any(needle in "".join(pages) for needle in secret) else ""


def _pages(paper: bytes) -> Iterator[str]:
    """The pages of a walled paper that hold enough text to be known again."""
    try:
        for text in page_texts(paper):
            if len(page := letters(text)) >= LONG_PARAGRAPH:
                yield page
    except Unreadable:
        return

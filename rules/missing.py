"""Something that should be in a document and is not."""

from dataclasses import dataclass

from rules.citation import Citation


@dataclass(frozen=True, slots=True)
class MissingItem:
    """`words` says what is missing, `fix` what to do about it, both for a family."""

    rule: str
    citation: Citation
    words: str
    fix: str

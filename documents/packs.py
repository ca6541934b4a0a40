"""What each policy pack says about itself on paper."""

from __future__ import annotations

from collections.abc import Mapping

_STATEMENTS: Mapping[str, str] = {
    "green-paper-2022": (
        "This {document} follows the Green Paper of 2022. The Green Paper is a proposal made by "
        "the government in 2022. It is not the law. Under the law today, mediation is your choice."
    ),
    "law-2014": (
        "This {document} follows the law: the Children and Families Act 2014 and the Special "
        "Educational Needs and Disability Regulations 2014."
    ),
    "reform-2026": (
        "This {document} follows changes that were proposed in 2026. They are a proposal and not "
        "the law."
    ),
}


def statement(pack: str, document: str) -> str:
    """The pack's statement on a letter, form or bundle (`document`). `KeyError`: unknown pack."""
    return _STATEMENTS[pack].format(document=document)

"""What people may ask about advice, views and papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cases.command import Meta
from cases.plan.advice.vocabulary import Contributor, ViewsForm, ViewsOf


@dataclass(frozen=True, slots=True)
class InviteContributor:
    """Somebody is invited to the review meeting and asked for advice (R4, R5)."""

    meta: Meta
    contributor_id: str
    part: Contributor
    kind: Literal["invite_contributor"] = "invite_contributor"


@dataclass(frozen=True, slots=True)
class GiveAdvice:
    """The advice of somebody who was asked: words, or a file, by link or handed in (R5)."""

    meta: Meta
    number: int
    narrative_id: str = ""
    document_id: str = ""
    kind: Literal["give_advice"] = "give_advice"


@dataclass(frozen=True, slots=True)
class RecordReviewViews:
    """What the child or the parents want to say, in the form that suits them (R5)."""

    meta: Meta
    whose: ViewsOf
    form: ViewsForm
    narrative_id: str = ""
    document_id: str = ""
    kind: Literal["record_review_views"] = "record_review_views"


@dataclass(frozen=True, slots=True)
class CirculatePapers:
    """The advice and views go to everybody who is invited (R5)."""

    meta: Meta
    kind: Literal["circulate_papers"] = "circulate_papers"


AdviceCommand = InviteContributor | GiveAdvice | RecordReviewViews | CirculatePapers

"""What people ask about advice, views and papers before a review meeting."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import ConfigDict

from api.asks.ask import Ask, Line, Said
from api.draft import Draft, Newcomer, Paper
from api.ids import Ids
from api.scene import Scene
from api.uploading import Kept
from cases.plan.advice import commands as c
from cases.plan.advice.vocabulary import Contributor, ViewsForm, ViewsOf
from store.inbox import Words
from store.people import Person

CONTRIBUTOR = "contributor"
"""Role of a person who gives advice and has no account."""


class InviteContributor(Ask):
    """Somebody is invited to the meeting and asked for advice (R4, R5)."""

    COMMAND: ClassVar[type] = c.InviteContributor
    kind: Literal["invite_contributor"] = "invite_contributor"
    name: Line
    email: Line
    part: Contributor

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing, and the person it names."""
        person_id = ids.of("contributor")
        named = Person(person_id, "person", CONTRIBUTOR, self.name, email=self.email)
        facts = {"contributor_id": person_id, "part": self.part}
        return Draft(c.InviteContributor, facts, (), (Newcomer(named),))


class GiveAdvice(Ask):
    """Advice in words, entered for somebody who gave it in another way."""

    COMMAND: ClassVar[type] = c.GiveAdvice
    kind: Literal["give_advice"] = "give_advice"
    number: int
    words: Said


class RecordReviewViews(Ask):
    """What the child or the parents want to say, in words."""

    COMMAND: ClassVar[type] = c.RecordReviewViews
    kind: Literal["record_review_views"] = "record_review_views"
    whose: ViewsOf
    form: ViewsForm
    words: Said


class CirculatePapers(Ask):
    """Advice and views went to everybody who is invited."""

    COMMAND: ClassVar[type] = c.CirculatePapers
    kind: Literal["circulate_papers"] = "circulate_papers"


AdviceAsk = InviteContributor | GiveAdvice | RecordReviewViews | CirculatePapers


class WithFile(Ask):
    """Words, a file that was looked into and kept, or both; only forms make it."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    words: str = ""
    file: Kept | None = None

    def _said(self, ids: Ids, sort: str, title: str) -> tuple[dict[str, str], Draft]:
        facts = {
            "narrative_id": ids.of("words") if self.words else "",
            "document_id": ids.of("document") if self.file else "",
        }
        said = (Words(ids.of("words"), self.words, {}),) if self.words else ()
        papers = (
            (
                Paper(
                    facts["document_id"],
                    self.file.sha256,
                    self.file.media_type,
                    self.file.pages,
                    sort,
                    title,
                    self.file.name,
                    None,
                ),
            )
            if self.file
            else ()
        )
        return facts, Draft(self.COMMAND, {}, said, (), papers)


class AdviceWithFile(WithFile):
    """Advice as it comes from a form: words, or a file."""

    COMMAND: ClassVar[type] = c.GiveAdvice
    kind: Literal["give_advice"] = "give_advice"
    number: int

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; the file goes to the document register."""
        facts, kept = self._said(ids, "advice", "Advice for the review")
        return Draft(self.COMMAND, facts | {"number": self.number}, kept.words, (), kept.papers)


class ViewsWithFile(WithFile):
    """Views as they come from a form: words, or a picture."""

    COMMAND: ClassVar[type] = c.RecordReviewViews
    kind: Literal["record_review_views"] = "record_review_views"
    whose: ViewsOf
    form: ViewsForm

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; the picture goes to the document register."""
        facts, kept = self._said(ids, "review_views", "Views for the review")
        told = {"whose": self.whose, "form": self.form}
        return Draft(self.COMMAND, facts | told, kept.words, (), kept.papers)

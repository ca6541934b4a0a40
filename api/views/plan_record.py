"""The record of a plan as a person may see it: versions, one of them in words, two beside each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from api.ids import case_reference
from api.permissions import may_read_version
from api.scene import Scene
from api.words.record import REASONS, STATUSES
from cases.plan.record.check import Gap, gaps
from cases.plan.record.content import PlanRecord, Section
from cases.plan.record.reading import ReadClause, read
from cases.plan.record.state import PlanVersion
from cases.plan.record.vague import Flag, flags
from cases.plan.record.wire import About, PlanFile, Version
from documents.plan_paper import Cover
from store.plan_versions import KeptVersion


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version on the list; `why` is what its author wrote, empty when it was erased."""

    version_id: str
    number: int
    status: str
    status_words: str
    reason: str
    why: str
    author: str
    drafted_on: date
    sent_on: date | None
    final_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True)
class ShownClause:
    """A clause with what a person must look at in it."""

    read: ReadClause
    flags: tuple[Flag, ...]
    gaps: tuple[Gap, ...]
    document_id: str

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """Its words in pieces, each with whether it is a vague phrase."""
        words, end, found = self.read.words, 0, []
        for flag in self.flags:
            found += [(words[end : flag.start], False), (words[flag.start : flag.end], True)]
            end = flag.end
        return (*(piece for piece in found if piece[0]), (words[end:], False))


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section with its clauses; `gaps` are about the section as a whole."""

    section: Section
    title: str
    clauses: tuple[ShownClause, ...]
    gaps: tuple[Gap, ...]


def readable(scene: Scene) -> tuple[PlanVersion, ...]:
    """The versions that the viewer may read, newest first."""
    return tuple(
        version
        for version in reversed(scene.plan.record.versions)
        if may_read_version(scene.viewer, scene.existing, version)
    )


def kept(scene: Scene, version_id: str) -> tuple[PlanVersion, KeptVersion] | None:
    """A version that the viewer may read, and what it says; None otherwise."""
    version = next((one for one in readable(scene) if one.version_id == version_id), None)
    if version is None:
        return None
    found = scene.stores.plan_versions.find(scene.existing.case_id, version_id)
    if found is None or found.sha256 != version.sha256:
        return None
    return version, found


def rows(scene: Scene, versions: Iterable[PlanVersion]) -> tuple[VersionRow, ...]:
    """Versions as a list shows them."""
    versions = tuple(versions)
    people = scene.stores.people
    names = people.named(version.author_id for version in versions)
    words = people.words(scene.existing.case_id)
    return tuple(
        VersionRow(
            version.version_id,
            version.number,
            version.status,
            STATUSES[version.status],
            REASONS[version.reason],
            words.get(version.narrative_id, ""),
            names[version.author_id].display_name if version.author_id in names else "somebody",
            version.drafted_on,
            version.sent_on,
            version.final_on,
            version.ended_on,
        )
        for version in versions
    )


def shown(record: PlanRecord, on: date) -> tuple[ShownSection, ...]:
    """A plan with its flags and gaps beside the clauses; `on` chooses the list of vague words."""
    flagged, open_ = flags(record, on), gaps(record)
    attached = {
        clause.clause_id: getattr(clause, "document_id", "") for clause in record.of(Section.K)
    }
    return tuple(
        ShownSection(
            section.section,
            section.title,
            tuple(
                ShownClause(
                    clause,
                    tuple(flag for flag in flagged if flag.clause_id == clause.clause_id),
                    tuple(gap for gap in open_ if gap.clause_id == clause.clause_id),
                    attached.get(clause.clause_id, ""),
                )
                for clause in section.clauses
            ),
            tuple(g for g in open_ if not g.clause_id and g.section is section.section),
        )
        for section in read(record)
    )


def cover(scene: Scene, version: PlanVersion) -> Cover:
    """Whose plan it is, for the top of the document."""
    plan = scene.plan
    parties = plan.parties
    named = scene.stores.people.named((parties.child_id, parties.authority_id, parties.setting_id))

    def name(person_id: str, otherwise: str) -> str:
        return named[person_id].display_name if person_id in named else otherwise

    child = named.get(parties.child_id)
    return Cover(
        name(parties.child_id, "The child or young person"),
        name(parties.authority_id, "The council"),
        case_reference(scene.existing.case_id),
        version.number,
        version.status,
        child.born_on if child else None,
        name(parties.setting_id, ""),
        plan.plan_made_on,
        version.sent_on,
        version.final_on,
    )


def export(scene: Scene, version: PlanVersion, record: PlanRecord) -> PlanFile:
    """A version as the file that is published as a form (docs/plan-record.md)."""
    top = cover(scene, version)
    status = "replaced" if version.status == "dropped" else version.status
    return PlanFile(
        record,
        about=About(top.child, top.born_on, top.authority, top.reference, scene.plan.plan_made_on),
        version=Version(
            version.version_id,
            version.number,
            status,  # type: ignore[arg-type]  # one of the words of the form
            version.reason.value,
            version.drafted_on,
            version.sent_on,
            version.final_on,
            version.sha256,
        ),
    )

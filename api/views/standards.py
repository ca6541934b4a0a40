"""How often each national standard is cited, and what a case cites."""

from __future__ import annotations

from dataclasses import dataclass

from api.permissions import may_import
from api.scene import Scene
from api.stores import Stores
from api.viewer import Viewer
from api.words import places as words
from cases.places.movements import counted


@dataclass(frozen=True, slots=True)
class CitedLine:
    """A line of the report: how many cases of an authority cite a standard, and for what.

    `count` is in words: small numbers are kept back from everybody but the authority itself.
    """

    authority_id: str
    authority: str
    set_id: str
    code: str
    title: str
    case_kind: str
    purpose: str
    count: str


@dataclass(frozen=True, slots=True)
class CitedHere:
    """A standard that a case cites, with what was said about it."""

    code: str
    title: str
    text: str
    set_title: str
    is_illustrative: bool
    purpose: str
    said: str


def cited_lines(stores: Stores, viewer: Viewer) -> tuple[CitedLine, ...]:
    """The report for an administrator over all authorities, for an officer over the own one."""
    everybody = may_import(viewer)
    found = stores.standards.cited(None if everybody else viewer.teams)
    sets = stores.standards.find({one.set_id for one in found})
    names = stores.people.named(one.authority_id for one in found)
    lines: list[CitedLine] = []
    for one in found:
        known = sets.get(one.set_id)
        standard = known.standard(one.code) if known is not None else None
        authority = names.get(one.authority_id)
        lines.append(
            CitedLine(
                one.authority_id,
                authority.display_name if authority else "Not known",
                one.set_id,
                one.code,
                standard.title if standard else "",
                one.case_kind,
                words.PURPOSES[one.purpose],
                counted(one.cases, whole=not everybody),
            )
        )
    return tuple(lines)


def cited_here(scene: Scene) -> tuple[CitedHere, ...]:
    """What the case cites, in the order in which it was said."""
    cited = scene.state.cited
    sets = scene.stores.standards.find({one.set_id for one in cited})
    lines: list[CitedHere] = []
    for one in cited:
        known = sets.get(one.set_id)
        standard = known.standard(one.code) if known is not None else None
        narrative = scene.stores.people.narrative(one.narrative_id)
        lines.append(
            CitedHere(
                one.code,
                standard.title if standard else "",
                standard.text if standard else "",
                known.title if known else "",
                known.is_illustrative if known else False,
                words.PURPOSES[one.purpose],
                narrative.words if narrative else "",
            )
        )
    return tuple(lines)

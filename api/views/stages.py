"""What the page of a dispute shows of its complaint stages, proposals, panel and links."""

from __future__ import annotations

from dataclasses import dataclass

from api.ids import case_reference
from api.permissions import may_see
from api.scene import Scene
from api.words import lists
from cases.actor import Role
from cases.dispute.pack import complaint_practice

_STAFF = frozenset({Role.AUTHORITY, Role.ADVISER, Role.MEDIATOR})


@dataclass(frozen=True, slots=True)
class Said:
    """A heading and what somebody wrote under it."""

    heading: str
    words: str


@dataclass(frozen=True, slots=True)
class OtherCase:
    """Another dispute; `href` is empty when the person may not open it."""

    reference: str
    how: str
    href: str


@dataclass(frozen=True, slots=True)
class StagesView:
    """The parts of a page: what was written, who sits on the panel, other disputes, doubles."""

    stage: str
    said: tuple[Said, ...]
    panel: tuple[str, ...]
    panel_answers: tuple[str, ...]
    links: tuple[OtherCase, ...]
    doubles: tuple[OtherCase, ...]


def stages_of(scene: Scene) -> StagesView:
    """The view for the person before the case."""
    state = scene.dispute
    panel = state.panel
    names = scene.stores.people.named(tuple(seat.person_id for seat in panel.members))
    follows = ((side, "follows") for side in panel.accepted_by)
    refuses = ((side, "does not follow") for side in panel.rejected_by)
    return StagesView(
        _stage(scene),
        tuple(_said(scene)),
        tuple(
            f"{lists.PANEL_MEMBERS[seat.member]}: {names[seat.person_id].display_name}"
            for seat in panel.members
            if seat.person_id in names
        ),
        tuple(f"{lists.SIDES[side]} {what} the panel." for side, what in (*follows, *refuses)),
        tuple(_links(scene)),
        possible_doubles(scene),
    )


def _stage(scene: Scene) -> str:
    complaint = scene.dispute.complaint
    if complaint is None:
        return ""
    number = len(complaint_practice(scene.dispute).stages)
    return f"Stage {complaint.stage} of {number}" if number > 1 else ""


def _said(scene: Scene) -> list[Said]:
    state, people = scene.dispute, scene.stores.people
    complaint = state.complaint
    offered = state.resolution
    parts: list[tuple[str, str]] = []
    if complaint is not None:
        parts += [
            (f"The council’s answer at stage {past.stage}", past.narrative_id)
            for past in complaint.past
        ]
        parts.append(("Why the council needs longer", complaint.extension_narrative_id))
    if offered.proposed_by is not None:
        parts.append((f"{lists.SIDES[offered.proposed_by]} proposes", offered.narrative_id))
    parts.append(("What the panel recommends", state.panel.narrative_id))
    found: list[Said] = []
    for heading, narrative_id in parts:
        said = people.narrative(narrative_id) if narrative_id else None
        if said is not None:
            found.append(Said(heading, said.words))
    return found


def _links(scene: Scene) -> list[OtherCase]:
    state = scene.dispute
    found = [
        _other(scene, link.other_id, lists.RELATIONS[link.relation]) for link in state.links.others
    ]
    if state.links.merged_into:
        found.append(_other(scene, state.links.merged_into, "This dispute goes on there"))
    return found


def _other(scene: Scene, case_id: str, how: str) -> OtherCase:
    case = scene.stores.cases.find(case_id)
    seen = case is not None and may_see(scene.viewer, case)
    return OtherCase(case_reference(case_id), how, f"/cases/{case_id}" if seen else "")


def possible_doubles(scene: Scene) -> tuple[OtherCase, ...]:
    """Other open disputes of the child about the same letter, for staff to look at."""
    state = scene.dispute
    if scene.viewer.role not in _STAFF or state.matter is None or state.is_closed:
        return ()
    here = scene.existing
    known = {link.other_id for link in state.links.others}
    return tuple(
        OtherCase(case_reference(case.case_id), lists.STAGES[case.stage], f"/cases/{case.case_id}")
        for case in scene.stores.cases.about_child(here.child_id, same_letter_as=here)
        if case.case_id not in known and may_see(scene.viewer, case)
    )

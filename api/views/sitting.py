"""What a person may know about what goes on before the session: screening, mediator, who comes."""

from __future__ import annotations

from dataclasses import dataclass

from api.permissions import wall_side
from api.scene import Scene
from api.words import lists
from api.words.steps import WHO
from cases.actor import Role
from rules.mediation_session import Issue


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody on the list of those who come; `words` say whether they may, `reason` why not."""

    name: str
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class SittingView:
    """The page's part about the session; empty texts are left out."""

    issues: tuple[str, ...]
    health: str
    screening: str
    screening_reason: str
    conflict: str
    conflict_reason: str
    coming: tuple[Coming, ...]
    prepared: tuple[str, ...]
    views: str


def sitting(scene: Scene) -> SittingView | None:
    """What this person sees; None for who has no part in mediation, and before it began."""
    if wall_side(scene.viewer, scene.existing) is None:
        return None
    state = scene.dispute
    screening, conflict = state.screening, state.mediators.conflict
    # What makes a family unsafe is not for the other side.
    sees_screening = scene.viewer.role is not Role.AUTHORITY and screening.outcome is not None
    return SittingView(
        tuple(lists.ISSUES[issue] for issue in Issue if issue in state.mediation.issues),
        _said(scene, state.mediation.health_narrative_id),
        lists.SCREENINGS[screening.outcome] if sees_screening and screening.outcome else "",
        _said(scene, screening.narrative_id) if sees_screening else "",
        _conflict(scene),
        _said(scene, conflict.narrative_id) if conflict is not None else "",
        _coming(scene),
        tuple(lists.SIDES[side] for side in state.preparation.submitted_by),
        lists.VIEWS[state.preparation.views] if state.preparation.views else "",
    )


def _said(scene: Scene, narrative_id: str) -> str:
    found = scene.stores.people.narrative(narrative_id) if narrative_id else None
    return found.words if found is not None else ""


def _conflict(scene: Scene) -> str:
    mediators = scene.dispute.mediators
    if mediators.conflict is None:
        return ""
    if not mediators.is_blocked:
        return "Both sides accept the mediator in spite of a conflict of interest."
    return "The mediator has a conflict of interest. No session goes on until that is settled."


def _coming(scene: Scene) -> tuple[Coming, ...]:
    state = scene.dispute
    people = scene.stores.people.named([one.attendee_id for one in state.attendees])
    found: list[Coming] = []
    for one in state.attendees:
        person = people.get(one.attendee_id)
        words = [f"{lists.ATTENDEES[one.attendee]}."]
        words.append("May come." if one.may_come else "May not come yet.")
        words += [f"{WHO[role.value]} does not agree." for role in one.refused_by]
        if one.is_refused_unlawfully:
            words.append("The council may not refuse to mediate because of who comes (M12).")
        name = person.display_name if person is not None else "Name not known"
        found.append(Coming(name, " ".join(words), _said(scene, one.reason_id)))
    return tuple(found)

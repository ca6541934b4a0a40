"""What a dispute is about, sorted into what the tribunal can hear and what not, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.scene import Scene
from api.words.grounds import GROUND_NAMES
from api.words.lists import DECISION_NAMES
from cases.actor import Role
from cases.dispute.grounds.sorting import Sorted, sorted_grounds
from cases.dispute.state import DisputeState
from cases.dispute.window_facts import sections_in_dispute
from rules.deadline import Refused


@dataclass(frozen=True, slots=True)
class GroundView:
    """One ground in words. `ground_id` is empty for the decision; `why` for what can be heard."""

    ground_id: str
    title: str
    happened_on: date
    can_be_heard: bool
    how: str
    why: str
    rule: str


def grounds_for(scene: Scene) -> tuple[GroundView, ...]:
    """The grounds of a dispute for its people; none for the tribunal, which reads the appeal."""
    if scene.existing.kind != "dispute" or scene.viewer.role is Role.CLERK:
        return ()
    return tuple(_view(scene.dispute, ground) for ground in sorted_grounds(scene.dispute))


def _view(state: DisputeState, ground: Sorted) -> GroundView:
    verdict = ground.verdict
    refused = isinstance(verdict, Refused)
    return GroundView(
        ground.ground_id,
        _title(state, ground),
        ground.happened_on,
        not refused,
        "Not for the tribunal" if refused else _how(ground),
        verdict.reason if isinstance(verdict, Refused) else "",
        verdict.citation.rule,
    )


def _how(ground: Sorted) -> str:
    if ground.kind == "discrimination":
        return "A claim to the tribunal, with a time of its own"
    return "Together with the appeal" if ground.kind else "Can be appealed"


def _title(state: DisputeState, ground: Sorted) -> str:
    if ground.kind:
        return GROUND_NAMES[ground.kind]
    assert state.matter is not None
    sections = sorted(sections_in_dispute(state))
    about = f": Section {', '.join(sections)}" if sections else ""
    return f"{DECISION_NAMES[state.matter.decision]}{about}"

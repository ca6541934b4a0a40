"""Who of a team does which task. Only where people are known can it be told who is a colleague."""

from __future__ import annotations

from typing import ClassVar, Literal

from api.asks.ask import Ask, Note, Said
from api.draft import Draft, NotUnderstood
from api.ids import Ids
from api.organisations import workers_of
from api.scene import Scene
from cases.tasks import commands as c
from store.people import Person


def colleagues(scene: Scene) -> tuple[Person, ...]:
    """The people of the viewer's teams that take part in the case, the viewer included."""
    case = scene.existing
    setting_id = getattr(case.state.parties, "setting_id", "")
    taking_part = {case.authority_id, case.service_id, case.tribunal_id, setting_id}
    found = {
        person.person_id: person
        for team in scene.viewer.teams
        if team in taking_part
        for person in workers_of(scene.stores.people, team)
    }
    return tuple(found.values())


def _must_be_colleague(scene: Scene, name: str, person_id: str) -> None:
    if person_id not in {person.person_id for person in colleagues(scene)}:
        raise NotUnderstood({name: "Choose a person of your team."})


class AssignTask(Ask):
    """A person of the team does a task; the whole team again when `person_id` is empty.

    `words` say why, for that person.
    """

    COMMAND: ClassVar[type] = c.AssignTask
    kind: Literal["assign_task"] = "assign_task"
    task_id: str
    person_id: str = ""
    words: Note = ""

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; the person must work in a team of the viewer that takes part."""
        if self.person_id:
            _must_be_colleague(scene, "person_id", self.person_id)
        return super().draft(scene, ids)


class HandOver(Ask):
    """A colleague takes every task that a person has in this case; the note is for them."""

    COMMAND: ClassVar[type] = c.HandOver
    kind: Literal["hand_over"] = "hand_over"
    from_person_id: str
    to_person_id: str
    words: Said

    def draft(self, scene: Scene, ids: Ids) -> Draft:
        """The filing; both must work in a team of the viewer that takes part."""
        _must_be_colleague(scene, "from_person_id", self.from_person_id)
        _must_be_colleague(scene, "to_person_id", self.to_person_id)
        return super().draft(scene, ids)

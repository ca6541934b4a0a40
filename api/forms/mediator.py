"""The question who mediates, with the reasons for the order of the answers."""

from __future__ import annotations

from api.forms.field import Field, FieldKind, Option
from api.scene import Scene
from api.views.ranking import ranking


def mediator_field(scene: Scene) -> Field:
    """Every mediator of the service, best first, each with the reasons for its place."""
    return Field(
        "mediator_id",
        "Who takes the case?",
        FieldKind.CHOICE,
        hint="Those who may take the case come first, then those who speak the language of the "
        "family, then those with the fewest open cases.",
        missing="Choose a mediator",
        options=tuple(
            Option(one.person.person_id, one.person.display_name, one.words, source="M20")
            for one in ranking(scene)
        ),
    )

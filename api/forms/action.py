"""An action of a page: its form, when it is open, and the ask it makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pydantic import ValidationError

from api.asks.ask import Ask
from api.draft import Draft, NotUnderstood
from api.forms.field import Field
from api.forms.line import Lines
from api.forms.reading import Answers
from api.scene import Scene


def _no_fields(scene: Scene) -> tuple[Field, ...]:
    return ()


def _no_lines(scene: Scene) -> Lines:
    return ()


def _always(scene: Scene) -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """Something a person can do on the page of a case.

    `slug` is its place in the address, `command` the command that decides who may do it, `steps`
    the kinds of task it fulfils. `offered` says whether the page offers it now; whether it is
    allowed is decided by the case alone. `is_grave` asks for a second look before it is sent.
    `preview` says what would follow; then the form is filed only once that was shown, by the button
    that says `confirm`.
    """

    slug: str
    case_kind: str
    command: type
    title: str
    button: str
    ask: Callable[[Scene, Answers], Ask]
    fields: Callable[[Scene], tuple[Field, ...]] = _no_fields
    lines: Callable[[Scene], Lines] = _no_lines
    offered: Callable[[Scene], bool] = _always
    steps: tuple[str, ...] = ()
    is_grave: bool = False
    template: str = "form.html"
    link: str = ""
    preview: Callable[[Scene, Draft], tuple[str, ...]] | None = None
    confirm: str = ""

    @property
    def words(self) -> str:
        """What a link to it says."""
        return self.link or self.title


def make_ask(action: Action, scene: Scene, answers: Answers) -> Ask | None:
    """The ask that the answers make; None when there are errors, which are then in `answers`."""
    if answers.errors:
        return None
    try:
        return action.ask(scene, answers)
    except NotUnderstood as refused:
        add_errors(answers, refused)
    except ValidationError as error:
        for fault in error.errors():
            name = str(fault["loc"][0]) if fault["loc"] else ""
            answers.refuse(name, "Check this answer. It cannot be used as it is.")
    return None


def add_errors(answers: Answers, refused: NotUnderstood) -> None:
    """Put the errors of a draft beside those of the form."""
    for name, text in refused.errors.items():
        answers.refuse(name, text)


def simple(make: Callable[[], Ask]) -> Callable[[Scene, Answers], Ask]:
    """The ask of an action without answers."""

    def ask(scene: Scene, answers: Answers) -> Ask:
        return make()

    return ask

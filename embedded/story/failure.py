"""How the story ends when something is not as it should be."""

from __future__ import annotations


class StoryFailed(Exception):
    """Something is not as the story expects; the message says what, for the person who watches."""


class ActionRefused(StoryFailed):
    """The case does not allow an action: a stable code, the reason in plain words, the rule."""

    def __init__(self, code: str, reason: str, rule: str) -> None:
        super().__init__(
            f"An action of the story was refused ({code}, {rule or 'no rule'}): {reason}"
        )
        self.code = code
        self.reason = reason
        self.rule = rule

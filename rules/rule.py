"""One rule as it stands in the rule book: its source, whose duty it is, its limit in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from rules.citation import Citation

Function = TypeVar("Function", bound=Callable[..., object])


class Party(StrEnum):
    """Who owes a duty. `FAMILY` is whoever holds the rights: the parent or the young person."""

    FAMILY = "family"
    AUTHORITY = "authority"
    MEDIATOR = "mediator"
    ADVISER = "adviser"
    TRIBUNAL = "tribunal"
    SETTING = "setting"
    ICB = "icb"


PARTY_WORDS: Mapping[Party, str] = MappingProxyType(
    {
        Party.FAMILY: "family",
        Party.AUTHORITY: "local authority",
        Party.MEDIATOR: "mediator",
        Party.ADVISER: "mediation adviser",
        Party.TRIBUNAL: "tribunal",
        Party.SETTING: "school or college",
        Party.ICB: "health body (ICB)",
    }
)
"""What each party is called in plain words."""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What follows when the day passes and the thing was not done, in plain words."""

    words: str


class RuleKind(StrEnum):
    """What a rule does."""

    LIMIT = "limit"  # something must be done by a day
    DUTY = "duty"  # something must be done, or may not be done, without a number of days
    CONTENT = "content"  # something must be inside a document
    ELIGIBILITY = "eligibility"  # who may do what
    METHOD = "method"  # how days are counted


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the rule book. The function that applies it stands beside it in its module.

    `version` counts our corrections of it (`rules.corrections`), not changes of the law.
    """

    citation: Citation
    question: str
    duty_holder: Party | None
    limit: str
    if_missed: Consequence
    kind: RuleKind = RuleKind.LIMIT
    version: int = 1

    @property
    def id(self) -> str:
        """The id in the rule book, for example "M9"."""
        return self.citation.rule


def applies(*rule_ids: str) -> Callable[[Function], Function]:
    """Marks a function as the one that applies these rules, for the register."""

    def mark(function: Function) -> Function:
        function.__dict__["rule_ids"] = rule_ids
        return function

    return mark


def applied_by(function: Callable[..., object]) -> tuple[str, ...]:
    """The ids of the rules that a function applies; empty for a function not marked."""
    ids: tuple[str, ...] = vars(function).get("rule_ids", ())
    return ids

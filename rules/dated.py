"""A value of the law or of practice that holds from one day to another.

The law changes a number and keeps the rule: four weeks until a day in March, five from then on.
Such a value is held with its days, and the day on which the rule keys chooses the one in force.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Dated(Generic[T]):
    """`value` holds from `from_on` to `until_on`, both days included; None: until further notice.

    Raises ValueError when it would end before it begins.
    """

    value: T
    from_on: date
    until_on: date | None = None

    def __post_init__(self) -> None:
        if self.until_on is not None and self.until_on < self.from_on:
            raise ValueError(f"a value cannot end on {self.until_on} and begin on {self.from_on}")

    def holds_on(self, day: date) -> bool:
        """Whether the value is in force on `day`."""
        return self.from_on <= day and (self.until_on is None or day <= self.until_on)


def in_force(values: Iterable[Dated[T]], on: date) -> T:
    """The value in force on the day `on`.

    Raises ValueError when no value was in force then, or more than one.
    """
    found = [dated.value for dated in values if dated.holds_on(on)]
    if not found:
        raise ValueError(f"no value was in force on {on}")
    if len(found) > 1:
        raise ValueError(f"{len(found)} values were in force on {on}, and only one may be")
    return found[0]

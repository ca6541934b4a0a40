"""The fields in which orders are written down, the same for a decision, consent, and giving way."""

from __future__ import annotations

from api.asks.tribunal import OrderAsked
from api.draft import NotUnderstood
from api.forms.field import Field, FieldKind, options
from api.forms.reading import Answers
from api.words import lists
from cases.dispute.tribunal.guards import REMEDY_OF
from rules.compliance import UNOPPOSED, PromiseKind

ORDERS = 4
"""How many orders one form takes."""


def order_fields(*, needed: bool, unopposed: bool = False) -> tuple[Field, ...]:
    """The questions about orders; without `needed` there may be none."""
    kinds = [kind for kind in REMEDY_OF if not unopposed or kind in UNOPPOSED]
    found: list[Field] = []
    for number in range(1, ORDERS + 1):
        found.append(
            Field(
                f"order{number}",
                "What must the council do?",
                FieldKind.SELECT,
                hint="The law sets the last day by this."
                if number == 1
                else "Leave this empty when there is nothing more.",
                missing="Choose what the council must do",
                required=needed and number == 1,
                options=options(lists.PROMISES, kinds),
                heading=f"Number {number}",
            )
        )
        if not unopposed:
            found += _details(number)
    return tuple(found)


def _details(number: int) -> tuple[Field, Field]:
    return (
        Field(
            f"content{number}",
            "Do Sections B or F change as well?",
            FieldKind.YES_NO,
            hint="Only for a plan that goes on, or a school that is named (O6, O7).",
            required=False,
        ),
        Field(
            f"due{number}",
            "Another last day that the order names",
            FieldKind.DAY,
            hint="Leave this empty to use the time that the law gives (O9).",
            what=f"the last day of number {number}",
            required=False,
        ),
    )


def orders_of(answers: Answers) -> tuple[OrderAsked, ...]:
    """The orders that were written down."""
    found: list[OrderAsked] = []
    for number in range(1, ORDERS + 1):
        kind, due_on = answers.text(f"order{number}"), answers.day(f"due{number}")
        content = answers.is_yes(f"content{number}")
        if kind:
            order = PromiseKind(kind)
            found.append(OrderAsked(order=order, content_too=content, directed_on=due_on))
        elif due_on is not None or content:
            raise NotUnderstood({f"order{number}": f"Choose what number {number} is"})
    return tuple(found)

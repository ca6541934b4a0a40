"""What a person can also do, under short headings: the first few to see, the rest to open.

The order here is the order on the page: what people reach for most comes first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from api.forms.action import Action

SHOWN = 3
"""So many links stand open under a heading; the others open with one press."""

_HEADINGS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "tell",
        "Tell us something",
        (
            "papers",
            "raise-ground",
            "claim-sent",
            "conciliation",
            "sections",
            "drop-ground",
            "birth-date",
            "correct-date",
        ),
    ),
    (
        "talk",
        "Settle it together",
        (
            "reply",
            "acknowledge",
            "answer",
            "more-time",
            "next-stage",
            "adviser",
            "prepare",
            "slot",
            "slots",
            "slot-answers",
            "session",
            "bring",
            "postpone",
            "proposal",
            "propose",
            "decision-maker",
            "place",
            "mediator",
            "conflict",
            "accept-mediator",
            "replace-mediator",
            "agree-attendee",
            "refuse-attendee",
            "short-notice",
            "screening",
            "views",
            "tell-health",
            "not-arranged",
            "certificate",
            "reissue-certificate",
            "revoke-certificate",
            "feedback",
            "ask-panel",
            "panel",
            "panel-view",
            "panel-answer",
        ),
    ),
    (
        "promises",
        "Agreements, promises and orders",
        (
            "promise-kept",
            "breach",
            "escalate",
            "order-kept",
            "escalate-order",
            "answer-recommendation",
            "agreement",
            "accept-agreement",
            "amend-promise",
            "council-told",
            "answer-for-promise",
            "own-promise",
            "pause-promise",
            "resume-promise",
            "exemption",
            "end-exemption",
        ),
    ),
    (
        "tribunal",
        "About the tribunal",
        (
            "grounds",
            "bundle",
            "send",
            "accept",
            "register",
            "return",
            "send-evidence",
            "attendance",
            "ask-for-change",
            "response",
            "case-review",
            "late-evidence",
            "hearing-paper",
            "directions",
            "list-hearing",
            "hearing",
            "decision",
            "rule-on-change",
            "rule-on-late-appeal",
            "rule-on-certificate",
            "rule-on-withdrawal",
            "rule-on-bringing-back",
            "rule-on-challenge",
            "make-consent-order",
            "consent-order",
            "concede",
            "challenge",
            "ask-to-withdraw",
            "bring-back",
        ),
    ),
    (
        "plan",
        "About the plan",
        (
            "changes",
            "review-meeting",
            "review-held",
            "review-report",
            "review-decision",
            "final-plan",
        ),
    ),
    (
        "people",
        "People",
        (
            "assign",
            "hand-over",
            "add-person",
            "remove-person",
            "reading-along",
            "capacity",
            "capacity-ended",
        ),
    ),
    (
        "end",
        "Change or end the dispute",
        ("other-routes", "withdraw", "link", "merge", "open-again", "another-council"),
    ),
)

_ELSE = ("else", "Something else")

_PLACES = {
    slug: (number, place)
    for number, (_, _, slugs) in enumerate(_HEADINGS)
    for place, slug in enumerate(slugs)
}


@dataclass(frozen=True, slots=True)
class Group:
    """Actions under one heading: those that stand open, and those that open with one press."""

    name: str
    heading: str
    shown: tuple[Action, ...]
    more: tuple[Action, ...]


def grouped(actions: Iterable[Action]) -> tuple[Group, ...]:
    """The actions under their headings; one that no heading names stands under the last."""
    last = len(_HEADINGS)
    places = {action: _PLACES.get(action.slug, (last, 0)) for action in actions}
    found = []
    for number, (name, heading) in enumerate((*(h[:2] for h in _HEADINGS), _ELSE)):
        under = sorted((a for a in places if places[a][0] == number), key=lambda a: places[a])
        if under:
            found.append(Group(name, heading, tuple(under[:SHOWN]), tuple(under[SHOWN:])))
    return tuple(found)

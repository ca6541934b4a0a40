"""Writes docs/processes.md: the journeys as pictures and tables, from walked cases and the code.

Run it as a module (`python -m tests.cases.generate_processes`) after a change to cases/.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from cases.dispute import commands as c
from cases.dispute.decide import WHO_MAY as DISPUTE_ROLES
from cases.dispute.vocabulary import ReturnReason, SessionOutcome
from cases.life import CaseKind
from cases.plan.decide import WHO_MAY as PLAN_ROLES
from cases.plan.vocabulary import ReviewOutcome
from rules.referral import NoCertificateReason
from tests.cases import disputes, plans
from tests.cases.disputes import ASSESS, AUTHORITY, CLERK, FAMILY, OTHER
from tests.cases.journey import Journey

TARGET = Path(__file__).resolve().parents[2] / "docs" / "processes.md"

_INTRODUCTION = """\
# Processes

Generated from the code by `python -m tests.cases.generate_processes`; a test fails when it is stale.
Do not edit it by hand. Each arrow was walked by a case: the event on it took the case from one stage
to the next.
"""


def text() -> str:
    """The whole page as Markdown."""
    return "\n".join(
        [
            _INTRODUCTION,
            *_kind("A dispute", tuple(_disputes()), DISPUTE_ROLES),
            *_kind("A plan", tuple(_plans()), PLAN_ROLES),
        ]
    )


def _disputes() -> Iterator[Journey]:
    returned = disputes.sent()
    returned.do(
        c.ReturnReferral,
        CLERK,
        reasons=(ReturnReason.MISSING_SECTION_K,),
        narrative_id="words",
    )
    yield returned
    dropped = disputes.registered()
    dropped.do(c.Withdraw, FAMILY)
    yield dropped
    settled = disputes.answered()
    settled.do(c.RespondToAnswer, FAMILY, satisfied=True)
    yield settled
    unhappy = disputes.answered()
    unhappy.do(c.RespondToAnswer, FAMILY, satisfied=False)
    yield unhappy
    withdrawn = disputes.contacted()
    withdrawn.do(c.Withdraw, FAMILY)
    yield withdrawn
    yield _later(disputes.contacted(), 45)
    judged = disputes.filed()
    judged.do(
        c.StateGrounds,
        FAMILY,
        sections=("B",),
        narrative_id="words",
        no_certificate=NoCertificateReason.OTHER_REASON,
    )
    yield judged
    kept = disputes.agreed(OTHER)
    kept.do(c.RecordPromiseKept, AUTHORITY, promise_id="p2", kept_on=kept.now.on)
    yield kept
    yield _later(disputes.agreed(ASSESS, OTHER), 60)
    yield disputes.held(SessionOutcome.NOT_HELD_AUTHORITY)


def _plans() -> Iterator[Journey]:
    yield plans.decided(ReviewOutcome.KEEP)
    yield plans.amended()
    yield _later(plans.decided(ReviewOutcome.CEASE), 120)
    yield _later(plans.registered(), 500)


def _later(journey: Journey, days: int) -> Journey:
    return journey.on(journey.now.on + timedelta(days=days))


def _kind(title: str, walked: tuple[Journey, ...], roles: dict[type, Any]) -> Iterator[str]:
    kind = walked[0].kind
    yield f"## {title}\n"
    yield "```mermaid\nstateDiagram-v2"
    first = kind.fresh("case").stage.value
    yield f"    [*] --> {first}"
    arrows: dict[tuple[str, str], list[str]] = {}
    clocks: dict[str, tuple[str, str, str]] = {}
    for journey in walked:
        _follow(kind, journey, arrows, clocks)
    for (before, after), events in arrows.items():
        yield f"    {before} --> {after}: {', '.join(_words(event) for event in events)}"
    yield from (f"    {stage} --> [*]" for stage in _ends(arrows))
    yield "```\n"
    yield "### Who may do what\n"
    yield "| action | who |"
    yield "|---|---|"
    for command, allowed in roles.items():
        if command.__name__ != "MoveClock":
            who = ", ".join(sorted(role.value for role in allowed))
            yield f"| {_spaced(command.__name__)}: {_first_sentence(command)} | {who} |"
    yield "\n### Its clocks\n"
    yield "| clock | rule | who must act | provision |"
    yield "|---|---|---|---|"
    for clock_id, (rule, holder, provision) in sorted(clocks.items()):
        yield f"| {_words(clock_id)} | {rule} | {holder} | {provision} |"
    yield ""


def _follow(
    kind: CaseKind,
    journey: Journey,
    arrows: dict[tuple[str, str], list[str]],
    clocks: dict[str, tuple[str, str, str]],
) -> None:
    state = kind.fresh("case-1")
    for event in journey.events:
        before = state.stage.value
        state = kind.evolve(state, event)
        after = state.stage.value
        if before != after:
            events = arrows.setdefault((before, after), [])
            if event.kind not in events:
                events.append(event.kind)
        if event.kind == "clock_started":
            deadline = event.deadline
            clocks[event.clock_id.partition(":")[0]] = (
                deadline.rule,
                deadline.duty_holder.value,
                deadline.citation.provision,
            )


def _ends(arrows: dict[tuple[str, str], list[str]]) -> list[str]:
    starts = {before for before, _ in arrows}
    return sorted({after for _, after in arrows} - starts)


def _words(kind: str) -> str:
    return kind.replace("_", " ")


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()


def _first_sentence(command: Callable[..., Any]) -> str:
    doc = " ".join((command.__doc__ or "").split())
    return doc.split(". ")[0].rstrip(".")


def main() -> None:
    """Write the page."""
    TARGET.write_text(text(), encoding="utf-8")


if __name__ == "__main__":
    main()

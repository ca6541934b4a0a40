"""Plans as records: one that leaves nothing open, and any at all."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import strategies as st

from cases.plan.record.content import (
    NEEDS,
    PROVISION,
    Advice,
    Budget,
    Clause,
    Funder,
    Manner,
    Need,
    Outcome,
    Period,
    Placement,
    PlanRecord,
    Provision,
    Statement,
    Voice,
    in_order,
)

THERAPY = Provision(
    "therapy",
    "Speech and language therapy on the sounds that Example Child finds hard.",
    needs=("talking",),
    outcomes=("understood",),
    minutes=45,
    times=2,
    per=Period.WEEK,
    group=1,
    by_whom="A speech and language therapist registered with the HCPC",
    funder=Funder.HEALTH,
    starts_on=date(2026, 9, 1),
)

WHOLE = PlanRecord(
    (
        Statement("hopes", "I like trains. I want my friends to understand me.", Voice.CHILD),
        Need("talking", "Example Child is hard to understand outside of the family."),
        Outcome(
            "understood",
            "Example Child tells a friend a story of five sentences and is understood.",
            needs=("talking",),
            by=date(2027, 7, 20),
        ),
        THERAPY,
        Provision(
            "tablet",
            "A tablet with a programme that speaks, for use at school and at home.",
            needs=("talking",),
            outcomes=("understood",),
            manner=Manner.THING,
            by_whom="The special needs teacher of the school",
            funder=Funder.AUTHORITY,
            starts_on=date(2026, 9, 1),
        ),
        Placement("school", "A mainstream primary school", "Example Primary School"),
        Budget("travel", "Travel to therapy", 12_000, ("therapy",)),
        Advice(
            "report",
            "Report on speech and language",
            "Example Therapist, speech and language therapist",
            date(2026, 3, 2),
            "document-1",
        ),
    )
)
"""A plan that leaves nothing open and has no vague word."""

_NAMES = st.sampled_from([f"c{number}" for number in range(12)])
_WORDS = st.sampled_from(
    (
        "Help",
        "45 minutes each week",
        "30 minutes each week",
        "“Quoted”, and\nover two lines",
        "\u0645\u0631\u062d\u0628\u0627 \U0001f600 e\u0301",
        "x" * 200,
    )
)
"""Few texts, for the speed of the tests: the texts themselves have tests of their own."""
_LINKS = st.sampled_from(((), ("c1",), ("c2", "c3"), ("c4", "c9", "c11")))
_DAYS = st.sampled_from((None, date(2026, 9, 1), date(2027, 7, 20)))


def _clauses(name: str) -> st.SearchStrategy[Clause]:
    def made(kind: type, **facts: Any) -> st.SearchStrategy[Any]:
        return st.builds(kind, clause_id=st.just(name), words=_WORDS, **facts)

    return st.one_of(
        made(Statement, whose=st.sampled_from(Voice)),
        made(Need, section=st.sampled_from(NEEDS)),
        made(Outcome, needs=_LINKS, by=_DAYS),
        made(
            Provision,
            section=st.sampled_from(PROVISION),
            needs=_LINKS,
            outcomes=_LINKS,
            manner=st.sampled_from(Manner),
            minutes=st.sampled_from((None, 1, 45)),
            times=st.sampled_from((None, 1, 2)),
            per=st.sampled_from((None, *Period)),
            group=st.sampled_from((None, 1, 6)),
            by_whom=_WORDS,
            funder=st.sampled_from((None, *Funder)),
            starts_on=_DAYS,
            ends_on=_DAYS,
        ),
        made(Placement, setting=_WORDS),
        made(Budget, pence=st.sampled_from((None, 0, 12_050)), provisions=_LINKS),
        made(Advice, author=_WORDS, dated_on=_DAYS, document_id=_NAMES),
    )


@st.composite
def records(draw: st.DrawFn) -> PlanRecord:
    """Any plan. Its ids come from a small stock, so that two plans share many."""
    names = draw(st.lists(_NAMES, max_size=7, unique=True))
    return PlanRecord(in_order(tuple(draw(_clauses(name)) for name in names)))


@st.composite
def edited(draw: st.DrawFn) -> tuple[PlanRecord, PlanRecord]:
    """A plan and what it became: clauses changed, reordered, added and taken out."""
    older = draw(records())
    kept = [clause for clause in older.clauses if draw(st.booleans())]
    order = draw(st.permutations(kept))
    names = {clause.clause_id for clause in kept}
    fresh = draw(st.lists(_NAMES.filter(lambda name: name not in names), max_size=4, unique=True))
    changed = [draw(_clauses(one.clause_id)) if draw(st.booleans()) else one for one in order]
    added = [draw(_clauses(name)) for name in fresh]
    return older, PlanRecord(in_order((*changed, *added)))

"""Who had to be told what, worked out from the events alone, and who was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sqlalchemy import select

from cases.kinds import KINDS
from cases.wire import load_event
from store import tables as t
from store.case_pages import CasePages
from store.database import Database
from store.history import History

Told = tuple[str, int, str, str]
"""Case, number of the event, template of words, id of who is told."""


def should_be_told(database: Database, case_ids: Iterable[str]) -> Counter[Told]:
    """Every message that the events of the cases call for."""
    found: Counter[Told] = Counter()
    for case_id in case_ids:
        page = CasePages(database).find(case_id)
        assert page is not None
        kind = KINDS[page.kind]
        state = kind.fresh(case_id)
        for event in History(database).events(case_id):
            facts = load_event(event.payload)
            state = kind.evolve(state, facts)
            for notice in kind.notices(state, facts):
                found[(case_id, event.seq, notice.template, notice.recipient)] += 1
    return found


def was_told(database: Database, case_ids: Iterable[str]) -> Counter[Told]:
    """Every message in a message centre, by whose centre it is in."""
    query = select(t.message.c.message_id, t.message.c.recipient, t.message.c.case_id).where(
        t.message.c.case_id.in_(tuple(case_ids))
    )
    found: Counter[Told] = Counter()
    with database.begin() as connection:
        for message_id, recipient, case_id in connection.execute(query):
            _, seq, template, _ = str(message_id).split(":")
            found[(case_id, int(seq), template, recipient)] += 1
    return found

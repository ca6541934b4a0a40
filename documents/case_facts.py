"""What every letter of a case is written from, and what stands on all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from cases.dispute.state import DisputeState, Matter
from cases.plan.state import PlanState
from cases.reference import case_reference
from documents.case_people import PartyData, People, name, party
from documents.send35_fields import Answers
from rules.policy import LAW_2014


class FactsMissing(LookupError):
    """The case is not at the point where this letter can be written."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What every letter is written from."""

    people: People
    words: Mapping[str, str]
    base_url: str
    at: datetime
    answers: Answers = field(default_factory=dict)

    def said(self, narrative_id: str) -> str:
        """The words of a narrative; empty when there are none or they were erased."""
        return self.words.get(narrative_id, "").strip()


def common(state: DisputeState | PlanState, facts: Facts, seq: int) -> dict[str, object]:
    """What `letter_data.Letter` asks for, as from the authority to the family."""
    parties = state.parties
    writer = party(facts.people, parties.authority_id, "The authority")
    return {
        "sender": writer,
        "recipient": party(facts.people, parties.family_id, "Parent or young person"),
        "contact": writer,
        "reference": f"{case_reference(state.case_id)}/{seq}",
        "child": child(state, facts),
        "to_young_person": parties.child_id == parties.family_id,
        "pack": state.pack if isinstance(state, DisputeState) else LAW_2014.name,
    }


def child(state: DisputeState | PlanState, facts: Facts) -> str:
    """The name of the child or young person."""
    return name(facts.people, state.parties.child_id, "the child")


def family(state: DisputeState, facts: Facts) -> str:
    """The name of the parent or young person."""
    return name(facts.people, state.parties.family_id, "The family")


def authority(state: DisputeState, facts: Facts) -> str:
    """The name of the authority's team."""
    return name(facts.people, state.parties.authority_id, "The authority")


def matter_of(state: DisputeState) -> Matter:
    """What the dispute is about; raises `FactsMissing` before it was filed."""
    if state.matter is None:
        raise FactsMissing("the dispute has not been filed")
    return state.matter


def known_day(day: date | None, what: str) -> date:
    """The day; raises `FactsMissing`, saying `what` is not known, when there is none."""
    if day is None:
        raise FactsMissing(f"the case does not know {what}")
    return day


def paragraphs(said: str, otherwise: str) -> list[str]:
    """Words as paragraphs, one for each line; one other sentence when there are none."""
    found = [" ".join(part.split()) for part in re.split(r"\n+", said) if part.strip()]
    return found or [otherwise]


def service(state: DisputeState | PlanState, facts: Facts) -> PartyData:
    """The mediation service, with how to reach it."""
    return party(facts.people, state.parties.service_id, "The mediation adviser")


def mediator(state: DisputeState, facts: Facts) -> str:
    """The name of the mediator."""
    return name(facts.people, state.parties.mediator_id, "The mediator")

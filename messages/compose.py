"""One message for one recipient, in plain English, out of what is true of a case.

Long because a message draws on every part of a case in one place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, meta

from cases.change import Moved
from cases.clock import ClockStatus, find
from cases.dispute.clock_ids import CLAIM
from cases.dispute.clocks import APPEAL, LAST_SAFE_DAY, PROMISE, policy
from cases.dispute.facts import FACTS as DISPUTE_FACTS
from cases.dispute.facts import GROUND
from cases.dispute.grounds.clocks import is_claim
from cases.dispute.grounds.sorting import verdict_on
from cases.dispute.parties.rights import (
    OF_THE_AUTHORITY,
    OF_THE_FAMILY,
    acting,
    decide_instead,
    is_over_school_age,
    part_of,
    representative,
    sees,
)
from cases.dispute.routes import titles
from cases.dispute.slots.length import length_words
from cases.dispute.state import DisputeState
from cases.dispute.window_facts import window_facts
from cases.plan.choice.decide import binds
from cases.plan.facts import FACTS as PLAN_FACTS
from cases.plan.pack import policy as policy_of_plan
from cases.plan.state import PlanState
from cases.reference import case_reference
from messages import appeal_words, wording
from messages.advice_link import AdviceLink, advice_token
from messages.appeal_time import appeal_time
from messages.clock_words import FAMILY, CaseState, ClockLine, line, shown_to
from messages.layout import as_html, as_text, blocks, quoted
from messages.session_calendar import Session, told
from rules.calendar import london_day
from rules.deadline import Refused
from rules.policy import MediationMode, Settlement, TailoredList
from rules.window import certificate_needed

TEMPLATES = Path(__file__).parent / "templates"

ROLES = (FAMILY, "authority", "service", "tribunal", "setting", "partner")
"""The parts a recipient can have in a case."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A message ready to be delivered: subject, plain text, an HTML fragment (no page), and the
    session that it puts into a calendar or strikes out there."""

    subject: str
    text: str
    html: str
    session: Session | None = None


class UnknownMessage(LookupError):
    """There are no words for this template and role."""


class UnknownRecipient(LookupError):
    """The recipient has no part in the case."""


FAR_AHEAD = timedelta(days=400)
"""A day of a plan that lies years ahead is kept and shown in the case, but in no message."""


def role_of(state: CaseState, recipient_id: str) -> str:
    """Which party of the case the recipient is; raises `UnknownRecipient`."""
    parties = state.parties
    known = {
        getattr(parties, "former_authority_id", ""): "authority",
        getattr(getattr(state, "ages", None), "parent_id", ""): FAMILY,
        parties.family_id: FAMILY,
        parties.authority_id: "authority",
        parties.service_id: "service",
        parties.tribunal_id: "tribunal",
        getattr(parties, "mediator_id", ""): "service",
        getattr(parties, "setting_id", ""): "setting",
        # What a mediator was told before another one came is still worded for them.
        **(
            dict.fromkeys(state.mediators.former, "service")
            if isinstance(state, DisputeState)
            else {}
        ),
    }
    role = known.get(recipient_id) if recipient_id else None
    if role is None and isinstance(state, PlanState):
        asked = {one.contributor_id for one in state.advice.requests}
        role = "partner" if recipient_id in asked else None
    if role is None and recipient_id and isinstance(state, DisputeState):
        role = _role_beside(state, recipient_id)
    if role is None and recipient_id and isinstance(state, PlanState):
        # A setting that is asked about a place learns nothing else of the plan (P8).
        role = "partner" if recipient_id in state.choice.teams else None
    if role is None:
        raise UnknownRecipient("the recipient has no part in this case")
    return role


def _role_beside(state: DisputeState, recipient_id: str) -> str | None:
    """The role of somebody who is, or was, in a dispute beside its parties."""
    if recipient_id in state.health.icb_ids:
        return "partner"
    part = part_of(state, recipient_id)
    if part in OF_THE_AUTHORITY:
        return "authority"
    if part in OF_THE_FAMILY or recipient_id in (state.people.parent_id, state.parties.child_id):
        return FAMILY
    return "partner" if part is not None else None


def exists(template: str, recipient_role: str) -> bool:
    """Whether there are words for this template and role."""
    return (TEMPLATES / f"{template}.{recipient_role}.j2").is_file()


@cache
def template_version(template: str, recipient_role: str) -> str:
    """The version of a template: a hash of its source and of everything it is made of."""
    environment = _environment()
    sources: dict[str, str] = {}
    waiting = [f"{template}.{recipient_role}.j2"]
    while waiting:
        name = waiting.pop()
        if name not in sources:
            sources[name] = (TEMPLATES / name).read_text()
            found = meta.find_referenced_templates(environment.parse(sources[name]))
            waiting += [part for part in found if part]
    whole = "".join(f"{name}\n{sources[name]}" for name in sorted(sources))
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def compose(
    template: str,
    recipient_role: str,
    state: CaseState,
    *,
    ground: str,
    happened_at: datetime,
    names: Mapping[str, str],
    words: Mapping[str, str],
    base_url: str,
    moved: tuple[Moved, ...] = (),
    recipient: str = "",
    link_secret: str = "",
) -> Composed:
    """The message of a template, worded for a role, as of the instant it is about.

    `recipient` is the id of who reads it, when that is not the first of its role.

    `ground` names the clock, promise or outcome it is about; `names` gives display names by id,
    `words` what people wrote by narrative id; both may lack what was erased. `moved` are the dates
    that the event moved; `link_secret` signs the link of somebody without an account. Raises
    `UnknownMessage` when no template fits.
    """
    try:
        found = _environment().get_template(f"{template}.{recipient_role}.j2")
    except TemplateNotFound:
        raise UnknownMessage(f"there are no words for {template} to {recipient_role}") from None
    on = london_day(happened_at)
    known = _Names(names)
    opens = may_open(state, recipient_role, recipient)
    context: dict[str, Any] = {
        **_people(state, known, recipient if recipient_role == FAMILY else ""),
        **_beside(state, known, recipient, ground),
        "state": state,
        "ground": ground,
        "ground_day": _ground_day(ground),
        "advice_link": _advice_link(state, ground, link_secret, base_url),
        "on": on,
        "clock": _clock(state, ground, recipient_role, on),
        "may_open": opens,
        "dates": tuple(_dates(state, recipient_role, on, ground)) if opens else (),
        "appeal": appeal_time(state, on) if recipient_role == FAMILY and opens else None,
        "moved": tuple(_moved(state, recipient_role, on, moved)),
        "fact": _fact(state, ground),
        "words": words,
        "reference": case_reference(state.case_id),
        "link": f"{base_url}/cases/{state.case_id}",
        "why": partial(_why, base_url, state.case_id),
        "base_url": base_url,
        **_agreement(state, ground),
        **_grounds(state, ground),
        "step": appeal_words.said(state, ground, recipient_role),
        "decision": getattr(getattr(state, "review", None), "decision", None),
        "to": _addressee(recipient_role, known, state, recipient),
        "is_plan": isinstance(state, PlanState),
        "standing": _standing(state, template),
        "list_binds": isinstance(state, PlanState) and binds(state),
        "mandatory": _mandatory(state),
        "powerless_is_absent": _powerless_is_absent(state),
    }
    subject, _, body = found.render(context).strip().partition("\n")
    parts = blocks(body)
    return Composed(
        f"{wording.one_line(subject)} ({case_reference(state.case_id)})",
        as_text(parts),
        as_html(parts, base_url),
        told(template, state, happened_at, base_url) if opens else None,
    )


def may_open(state: CaseState, recipient_role: str, recipient: str) -> bool:
    """Whether a reader can open the case: otherwise a message holds no date and no address of it.

    A parent whose rights have passed, or who reads along no longer, cannot (P2).
    """
    if recipient_role != FAMILY or not recipient or not isinstance(state, DisputeState):
        return True
    return sees(state, recipient)


def _advice_link(state: CaseState, ground: str, secret: str, base_url: str) -> str:
    """Where the person of an advice request answers; empty when a message is about none."""
    if not isinstance(state, PlanState) or not ground.isdecimal():
        return ""
    link = AdviceLink(state.case_id, state.review_year, int(ground))
    return f"{base_url}/advice/{advice_token(secret, link)}"


def _ground_day(ground: str) -> str:
    """The day that a message is about, when it is about one."""
    try:
        return wording.day(date.fromisoformat(ground))
    except ValueError:
        return ""


def _why(base_url: str, case_id: str, clock_id: str) -> str:
    """Where a reader finds why a deadline is on its day; the address holds nothing but ids."""
    return f"Why this day: {base_url}/cases/{case_id}/dates/{quote(clock_id)}"


class _Names:
    """Display names on one line; what is not known any more has a plain word instead."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def of(self, person_id: str, otherwise: str) -> str:
        return wording.one_line(self._names.get(person_id, "")) or otherwise


def _people(state: CaseState, names: _Names, reader: str = "") -> dict[str, str]:
    """Who is called what; `reader` is somebody of the family's side who is not its first."""
    parties = state.parties
    reader = reader or parties.family_id
    own = bool(parties.child_id) and parties.child_id == reader
    child = names.of(parties.child_id, "your child")
    return {
        "family": names.of(reader, "the family"),
        "about": "you" if own else child,
        "whose": "your" if own else f"{child}'s",
        "council": names.of(parties.authority_id, "the council"),
        "adviser": names.of(parties.service_id, "the mediation adviser"),
        "mediator": names.of(getattr(parties, "mediator_id", ""), "the mediator"),
        "tribunal": names.of(parties.tribunal_id, "the tribunal"),
        "setting": names.of(getattr(parties, "setting_id", ""), "the school or college"),
    }


def _beside(state: CaseState, names: _Names, reader: str, ground: str) -> dict[str, Any]:
    """How the reader stands to the rights holder, and the person whom the message is about."""
    if not isinstance(state, DisputeState):
        return {
            "reads_as": "",
            "over_school_age": False,
            "person": "",
            "part": "",
            "is_reader": False,
        }
    part = part_of(state, ground)
    return {
        "reads_as": _reads_as(state, reader),
        "over_school_age": is_over_school_age(state),
        "person": names.of(ground, "somebody"),
        "part": wording.PARTS[part] if part is not None else "",
        "is_reader": bool(reader) and reader == ground,
    }


def _reads_as(state: DisputeState, reader: str) -> str:
    """ "representative", "copy" for who only reads along, or nothing for who decides."""
    if not reader or reader == state.parties.family_id:
        return ""
    if reader == representative(state):
        return "representative"
    instead = {record.person_id for record in decide_instead(state)}
    return "" if reader in acting(state) | instead else "copy"


def _addressee(role: str, names: _Names, state: CaseState, recipient: str = "") -> str:
    parties = state.parties
    if role == "partner" or (isinstance(state, DisputeState) and part_of(state, recipient)):
        return names.of(recipient, "you")
    if role == "service":
        mediator = getattr(parties, "mediator_id", "")
        return names.of(mediator or parties.service_id, "the mediation service")
    ids = {
        FAMILY: parties.family_id,
        "authority": parties.authority_id,
        "tribunal": parties.tribunal_id,
        "setting": getattr(parties, "setting_id", ""),
    }
    return names.of(ids.get(role, ""), f"the {role}")


def _agreement(state: CaseState, ground: str) -> dict[str, Any]:
    """The promise a message is about, the rule it rests on, and whether all are kept (M15)."""
    agreement = state.agreement if isinstance(state, DisputeState) else None
    if agreement is None:
        return {"promise": None, "breach_rule": "", "kept_all": False}
    promise = next((p for p in agreement.promises if p.made.promise_id == ground), None)
    clock = find(state.clocks, f"{PROMISE}{ground}")
    return {
        "promise": promise,
        "breach_rule": clock.deadline.rule if clock else "",
        "kept_all": all(p.kept_on for p in agreement.promises),
    }


def _grounds(state: CaseState, ground_id: str) -> dict[str, Any]:
    """The ground a message is about, what follows from all of them, and the routes told at the end."""
    if not isinstance(state, DisputeState) or state.matter is None:
        nothing = {"about_ground": None, "needs_certificate": True, "routes_told": ()}
        return nothing | {"mediates": True, "can_appeal": True, "claims": ()}
    ground = next((g for g in state.further.raised if g.ground_id == ground_id), None)
    verdict = verdict_on(state, ground.ground, ground.responsible_body) if ground else None
    return {
        "about_ground": ground
        and {
            "name": wording.GROUNDS[ground.ground],
            "on": wording.day(ground.happened_on),
            "is_claim": is_claim(ground),
            "why": verdict.reason if isinstance(verdict, Refused) else "",
        },
        "needs_certificate": state.appealable and certificate_needed(window_facts(state)),
        "routes_told": titles(state, state.further.routes_told),
        "mediates": state.is_for_mediation,
        "can_appeal": state.appealable,
        "claims": tuple(_open_claims(state)),
    }


def _open_claims(state: DisputeState) -> Iterable[dict[str, str]]:
    """The last days of claims that were not sent, also in a dispute that ended."""
    for ground in state.further.standing:
        clock = find(state.clocks, f"{CLAIM}{ground.ground_id}")
        if clock is not None and ground.claim_sent_on is None:
            deadline = clock.deadline
            on = wording.day(deadline.due_on)
            yield {"on": on, "rule": deadline.rule, "clock_id": clock.clock_id}


def _clock(state: CaseState, clock_id: str, role: str, on: date) -> ClockLine | None:
    clock = find(state.clocks, clock_id)
    return None if clock is None else line(state, clock, role, on)


def _dates(state: CaseState, role: str, on: date, ground: str) -> Iterable[ClockLine]:
    """The dates a recipient keeps in view, soonest first, without the one the message is about."""
    running = [
        clock
        for clock in state.clocks
        if clock.status is ClockStatus.RUNNING
        and clock.deadline.due_on >= on
        and clock.clock_id != ground
        and (isinstance(state, DisputeState) or clock.deadline.due_on - on <= FAR_AHEAD)
        and shown_to(role, clock.clock_id)
    ]
    for clock in sorted(running, key=lambda found: (found.deadline.due_on, found.clock_id)):
        yield line(state, clock, role, on)


def _moved(state: CaseState, role: str, on: date, moved: tuple[Moved, ...]) -> Iterable[ClockLine]:
    """The dates that an event moved, as far as they concern the recipient, soonest first."""
    ids = {item.clock_id for item in moved}
    for item in sorted(moved, key=lambda found: (found.is_on, found.clock_id)):
        if item.clock_id == LAST_SAFE_DAY and APPEAL in ids:
            continue  # one day for one thing: the safe one has a part of its own
        clock = find(state.clocks, item.clock_id)
        if clock is not None and (role == FAMILY or shown_to(role, item.clock_id)):
            yield line(state, clock, role, on, item.was_on)


def _fact(state: CaseState, name: str) -> dict[str, str] | None:
    """A day that can be corrected, in words and as it is now."""
    known = DISPUTE_FACTS if isinstance(state, DisputeState) else PLAN_FACTS
    found = known.get(name)
    is_on = found.read(state) if found is not None else None  # type: ignore[arg-type]
    if found is None or is_on is None:
        return None
    what = found.what
    if isinstance(state, DisputeState) and name.startswith(GROUND):
        ground = state.further.find(name.removeprefix(GROUND))
        assert ground is not None
        what = f"the day of one thing in the dispute: {wording.GROUNDS[ground.ground]}"
    return {"what": what, "on": wording.day(is_on)}


OF_THE_LIST = frozenset({"tailored_list_made", "settings_ranked", "setting_named"})
"""Messages of a plan that a pack words: everything else about a plan follows the law alone."""

_LIST_IS_PROPOSED = (
    "A list to choose from is what the government proposed in March 2022. These rules are a "
    "proposal. They are not the law. Under the law today a family may ask for any school or college."
)


def _standing(state: CaseState, template: str) -> str:
    """What the pack says about itself when it is not the law (DESIGN section 4)."""
    if isinstance(state, PlanState):
        pack = policy_of_plan(state)
        proposed = not pack.is_law and pack.tailored_list is not TailoredList.OFF
        return _LIST_IS_PROPOSED if proposed and template in OF_THE_LIST else ""
    if not state.pack:
        return ""
    pack = policy(state)
    return "" if pack.is_law else pack.standing


def _mandatory(state: CaseState) -> bool:
    if not isinstance(state, DisputeState) or not state.pack:
        return False
    return policy(state).mediation_mode is MediationMode.MANDATORY_PARTICIPATION


def _powerless_is_absent(state: CaseState) -> bool:
    """Whether coming without power to settle counts as not coming (M11)."""
    if not isinstance(state, DisputeState) or not state.pack:
        return False
    return policy(state).who_may_settle is Settlement.COUNTS_AS_ABSENCE


def _first_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@cache
def _environment() -> Environment:
    """Plain text comes out; `layout` escapes every word of it for HTML."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        day=wording.day,
        instant=wording.instant,
        quoted=quoted,
        first_capital=_first_capital,
        decision=wording.DECISIONS.__getitem__,
        grounds=wording.GROUNDS.__getitem__,
        answered=wording.ANSWERS.__getitem__,
        promised=wording.PROMISES.__getitem__,
        certified=wording.CERTIFICATES.__getitem__,
        returned=wording.RETURNS.__getitem__,
        lasting=length_words,
        outdated=wording.OUTDATED.__getitem__,
        reviewed=wording.REVIEW_OUTCOMES.__getitem__,
    )
    return environment

"""The timeline in sentences: one for every kind of event."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from api.words import lists, people
from api.words.number import counted
from api.words.steps import clock_words
from cases.dispute.facts import FACTS as OF_A_DISPUTE
from cases.plan.facts import FACTS as OF_A_PLAN
from rules.calendar import LONDON
from rules.deadline import day_words

Payload = Mapping[str, Any]


def _day(text: str) -> str:
    return day_words(date.fromisoformat(text))


def _moment(text: str) -> str:
    at = datetime.fromisoformat(text).astimezone(LONDON)
    return f"{day_words(at.date())} at {at:%H:%M}"


def _clock_started(payload: Payload) -> str:
    again = "moved" if payload["version"] > 1 else "set"
    due_on = _day(payload["deadline"]["due_on"])
    return f"A deadline was {again}. {clock_words(payload['clock_id'])}: {due_on}."


def _clock_missed(payload: Payload) -> str:
    due_on = _day(payload["due_on"])
    if payload["clock_id"] == "plan_stays":  # R28: nothing was owed by that day
        return f"The plan had to stay in force until {due_on}. That day has passed."
    return f"A deadline was missed. {clock_words(payload['clock_id'])}: {due_on}."


def _day_reached(payload: Payload) -> str:
    return f"{clock_words(payload['clock_id'])}: {_day(payload['due_on'])} has passed."


def _clock_ended(payload: Payload) -> str:
    title = clock_words(payload["clock_id"])
    met = {
        "met": "done in time",
        "met_late": "done, but late",
    }.get(payload["status"], "no longer needed")
    return f"{title}: {met}."


def _session(payload: Payload) -> str:
    return (
        f"A mediation session was recorded for {_day(payload['held_on'])}: "
        f"{lists.SESSIONS[payload['outcome']].lower()}."
    )


def _referral_sent(payload: Payload) -> str:
    when = "in time" if payload["in_time"] else "late"
    return f"The family signed the bundle and sent it to the tribunal, {when}."


def _returned(payload: Payload) -> str:
    reasons = "; ".join(lists.RETURN_REASONS[reason].lower() for reason in payload["reasons"])
    return f"The tribunal sent the papers back: {reasons}."


def _moved(payload: Payload) -> str:
    moved = [
        f"{clock_words(item['clock_id'])}: {_day(item['was_on'])} became {_day(item['is_on'])}."
        for item in payload["moved"]
    ]
    return " ".join(moved) or "No last day moved."


def _fact(name: str) -> str:
    what = OF_A_DISPUTE[name].what if name in OF_A_DISPUTE else OF_A_PLAN[name].what
    return f"{what[0].upper()}{what[1:]}"


_SENTENCES: Mapping[str, Callable[[Payload], str]] = {
    "dispute_filed": lambda p: (
        f"The family started the dispute: {lists.DECISION_NAMES[p['decision']].lower()}."
    ),
    "complaint_acknowledged": lambda p: "The council has the complaint.",
    "complaint_answered": lambda p: f"{lists.ANSWERED[p['outcome']]}.",
    "answer_accepted": lambda p: "The answer settled it for the family.",
    "answer_rejected": lambda p: "The answer did not settle it. Mediation comes next.",
    "adviser_contacted": lambda p: (
        "The family spoke to the mediation adviser and wants mediation."
        if p["wants_mediation"]
        else "The family spoke to the mediation adviser and does not want mediation."
    ),
    "mediator_appointed": lambda p: "A mediator was chosen.",
    "slots_offered": lambda p: f"{counted(len(p['slots']), 'time')} for the session on offer.",
    "slot_agreed": lambda p: f"The session was agreed for {_moment(p['slot'])}.",
    "decision_maker_named": lambda p: "The council named who comes and may decide.",
    "not_arranged_reported": lambda p: "Mediation cannot be arranged in time.",
    "session_recorded": _session,
    "agreement_recorded": lambda p: (
        f"The agreement was written down: {counted(len(p['promises']), 'promise')}."
    ),
    "agreement_accepted": lambda p: f"{lists.SIDES[p['side']]} accepted the agreement.",
    "promise_kept": lambda p: f"A promise was kept on {_day(p['kept_on'])}.",
    "promise_breached": lambda p: (
        f"A promise was not kept by {_day(p['due_on'])}. {lists.SIDES[p['owner']]} made it."
    ),
    "certificate_issued": lambda p: (
        f"The mediation certificate {p['number']} was issued. "
        f"{lists.CERTIFICATES[p['certificate']]}."
    ),
    "document_added": lambda p: (
        f"A paper was added: {lists.PAPER_NAMES.get(p['document'], 'paper').lower()}."
    ),
    "grounds_stated": lambda p: "The family gave its reasons for the tribunal.",
    "bundle_requested": lambda p: "The bundle is being made.",
    "bundle_built": lambda p: f"The bundle is ready: {counted(p['pages'], 'page')}.",
    "bundle_failed": lambda p: "The bundle could not be made.",
    "referral_sent": _referral_sent,
    "referral_returned": _returned,
    "referral_accepted": lambda p: "The tribunal accepted the papers.",
    "appeal_registered": lambda p: f"The appeal is registered under {p['appeal_number']}.",
    "dispute_ended": lambda p: f"The dispute ended: {lists.ENDINGS[p['ending']]}.",
    "calendar_adopted": lambda p: f"The list of bank holidays changed. {_moved(p)}",
    "rules_corrected": lambda p: (
        f"We had a rule wrong and put it right ({', '.join(p['rules'])}). {_moved(p)}"
    ),
    "fact_corrected": lambda p: (
        f"{_fact(p['fact'])} was put right: {_day(p['is_on'])}, not {_day(p['was_on'])}. {_moved(p)}"
    ),
    "person_added": lambda p: f"Somebody joined the case. {people.PARTS[p['part']]}.",
    "person_removed": lambda p: "Somebody left the case.",
    "capacity_recorded": lambda p: (
        f"{people.WHOSE[p['whose']]} cannot make this decision now, so somebody else makes it. "
        f"{people.AREAS[p['area']]}."
    ),
    "capacity_ended": lambda p: f"{people.WHOSE[p['whose']]} can make the decision.",
    "school_age_end_recorded": lambda p: f"School age ends on {_day(p['ends_on'])}.",
    "rights_transferred": lambda p: (
        f"The rights in this case passed. They belong to {people.HOLDERS[p['holder']]} now."
    ),
    "sharing_decided": lambda p: (
        "The young person lets a parent read along."
        if p["shares"]
        else "The young person does not let a parent read along."
    ),
    "clock_moved": lambda p: "The demonstration clock was moved.",
    "clock_started": _clock_started,
    "clock_ended": _clock_ended,
    "reminder_reached": lambda p: (
        f"Reminder, {counted(p['days_left'], 'day')} left. {clock_words(p['clock_id'])}."
    ),
    "clock_missed": _clock_missed,
    "day_reached": _day_reached,
    "plan_registered": lambda p: "The plan is kept here now.",
    "review_meeting_arranged": lambda p: (
        f"The review meeting was arranged for {_day(p['meeting_on'])}."
    ),
    "review_meeting_recorded": lambda p: f"The review meeting was held on {_day(p['held_on'])}.",
    "review_report_sent": lambda p: "The report of the meeting was sent.",
    "review_decided": lambda p: (
        f"The council decided: {lists.REVIEW_OUTCOMES[p['outcome']].lower()}."
    ),
    "representations_made": lambda p: "The family said what it thinks of the changes.",
    "representations_closed": lambda p: "The time to say something about the changes is over.",
    "final_plan_issued": lambda p: "The final plan was sent.",
    "review_year_closed": lambda p: (
        "The review year was closed."
        if p["finished"]
        else "The review year was closed, though its review was not finished."
    ),
    "plan_dispute_noted": lambda p: "The family started a dispute about this plan.",
    "plan_dispute_ended": lambda p: "A dispute about this plan ended.",
    "plan_ceased": lambda p: "The plan has ended.",
}


def sentence(kind: str, payload: Payload) -> str:
    """What an event says to people; an event of newer code is named, never hidden."""
    make = _SENTENCES.get(kind)
    return make(payload) if make else f"{kind.replace('_', ' ').capitalize()}."


KNOWN_EVENTS = frozenset(_SENTENCES)
"""Kinds of event that have words."""

"""The timeline in sentences: one for every kind of event.

Long because it is one table: every event of a dispute beside its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from api.words import lists, people, places, plan
from api.words.appeal import SENTENCES as APPEAL
from api.words.grounds import GROUND_NAMES
from api.words.number import counted
from api.words.record import REASONS
from api.words.steps import WHO, clock_words
from cases.dispute.facts import FACTS as OF_A_DISPUTE
from cases.dispute.slots.length import length_words
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


def _refused_attendee(payload: Payload) -> str:
    who = WHO.get(payload["refused_by"], "Somebody")
    said = f"{who} does not agree that somebody comes to the session."
    if payload["is_unlawful"]:
        return f"{said} It may not do that, and the person may still come (M12)."
    return said


def _listed(payload: Payload) -> str:
    count = len(payload["settings"])
    if not count:
        return "The council looked for schools and colleges that fit. None of its plan fits."
    fit = (
        "1 school or college that fits" if count == 1 else f"{count} schools and colleges that fit"
    )
    return f"The council made a list of {fit}."


def _placed(payload: Payload) -> str:
    kind = places.KINDS[payload["setting_kind"]].lower()
    besides = "" if payload["is_main"] else ", besides"
    reason = places.STARTS[payload["reason"]].lower()
    return f"The child came to another place to learn ({kind}{besides}): {reason}."


def _left(payload: Payload) -> str:
    reason = places.ENDS[payload["reason"]].lower()
    return f"The child left a place to learn after {counted(payload['days'], 'day')}: {reason}."


_SENTENCES: Mapping[str, Callable[[Payload], str]] = {
    **APPEAL,
    "tailored_list_made": _listed,
    "settings_ranked": lambda p: "The family said which school or college it wants.",
    "setting_consulted": lambda p: "The council asked a school or college about a place.",
    "consultation_answered": lambda p: (
        "A school or college can take the child."
        if p["answer"] == "can_take"
        else "A school or college says that the child should not come."
    ),
    "setting_named": lambda p: (
        "The council decided for the school or college that the family wanted most."
        if p["rank"] == 1
        else "The council decided for a school or college that the family asked for."
        if p["rank"]
        else "The council decided for a school or college that the family did not ask for."
    ),
    "choice_ended": lambda p: (
        "The family wants no other school or college any more."
        if p["reason"] == "family_stays"
        else "The council ended the choice of a school or college."
    ),
    "placement_started": _placed,
    "placement_end_planned": lambda p: (
        f"The last day of a placement is planned for {_day(p['planned_until'])}."
    ),
    "placement_ended": _left,
    "standard_cited": lambda p: (
        f"The family named a national standard that was not kept: {p['code']}."
        if p["purpose"] == "ground"
        else f"The council named a national standard for its decision: {p['code']}."
    ),
    "dispute_filed": lambda p: (
        f"The family started the dispute: {lists.DECISION_NAMES[p['decision']].lower()}."
    ),
    "complaint_acknowledged": lambda p: "The council has the complaint.",
    "complaint_answered": lambda p: f"{lists.ANSWERED[p['outcome']]}.",
    "answer_accepted": lambda p: "The answer settled it for the family.",
    "answer_rejected": lambda p: "The answer did not settle it for the family.",
    "adviser_contacted": lambda p: (
        "The family spoke to the mediation adviser and wants mediation."
        if p["wants_mediation"]
        else "The family spoke to the mediation adviser and does not want mediation."
    ),
    "mediator_appointed": lambda p: "A mediator was chosen.",
    "family_screened": lambda p: (
        f"The mediation service looked whether mediation is right: "
        f"{lists.SCREENINGS[p['outcome']].lower()}."
    ),
    "health_slots_answered": lambda p: (
        f"The health body can do {counted(len(p['can']), 'time')} of those on offer."
    ),
    "health_decision_maker_named": lambda p: "The health body named who comes and may decide.",
    "health_told": lambda p: f"The health body was told on {_day(p['told_on'])}.",
    "authority_told": lambda p: f"The council was told of the agreement on {_day(p['told_on'])}.",
    "conflict_declared": lambda p: (
        "The mediator may be too near to one side. No session goes on until that is settled."
    ),
    "conflict_waived": lambda p: f"{lists.SIDES[p['side']]} accepts the mediator all the same.",
    "mediator_replaced": lambda p: "Another mediator has the case.",
    "attendee_proposed": lambda p: (
        f"Somebody else should come to the session: {lists.ATTENDEES[p['attendee']].lower()}."
    ),
    "attendee_agreed": lambda p: (
        f"{WHO.get(p['agreed_by'], 'Somebody')} agrees that somebody comes to the session."
    ),
    "attendee_refused": _refused_attendee,
    "preparation_submitted": lambda p: f"{lists.SIDES[p['side']]} prepared for the session.",
    "views_recorded": lambda p: "The mediator asked for the child’s views, or said why not.",
    "slots_offered": lambda p: (
        f"{counted(len(p['slots']), 'time')} for the session on offer."
        + (f" It is planned for {length_words(p['minutes'])}." if p.get("minutes") else "")
    ),
    "slot_agreed": lambda p: f"The session was agreed for {_moment(p['slot'])}.",
    "decision_maker_named": lambda p: "The council named who comes and may decide.",
    "not_arranged_reported": lambda p: "The meeting cannot be arranged in time.",
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
    "bundle_outdated": lambda p: (
        "The bundle that the tribunal has is out of date."
        if p["is_sent"]
        else "The bundle is out of date and must be made again."
    ),
    "referral_sent": _referral_sent,
    "referral_returned": _returned,
    "referral_accepted": lambda p: "The tribunal accepted the papers.",
    "appeal_registered": lambda p: f"The appeal is registered under {p['appeal_number']}.",
    "dispute_ended": lambda p: f"The dispute ended: {lists.ENDINGS[p['ending']]}.",
    "ground_raised": lambda p: (
        f"The dispute is also about this: {GROUND_NAMES[p['ground']].lower()} "
        f"({_day(p['happened_on'])})."
    ),
    "ground_dropped": lambda p: (
        f"The family took this out of the dispute: {GROUND_NAMES[p['ground']].lower()}."
    ),
    "sections_changed": lambda p: (
        f"The dispute is about Section {', '.join(p['sections'])} of the plan now."
    ),
    "conciliation_recorded": lambda p: (
        f"The equality commission took up the discrimination on {_day(p['began_on'])}."
    ),
    "claim_recorded": lambda p: (
        f"The family sent its discrimination claim on {_day(p['sent_on'])}."
    ),
    "routes_told": lambda p: "The family was told its other routes.",
    "slots_answered": lambda p: (
        f"{lists.SIDES[p['side']]} can do {counted(len(p['can']), 'time')} of those on offer."
    ),
    "short_notice_accepted": lambda p: "The family agreed to shorter notice of the session.",
    "place_set": lambda p: f"The session has a place: {lists.PLACES[p['place']].lower()}.",
    "session_postponed": lambda p: (
        f"{lists.ASKERS[p['side']]} put off the session of {_moment(p['slot'])}: "
        f"{lists.POSTPONE_REASONS[p['reason']].lower()}. "
        f"{counted(p['days_used'], 'day')} of the 30 used, {p['days_left']} left."
    ),
    "feedback_given": lambda p: "Somebody who took part said how the session was.",
    "certificate_revoked": lambda p: (
        f"The mediation certificate {p['number']} "
        f"{'was replaced' if p['is_replaced'] else 'was taken back'}: "
        f"{lists.REVOKE_REASONS[p['reason']].lower()}."
    ),
    "breach_noted": lambda p: f"{lists.SIDES[p['side']]} said that a promise is not kept.",
    "breach_escalated": lambda p: (
        f"The family took a broken promise further: {lists.BREACH_PATHS[p['path']].lower()}."
    ),
    "amendment_proposed": lambda p: (
        f"{lists.SIDES[p['side']]} proposed another last day for a promise: "
        f"{_day(p['agreed_due_on'])}."
    ),
    "promise_amended": lambda p: (
        f"Both sides agreed another last day for a promise in writing: {_day(p['agreed_due_on'])}."
    ),
    "answer_extended": lambda p: (
        f"The council needs {counted(p['working_days'], 'working day')} more for its answer."
    ),
    "complaint_escalated": lambda p: f"The complaint went to stage {p['stage']}.",
    "local_resolution_proposed": lambda p: f"{lists.SIDES[p['side']]} proposed how to settle it.",
    "local_resolution_declined": lambda p: f"{lists.SIDES[p['side']]} did not take the proposal.",
    "local_resolution_agreed": lambda p: f"{lists.SIDES[p['side']]} took the proposal.",
    "referred_to_panel": lambda p: "The independent panel has the dispute.",
    "panel_appointed": lambda p: (
        f"The panel was named, with {counted(len(p['members']), 'member')}."
    ),
    "panel_view_recorded": lambda p: "The panel said what it recommends.",
    "panel_answered": lambda p: (
        f"{lists.SIDES[p['side']]} follows the panel."
        if p["accepts"]
        else f"{lists.SIDES[p['side']]} does not follow the panel."
    ),
    "panel_time_ended": lambda p: "The time of the panel is over. Nobody waits for it any more.",
    "dispute_linked": lambda p: f"Another dispute was linked. {lists.RELATIONS[p['relation']]}.",
    "consolidation_asked": lambda p: (
        "The tribunal was asked to hear this appeal together with another one."
    ),
    "consolidation_ruled": lambda p: (
        "The tribunal puts this appeal together with the other one."
        if p["granted"]
        else "The tribunal keeps the two appeals apart."
    ),
    "dispute_merged": lambda p: "The dispute was merged into another one.",
    "dispute_reopened": lambda p: (
        f"The dispute was opened again. {lists.REOPEN_REASONS[p['reason']]}."
    ),
    "authority_transferred": lambda p: f"Another council is responsible from {_day(p['from_on'])}.",
    "pack_transferred": lambda p: f"The dispute is run under other rules now: {p['pack']}.",
    "calendar_adopted": lambda p: f"The list of bank holidays changed. {_moved(p)}",
    "rules_corrected": lambda p: (
        f"We had a rule wrong and put it right ({', '.join(p['rules'])}). {_moved(p)}"
    ),
    "fact_corrected": lambda p: (
        f"{_fact(p['fact'])} was put right: {_day(p['is_on'])}, not {_day(p['was_on'])}. {_moved(p)}"
    ),
    "task_assigned": lambda p: (
        "A team chose who does one of its tasks."
        if p["person_id"]
        else "A task was given back to the whole team."
    ),
    "tasks_handed_over": lambda p: (
        f"{counted(len(p['task_ids']), 'task')} went from one colleague to another."
    ),
    "exemption_recorded": lambda p: (
        f"The council relies on an exemption: {lists.EXEMPTION_GROUNDS[p['ground']].lower()}. "
        f"The date stays. {clock_words(p['clock_id'])}."
    ),
    "exemption_ended": lambda p: (
        f"An exemption of the council ended. {clock_words(p['clock_id'])}."
    ),
    "service_promised": lambda p: (
        f"A promise was made: {lists.SERVICE_PROMISES[p['promise']].lower()} within "
        f"{counted(p['working_days'], 'working day')}. The time in the law stays as it is."
    ),
    "service_paused": lambda p: (
        f"Work on a promise waits: {lists.PAUSE_REASONS[p['reason']].lower()}. "
        f"{counted(p['working_days_left'], 'working day')} of it are left."
    ),
    "service_resumed": lambda p: (
        f"Work on a promise goes on: {lists.SERVICE_PROMISES[p['promise']].lower()}."
    ),
    "service_promise_missed": lambda p: (
        f"A promise was not kept by its day: {lists.SERVICE_PROMISES[p['promise']].lower()}. "
        "The time in the law stays as it is."
    ),
    "service_promise_answered": lambda p: (
        f"Whoever did not keep a promise said why: {lists.SERVICE_PROMISES[p['promise']].lower()}."
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
    "amendment_dropped": lambda p: "The council leaves the plan as it is after all.",
    "final_plan_issued": lambda p: "The final plan was sent.",
    "version_drafted": lambda p: (
        f"Version {p['number']} of the plan was written. {REASONS[p['reason']]}."
    ),
    "draft_sent": lambda p: f"The family was sent a draft of the plan. {REASONS[p['reason']]}.",
    "draft_answered": lambda p: "The family said what it thinks of the draft of the plan.",
    "version_finalised": lambda p: (
        "The plan on paper is written down here. Nothing in it changed."
        if p["reason"] == "transcript"
        else "A version that the family was sent became the plan."
    ),
    "draft_withdrawn": lambda p: "The draft was withdrawn. The plan stays as it is.",
    "review_year_closed": lambda p: (
        "The review year was closed."
        if p["finished"]
        else "The review year was closed, though its review was not finished."
    ),
    "plan_dispute_noted": lambda p: "The family started a dispute about this plan.",
    "plan_dispute_ended": lambda p: "A dispute about this plan ended.",
    "plan_ceased": lambda p: "The plan has ended.",
    **plan.HAPPENED,
}


def sentence(kind: str, payload: Payload) -> str:
    """What an event says to people; an event of newer code is named, never hidden."""
    make = _SENTENCES.get(kind)
    return make(payload) if make else f"{kind.replace('_', ' ').capitalize()}."


KNOWN_EVENTS = frozenset(_SENTENCES)
"""Kinds of event that have words."""

"""Who is told what, because of which event of a plan, and which letter goes with it."""

from __future__ import annotations

from collections.abc import Iterable

from cases import clock as ck
from cases.change import CalendarAdopted, FactCorrected, RulesCorrected, reason_for_moving
from cases.notice import Notice
from cases.plan import clock_ids as k
from cases.plan import events as e
from cases.plan.clocks import appeal_matters
from cases.plan.evolve import AnyPlanEvent
from cases.plan.registered import PlanRegistered
from cases.plan.state import PlanState
from cases.plan.subjects import SUBJECTS, watch_of

CLOCK_OWNERS: dict[str, tuple[str, ...]] = {
    k.REVIEW_DUE: ("authority", "setting"),
    k.INVITATIONS: ("authority",),
    k.REPORT: ("setting", "authority"),
    k.DECISION: ("authority",),
    k.REPRESENTATIONS: ("family",),
    k.FINAL_PLAN: ("authority",),
    k.ADVISER_CONTACT: ("family",),
    k.APPEAL: ("family",),
    k.PLAN_STAYS: ("authority",),
}
"""Who is reminded of a clock."""

TOLD_OF_BREACH: dict[str, tuple[str, ...]] = {
    k.REVIEW_DUE: ("family", "authority"),
    k.INVITATIONS: ("family", "authority"),
    k.REPORT: ("family", "authority", "setting"),
    k.DECISION: ("family", "authority"),
    k.REPRESENTATIONS: (),
    k.FINAL_PLAN: ("family", "authority"),
    k.ADVISER_CONTACT: ("family",),
    k.APPEAL: ("family",),
    k.PLAN_STAYS: (),
}
"""Who is told that a clock ran out; the end of the 15 days and that of a plan have own words."""

RIGHTS_OF_THE_FAMILY = (k.ADVISER_CONTACT, k.APPEAL)
"""Clocks of a right that a content family lets pass; it hears of them when it may want it."""

PERSON = "person:"
"""Begins a party that is one person or team, by id."""

PARTIES = ("family", "authority", "setting")
"""Everybody who can be told about a plan."""

SIMPLE: dict[type, tuple[tuple[str, str, str], ...]] = {
    PlanRegistered: (
        ("plan_registered", "family", ""),
        ("plan_registered", "authority", ""),
        ("plan_registered", "setting", ""),
    ),
    e.ReviewMeetingArranged: (
        ("review_meeting_arranged", "family", ""),
        ("review_meeting_arranged", "authority", ""),
        ("review_meeting_arranged", "setting", ""),
    ),
    e.ReviewMeetingRecorded: (
        ("review_meeting_recorded", "family", ""),
        ("review_meeting_recorded", "authority", ""),
    ),
    e.ReviewReportSent: (
        ("review_report_sent", "family", ""),
        ("review_report_sent", "authority", ""),
    ),
    e.RepresentationsMade: (
        ("representations_made", "authority", ""),
        ("representations_made", "family", ""),
    ),
    e.RepresentationsClosed: (
        ("representations_closed", "authority", ""),
        ("representations_closed", "family", ""),
    ),
    e.FinalPlanIssued: (
        ("final_plan_issued", "family", ""),
        ("final_plan_issued", "setting", ""),
    ),
    e.AmendmentDropped: (
        ("amendment_dropped", "family", ""),
        ("amendment_dropped", "setting", ""),
    ),
    e.ReviewYearClosed: (
        ("review_year_closed", "family", ""),
        ("review_year_closed", "authority", ""),
    ),
    e.PlanDisputeNoted: (("plan_dispute_noted", "authority", ""),),
    e.PlanDisputeEnded: (("plan_dispute_ended", "authority", ""),),
    e.PlanCeased: (
        ("plan_ceased", "family", ""),
        ("plan_ceased", "authority", ""),
        ("plan_ceased", "setting", ""),
    ),
}
"""Template, party and letter of every event that is told in one way."""


def notices(state: PlanState, event: AnyPlanEvent) -> tuple[Notice, ...]:
    """The messages an event calls for; `state` is the state after it.

    Whoever is in the plan in two ways is told once.
    """
    told: dict[tuple[str, str], Notice] = {}
    for notice in _notices(state, event):
        told.setdefault((notice.template, notice.recipient), notice)
    return tuple(told.values())


def _notices(state: PlanState, event: AnyPlanEvent) -> tuple[Notice, ...]:
    match event:
        case ck.ReminderReached():
            owners = reminded(event.clock_id)
            return (
                *_to(state, "clock_reminder", owners, ground=event.clock_id),
                *_of_subjects(state, event),
            )
        case ck.ClockMissed():
            if event.clock_id in RIGHTS_OF_THE_FAMILY and not appeal_matters(state):
                return ()
            told = told_of_breach(event.clock_id)
            return _to(state, "clock_missed", told, ground=event.clock_id)
        case CalendarAdopted() | RulesCorrected():
            concerned = {
                party
                for moved in event.moved
                for party in (
                    "family",
                    *reminded(moved.clock_id),
                    *told_of_breach(moved.clock_id),
                )
            }
            told = tuple(party for party in PARTIES if party in concerned)
            return _to(state, "dates_moved", told, ground=reason_for_moving(event))
        case FactCorrected():
            return _to(state, "fact_corrected", PARTIES, ground=event.fact)
        case PlanRegistered(from_file=True):
            return _to(state, "plan_registered", ("family",))  # staff read the report of the file
        case e.ReviewDecided():
            outcome = event.outcome.value
            return (
                *_to(state, "review_decided", ("family",), "review_notice", outcome),
                *_to(state, "review_decided", ("setting",), ground=outcome),
            )
        case _:
            simple = tuple(
                notice
                for template, party, letter in SIMPLE.get(type(event), ())
                for notice in _to(state, template, (party,), letter)
            )
            return (*simple, *_of_subjects(state, event))


def _of_subjects(state: PlanState, event: AnyPlanEvent) -> tuple[Notice, ...]:
    return tuple(
        notice
        for subject in SUBJECTS
        for tell in subject.notices(state, event)
        for notice in _to(state, tell.template, (tell.party,), tell.letter, tell.ground)
    )


def reminded(clock_id: str) -> tuple[str, ...]:
    """The parties who are reminded of a clock."""
    watch = watch_of(clock_id)
    return watch.reminded if watch is not None else CLOCK_OWNERS[clock_id]


def told_of_breach(clock_id: str) -> tuple[str, ...]:
    """The parties who hear that a clock ran out."""
    watch = watch_of(clock_id)
    return watch.told_of_breach if watch is not None else TOLD_OF_BREACH[clock_id]


def _to(
    state: PlanState,
    template: str,
    parties: Iterable[str],
    letter: str = "",
    ground: str = "",
) -> tuple[Notice, ...]:
    found = [Notice(template, _party(state, party), letter, ground) for party in parties]
    return tuple(notice for notice in found if notice.recipient)


def _party(state: PlanState, party: str) -> str:
    if party.startswith(PERSON):
        return party.removeprefix(PERSON)
    parties = state.parties
    return {
        "family": parties.family_id,
        "authority": parties.authority_id,
        "setting": parties.setting_id,
    }[party]

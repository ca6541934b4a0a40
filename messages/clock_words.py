"""The clocks of a case as people read them: who must do what by which day, and why that day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from cases.clock import Clock, ClockStatus
from cases.dispute import clocks as d
from cases.dispute.state import DisputeState
from cases.dispute.vocabulary import Side
from cases.plan import clocks as p
from cases.plan.state import PlanState
from messages.wording import PROMISES, day
from rules.calendar import LONDON, TRIBUNAL_CLOSES
from rules.caution import caution_words
from rules.deadline import Deadline, Party
from rules.step import words

CaseState = DisputeState | PlanState

FAMILY = "family"


@dataclass(frozen=True, slots=True)
class ClockWords:
    """One kind of clock: who acts and how, for the family and for everybody else, and the rule.

    `modal` and `was` are the verb before and after the day: a duty, a right or a target.
    """

    who: str
    act: str
    act_for_others: str
    rule: str
    modal: str = "must"
    was: str = "had to"


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A clock worded for one reader. `on` is the last day in words, `until` its hour or empty.

    `derivation` says how the day was counted, `provision` where the law says so, `if_missed` what
    follows, in words meant for the family; `was_on` is the day as it was believed before a move.
    """

    clock_id: str
    who: str
    act: str
    modal: str
    was: str
    on: str
    until: str
    rule_words: str
    derivation: str
    rule: str
    provision: str
    days_left: int
    if_missed: str
    is_running: bool
    was_on: str = ""

    @property
    def duty(self) -> str:
        """Who must do what: "the council must answer your complaint"."""
        return f"{self.who} {self.modal} {self.act}"

    @property
    def missed_duty(self) -> str:
        """What had to be done: "the council had to answer your complaint"."""
        return f"{self.who} {self.was} {self.act}"


_WORDS: Mapping[str, ClockWords] = {
    d.APPEAL: ClockWords(
        "you",
        "get your appeal to the tribunal",
        "get the appeal to the tribunal",
        "The time is 2 months from the day the letter was sent. With a certificate it is at "
        "least 1 month from the day of the certificate.",
    ),
    d.LAST_SAFE_DAY: ClockWords(
        "you",
        "be at the tribunal with your appeal, to lose nothing",
        "be at the tribunal with the appeal, to lose nothing",
        "It is the earliest last day on any reading of the dates.",
        "should",
        "were asked to",
    ),
    d.ADVISER_CONTACT: ClockWords(
        "you",
        "contact the mediation adviser",
        "contact the mediation adviser",
        "The time is 2 months from the day the letter was sent. August adds no time.",
    ),
    d.ACKNOWLEDGE: ClockWords(
        "the council",
        "write that it has your complaint",
        "acknowledge the complaint",
        "The time is {acknowledge} working days from the day of the complaint.",
    ),
    d.ANSWER: ClockWords(
        "the council",
        "answer your complaint",
        "answer the complaint",
        "The time is {answer} working days from the day it wrote that it has the complaint.",
    ),
    d.ARRANGE: ClockWords(
        "the council",
        "arrange your mediation meeting",
        "arrange the mediation",
        "The time is 30 days from the day mediation was asked for.",
    ),
    d.CERTIFICATE: ClockWords(
        "the mediation adviser",
        "give you your certificate",
        "issue the certificate",
        "The time is 3 working days.",
    ),
    d.REGISTRATION: ClockWords(
        "the tribunal",
        "register your appeal",
        "register the appeal",
        "The aim is 10 working days of the tribunal. It is a target, not a duty.",
        "aims to",
        "aimed to",
    ),
    d.RESPONSE: ClockWords(
        "the council",
        "answer your appeal",
        "send its response to the tribunal",
        "The time is 30 working days of the tribunal, unless the tribunal names a day.",
    ),
    d.RIGHTS_TRANSFER: ClockWords(
        "the council",
        "write to the young person from the next day on",
        "write to the young person from the next day on",
        "It is the last day of school age.",
    ),
    p.REVIEW_DUE: ClockWords(
        "the council",
        "finish the yearly review of the plan",
        "finish the annual review",
        "A plan is reviewed every 12 months.",
    ),
    p.INVITATIONS: ClockWords(
        "the council",
        "invite you to the review meeting",
        "invite everybody to the review meeting",
        "It must be at least 2 weeks before the meeting.",
    ),
    p.REPORT: ClockWords(
        "the school or college",
        "send you the report of the meeting",
        "send the report of the meeting",
        "The time is 2 weeks from the meeting.",
    ),
    p.DECISION: ClockWords(
        "the council",
        "send you its decision",
        "send its decision notice",
        "The time is 4 weeks from the meeting.",
    ),
    p.REPRESENTATIONS: ClockWords(
        "you",
        "say what you think of the changes",
        "say what it thinks of the changes",
        "You have at least 15 days. The day you got the letter is day 1.",
        "can",
        "could",
    ),
    p.FINAL_PLAN: ClockWords(
        "the council",
        "send you the final plan, if it changes the plan",
        "send the final plan, if it amends the plan",
        "The time is 8 weeks from the letter with the changes. It is never more than 12 weeks "
        "from the meeting.",
    ),
}
"""Every standing clock by its id; promises are worded by what was promised."""


def _words(state: CaseState, clock: Clock) -> ClockWords:
    if clock.clock_id.startswith(d.PROMISE) and isinstance(state, DisputeState):
        return _promise(state, clock.clock_id.removeprefix(d.PROMISE))
    found = _WORDS[clock.clock_id]
    if clock.clock_id == p.ADVISER_CONTACT and isinstance(state, PlanState):
        # Nobody knows yet whether the family disagrees, so the duty is worded with its condition.
        return replace(
            found,
            act=f"{found.act}, if you want to appeal",
            act_for_others=f"{found.act_for_others}, if it wants to appeal",
        )
    return found


def _promise(state: DisputeState, promise_id: str) -> ClockWords:
    promises = state.agreement.promises if state.agreement else ()
    made = next(promise.made for promise in promises if promise.made.promise_id == promise_id)
    rule = "It is the time that the law gives for this promise."
    if made.agreed_due_on is not None:
        rule = "Both sides agreed this day in writing."
    act = PROMISES[made.promise]
    who = "the council" if made.owner is Side.AUTHORITY else "you"
    return ClockWords(who, act, act, rule)


def _who(found: ClockWords, clock: Clock, role: str) -> str:
    if found.who == "the school or college" and clock.deadline.duty_holder is Party.AUTHORITY:
        return "the council"  # R15: no setting, so the authority writes the report
    if role == FAMILY or found.who != "you":
        return found.who
    return "the family"


def line(
    state: CaseState, clock: Clock, role: str, on: date, was_on: date | None = None
) -> ClockLine:
    """A clock worded for a role, as of a day. KeyError for a clock that has no words."""
    found = _words(state, clock)
    deadline = clock.deadline
    return ClockLine(
        clock.clock_id,
        _who(found, clock, role),
        found.act if role == FAMILY else found.act_for_others,
        found.modal,
        found.was,
        day(deadline.due_on),
        _until(deadline),
        found.rule.format(**_days(state)),
        derivation(deadline),
        deadline.rule,
        deadline.citation.provision,
        (deadline.due_on - on).days,
        deadline.if_missed.words,
        clock.status is ClockStatus.RUNNING,
        day(was_on) if was_on else "",
    )


def derivation(deadline: Deadline) -> str:
    """How the day was counted, in sentences, with what to be careful about."""
    steps = [words(step) for step in deadline.steps]
    counted = [f"{step[0].upper()}{step[1:]}." for step in steps]
    return " ".join((*counted, *(caution_words(code) for code in deadline.warnings)))


def _until(deadline: Deadline) -> str:
    if deadline.due_at is None:
        return ""
    at_five = deadline.due_at.astimezone(LONDON).time() == TRIBUNAL_CLOSES
    return ", until 5pm" if at_five else ""


def _days(state: CaseState) -> dict[str, int]:
    if not isinstance(state, DisputeState) or not state.pack:
        return {}
    stage = d.policy(state).complaint_stages[0]
    return {
        "acknowledge": stage.acknowledge_working_days,
        "answer": stage.answer_working_days,
    }


_SHOWN: Mapping[str, frozenset[str]] = {
    "authority": frozenset(
        {d.ACKNOWLEDGE, d.ANSWER, d.ARRANGE, d.RESPONSE}
        | {p.REVIEW_DUE, p.INVITATIONS, p.DECISION, p.REPRESENTATIONS, p.FINAL_PLAN}
    ),
    "service": frozenset({d.ARRANGE, d.CERTIFICATE, d.APPEAL}),
    "tribunal": frozenset({d.REGISTRATION, d.RESPONSE}),
    "setting": frozenset({p.REVIEW_DUE, p.REPORT}),
    "partner": frozenset(),
}
_PROMISES_SHOWN_TO = (FAMILY, "authority", "service")


def shown_to(role: str, clock_id: str) -> bool:
    """Whether a clock belongs among the dates of a message to that role.

    The family sees every clock; its time to appeal has a part of its own.
    """
    if clock_id.startswith(d.PROMISE):
        return role in _PROMISES_SHOWN_TO
    if role == FAMILY:
        return clock_id not in (d.APPEAL, d.LAST_SAFE_DAY, d.RIGHTS_TRANSFER)
    return clock_id in _SHOWN[role]

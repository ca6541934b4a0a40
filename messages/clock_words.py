"""The clocks of a case as people read them: who must do what by which day, and why that day.

Long because it is the one list of words for every clock.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from cases.clock import Clock, ClockStatus
from cases.dispute import clocks as d
from cases.dispute.clock_ids import CLAIM, SAFE_CLAIM
from cases.dispute.pack import complaint_practice
from cases.dispute.state import DisputeState
from cases.dispute.tribunal import clock_ids as t
from cases.dispute.tribunal.vocabulary import OrderSource
from cases.dispute.vocabulary import Side
from cases.plan import clock_ids as p
from cases.plan.choice.decide import CONSULTATION
from cases.plan.placements.subject import PLANNED_END
from cases.plan.record import clock_ids as r
from cases.plan.state import PlanState
from messages.wording import PROMISES, day
from rules.calendar import LONDON, TRIBUNAL_CLOSES
from rules.caution import caution_words
from rules.complaint import stage_days
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
    d.TELL_HEALTH: ClockWords(
        "the council",
        "tell the health service what you ask for",
        "tell the health body the issues",
        "The time is 3 working days from the day mediation was asked for.",
    ),
    d.AUTHORITY_TOLD: ClockWords(
        "the health service",
        "tell the council what was agreed",
        "tell the council what was agreed",
        "The time is 1 week from the day of the agreement.",
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
    d.JUDICIAL_REVIEW: ClockWords(
        "you",
        "have a judge of the High Court asked about the broken promise",
        "ask for judicial review of the broken promise",
        "It must be asked for quickly, and within 3 months of the day the promise was broken.",
        "can",
        "could",
    ),
    d.PANEL_VIEW: ClockWords(
        "the panel",
        "say what it thinks",
        "say what it recommends",
        "It has {panel} days from the end of mediation. After that nobody waits for it.",
        "should",
        "was asked to",
    ),
    t.EVIDENCE: ClockWords(
        "you",
        "send your evidence",
        "send its evidence",
        "The tribunal set this day. The council has the same day.",
    ),
    t.ATTENDANCE_FORM: ClockWords(
        "you",
        "say who comes to the hearing",
        "send the attendance form",
        "The tribunal set this day.",
    ),
    t.CASE_REVIEW: ClockWords(
        "you",
        "send the case review form",
        "send the case review form",
        "The tribunal set this day.",
    ),
    t.WORKING_DOCUMENT: ClockWords(
        "the council",
        "send the working document",
        "send the working document",
        "It is usually 2 weeks before the hearing, unless the tribunal set a day.",
    ),
    t.HEARING_BUNDLE: ClockWords(
        "the council",
        "send the hearing bundle",
        "send the hearing bundle",
        "It is 10 working days of the tribunal before the hearing, unless it set a day.",
    ),
    t.DECISION_TARGET: ClockWords(
        "the tribunal",
        "send its decision",
        "send its decision",
        "It is usual practice and not a duty.",
        "aims to",
        "aimed to",
    ),
    t.LOOK_AGAIN: ClockWords(
        "you",
        "ask a judge to look again",
        "ask a judge to look again",
        "The time is 14 days, without the closed times. Each side can ask.",
        "can",
        "could",
    ),
    t.REINSTATEMENT: ClockWords(
        "you",
        "ask to bring your appeal back",
        "ask to bring the appeal back",
        "The time is 28 days, without the closed times.",
        "can",
        "could",
    ),
    t.CHALLENGE: ClockWords(
        "you",
        "challenge the decision",
        "challenge the decision",
        "The time is 28 days from the decision, without the closed times. Each side can do it.",
        "can",
        "could",
    ),
    t.UPPER_TRIBUNAL: ClockWords(
        "you",
        "go to the Upper Tribunal",
        "go to the Upper Tribunal",
        "The time is 1 month from the ruling, without the closed times. Each side can do it.",
        "can",
        "could",
    ),
    t.ORDER_REVIEW: ClockWords(
        "you",
        "have a judge of the High Court asked about the broken order",
        "ask for judicial review of the broken order",
        "It must be asked for quickly, and within 3 months of the day the order was broken.",
        "can",
        "could",
    ),
    t.ORDER_OMBUDSMAN: ClockWords(
        "you",
        "go to the Ombudsman about the broken order",
        "go to the Ombudsman about the broken order",
        "The time is 12 months from the day the order was broken.",
        "can",
        "could",
    ),
    t.ORDER_COMPLAINT: ClockWords(
        "the council",
        "answer your complaint before the Ombudsman looks at it",
        "answer the complaint before the Ombudsman looks at it",
        "The Ombudsman mostly gives the council about 12 weeks. It is practice, not the law.",
        "can",
        "could",
    ),
    "service:first_offer": ClockWords(
        "the mediation service",
        "offer you the first days for mediation",
        "offer the first days for mediation",
        "It is a promise of the service, not the law.",
        "promised to",
        "promised to",
    ),
    "service:certificate": ClockWords(
        "the mediation service",
        "give you your certificate",
        "issue the certificate",
        "It is a promise of the service, not the law.",
        "promised to",
        "promised to",
    ),
    "service:answer": ClockWords(
        "the council",
        "answer your complaint",
        "answer the complaint",
        "It is a promise of the council, not the law.",
        "promised to",
        "promised to",
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
    r.DRAFT_VIEWS: ClockWords(
        "you",
        "say what you think of the draft",
        "say what it thinks of the draft",
        "You have at least 15 days. The day you got the draft is day 1.",
        "can",
        "could",
    ),
    r.DRAFT_FINAL: ClockWords(
        "the council",
        "send you the final plan, or say that the plan stays as it is",
        "make the plan final, or tell the family that it stays as it is",
        "The time is 8 weeks from the draft.",
    ),
}
"""Every standing clock by its id; promises are worded by what was promised."""


_CLAIM = ClockWords(
    "you",
    "send a discrimination claim to the tribunal",
    "send a discrimination claim to the tribunal",
    "The time is 6 months. The day it happened is the first day. The equality commission can add 3 "
    "months.",
    "can",
    "could",
)


_ANSWER_REVIEW = ClockWords(
    "you",
    "have a judge of the High Court asked about the missing answer",
    "ask for judicial review of the missing answer",
    "It must be asked for quickly, and within 3 months of the day the answer was due.",
    "can",
    "could",
)
_ANSWER_OMBUDSMAN = ClockWords(
    "you",
    "go to the Ombudsman about the missing answer",
    "go to the Ombudsman about the missing answer",
    "The time is 12 months from the day the answer was due.",
    "can",
    "could",
)

_PLACE = ClockWords(
    "the school or college that was asked",
    "say if the child can come",
    "say whether it can take the child",
    "The time is 15 days from the day it was asked. The council may go on without the answer.",
    "should",
    "was asked to",
)

_PLACEMENT = ClockWords(
    "the council",
    "say what comes after the placement",
    "say what comes after the placement",
    "It is the last day that the council planned itself.",
    "is asked to",
    "was asked to",
)


def _words(state: CaseState, clock: Clock) -> ClockWords:
    if clock.clock_id.startswith(d.PROMISE) and isinstance(state, DisputeState):
        return _promise(state, clock.clock_id.removeprefix(d.PROMISE))
    if clock.clock_id.startswith(CLAIM):
        return _CLAIM
    if clock.clock_id.startswith(t.ANSWER_REVIEW):
        return _ANSWER_REVIEW
    if clock.clock_id.startswith(t.ANSWER_OMBUDSMAN):
        return _ANSWER_OMBUDSMAN
    if clock.clock_id.startswith(SAFE_CLAIM):
        return replace(
            _CLAIM,
            rule="On the last day itself the office of the tribunal is closed, so be there before.",
            modal="should",
            was="were asked to",
        )
    if clock.clock_id.startswith(t.ORDER) and isinstance(state, DisputeState):
        return _order(state, clock.clock_id.removeprefix(t.ORDER))
    if clock.clock_id.startswith(t.RECOMMENDATION):
        return _RECOMMENDATION
    if clock.clock_id.startswith(CONSULTATION):
        return _PLACE
    if clock.clock_id.startswith(PLANNED_END):
        return _PLACEMENT
    found = _of_plan_years(clock.clock_id) or _WORDS[clock.clock_id]
    if clock.clock_id == p.ADVISER_CONTACT and isinstance(state, PlanState):
        # Nobody knows yet whether the family disagrees, so the duty is worded with its condition.
        return replace(
            found,
            act=f"{found.act}, if you want to appeal",
            act_for_others=f"{found.act_for_others}, if it wants to appeal",
        )
    return found


_PLAN_YEARS: Mapping[str, tuple[ClockWords, frozenset[str]]] = {
    p.PAPERS: (
        ClockWords(
            "the council",
            "send the papers for the review meeting to everybody",
            "send the papers for the review meeting to everybody",
            "It must be at least 2 weeks before the meeting.",
        ),
        frozenset({FAMILY, "authority", "setting"}),
    ),
    p.PASS_ON: (
        ClockWords(
            "the council",
            "pass the plan on to the new council",
            "pass the plan on to the new council",
            "It is the day of the move, or 15 working days when the council learned of it late.",
        ),
        frozenset({FAMILY, "authority"}),
    ),
    p.TELL_TRANSFER: (
        ClockWords(
            "the council",
            "tell you what it will do with the plan",
            "tell the family what it will do with the plan",
            "The time is 6 weeks from the day the plan came over.",
        ),
        frozenset({FAMILY, "authority"}),
    ),
    p.REASSESS_ANSWER: (
        ClockWords(
            "the council",
            "say if it assesses the needs anew",
            "say if it assesses the needs anew",
            "The time is 15 days from the day it got the request.",
        ),
        frozenset({FAMILY, "authority"}),
    ),
    p.REASSESSED_PLAN: (
        ClockWords(
            "the council",
            "send the final plan after the new assessment",
            "send the final plan after the new assessment",
            "The time is 14 weeks from its answer.",
        ),
        frozenset({FAMILY, "authority"}),
    ),
    p.HEALTH_TOLD: (
        ClockWords(
            "the health service",
            "tell the new health body about the plan",
            "tell the new health body about the plan",
            "It is the day of the change, or 15 working days when it learned of it late.",
        ),
        frozenset({FAMILY, "authority"}),
    ),
    p.HEALTH_ASKS: (
        ClockWords(
            "the new health body",
            "ask the council to look at the plan",
            "ask you to look at the plan",
            "The time is 15 working days from the day it was told.",
            modal="may",
            was="could",
        ),
        frozenset({FAMILY, "authority"}),
    ),
    p.CHANGE_SAID: (
        ClockWords(
            "you",
            "say what you think of the changes",
            "say what it thinks of the changes",
            "You have at least 15 days. The day you got the letter is day 1.",
            modal="can",
            was="could",
        ),
        frozenset({FAMILY, "authority"}),
    ),
    p.CHANGE_FINAL: (
        ClockWords(
            "the council",
            "decide about the changes and send the final plan",
            "decide about the changes and send the final plan",
            "The time is 8 weeks from its notice.",
        ),
        frozenset({FAMILY, "authority"}),
    ),
    p.ADVICE: (
        ClockWords(
            "the council",
            "get the advice for the review meeting",
            "get the advice for the review meeting",
            "It must be here 2 weeks before the meeting.",
        ),
        frozenset({"authority", "setting"}),
    ),
    p.PHASE: (
        ClockWords(
            "the council",
            "make the plan final with the next school or college in it",
            "make the plan final with the next place in it",
            "The law names this day for a move to the next school or college.",
        ),
        frozenset({FAMILY, "authority", "setting"}),
    ),
    p.PHASE_DAY: (
        ClockWords(
            "the next school or college",
            "begin with the help in the plan",
            "begin with the help in the plan",
            "It is the first day there.",
        ),
        frozenset({FAMILY}),
    ),
    p.PLAN_ENDS: (
        ClockWords(
            "the council",
            "keep up the plan, and not longer",
            "keep up the plan, and not longer",
            "A plan ends with the school year in which somebody turns 25.",
            modal="may",
            was="could",
        ),
        frozenset({FAMILY, "authority", "setting"}),
    ),
    p.EARLY_YEARS: (
        ClockWords(
            "the council",
            "think about looking at the plan of a child under five",
            "think about a review under five",
            "The Code of Practice advises 3 to 6 months. It is advice.",
            modal="should",
            was="were asked to",
        ),
        frozenset({FAMILY, "authority"}),
    ),
}
"""The clocks of a plan over the years, by the beginning of their ids, and to whom they are shown."""


def _of_plan_years(clock_id: str) -> ClockWords | None:
    return next((w for at, (w, _) in _PLAN_YEARS.items() if clock_id.startswith(at)), None)


def _promise(state: DisputeState, promise_id: str) -> ClockWords:
    promises = state.agreement.promises if state.agreement else ()
    made = next(promise.made for promise in promises if promise.made.promise_id == promise_id)
    rule = "It is the time that the law gives for this promise."
    if made.agreed_due_on is not None:
        rule = "Both sides agreed this day in writing."
    act = PROMISES[made.promise]
    who = "the council" if made.owner is Side.AUTHORITY else "you"
    return ClockWords(who, act, act, rule)


_RECOMMENDATION = ClockWords(
    "the council",
    "answer the recommendation, or pass on the answer of the health service",
    "answer the recommendation, or pass on the answer of the health service",
    "The time is 5 weeks. Nobody must follow a recommendation, but reasons are owed.",
)


def _order(state: DisputeState, order_id: str) -> ClockWords:
    order = next(one for one in state.tribunal.orders if one.made.order_id == order_id)
    act = PROMISES[order.made.order]
    rule = "It is the time that the law gives for this order."
    if order.source is OrderSource.UNOPPOSED:
        rule = "It is the time that the law gives when an appeal is not opposed."
    if order.made.directed_on is not None:
        rule = "The tribunal named this day."
    return ClockWords("the council", act, act, rule)


def _who(found: ClockWords, clock: Clock, role: str) -> str:
    if found.who == "the school or college" and clock.deadline.duty_holder is Party.AUTHORITY:
        return "the council"  # R15: no setting, so the authority writes the report
    if clock.deadline.duty_holder is Party.ICB:
        return "the health service"  # M6: for health alone the health body arranges
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
    acknowledge, answer = 0, 0
    if state.complaint is not None:
        acknowledge, answer = stage_days(complaint_practice(state), state.complaint.stage)
        answer += state.complaint.extended_by
    return {
        "acknowledge": acknowledge,
        "answer": answer,
        "panel": d.policy(state).panel.answers_in,
    }


_OF_AN_APPEAL = frozenset(
    {t.EVIDENCE, t.ATTENDANCE_FORM, t.CASE_REVIEW, t.WORKING_DOCUMENT, t.HEARING_BUNDLE}
    | {t.DECISION_TARGET, t.LOOK_AGAIN, t.REINSTATEMENT, t.CHALLENGE, t.UPPER_TRIBUNAL}
)

_SHOWN: Mapping[str, frozenset[str]] = {
    "authority": frozenset(
        {d.ACKNOWLEDGE, d.ANSWER, d.ARRANGE, d.RESPONSE, d.TELL_HEALTH, d.AUTHORITY_TOLD}
        | _OF_AN_APPEAL
        | {p.REVIEW_DUE, p.INVITATIONS, p.DECISION, p.REPRESENTATIONS, p.FINAL_PLAN}
        | {r.DRAFT_VIEWS, r.DRAFT_FINAL}
    ),
    "service": frozenset({d.ARRANGE, d.CERTIFICATE, d.APPEAL, d.AUTHORITY_TOLD, d.PANEL_VIEW}),
    "tribunal": frozenset({d.REGISTRATION, d.RESPONSE} | _OF_AN_APPEAL),
    "setting": frozenset({p.REVIEW_DUE, p.REPORT}),
    "partner": frozenset(),
}
_ORDERS_SHOWN_TO = (FAMILY, "authority", "tribunal")
_PROMISES_SHOWN_TO = (FAMILY, "authority", "service")


def shown_to(role: str, clock_id: str) -> bool:
    """Whether a clock belongs among the dates of a message to that role.

    The family sees every clock; its time to appeal has a part of its own.
    """
    if clock_id.startswith(d.PROMISE):
        return role in _PROMISES_SHOWN_TO
    if clock_id.startswith((t.ORDER, t.RECOMMENDATION)):
        return role in _ORDERS_SHOWN_TO
    if clock_id.startswith((CONSULTATION, PLANNED_END)):
        return role in (FAMILY, "authority")
    shown = next((to for at, (_, to) in _PLAN_YEARS.items() if clock_id.startswith(at)), None)
    if shown is not None:
        return role in shown
    if role == FAMILY:
        return clock_id not in (d.APPEAL, d.LAST_SAFE_DAY, d.RIGHTS_TRANSFER)
    return clock_id in _SHOWN[role]

"""Plays of an appeal before the tribunal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from cases.actor import Role
from cases.change import CorrectRules
from cases.dispute import commands as dc
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal.terms import DirectionGiven, OrderMade
from cases.dispute.tribunal.vocabulary import (
    AnswerRoute,
    ChangeTopic,
    DirectionKind,
    EscalationRoute,
    HearingPaper,
    ReviewAsked,
    ReviewRuling,
)
from cases.dispute.vocabulary import DocumentKind
from rules import compliance
from rules.appeal import DecisionKind
from rules.compliance import PromiseKind
from rules.practice import HearingMode
from rules.recommendation import Answer
from tests.cases import appeals as a
from tests.cases import disputes as d
from tests.cases.journey import Journey, day
from tests.cases.misreading import counting_from_later

_SECOND = OrderMade("o2", PromiseKind.NAME_INSTITUTION)
_LATER = OrderMade("o3", PromiseKind.AMEND_PLAN, directed_on=day("2026-12-01"))


def plays() -> Iterator[Journey]:
    """Every step of an appeal, and every refusal of one."""
    yield from _rulings()
    yield from _refused_late()
    yield from _preparing()
    yield from _withdrawals()
    yield from _given_way()
    yield from _orders()
    yield from _challenges()
    yield from _refused()


def _rulings() -> Iterator[Journey]:
    for admitted in (True, False):
        late = a.late()
        late.refused(c.RuleOnCertificate, d.CLERK, admitted=True, narrative_id="words")
        late.do(dc.AcceptReferral, d.CLERK)
        late.refused(dc.RegisterAppeal, d.CLERK, appeal_number="EH1")
        late.do(c.RuleOnLateAppeal, d.CLERK, admitted=admitted, narrative_id="words")
        yield late
        soon = a.late()
        soon.do(c.RuleOnLateAppeal, d.CLERK, admitted=admitted, narrative_id="words")
        yield soon
        for accepted in (True, False):
            without = a.without_certificate()
            without.refused(c.RuleOnLateAppeal, d.CLERK, admitted=True, narrative_id="words")
            if accepted:
                without.do(dc.AcceptReferral, d.CLERK)
                without.refused(dc.RegisterAppeal, d.CLERK, appeal_number="EH1")
            without.do(c.RuleOnCertificate, d.CLERK, admitted=admitted, narrative_id="words")
            yield without
    early = d.filed()
    early.refused(c.RuleOnLateAppeal, d.CLERK, admitted=True, narrative_id="words")
    early.refused(c.AskToWithdraw, d.FAMILY)
    yield early


def _refused_late() -> Iterator[Journey]:
    yield a.refused_late().on(day("2026-07-01"))
    for ruling in (ReviewRuling.SET_ASIDE, ReviewRuling.REFUSED):
        journey = a.refused_late()
        asked = {"asked": ReviewAsked.SET_ASIDE, "narrative_id": "words"}
        journey.refused(c.AskForReview, d.AUTHORITY, **asked)
        journey.do(c.AskForReview, d.FAMILY, **asked)
        journey.do(c.RuleOnReview, d.CLERK, ruling=ruling)
        yield journey.on(day("2026-09-15"))


def _preparing() -> Iterator[Journey]:
    journey = a.registered()
    journey.refused(dc.Withdraw, d.FAMILY)
    journey.refused(c.GiveDirections, d.CLERK, directions=())
    past = (DirectionGiven(DirectionKind.EVIDENCE, day("2026-03-01")),)
    journey.refused(c.GiveDirections, d.CLERK, directions=past)
    a.direct(
        journey,
        evidence="2026-05-01",
        attendance_form="2026-05-08",
        case_review="2026-05-08",
        working_document="2026-05-20",
    )
    paper = d.add(journey, DocumentKind.EVIDENCE)
    journey.refused(c.RecordResponse, d.AUTHORITY, opposes=False)
    journey.do(c.RecordResponse, d.AUTHORITY, opposes=True, narrative_id="words")
    journey.refused(c.RecordResponse, d.AUTHORITY, opposes=True)
    journey.refused(c.ExchangeEvidence, d.FAMILY, document_ids=("no-such",))
    journey.refused(c.SendSupplement, d.FAMILY, document_ids=(paper,), narrative_id="words")
    journey.do(c.ExchangeEvidence, d.FAMILY, document_ids=(paper,))
    journey.do(c.NameAttendance, d.FAMILY, witnesses=2)
    journey.do(c.NameAttendance, d.FAMILY, witnesses=1)
    journey.refused(c.NameAttendance, d.FAMILY, witnesses=4)
    _papers_of_mediation(journey)
    journey.do(c.FileCaseReview, d.FAMILY, narrative_id="words", document_id=paper)
    journey.refused(c.FileCaseReview, d.FAMILY, narrative_id="words")
    _changes(journey)
    journey.on(day("2026-06-02"))
    journey.refused(c.ExchangeEvidence, d.AUTHORITY, document_ids=(paper,))
    journey.do(c.SendSupplement, d.AUTHORITY, document_ids=(paper,), narrative_id="words")
    _to_the_hearing(journey)
    yield journey


def _papers_of_mediation(journey: Journey) -> None:
    proof = d.add(journey, DocumentKind.PROMISE_EVIDENCE, d.AUTHORITY)
    bundle = {"paper": HearingPaper.HEARING_BUNDLE}
    journey.refused(c.SendHearingPaper, d.AUTHORITY, document_id=proof, **bundle)
    journey.refused(c.SendHearingPaper, d.AUTHORITY, document_id="no-such", **bundle)
    journey.refused(c.FileCaseReview, d.FAMILY, narrative_id="words", document_id=proof)


def _changes(journey: Journey) -> None:
    def ask(topic: ChangeTopic, direction: DirectionKind | None = None) -> dict[str, Any]:
        return {
            "topic": topic,
            "direction": direction,
            "copied_to_other_side": True,
            "other_side_asked": True,
            "narrative_id": "words",
        }

    rule = {"by_staff": True, "narrative_id": "words"}
    journey.refused(c.RuleOnChange, d.CLERK, granted=True, **rule)
    more = ask(ChangeTopic.MORE_TIME, DirectionKind.EVIDENCE)
    journey.refused(c.AskForChange, d.FAMILY, **(more | {"copied_to_other_side": False}))
    journey.refused(
        c.AskForChange, d.FAMILY, **ask(ChangeTopic.MORE_TIME, DirectionKind.HEARING_BUNDLE)
    )
    journey.refused(c.AskForChange, d.FAMILY, **ask(ChangeTopic.LOOK_AGAIN))
    journey.do(c.AskForChange, d.FAMILY, **more)
    journey.refused(c.AskForChange, d.AUTHORITY, **more)
    journey.refused(c.RuleOnChange, d.CLERK, granted=False, due_on=day("2026-06-01"), **rule)
    journey.do(c.RuleOnChange, d.CLERK, granted=True, due_on=day("2026-06-01"), **rule)
    journey.do(c.AskForChange, d.FAMILY, **ask(ChangeTopic.LOOK_AGAIN))
    journey.do(c.RuleOnChange, d.CLERK, granted=False, by_staff=False, narrative_id="words")


def _to_the_hearing(journey: Journey) -> None:
    hearing = {"mode": HearingMode.HEARING}
    journey.refused(c.RecordHearing, d.CLERK, held_on=journey.now.on, adjourned=False)
    journey.refused(c.ListHearing, d.CLERK, hearing_on=day("2026-06-01"), **hearing)
    journey.do(c.ListHearing, d.CLERK, hearing_on=day("2026-07-01"), **hearing)
    journey.do(c.ListHearing, d.CLERK, hearing_on=day("2026-07-02"), **hearing)
    for paper in HearingPaper:
        journey.do(c.SendHearingPaper, d.AUTHORITY, paper=paper)
    journey.on(day("2026-07-01"))
    journey.refused(c.RecordHearing, d.CLERK, held_on=day("2026-07-01"), adjourned=False)
    journey.refused(c.RecordHearing, d.CLERK, held_on=day("2026-07-02"), adjourned=False)
    journey.do(c.RecordHearing, d.CLERK, held_on=day("2026-07-01"), adjourned=True)
    journey.do(c.ListHearing, d.CLERK, hearing_on=day("2026-09-10"), mode=HearingMode.ON_PAPER)
    journey.refused(c.RecordDecision, d.CLERK, decided_on=day("2026-07-01"))
    journey.do(c.RecordHearing, d.CLERK, held_on=day("2026-07-01"), adjourned=False)
    journey.refused(c.RecordHearing, d.CLERK, held_on=day("2026-07-01"), adjourned=False)
    journey.refused(c.ListHearing, d.CLERK, hearing_on=day("2026-09-10"), **hearing)
    journey.refused(c.RecordDecision, d.CLERK, decided_on=day("2026-06-30"))
    journey.do(c.RecordDecision, d.CLERK, decided_on=day("2026-07-01"))
    journey.on(day("2026-12-01"))


def _withdrawals() -> Iterator[Journey]:
    for begin in (a.registered, a.listed, a.heard):
        for consents in (True, False):
            journey = begin()
            journey.refused(c.ConsentToWithdrawal, d.CLERK, consents=True)
            journey.refused(c.AskToReinstate, d.FAMILY, narrative_id="words")
            journey.do(c.AskToWithdraw, d.FAMILY)
            journey.refused(c.AskToWithdraw, d.FAMILY)
            journey.do(c.ConsentToWithdrawal, d.CLERK, consents=consents)
            if consents:
                journey.refused(c.RuleOnReinstatement, d.CLERK, granted=True)
                journey.do(c.AskToReinstate, d.FAMILY, narrative_id="words")
                journey.refused(c.AskToReinstate, d.FAMILY, narrative_id="words")
                journey.do(c.RuleOnReinstatement, d.CLERK, granted=True)
            yield journey
    refused = a.withdrawn()
    refused.do(c.AskToReinstate, d.FAMILY, narrative_id="words")
    refused.do(c.RuleOnReinstatement, d.CLERK, granted=False)
    yield refused
    yield a.withdrawn().on(day("2026-06-01"))


def _unanswered(begin: str) -> Journey:
    journey = a.registered()
    if begin != "open":
        a.list_it(journey, day("2026-06-08"))
    if begin == "heard":
        journey.on(day("2026-06-08"))
        journey.do(c.RecordHearing, d.CLERK, held_on=day("2026-06-08"), adjourned=False)
    return journey


def _given_way() -> Iterator[Journey]:
    for begin in ("open", "listed", "heard"):
        conceded = _unanswered(begin)
        conceded.refused(c.Concede, d.AUTHORITY, orders=())
        conceded.do(c.Concede, d.AUTHORITY, orders=(a.AMEND,))
        conceded.refused(c.ListHearing, d.CLERK, hearing_on=day("2026-09-10"), mode="hearing")
        a.keep(conceded, "o1")
        yield conceded
    for start in (a.responded, a.listed, a.heard):
        agreed = start()
        agreed.refused(c.Concede, d.AUTHORITY, orders=(a.AMEND,))
        agreed.refused(c.AgreeConsentOrder, d.FAMILY)
        agreed.do(c.AgreeConsentOrder, d.AUTHORITY, orders=(a.AMEND,))
        agreed.refused(c.AgreeConsentOrder, d.AUTHORITY)
        agreed.refused(c.MakeConsentOrder, d.CLERK, made_on=agreed.now.on)
        agreed.do(c.AgreeConsentOrder, d.FAMILY)
        agreed.do(c.MakeConsentOrder, d.CLERK, made_on=agreed.now.on)
        a.keep(agreed, "o1")
        yield agreed


def _orders() -> Iterator[Journey]:
    kept = a.decided(a.AMEND, _SECOND, said=(a.HEALTH,))
    answer = {"says": tuple(Answer), "answered_on": kept.now.on}
    kept.refused(c.RecordRecommendationAnswer, d.AUTHORITY, recommendation_id="no", **answer)
    early = answer | {"answered_on": day("2026-06-01")}
    kept.refused(c.RecordRecommendationAnswer, d.AUTHORITY, recommendation_id="r1", **early)
    vague = answer | {"says": ()}
    kept.refused(c.RecordRecommendationAnswer, d.AUTHORITY, recommendation_id="r1", **vague)
    _keeping_refused(kept)
    for order_id in ("o1", "o2"):
        a.keep(kept, order_id)
    kept.refused(c.RecordOrderKept, d.AUTHORITY, order_id="o1", kept_on=kept.now.on)
    kept.on(day("2026-07-14"))
    kept.do(c.RecordRecommendationAnswer, d.AUTHORITY, recommendation_id="r1", **answer)
    yield kept
    answered = a.decided(a.AMEND, said=(a.HEALTH,))
    answered.do(c.RecordRecommendationAnswer, d.AUTHORITY, recommendation_id="r1", **answer)
    answered.refused(c.RecordRecommendationAnswer, d.AUTHORITY, recommendation_id="r1", **answer)
    yield answered
    yield _unanswered_recommendation()
    late = a.decided(a.AMEND, _SECOND, _LATER).on(day("2026-09-01"))
    late.do(c.EscalateOrderBreach, d.FAMILY, order_id="o1", route=EscalationRoute.COMPLAINT)
    late.refused(c.EscalateOrderBreach, d.FAMILY, order_id="o1", route=EscalationRoute.COMPLAINT)
    late.refused(c.EscalateOrderBreach, d.FAMILY, order_id="o3", route=EscalationRoute.COMPLAINT)
    for order_id in ("o1", "o2", "o3"):
        a.keep(late, order_id)
    yield late
    counted_again = a.decided(a.AMEND).on(day("2026-07-22"))
    with counting_from_later(compliance, "ordered", days=7):
        counted_again.do(CorrectRules, Role.ADMINISTRATOR, rules=("O5",))
    yield counted_again
    mended = a.decided(a.AMEND).on(day("2026-09-01"))
    a.keep(mended, "o1")
    yield mended


def _unanswered_recommendation() -> Journey:
    journey = a.decided(said=(a.CARE,))
    further = {"recommendation_id": "r2", "route": AnswerRoute.COMPLAINT}
    journey.refused(c.EscalateRecommendation, d.FAMILY, **further)
    unknown = further | {"recommendation_id": "no"}
    journey.refused(c.EscalateRecommendation, d.FAMILY, **unknown)
    journey.on(day("2026-08-01"))
    journey.do(c.EscalateRecommendation, d.FAMILY, **further)
    journey.refused(c.EscalateRecommendation, d.FAMILY, **further)
    answer = {"says": (Answer.REASONS,), "answered_on": journey.now.on}
    journey.do(c.RecordRecommendationAnswer, d.AUTHORITY, recommendation_id="r2", **answer)
    return journey


def _keeping_refused(journey: Journey) -> None:
    on = journey.now.on
    journey.refused(c.RecordOrderKept, d.AUTHORITY, order_id="no", kept_on=on)
    before = day("2026-06-01")
    journey.refused(c.RecordOrderKept, d.AUTHORITY, order_id="o1", kept_on=before)


def _challenges() -> Iterator[Journey]:
    def broken(journey: Journey) -> None:
        journey.on(day("2026-09-01"))

    def kept(journey: Journey) -> None:
        a.keep(journey, "o1")

    def running(journey: Journey) -> None:
        journey.refused(c.AskForReview, d.FAMILY, asked=ReviewAsked.REVIEW, narrative_id="words")

    afterwards: tuple[Callable[[Journey], None], ...] = (running, broken, kept)
    for go_on in afterwards:
        again = a.challenged(a.AMEND)
        go_on(again)
        again.do(c.RuleOnReview, d.CLERK, ruling=ReviewRuling.SET_ASIDE)
        again.refused(c.RuleOnReview, d.CLERK, ruling=ReviewRuling.REFUSED)
        again.refused(c.AskForReview, d.FAMILY, asked=ReviewAsked.REVIEW, narrative_id="words")
        yield again
    for ruling in (ReviewRuling.REFUSED, ReviewRuling.PERMISSION_GRANTED):
        refused = a.challenged(a.AMEND)
        refused.do(c.RuleOnReview, d.CLERK, ruling=ruling)
        a.keep(refused, "o1")
        yield refused.on(refused.due("upper_tribunal") + timedelta(days=1))


def _refused() -> Iterator[Journey]:
    journey = a.heard()
    on = journey.now.on
    wrong: tuple[tuple[OrderMade, ...], ...] = (
        (OrderMade("o1", PromiseKind.CONTINUE_PLAN),),
        (OrderMade("o1", PromiseKind.AMEND_PLAN, content_too=True),),
        (OrderMade("o1", PromiseKind.AMEND_PLAN, directed_on=on - timedelta(days=1)),),
        (a.AMEND, a.AMEND),
    )
    for orders in wrong:
        journey.refused(c.RecordDecision, d.CLERK, decided_on=on, orders=orders)
    yield journey
    yield _no_recommendation()
    yield _not_ready()


def _no_recommendation() -> Journey:
    journey = d.with_grounds(decision=DecisionKind.REFUSED_TO_ASSESS, sections=())
    journey.do(dc.StateGrounds, d.FAMILY, sections=(), narrative_id="words-3", details=d.DETAILS)
    journey.on(day("2026-03-02"))
    d.build(journey)
    journey.do(dc.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1")
    a.register(journey)
    a.list_it(journey, journey.now.on)
    today: date = journey.now.on
    journey.do(c.RecordHearing, d.CLERK, held_on=today, adjourned=False)
    journey.refused(c.RecordDecision, d.CLERK, decided_on=today, recommendations=(a.HEALTH,))
    return journey


def _not_ready() -> Journey:
    journey = d.with_grounds(sections=("I",))
    journey.do(
        dc.StateGrounds, d.FAMILY, sections=("I",), narrative_id="words-3", details=d.DETAILS
    )
    journey.on(day("2026-03-02"))
    d.build(journey)
    journey.do(dc.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1")
    a.register(journey)
    a.direct(journey, evidence="2026-05-01")
    journey.refused(
        c.ListHearing,
        d.CLERK,
        hearing_on=day("2026-06-01"),
        mode=HearingMode.HEARING,
        at_phase_transfer=True,
    )
    return journey

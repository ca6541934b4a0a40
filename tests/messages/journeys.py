"""Whole disputes and plans, played by real commands and passing time, to have real states to word.

Long because each journey goes from the filing to its end in one piece.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any

from cases import life
from cases.actor import Actor, Role
from cases.change import Moved
from cases.command import Meta
from cases.dispute import commands as d
from cases.dispute.attendees.commands import ConsentToAttendee, ProposeAttendee, RefuseAttendee
from cases.dispute.health.commands import RecordAuthorityTold, TellHealth
from cases.dispute.mediators.commands import DeclareConflict, ReplaceMediator, WaiveConflict
from cases.dispute.preparation.commands import RecordViews, SubmitPreparation
from cases.dispute.preparation.vocabulary import ViewsHeard
from cases.dispute.screening.commands import ScreenFamily
from cases.dispute.screening.vocabulary import ScreeningOutcome
from cases.dispute.tribunal.vocabulary import ReviewRuling, UpperOutcome
from cases.dispute.vocabulary import (
    AnswerOutcome,
    Decision,
    DocumentKind,
    ReturnReason,
    SessionOutcome,
    Side,
)
from cases.kinds import DISPUTE, PLAN
from cases.life import CaseKind
from cases.moment import Moment
from cases.notice import Notice
from cases.plan import commands as p
from cases.plan.ending.commands import ConsultBeforeEnding
from cases.plan.vocabulary import ReviewOutcome
from documents.send35_fields import details_given
from rules.compliance import PromiseKind
from rules.mediation_session import Attendee, Issue
from rules.reassessment import EndingGround
from rules.review import NoticeItem
from tests.messages import appeals, journeys_of_grounds, plan_records, plan_years, stages
from tests.messages.beside import answered_for, exempted, promised
from tests.messages.choosing import (
    chosen,
    chosen_freely,
    placed,
    standard_named,
    standard_of_plan,
    stayed,
)
from tests.messages.people_in_case import (
    capacity_changes,
    grown_up,
    interpreted,
    with_everybody,
)
from tests.messages.putting_right import put_right
from tests.messages.sessions import (
    negotiated,
    out_of_date,
    seat_of_health,
    taken_back,
    taken_further,
)

NAMES = {
    "family": "Example Parent",
    "child": "Example Child",
    "authority": "Example Council SEND team",
    "service": "Example Mediation Service",
    "mediator": "Example Mediator",
    "tribunal": "Example Tribunal office",
    "setting": "Example School",
    "family-1": "Example Parent",
    "child-1": "Example Child",
    "authority-1": "Example Council SEND team",
    "authority-2": "Another Example Council",
    "service-1": "Example Mediation Service",
    "tribunal-1": "Example Tribunal office",
    "setting-1": "Example School",
    "setting-2": "Example College",
    "helper-1": "Example Helper",
}
ANSWERS: dict[str, object] = {
    "child_name": "Example Child",
    "child_birth_date": "2015-03-09",
    "child_gender": "girl",
    "applicant_role": "parent",
    "applicant_name": "Example Parent",
    "applicant_relationship": "mother",
    "applicant_phone": "020 7946 0000",
    "applicant_email": "parent@example.org",
    "applicant_address": "2 Example Road\nExample Town",
    "others_with_responsibility": "no",
    "represented": "no",
    "sections": ["B", "F"],
    "after_annual_review": "yes",
    "reasons": "The help in the plan is too little.\nThe school says so too.",
    "result_sought": "Order more help.",
    "other_appeals": "no",
    "other_court_cases": "no",
    "hearing": "attended",
    "video": "yes",
}
"""A form that is filled in, by field id."""


@dataclass
class Told:
    """A notice, the state right after its event, and the state when all that followed was true;
    `moved` are the dates that the event moved."""

    just_after: Any
    state: Any
    notice: Notice
    at: datetime
    moved: tuple[Moved, ...] = ()


@dataclass
class Journey:
    """A case under way: its state, its own time, and everything anybody was told."""

    kind: CaseKind
    state: Any
    at: datetime
    told: list[Told] = field(default_factory=list)
    commands: int = 0

    def do(self, make: Callable[[Meta], Any], role: Role, person: str) -> None:
        """Give a command."""
        self.commands += 1
        meta = Meta(f"c{self.commands}", self.state.case_id, Actor(role, person), self.at)
        outcome = life.perform(self.kind, self.state, make(meta), Moment(self.at))
        self._tell(outcome.events)

    def wait_until(self, day: date) -> None:
        """Let time pass until ten in the morning of a day."""
        until = datetime(day.year, day.month, day.day, 10, 0, tzinfo=UTC)
        while (wake := life.next_wake(self.state)) is not None and wake <= until:
            self.at = max(self.at, wake)
            outcome = life.passing(self.kind, self.state, Moment(wake))
            if outcome is None:
                break
            self._tell(outcome.events)
        self.at = max(self.at, until)

    def _tell(self, events: tuple[Any, ...]) -> None:
        called: list[tuple[Any, Notice, tuple[Moved, ...]]] = []
        for event in events:
            self.state = self.kind.evolve(self.state, event)
            moved = getattr(event, "moved", ())
            called.extend((self.state, n, moved) for n in self.kind.notices(self.state, event))
        self.told.extend(Told(after, self.state, n, self.at, moved) for after, n, moved in called)


FILED_ON = date(2026, 4, 13)


def filed(pack: str = "green-paper-2022", **facts: Any) -> Journey:
    """A dispute about the content of a plan, filed by its family."""
    at = datetime(2026, 4, 13, 9, 0, tzinfo=UTC)
    journey = Journey(DISPUTE, DISPUTE.fresh("1f3c92ab-0000-4000-8000-000000000001"), at)
    given: dict[str, Any] = {
        "family_id": "family",
        "child_id": "child",
        "authority_id": "authority",
        "service_id": "service",
        "tribunal_id": "tribunal",
        "decision": Decision.PLAN_FINALISED,
        "sections": ("B", "F"),
        "notice_sent_on": date(2026, 4, 8),
        "notice_dated_on": date(2026, 4, 7),
        "narrative_id": "complaint",
        "pack": pack,
        **facts,
    }
    journey.do(lambda meta: d.FileDispute(meta, **given), Role.FAMILY, "family")
    return journey


def answered(journey: Journey) -> Journey:
    """Acknowledged, answered, not settled."""
    journey.wait_until(date(2026, 4, 15))
    journey.do(lambda meta: d.AcknowledgeComplaint(meta), Role.AUTHORITY, "authority")
    journey.wait_until(date(2026, 4, 24))
    journey.do(
        lambda meta: d.AnswerComplaint(meta, AnswerOutcome.NOT_UPHELD, "answer"),
        Role.AUTHORITY,
        "authority",
    )
    journey.do(lambda meta: d.RespondToAnswer(meta, False), Role.FAMILY, "family")
    return journey


def wanting(journey: Journey) -> Journey:
    """The family asked for mediation."""
    journey.wait_until(date(2026, 4, 27))
    journey.do(lambda meta: d.ContactAdviser(meta, True, True), Role.FAMILY, "family")
    return journey


SLOT = datetime(2026, 5, 14, 9, 30, tzinfo=UTC)


def agreed_slot(journey: Journey) -> Journey:
    """A mediator, slots, one of them chosen, a decision-maker named."""
    journey.do(lambda meta: d.AppointMediator(meta, "mediator"), Role.MEDIATOR, "service")
    slots = (SLOT, SLOT + timedelta(days=1))
    journey.do(lambda meta: d.OfferSlots(meta, slots), Role.MEDIATOR, "mediator")
    journey.do(lambda meta: d.AgreeSlot(meta, SLOT), Role.FAMILY, "family")
    journey.do(lambda meta: d.NameDecisionMaker(meta, "officer"), Role.AUTHORITY, "authority")
    return journey


def held(journey: Journey, outcome: SessionOutcome) -> Journey:
    """The session came to its end."""
    journey.wait_until(date(2026, 5, 14))
    journey.do(lambda meta: d.RecordSession(meta, SLOT.date(), outcome), Role.MEDIATOR, "mediator")
    return journey


def add_documents(journey: Journey) -> Journey:
    """The papers of a referral."""
    for number, kind in enumerate(
        (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K)
    ):
        added = partial(
            d.AddDocument,
            document_id=f"doc{number}",
            document=kind,
            sha256=f"{number:064d}",
            pages=2,
        )
        journey.do(added, Role.FAMILY, "family")
    return journey


def referred(journey: Journey, late_reason_id: str = "") -> Journey:
    """Grounds, a bundle that fails once, a signature."""
    add_documents(journey)
    details = details_given(ANSWERS)
    journey.do(
        lambda meta: d.StateGrounds(
            meta, ("B", "F"), "grounds", details, late_reason_id=late_reason_id
        ),
        Role.FAMILY,
        "family",
    )
    journey.do(lambda meta: d.RequestBundle(meta), Role.FAMILY, "family")
    journey.do(lambda meta: d.RecordBundleFailure(meta, 1, "refused"), Role.ENGINE, "engine")
    journey.do(lambda meta: d.RequestBundle(meta), Role.FAMILY, "family")
    journey.do(lambda meta: d.RecordBundle(meta, 2, "a" * 64, 12), Role.ENGINE, "engine")
    journey.do(lambda meta: d.SendReferral(meta, "a" * 64, "signature"), Role.FAMILY, "family")
    return journey


def certified(**facts: Any) -> Journey:
    """Complaint to the certificate after a session without agreement."""
    journey = held(agreed_slot(wanting(answered(filed(**facts)))), SessionOutcome.NONE)
    journey.do(lambda meta: d.IssueCertificate(meta), Role.MEDIATOR, "mediator")
    journey.wait_until(date(2026, 5, 18))
    return journey


def registered(**facts: Any) -> Journey:
    """Complaint to registration, with a return in between."""
    journey = referred(certified(**facts))
    journey.do(
        lambda meta: d.ReturnReferral(meta, tuple(ReturnReason), "returned"),
        Role.CLERK,
        "tribunal",
    )
    journey.do(lambda meta: d.RequestBundle(meta), Role.FAMILY, "family")
    journey.do(lambda meta: d.RecordBundle(meta, 3, "b" * 64, 13), Role.ENGINE, "engine")
    journey.do(lambda meta: d.SendReferral(meta, "b" * 64, "signature"), Role.FAMILY, "family")
    journey.wait_until(date(2026, 6, 12))
    journey.do(lambda meta: d.AcceptReferral(meta), Role.CLERK, "tribunal")
    journey.do(lambda meta: d.RegisterAppeal(meta, "EH123/26/00001"), Role.CLERK, "tribunal")
    return journey


def whole_dispute() -> Journey:
    """Complaint to registration, and the council's silence after."""
    journey = registered()
    journey.wait_until(date(2026, 12, 1))
    return journey


def agreement_reached(outcome: SessionOutcome = SessionOutcome.AGREEMENT) -> Journey:
    """An agreement with one promise of each side, accepted by the family first."""
    journey = held(agreed_slot(wanting(answered(filed()))), outcome)
    promises = (
        d.PromiseMade("p1", PromiseKind.AMEND_PLAN, Side.AUTHORITY, "promise-1"),
        d.PromiseMade("p2", PromiseKind.OTHER, Side.FAMILY, "promise-2", date(2026, 6, 1)),
    )
    journey.do(
        lambda meta: d.RecordAgreement(meta, SLOT.date(), promises), Role.MEDIATOR, "mediator"
    )
    journey.do(lambda meta: d.AcceptAgreement(meta), Role.FAMILY, "family")
    journey.do(lambda meta: d.AcceptAgreement(meta), Role.AUTHORITY, "authority")
    return journey


def agreement_breached_then_kept() -> Journey:
    """Both promises pass their day, then both are kept."""
    journey = agreement_reached()
    journey.wait_until(date(2026, 7, 1))
    for promise in ("p1", "p2"):
        kept = partial(d.RecordPromiseKept, promise_id=promise, kept_on=date(2026, 6, 30))
        journey.do(kept, Role.MEDIATOR, "mediator")
    return journey


def accepted_by_the_authority_first() -> Journey:
    """An agreement on a part, accepted by the authority alone."""
    journey = agreement_reached(SessionOutcome.PARTIAL)
    other = held(agreed_slot(wanting(answered(filed()))), SessionOutcome.PARTIAL)
    promise = d.PromiseMade("p1", PromiseKind.MAKE_PLAN, Side.AUTHORITY, "promise-1")
    other.do(
        lambda meta: d.RecordAgreement(meta, SLOT.date(), (promise,)), Role.MEDIATOR, "mediator"
    )
    other.do(lambda meta: d.AcceptAgreement(meta), Role.AUTHORITY, "authority")
    other.told.extend(journey.told)
    return other


def silence() -> Journey:
    """Nobody does anything: every clock of the family and the authority runs out."""
    journey = filed()
    journey.wait_until(date(2026, 9, 1))
    return journey


def acknowledged_and_silent() -> Journey:
    """Acknowledged, never answered."""
    journey = filed()
    journey.do(lambda meta: d.AcknowledgeComplaint(meta), Role.AUTHORITY, "authority")
    journey.wait_until(date(2026, 5, 20))
    return journey


def not_arranged() -> Journey:
    """Mediation asked for, never arranged: the certificate issues by itself."""
    journey = wanting(answered(filed()))
    journey.wait_until(date(2026, 6, 1))
    return journey


def late() -> Journey:
    """A referral after the last day."""
    journey = filed("law-2014")
    journey.wait_until(date(2026, 4, 27))
    journey.do(lambda meta: d.ContactAdviser(meta, False), Role.FAMILY, "family")
    journey.do(lambda meta: d.IssueCertificate(meta), Role.ADVISER, "service")
    journey.wait_until(date(2026, 9, 1))
    return referred(journey, late_reason_id="late")


def reported_not_arranged(pack: str) -> Journey:
    """The authority says itself that it cannot; under the law of 2014 the adviser then sleeps."""
    journey = wanting(answered(filed(pack)))
    journey.do(lambda meta: d.ReportNotArranged(meta), Role.AUTHORITY, "authority")
    journey.wait_until(date(2026, 5, 10))
    return journey


def nobody_came(outcome: SessionOutcome) -> Journey:
    """A session that one side missed."""
    return held(agreed_slot(wanting(answered(filed()))), outcome)


def declined() -> Journey:
    """Mediation declined, as the law of 2014 allows."""
    journey = answered(filed("law-2014"))
    journey.do(lambda meta: d.ContactAdviser(meta, False), Role.FAMILY, "family")
    journey.do(lambda meta: d.IssueCertificate(meta), Role.ADVISER, "service")
    return journey


def settled_by_answer() -> Journey:
    """The family accepts the answer."""
    journey = filed()
    journey.do(
        lambda meta: d.AnswerComplaint(meta, AnswerOutcome.UPHELD, "answer"),
        Role.AUTHORITY,
        "authority",
    )
    journey.do(lambda meta: d.RespondToAnswer(meta, True), Role.FAMILY, "family")
    return journey


def withdrawn() -> Journey:
    """The family ends it."""
    journey = filed()
    journey.do(lambda meta: d.Withdraw(meta), Role.FAMILY, "family")
    return journey


def registered_plan(setting: str = "setting", pack: str = "green-paper-2022") -> Journey:
    """A plan made some months ago."""
    at = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
    journey = Journey(PLAN, PLAN.fresh("2b4d92ab-0000-4000-8000-000000000002"), at)
    journey.do(
        lambda meta: p.RegisterPlan(
            meta,
            "family",
            "child",
            "authority",
            setting,
            "service",
            "tribunal",
            date(2025, 9, 15),
            pack=pack,
        ),
        Role.AUTHORITY,
        "authority",
    )
    return journey


def reviewed(outcome: ReviewOutcome, *, asked: bool = True, setting: str = "setting") -> Journey:
    """A review meeting and the decision after it."""
    journey = registered_plan(setting)
    journey.do(
        lambda meta: p.ArrangeReviewMeeting(meta, date(2026, 5, 11)), Role.AUTHORITY, "authority"
    )
    journey.wait_until(date(2026, 5, 11))
    journey.do(
        lambda meta: p.RecordReviewMeeting(meta, date(2026, 5, 11)), Role.AUTHORITY, "authority"
    )
    journey.do(lambda meta: p.SendReviewReport(meta), Role.AUTHORITY, "authority")
    journey.wait_until(date(2026, 6, 1))
    if outcome is ReviewOutcome.CEASE:
        heard = (EndingGround.NOT_NECESSARY, True, True if setting else None, "consulted")
        journey.do(lambda meta: ConsultBeforeEnding(meta, *heard), Role.AUTHORITY, "authority")
    journey.do(
        lambda meta: p.DecideReview(meta, outcome, tuple(NoticeItem), asked, "decision"),
        Role.AUTHORITY,
        "authority",
    )
    return journey


def final_plan(*, represented: bool) -> Journey:
    """Changes proposed, representations or silence, a final plan that is not as asked."""
    journey = reviewed(ReviewOutcome.AMEND)
    if represented:
        journey.do(lambda meta: p.MakeRepresentations(meta, "views"), Role.FAMILY, "family")
    journey.wait_until(date(2026, 6, 20))
    journey.do(
        lambda meta: p.IssueFinalPlan(meta, tuple(NoticeItem), False), Role.AUTHORITY, "authority"
    )
    journey.wait_until(date(2026, 6, 22))
    journey.do(lambda meta: p.NoteDispute(meta, "dispute"), Role.ENGINE, "engine")
    journey.do(lambda meta: p.NoteDisputeEnded(meta, "dispute", True), Role.ENGINE, "engine")
    journey.wait_until(date(2026, 9, 1))
    return journey


def silent_plan() -> Journey:
    """Nobody reviews the plan."""
    journey = registered_plan()
    journey.wait_until(date(2026, 10, 1))
    return journey


def meeting_held(setting: str) -> Journey:
    """The meeting was held."""
    journey = registered_plan(setting)
    journey.do(
        lambda meta: p.ArrangeReviewMeeting(meta, date(2026, 2, 2)), Role.AUTHORITY, "authority"
    )
    journey.wait_until(date(2026, 2, 2))
    journey.do(
        lambda meta: p.RecordReviewMeeting(meta, date(2026, 2, 2)), Role.AUTHORITY, "authority"
    )
    return journey


def silence_after_meeting(setting: str) -> Journey:
    """A meeting, then no report and no decision."""
    journey = meeting_held(setting)
    journey.wait_until(date(2026, 6, 1))
    return journey


def ceased() -> Journey:
    """The council ends the plan and the family lets the time pass."""
    (journey := reviewed(ReviewOutcome.CEASE)).wait_until(date(2026, 9, 15))
    return journey


def dispute_put_right() -> Journey:
    """In mediation, when the session was held and the certificate is owed."""
    journey = held(agreed_slot(wanting(answered(filed()))), SessionOutcome.NONE)
    return put_right(journey, "notice_sent", date(2026, 4, 9), Role.FAMILY, "family")


def appeal_put_right() -> Journey:
    """With the tribunal, when the council owes its response."""
    return put_right(registered(), "registered", date(2026, 6, 11), Role.CLERK, "tribunal")


def plan_put_right() -> Journey:
    """After the meeting, when the school owes the report."""
    journey = meeting_held("setting")
    return put_right(journey, "meeting", date(2026, 2, 1), Role.SETTING, "setting")


def around_the_session() -> Journey:
    """Screening, health, a mediator in conflict and another one, who comes, what is prepared."""
    journey = wanting(answered(filed()))
    for outcome in (ScreeningOutcome.SAFEGUARDING, ScreeningOutcome.NONE):
        screened = partial(ScreenFamily, outcome=outcome, narrative_id="why")
        journey.do(screened, Role.ADVISER, "service")
    told = partial(TellHealth, icb_id="icb", told_on=date(2026, 4, 27))
    journey.do(told, Role.AUTHORITY, "authority")
    agreed_slot(journey)
    journey.do(partial(DeclareConflict, narrative_id="why"), Role.MEDIATOR, "mediator")
    journey.do(WaiveConflict, Role.FAMILY, "family")
    journey.do(WaiveConflict, Role.AUTHORITY, "authority")
    other = partial(ReplaceMediator, mediator_id="other", narrative_id="why")
    journey.do(other, Role.ADVISER, "service")
    for person in ("first", "second"):
        come = partial(ProposeAttendee, attendee_id=person, attendee=Attendee.SUPPORTER)
        journey.do(come, Role.FAMILY, "family")
        no = partial(RefuseAttendee, attendee_id=person, narrative_id="why")
        journey.do(no, Role.AUTHORITY, "authority")
        yes = partial(ConsentToAttendee, attendee_id=person)
        journey.do(yes, Role.MEDIATOR, "other")
    journey.do(SubmitPreparation, Role.FAMILY, "family")
    journey.do(partial(RecordViews, heard=ViewsHeard.IN_PERSON), Role.MEDIATOR, "other")
    return journey


def health_alone() -> Journey:
    """Mediation about health alone, whose agreement the authority hears of late."""
    journey = answered(filed())
    journey.wait_until(date(2026, 4, 27))
    wanted = partial(d.ContactAdviser, wants_mediation=True, issues=(Issue.HEALTH,))
    journey.do(wanted, Role.FAMILY, "family")
    told = partial(TellHealth, icb_id="icb", told_on=date(2026, 4, 27))
    journey.do(told, Role.AUTHORITY, "authority")
    held(agreed_slot(journey), SessionOutcome.AGREEMENT)
    promise = d.PromiseMade("p1", PromiseKind.OTHER, Side.AUTHORITY, "promise-1")
    journey.do(
        lambda meta: d.RecordAgreement(meta, SLOT.date(), (promise,)), Role.MEDIATOR, "mediator"
    )
    journey.do(lambda meta: d.AcceptAgreement(meta), Role.FAMILY, "family")
    journey.do(lambda meta: d.AcceptAgreement(meta), Role.AUTHORITY, "authority")
    journey.wait_until(date(2026, 6, 2))
    passed_on = partial(RecordAuthorityTold, told_on=date(2026, 6, 2))
    journey.do(passed_on, Role.MEDIATOR, "mediator")
    return journey


SCHOOL_AGE_ENDS = date(2026, 6, 26)


def rights_pass_in_mediation() -> Journey:
    """School age ends between the choice of a day and what comes after the session."""
    journey = interpreted(wanting(answered(filed(school_age_ends_on=date(2026, 5, 12)))))
    return grown_up(agreed_slot(journey), date(2026, 5, 13))


def rights_pass_at_the_tribunal() -> Journey:
    """The tribunal hears of a representative, and that the rights passed."""
    journey = registered(school_age_ends_on=SCHOOL_AGE_ENDS)
    with_everybody(journey)
    return grown_up(journey, date(2026, 6, 27))


JOURNEYS: dict[str, Callable[[], Journey]] = {
    "whole dispute": whole_dispute,
    "agreement breached, then kept": agreement_breached_then_kept,
    "accepted by the authority first": accepted_by_the_authority_first,
    "silence": silence,
    "acknowledged and silent": acknowledged_and_silent,
    "not arranged": not_arranged,
    "reported not arranged, 2022": lambda: reported_not_arranged("green-paper-2022"),
    "reported not arranged, 2014": lambda: reported_not_arranged("law-2014"),
    "authority absent": lambda: nobody_came(SessionOutcome.NOT_HELD_AUTHORITY),
    "family absent": lambda: nobody_came(SessionOutcome.NOT_HELD_FAMILY),
    "declined": declined,
    "late": late,
    "settled by answer": settled_by_answer,
    "withdrawn": withdrawn,
    "around the session": around_the_session,
    "health alone": health_alone,
    "appeal prepared": lambda: appeals.prepared(registered()),
    "appeal with late evidence": lambda: appeals.supplemented(registered()),
    "appeal decided": lambda: appeals.decided(registered()),
    "appeal set aside": lambda: appeals.challenged(
        registered(), ReviewRuling.SET_ASIDE, Role.FAMILY
    ),
    "appeal to go further": lambda: appeals.challenged(
        registered(), ReviewRuling.PERMISSION_GRANTED, Role.AUTHORITY
    ),
    "challenge refused": lambda: appeals.challenged(
        registered(), ReviewRuling.REFUSED, Role.FAMILY
    ),
    "appeal dismissed": lambda: appeals.dismissed(registered()),
    "appeal conceded": lambda: appeals.conceded(registered()),
    "consent order": lambda: appeals.consented(registered(), Role.FAMILY, Role.AUTHORITY),
    "consent order of the council": lambda: appeals.consented(
        registered(), Role.AUTHORITY, Role.FAMILY
    ),
    "appeal withdrawn": lambda: appeals.withdrawn(registered(), granted=False),
    "appeal brought back": lambda: appeals.withdrawn(registered(), granted=True),
    "late appeal admitted": lambda: appeals.late_ruled(late(), admitted=True),
    "late appeal refused": lambda: appeals.late_ruled(late(), admitted=False),
    "late appeal refused, then mended": lambda: appeals.late_mended(late()),
    "late appeal refused, time over": lambda: appeals.late_over(late()),
    "changed by the Upper Tribunal": lambda: appeals.went_up(registered(), UpperOutcome.UPHELD),
    "sent back by the Upper Tribunal": lambda: appeals.went_up(registered(), UpperOutcome.REMITTED),
    "left by the Upper Tribunal": lambda: appeals.went_up(registered(), UpperOutcome.DISMISSED),
    "warned, barred, let in, with costs": lambda: appeals.sanctioned(registered()),
    "settled before the tribunal": lambda: appeals.settled(registered()),
    "put together with another appeal": lambda: appeals.consolidated(registered(), granted=True),
    "kept apart from another appeal": lambda: appeals.consolidated(registered(), granted=False),
    "opened again after it was sent": lambda: appeals.opened_again(late()),
    "no certificate, admitted": lambda: appeals.without_certificate(
        add_documents(filed()), details_given(ANSWERS), admitted=True
    ),
    "no certificate, refused": lambda: appeals.without_certificate(
        add_documents(filed()), details_given(ANSWERS), admitted=False
    ),
    "plan kept": lambda: reviewed(ReviewOutcome.KEEP),
    "plan amended, represented": lambda: final_plan(represented=True),
    "plan amended, silent": lambda: final_plan(represented=False),
    "plan ceased": ceased,
    "plan not reviewed": silent_plan,
    "silence after meeting": lambda: silence_after_meeting("setting"),
    "silence after meeting, no setting": lambda: silence_after_meeting(""),
    "a day is sought": lambda: negotiated(
        wanting(answered(filed())), (SLOT, SLOT + timedelta(days=1))
    ),
    "certificate taken back": lambda: taken_back(
        held(agreed_slot(wanting(answered(filed()))), SessionOutcome.NONE)
    ),
    "seat of health": lambda: seat_of_health(
        wanting(answered(filed())), (SLOT, SLOT + timedelta(days=1)), date(2026, 4, 27)
    ),
    "bundle out of date": lambda: out_of_date(referred(certified())),
    "promise taken further": lambda: taken_further(agreement_reached()),
    "dispute put right": dispute_put_right,
    "appeal put right": appeal_put_right,
    "plan put right": plan_put_right,
    "a school is chosen": lambda: chosen(registered_plan("setting")),
    "a school is chosen today": lambda: chosen_freely(registered_plan(pack="law-2014")),
    "the family stays": lambda: stayed(registered_plan()),
    "placed": lambda: placed(registered_plan()),
    "a standard is named": lambda: standard_named(filed()),
    "a standard of a plan": lambda: standard_of_plan(registered_plan()),
    **plan_records.journeys(registered_plan),
    **journeys_of_grounds.journeys(filed),
    **stages.journeys(filed),
    "promised by the service": lambda: promised(filed()),
    "promises not kept": lambda: answered_for(filed()),
    "exempted": lambda: exempted(agreement_reached()),
    "everybody joins": lambda: with_everybody(filed()),
    "capacity changes": lambda: capacity_changes(filed()),
    "rights pass in mediation": rights_pass_in_mediation,
    "rights pass at the tribunal": rights_pass_at_the_tribunal,
}


def everything_told() -> Iterator[tuple[str, Told]]:
    """Every message of every journey, with the journey's name."""
    for name, play in JOURNEYS.items():
        for told in play().told:
            yield name, told
    for after, state, notice, at in plan_years.told_once():
        yield "plan over the years", Told(after, state, notice, at)

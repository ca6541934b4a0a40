"""Random walks over a case: any command, by anybody, at any time, most of them refused.

A strategy draws commands whose facts lie near what the case knows, so that walks get far; nothing
here knows which of them the case allows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from hypothesis import strategies as st

from cases.command import CommandRefused
from cases.dispute import commands as c
from cases.dispute import exits
from cases.dispute.certificates import commands as cc
from cases.dispute.certificates.vocabulary import RevokeReason
from cases.dispute.decide import WHO_MAY as DISPUTE_ROLES
from cases.dispute.grounds import commands as g
from cases.dispute.grounds.vocabulary import GroundKind
from cases.dispute.register import commands as r
from cases.dispute.register.vocabulary import BreachPath
from cases.dispute.slots import commands as s
from cases.dispute.slots.vocabulary import Place, PostponeReason, Score
from cases.dispute.vocabulary import (
    AnswerOutcome,
    Decision,
    DocumentKind,
    ReturnReason,
    SessionOutcome,
    Side,
)
from cases.plan import commands as p
from cases.plan.decide import WHO_MAY as PLAN_ROLES
from cases.plan.vocabulary import ReviewOutcome
from rules.calendar import at_london
from rules.compliance import PromiseKind
from rules.policy import Exemption
from rules.referral import NoCertificateReason
from rules.regime import NAMED_EXITS
from tests.cases import appeals, disputes, plans
from tests.cases.journey import Journey
from tests.cases.walk_appeals import appeal_choices

ROLES = {"dispute": DISPUTE_ROLES, "plan": PLAN_ROLES}
HASHES = ("cd" * 32, "ef" * 32)


@dataclass(frozen=True)
class Step:
    """Let `days` pass, then give a command with facts made from what is true then."""

    days: int
    command: type
    make: Callable[[Journey], dict[str, Any]] = field(repr=False)


def take(journey: Journey, step: Step) -> None:
    """Take a step; a refusal changes nothing, which the journey checks by itself."""
    journey.on(journey.now.on + timedelta(days=step.days))
    roles = sorted(ROLES[journey.kind.name][step.command])
    role = roles[len(journey.events) % len(roles)]
    before = journey.state
    try:
        journey.do(step.command, role, **step.make(journey))
    except CommandRefused:
        assert journey.state == before


@dataclass(frozen=True)
class Walk:
    """A beginning and the steps from there."""

    begin: Callable[..., Journey]
    steps: tuple[Step, ...]

    def walked(self) -> Journey:
        """The journey after every step, and after what time brought because of the last."""
        journey = self.begin()
        for step in self.steps:
            take(journey, step)
        return journey.on(journey.now.on)


def _slot(on: date) -> datetime:
    return at_london(on, time(10, 0))


def _offered(journey: Journey) -> dict[str, Any]:
    first = journey.now.on + timedelta(days=8)
    return {"slots": (_slot(first), _slot(first + timedelta(days=2)))}


def _agreed(journey: Journey) -> dict[str, Any]:
    slots = journey.state.mediation.slots or (_slot(journey.now.on),)
    return {"slot": slots[0]}


def _signed(journey: Journey) -> dict[str, Any]:
    bundle = journey.state.referral.bundle
    return {"sha256": bundle.sha256 if bundle else HASHES[0], "signature_id": "s"}


def _request(journey: Journey) -> int:
    return int(journey.state.referral.awaited_request)


def _document(kind: DocumentKind) -> Callable[[Journey], dict[str, Any]]:
    return lambda journey: {
        "document_id": f"document-{len(journey.state.documents) + 1}",
        "document": kind,
        "sha256": "ab" * 32,
        "pages": 2,
    }


def _held(outcome: SessionOutcome, settles: bool) -> Callable[[Journey], dict[str, Any]]:
    return lambda journey: {
        "held_on": journey.now.on,
        "outcome": outcome,
        "authority_could_settle": settles,
    }


def _ground(journey: Journey) -> dict[str, Any]:
    raised = len(journey.state.further.raised)
    return {
        "ground_id": f"ground-{raised + 1}",
        "ground": tuple(GroundKind)[raised % len(GroundKind)],
        "happened_on": journey.now.on - timedelta(days=20 * raised),
        "narrative_id": "words",
    }


def _newest(journey: Journey) -> str:
    standing = journey.state.further.standing
    return standing[-1].ground_id if standing else "none"


def _promises(kinds: list[PromiseKind]) -> Callable[[Journey], dict[str, Any]]:
    return lambda journey: {
        "agreed_on": journey.now.on,
        "promises": tuple(
            c.PromiseMade(f"p{n}", kind, Side.AUTHORITY, "words")
            for n, kind in enumerate(kinds, start=1)
        ),
    }


def _grounds(
    sections: tuple[str, ...], reason: NoCertificateReason | None, exit_: Exemption | None
) -> Callable[[Journey], dict[str, Any]]:
    return lambda journey: {
        "sections": sections,
        "narrative_id": "words",
        "details": (*disputes.DETAILS, *((exits.fact(exit_),) if exit_ else ())),
        "no_certificate": reason,
        "late_reason_id": "words-late",
    }


def _said_promise(**facts: Any) -> Callable[[Journey], dict[str, Any]]:
    return lambda journey: {"promise_id": f"p{1 + len(journey.events) % 2}", **facts}


def _another_day(journey: Journey) -> dict[str, Any]:
    asked = journey.state.register.proposals
    if asked:
        return {"promise_id": asked[0].promise_id, "agreed_due_on": asked[0].agreed_due_on}
    return {"promise_id": "p1", "agreed_due_on": journey.now.on + timedelta(days=20)}


def _answered(journey: Journey) -> dict[str, Any]:
    slots = journey.state.mediation.slots
    return {"can": slots[len(journey.events) % 2 :]}


def _taken_back(command: type) -> Any:
    return (command, _facts(reason=RevokeReason.LOST, narrative_id="why"))


def _facts(**facts: Any) -> Callable[[Journey], dict[str, Any]]:
    return lambda journey: facts


def _choices() -> st.SearchStrategy[tuple[type, Callable[[Journey], dict[str, Any]]]]:
    outcomes = st.sampled_from(SessionOutcome)
    plain = st.sampled_from(
        [
            (c.AcknowledgeComplaint, _facts()),
            (c.ReportNotArranged, _facts()),
            (c.AcceptAgreement, _facts()),
            (c.IssueCertificate, _facts()),
            (c.RequestBundle, _facts()),
            (c.AcceptReferral, _facts()),
            (c.Withdraw, _facts()),
            (c.AppointMediator, _facts(mediator_id="mediator-1")),
            (c.NameDecisionMaker, _facts(decision_maker_id="officer-1")),
            (c.OfferSlots, _offered),
            (c.AgreeSlot, _agreed),
            (s.AnswerSlots, _answered),
            (s.AcceptShortNotice, _facts()),
            (s.SetPlace, _facts(place=Place.VIDEO, narrative_id="link")),
            (s.PostponeSession, _facts(reason=PostponeReason.OTHER, narrative_id="why")),
            (s.PostponeSession, _facts(reason=PostponeReason.ILLNESS, narrative_id="why")),
            (s.GiveFeedback, _facts(fair=Score.GOOD, heard=Score.BAD, clear=Score.MIXED)),
            _taken_back(cc.RevokeCertificate),
            _taken_back(cc.ReissueCertificate),
            (r.NoteBreach, _said_promise(narrative_id="why")),
            (r.AmendPromise, _another_day),
            (c.SendReferral, _signed),
            (c.RegisterAppeal, _facts(appeal_number="EH1")),
            (
                c.ReturnReferral,
                _facts(reasons=(ReturnReason.UNREADABLE,), narrative_id="words"),
            ),
            (c.RecordBundle, lambda j: {"request": _request(j), "sha256": HASHES[1], "pages": 9}),
            (c.RecordBundleFailure, lambda j: {"request": _request(j), "code": "unreadable"}),
            (g.RaiseGround, _ground),
            (g.DropGround, lambda j: {"ground_id": _newest(j), "narrative_id": "why"}),
            (g.RecordClaim, lambda j: {"ground_id": _newest(j), "sent_on": j.now.on}),
            (g.RecordConciliation, lambda j: {"ground_id": _newest(j), "began_on": j.now.on}),
            (g.TakeOtherRoutes, _facts()),
            (
                c.RecordPromiseKept,
                lambda j: {"promise_id": f"p{1 + len(j.events) % 2}", "kept_on": j.now.on},
            ),
        ]
    )
    return st.one_of(
        plain,
        appeal_choices(),
        st.builds(
            lambda o: (c.AnswerComplaint, _facts(outcome=o, narrative_id="words")),
            st.sampled_from(AnswerOutcome),
        ),
        st.builds(lambda ok: (c.RespondToAnswer, _facts(satisfied=ok)), st.booleans()),
        st.builds(lambda w: (c.ContactAdviser, _facts(wants_mediation=w)), st.booleans()),
        st.builds(lambda o, can: (c.RecordSession, _held(o, can)), outcomes, st.booleans()),
        st.builds(
            lambda kinds: (c.RecordAgreement, _promises(kinds)),
            st.lists(st.sampled_from(PromiseKind), min_size=1, max_size=2),
        ),
        st.builds(
            lambda sections: (g.ChangeSections, _facts(sections=sections, narrative_id="why")),
            st.sampled_from([("B",), ("B", "F"), ("I",)]),
        ),
        st.builds(
            lambda path: (r.EscalateBreach, _said_promise(path=path)),
            st.sampled_from(BreachPath),
        ),
        st.builds(lambda k: (c.AddDocument, _document(k)), st.sampled_from(DocumentKind)),
        st.builds(
            lambda sections, reason, exit_: (c.StateGrounds, _grounds(sections, reason, exit_)),
            st.sampled_from([("B",), ("B", "F"), ("I",)]),
            st.sampled_from([None, *NoCertificateReason]),
            st.sampled_from([None, None, *NAMED_EXITS]),
        ),
    )


BEGINNINGS: tuple[Callable[..., Journey], ...] = (
    disputes.filed,
    disputes.contacted,
    disputes.arranged,
    disputes.certified,
    disputes.with_grounds,
    disputes.sent,
    lambda **facts: disputes.held(SessionOutcome.AGREEMENT, **facts),
    lambda **facts: disputes.held(SessionOutcome.PARTIAL, **facts),
    lambda **facts: disputes.held(SessionOutcome.NOT_HELD_FAMILY, **facts),
    lambda **facts: disputes.agreed(**facts),
    lambda **facts: disputes.registered(**facts),
    appeals.heard,
    appeals.late,
    lambda **facts: appeals.decided(appeals.AMEND, said=(appeals.CARE,), **facts),
    lambda **facts: appeals.withdrawn(**facts),
)


def _plan_choices() -> st.SearchStrategy[tuple[type, Callable[[Journey], dict[str, Any]]]]:
    plain = st.sampled_from(
        [
            (
                p.ArrangeReviewMeeting,
                lambda j: {"meeting_on": j.now.on + timedelta(days=15)},
            ),
            (p.RecordReviewMeeting, lambda j: {"held_on": j.now.on}),
            (p.SendReviewReport, _facts(document_id="document-1")),
            (p.MakeRepresentations, _facts(narrative_id="words")),
            (p.NoteDispute, _facts(dispute_id="dispute-1")),
        ]
    )
    return st.one_of(
        plain,
        st.builds(
            lambda o, asked: (
                p.DecideReview,
                _facts(outcome=o, notice=plans.EVERY_ITEM, family_asked_for_amendment=asked),
            ),
            st.sampled_from(ReviewOutcome),
            st.booleans(),
        ),
        st.builds(
            lambda a: (p.IssueFinalPlan, _facts(notice=plans.EVERY_ITEM, as_asked=a)),
            st.booleans(),
        ),
        st.builds(
            lambda s: (p.NoteDisputeEnded, _facts(dispute_id="dispute-1", decision_stands=s)),
            st.booleans(),
        ),
    )


PLAN_BEGINNINGS: tuple[Callable[..., Journey], ...] = (
    plans.registered,
    plans.arranged,
    plans.reported,
    partial(plans.decided, ReviewOutcome.AMEND, asked=True),
    partial(plans.decided, ReviewOutcome.CEASE),
)


def _walks(
    beginnings: tuple[Callable[[], Journey], ...],
    choices: st.SearchStrategy[tuple[type, Callable[[Journey], dict[str, Any]]]],
) -> st.SearchStrategy[Walk]:
    days = st.sampled_from([0, 0, 1, 3, 9, 20, 70])
    step = st.builds(lambda passed, choice: Step(passed, *choice), days, choices)
    steps = st.lists(step, min_size=4, max_size=20).map(tuple)
    return st.builds(Walk, st.sampled_from(beginnings), steps)


PACKS: tuple[dict[str, Any], ...] = (
    {"pack": "green-paper-2022"},
    {"pack": "law-2014"},
    {"pack": "reform-2026", "clock_offset_seconds": 0},
)

DISPUTE_WALKS = _walks(
    tuple(partial(begin, **facts) for begin in BEGINNINGS for facts in PACKS),
    _choices(),
)
"""Walks of a dispute from some point of its story, under every pack."""

_UNFAIR = g.Raised("ground-0", GroundKind.DISCRIMINATION, date(2026, 1, 5), "words")

ELSEWHERE_WALKS = _walks(
    tuple(
        partial(disputes.filed, sections=(), raised=(_UNFAIR,), **kind, **facts)
        for kind in (
            {"decision": Decision.SOMETHING_ELSE},
            {"decision": Decision.AMENDMENT_PROPOSED},
        )
        for facts in PACKS
    ),
    _choices(),
)
"""Walks of a dispute that cannot be appealed, under every pack."""

PLAN_WALKS = _walks(PLAN_BEGINNINGS, _plan_choices())
"""Walks of a plan from some point of its year."""

"""What a random walk may ask in an appeal before the tribunal."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from hypothesis import strategies as st

from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal.terms import DirectionGiven, OrderMade, RecommendationMade
from cases.dispute.tribunal.vocabulary import (
    AnswerRoute,
    ChangeTopic,
    DirectionKind,
    EscalationRoute,
    HearingPaper,
    ReviewAsked,
    ReviewRuling,
    UpperOutcome,
)
from rules.compliance import PromiseKind
from rules.practice import HearingMode
from rules.recommendation import Answer, Subject
from tests.cases.journey import Journey

Choice = tuple[type, Callable[[Journey], dict[str, Any]]]


def _facts(**facts: Any) -> Callable[[Journey], dict[str, Any]]:
    return lambda journey: facts


def _papers(journey: Journey) -> dict[str, Any]:
    ids = tuple(document.document_id for document in journey.state.documents)
    return {"document_ids": ids[:1]}


def _id(journey: Journey, name: str) -> str:
    return f"{name}{1 + len(journey.events) % 3}"


def _decided(kinds: list[PromiseKind]) -> Callable[[Journey], dict[str, Any]]:
    def facts(journey: Journey) -> dict[str, Any]:
        made = len(journey.state.tribunal.orders)
        said = len(journey.state.tribunal.recommendations)
        return {
            "decided_on": journey.now.on,
            "orders": tuple(OrderMade(f"o{made + n}", kind) for n, kind in enumerate(kinds, 1)),
            "recommendations": (RecommendationMade(f"r{said + 1}", Subject.HEALTH),),
        }

    return facts


def _orders(journey: Journey) -> dict[str, Any]:
    made = len(journey.state.tribunal.orders)
    return {"orders": (OrderMade(f"o{made + 1}", PromiseKind.AMEND_PLAN),)}


def _directed(kind: DirectionKind) -> Callable[[Journey], dict[str, Any]]:
    return lambda journey: {
        "directions": (DirectionGiven(kind, journey.now.on + timedelta(days=20)),)
    }


def _asked(topic: ChangeTopic) -> dict[str, Any]:
    return {
        "topic": topic,
        "copied_to_other_side": True,
        "other_side_asked": True,
        "narrative_id": "words",
    }


_PLAIN: list[Choice] = [
    (c.RecordResponse, _facts(opposes=True)),
    (c.ExchangeEvidence, _papers),
    (c.SendSupplement, lambda j: {**_papers(j), "narrative_id": "words"}),
    (c.NameAttendance, _facts(witnesses=2)),
    (c.FileCaseReview, _facts(narrative_id="words")),
    (
        c.ListHearing,
        lambda j: {"hearing_on": j.now.on + timedelta(days=5), "mode": HearingMode.ON_PAPER},
    ),
    (c.RecordHearing, lambda j: {"held_on": j.now.on, "adjourned": len(j.events) % 4 == 0}),
    (c.AskToWithdraw, _facts()),
    (c.AskToReinstate, _facts(narrative_id="words")),
    (c.Concede, _orders),
    (c.AgreeConsentOrder, _orders),
    (c.MakeConsentOrder, lambda j: {"made_on": j.now.on}),
    (c.RecordOrderKept, lambda j: {"order_id": _id(j, "o"), "kept_on": j.now.on}),
    (
        c.EscalateOrderBreach,
        lambda j: {"order_id": _id(j, "o"), "route": EscalationRoute.OMBUDSMAN},
    ),
    (
        c.EscalateRecommendation,
        lambda j: {"recommendation_id": _id(j, "r"), "route": AnswerRoute.COMPLAINT},
    ),
    (c.LodgeUpperAppeal, _facts()),
    (
        c.RecordUpperOutcome,
        lambda j: {"outcome": UpperOutcome.REMITTED, "decided_on": j.now.on},
    ),
    (
        c.RecordRecommendationAnswer,
        lambda j: {
            "recommendation_id": _id(j, "r"),
            "says": (Answer.STEPS,),
            "answered_on": j.now.on,
        },
    ),
]


def appeal_choices() -> st.SearchStrategy[Choice]:
    """Any step of an appeal; most are refused where the walk stands."""
    rulings = st.booleans()
    words = {"narrative_id": "words"}
    kinds = st.lists(
        st.sampled_from([PromiseKind.AMEND_PLAN, PromiseKind.NAME_INSTITUTION]), max_size=2
    )
    return st.one_of(
        st.sampled_from(_PLAIN),
        st.builds(lambda r: (c.RuleOnLateAppeal, _facts(admitted=r, **words)), rulings),
        st.builds(lambda r: (c.RuleOnCertificate, _facts(admitted=r, **words)), rulings),
        st.builds(lambda r: (c.ConsentToWithdrawal, _facts(consents=r)), rulings),
        st.builds(lambda r: (c.RuleOnReinstatement, _facts(granted=r)), rulings),
        st.builds(lambda r: (c.RuleOnChange, _facts(granted=r, by_staff=r, **words)), rulings),
        st.builds(lambda k: (c.GiveDirections, _directed(k)), st.sampled_from(DirectionKind)),
        st.builds(lambda p: (c.SendHearingPaper, _facts(paper=p)), st.sampled_from(HearingPaper)),
        st.builds(lambda t: (c.AskForChange, _facts(**_asked(t))), st.sampled_from(ChangeTopic)),
        st.builds(lambda made: (c.RecordDecision, _decided(made)), kinds),
        st.builds(
            lambda a: (c.AskForReview, _facts(asked=a, **words)), st.sampled_from(ReviewAsked)
        ),
        st.builds(lambda r: (c.RuleOnReview, _facts(ruling=r)), st.sampled_from(ReviewRuling)),
    )

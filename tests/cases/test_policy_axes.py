"""Each value of each axis of a pack changes what becomes of a dispute."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from enum import Enum
from typing import Any

import pytest

from cases.command import CommandRefused
from cases.dispute import commands as c
from cases.dispute import exits
from cases.dispute.panel.commands import AppointPanel, ReferToPanel, Seat
from cases.dispute.referral import what_is_missing
from cases.dispute.routes import routes_of
from cases.dispute.stages.commands import EscalateComplaint
from cases.dispute.vocabulary import SessionOutcome
from cases.plan.choice.commands import MakeTailoredList, RankSettings
from documents.case_bundle import referral_order
from documents.profiles import PROFILES
from rules.appeal import DecisionKind
from rules.policy import (
    GREEN_PAPER_2022,
    LAW_2014,
    PACKS,
    ComplaintStage,
    CountedIn,
    Exemption,
    MediationMode,
    Need,
    PanelMember,
    PanelMode,
    Policy,
    PreSteps,
    Remedy,
    Settlement,
    TailoredList,
    ThirtyDays,
)
from rules.policy_words import AXES
from rules.referral import NoCertificateReason
from rules.route import Route, RouteKind, Standing
from tests.cases import disputes as d
from tests.cases import plans
from tests.cases.choices import a_list, wish
from tests.cases.disputes import FAMILY, MEDIATOR
from tests.cases.journey import Journey, day, instant
from tests.cases.plays.panel import SIGNED, mediated_early, ready_to_send
from tests.cases.regimes import under

OTHER = NoCertificateReason.OTHER_REASON
ABOUT_THE_CASE = {
    *("name", "title", "standing", "is_law", "is_open"),
    *("dated_on", "effective_from", "effective_to"),
}
"""Fields that say what a pack is, and are no axes."""


def answer(journey: Journey, command: type, role: Any, **facts: Any) -> str:
    """What a case answers: "done", or the code of its refusal."""
    try:
        journey.do(command, role, **facts)
    except CommandRefused as refusal:
        return refusal.code
    return "done"


def route(journey: Journey, kind: RouteKind) -> Route:
    """A route of the case as it stands."""
    return next(found for found in routes_of(journey.state) if found.kind is kind)


def appeal_without_certificate(journey: Journey, *sections: str, **facts: Any) -> str:
    """What the case answers to grounds stated without a certificate."""
    return answer(journey, c.StateGrounds, FAMILY, sections=sections, narrative_id="words", **facts)


# What each axis decides, seen from outside a case that runs under the pack.


def no_to_mediation(pack: str) -> object:
    """A family says no to mediation, and goes to the tribunal without a certificate."""
    said_no = answer(d.answered(pack=pack), c.ContactAdviser, FAMILY, wants_mediation=False)
    journey = d.filed(pack=pack)
    appealed = appeal_without_certificate(journey, "B", details=d.DETAILS)
    gaps = {gap.rule for gap in what_is_missing(journey.state, journey.now)}
    return said_no, appealed, "F3" in gaps


def exit_named(exit_: Exemption) -> Callable[[str], object]:
    """A family names that reason for having no certificate."""
    return lambda pack: appeal_without_certificate(
        d.filed(pack=pack), "B", no_certificate=OTHER, details=(exits.fact(exit_),)
    )


def only_about_the_school(pack: str) -> object:
    """A family appeals about Section I alone."""
    journey = d.filed(pack=pack, sections=("I",))
    return appeal_without_certificate(
        journey, "I", no_certificate=NoCertificateReason.SECTION_I_ONLY
    )


def authority_stays_away(pack: str) -> object:
    """The authority does not come to the session."""
    journey = d.held(SessionOutcome.NOT_HELD_AUTHORITY, pack=pack)
    return journey.state.mediation.certificate is not None


def nobody_arranges(pack: str) -> object:
    """No session is arranged in 30 days."""
    journey = d.contacted(pack=pack).on(day("2026-03-05"))
    return journey.state.mediation.certificate is not None


def told(kind: RouteKind, begin: Callable[..., Journey] = d.filed, **facts: Any) -> Any:
    """What the case says of a route."""

    def outcome(pack: str) -> object:
        found = route(begin(pack=pack, **facts), kind)
        return found.standing, found.why

    return outcome


def after_mediation(**facts: Any) -> Journey:
    """The session of 17 February brought nothing."""
    return d.held(SessionOutcome.NONE, **facts)


def answer_due(pack: str) -> object:
    """The days of the complaint, and what the family is told of it."""
    journey = d.answered(pack=pack)
    days = journey.due("complaint_acknowledge"), journey.due("complaint_answer")
    return days, route(journey, RouteKind.COUNCIL_COMPLAINT).why


def panel_decides(pack: str) -> object:
    """What a panel's mode does to a family that asks for it, and to one that is ready to send."""
    asked = answer(mediated_early(pack=pack), ReferToPanel, FAMILY)
    sent = answer(ready_to_send(mediated_early(pack=pack)), c.SendReferral, FAMILY, **SIGNED)
    return asked, sent


def who_may_sit(pack: str) -> object:
    """With which single member the panel is complete."""
    journey = mediated_early(pack=pack)
    journey.do(ReferToPanel, FAMILY)
    return [
        answer(journey, AppointPanel, d.ADVISER, members=(Seat(member, "member-1"),))
        for member in PanelMember
    ]


def panel_due(pack: str) -> object:
    """The time limit of a panel that was asked."""
    journey = mediated_early(pack=pack)
    asked = answer(journey, ReferToPanel, FAMILY)
    return asked, journey.due("panel_view") if asked == "done" else None


def second_stage(pack: str) -> object:
    """Whether a complaint has a second stage, and by when it is acknowledged and answered."""
    journey = d.answered(pack=pack)
    escalated = answer(journey, EscalateComplaint, FAMILY)
    if escalated != "done":
        return escalated
    acknowledged_by = journey.due("complaint_acknowledge")
    journey.do(c.AcknowledgeComplaint, d.AUTHORITY)
    return acknowledged_by, journey.due("complaint_answer")


def powerless_council(pack: str) -> object:
    """Somebody comes for the authority who may not settle."""
    journey = d.arranged(pack=pack).on(day("2026-02-17"))
    journey.do(
        c.RecordSession,
        MEDIATOR,
        held_on=day("2026-02-17"),
        outcome=SessionOutcome.NONE,
        authority_could_settle=False,
    )
    return journey.state.mediation.outcome


def late_session(pack: str) -> object:
    """A session is offered after the 30 days and in time for the appeal."""
    slots = (instant("2026-03-06 10:00"),)
    return answer(d.contacted(pack=pack), c.OfferSlots, MEDIATOR, slots=slots)


def filing(decision: DecisionKind) -> Callable[[str], object]:
    """Whether a dispute about that decision has a time to appeal."""
    return lambda pack: d.filed(decision=decision, pack=pack).state.appealable


def bundle(pack: str) -> object:
    """The tribunal's bundle is put together."""
    try:
        order, _ = referral_order(
            replace(d.with_grounds(pack=pack).state, documents=()),
            people={},
            answers={},
            words={},
            documents=(),
            bytes_of=lambda sha256: b"",
            certificate_pdf=None,
            letter_pdf=b"%PDF",
            at=instant("2026-02-25 12:00"),
        )
    except KeyError as unknown:
        return str(unknown)
    return order.profile


def a_choice(pack: str) -> object:
    """A list of two settings is made for a plan, and the family asks for one that is not on it."""
    journey = plans.registered(pack=pack)
    made = answer(journey, MakeTailoredList, d.AUTHORITY, **a_list("s1", "s2"))
    return made, answer(journey, RankSettings, FAMILY, ranked=wish("s9", "s1"))


def varied(axis: str, inner: str, value: object) -> dict[str, Any]:
    """The axis of the 2022 proposal with one of its own fields changed."""
    return {axis: replace(getattr(GREEN_PAPER_2022, axis), **{inner: value})}


def without(axis: str, member: Any, base: str = "green-paper-2022") -> dict[str, Any]:
    """The axis with everything but that member."""
    return {axis: getattr(PACKS[base], axis) - {member}}


GREEN = "green-paper-2022"
SHORT_PANEL = replace(GREEN_PAPER_2022.panel, answers_in=5)
PRE_STEPS = {
    "setting_complaint": RouteKind.SETTING_COMPLAINT,
    "specialist_panel": RouteKind.SPECIALIST_PANEL,
    "council_complaint": RouteKind.COUNCIL_COMPLAINT,
    "disagreement_resolution": RouteKind.DISAGREEMENT_RESOLUTION,
}
DECISIONS = {
    Remedy.ASSESS: DecisionKind.REFUSED_TO_ASSESS,
    Remedy.MAKE_PLAN: DecisionKind.REFUSED_TO_MAKE_PLAN,
    Remedy.RECONSIDER: DecisionKind.REFUSED_TO_MAKE_PLAN,
    Remedy.CONTINUE_PLAN: DecisionKind.CEASED,
}

Choice = tuple[Callable[[str], object], list[dict[str, Any]]]

CHOICES: dict[str, Choice] = {
    "mediation_mode": (no_to_mediation, [{"mediation_mode": mode} for mode in MediationMode]),
    **{
        f"exemptions {exit_}": (exit_named(exit_), [{}, without("exemptions", exit_)])
        for exit_ in (Exemption.SAFEGUARDING, Exemption.URGENCY, Exemption.WAIVER)
    },
    f"exemptions {Exemption.SECTION_I_ONLY}": (
        only_about_the_school,
        [{}, without("exemptions", Exemption.SECTION_I_ONLY)],
    ),
    f"exemptions {Exemption.DISCRIMINATION_CLAIM}": (
        told(RouteKind.DISCRIMINATION_CLAIM),
        [{}, without("exemptions", Exemption.DISCRIMINATION_CLAIM)],
    ),
    f"exemptions {Exemption.AUTHORITY_FAILED}": (
        authority_stays_away,
        [{}, without("exemptions", Exemption.AUTHORITY_FAILED)],
    ),
    f"exemptions {Exemption.AUTHORITY_FAILED} in time": (
        nobody_arranges,
        [{}, without("exemptions", Exemption.AUTHORITY_FAILED)],
    ),
    **{
        f"pre_steps {step}": (told(kind), [varied("pre_steps", step, need) for need in Need])
        for step, kind in PRE_STEPS.items()
    },
    "panel mode": (
        told(RouteKind.PANEL, after_mediation),
        [{"panel": replace(SHORT_PANEL, mode=mode)} for mode in PanelMode],
    ),
    "panel members": (
        told(RouteKind.PANEL),
        [varied("panel", "members", (member,)) for member in PanelMember],
    ),
    "panel answers_in": (
        told(RouteKind.PANEL, after_mediation),
        [varied("panel", "answers_in", days) for days in (5, 60)],
    ),
    "panel counted_in": (
        told(RouteKind.PANEL, after_mediation),
        [varied("panel", "counted_in", counted) for counted in CountedIn],
    ),
    "panel mode in a case": (
        panel_decides,
        [varied("panel", "mode", mode) for mode in PanelMode],
    ),
    "panel members in a case": (
        who_may_sit,
        [varied("panel", "members", (member,)) for member in PanelMember],
    ),
    "panel answers_in in a case": (
        panel_due,
        [varied("panel", "answers_in", days) for days in (5, 10, 60)],
    ),
    "panel counted_in in a case": (
        panel_due,
        [varied("panel", "counted_in", counted) for counted in CountedIn],
    ),
    "complaint_stages in a case": (
        second_stage,
        [
            {"complaint_stages": (ComplaintStage(5, 10), *later)}
            for later in ((), (ComplaintStage(5, 20),), (ComplaintStage(5, 25),))
        ],
    ),
    "complaint_stages": (
        answer_due,
        [
            {"complaint_stages": stages}
            for stages in (
                (ComplaintStage(5, 10),),
                (ComplaintStage(3, 10),),
                (ComplaintStage(5, 15),),
                (ComplaintStage(5, 10), ComplaintStage(5, 20)),
                (ComplaintStage(5, 10), ComplaintStage(5, 25)),
            )
        ],
    ),
    "who_may_settle": (powerless_council, [{"who_may_settle": who} for who in Settlement]),
    "thirty_days": (late_session, [{"thirty_days": reading} for reading in ThirtyDays]),
    **{
        f"appeal_grounds {kind}": (filing(kind), [{}, without("appeal_grounds", kind)])
        for kind in LAW_2014.appeal_grounds
    },
    **{
        f"remedies {remedy}": (
            told(
                RouteKind.TRIBUNAL,
                decision=DECISIONS.get(remedy, DecisionKind.PLAN_FINALISED),
                sections=("B", "I"),
            ),
            [{"remedies": frozenset(Remedy)}, {"remedies": frozenset(Remedy) - {remedy}}],
        )
        for remedy in Remedy
    },
    "tailored_list": (a_choice, [{"tailored_list": mode} for mode in TailoredList]),
    "bundle_profile": (bundle, [{"bundle_profile": name} for name in (*PROFILES, "another")]),
}
"""What a case does under packs that differ in one thing alone."""


@pytest.mark.parametrize("choice", sorted(CHOICES))
def test_each_value_of_an_axis_changes_what_becomes_of_a_dispute(
    choice: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome, values = CHOICES[choice]
    seen = [outcome(under(monkeypatch, GREEN, **axes)) for axes in values]
    assert len(seen) > 1
    assert all(one not in seen[:number] for number, one in enumerate(seen)), seen


def test_every_axis_and_every_value_of_it_is_tried() -> None:
    tried = {choice.partition(" ")[0] for choice in CHOICES}
    axes = {field.name for field in fields(Policy)} - ABOUT_THE_CASE
    assert tried == axes == {axis.field for axis in AXES}
    assert {f.name for f in fields(PreSteps)} == set(PRE_STEPS)
    of_sets: dict[str, type[Enum]] = {"exemptions": Exemption, "remedies": Remedy}
    for axis, kind in of_sets.items():
        assert all(any(c.startswith(f"{axis} {member.value}") for c in CHOICES) for member in kind)


# The packs themselves.


def test_a_proposal_that_is_switched_off_can_be_rehearsed_with_a_demonstration_clock() -> None:
    assert answer(d.begun(), c.FileDispute, FAMILY, **d.FILING | {"pack": "reform-2026"}) == (
        "pack_is_off"
    )
    journey = d.filed(pack="reform-2026", clock_offset_seconds=0)
    assert journey.state.pack == "reform-2026"
    assert appeal_without_certificate(journey, "B", details=d.DETAILS) == "done"


def test_under_the_2026_proposal_the_tribunal_does_not_name_the_school() -> None:
    facts = {"sections": ("I",), "clock_offset_seconds": 0}
    proposed = route(d.filed(pack="reform-2026", **facts), RouteKind.TRIBUNAL)
    today = route(d.filed(pack="law-2014", **facts), RouteKind.TRIBUNAL)
    assert "It cannot name a school or college itself." in proposed.why
    assert "name the school or college" in today.why
    assert proposed.standing is today.standing is Standing.OFFERED


def test_a_panel_never_holds_a_family_past_its_last_safe_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pack = under(monkeypatch, GREEN, **varied("panel", "mode", PanelMode.REQUIRED))
    journey = after_mediation(pack=pack)
    assert journey.due("last_safe_day") == day("2026-03-12")
    found = route(journey, RouteKind.PANEL)
    assert found.standing is Standing.NOT_OPEN
    assert "Go to the tribunal now" in found.why


def test_a_family_that_names_no_exit_still_reaches_a_judge_under_every_pack() -> None:
    for pack in PACKS:
        journey = d.filed(pack=pack, clock_offset_seconds=0)
        assert appeal_without_certificate(journey, "B", no_certificate=OTHER) == "done"


def test_the_exit_a_family_names_is_kept_with_its_grounds() -> None:
    journey = d.filed()
    details = (*d.DETAILS, exits.fact(Exemption.SAFEGUARDING))
    assert appeal_without_certificate(journey, "B", no_certificate=OTHER, details=details) == "done"
    grounds = journey.state.referral.grounds
    assert exits.named(grounds.details) is Exemption.SAFEGUARDING
    assert exits.named(d.DETAILS) is None


def test_no_route_of_any_case_stops_the_time_for_an_appeal() -> None:
    for pack in PACKS:
        found = routes_of(d.filed(pack=pack, clock_offset_seconds=0).state)
        assert {one.kind for one in found} == set(RouteKind)
        assert not any(one.stops_appeal_time for one in found)


def test_a_dispute_that_has_not_begun_or_has_ended_has_no_routes() -> None:
    assert routes_of(d.begun().state) == ()
    journey = d.filed()
    journey.do(c.Withdraw, FAMILY)
    assert routes_of(journey.state) == ()


def test_routes_follow_the_case_to_the_tribunal() -> None:
    certified = route(d.certified(), RouteKind.TRIBUNAL)
    assert certified.why.endswith("You have the certificate for it.")
    assert route(d.certified(), RouteKind.MEDIATION).standing is Standing.OFFERED
    sent = d.sent()
    assert route(sent, RouteKind.TRIBUNAL).why.endswith("Your appeal has been sent.")
    assert route(sent, RouteKind.PANEL).standing is Standing.NOT_OPEN

"""What a regime decides, and which routes of redress it leaves open."""

from dataclasses import replace
from datetime import date

import pytest

from rules.appeal import DecisionKind
from rules.calendar import ENGLAND
from rules.citation import Status
from rules.deadline import Allowed, Refused
from rules.policy import (
    GREEN_PAPER_2022,
    LAW_2014,
    PACKS,
    REFORM_2026,
    CountedIn,
    Exemption,
    Need,
    PanelMode,
    Policy,
    Remedy,
)
from rules.regime import (
    may_appeal,
    named_exits,
    panel_answers_by,
    remedies,
    without_certificate,
)
from rules.route import Matter, Route, RouteKind, Standing, routes

PLAN = DecisionKind.PLAN_FINALISED
NO_DECISION = Matter(DecisionKind.SOMETHING_ELSE)
ABOUT_PLAN = Matter(PLAN, frozenset({"B", "F"}))


def route(pack: Policy, kind: RouteKind, matter: Matter = ABOUT_PLAN) -> Route:
    """One route under a pack."""
    return next(found for found in routes(pack, matter, ENGLAND) if found.kind is kind)


def step(name: str, need: Need) -> Policy:
    """The law of 2014 with one step before mediation changed."""
    return replace(LAW_2014, pre_steps=replace(LAW_2014.pre_steps, **{name: need}))


def with_panel(mode: PanelMode, answers_in: int = 5) -> Policy:
    """The green paper with a panel of that kind."""
    panel = replace(GREEN_PAPER_2022.panel, mode=mode, answers_in=answers_in)
    return replace(GREEN_PAPER_2022, panel=panel)


# What a regime decides


def test_a_regime_narrows_what_the_law_lets_a_family_appeal_and_never_widens_it() -> None:
    closed = may_appeal(REFORM_2026, DecisionKind.REFUSED_TO_AMEND, ())
    assert isinstance(closed, Refused)
    assert (closed.citation.rule, closed.citation.status) == ("Z6", Status.PROPOSED)
    assert closed.reason == (
        "Under the rules of this case you cannot appeal this decision. You can complain to the "
        "council, or ask for disagreement resolution."
    )
    assert isinstance(may_appeal(LAW_2014, DecisionKind.REFUSED_TO_AMEND, ()), Allowed)
    for pack in PACKS.values():
        assert isinstance(may_appeal(pack, PLAN, ("A",)), Refused)
        assert isinstance(may_appeal(pack, PLAN, ("B",)), Allowed)
        refused = may_appeal(pack, DecisionKind.AMENDMENT_PROPOSED, ())
        assert isinstance(refused, Refused)
        assert refused.citation.rule == "A16"


@pytest.mark.parametrize("pack", [GREEN_PAPER_2022, LAW_2014])
def test_two_regimes_ask_for_a_certificate_where_the_law_does(pack: Policy) -> None:
    assert isinstance(without_certificate(pack, ("B", "I")), Refused)
    assert isinstance(without_certificate(pack, ("I",)), Allowed)
    assert isinstance(without_certificate(pack, (), discrimination=True), Allowed)
    assert isinstance(without_certificate(pack, ()), Refused)


def test_where_mediation_is_only_offered_nobody_is_asked_for_a_certificate() -> None:
    verdict = without_certificate(REFORM_2026, ("B", "F"))
    assert isinstance(verdict, Allowed)
    assert verdict.citation.rule == "Z6"


@pytest.mark.parametrize(
    ("exit_", "sections", "discrimination"),
    [
        (Exemption.SECTION_I_ONLY, ("I",), False),
        (Exemption.DISCRIMINATION_CLAIM, (), True),
    ],
)
def test_a_regime_without_the_exit_asks_for_a_certificate_there_too(
    exit_: Exemption, sections: tuple[str, ...], discrimination: bool
) -> None:
    pack = replace(LAW_2014, exemptions=LAW_2014.exemptions - {exit_})
    verdict = without_certificate(pack, sections, discrimination=discrimination)
    assert isinstance(verdict, Refused)
    assert verdict.citation.rule == "H1"
    assert verdict.reason == (
        "Under the rules of this case everybody needs a mediation certificate, also for this."
    )
    other = ("I",) if discrimination else ()
    kept = without_certificate(pack, other, discrimination=not discrimination)
    assert isinstance(kept, Allowed)


def test_the_exits_a_family_names_are_those_that_a_person_must_look_at() -> None:
    assert named_exits(GREEN_PAPER_2022) == (
        Exemption.SAFEGUARDING,
        Exemption.URGENCY,
        Exemption.WAIVER,
    )
    assert named_exits(LAW_2014) == named_exits(REFORM_2026) == ()


@pytest.mark.parametrize(
    ("decision", "sections", "orders"),
    [
        (DecisionKind.REFUSED_TO_ASSESS, (), (Remedy.ASSESS,)),
        (DecisionKind.REFUSED_TO_REASSESS, (), (Remedy.ASSESS,)),
        (DecisionKind.REFUSED_TO_MAKE_PLAN, (), (Remedy.MAKE_PLAN, Remedy.RECONSIDER)),
        (DecisionKind.REFUSED_TO_AMEND, (), (Remedy.AMEND_PLAN, Remedy.RECONSIDER)),
        (DecisionKind.CEASED, (), (Remedy.CONTINUE_PLAN,)),
        (PLAN, ("B",), (Remedy.AMEND_PLAN,)),
        (PLAN, ("F",), (Remedy.AMEND_PLAN,)),
        (PLAN, ("I",), (Remedy.NAME_PLACEMENT,)),
        (PLAN, ("B", "I"), (Remedy.AMEND_PLAN, Remedy.NAME_PLACEMENT)),
        (DecisionKind.CEASED, ("I",), (Remedy.CONTINUE_PLAN,)),
        (DecisionKind.SOMETHING_ELSE, ("I",), ()),
    ],
)
def test_the_tribunal_can_order_what_fits_the_decision(
    decision: DecisionKind, sections: tuple[str, ...], orders: tuple[Remedy, ...]
) -> None:
    assert remedies(LAW_2014, decision, sections) == orders


def test_under_the_2026_proposal_a_placement_is_quashed_and_not_named() -> None:
    assert remedies(REFORM_2026, PLAN, ("I",)) == (Remedy.QUASH_PLACEMENT,)


def test_the_panel_counts_from_the_day_after_mediation_in_its_own_days() -> None:
    panel = GREEN_PAPER_2022.panel
    # Tuesday 17 February 2026 and 20 working days (no bank holiday between): Tuesday 17 March.
    assert panel_answers_by(panel, date(2026, 2, 17), ENGLAND).result == date(2026, 3, 17)
    calendar_days = replace(panel, counted_in=CountedIn.CALENDAR_DAYS)
    assert panel_answers_by(calendar_days, date(2026, 2, 17), ENGLAND).result == date(2026, 3, 9)


# Routes (their words stand on the page of packs, which another test compares)


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_route_is_told_once_and_none_stops_the_time_for_an_appeal(pack: Policy) -> None:
    for matter in (ABOUT_PLAN, NO_DECISION):
        found = routes(pack, matter, ENGLAND)
        assert [one.kind for one in found] == list(RouteKind)
        assert not any(one.stops_appeal_time for one in found)
        others = [one for one in found if one.kind is not RouteKind.TRIBUNAL]
        assert all("It does not stop the time to go to the tribunal." in o.effects for o in others)
        assert all(one.citation.provision and one.why[-1] == "." for one in found)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("setting_complaint", RouteKind.SETTING_COMPLAINT),
        ("specialist_panel", RouteKind.SPECIALIST_PANEL),
        ("council_complaint", RouteKind.COUNCIL_COMPLAINT),
        ("disagreement_resolution", RouteKind.DISAGREEMENT_RESOLUTION),
    ],
)
def test_a_step_stands_as_the_pack_says(name: str, kind: RouteKind) -> None:
    stands = {need: route(step(name, need), kind, NO_DECISION).standing for need in Need}
    assert stands == {
        Need.REQUIRED: Standing.REQUIRED,
        Need.OFFERED: Standing.OFFERED,
        Need.SKIPPED: Standing.NOT_OPEN,
    }


@pytest.mark.parametrize("name", ["setting_complaint", "specialist_panel"])
def test_nobody_goes_to_the_school_first_about_a_decision_of_the_council(name: str) -> None:
    kind = RouteKind(name)
    found = route(step(name, Need.REQUIRED), kind, ABOUT_PLAN)
    assert found.standing is Standing.OFFERED
    assert "the council made this decision" in found.why.lower()
    assert found.why != route(step(name, Need.OFFERED), kind, ABOUT_PLAN).why


def test_words_of_steps_that_no_pack_uses_are_whole() -> None:
    skipped = step("setting_complaint", Need.SKIPPED)
    assert route(skipped, RouteKind.SETTING_COMPLAINT).why == (
        "The rules of this case have no complaint to the school or college."
    )
    skipped = step("council_complaint", Need.SKIPPED)
    assert route(skipped, RouteKind.COUNCIL_COMPLAINT).why == (
        "The rules of this case have no complaint to the council."
    )
    skipped = step("disagreement_resolution", Need.SKIPPED)
    assert route(skipped, RouteKind.DISAGREEMENT_RESOLUTION).why == (
        "The rules of this case have no disagreement resolution."
    )
    first = step("disagreement_resolution", Need.REQUIRED)
    assert route(first, RouteKind.DISAGREEMENT_RESOLUTION).why == (
        "Try this first. Somebody independent helps you and the other side to agree."
    )


def test_the_specialist_on_a_panel_is_cited_where_it_comes_from() -> None:
    kind = RouteKind.SPECIALIST_PANEL
    assert route(REFORM_2026, kind).citation.status is Status.PROPOSED
    assert route(LAW_2014, kind).citation.rule == "C2"


def test_mediation_is_required_only_where_taking_part_is() -> None:
    stands = {pack.name: route(pack, RouteKind.MEDIATION).standing for pack in PACKS.values()}
    assert stands == {
        "green-paper-2022": Standing.REQUIRED,
        "law-2014": Standing.OFFERED,
        "reform-2026": Standing.OFFERED,
    }
    only_i = Matter(PLAN, frozenset({"I"}))
    assert route(GREEN_PAPER_2022, RouteKind.MEDIATION, only_i).standing is Standing.OFFERED
    certified = replace(ABOUT_PLAN, has_certificate=True)
    assert route(GREEN_PAPER_2022, RouteKind.MEDIATION, certified).standing is Standing.OFFERED
    assert route(LAW_2014, RouteKind.MEDIATION, NO_DECISION).standing is Standing.NOT_OPEN


def test_the_panel_waits_for_mediation_and_gives_way_to_the_last_safe_day() -> None:
    over = replace(ABOUT_PLAN, mediation_over_on=date(2026, 2, 17), last_safe_on=date(2026, 2, 24))
    kind = RouteKind.PANEL
    # Five working days after 17 February end on the 24th, the last safe day itself.
    assert route(with_panel(PanelMode.REQUIRED), kind, over).standing is Standing.REQUIRED
    assert route(with_panel(PanelMode.ADVISORY), kind, over).standing is Standing.OFFERED
    assert route(with_panel(PanelMode.OFF), kind, over).standing is Standing.NOT_OPEN
    for mode in (PanelMode.REQUIRED, PanelMode.ADVISORY):
        late = route(with_panel(mode, answers_in=6), kind, over)
        assert late.standing is Standing.NOT_OPEN
        assert late.why.endswith("Go to the tribunal now.")
        assert route(with_panel(mode), kind, ABOUT_PLAN).standing is Standing.NOT_OPEN
        sent = replace(over, appeal_made=True)
        assert route(with_panel(mode), kind, sent).standing is Standing.NOT_OPEN
    unknown = replace(over, last_safe_on=None)
    found = route(with_panel(PanelMode.REQUIRED, answers_in=60), kind, unknown)
    assert found.standing is Standing.REQUIRED
    assert found.why.startswith("It looks at your dispute next. On it sit an independent chair,")
    assert found.why.endswith("It answers within 60 working days.")


def test_the_tribunal_is_open_for_what_can_be_appealed_under_the_regime() -> None:
    amended = Matter(DecisionKind.REFUSED_TO_AMEND)
    assert route(LAW_2014, RouteKind.TRIBUNAL, amended).standing is Standing.OFFERED
    closed = route(REFORM_2026, RouteKind.TRIBUNAL, amended)
    assert (closed.standing, closed.citation.rule) == (Standing.NOT_OPEN, "Z6")
    assert route(LAW_2014, RouteKind.TRIBUNAL, NO_DECISION).citation.rule == "A16"


def test_a_tribunal_that_can_order_nothing_fitting_says_only_what_is_needed() -> None:
    pack = replace(LAW_2014, remedies=frozenset({Remedy.ASSESS}))
    assert route(pack, RouteKind.TRIBUNAL).why == (
        "You need a mediation certificate, or a reason that a judge accepts."
    )


def test_the_ombudsman_looks_at_what_cannot_be_appealed() -> None:
    assert route(LAW_2014, RouteKind.OMBUDSMAN).standing is Standing.NOT_OPEN
    assert route(LAW_2014, RouteKind.OMBUDSMAN, NO_DECISION).standing is Standing.OFFERED
    amended = Matter(DecisionKind.REFUSED_TO_AMEND)
    assert route(REFORM_2026, RouteKind.OMBUDSMAN, amended).standing is Standing.OFFERED


def test_a_claim_about_discrimination_needs_mediation_only_without_its_exit() -> None:
    assert route(LAW_2014, RouteKind.DISCRIMINATION_CLAIM).why.endswith("It needs no mediation.")
    pack = replace(LAW_2014, exemptions=frozenset({Exemption.SECTION_I_ONLY}))
    found = route(pack, RouteKind.DISCRIMINATION_CLAIM)
    assert found.why.endswith("It needs a mediation certificate first.")
    assert found.standing is Standing.OFFERED

"""A setting is chosen, a child moves, a standard is named: played over a plan or a dispute."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from cases.actor import Role
from cases.dispute.standards.commands import CiteStandard
from cases.places.vocabulary import SettingKind
from cases.plan.choice import commands as c
from cases.plan.choice.vocabulary import ChoiceEnd, PlaceAnswer
from cases.plan.placements import commands as p
from cases.plan.placements.vocabulary import EndReason, StartReason
from cases.plan.standards.commands import CiteStandardInPlan
from rules.plan_duties import Institution, Objection
from tests.cases.choices import a_list, naming, wish

Played = TypeVar("Played", bound=Any)

COUNCIL, FAMILY = (Role.AUTHORITY, "authority"), (Role.FAMILY, "family")
MAINTAINED = Institution.MAINTAINED_SCHOOL


def _ask(journey: Any, setting_id: str, team_id: str) -> None:
    journey.do(lambda meta: c.ConsultSetting(meta, setting_id, team_id, "question"), *COUNCIL)


def _answer(journey: Any, setting_id: str, *, takes: bool) -> None:
    said = PlaceAnswer.CAN_TAKE if takes else PlaceAnswer.OBJECTS
    why = () if takes else (Objection.UNSUITABLE,)
    journey.do(lambda meta: c.AnswerConsultation(meta, setting_id, said, why, "answer"), *COUNCIL)


def chosen(journey: Played) -> Played:
    """A binding list, one school says no, one is silent, the third of the list is named; then a
    list with nothing on it."""
    journey.do(lambda meta: c.MakeTailoredList(meta, **a_list("s1", "s2", "s3")), *COUNCIL)
    journey.do(lambda meta: c.RankSettings(meta, wish("s1", "s2", "s3")), *FAMILY)
    for setting_id, team_id in (("s1", "setting"), ("s2", "school"), ("s3", "school")):
        _ask(journey, setting_id, team_id)
    _answer(journey, "s1", takes=False)
    journey.wait_until(date(2026, 2, 2))
    _answer(journey, "s2", takes=False)
    _answer(journey, "s3", takes=True)
    journey.do(lambda meta: c.NameSetting(meta, **naming("s3")), *COUNCIL)
    journey.do(lambda meta: c.MakeTailoredList(meta, **a_list()), *COUNCIL)
    return journey


def chosen_freely(journey: Played) -> Played:
    """Without a list: the first wish is named; next time another setting."""
    journey.do(lambda meta: c.RankSettings(meta, wish("s1")), *FAMILY)
    _ask(journey, "s1", "setting")
    _answer(journey, "s1", takes=True)
    journey.do(lambda meta: c.NameSetting(meta, **naming("s1")), *COUNCIL)
    journey.do(lambda meta: c.RankSettings(meta, wish("s2")), *FAMILY)
    for setting_id, team_id in (("s2", ""), ("s3", "school")):
        _ask(journey, setting_id, team_id)
        _answer(journey, setting_id, takes=True)
    facts = naming("s3", Objection.RESOURCES)
    journey.do(lambda meta: c.NameSetting(meta, **facts), *COUNCIL)
    return journey


def stayed(journey: Played) -> Played:
    """The family ends a choice, and the council another one."""
    for who, reason in ((FAMILY, ChoiceEnd.FAMILY_STAYS), (COUNCIL, ChoiceEnd.NOT_NEEDED)):
        journey.do(lambda meta: c.MakeTailoredList(meta, **a_list("s1")), *COUNCIL)
        journey.do(lambda meta, why=reason: c.EndChoice(meta, why), *who)
    return journey


def placed(journey: Played) -> Played:
    """Alternative provision beside school: planned, planned again, ended."""
    day = date(2026, 1, 8)
    until = date(2026, 2, 20)
    facts = ("p1", "unit-1", SettingKind.ALTERNATIVE, False, day, StartReason.EARLY_HELP, "")
    journey.do(lambda meta: p.StartPlacement(meta, *facts, until), *COUNCIL)
    journey.wait_until(date(2026, 2, 23))
    journey.do(lambda meta: p.PlanPlacementEnd(meta, "p1", date(2026, 3, 6)), *COUNCIL)
    left = (date(2026, 2, 20), EndReason.BACK_TO_SCHOOL)
    journey.do(lambda meta: p.EndPlacement(meta, "p1", *left), *COUNCIL)
    return journey


CITED = ("set-1", "X1", "words")


def standard_named(dispute: Played) -> Played:
    """Both sides name a standard in a dispute."""
    dispute.do(lambda meta: CiteStandard(meta, *CITED), *FAMILY)
    dispute.do(lambda meta: CiteStandard(meta, *CITED), *COUNCIL)
    return dispute


def standard_of_plan(plan: Played) -> Played:
    """The council names a standard for a decision about a plan."""
    plan.do(lambda meta: CiteStandardInPlan(meta, *CITED), *COUNCIL)
    return plan

"""Plans in which a setting is being chosen, brought to the point where a test begins."""

from __future__ import annotations

from typing import Any

from cases.actor import Role
from cases.places.vocabulary import WhyListed
from cases.plan.choice import commands as c
from cases.plan.choice.vocabulary import PlaceAnswer
from rules.plan_duties import Institution, Objection
from tests.cases import plans
from tests.cases.journey import Journey

FAMILY, AUTHORITY, SETTING = Role.FAMILY, Role.AUTHORITY, Role.SETTING

GREEN, LAW = "green-paper-2022", "law-2014"
MAINTAINED = Institution.MAINTAINED_SCHOOL
REASONS = (WhyListed.TEACHES_PHASE, WhyListed.MEETS_NEEDS, WhyListed.HAS_PLACE)


def wish(*setting_ids: str, institution: Institution = MAINTAINED) -> tuple[c.Wish, ...]:
    """A wish for settings of one sort."""
    return tuple(c.Wish(setting_id, institution) for setting_id in setting_ids)


def a_list(*setting_ids: str) -> dict[str, Any]:
    """The facts of a list with these settings."""
    return {
        "version_id": "version-1",
        "settings": tuple(c.Listed(one, MAINTAINED, REASONS) for one in setting_ids),
        "left_out": 2,
        "narrative_id": "list-words",
    }


def listed(*setting_ids: str, **changes: Any) -> Journey:
    """A list of s1 and s2, or of these, made on 12 January 2026 under the 2022 proposal."""
    journey = plans.registered(**changes)
    journey.do(c.MakeTailoredList, AUTHORITY, **a_list(*(setting_ids or ("s1", "s2"))))
    return journey


def ranked(*setting_ids: str, pack: str = GREEN, institution: Institution = MAINTAINED) -> Journey:
    """The family wants s1 most, then s2, or these; with a list where the pack has one."""
    journey = plans.registered(pack=pack) if pack == LAW else listed(pack=pack)
    chosen = wish(*(setting_ids or ("s1", "s2")), institution=institution)
    journey.do(c.RankSettings, FAMILY, ranked=chosen)
    return journey


def asked(*setting_ids: str, team_id: str = "team-1", **changes: Any) -> Journey:
    """The council asked s1, or these."""
    journey = ranked(**changes)
    for setting_id in setting_ids or ("s1",):
        ask(journey, setting_id, team_id)
    return journey


def ask(journey: Journey, setting_id: str, team_id: str = "") -> Journey:
    """The council asks a setting."""
    journey.do(
        c.ConsultSetting,
        AUTHORITY,
        setting_id=setting_id,
        team_id=team_id,
        narrative_id="question",
    )
    return journey


def answer(journey: Journey, setting_id: str, *, takes: bool) -> Journey:
    """A setting answers for itself."""
    objections = () if takes else (Objection.UNSUITABLE,)
    journey.do(
        c.AnswerConsultation,
        SETTING,
        setting_id=setting_id,
        answer=PlaceAnswer.CAN_TAKE if takes else PlaceAnswer.OBJECTS,
        objections=objections,
        narrative_id="" if takes else "answer",
    )
    return journey


def naming(setting_id: str, *objections: Objection) -> dict[str, Any]:
    """The facts of a decision for a setting."""
    return {
        "setting_id": setting_id,
        "institution": MAINTAINED,
        "narrative_id": "reasons",
        "objections": objections,
    }


def named(setting_id: str = "s1", **changes: Any) -> Journey:
    """The council named s1 after it said yes."""
    journey = answer(asked(**changes), "s1", takes=True)
    journey.do(c.NameSetting, AUTHORITY, **naming(setting_id))
    return journey

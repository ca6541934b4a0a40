"""Plays of the choice of a setting: every move, and every refusal."""

from __future__ import annotations

from collections.abc import Iterator

from cases.plan.choice import commands as c
from cases.plan.choice.vocabulary import OUTSIDE, ChoiceEnd, PlaceAnswer
from rules.plan_duties import Objection
from tests.cases import plans
from tests.cases.choices import (
    AUTHORITY,
    FAMILY,
    LAW,
    SETTING,
    a_list,
    answer,
    ask,
    asked,
    listed,
    named,
    naming,
    ranked,
    wish,
)
from tests.cases.journey import Journey, day


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield from _lists()
    yield from _wishes()
    yield from _asking()
    yield from _naming()
    yield from _endings()


def _lists() -> Iterator[Journey]:
    journey = plans.registered(pack=LAW)
    journey.refused(c.MakeTailoredList, AUTHORITY, **a_list("s1"))
    yield journey
    journey = listed()
    journey.refused(c.MakeTailoredList, AUTHORITY, **(a_list("s1") | {"version_id": ""}))
    journey.refused(c.MakeTailoredList, AUTHORITY, **a_list("s1", "s1"))
    journey.do(c.MakeTailoredList, AUTHORITY, **a_list("s1", "s3"))
    yield journey
    journey = ranked()
    journey.do(c.MakeTailoredList, AUTHORITY, **a_list("s3"))
    yield journey
    journey = asked()
    journey.refused(c.MakeTailoredList, AUTHORITY, **a_list("s3"))
    yield journey
    journey = named()
    journey.do(c.MakeTailoredList, AUTHORITY, **a_list("s3"))
    yield journey


def _wishes() -> Iterator[Journey]:
    journey = plans.registered()
    journey.refused(c.RankSettings, FAMILY, ranked=wish("s1"))
    yield journey
    journey = listed()
    journey.refused(c.RankSettings, FAMILY, ranked=())
    journey.refused(c.RankSettings, FAMILY, ranked=wish("s1", "s1"))
    journey.refused(c.RankSettings, FAMILY, ranked=wish("s9"))
    journey.do(c.RankSettings, FAMILY, ranked=wish("s2"))
    journey.refused(c.RankSettings, FAMILY, ranked=wish("s2"))
    journey.do(c.RankSettings, FAMILY, ranked=wish("s1"))
    yield journey
    journey = ranked(pack=LAW)
    journey.refused(c.RankSettings, FAMILY, ranked=wish(OUTSIDE))
    journey.do(c.RankSettings, FAMILY, ranked=wish(OUTSIDE), narrative_id="words")
    ask(journey, OUTSIDE)
    journey.do(c.RankSettings, FAMILY, ranked=wish("s1"))
    yield journey
    journey = named(pack=LAW)
    journey.do(c.RankSettings, FAMILY, ranked=wish("s2"))
    yield journey


def _asking() -> Iterator[Journey]:
    yield ask(plans.registered(), "s1", "team-1")
    yield ask(listed(), "s1")
    journey = asked()
    journey.refused(c.ConsultSetting, AUTHORITY, setting_id="s1")
    ask(journey, "s2")
    silent = {"setting_id": "s1", "answer": PlaceAnswer.OBJECTS}
    journey.refused(c.AnswerConsultation, SETTING, **silent)
    journey.refused(c.AnswerConsultation, SETTING, **(silent | {"setting_id": "s9"}))
    answer(journey, "s1", takes=False)
    journey.refused(c.AnswerConsultation, SETTING, **silent)
    yield journey.on(day("2026-02-10"))
    journey = named()
    journey.refused(c.ConsultSetting, AUTHORITY, setting_id="s2")
    yield journey


def _naming() -> Iterator[Journey]:
    journey = asked("s1", "s2")
    journey.refused(c.NameSetting, AUTHORITY, **(naming("s1") | {"narrative_id": ""}))
    journey.refused(c.NameSetting, AUTHORITY, **naming("s9"))
    journey.refused(c.NameSetting, AUTHORITY, **naming("s1"))
    answer(journey, "s2", takes=True)
    journey.refused(c.NameSetting, AUTHORITY, **naming("s2"))
    answer(ask(journey, "s3"), "s3", takes=True)
    journey.refused(c.NameSetting, AUTHORITY, **naming("s3"))
    answer(journey, "s1", takes=False)
    journey.do(c.NameSetting, AUTHORITY, **naming("s2"))
    journey.refused(c.NameSetting, AUTHORITY, **naming("s2"))
    yield journey
    journey = answer(asked("s2", pack=LAW), "s2", takes=True)
    journey.refused(c.NameSetting, AUTHORITY, **naming("s2", Objection.RESOURCES))
    ask(journey, "s1").on(day("2026-03-02"))
    journey.refused(c.NameSetting, AUTHORITY, **naming("s2"))
    journey.do(c.NameSetting, AUTHORITY, **naming("s2", Objection.RESOURCES))
    yield journey


def _endings() -> Iterator[Journey]:
    journey = plans.registered()
    journey.refused(c.EndChoice, FAMILY, reason=ChoiceEnd.FAMILY_STAYS)
    yield journey
    for begin in (listed, ranked, asked):
        journey = begin()
        journey.refused(c.EndChoice, FAMILY, reason=ChoiceEnd.NOT_NEEDED)
        journey.do(c.EndChoice, FAMILY, reason=ChoiceEnd.FAMILY_STAYS)
        yield journey
    journey.refused(c.AnswerConsultation, SETTING, setting_id="s1", answer=PlaceAnswer.CAN_TAKE)
    journey = ranked()
    journey.refused(c.EndChoice, AUTHORITY, reason=ChoiceEnd.NOT_NEEDED)
    yield journey
    journey = listed()
    journey.do(c.EndChoice, AUTHORITY, reason=ChoiceEnd.NOT_NEEDED)
    journey.do(c.MakeTailoredList, AUTHORITY, **a_list("s3"))
    yield journey
    journey = ranked(pack=LAW)
    journey.do(c.EndChoice, FAMILY, reason=ChoiceEnd.FAMILY_STAYS)
    journey.do(c.RankSettings, FAMILY, ranked=wish("s1"))
    yield journey

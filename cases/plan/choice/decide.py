"""Which step towards a setting is allowed, by the law and by the policy pack."""

from __future__ import annotations

from cases.actor import Role
from cases.clock import ClockStatus, find
from cases.command import CommandRefused
from cases.moment import Moment
from cases.plan.choice import commands as c
from cases.plan.choice import events as e
from cases.plan.choice.state import ChoiceState, Consultation
from cases.plan.choice.vocabulary import OUTSIDE, ChoiceEnd, PlaceAnswer
from cases.plan.pack import policy
from cases.plan.state import PlanState
from rules.deadline import Refused, day_words
from rules.plan_duties import Institution, must_name, request_binds
from rules.policy import TailoredList

CONSULTATION = "consultation:"
"""Begins the id of the clock of a setting that was asked; the round and its key follow."""

_BINDING = "Z8"


def clock_of(number: int, setting_id: str) -> str:
    """The clock of the answer of a setting that was asked in a round."""
    return f"{CONSULTATION}{number}:{setting_id}"


def asked_team(state: PlanState, clock_id: str) -> str:
    """The team whose answer a clock waits for; empty for another clock, or without a team."""
    choice = state.choice
    waits = (a for a in choice.consultations if clock_of(choice.number, a.setting_id) == clock_id)
    return next((asked.team_id for asked in waits), "")


def binds(state: PlanState) -> bool:
    """Whether the family chooses from the list alone, and the authority by the family's order."""
    return policy(state).tailored_list is TailoredList.BINDING


def make_list(
    state: PlanState, command: c.MakeTailoredList, now: Moment
) -> tuple[e.TailoredListMade, ...]:
    """A list is drawn, where the pack has lists; a second one in the round replaces the first."""
    if policy(state).tailored_list is TailoredList.OFF:
        raise CommandRefused(
            "no_tailored_list",
            "The rules of this plan have no tailored list. The family may ask for any school or "
            "college.",
            _BINDING,
        )
    if not state.choice.is_over and state.choice.consultations:
        raise CommandRefused(
            "list_too_late",
            "Schools or colleges have been asked already. Name one first, or end this choice.",
        )
    if not command.version_id or not command.narrative_id:
        raise CommandRefused(
            "list_without_source",
            "Say from which version of the inclusion plan the list comes, and keep the reasons.",
        )
    keys = [one.setting_id for one in command.settings]
    if len(set(keys)) != len(keys) or not all(one.reasons for one in command.settings):
        raise CommandRefused(
            "list_is_wrong", "Each school or college is on the list once, with a reason."
        )
    return (
        e.TailoredListMade(
            command.version_id, command.settings, command.left_out, command.narrative_id, now.on
        ),
    )


def rank(state: PlanState, command: c.RankSettings, now: Moment) -> tuple[e.SettingsRanked, ...]:
    """What the family wants; from the list alone only where the pack binds it to a list."""
    keys = [wish.setting_id for wish in command.ranked]
    if not keys:
        raise CommandRefused("nothing_ranked", "Choose at least one school or college.", "A7")
    if len(set(keys)) != len(keys):
        raise CommandRefused("ranked_twice", "Give each school or college one place only.")
    choice = state.choice
    if binds(state):
        # A round that is over needs a list of its own; an empty list binds nobody.
        if choice.listed is None or choice.is_over:
            raise CommandRefused(
                "list_first",
                "The council makes your list first. Then you say which you want most.",
                _BINDING,
            )
        listed = choice.listed
        if listed.settings and not all(listed.has(key) for key in keys):
            raise CommandRefused(
                "not_on_the_list",
                "Under the rules of this plan you choose from the list. Tell the council what the "
                "list misses. You can appeal when the plan is final.",
                _BINDING,
            )
    if OUTSIDE in keys and not command.narrative_id:
        raise CommandRefused(
            "no_name", "Write the name and the place of the school or college that you want."
        )
    if choice.ranked == command.ranked and not choice.is_over:
        raise CommandRefused("ranked_so", "The council has this wish from you already.")
    return (e.SettingsRanked(command.ranked, command.narrative_id, now.on),)


def consult(
    state: PlanState, command: c.ConsultSetting, now: Moment
) -> tuple[e.SettingConsulted, ...]:
    """A setting is asked about a place; the family's wish need not be there yet (A8)."""
    choice = state.choice
    if choice.named is not None:
        raise CommandRefused(
            "named_already",
            "A school or college has been named. A new list or a new wish begins the next choice.",
        )
    if not choice.is_over and choice.consultation(command.setting_id) is not None:
        raise CommandRefused("asked_already", "This school or college has been asked already.")
    # Without a round the asking begins one.
    number = choice.number + 1 if choice.is_over or choice.number == 0 else choice.number
    return (
        e.SettingConsulted(
            command.setting_id, command.team_id, command.narrative_id, now.on, number
        ),
    )


def answer(
    state: PlanState, command: c.AnswerConsultation, now: Moment
) -> tuple[e.ConsultationAnswered, ...]:
    """A setting answers; a late answer counts as long as nobody is named."""
    asked = state.choice.consultation(command.setting_id)
    if asked is None:
        raise CommandRefused(
            "not_asked", "This school or college has not been asked about a place."
        )
    if state.choice.is_over:
        raise CommandRefused("choice_over", "The choice is over. No answer is needed any more.")
    if asked.answer is not None:
        raise CommandRefused("answered_already", "This school or college has answered already.")
    if command.answer is PlaceAnswer.OBJECTS and not (command.objections and command.narrative_id):
        raise CommandRefused(
            "no_reason", "Say why the child should not come, and give your reasons in words.", "A7"
        )
    objections = command.objections if command.answer is PlaceAnswer.OBJECTS else ()
    return (
        e.ConsultationAnswered(
            command.setting_id, command.answer, objections, command.narrative_id, now.on
        ),
    )


def name(state: PlanState, command: c.NameSetting, now: Moment) -> tuple[e.SettingNamed, ...]:
    """A setting is named after it was asked, in the order that the law and the pack ask for."""
    choice = state.choice
    if choice.named is not None:
        raise CommandRefused("named_already", "A school or college has been named already.")
    if not command.narrative_id:
        raise CommandRefused("no_grounds", "Give your reasons for this school or college.")
    asked = None if choice.is_over else choice.consultation(command.setting_id)
    if asked is None:
        raise CommandRefused(
            "not_consulted", "Ask this school or college about a place before you name it.", "A7"
        )
    if asked.answer is None:
        _may_go_on(state, asked)
    rank_ = choice.rank(command.setting_id)
    if binds(state):
        _in_the_familys_order(choice, command.setting_id)
    elif rank_ != 1 and choice.ranked:
        _against_the_first_wish(choice, command)
    return (
        e.SettingNamed(
            command.setting_id,
            command.institution,
            rank_,
            command.objections if rank_ != 1 else (),
            command.narrative_id,
            now.on,
        ),
    )


def end(state: PlanState, command: c.EndChoice, now: Moment) -> tuple[e.ChoiceEnded, ...]:
    """A choice ends; a wish of the family is answered or taken back by the family."""
    if state.choice.is_over or state.choice.number == 0:
        raise CommandRefused("no_choice", "No choice of a school or college is going on.")
    by_family = command.meta.actor.role is Role.FAMILY
    if by_family != (command.reason is ChoiceEnd.FAMILY_STAYS):
        raise CommandRefused("not_your_reason", "Choose a reason that is yours to give.")
    if not by_family and state.choice.ranked:
        raise CommandRefused(
            "wish_stands",
            "The family has said what it wants. Ask the school or college and decide.",
            "A7",
        )
    return (e.ChoiceEnded(command.reason, now.on),)


def _may_go_on(state: PlanState, asked: Consultation) -> None:
    """N9: without the answer only when its 15 days are over."""
    clock = find(state.clocks, clock_of(state.choice.number, asked.setting_id))
    if clock is not None and clock.status is ClockStatus.RUNNING:
        raise CommandRefused(
            "answer_awaited",
            f"This school or college has until {day_words(clock.deadline.due_on)} to answer. After "
            "that you can go on without it.",
            "N9",
        )


def _against_the_first_wish(choice: ChoiceState, command: c.NameSetting) -> None:
    """A7, A8: the first wish is named unless there is a ground against it."""
    first = choice.ranked[0]
    # What nobody knows is treated as binding, so that no family loses a right by not knowing it.
    is_known = first.institution is not Institution.OTHER
    if is_known and isinstance(request_binds(first.institution), Refused):
        return
    if choice.consultation(first.setting_id) is None:
        raise CommandRefused(
            "first_wish_not_asked",
            "Ask the school or college that the family wants most before you name another.",
            "A7",
        )
    if not isinstance(must_name(command.objections), Refused):
        raise CommandRefused(
            "must_name",
            "Name the school or college that the family wants, or say which ground you have "
            "against it.",
            "A7",
        )


def _in_the_familys_order(choice: ChoiceState, setting_id: str) -> None:
    """Z8 as we read it: the first in the family's order that can take the child is named."""
    if choice.listed is not None and choice.listed.settings and not choice.listed.has(setting_id):
        raise CommandRefused(
            "not_from_the_list",
            "Under the rules of this plan you name a school or college of the list.",
            _BINDING,
        )
    for wish in choice.ranked:
        if wish.setting_id == setting_id:
            return
        asked = choice.consultation(wish.setting_id)
        if asked is None or asked.answer is not PlaceAnswer.OBJECTS:
            raise CommandRefused(
                "family_ranked_higher",
                "The family ranked another school or college higher, and that one has not said no. "
                "Ask it and wait for its answer, or name it.",
                _BINDING,
            )

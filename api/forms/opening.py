"""The two forms that open a case: a family's dispute, and a plan that a council registers."""

from __future__ import annotations

from api.asks import dispute, plan
from api.asks.ask import Ask
from api.asks.complaint import may_file_alone
from api.draft import NotUnderstood
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option, options
from api.forms.grounds import checked_sections, raised_fields, raised_in
from api.forms.reading import Answers
from api.organisations import AUTHORITY, SETTING, children_of, teams_of_kind
from api.scene import Scene
from api.words import lists
from cases.actor import Role
from cases.dispute import commands as dispute_commands
from cases.dispute.vocabulary import Decision
from cases.plan import commands as plan_commands
from cases.plan.prefill import DisputePrefill, dispute_prefill
from cases.plan.state import PlanState
from rules.policy import GREEN_PAPER_2022

ANOTHER_CHILD = "another"
PLAN = "plan_id"
_ABOUT_A_PLAN = (Decision.PLAN_FINALISED.value,)
_BY_LETTER = tuple(d.value for d in Decision if d is not Decision.SOMETHING_ELSE)


def plan_before(scene: Scene, plan_id: str) -> DisputePrefill | None:
    """What a dispute takes from one of the family's plans; None when there is nothing to dispute."""
    case = scene.stores.cases.find(plan_id) if plan_id else None
    if case is None or case.kind != "plan" or case.family_id != scene.viewer.person_id:
        return None
    assert isinstance(case.state, PlanState)
    return dispute_prefill(case.state)


def typed_from(prefill: DisputePrefill) -> dict[str, list[str]]:
    """The form of a dispute as a plan fills it in."""
    typed = {
        PLAN: [prefill.plan_id],
        "authority_id": [prefill.authority_id],
        "child_id": [prefill.child_id],
        "decision": [prefill.decision.value],
        "sections": list(prefill.sections),
    }
    for name, day in (
        ("notice_sent_on", prefill.notice_sent_on),
        ("notice_dated_on", prefill.notice_dated_on),
    ):
        typed[f"{name}-day"], typed[f"{name}-month"] = [str(day.day)], [str(day.month)]
        typed[f"{name}-year"] = [str(day.year)]
    return typed


def _me(scene: Scene) -> tuple[Option, ...]:
    """A young person starts a dispute about themselves (P2)."""
    viewer = scene.viewer
    alone = may_file_alone(scene.stores.people.find(viewer.person_id), scene.now.on)
    return (Option(viewer.person_id, "Me"),) if alone else ()


def _dispute_fields(scene: Scene) -> tuple[Field, ...]:
    people = scene.stores.people
    children = children_of(people, scene.viewer.person_id)
    councils = teams_of_kind(people, AUTHORITY)
    return (
        Field(
            "child_id",
            "Who is it about?",
            FieldKind.CHOICE,
            missing="Choose your child",
            options=(
                *_me(scene),
                *(Option(child.person_id, child.display_name) for child in children),
                Option(ANOTHER_CHILD, "Another child"),
            ),
        ),
        Field(
            "child_name",
            "Full name of the child",
            missing="Enter the name of the child",
            shown_when=("child_id", (ANOTHER_CHILD,)),
        ),
        Field(
            "child_born_on",
            "Date of birth of the child",
            FieldKind.DAY,
            missing="Enter the date of birth",
            what="the date of birth",
            shown_when=("child_id", (ANOTHER_CHILD,)),
        ),
        Field(
            "authority_id",
            "Which council is it about?",
            FieldKind.CHOICE,
            missing="Choose the council",
            options=tuple(Option(team.person_id, team.display_name) for team in councils),
        ),
        Field(
            "decision",
            "What do you disagree with?",
            FieldKind.CHOICE,
            missing="Choose what you disagree with",
            options=options(lists.DECISIONS),
        ),
        Field(
            "sections",
            "Which parts of the plan do you disagree with?",
            FieldKind.CHOICES,
            hint="You can choose more than one.",
            options=options(lists.SECTIONS),
            shown_when=("decision", _ABOUT_A_PLAN),
            required=False,
        ),
        Field(
            "happened_on",
            "When did it happen, or when did you hear of it?",
            FieldKind.DAY,
            missing="Enter the day it happened",
            what="the day it happened",
            shown_when=("decision", (Decision.SOMETHING_ELSE.value,)),
        ),
        *raised_fields(),
        Field(
            "notice_sent_on",
            "When was the decision letter sent to you?",
            FieldKind.DAY,
            hint="If you do not know, use the date on the letter.",
            missing="Enter the day the letter was sent",
            what="the day the letter was sent",
            shown_when=("decision", _BY_LETTER),
        ),
        Field(
            "notice_dated_on",
            "What date is printed on the letter?",
            FieldKind.DAY,
            missing="Enter the date on the letter",
            what="the date on the letter",
            shown_when=("decision", _BY_LETTER),
        ),
        Field(
            "words",
            "What is wrong, and what should happen?",
            FieldKind.WORDS,
            hint="Use your own words. The council reads this as your complaint.",
            missing="Say in your own words what is wrong",
            limit=20_000,
        ),
        Field(PLAN, "Plan", FieldKind.HIDDEN, required=False),
    )


def _dispute(scene: Scene, answers: Answers) -> Ask:
    another = answers.text("child_id") == ANOTHER_CHILD
    child = None
    if another:
        born_on = answers.needed_day("child_born_on")
        if born_on > scene.now.on:
            raise NotUnderstood({"child_born_on": "The date of birth is in the future."})
        child = dispute.ChildNamed(name=answers.text("child_name"), born_on=born_on)
    sections = checked_sections(answers)
    happened_on = answers.day("happened_on")
    return dispute.FileDispute.model_validate(
        {
            "authority_id": answers.text("authority_id"),
            "child_id": "" if another else answers.text("child_id"),
            "child": child,
            "decision": answers.text("decision"),
            "sections": sections,
            "notice_sent_on": happened_on or answers.needed_day("notice_sent_on"),
            "notice_dated_on": happened_on or answers.needed_day("notice_dated_on"),
            "words": answers.text("words"),
            "raised": raised_in(answers),
            "plan_id": answers.text(PLAN),
        }
    )


def _families(scene: Scene) -> tuple[Option, ...]:
    return tuple(
        Option(person.person_id, person.display_name)
        for person in scene.stores.people.everybody()
        if person.role == Role.FAMILY.value
    )


def _plan_fields(scene: Scene) -> tuple[Field, ...]:
    settings = teams_of_kind(scene.stores.people, SETTING)
    return (
        Field(
            "family_id",
            "Which family is it?",
            FieldKind.CHOICE,
            missing="Choose the family",
            options=_families(scene),
        ),
        Field("child_name", "Full name of the child", missing="Enter the name of the child"),
        Field(
            "child_born_on",
            "Date of birth of the child",
            FieldKind.DAY,
            missing="Enter the date of birth",
            what="the date of birth",
        ),
        Field(
            "setting_id",
            "Which school or college does the child go to?",
            FieldKind.CHOICE,
            missing="Choose the school or college",
            options=(
                *(Option(team.person_id, team.display_name) for team in settings),
                Option("none", "None at the moment"),
            ),
        ),
        Field(
            "plan_made_on",
            "When was the plan first made?",
            FieldKind.DAY,
            missing="Enter the day the plan was made",
            what="the day the plan was made",
        ),
        Field(
            "last_review_on",
            "When was the last decision after a review?",
            FieldKind.DAY,
            hint="Leave this empty when there was no review yet.",
            what="the day of the last decision",
            required=False,
        ),
    )


def _plan(scene: Scene, answers: Answers) -> Ask:
    name, born_on = answers.text("child_name"), answers.needed_day("child_born_on")
    if born_on > scene.now.on:
        raise NotUnderstood({"child_born_on": "The date of birth is in the future."})
    family_id = answers.text("family_id")
    known = next(
        (
            child.person_id
            for child in children_of(scene.stores.people, family_id)
            if child.display_name.casefold() == name.casefold() and child.born_on == born_on
        ),
        "",
    )
    setting = answers.text("setting_id")
    return plan.RegisterPlan(
        family_id=family_id,
        child_id=known,
        child=None if known else plan.PlanChild(name=name, born_on=born_on),
        setting_id="" if setting == "none" else setting,
        plan_made_on=answers.needed_day("plan_made_on"),
        last_review_on=answers.day("last_review_on"),
    )


START_DISPUTE = Action(
    "start",
    "dispute",
    dispute_commands.FileDispute,
    "Start a dispute",
    "Send to the council",
    _dispute,
    fields=_dispute_fields,
    lines=lambda scene: (
        "Tell us what went wrong. The council gets your words as a complaint and must answer.",
        "We then show which parts can go to the tribunal, which cannot and why, and every other "
        "route with its dates. A complaint does not stop the time to go to the tribunal.",
        GREEN_PAPER_2022.standing,
    ),
)
REGISTER_PLAN = Action(
    "register-plan",
    "plan",
    plan_commands.RegisterPlan,
    "Register a plan",
    "Register the plan",
    _plan,
    fields=_plan_fields,
)

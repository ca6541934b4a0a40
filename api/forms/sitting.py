"""Forms before and around the session: screening, the mediator, who comes, preparation."""

from __future__ import annotations

from api.asks import sitting as asks
from api.asks.ask import Ask
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option, options
from api.forms.mediation import is_on
from api.forms.mediator import mediator_field
from api.forms.reading import Answers
from api.scene import Scene
from api.words import lists
from cases.actor import Role
from cases.dispute.attendees import commands as a
from cases.dispute.attendees.state import Attendance
from cases.dispute.mediators import commands as m
from cases.dispute.preparation import commands as p
from cases.dispute.preparation.vocabulary import ViewsHeard
from cases.dispute.screening import commands as s
from cases.dispute.screening.vocabulary import ScreeningOutcome
from cases.dispute.vocabulary import ReferralStatus, Side
from rules.mediation_session import Attendee

LONG = 20_000
"""Letters that fit into a box for somebody's own words."""


def _words(label: str, missing: str, hint: str = "") -> Field:
    return Field("words", label, FieldKind.WORDS, hint=hint, missing=missing, limit=LONG)


# Screening


def _screen_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "outcome",
            "What did you find?",
            FieldKind.CHOICE,
            missing="Choose what you found",
            options=options(lists.SCREENINGS),
        ),
        _words("Why?", "Write down why", "Only your service and the family can read this."),
    )


def _screen(scene: Scene, answers: Answers) -> Ask:
    return asks.ScreenFamily(
        outcome=ScreeningOutcome(answers.text("outcome")), words=answers.text("words")
    )


def _may_screen(scene: Scene) -> bool:
    with_family = (ReferralStatus.PREPARING, ReferralStatus.RETURNED)
    return not scene.dispute.is_closed and scene.dispute.referral.status in with_family


# The mediator


def _conflict(scene: Scene, answers: Answers) -> Ask:
    return asks.DeclareConflict(words=answers.text("words"))


def _may_declare(scene: Scene) -> bool:
    state = scene.dispute
    return is_on(state) and bool(state.parties.mediator_id) and state.mediators.conflict is None


def _may_waive(scene: Scene) -> bool:
    conflict = scene.dispute.mediators.conflict
    side = Side.FAMILY if scene.viewer.role is Role.FAMILY else Side.AUTHORITY
    return is_on(scene.dispute) and conflict is not None and side not in conflict.waived_by


def _replace_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        mediator_field(scene),
        _words("Why does the mediator change?", "Say why the mediator changes"),
    )


def _replace(scene: Scene, answers: Answers) -> Ask:
    return asks.ReplaceMediator(
        mediator_id=answers.text("mediator_id"), words=answers.text("words")
    )


# Who comes


def _propose_fields(scene: Scene) -> tuple[Field, ...]:
    family = scene.viewer.role is Role.FAMILY
    open_to = [kind.value for kind in Attendee if family or kind is not Attendee.SUPPORTER]
    return (
        Field("name", "Name of the person", missing="Enter the name", autocomplete="off"),
        Field(
            "attendee",
            "In what part do they come?",
            FieldKind.CHOICE,
            missing="Choose in what part they come",
            options=options(lists.ATTENDEES, open_to),
        ),
    )


def _propose(scene: Scene, answers: Answers) -> Ask:
    return asks.ProposeAttendee(
        name=answers.text("name"), attendee=Attendee(answers.text("attendee"))
    )


def _attendee_field(scene: Scene, shown: tuple[Attendance, ...]) -> Field:
    people = scene.stores.people.named([one.attendee_id for one in shown])
    return Field(
        "attendee_id",
        "Whom is it about?",
        FieldKind.CHOICE,
        missing="Choose the person",
        options=tuple(
            Option(
                one.attendee_id,
                people[one.attendee_id].display_name
                if one.attendee_id in people
                else "Name not known",
                f"{lists.ATTENDEES[one.attendee]}. "
                + ("May come." if one.may_come else "May not come yet."),
            )
            for one in shown
        ),
    )


def _to_agree(scene: Scene) -> tuple[Attendance, ...]:
    return tuple(one for one in scene.dispute.attendees if scene.viewer.role not in one.consents)


def _to_refuse(scene: Scene) -> tuple[Attendance, ...]:
    return tuple(one for one in scene.dispute.attendees if scene.viewer.role not in one.refused_by)


def _consent(scene: Scene, answers: Answers) -> Ask:
    return asks.ConsentToAttendee(attendee_id=answers.text("attendee_id"))


def _refuse_fields(scene: Scene) -> tuple[Field, ...]:
    fields = (
        _attendee_field(scene, _to_refuse(scene)),
        _words("Why should they not come?", "Say why this person should not come"),
    )
    if scene.viewer.role is not Role.AUTHORITY:
        return fields
    return (
        *fields,
        Field(
            "refuses_to_mediate",
            "Do you refuse to mediate if this person comes?",
            FieldKind.YES_NO,
            hint="You may not refuse to mediate because of who comes (M12). A yes is recorded.",
            missing="Choose yes or no",
        ),
    )


def _refuse(scene: Scene, answers: Answers) -> Ask:
    return asks.RefuseAttendee(
        attendee_id=answers.text("attendee_id"),
        words=answers.text("words"),
        refuses_to_mediate=answers.is_yes("refuses_to_mediate"),
    )


# Preparation


def _prepare(scene: Scene, answers: Answers) -> Ask:
    return asks.SubmitPreparation(
        words=answers.text("words"), is_shared=answers.is_yes("is_shared")
    )


def _views(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordViews(heard=ViewsHeard(answers.text("heard")), words=answers.text("words"))


def _views_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "heard",
            "How did you ask for the child’s views?",
            FieldKind.CHOICE,
            missing="Choose how the child was asked",
            options=options(lists.VIEWS),
        ),
        _words(
            "What did the child say, or why could the child not be asked?",
            "Write down what the child said, or why not",
        ),
    )


def _is_on(scene: Scene) -> bool:
    return is_on(scene.dispute)


ACTIONS = (
    Action(
        "screening",
        "dispute",
        s.ScreenFamily,
        "Look whether mediation is right for this family",
        "Save what you found",
        _screen,
        fields=_screen_fields,
        lines=lambda scene: (
            "Ask the family alone. Is everybody safe? Is it urgent? Nobody is forced by what you "
            "find: the family may still mediate, or go to the tribunal.",
        ),
        offered=_may_screen,
        steps=("screen_family", "screen_again"),
    ),
    Action(
        "conflict",
        "dispute",
        m.DeclareConflict,
        "Say that the mediator is too near to one side",
        "Save",
        _conflict,
        fields=lambda scene: (
            _words("What is it?", "Say what the conflict is", "For example: they know each other."),
        ),
        lines=lambda scene: (
            "No session goes on until there is another mediator, or both sides accept this one.",
        ),
        offered=_may_declare,
    ),
    Action(
        "accept-mediator",
        "dispute",
        m.WaiveConflict,
        "Accept the mediator all the same",
        "Accept the mediator",
        simple(asks.WaiveConflict),
        lines=lambda scene: (
            "Nobody may press you to do this. You can ask for another mediator instead.",
        ),
        offered=_may_waive,
    ),
    Action(
        "replace-mediator",
        "dispute",
        m.ReplaceMediator,
        "Give the case to another mediator",
        "Change the mediator",
        _replace,
        fields=_replace_fields,
        offered=lambda scene: is_on(scene.dispute) and bool(scene.dispute.parties.mediator_id),
        steps=("replace_mediator",),
    ),
    Action(
        "bring",
        "dispute",
        a.ProposeAttendee,
        "Say who else comes to the session",
        "Save the name",
        _propose,
        fields=_propose_fields,
        lines=lambda scene: (
            "The family may bring one person of its choice, a lawyer too. Others may come when "
            "both sides agree, or when the mediator does (M12).",
        ),
        offered=_is_on,
    ),
    Action(
        "agree-attendee",
        "dispute",
        a.ConsentToAttendee,
        "Agree that somebody comes",
        "Agree",
        _consent,
        fields=lambda scene: (_attendee_field(scene, _to_agree(scene)),),
        offered=lambda scene: is_on(scene.dispute) and bool(_to_agree(scene)),
        steps=("withdraw_refusal",),
    ),
    Action(
        "refuse-attendee",
        "dispute",
        a.RefuseAttendee,
        "Say that somebody should not come",
        "Save",
        _refuse,
        fields=_refuse_fields,
        offered=lambda scene: is_on(scene.dispute) and bool(_to_refuse(scene)),
    ),
    Action(
        "prepare",
        "dispute",
        p.SubmitPreparation,
        "Prepare for the session",
        "Send to the mediator",
        _prepare,
        fields=lambda scene: (
            _words("What is it about for you, and what do you want?", "Write what you want"),
            Field(
                "is_shared",
                "May the other side read it?",
                FieldKind.YES_NO,
                missing="Choose yes or no",
            ),
        ),
        lines=lambda scene: (
            "What you write stays in mediation. It never goes into a bundle, and the tribunal "
            "never sees it (M21).",
        ),
        offered=_is_on,
    ),
    Action(
        "views",
        "dispute",
        p.RecordViews,
        "Record the child’s views",
        "Save",
        _views,
        fields=_views_fields,
        lines=lambda scene: (
            "Take reasonable steps to learn what the child thinks (M12). What you write stays "
            "behind the wall.",
        ),
        offered=_is_on,
        steps=("record_views",),
    ),
)

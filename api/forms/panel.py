"""The independent panel after mediation: forms."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind
from api.forms.line import Line, Lines
from api.forms.reading import Answers
from api.forms.stages import quoted, words_field
from api.scene import Scene
from api.words import lists
from cases.actor import Role
from cases.dispute.pack import policy
from cases.dispute.panel import commands as c
from cases.dispute.panel.time import answers_by, mediation_over_on, safe_until
from cases.dispute.vocabulary import Side
from cases.dispute.window_facts import appeal_sent_on
from rules.policy import PanelMode


def _may_refer(scene: Scene) -> bool:
    state = scene.dispute
    if state.matter is None or state.is_closed or state.panel.referred_on is not None:
        return False
    if policy(state).panel.mode is PanelMode.OFF or appeal_sent_on(state) is not None:
        return False
    if mediation_over_on(state) is None:
        return False
    limit = answers_by(state, state.calendar)
    on = scene.now.on
    return limit is not None and on <= limit.due_on and on < safe_until(state)


def _refer_lines(scene: Scene) -> Lines:
    required = policy(scene.dispute).panel.mode is PanelMode.REQUIRED
    wait = (
        "The rules of this case ask for it. You wait for it until its time is over, and never to "
        "your last safe day."
        if required
        else "You need not wait for it, and you need not follow it."
    )
    return (Line("It comes after mediation and works for neither side.", "Z8"), wait)


def _seats(scene: Scene) -> tuple[Field, ...]:
    return tuple(
        Field(
            str(member),
            f"{lists.PANEL_MEMBERS[member]}: full name",
            missing=f"Enter the name: {lists.PANEL_MEMBERS[member].lower()}",
        )
        for member in policy(scene.dispute).panel.members
    )


def _appoint(scene: Scene, answers: Answers) -> Ask:
    return asks.AppointPanel(
        members=tuple(
            asks.SeatNamed(member=member, name=answers.text(str(member)))
            for member in policy(scene.dispute).panel.members
        )
    )


def _sits_or_will(scene: Scene) -> bool:
    panel, state = scene.dispute.panel, scene.dispute
    waits = panel.referred_on is not None and panel.viewed_on is None
    return waits and not state.is_closed


def _may_record(scene: Scene) -> bool:
    return _sits_or_will(scene) and bool(scene.dispute.panel.members)


def _view(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordPanelView(words=answers.text("words"))


def _may_answer(scene: Scene) -> bool:
    panel, state = scene.dispute.panel, scene.dispute
    mine = Side.FAMILY if scene.viewer.role is Role.FAMILY else Side.AUTHORITY
    said = mine in (*panel.accepted_by, *panel.rejected_by)
    return panel.viewed_on is not None and not said and not state.is_closed


def _answer(scene: Scene, answers: Answers) -> Ask:
    return asks.AnswerPanel(accepts=answers.is_yes("accepts"))


ACTIONS = (
    Action(
        "ask-panel",
        "dispute",
        c.ReferToPanel,
        "Ask the independent panel to look at it",
        "Ask the panel",
        simple(asks.ReferToPanel),
        lines=_refer_lines,
        offered=_may_refer,
        steps=("refer_to_panel",),
    ),
    Action(
        "panel",
        "dispute",
        c.AppointPanel,
        "Name who sits on the panel",
        "Save the names",
        _appoint,
        fields=_seats,
        offered=_sits_or_will,
        steps=("appoint_panel",),
    ),
    Action(
        "panel-view",
        "dispute",
        c.RecordPanelView,
        "Record what the panel recommends",
        "Send it to both sides",
        _view,
        fields=lambda scene: (
            words_field(
                "What does the panel recommend, and why?",
                "Write what the panel recommends",
                "Both sides read this. Use plain words.",
            ),
        ),
        lines=lambda scene: (
            "Write nothing here that was said in mediation. That stays between the people in the "
            "room (M21).",
        ),
        offered=_may_record,
        steps=("record_panel_view",),
    ),
    Action(
        "panel-answer",
        "dispute",
        c.AnswerPanel,
        "Say if you follow the panel",
        "Send my answer",
        _answer,
        fields=lambda scene: (
            Field(
                "accepts",
                "Do you follow what the panel recommends?",
                FieldKind.YES_NO,
                missing="Choose yes or no",
            ),
        ),
        lines=lambda scene: (
            *quoted(scene, "The panel", scene.dispute.panel.narrative_id),
            "Your answer does not end the dispute. The family can go to the tribunal in any case.",
        ),
        offered=_may_answer,
        steps=("answer_panel",),
    ),
)

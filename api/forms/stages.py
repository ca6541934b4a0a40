"""The stages of a complaint and settling between the two sides: forms."""

from __future__ import annotations

from api.asks import dispute as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.complaint import OWN_WORDS
from api.forms.field import Field, FieldKind
from api.forms.line import Line, Lines
from api.forms.reading import Answers
from api.scene import Scene
from cases.actor import Role
from cases.clock import ClockStatus, find
from cases.dispute.clock_ids import ACKNOWLEDGE, ANSWER
from cases.dispute.pack import complaint_practice
from cases.dispute.stages import commands as c
from cases.dispute.vocabulary import ReferralStatus, Side

_AT_MOST_DAYS = 999


def words_field(label: str, missing: str, hint: str = "", *, required: bool = True) -> Field:
    """A question that is answered in own words."""
    return Field(
        "words",
        label,
        FieldKind.WORDS,
        hint=hint,
        missing=missing,
        required=required,
        limit=OWN_WORDS,
    )


def quoted(scene: Scene, who: str, narrative_id: str) -> Lines:
    """What somebody wrote, above a form."""
    said = scene.stores.people.narrative(narrative_id) if narrative_id else None
    return (Line(f"{who} wrote: “{said.words}”", is_quoted=True),) if said else ()


def _extend_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "working_days",
            "How many working days more do you need?",
            missing="Enter a number of working days",
            limit=3,
        ),
        words_field("Your reasons", "Write your reasons", "The family reads them."),
    )


def _extend(scene: Scene, answers: Answers) -> Ask:
    typed = answers.text("working_days")
    days = int(typed) if typed.isascii() and typed.isdigit() else 0
    if not 1 <= days <= _AT_MOST_DAYS:
        answers.refuse("working_days", "Enter a whole number of working days, at least 1.")
        days = 1
    return asks.ExtendAnswer(working_days=days, words=answers.text("words"))


def _extend_lines(scene: Scene) -> Lines:
    complaint = scene.dispute.complaint
    if complaint is None:
        return ()
    practice = complaint_practice(scene.dispute)
    left = practice.extension_working_days - complaint.extended_by
    if complaint.stage > 1:
        return ("At this stage you may take longer if you give your reasons.",)
    return (Line(f"At this stage the answer may come at most {left} working days later.", "C4"),)


def _may_extend(scene: Scene) -> bool:
    complaint, state = scene.dispute.complaint, scene.dispute
    if complaint is None or state.is_closed or complaint.answered_on is not None:
        return False
    return complaint.acknowledged_on is not None and not _is_late(scene, ANSWER)


def _is_late(scene: Scene, clock_id: str) -> bool:
    clock = find(scene.dispute.clocks, clock_id)
    return clock is not None and clock.status is ClockStatus.MISSED


def _may_escalate(scene: Scene) -> bool:
    complaint, state = scene.dispute.complaint, scene.dispute
    if complaint is None or state.is_closed:
        return False
    late = _is_late(scene, ACKNOWLEDGE) or _is_late(scene, ANSWER)
    is_next = complaint.stage < len(complaint_practice(state).stages)
    return is_next and (complaint.answered_on is not None or late)


def _escalate(scene: Scene, answers: Answers) -> Ask:
    return asks.EscalateComplaint(words=answers.text("words"))


def _propose(scene: Scene, answers: Answers) -> Ask:
    return asks.ProposeLocalResolution(words=answers.text("words"))


def _may_propose(scene: Scene) -> bool:
    state = scene.dispute
    before = state.referral.status in (ReferralStatus.PREPARING, ReferralStatus.RETURNED)
    return not state.is_closed and before


def _offered_to_me(scene: Scene) -> bool:
    offered, state = scene.dispute.resolution, scene.dispute
    mine = Side.FAMILY if scene.viewer.role is Role.FAMILY else Side.AUTHORITY
    is_open = offered.proposed_by is not None and offered.agreed_on is None
    return is_open and offered.proposed_by is not mine and not state.is_closed


def _offer_lines(scene: Scene) -> Lines:
    other = "The council" if scene.viewer.role is Role.FAMILY else "The family"
    return (
        *quoted(scene, other, scene.dispute.resolution.narrative_id),
        "If you say yes, the dispute ends. If you say no, everything goes on as before.",
    )


def _offer(scene: Scene, answers: Answers) -> Ask:
    return asks.AnswerLocalResolution(agreed=answers.is_yes("agreed"))


ACTIONS = (
    Action(
        "more-time",
        "dispute",
        c.ExtendAnswer,
        "Take longer for the answer",
        "Tell the family",
        _extend,
        fields=_extend_fields,
        lines=_extend_lines,
        offered=_may_extend,
    ),
    Action(
        "next-stage",
        "dispute",
        c.EscalateComplaint,
        "Take your complaint to the next stage",
        "Ask for the next stage",
        _escalate,
        fields=lambda scene: (
            words_field(
                "What should the council look at again? You can leave this empty.",
                "",
                required=False,
            ),
        ),
        lines=lambda scene: (
            "Somebody else at the council looks at your complaint. You do not have to do this. "
            "It does not stop the time to go to the tribunal.",
        ),
        offered=_may_escalate,
    ),
    Action(
        "propose",
        "dispute",
        c.ProposeLocalResolution,
        "Propose how to settle it between you",
        "Send the proposal",
        _propose,
        fields=lambda scene: (
            words_field(
                "What do you propose?",
                "Write what you propose",
                "The other side reads this. Say who does what, and by when.",
            ),
        ),
        offered=_may_propose,
    ),
    Action(
        "proposal",
        "dispute",
        c.AnswerLocalResolution,
        "Say yes or no to the proposal",
        "Send my answer",
        _offer,
        fields=lambda scene: (
            Field(
                "agreed",
                "Do you agree to it?",
                FieldKind.YES_NO,
                missing="Choose yes or no",
            ),
        ),
        lines=_offer_lines,
        offered=_offered_to_me,
        steps=("answer_local_resolution",),
        is_grave=True,
    ),
)

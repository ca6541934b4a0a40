"""The versions of a plan: made, sent to the family, answered, made final, withdrawn."""

from __future__ import annotations

from collections.abc import Callable

from api.asks import plan_record as asks
from api.asks.ask import Ask
from api.forms.action import Action
from api.forms.field import Field, FieldKind, Option, options
from api.forms.line import Line, Lines
from api.forms.reading import Answers
from api.scene import Scene
from api.views.deadline import date_address
from api.words import lists
from api.words.record import REASONS, STATUSES
from cases.plan.record import commands as c
from cases.plan.record.clock_ids import DRAFT_VIEWS
from cases.plan.record.deciding import NO_WAIT, in_review, views_until
from cases.plan.record.state import PlanVersion
from cases.plan.record.vocabulary import VersionReason
from rules.deadline import weekday_words
from rules.notice import NoticeItem

OWN_WORDS = 20_000
"""Letters that an answer in own words may have."""

VERSION = "version_id"


def version_words(version: PlanVersion) -> str:
    """A version on one line: "Version 3: changes after an annual review"."""
    return f"Version {version.number}: {REASONS[version.reason]}"


def version_field(
    scene: Scene, label: str, wanted: Callable[[PlanVersion], bool], *, required: bool = True
) -> Field:
    """The question which version; the newest first."""
    found = tuple(
        Option(version.version_id, f"{version_words(version)} ({STATUSES[version.status].lower()})")
        for version in reversed(scene.plan.record.versions)
        if wanted(version)
    )
    return Field(
        VERSION,
        label,
        FieldKind.SELECT,
        missing="Choose the version",
        required=required,
        options=found,
    )


def _unsent(version: PlanVersion) -> bool:
    return version.is_open and version.sent_on is None


def sent_and_open(version: PlanVersion) -> bool:
    """Whether the family was sent a version that may still become the plan."""
    return version.is_open and version.sent_on is not None


def _notice_field(hint: str) -> Field:
    return Field(
        "notice",
        "What does your letter to the family say?",
        FieldKind.CHOICES,
        hint=hint,
        required=False,
        options=options(lists.NOTICE_ITEMS),
    )


def _notice(answers: Answers) -> tuple[NoticeItem, ...]:
    return tuple(NoticeItem(item) for item in answers.chosen("notice"))


def _version_fields(scene: Scene) -> tuple[Field, ...]:
    offered = [
        reason
        for reason in VersionReason
        if reason is not VersionReason.TRANSCRIPT or scene.plan.record.in_force is None
    ]
    return (
        Field(
            "reason",
            "Why do you make this version?",
            FieldKind.CHOICE,
            missing="Choose why you make this version",
            options=options(REASONS, offered),
        ),
        Field(
            "words",
            "What did you change, and why?",
            FieldKind.WORDS,
            hint="The family can read this when it is sent the version.",
            missing="Write what you changed, and why",
            limit=OWN_WORDS,
        ),
    )


def _version(scene: Scene, answers: Answers) -> Ask:
    return asks.DraftPlanVersion(
        reason=VersionReason(answers.text("reason")), words=answers.text("words")
    )


def _version_lines(scene: Scene) -> Lines:
    return (
        Line(
            "What is written now becomes a version that nobody can change. To change more, write on "
            "and make the next version."
        ),
    )


def _send_fields(scene: Scene) -> tuple[Field, ...]:
    return (version_field(scene, "Which version do you send?", _unsent),)


def _send(scene: Scene, answers: Answers) -> Ask:
    return asks.SendDraftToFamily(version_id=answers.text(VERSION))


def _may_send(scene: Scene) -> bool:
    return any(
        _unsent(one) and (in_review(scene.plan) or one.reason is not VersionReason.REVIEW)
        for one in scene.plan.record.versions
    )


def _send_lines(scene: Scene) -> Lines:
    return (
        Line(
            "The family can then read it, compare it with the plan and say what it thinks. A version "
            "after a review goes with the decision instead (R9)."
        ),
    )


def _say_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "words",
            "What do you think of the draft?",
            FieldKind.WORDS,
            hint="You can also ask for a school or college, or for a meeting.",
            missing="Write what you think",
            limit=OWN_WORDS,
        ),
    )


def _say(scene: Scene, answers: Answers) -> Ask:
    return asks.AnswerDraft(words=answers.text("words"))


def _may_say(scene: Scene) -> bool:
    return scene.plan.record.last_sent is not None and not in_review(scene.plan)


def draft_line(scene: Scene) -> Lines:
    """The way to the newest draft that the family was sent, when there is one."""
    draft = scene.plan.record.last_sent
    if draft is None:
        return ()
    address = f"/cases/{scene.existing.case_id}/record/{draft.version_id}"
    words = (
        f"The draft is version {draft.number} of the plan. It shows every word that would change."
    )
    return (Line(words, href=address, link="Read the draft"),)


def _say_lines(scene: Scene) -> Lines:
    return (*draft_line(scene), *_waits(scene))


def _waits(scene: Scene) -> Lines:
    until = views_until(scene.plan)
    proposal = scene.plan.record.proposal
    if until is None or proposal is None or in_review(scene.plan):
        return ()
    return (
        Line(
            f"The family has until {weekday_words(until.due_on)} to say what it thinks.",
            until.rule,
            date_address(scene.existing.case_id, DRAFT_VIEWS),
        ),
    )


def _final_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        version_field(scene, "Which version becomes the plan?", sent_and_open),
        _notice_field(
            "All of this must be in the letter with a plan that changed (A17). A plan on paper that "
            "was only written down needs none."
        ),
    )


def _final(scene: Scene, answers: Answers) -> Ask:
    return asks.FinaliseVersion(version_id=answers.text(VERSION), notice=_notice(answers))


def _may_finalise(scene: Scene) -> bool:
    record = scene.plan.record
    return any(
        sent_and_open(one) and (one.reason in NO_WAIT or not in_review(scene.plan))
        for one in record.versions
    )


def _withdraw_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "words",
            "Why does the plan stay as it is?",
            FieldKind.WORDS,
            hint="The family can read this.",
            missing="Write why the plan stays as it is",
            limit=OWN_WORDS,
        ),
        _notice_field("All of this must be in the letter, for the family can appeal (R13)."),
    )


def _withdraw(scene: Scene, answers: Answers) -> Ask:
    return asks.WithdrawDraft(words=answers.text("words"), notice=_notice(answers))


def _may_withdraw(scene: Scene) -> bool:
    return scene.plan.record.proposal is not None and not in_review(scene.plan)


ACTIONS = (
    Action(
        "plan-version",
        "plan",
        c.DraftPlanVersion,
        "Make a version of the plan",
        "Make the version",
        _version,
        fields=_version_fields,
        lines=_version_lines,
        offered=lambda scene: False,  # it belongs to the page on which the plan is written
    ),
    Action(
        "plan-send-draft",
        "plan",
        c.SendDraftToFamily,
        "Send the draft of the plan to the family",
        "Send it to the family",
        _send,
        fields=_send_fields,
        lines=_send_lines,
        offered=_may_send,
        steps=("send_draft_to_family",),
        is_grave=True,
    ),
    Action(
        "plan-answer",
        "plan",
        c.AnswerDraft,
        "Say what you think of the draft",
        "Send to the council",
        _say,
        fields=_say_fields,
        lines=_say_lines,
        offered=_may_say,
        steps=("answer_draft",),
    ),
    Action(
        "plan-make-final",
        "plan",
        c.FinaliseVersion,
        "Make a version of the plan final",
        "Make it final",
        _final,
        fields=_final_fields,
        lines=_waits,
        offered=_may_finalise,
        steps=("finalise_version",),
        is_grave=True,
    ),
    Action(
        "plan-withdraw",
        "plan",
        c.WithdrawDraft,
        "Leave the plan as it is",
        "Withdraw the draft",
        _withdraw,
        fields=_withdraw_fields,
        offered=_may_withdraw,
        is_grave=True,
    ),
)

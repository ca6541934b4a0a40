"""The review of a plan: meeting, report, decision, changes, final plan."""

from __future__ import annotations

from api.asks import plan as asks
from api.asks.ask import Ask
from api.forms.action import Action, simple
from api.forms.field import Field, FieldKind, Option, options
from api.forms.line import Line, Lines
from api.forms.plan_record import VERSION, draft_line, sent_and_open, version_field
from api.forms.reading import Answers
from api.scene import Scene
from api.views.deadline import date_address
from api.words import lists
from cases.clock import find
from cases.plan import commands as c
from cases.plan.clock_ids import INVITATIONS
from cases.plan.vocabulary import ReviewOutcome
from rules.deadline import weekday_words
from rules.notice import NoticeItem

OWN_WORDS = 20_000
"""Letters that an answer in own words may have."""


def _meeting_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "meeting_on",
            "Which day is the meeting?",
            FieldKind.DAY,
            hint="Everybody must know at least 2 weeks before (R4).",
            missing="Enter the day of the meeting",
            what="the day of the meeting",
        ),
    )


def _meeting(scene: Scene, answers: Answers) -> Ask:
    return asks.ArrangeReviewMeeting(meeting_on=answers.needed_day("meeting_on"))


def _may_arrange(scene: Scene) -> bool:
    review = scene.plan.review
    return not scene.plan.is_closed and (review.held_on is None or review.closed_on is not None)


def _meeting_lines(scene: Scene) -> Lines:
    meeting_on = scene.plan.review.meeting_on
    if meeting_on is None or scene.plan.review.closed_on is not None:
        return ()
    arranged = Line(
        f"The meeting is arranged for {weekday_words(meeting_on)}. Another day moves it.",
        "review_meeting_arranged",
    )
    clock = find(scene.plan.clocks, INVITATIONS)
    if clock is None:
        return (arranged,)
    return (
        arranged,
        Line(
            f"Everybody had to be invited by {weekday_words(clock.deadline.due_on)}.",
            clock.deadline.rule,
            date_address(scene.existing.case_id, INVITATIONS),
        ),
    )


def _held_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "held_on",
            "Which day was the meeting?",
            FieldKind.DAY,
            missing="Enter the day of the meeting",
            what="the day of the meeting",
        ),
    )


def _held(scene: Scene, answers: Answers) -> Ask:
    return asks.RecordReviewMeeting(held_on=answers.needed_day("held_on"))


def _awaits_meeting(scene: Scene) -> bool:
    review = scene.plan.review
    return review.meeting_on is not None and review.held_on is None and not scene.plan.is_closed


def _awaits_report(scene: Scene) -> bool:
    review = scene.plan.review
    return review.held_on is not None and review.report_sent_on is None


def _notice_field(hint: str) -> Field:
    return Field(
        "notice",
        "What does your letter to the family say?",
        FieldKind.CHOICES,
        hint=hint,
        required=False,
        options=options(lists.NOTICE_ITEMS),
    )


def _decide_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "outcome",
            "What did you decide?",
            FieldKind.CHOICE,
            missing="Choose what you decided",
            options=options(lists.REVIEW_OUTCOMES),
        ),
        Field(
            "family_asked_for_amendment",
            "Did the family ask for a change at the review?",
            FieldKind.YES_NO,
            missing="Choose yes or no",
        ),
        Field(
            "words",
            "Your reasons, or the changes that you propose",
            FieldKind.WORDS,
            hint="This goes into the letter to the family.",
            missing="Write your reasons, or the changes",
            limit=OWN_WORDS,
        ),
        _notice_field("All of this must be in it when you keep or end the plan (M1, R14)."),
        *_draft_field(scene),
    )


def _draft_field(scene: Scene) -> tuple[Field, ...]:
    """Which draft an amendment notice sends; a plan that is kept on paper has none (R9)."""
    if not scene.plan.record.versions:
        return ()
    label = "If you change the plan: which draft goes with the notice?"
    return (version_field(scene, label, lambda version: version.is_open, required=False),)


def _notice(answers: Answers) -> tuple[NoticeItem, ...]:
    return tuple(NoticeItem(item) for item in answers.chosen("notice"))


def _decide(scene: Scene, answers: Answers) -> Ask:
    return asks.DecideReview(
        outcome=ReviewOutcome(answers.text("outcome")),
        notice=_notice(answers),
        family_asked_for_amendment=answers.is_yes("family_asked_for_amendment"),
        words=answers.text("words"),
        version_id=answers.text(VERSION),
    )


def _awaits_decision(scene: Scene) -> bool:
    review = scene.plan.review
    return review.held_on is not None and review.decision is None


def _say_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "words",
            "What do you think of the changes?",
            FieldKind.WORDS,
            hint="You can also ask for a school or college, or for a meeting.",
            missing="Write what you think",
            limit=OWN_WORDS,
        ),
    )


def _say_lines(scene: Scene) -> Lines:
    decision = scene.plan.review.decision
    narrative = scene.stores.people.narrative(decision.narrative_id) if decision else None
    if narrative is None:
        return draft_line(scene)
    return (
        Line(f"The council proposes: “{narrative.words}”", is_quoted=True),
        *draft_line(scene),
    )


def _say(scene: Scene, answers: Answers) -> Ask:
    return asks.MakeRepresentations(words=answers.text("words"))


def _may_say(scene: Scene) -> bool:
    review = scene.plan.review
    return review.is_amending and review.representations_on is None and not review.closed_on


def _final_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "as_asked",
            "Does the final plan have the change that the family asked for?",
            FieldKind.CHOICE,
            missing="Choose yes or no",
            options=(Option("yes", "Yes, or the family asked for none"), Option("no", "No")),
        ),
        _notice_field("All of this must be in the letter with the final plan (A17)."),
        *_final_field(scene),
    )


def _final_field(scene: Scene) -> tuple[Field, ...]:
    """Which version becomes the plan, for a plan that is not kept on paper."""
    if not any(sent_and_open(version) for version in scene.plan.record.versions):
        return ()
    return (version_field(scene, "Which version becomes the plan?", sent_and_open),)


def _final(scene: Scene, answers: Answers) -> Ask:
    return asks.IssueFinalPlan(
        as_asked=answers.is_yes("as_asked"),
        notice=_notice(answers),
        version_id=answers.text(VERSION),
    )


def _drop_fields(scene: Scene) -> tuple[Field, ...]:
    return (
        Field(
            "words",
            "Why do you leave the plan as it is?",
            FieldKind.WORDS,
            missing="Write your reasons",
            limit=OWN_WORDS,
        ),
        _notice_field("All of this must be in the letter to the family (R13)."),
    )


def _drop(scene: Scene, answers: Answers) -> Ask:
    return asks.DecideNotToAmend(notice=_notice(answers), words=answers.text("words"))


def _is_amending(scene: Scene) -> bool:
    return scene.plan.review.is_amending and not scene.plan.review.closed_on


ACTIONS = (
    Action(
        "review-meeting",
        "plan",
        c.ArrangeReviewMeeting,
        "Arrange the review meeting",
        "Arrange and invite everybody",
        _meeting,
        fields=_meeting_fields,
        lines=_meeting_lines,
        offered=_may_arrange,
        steps=("arrange_review_meeting",),
    ),
    Action(
        "review-held",
        "plan",
        c.RecordReviewMeeting,
        "Record the review meeting",
        "Save the record",
        _held,
        fields=_held_fields,
        offered=_awaits_meeting,
        steps=("record_review_meeting",),
    ),
    Action(
        "review-report",
        "plan",
        c.SendReviewReport,
        "Say that the report of the meeting was sent",
        "The report was sent today",
        simple(asks.SendReviewReport),
        offered=_awaits_report,
        steps=("send_review_report",),
    ),
    Action(
        "review-decision",
        "plan",
        c.DecideReview,
        "Decide about the plan",
        "Send the decision to the family",
        _decide,
        fields=_decide_fields,
        offered=_awaits_decision,
        steps=("decide_review",),
    ),
    Action(
        "changes",
        "plan",
        c.MakeRepresentations,
        "Say what you think of the changes",
        "Send to the council",
        _say,
        fields=_say_fields,
        lines=_say_lines,
        offered=_may_say,
        steps=("make_representations",),
    ),
    Action(
        "final-plan",
        "plan",
        c.IssueFinalPlan,
        "Send the final plan",
        "The final plan was sent today",
        _final,
        fields=_final_fields,
        offered=_is_amending,
        steps=("issue_final_plan",),
    ),
    Action(
        "no-changes",
        "plan",
        c.DecideNotToAmend,
        "Leave the plan as it is after all",
        "Send this to the family",
        _drop,
        fields=_drop_fields,
        offered=_is_amending,
    ),
)

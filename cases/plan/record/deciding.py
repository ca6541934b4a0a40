"""What is allowed to the versions of a plan, and what becomes true by it.

A version becomes final only when the family was sent it, so nothing changes unseen (R9 to R12, A17).
"""

from __future__ import annotations

from datetime import date

from cases.command import CommandRefused
from cases.moment import Moment
from cases.plan.letter import letter_is_complete
from cases.plan.record import commands as c
from cases.plan.record import events as e
from cases.plan.record.state import PlanVersion, Proposal
from cases.plan.record.vocabulary import VersionReason
from cases.plan.state import PlanState
from cases.plan.vocabulary import PlanStage
from rules import assessment
from rules import review as law
from rules.calendar import Calendar
from rules.deadline import Deadline, day_words

NO_WAIT = (VersionReason.TRANSCRIPT, VersionReason.ORDER)
"""Nothing is proposed by these: the one changes nothing, the other was ordered or agreed."""

NO_CHANGE_OF_A_PLAN = (VersionReason.TRANSCRIPT, VersionReason.FIRST_PLAN)
"""Drafts that change no plan that is there: leaving them refuses no change."""


def in_review(state: PlanState) -> bool:
    """Whether changes proposed after a review are under way, so that the review's steps are taken."""
    return state.review.is_amending and state.review.closed_on is None


def draft(
    state: PlanState, command: c.DraftPlanVersion, now: Moment
) -> tuple[e.VersionDrafted, ...]:
    """A version is written down."""
    record = state.record
    if record.find(command.version_id) is not None:
        raise CommandRefused("version_known", "This version was made before.")
    if command.based_on and record.find(command.based_on) is None:
        raise _unknown()
    if command.reason is VersionReason.TRANSCRIPT and record.in_force is not None:
        raise CommandRefused(
            "transcript_too_late",
            "The plan in force is written down here already. Choose another reason for this version.",
        )
    same = record.base is not None and record.base.sha256 == command.sha256
    if same:
        raise CommandRefused(
            "nothing_new",
            "Nothing has changed since the last version. Change the plan first.",
        )
    return (
        e.VersionDrafted(
            command.version_id,
            command.sha256,
            len(record.versions) + 1,
            command.reason,
            command.based_on,
            command.narrative_id,
            command.meta.actor.person_id,
            now.on,
        ),
    )


def send(state: PlanState, command: c.SendDraftToFamily, now: Moment) -> tuple[e.DraftSent, ...]:
    """A draft goes to the family on its own."""
    version = _open(state, command.version_id)
    if version.sent_on is not None:
        raise CommandRefused("already_sent", "The family was sent this version before.")
    if version.reason is VersionReason.REVIEW and not in_review(state):
        raise CommandRefused(
            "send_with_decision",
            "Changes after a review go to the family together with the decision. Decide about the "
            "plan, and name this version there.",
            "R9",
        )
    return (sent(version, now.on),)


def sent(version: PlanVersion, on: date) -> e.DraftSent:
    """That the family was sent a version on a day, under the rule that asks for it."""
    rule = {VersionReason.FIRST_PLAN: "N7", VersionReason.OUTSIDE_REVIEW: "R22"}
    return e.DraftSent(version.version_id, version.reason, on, rule.get(version.reason, "R9"))


def notice_version(state: PlanState, version_id: str, on: date) -> tuple[e.DraftSent, ...]:
    """What an amendment notice after a review sends: the draft it names (R9).

    A plan that is kept on paper names none. Raises `CommandRefused`.
    """
    if not version_id:
        if state.record.in_force is None:
            return ()
        raise CommandRefused(
            "draft_needed",
            "The notice to the family must show the changes. Make a draft version of the plan "
            "first, and name it here.",
            "R9",
        )
    version = _open(state, version_id)
    if version.reason is VersionReason.TRANSCRIPT:
        raise CommandRefused(
            "no_changes_in_it",
            "This version only writes down the plan that is there. Name the draft with the changes.",
            "R9",
        )
    return (sent(version, on),)


def final_version(state: PlanState, version_id: str, on: date) -> tuple[e.VersionFinalised, ...]:
    """What the final plan after a review makes final: a version that the family was sent since the
    notice. A plan whose notice named no version is kept on paper. Raises `CommandRefused`."""
    decision = state.review.decision
    assert decision is not None
    noticed = any(
        one.is_open and one.sent_on and one.sent_on >= decision.decided_on
        for one in state.record.versions
    )
    if not version_id:
        if not noticed:
            return ()
        raise CommandRefused(
            "version_needed",
            "Name the version that becomes the plan. It must be one that the family was sent.",
            "R9",
        )
    version = _sent(state, version_id)
    if version.sent_on is None or version.sent_on < decision.decided_on:
        raise _never_sent()
    return (e.VersionFinalised(version_id, on, version.reason),)


def answer(state: PlanState, command: c.AnswerDraft, now: Moment) -> tuple[e.DraftAnswered, ...]:
    """The family says what it thinks of the newest draft it was sent; it may do so again."""
    if in_review(state):
        raise CommandRefused(
            "answer_in_review",
            "These changes follow from the review. Use the step where you say what you think of them.",
            "R10",
        )
    draft = state.record.last_sent
    if draft is None:
        raise CommandRefused("no_draft_to_answer", "You have not been sent a draft of the plan.")
    if not command.narrative_id:
        raise CommandRefused("no_words", "Write what you think of the draft.")
    return (e.DraftAnswered(draft.version_id, command.narrative_id, now.on),)


def finalise(
    state: PlanState, command: c.FinaliseVersion, now: Moment
) -> tuple[e.VersionFinalised, ...]:
    """A version becomes the plan outside of a review."""
    version = _sent(state, command.version_id)
    is_transcript = version.reason is VersionReason.TRANSCRIPT
    if in_review(state) and not is_transcript:
        raise _of_review()
    waits = views_until(state)
    if version.reason not in NO_WAIT and waits is not None and now.on <= waits.due_on:
        raise CommandRefused(
            "views_open",
            f"The family has until {day_words(waits.due_on)} to say what it thinks of the draft. "
            "The plan can be made final after that day.",
            waits.rule,
        )
    if is_transcript and state.record.in_force is not None:
        raise CommandRefused(
            "transcript_too_late",
            "Another version is the plan in force by now. A transcript of the old plan cannot "
            "replace it.",
        )
    if not is_transcript:
        if state.stage is PlanStage.CEASING:
            raise CommandRefused(
                "plan_is_to_end",
                "The decision to end this plan stands, so the plan is not changed. Withdraw the draft.",
                "R28",
            )
        letter_is_complete(command.notice)
    return (e.VersionFinalised(version.version_id, now.on, version.reason, not is_transcript),)


def withdraw(
    state: PlanState, command: c.WithdrawDraft, now: Moment
) -> tuple[e.DraftWithdrawn, ...]:
    """The plan stays as it is after all (R13); an order cannot be withdrawn from.

    While a decision to end the plan stands, that is the decision to appeal against, not this one.
    """
    proposal = state.record.proposal
    if proposal is None:
        raise CommandRefused(
            "no_draft_to_withdraw",
            "The family has not been sent a draft, so there is none to withdraw.",
        )
    if in_review(state):
        raise _of_review()
    if proposal.reason is VersionReason.ORDER:
        raise CommandRefused(
            "ordered",
            "This draft does what was ordered or agreed. It cannot be withdrawn. Make it final.",
        )
    if not command.narrative_id:
        raise CommandRefused("no_words", "Write why the plan stays as it is.", "R13")
    ends = state.stage is PlanStage.CEASING
    is_appealable = proposal.reason not in NO_CHANGE_OF_A_PLAN and not ends
    if is_appealable:
        letter_is_complete(command.notice)
    return (e.DraftWithdrawn(proposal.version_id, command.narrative_id, now.on, is_appealable),)


def views_until(state: PlanState) -> Deadline | None:
    """The last of the 15 days for the family's views on the draft under way (N7, R22).

    Counted from the day on which the changes were first sent; None when nothing is proposed.
    """
    proposal = state.record.proposal
    return None if proposal is None else views_on(proposal, state.calendar)


def views_on(proposal: Proposal, calendar: Calendar) -> Deadline | None:
    """The same of one proposal, whether it is under way or over."""
    if proposal.reason in NO_WAIT:
        return None
    if proposal.reason is VersionReason.FIRST_PLAN:
        return assessment.draft_representations(proposal.sent_on, calendar)
    return law.representations_outside_review(proposal.sent_on, calendar)


def _open(state: PlanState, version_id: str) -> PlanVersion:
    version = state.record.find(version_id)
    if version is None:
        raise _unknown()
    if version.final_on is not None:
        raise CommandRefused("already_final", "This version is final already.")
    if version.ended_on is not None:
        raise CommandRefused(
            "version_dropped",
            "This draft was withdrawn, or another version became the plan. Make a new version.",
        )
    return version


def _sent(state: PlanState, version_id: str) -> PlanVersion:
    version = _open(state, version_id)
    if version.sent_on is None:
        raise _never_sent()
    return version


def _unknown() -> CommandRefused:
    return CommandRefused(
        "unknown_version", "This plan has no such version. Choose one from the list."
    )


def _never_sent() -> CommandRefused:
    return CommandRefused(
        "not_sent_to_family",
        "The family has not been sent this version. Send it to the family as a draft first.",
        "R9",
    )


def _of_review() -> CommandRefused:
    return CommandRefused(
        "draft_of_review",
        "These changes follow from the review. Finish them with the steps of the review.",
        "R11",
    )

"""Plays of the record of a plan: versions written, sent to the family, answered, final, withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cases.plan import commands as c
from cases.plan.record import commands as r
from cases.plan.record.vocabulary import VersionReason
from cases.plan.vocabulary import ReviewOutcome
from tests.cases import plans
from tests.cases.journey import Journey, day
from tests.cases.plans import AUTHORITY, ENGINE, EVERY_ITEM, FAMILY

OUTSIDE, REVIEW = VersionReason.OUTSIDE_REVIEW, VersionReason.REVIEW
TRANSCRIPT, ORDER = VersionReason.TRANSCRIPT, VersionReason.ORDER
FIRST, AFTER_VIEWS = VersionReason.FIRST_PLAN, VersionReason.AFTER_VIEWS


def drafted(journey: Journey, version_id: str, reason: VersionReason) -> Journey:
    """A version is written down."""
    journey.do(
        r.DraftPlanVersion,
        AUTHORITY,
        version_id=version_id,
        sha256=f"hash of {version_id}",
        reason=reason,
        narrative_id="words",
    )
    return journey


def sent(journey: Journey, version_id: str, reason: VersionReason) -> Journey:
    """A version is written down and sent to the family."""
    drafted(journey, version_id, reason)
    journey.do(r.SendDraftToFamily, AUTHORITY, version_id=version_id)
    return journey


def final(journey: Journey, version_id: str, **facts: Any) -> Journey:
    """A version becomes the plan."""
    journey.do(
        r.FinaliseVersion, AUTHORITY, **{"version_id": version_id, "notice": EVERY_ITEM, **facts}
    )
    return journey


def transcribed(**changes: Any) -> Journey:
    """On 12 January 2026 the plan on paper is written down, shown to the family and kept."""
    return final(sent(plans.registered(**changes), "paper", TRANSCRIPT), "paper", notice=())


def proposed() -> Journey:
    """On 2 February changes outside of a review are sent to the family."""
    return sent(transcribed().on(day("2026-02-02")), "change", OUTSIDE)


def to_end() -> Journey:
    """Changes were sent to the family, then the authority decided to end the plan, on 20 April."""
    journey = plans.reported().on(day("2026-04-20"))
    plans.consult(sent(journey, "change", OUTSIDE)).do(
        c.DecideReview,
        AUTHORITY,
        outcome=ReviewOutcome.CEASE,
        notice=EVERY_ITEM,
        family_asked_for_amendment=False,
    )
    return journey.on(day("2026-05-11"))


def held_with_record() -> Journey:
    """The review meeting of a plan with a record was held on 30 March, and a draft is written."""
    journey = transcribed().on(day("2026-03-02"))
    journey.do(c.ArrangeReviewMeeting, AUTHORITY, meeting_on=day("2026-03-30"))
    journey.on(day("2026-03-30"))
    journey.do(c.RecordReviewMeeting, AUTHORITY, held_on=day("2026-03-30"))
    return drafted(journey, "after-review", REVIEW)


def noticed(version_id: str = "after-review") -> Journey:
    """On 20 April the authority decides to change the plan and sends the draft."""
    journey = held_with_record().on(day("2026-04-20"))
    decide(journey, version_id)
    return journey


def decide(journey: Journey, version_id: str) -> None:
    """The decision to amend, naming a draft."""
    journey.do(c.DecideReview, AUTHORITY, **amendment(version_id))


def amendment(version_id: str) -> dict[str, Any]:
    """The facts of a decision to amend that names a draft."""
    return {
        "outcome": ReviewOutcome.AMEND,
        "notice": (),
        "family_asked_for_amendment": False,
        "narrative_id": "words",
        "version_id": version_id,
    }


def issue(journey: Journey, version_id: str) -> None:
    """The final plan after the review."""
    journey.do(c.IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM, version_id=version_id)


def plays() -> Iterator[Journey]:
    """Every journey of this subject."""
    yield from _transcripts()
    yield from _outside_review()
    yield from _withdrawn()
    yield from _in_review()
    yield from _after_a_dispute()
    yield from _refusals()


def _transcripts() -> Iterator[Journey]:
    yield drafted(drafted(transcribed(), "next", OUTSIDE), "better", OUTSIDE)
    twice = sent(sent(plans.registered(), "paper", TRANSCRIPT), "paper-2", TRANSCRIPT)
    twice.do(r.AnswerDraft, FAMILY, narrative_id="words")
    yield final(twice, "paper-2", notice=())
    left = sent(plans.registered(), "paper", TRANSCRIPT)
    left.do(r.WithdrawDraft, AUTHORITY, narrative_id="words")
    yield left


def _outside_review() -> Iterator[Journey]:
    journey = proposed()
    journey.do(r.AnswerDraft, FAMILY, narrative_id="words")
    sent(drafted(journey, "unsent", AFTER_VIEWS), "change-2", AFTER_VIEWS)
    yield final(journey.on(day("2026-02-17")), "change-2")
    # A first plan that nobody wrote down on paper; then a second change.
    first = sent(plans.registered(), "first", FIRST)
    first = final(first.on(day("2026-02-02")), "first")
    yield final(sent(first, "second", OUTSIDE).on(day("2026-03-02")), "second")
    yield final(sent(transcribed(), "ordered", ORDER), "ordered")
    # Nobody makes it final: the family is told, and it may be made final still.
    yield final(proposed().on(day("2026-05-04")), "change")


def _withdrawn() -> Iterator[Journey]:
    journey = proposed().on(day("2026-02-20"))
    journey.do(r.WithdrawDraft, AUTHORITY, narrative_id="words", notice=EVERY_ITEM)
    yield journey
    journey = sent(plans.registered(), "first", FIRST)
    journey.do(r.WithdrawDraft, AUTHORITY, narrative_id="words")
    yield journey
    journey = sent(plans.registered(), "change", OUTSIDE)
    journey.do(r.WithdrawDraft, AUTHORITY, narrative_id="words", notice=EVERY_ITEM)
    yield journey


def _in_review() -> Iterator[Journey]:
    journey = noticed().on(day("2026-05-11"))
    issue(journey, "after-review")
    yield journey
    journey = noticed().on(day("2026-05-04"))
    sent(journey, "after-views", AFTER_VIEWS).on(day("2026-05-11"))
    issue(journey, "after-views")
    yield journey
    journey = noticed().on(day("2026-05-11"))
    journey.do(c.DecideNotToAmend, AUTHORITY, notice=EVERY_ITEM, narrative_id="words")
    assert journey.state.record.draft is None, "the plan stays as it was"
    yield journey


def _after_a_dispute() -> Iterator[Journey]:
    """A new decision takes the place of one that is disputed."""
    for end in ("final", "withdrawn"):
        journey = final(proposed().on(day("2026-02-17")), "change")
        journey.do(c.NoteDispute, ENGINE, dispute_id="dispute-1")
        sent(journey, "again", OUTSIDE).on(day("2026-03-10"))
        if end == "final":
            final(journey, "again")
        else:
            journey.do(r.WithdrawDraft, AUTHORITY, narrative_id="w", notice=EVERY_ITEM)
        yield journey


def _refusals() -> Iterator[Journey]:
    facts: dict[str, Any] = {"version_id": "next", "sha256": "other", "reason": OUTSIDE}
    journey = transcribed()
    journey.refused(r.DraftPlanVersion, AUTHORITY, **{**facts, "version_id": "paper"})
    journey.refused(r.DraftPlanVersion, AUTHORITY, **{**facts, "reason": TRANSCRIPT})
    journey.refused(r.DraftPlanVersion, AUTHORITY, **{**facts, "based_on": "nowhere"})
    journey.refused(r.DraftPlanVersion, AUTHORITY, **{**facts, "sha256": "hash of paper"})
    journey.refused(r.SendDraftToFamily, AUTHORITY, version_id="nowhere")
    journey.refused(r.SendDraftToFamily, AUTHORITY, version_id="paper")
    journey.refused(r.AnswerDraft, FAMILY, narrative_id="words")
    journey.refused(r.WithdrawDraft, AUTHORITY, narrative_id="words")
    drafted(journey, "next", OUTSIDE)
    journey.refused(r.FinaliseVersion, AUTHORITY, version_id="next", notice=EVERY_ITEM)
    journey.do(r.SendDraftToFamily, AUTHORITY, version_id="next")
    journey.refused(r.SendDraftToFamily, AUTHORITY, version_id="next")
    journey.refused(r.AnswerDraft, FAMILY, narrative_id="")
    journey.refused(r.FinaliseVersion, AUTHORITY, version_id="next", notice=EVERY_ITEM)
    journey.refused(r.WithdrawDraft, AUTHORITY, narrative_id="", notice=EVERY_ITEM)
    journey.refused(r.WithdrawDraft, AUTHORITY, narrative_id="words")
    journey.on(day("2026-02-02"))
    journey.refused(r.FinaliseVersion, AUTHORITY, version_id="next", notice=())
    journey.do(r.WithdrawDraft, AUTHORITY, narrative_id="words", notice=EVERY_ITEM)
    journey.refused(r.SendDraftToFamily, AUTHORITY, version_id="next")
    sent(journey, "ordered", ORDER)
    journey.refused(r.WithdrawDraft, AUTHORITY, narrative_id="words")
    yield journey
    journey = sent(sent(plans.registered(), "paper", TRANSCRIPT), "ordered", ORDER)
    yield final(journey, "ordered")
    yield from _refusals_in_review()
    journey = to_end()
    journey.refused(r.FinaliseVersion, AUTHORITY, version_id="change", notice=EVERY_ITEM)
    yield journey


def _refusals_in_review() -> Iterator[Journey]:
    journey = held_with_record().on(day("2026-04-20"))
    journey.refused(r.SendDraftToFamily, AUTHORITY, version_id="after-review")
    journey.refused(c.DecideReview, AUTHORITY, **amendment(""))
    decide(journey, "after-review")
    journey.refused(r.AnswerDraft, FAMILY, narrative_id="words")
    journey.refused(r.WithdrawDraft, AUTHORITY, narrative_id="words", notice=EVERY_ITEM)
    journey.on(day("2026-05-11"))
    journey.refused(r.FinaliseVersion, AUTHORITY, version_id="after-review", notice=EVERY_ITEM)
    journey.refused(c.IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM)
    drafted(journey, "unseen", AFTER_VIEWS)
    journey.refused(c.IssueFinalPlan, AUTHORITY, notice=EVERY_ITEM, version_id="unseen")
    yield journey
    journey = plans.reported().on(day("2026-04-20"))
    sent(journey, "paper", TRANSCRIPT)
    journey.refused(c.DecideReview, AUTHORITY, **amendment("paper"))
    drafted(journey, "draft", REVIEW)
    decide(journey, "draft")
    yield journey

"""An EHC plan through two review years; a refused change opens a dispute filled in from the plan."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from embedded.story import dispute, said
from embedded.story.case import Case, Say
from embedded.story.cast import Cast
from embedded.story.days import today, weekday, words
from embedded.story.failure import StoryFailed


def registered(cast: Cast, say: Say, name: str, title: str) -> Case:
    """The council brings a plan that is ten months old, so that its first review is near (R1)."""
    say(f"\n{title}")
    family = cast.parent
    facts = {
        "family_id": family.person_id,
        "child_id": family.child,
        "setting_id": cast.senco.team,
        "plan_made_on": (today() - timedelta(days=300)).isoformat(),
    }
    done = cast.officer.client.act("/plans", {"plan": facts})
    plan = Case(cast, say, name, title, family, str(done["case_id"]))
    plan.tell(cast.officer, "registers the plan.")
    plan.expect("between_reviews", "phase_move_expected")
    return plan


def meeting_arranged(plan: Case) -> Case:
    """The school invites everybody, three weeks before the meeting (R4)."""
    day = weekday(plan.today + timedelta(days=21))
    plan.do(
        plan.cast.senco,
        "arrange_review_meeting",
        f"invites to the review meeting of {words(day)}.",
        meeting_on=day.isoformat(),
    )
    return plan


def reviewed(plan: Case) -> Case:
    """The meeting is held, and the school sends its report (R6, R7)."""
    meeting_arranged(plan)
    plan.go_to(weekday(plan.today + timedelta(days=21)))
    plan.do(
        plan.cast.senco,
        "record_review_meeting",
        "holds the meeting.",
        held_on=plan.today.isoformat(),
    )
    plan.days_later(7)
    plan.do(plan.cast.senco, "send_review_report", "sends the report of the meeting.")
    return plan


def decided(plan: Case, outcome: str, how: str, reasons: str) -> Case:
    """The council decides within four weeks of the meeting (R8, R9)."""
    plan.days_later(10)
    plan.do(
        plan.cast.officer,
        "decide_review",
        how,
        outcome=outcome,
        notice=list(said.EVERY_NOTICE_ITEM),
        family_asked_for_amendment=True,
        words=reasons,
    )
    return plan


def amended_year(plan: Case) -> Case:
    """A year that ends with a final amended plan, after the family's words (R10, R11)."""
    reviewed(plan)
    decided(plan, "amend", "proposes changes to the plan.", said.REVIEW_DECISION)
    plan.days_later(5)
    plan.do(
        plan.family,
        "make_representations",
        "says what it thinks of the changes.",
        words=said.REPRESENTATIONS,
    )
    plan.days_later(14)
    plan.do(
        plan.cast.officer,
        "issue_final_plan",
        "sends the final plan.",
        notice=list(said.EVERY_NOTICE_ITEM),
        as_asked=True,
    )
    plan.expect("between_reviews", "review_year_closed")
    return plan


def refused_year(plan: Case) -> Case:
    """The next year; the family asks for a change and does not get it."""
    plan.go_to(weekday(plan.deadline("review_due") - timedelta(days=80)))
    reviewed(plan)
    decided(plan, "keep", "keeps the plan as it is.", said.REFUSED_AMENDMENT)
    plan.expect("between_reviews", "review_year_closed")
    return plan


def disputed(plan: Case) -> Case:
    """The family disagrees; the plan fills in what, when and between whom."""
    about = plan.about()["facts"]
    decision: dict[str, Any] = about["appealable"]
    facts = {
        "plan_id": plan.case_id,
        "authority_id": about["parties"]["authority_id"],
        "child_id": about["parties"]["child_id"],
        "decision": decision["decision"],
        "sections": decision["sections"],
        "notice_sent_on": decision["notice_sent_on"],
        "notice_dated_on": decision["notice_dated_on"],
        "words": said.PLAN_COMPLAINT,
    }
    case = dispute.opened(
        plan.cast,
        plan.say,
        "6-refused-change",
        "A dispute that begins from the plan",
        plan.family,
        facts,
    )
    if case.today != plan.today:
        raise StoryFailed("A dispute about a plan must begin on the day that the plan is at.")
    return dispute.acknowledged(case)


def two_years(cast: Cast, say: Say) -> tuple[Case, Case]:
    """The plan, and the dispute about it."""
    plan = registered(cast, say, "5-plan", "A plan through two review years")
    refused_year(amended_year(plan))
    return plan, disputed(plan)

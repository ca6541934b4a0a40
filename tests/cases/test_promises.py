"""A promise that is not kept is said, taken further and changed in writing; dates follow the law."""

from __future__ import annotations

import pytest

from cases.dispute import commands as c
from cases.dispute.register import commands as r
from cases.dispute.register.vocabulary import BreachPath
from cases.dispute.vocabulary import Side
from rules.compliance import PromiseKind
from tests.cases import disputes as d
from tests.cases.journey import Journey, day

NAME = c.PromiseMade("p3", PromiseKind.NAME_INSTITUTION, Side.AUTHORITY, "words-p3")
PLAN = c.PromiseMade("p1", PromiseKind.AMEND_PLAN, Side.AUTHORITY, "words-p1")


def in_force() -> Journey:
    """Three promises of 17 February: a plan in five weeks, two things in two weeks."""
    return d.agreed(PLAN, d.OTHER, NAME)


def third_broken() -> Journey:
    """The first two are kept, the third is not, and its day has passed."""
    journey = in_force()
    journey.on(day("2026-03-02"))
    for promise in ("p1", "p2"):
        journey.do(c.RecordPromiseKept, d.AUTHORITY, promise_id=promise, kept_on=journey.now.on)
    return journey.on(day("2026-03-04"))


def test_each_promise_has_the_day_the_law_gives_it_and_its_rule() -> None:
    journey = in_force()
    found = {p: journey.clock(f"promise:{p}").deadline for p in ("p1", "p2", "p3")}
    assert {p: (f.due_on, f.rule) for p, f in found.items()} == {
        "p1": (day("2026-03-24"), "M15"),
        "p2": (day("2026-03-03"), "M16"),
        "p3": (day("2026-03-03"), "M15"),
    }


def test_a_breach_in_the_third_term_is_told_with_a_letter_and_the_day_for_judicial_review() -> None:
    journey = third_broken()
    told = [n for n in journey.told if n.template == "promise_breached"]
    assert {(n.recipient, n.letter, n.ground) for n in told} == {
        ("family-1", "breach_complaint", "p3"),
        ("authority-1", "", "p3"),
        ("mediator-1", "", "p3"),
    }
    assert {"mend_breach", "follow_up_breach"} <= journey.owed()
    review = journey.clock("judicial_review")
    assert (review.deadline.due_on, review.deadline.rule) == (day("2026-06-03"), "C13")
    assert journey.state.stage == "compliance"


def test_the_family_chooses_its_way_and_the_authority_hears_of_it() -> None:
    journey = third_broken()
    journey.do(r.EscalateBreach, d.FAMILY, promise_id="p3", path=BreachPath.COMPLAINT)
    assert journey.said("breach_escalated") == {"family-1", "authority-1", "mediator-1"}
    letters = [n.letter for n in journey.told if n.template == "breach_escalated" and n.letter]
    assert letters == ["breach_complaint"]
    journey.do(r.EscalateBreach, d.FAMILY, promise_id="p3", path=BreachPath.JUDICIAL_REVIEW)
    assert not journey.clock("judicial_review").is_open
    assert "mend_breach" in journey.owed(), "the duty goes on"


def test_while_there_is_time_to_appeal_the_family_may_go_back_to_the_tribunal() -> None:
    journey = third_broken()
    journey.do(r.EscalateBreach, d.FAMILY, promise_id="p3", path=BreachPath.TRIBUNAL)
    assert journey.state.stage == "referral"
    assert "state_grounds" in journey.owed()
    assert journey.clock("appeal").is_open


def test_after_that_time_it_is_told_which_ways_are_left() -> None:
    journey = third_broken().on(day("2026-05-01"))
    refusal = journey.refused(r.EscalateBreach, d.FAMILY, promise_id="p3", path=BreachPath.TRIBUNAL)
    assert (refusal.code, refusal.rule) == ("appeal_time_over", "T1")
    assert "late appeal" in refusal.reason


def test_a_promise_kept_late_ends_the_matter() -> None:
    journey = third_broken()
    journey.do(c.RecordPromiseKept, d.AUTHORITY, promise_id="p3", kept_on=day("2026-03-04"))
    assert journey.state.is_closed
    assert not journey.clock("judicial_review").is_open


def test_either_side_may_say_before_the_day_that_a_promise_is_not_being_kept() -> None:
    journey = in_force()
    due_on = journey.due("promise:p1")
    journey.do(r.NoteBreach, d.AUTHORITY, promise_id="p1", narrative_id="why")
    assert journey.said("breach_noted") == {"family-1", "mediator-1"}
    assert journey.due("promise:p1") == due_on
    journey.do(r.EscalateBreach, d.FAMILY, promise_id="p1", path=BreachPath.OMBUDSMAN)


@pytest.mark.parametrize(("first", "second"), [(d.FAMILY, d.AUTHORITY), (d.AUTHORITY, d.FAMILY)])
def test_a_last_day_moves_only_when_both_sides_have_written_the_same(
    first: object, second: object
) -> None:
    journey, new = third_broken(), day("2026-03-20")
    journey.do(r.AmendPromise, first, promise_id="p3", agreed_due_on=new)  # type: ignore[arg-type]
    assert journey.due("promise:p3") == day("2026-03-03")
    assert "answer_amendment" in journey.owed()
    journey.do(r.AmendPromise, second, promise_id="p3", agreed_due_on=new)  # type: ignore[arg-type]
    deadline = journey.clock("promise:p3").deadline
    assert (deadline.due_on, deadline.rule) == (new, "M18")
    assert journey.clock("promise:p3").status == "running"
    assert not journey.clock("judicial_review").is_open
    assert "answer_amendment" not in journey.owed()
    assert journey.said("promise_amended") == {"family-1", "authority-1", "mediator-1"}


def test_another_day_instead_is_a_proposal_of_its_own() -> None:
    journey = in_force()
    journey.do(r.AmendPromise, d.AUTHORITY, promise_id="p1", agreed_due_on=day("2026-04-30"))
    journey.do(r.AmendPromise, d.FAMILY, promise_id="p1", agreed_due_on=day("2026-04-10"))
    assert journey.due("promise:p1") == day("2026-03-24")
    journey.do(r.AmendPromise, d.AUTHORITY, promise_id="p1", agreed_due_on=day("2026-04-10"))
    assert journey.due("promise:p1") == day("2026-04-10")

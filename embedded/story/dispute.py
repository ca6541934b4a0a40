"""The stages of a dispute, each from where the one before left it."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from embedded.story import said
from embedded.story.case import Case, Say
from embedded.story.cast import Cast, Player
from embedded.story.days import instant, read, today, weekday, words

SLOT_AT = time(10, 0)
AFTER_THE_SESSION = time(13, 0)


def filed(
    cast: Cast,
    say: Say,
    name: str,
    title: str,
    family: Player,
    complaint: str = said.COMPLAINT,
    letter_days_ago: int = 5,
) -> Case:
    """The family disagrees with a final plan that was sent some days ago."""
    sent_on = today() - timedelta(days=letter_days_ago)
    facts = {
        "authority_id": cast.officer.team,
        "child_id": family.child,
        "decision": "plan_finalised",
        "sections": ["B", "F"],
        "notice_sent_on": sent_on.isoformat(),
        "notice_dated_on": sent_on.isoformat(),
        "words": complaint,
    }
    return opened(cast, say, name, title, family, facts)


def opened(
    cast: Cast, say: Say, name: str, title: str, family: Player, facts: dict[str, Any]
) -> Case:
    """A new dispute of that family with those facts."""
    say(f"\n{title}")
    done = family.client.act("/disputes", {"dispute": facts})
    case = Case(cast, say, name, title, family, str(done["case_id"]))
    case.tell(family, f"disagrees with the letter of {words(read(facts['notice_sent_on']))}.")
    case.expect("complaint", "dispute_filed")
    return case


def acknowledged(case: Case) -> Case:
    """The council says the next day that it has the complaint (C4)."""
    case.days_later(1)
    case.do(case.cast.officer, "acknowledge_complaint", "has the complaint.")
    return case


def answered(case: Case, answer: str = said.ANSWER) -> Case:
    """The council answers a week later and changes nothing; the family is not satisfied."""
    case.days_later(7)
    case.do(
        case.cast.officer,
        "answer_complaint",
        "answers and changes nothing.",
        outcome="not_upheld",
        words=answer,
    )
    case.days_later(1)
    case.do(case.family, "respond_to_answer", "is not satisfied.", satisfied=False)
    return case


def in_mediation(case: Case) -> Case:
    """The family speaks to the adviser and wants mediation (M2)."""
    case.do(
        case.family,
        "contact_adviser",
        "speaks to the adviser: mediation, yes.",
        wants_mediation=True,
    )
    case.expect("mediation", "adviser_contacted")
    return case


def slots_offered(case: Case) -> Case:
    """A mediator is chosen and offers two days; one day after the window is refused (M8)."""
    case.days_later(1)
    cast = case.cast
    case.do(
        cast.adviser,
        "appoint_mediator",
        f"gives the case to {cast.mediator.name}.",
        mediator_id=cast.mediator.person_id,
    )
    too_late = case.deadline("arrange_mediation") + timedelta(days=5)
    case.is_refused(
        cast.mediator,
        "offer_slots",
        "M8",
        f"tries to offer {words(too_late)}.",
        slots=[instant(too_late, SLOT_AT).isoformat()],
    )
    days = _session_days(case)
    case.do(
        cast.mediator,
        "offer_slots",
        f"offers {words(days[0])} and {words(days[1])}.",
        slots=[instant(day, SLOT_AT).isoformat() for day in days],
    )
    return case


def _session_days(case: Case) -> tuple[date, date]:
    first = weekday(case.today + timedelta(days=14))
    return first, weekday(first + timedelta(days=2))


def session_agreed(case: Case) -> date:
    """The family takes the first day, the council names who may decide; returns the day (M11)."""
    day = _session_days(case)[0]
    case.days_later(1)
    case.do(
        case.family,
        "agree_slot",
        f"takes {words(day)}.",
        slot=instant(day, SLOT_AT).isoformat(),
    )
    case.do(
        case.cast.officer,
        "name_decision_maker",
        f"names {said.DECISION_MAKER['name']}, who may settle.",
        **said.DECISION_MAKER,
    )
    return day


def held(case: Case, day: date, outcome: str, how: str) -> Case:
    """The session took place and ended in that way."""
    case.go_to(day, AFTER_THE_SESSION)
    case.do(
        case.cast.mediator,
        "record_session",
        f"records the session: {how}.",
        held_on=day.isoformat(),
        outcome=outcome,
    )
    return case


def certified(case: Case) -> Case:
    """The adviser issues the certificate on the next day (M13); anybody can check its number."""
    case.days_later(1)
    case.do(case.cast.adviser, "issue_certificate", "issues the certificate.")
    case.expect("referral", "certificate_issued")
    return case


def papers_added(case: Case) -> Case:
    """The family adds its papers; of the two that Section K lists, one is forgotten."""
    case.days_later(2)
    before = case.today - timedelta(days=90)
    family = case.family
    case.add(
        family, "decision_letter", "Letter of the council", "FL-FRM-GOR-ENG-12345.pdf", case.today
    )
    case.add(family, "plan", "Education, health and care plan", "Document1.pdf", case.today)
    case.add(
        family, "section_k", "Speech therapist's report", "Claimant-Medical-Report.pdf", before
    )
    case.add(family, "evidence", "Photo of the classroom", "flying-pig.jpg", before)
    return case


def grounds_given(case: Case) -> Case:
    """The family answers the questions of the appeal form (F3 to F15)."""
    case.do(case.family, "state_grounds", "gives the reasons.", answers=said.FORM)
    return case


def signed_and_sent(case: Case, bundle: str) -> Case:
    """The bundle is made, looked at, signed by the family and sent (F14)."""
    sha256 = case.make_bundle(bundle)
    case.do(
        case.family,
        "send_referral",
        "signs the bundle and sends it to the tribunal.",
        sha256=sha256,
        signature=said.SIGNATURE,
    )
    case.expect("referral", "referral_sent")
    return case


def returned(case: Case) -> Case:
    """The clerk misses a paper that Section K of the plan lists (F16)."""
    case.days_later(2)
    case.do(
        case.cast.clerk,
        "return_referral",
        "sends the papers back: a paper of Section K is missing.",
        reasons=["missing_section_k"],
        words=said.RETURNED,
    )
    case.expect("referral", "referral_returned")
    return case


def mended(case: Case) -> Case:
    """The family adds what was missing."""
    case.days_later(1)
    before = case.today - timedelta(days=60)
    case.add(case.family, "section_k", "Report of the school", "Document1.pdf", before)
    return case


def registered(case: Case) -> Case:
    """The clerk accepts the papers and registers the appeal (T4)."""
    case.days_later(1)
    case.do(case.cast.clerk, "accept_referral", "accepts the papers: they are complete.")
    case.days_later(2)
    number = f"EH000/{case.today:%y}/00001"
    case.do(
        case.cast.clerk,
        "register_appeal",
        f"registers the appeal as {number}.",
        appeal_number=number,
    )
    case.expect("tribunal", "appeal_registered")
    return case

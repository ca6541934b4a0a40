"""The dispute that goes the whole way, and three that end otherwise."""

from __future__ import annotations

from datetime import timedelta

from embedded.story import dispute, said
from embedded.story.case import Case, Say
from embedded.story.cast import Cast
from embedded.story.failure import StoryFailed


def whole_way(cast: Cast, say: Say) -> Case:
    """Complaint, mediation without agreement, referral returned once, registered."""
    case = dispute.filed(
        cast, say, "1-registered", "A dispute that goes to the tribunal", cast.parent
    )
    dispute.answered(dispute.acknowledged(case))
    dispute.slots_offered(dispute.in_mediation(case))
    day = dispute.session_agreed(case)
    dispute.held(case, day, "none", "no agreement")
    dispute.certified(case)
    dispute.grounds_given(dispute.papers_added(case))
    dispute.signed_and_sent(case, "bundle-1-returned.pdf")
    dispute.returned(case)
    dispute.mended(case)
    dispute.signed_and_sent(case, "bundle-2-accepted.pdf")
    return dispute.registered(case)


def agreement_in_force(cast: Cast, say: Say, name: str, title: str) -> Case:
    """Mediation ends with two promises that both sides accept (M14)."""
    case = dispute.filed(cast, say, name, title, cast.second_parent, said.SECOND_COMPLAINT)
    dispute.slots_offered(dispute.in_mediation(dispute.acknowledged(case)))
    day = dispute.session_agreed(case)
    dispute.held(case, day, "agreement", "the two sides agree")
    case.do(
        cast.mediator,
        "record_agreement",
        "writes down two promises of the council.",
        agreed_on=day.isoformat(),
        promises=[
            {"promise": "amend_plan", "owner": "authority", "words": said.PROMISE_PLAN},
            {"promise": "other", "owner": "authority", "words": said.PROMISE_CONTACT},
        ],
    )
    case.do(case.family, "accept_agreement", "accepts the agreement.")
    case.do(cast.officer, "accept_agreement", "accepts the agreement.")
    case.expect("compliance", "agreement_accepted")
    return case


def agreement_kept_and_breached(cast: Cast, say: Say) -> Case:
    """One promise is kept in time; the other is not, which nobody has to report (M15, M16)."""
    case = agreement_in_force(cast, say, "2-agreement", "A dispute that ends with an agreement")
    amend, contact = (
        promise["made"]["promise_id"] for promise in case.about()["facts"]["agreement"]["promises"]
    )
    case.days_later(5)
    case.do(
        cast.officer,
        "record_promise_kept",
        "keeps the promise about the contact.",
        promise_id=contact,
        kept_on=case.today.isoformat(),
    )
    case.go_to(case.deadline(f"promise:{amend}") + timedelta(days=1))
    case.expect("compliance", "promise_breached")
    case.tell(case.family, "is told that the promise about the plan was not kept.")
    case.days_later(6)
    case.do(
        cast.officer,
        "record_promise_kept",
        "keeps the promise about the plan, late.",
        promise_id=amend,
        kept_on=case.today.isoformat(),
    )
    case.expect("closed", "dispute_ended")
    return case


def not_arranged(cast: Cast, say: Say) -> Case:
    """Nobody arranges the mediation; on day 31 the certificate is there by itself (M8, M9)."""
    case = dispute.filed(
        cast, say, "3-not-arranged", "A mediation that nobody arranges", cast.parent
    )
    dispute.in_mediation(dispute.acknowledged(case))
    case.go_to(case.deadline("arrange_mediation") + timedelta(days=1))
    case.expect("referral", "certificate_issued")
    certificate = case.about()["facts"]["mediation"]["certificate"]
    checked = cast.clerk.client.get(f"/certificates/{certificate['number']}")
    if checked["finding"] != "valid":
        raise StoryFailed(f"The certificate {certificate['number']} cannot be checked: {checked}.")
    case.tell(
        case.family, f"has the certificate {certificate['number']}, which nobody issued by hand."
    )
    return case


def withdrawn(cast: Cast, say: Say) -> Case:
    """The family ends its dispute."""
    case = dispute.filed(
        cast,
        say,
        "4-withdrawn",
        "A dispute that the family ends",
        cast.second_parent,
        said.SECOND_COMPLAINT,
    )
    dispute.acknowledged(case)
    case.days_later(3)
    case.do(case.family, "withdraw", "ends the dispute.")
    case.expect("closed", "dispute_ended")
    return case

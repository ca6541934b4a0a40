"""Plays of complaint, mediation, agreement and referral."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import product

from cases.actor import Role
from cases.change import AdoptCalendar, CorrectFact, CorrectRules
from cases.dispute import commands as c
from cases.dispute.tribunal.commands import RuleOnCertificate
from cases.dispute.vocabulary import AnswerOutcome, DocumentKind, ReturnReason, SessionOutcome
from rules import appeal, compliance
from rules.calendar import ENGLAND
from rules.closed_days import DayChange, changed
from rules.referral import NoCertificateReason
from tests.cases import disputes as d
from tests.cases.journey import Journey, day
from tests.cases.misreading import counting_from_later

_NOT_HELD = SessionOutcome.NOT_HELD_AUTHORITY
_PAPERS = (DocumentKind.DECISION_LETTER, DocumentKind.PLAN, DocumentKind.SECTION_K)


def plays() -> Iterator[Journey]:
    """The moves that the stories of other tests do not make."""
    yield from _complaints()
    yield from _withdrawn()
    yield from _mediations()
    yield from _agreements()
    yield from _referrals()
    yield from _stale_bundles()


def _answer(journey: Journey) -> Journey:
    journey.do(
        c.AnswerComplaint,
        d.AUTHORITY,
        outcome=AnswerOutcome.NOT_UPHELD,
        narrative_id="words-2",
    )
    return journey


def _complaints() -> Iterator[Journey]:
    yield _answer(d.filed())
    registered = _answer(_registered())
    registered.refused(c.RespondToAnswer, d.FAMILY, satisfied=True)
    yield registered
    for begin in (d.filed, _meant_for_mediation, _at_the_judge, _in_compliance):
        content = _answer(begin())
        content.do(c.RespondToAnswer, d.FAMILY, satisfied=True)
        yield content


def _withdrawn() -> Iterator[Journey]:
    for begin in (d.filed, _meant_for_mediation, _at_the_judge, _in_compliance):
        journey = begin()
        journey.do(c.Withdraw, d.FAMILY)
        yield journey


def _meant_for_mediation() -> Journey:
    journey = d.filed()
    journey.do(c.ContactAdviser, d.FAMILY, wants_mediation=True)
    return journey


def _state(journey: Journey) -> Journey:
    for kind in _PAPERS:
        if kind not in {document.document for document in journey.state.documents}:
            d.add(journey, kind)
    journey.do(
        c.StateGrounds,
        d.FAMILY,
        sections=("B", "F"),
        narrative_id="words-3",
        details=d.DETAILS,
        no_certificate=NoCertificateReason.OTHER_REASON,
    )
    return journey


def _at_the_judge() -> Journey:
    return _state(d.filed())


def _send(journey: Journey) -> Journey:
    d.build(journey)
    journey.do(c.SendReferral, d.FAMILY, sha256="cd" * 32, signature_id="signature-1")
    return journey


def _registered() -> Journey:
    journey = _send(_at_the_judge())
    journey.do(c.AcceptReferral, d.CLERK)
    journey.do(RuleOnCertificate, d.CLERK, admitted=True, narrative_id="words")
    journey.do(c.RegisterAppeal, d.CLERK, appeal_number="EH901/26/00001")
    return journey


def _in_compliance() -> Journey:
    journey = _meant_for_mediation()
    journey.do(c.AppointMediator, d.ADVISER, mediator_id="mediator-1")
    journey.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    journey.do(c.AgreeSlot, d.FAMILY, slot=d.SLOT)
    journey.on(day("2026-02-17"))
    held = {"held_on": day("2026-02-17"), "outcome": SessionOutcome.AGREEMENT}
    journey.do(c.RecordSession, d.MEDIATOR, **held)
    journey.do(
        c.RecordAgreement, d.MEDIATOR, agreed_on=day("2026-02-17"), promises=(d.ASSESS, d.OTHER)
    )
    journey.do(c.AcceptAgreement, d.FAMILY)
    journey.do(c.AcceptAgreement, d.AUTHORITY)
    return journey


def _mediations() -> Iterator[Journey]:
    declined = d.filed(pack="law-2014")
    declined.do(c.ContactAdviser, d.FAMILY, wants_mediation=False)
    yield declined
    offered = d.contacted()
    offered.do(c.OfferSlots, d.MEDIATOR, slots=(d.SLOT,))
    offered.do(c.OfferSlots, d.MEDIATOR, slots=(d.LATER_SLOT,))
    offered.do(c.ReportNotArranged, d.AUTHORITY)
    yield offered
    fixed = d.arranged()
    fixed.do(c.ReportNotArranged, d.AUTHORITY)
    yield fixed
    yield d.held(_NOT_HELD)
    late = d.contacted()
    yield late.on(late.due("arrange_mediation") + timedelta(days=1))


def _agreements() -> Iterator[Journey]:
    kept = d.agreed()
    for promise in ("p1", "p2"):
        kept.do(c.RecordPromiseKept, d.AUTHORITY, promise_id=promise, kept_on=kept.now.on)
    yield kept
    mended = d.agreed(d.ASSESS, d.OTHER).on(day("2026-03-05"))
    for promise in ("p1", "p2"):
        mended.do(c.RecordPromiseKept, d.AUTHORITY, promise_id=promise, kept_on=mended.now.on)
    yield mended
    yield _accepted_late(_state)
    yield _accepted_late(lambda journey: _send(_state(journey)))
    later = c.PromiseMade("p3", d.OTHER.promise, d.OTHER.owner, "words-p3", day("2026-06-01"))
    half_mended = d.agreed(d.OTHER, later).on(day("2026-03-05"))
    half_mended.do(c.RecordPromiseKept, d.AUTHORITY, promise_id="p2", kept_on=half_mended.now.on)
    yield half_mended
    counted_again = d.agreed().on(day("2026-03-05"))
    with counting_from_later(compliance, "promise", days=7):
        counted_again.do(CorrectRules, Role.ADMINISTRATOR, rules=("M15", "M16"))
    yield counted_again


def _accepted_late(meanwhile: Callable[[Journey], Journey]) -> Journey:
    """The family prepares or sends its appeal while the agreement waits to be accepted."""
    journey = d.held(SessionOutcome.AGREEMENT)
    journey.do(
        c.RecordAgreement, d.MEDIATOR, agreed_on=day("2026-02-17"), promises=(d.ASSESS, d.OTHER)
    )
    meanwhile(journey)
    journey.do(c.AcceptAgreement, d.AUTHORITY)
    journey.do(c.AcceptAgreement, d.FAMILY)
    return journey


def _referrals() -> Iterator[Journey]:
    for begin in (d.filed, _meant_for_mediation, d.agreed):
        yield _state(begin())
    twice = d.with_grounds()
    twice.do(c.RequestBundle, d.FAMILY)
    twice.do(c.RecordBundleFailure, d.ENGINE, request=1, code="unreadable")
    _state(twice)
    twice.do(c.RequestBundle, d.FAMILY)
    d.build(twice)
    twice.do(c.RequestBundle, d.FAMILY)
    twice.do(c.RecordBundleFailure, d.ENGINE, request=4, code="unreadable")
    yield twice
    accepted = d.sent()
    accepted.do(c.AcceptReferral, d.CLERK)
    _back(accepted)
    yield _state(accepted)


def _back(journey: Journey) -> None:
    reasons = (ReturnReason.UNREADABLE,)
    journey.do(c.ReturnReferral, d.CLERK, reasons=reasons, narrative_id="words")


# What makes a bundle stale: while it is being built or lies ready, the first time or after a return.


def _stale_bundles() -> Iterator[Journey]:
    for make_stale, returned, built in product(_STALE, (False, True), (False, True)):
        begin, act = make_stale
        journey = _state(begin())
        if returned:
            _send(journey)
            _back(journey)
        if built:
            d.build(journey)
        else:
            journey.do(c.RequestBundle, d.FAMILY)
        act(journey)
        yield journey


def _add(journey: Journey) -> None:
    d.add(journey, DocumentKind.EVIDENCE)


def _stated_again(journey: Journey) -> None:
    _state(journey)


def _newer_calendar(journey: Journey) -> None:
    newer = changed(ENGLAND, (DayChange(day("2026-03-12"), True, "proclaimed"),))
    journey.do(AdoptCalendar, Role.ADMINISTRATOR, calendar=newer)


def _corrected_rule(journey: Journey) -> None:
    with counting_from_later(appeal, "appeal"):
        journey.do(CorrectRules, Role.ADMINISTRATOR, rules=("T1",))


def _corrected_day(journey: Journey) -> None:
    journey.do(
        CorrectFact, d.FAMILY, fact="notice_sent", is_on=day("2026-01-13"), narrative_id="why"
    )


def _not_arranged(journey: Journey) -> None:
    journey.do(c.ReportNotArranged, d.AUTHORITY)


def _time_is_over(journey: Journey) -> None:
    journey.on(journey.due("arrange_mediation") + timedelta(days=1))


def _nobody_came(journey: Journey) -> None:
    journey.on(day("2026-02-17"))
    journey.do(c.RecordSession, d.MEDIATOR, held_on=day("2026-02-17"), outcome=_NOT_HELD)


def _certified(journey: Journey) -> None:
    journey.do(c.IssueCertificate, d.MEDIATOR)


_STALE: tuple[tuple[Callable[[], Journey], Callable[[Journey], None]], ...] = (
    (d.filed, _add),
    (d.filed, _newer_calendar),
    (d.filed, _corrected_rule),
    (d.filed, _corrected_day),
    (d.filed, _stated_again),
    (d.contacted, _not_arranged),
    (d.contacted, _time_is_over),
    (d.arranged, _nobody_came),
    (lambda: d.held(SessionOutcome.NONE), _certified),
)

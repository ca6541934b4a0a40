"""Whether a step of somebody else made a bundle untrue. Asked by `decide` after every command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cases.actor import Role
from cases.dispute.outdated.events import BundleOutdated
from cases.dispute.outdated.vocabulary import Cause
from cases.dispute.state import DisputeState
from cases.moment import Moment


def outdated_by(
    before: DisputeState, after: DisputeState, command: Any, now: Moment
) -> tuple[BundleOutdated, ...]:
    """The bundles that this step made untrue, each with what changed under it.

    What the family does itself it knows; then a bundle is only taken away, as ever.
    """
    if command.meta.actor.role in (Role.FAMILY, Role.ENGINE) or after.is_closed:
        return ()
    cause = _cause(before, after)
    if cause is None:
        return ()
    known = {one.sha256 for one in before.outdated if one.cause is cause and one.is_sent}
    return tuple(
        BundleOutdated(sha256, cause, is_sent, now.on)
        for sha256, is_sent in _bundles(before, after, cause)
        if not (is_sent and sha256 in known)
    )


def _bundles(before: DisputeState, after: DisputeState, cause: Cause) -> Iterator[tuple[str, bool]]:
    """The bundle that waits for its signature, and the one that the tribunal has.

    Papers that are added after it was sent go to the tribunal by themselves, and the people of a case
    change without the bundle being wrong.
    """
    referral = before.referral
    sent = referral.sent_bundle
    if sent is not None and cause not in (Cause.PAPERS, Cause.PEOPLE):
        yield sent.sha256, True
    waits = referral.bundle
    begun = referral.awaited_request or (waits is not None and waits != sent)
    kept = after.referral.awaited_request or after.referral.bundle is not None
    if begun and (not kept or cause is Cause.SCREENING):
        yield waits.sha256 if waits is not None else "", False


def _cause(before: DisputeState, after: DisputeState) -> Cause | None:
    if _finding(before) != _finding(after):
        return Cause.SCREENING
    if before.mediation.certificate != after.mediation.certificate:
        return Cause.CERTIFICATE
    if before.referral.grounds != after.referral.grounds or before.matter != after.matter:
        return Cause.GROUNDS
    if before.documents != after.documents:
        return Cause.PAPERS
    if before.parties != after.parties or before.people != after.people:
        return Cause.PEOPLE
    return None


def _finding(state: DisputeState) -> object:
    """What screening says for the way to the tribunal; a certificate in force outweighs it."""
    return None if state.mediation.certificate else state.screening.exemption

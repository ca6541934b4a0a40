"""Bundles that are out of date: folded and told. No command makes one; `decide` judges every step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from cases.dispute.outdated.events import BundleOutdated
from cases.dispute.outdated.state import Outdated
from cases.dispute.state import DisputeState
from cases.dispute.subject import Subject, Tell


def _outdated(state: DisputeState, event: BundleOutdated) -> DisputeState:
    one = Outdated(event.sha256, event.cause, event.outdated_on, event.is_sent)
    state = replace(state, outdated=(*state.outdated, one))
    if event.is_sent:
        return state
    return replace(state, referral=replace(state.referral, bundle=None, awaited_request=0))


def _told(state: DisputeState, event: object) -> Iterable[Tell]:
    """The family hears why; the tribunal hears of a bundle that it has, and nothing of mediation."""
    if not isinstance(event, BundleOutdated):
        return
    template = "sent_bundle_outdated" if event.is_sent else "bundle_outdated"
    yield Tell(template, "family", ground=event.cause.value)
    if event.is_sent:
        yield Tell(template, "tribunal", ground=event.sha256)


SUBJECT = Subject(
    "outdated",
    evolve=MappingProxyType({BundleOutdated: _outdated}),
    notices=_told,
)
"""Out of date, whole."""

"""Every action of every page, by kind of case and address; a test fails when a command has none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from api.forms import (
    advice,
    agreement,
    appeal,
    appeal_form,
    certificates,
    choice,
    complaint,
    consultation,
    correction,
    early,
    ending,
    exceptions,
    grounds,
    health,
    health_change,
    links,
    mediation,
    negotiation,
    orders,
    outcome,
    outside,
    panel,
    parties,
    placements,
    plan_record,
    plan_years,
    promises,
    reassess,
    referral,
    review,
    session,
    sitting,
    stages,
    standards,
    tasks,
    transfer,
    tribunal,
    upper,
)
from api.forms.action import Action
from api.permissions import may_act
from api.scene import Scene

ACTIONS: Mapping[tuple[str, str], Action] = {
    (action.case_kind, action.slug): action
    for action in (
        *complaint.ACTIONS,
        *stages.ACTIONS,
        *mediation.ACTIONS,
        *grounds.ACTIONS,
        *sitting.ACTIONS,
        *health.ACTIONS,
        *negotiation.ACTIONS,
        *session.ACTIONS,
        *certificates.ACTIONS,
        *agreement.ACTIONS,
        *promises.ACTIONS,
        *panel.ACTIONS,
        *agreement.ACTIONS,
        *links.ACTIONS,
        *referral.ACTIONS,
        *appeal_form.ACTIONS,
        *tribunal.ACTIONS,
        *appeal.ACTIONS,
        *outcome.ACTIONS,
        *orders.ACTIONS,
        *upper.ACTIONS,
        *tasks.ACTIONS,
        *exceptions.ACTIONS,
        *parties.ACTIONS,
        *review.ACTIONS,
        *choice.ACTIONS,
        *consultation.ACTIONS,
        *placements.ACTIONS,
        *standards.ACTIONS,
        *advice.ACTIONS,
        *outside.ACTIONS,
        *ending.ACTIONS,
        *health_change.ACTIONS,
        *reassess.ACTIONS,
        *transfer.ACTIONS,
        *early.ACTIONS,
        *plan_years.ACTIONS,
        *plan_record.ACTIONS,
        *correction.ACTIONS,
    )
}


def action_of(case_kind: str, slug: str) -> Action | None:
    """The action at that address, or None."""
    return ACTIONS.get((case_kind, slug))


def offered(scene: Scene) -> tuple[Action, ...]:
    """What the page of the case offers this person now."""
    return tuple(
        action
        for (kind, _), action in ACTIONS.items()
        if kind == scene.existing.kind
        and may_act(scene.viewer, action.command, scene.existing)
        and action.offered(scene)
    )


def action_for_step(case_kind: str, step: str) -> Action | None:
    """The action that fulfils a task of that kind, or None when none does it on a page."""
    return next(
        (a for (kind, _), a in ACTIONS.items() if kind == case_kind and step in a.steps), None
    )


def kind_of(command: type) -> str:
    """The `kind` of a command, as programs name it."""
    return next(str(field.default) for field in fields(command) if field.name == "kind")

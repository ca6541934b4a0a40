"""Warning, barring and costs: for who does not keep to directions, and only after a warning (T26)."""

from __future__ import annotations

from cases.actor import Actor
from cases.command import CommandRefused
from cases.dispute import events as de
from cases.dispute.state import DisputeState
from cases.dispute.tribunal import commands as c
from cases.dispute.tribunal import events as e
from cases.dispute.tribunal.guards import live, side_of
from cases.dispute.tribunal.vocabulary import Sanction
from cases.dispute.vocabulary import Side
from cases.moment import Moment


def takes_part(state: DisputeState, actor: Actor) -> None:
    """Refuse an authority that was barred; it may still ask for a change, and still give way."""
    if state.tribunal.barred_on is not None and side_of(actor) is Side.AUTHORITY:
        raise CommandRefused(
            "barred",
            "The tribunal does not let you take part any more. Ask the tribunal for a change if that "
            "should end.",
            "T26",
        )


def sanction(
    state: DisputeState, command: c.RecordSanction, now: Moment
) -> tuple[de.DisputeEvent, ...]:
    """What the tribunal did, with its reasons; costs may come after the end of the appeal."""
    given = command.sanction
    if given is not Sanction.COSTS or state.referral.registered_on is None:
        live(state)
    if not command.narrative_id:
        raise CommandRefused("why_sanction", "Give the reasons of the tribunal.")
    if given is Sanction.BARRED:
        _may_bar(state, command.side)
    if given is Sanction.BAR_LIFTED and (
        state.tribunal.barred_on is None or command.side is not Side.AUTHORITY
    ):
        raise CommandRefused("not_barred", "This side takes part already, so nothing is lifted.")
    return (e.SanctionRecorded(given, command.side, command.narrative_id, now.on),)


def _may_bar(state: DisputeState, side: Side) -> None:
    if side is Side.FAMILY:
        raise CommandRefused(
            "family_not_barred",
            "The family brought the appeal, so it is not barred from it.",
            "T26",
        )
    if state.tribunal.barred_on is not None:
        raise CommandRefused("barred_before", "The council was barred before.")
    warned = any(
        given.sanction is Sanction.WARNING and given.side is side
        for given in state.tribunal.sanctions
    )
    if not warned:
        raise CommandRefused("warn_first", "Nobody is barred without a warning first.", "T26")

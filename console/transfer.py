"""`redress transfer` and `redress move`: one dispute is run under another policy pack, or by another
council, from now on, with its reason.

A pack is frozen on a case when it is filed; this is the one way to change it. A council moves its
cases itself on its pages; an operator does it for a council that cannot. The case records who asked
and why, works out its own dates again, and tells its people.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import click

from console.change import DAY, Mistake
from rules.policy import PACKS

if TYPE_CHECKING:
    from activities.resources import Resources
    from cases.command import Meta
    from settings import Settings
    from store.case_pages import CasePage

_WAITING = "The case has not answered yet. The worker goes on with it by itself."

REASONS = ("wrong_pack", "law_changed", "rehearsal")


@click.command()
@click.argument("case_id")
@click.argument("pack", type=click.Choice(sorted(PACKS)))
@click.option("--because", "reason", required=True, type=click.Choice(REASONS), help="Why.")
@click.option("--words", required=True, help="The reason in your own words; kept with the case.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def transfer(case_id: str, pack: str, reason: str, words: str, yes: bool) -> None:
    """Run one dispute under another policy pack from now on, and tell its people."""
    from cli import read_settings, with_servers

    if not words.strip():
        raise Mistake("Give the reason in words.")
    if not yes:
        click.confirm(
            f"Run the dispute under {pack}? Its dates are worked out again and its people are told.",
            abort=True,
            err=True,
        )
    from cases.dispute.links.commands import TransferPack
    from cases.dispute.links.vocabulary import TransferReason

    def command(having: Resources, page: CasePage, meta: Meta, narrative_id: str) -> Any:
        return TransferPack(meta, pack, TransferReason(reason), narrative_id)

    settings = with_servers(read_settings())
    applied = asyncio.run(_through_the_case(settings, case_id, words, command))
    click.echo(
        f"The dispute is run under {pack} now. Its people are told." if applied else _WAITING
    )


@click.command()
@click.argument("case_id")
@click.argument("council_id")
@click.option("--from", "since", required=True, type=DAY, help="Responsible from this day on.")
@click.option("--words", required=True, help="The reason in your own words; kept with the case.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def move(case_id: str, council_id: str, since: datetime, words: str, yes: bool) -> None:
    """Make another council responsible for one dispute, and tell its people."""
    from cli import read_settings, with_servers

    if not words.strip():
        raise Mistake("Give the reason in words.")
    if not yes:
        click.confirm(
            "Move the dispute to another council? Everybody is told.", abort=True, err=True
        )
    from cases.dispute.links.commands import TransferAuthority

    def command(having: Resources, page: CasePage, meta: Meta, narrative_id: str) -> Any:
        council = having.people.find(council_id)
        if council is None or (council.role, council.kind) != ("authority", "organisation"):
            raise Mistake("There is no council with that id.")
        teams = having.people.members(council_id)
        services = [team.person_id for team in teams if team.role == "mediation_service"]
        # Mediation that has begun stays with the service that has it.
        service = "" if page.state.mediation.contacted_on is not None else next(iter(services), "")
        return TransferAuthority(meta, council_id, service, since.date(), narrative_id)

    settings = with_servers(read_settings())
    applied = asyncio.run(_through_the_case(settings, case_id, words, command))
    click.echo("The other council is responsible now. Everybody is told." if applied else _WAITING)


async def _through_the_case(
    settings: Settings, case_id: str, words: str, make: Callable[..., Any]
) -> bool:
    """Whether the case took the command already. Raises `Mistake` when it refused."""
    from activities.deliveries import resend
    from activities.recomputation import OPERATOR, PATIENCE_SECONDS
    from activities.resources import resources
    from activities.temporal import connect
    from cases.command import Meta
    from embedded.reach import reach_temporal
    from store.inbox import Words

    await reach_temporal(settings)
    having = resources(settings, await connect(settings))
    try:
        page = await having.in_thread(having.pages.find, case_id)
        if page is None or page.kind != "dispute":
            raise Mistake("There is no dispute with that id.")
        ahead = timedelta(seconds=page.clock_offset_seconds or 0)
        command_id, narrative_id = str(uuid4()), str(uuid4())
        meta = Meta(command_id, case_id, OPERATOR, datetime.now(UTC) + ahead)
        command = await having.in_thread(make, having, page, meta, narrative_id)
        said = (Words(narrative_id, words.strip(), {}),)
        filing = await having.in_thread(
            lambda: having.inbox.receive(command, "dispute", source="operator", words=said)
        )
        answer = await resend(having, filing, patience_seconds=PATIENCE_SECONDS)
        if answer == "applied":
            return True
        found = await having.in_thread(having.inbox.find, command_id)
        if found is not None and found.status == "refused":
            raise Mistake(found.refused_reason or "The case refused it.")
        return False
    finally:
        having.close()
        await asyncio.sleep(0.05)  # see embedded/leave.py
